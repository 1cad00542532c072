"""The index of examples: which labels a text resembles, and how much.

Three views of a text are added up: the nearest example's vector, the nearest example's
character n-grams, and a linear classifier (ridge regression on the vectors, classes weighted
alike) that sees what all the examples of a label have in common.

Whether a text reports an emergency at all is a fourth, on its own: a kernel ridge regression
that weighs every emergency and look-alike against all the examples.
"""

import fcntl
import hashlib
import json
import logging
import math
import os
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlu.encoder import Encoder, Vectors
from nlu.intents import EMERGENCIES, LOOKALIKE, Example
from nlu.ngrams import Ngrams
from nlu.normalise import clean

log = logging.getLogger(__name__)

KEPT = 4  # index files of an encoder
BATCH = 64  # texts whose cosines are held at once: some 4 MB a thousand rows
FORMAT = 2  # of the cache file and of everything computed into it
NEAREST, GRAMS, CLASS = 0.6, 0.1, 0.4  # weights of the three views: see nlu.evaluate
RIDGE = 1.0
WIDTH, SMOOTH = 2.0, 0.2  # of the kernel: exp(-WIDTH * distance²), and its ridge
ORDINARY = 0.5  # weight of an example that is neither an emergency nor a look-alike


@dataclass(frozen=True, slots=True)
class Match:
    """A label and its evidence: `score` is the weighted sum, `nearest` the cosine of the
    nearest example's vector; `danger`, of an emergency's label, how much the text reports any
    emergency: about 1 where it does, -1 where not."""

    label: str
    score: float
    nearest: float
    danger: float = -1.0


class Index:
    """Immutable once built, so safe to search from any thread."""

    def __init__(
        self,
        encoder: Encoder,
        labels: Sequence[str],
        owner: NDArray[np.int32],
        vectors: Vectors,
        weights: Vectors,
        danger: Vectors,
        grams: Ngrams,
    ) -> None:
        """`owner` gives each row of `vectors` its label; rows of a label are together."""
        self.labels = tuple(labels)
        self._encoder = encoder
        self._owner = owner
        self._vectors, self._weights, self._grams = vectors, weights, grams
        self._danger = danger  # a weight a row
        self._grave = np.flatnonzero(danger)
        self._first = np.searchsorted(owner, np.arange(len(labels)))

    @classmethod
    def build(
        cls,
        examples: Sequence[Example],
        encoder: Encoder,
        known: Mapping[str, Vectors] | None = None,
    ) -> "Index":
        """`known` are vectors by text from an earlier build, not to be computed again."""
        if not examples:
            raise ValueError("an index needs examples")
        ordered = _ordered(examples)
        texts = [clean(example.text) for example in ordered]
        labels = sorted({example.label for example in ordered})
        number = {label: i for i, label in enumerate(labels)}
        owner = np.array([number[example.label] for example in ordered], dtype=np.int32)
        vectors = _encode(texts, encoder, known or {})
        return cls(
            encoder,
            labels,
            owner,
            vectors,
            _ridge(vectors, owner, len(labels)),
            _danger(vectors, [labels[number] for number in owner]),
            Ngrams.build(texts),
        )

    @classmethod
    def load_or_build(
        cls, examples: Sequence[Example], cache_dir: Path, encoder: Encoder
    ) -> "Index":
        """From `cache_dir` where it holds these very examples in this encoder's vectors;
        otherwise built, re-using the vectors of unchanged texts, and kept there, beside the
        last few others: a process that is not there yet, or goes back, finds its own."""
        cache_dir.mkdir(parents=True, exist_ok=True)
        # one learns, the others wait and load what it has learnt
        with (cache_dir / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return cls._load_or_build(examples, cache_dir, encoder)

    @classmethod
    def _load_or_build(
        cls, examples: Sequence[Example], cache_dir: Path, encoder: Encoder
    ) -> "Index":
        prefix = f"nlu-index-{hashlib.sha256(encoder.id.encode()).hexdigest()[:12]}"
        key = key_of(examples, encoder)
        path = cache_dir / f"{prefix}-{key[:12]}.npz"
        try:
            kept = _read(path)
            if str(kept.get("key", "")) == key:
                return cls._loaded(encoder, kept)
        except (KeyError, ValueError, TypeError):
            log.warning("nlu index cache is damaged: building anew")
        others = sorted(cache_dir.glob(f"{prefix}-*.npz"), key=_age)
        index = cls.build(examples, encoder, _known(others[:1]))
        texts = [clean(example.text) for example in _ordered(examples)]
        _write(path, index._arrays() | {"key": np.array(key), "texts": np.array(json.dumps(texts))})
        for old in others[KEPT - 1 :]:
            old.unlink(missing_ok=True)
        return index

    @classmethod
    def _loaded(cls, encoder: Encoder, kept: Mapping[str, NDArray[np.generic]]) -> "Index":
        index = cls(
            encoder,
            json.loads(str(kept["labels"])),
            kept["owner"].astype(np.int32, copy=False),
            kept["vectors"].astype(np.float32, copy=False),
            kept["weights"].astype(np.float32, copy=False),
            kept["danger"].astype(np.float32, copy=False),
            Ngrams.load(kept),
        )
        if len(index._owner) != len(index._vectors):
            raise ValueError("rows and labels differ in number")
        return index

    def _arrays(self) -> dict[str, NDArray[np.generic]]:
        return self._grams.arrays() | {
            "labels": np.array(json.dumps(self.labels)),
            "owner": self._owner,
            "vectors": self._vectors,
            "weights": self._weights,
            "danger": self._danger,
        }

    def search(self, texts: Sequence[str]) -> list[list[Match]]:
        """Of each text, every label, best first. Many at once take a fraction of their time one
        by one."""
        cleaned = [clean(text) for text in texts]
        found: list[list[Match]] = []
        for start in range(0, len(cleaned), BATCH):
            batch = cleaned[start : start + BATCH]
            vectors = self._encoder.encode(batch)
            cosines = vectors @ self._vectors.T
            dangers = _kernel(cosines[:, self._grave]) @ self._danger[self._grave]
            ones = np.ones((len(batch), 1), dtype=np.float32)
            linear = np.hstack([vectors, ones]) @ self._weights
            found += [
                self._matches(text, *evidence)
                for text, *evidence in zip(batch, cosines, linear, dangers, strict=True)
            ]
        return found

    def _matches(
        self, text: str, cosines: Vectors, linear: Vectors, danger: np.float32
    ) -> list[Match]:
        near = self._best(cosines)
        scores = (
            NEAREST * near + GRAMS * self._best(self._grams.similarities(text)) + CLASS * linear
        )
        return [
            Match(
                self.labels[i],
                float(scores[i]),
                float(near[i]),
                float(danger) if self.labels[i] in EMERGENCIES else -1.0,
            )
            for i in np.argsort(-scores)
        ]

    def _best(self, similarities: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(np.maximum.reduceat(similarities, self._first), dtype=np.float32)


def _ordered(examples: Sequence[Example]) -> list[Example]:
    return sorted(examples, key=lambda example: (example.label, example.language, example.text))


def key_of(examples: Sequence[Example], encoder: Encoder) -> str:
    """The same for the same examples and encoder, whatever their order."""
    content = [[e.label, e.language.value, e.text] for e in _ordered(examples)]
    settings = [FORMAT, encoder.id, RIDGE, content]
    return hashlib.sha256(json.dumps(settings).encode()).hexdigest()


def _encode(texts: Sequence[str], encoder: Encoder, known: Mapping[str, Vectors]) -> Vectors:
    new = [text for text in dict.fromkeys(texts) if text not in known]
    fresh = dict(zip(new, encoder.encode(new), strict=True)) if new else {}
    return np.stack([fresh[text] if text in fresh else known[text] for text in texts])


def _ridge(vectors: Vectors, owner: NDArray[np.int32], labels: int) -> Vectors:
    """Weights (dimension + 1, labels) of a ridge regression on one-hot targets in which every
    label weighs the same however many examples it has."""
    rows = np.hstack([vectors, np.ones((len(vectors), 1), dtype=np.float32)]).astype(np.float64)
    share = len(owner) / (labels * np.bincount(owner, minlength=labels))
    weighted = rows * share[owner][:, None]
    penalty = RIDGE * np.eye(rows.shape[1])
    penalty[-1, -1] = 1e-3
    targets = np.eye(labels)[owner]
    return np.linalg.solve(weighted.T @ rows + penalty, weighted.T @ targets).astype(np.float32)


def _kernel(cosines: Vectors) -> Vectors:
    return np.asarray(np.exp((2 * WIDTH) * (cosines - 1)), dtype=np.float32)


def _danger(vectors: Vectors, labels: Sequence[str]) -> Vectors:
    """Weights, a row each, of a kernel ridge regression on 1 for emergencies and -1 for the
    rest. All rows are fitted; only emergencies and look-alikes carry weight, which makes it
    ten times as fast and no worse."""
    weights = np.zeros(len(labels), dtype=np.float32)
    grave = np.array([label in EMERGENCIES for label in labels])
    centres = grave | np.array([label == LOOKALIKE for label in labels])
    if not grave.any():
        return weights
    middle = vectors[centres]
    rows = _kernel(vectors @ middle.T)
    share = np.where(centres, 1.0, ORDINARY).astype(np.float32)
    gram = ((rows * share[:, None]).T @ rows).astype(np.float64)
    gram += SMOOTH * _kernel(middle @ middle.T)
    gram += 1e-3 * np.eye(len(middle))
    targets = (rows.T @ (share * np.where(grave, 1, -1))).astype(np.float64)
    weights[centres] = np.linalg.solve(gram, targets)
    return weights


def _known(paths: Sequence[Path]) -> dict[str, Vectors]:
    """The vectors of earlier builds, by text."""
    known: dict[str, Vectors] = {}
    for path in paths:
        try:
            kept = _read(path)
            vectors = kept["vectors"].astype(np.float32, copy=False)
            known |= dict(zip(json.loads(str(kept["texts"])), vectors, strict=True))
        except (KeyError, ValueError, TypeError):
            log.warning("nlu index cache is damaged: building anew")
    return known


def _age(path: Path) -> float:
    """Seconds, for sorting: of a file that somebody removed meanwhile, endless."""
    try:
        return -path.stat().st_mtime
    except OSError:
        return math.inf


def _read(path: Path) -> dict[str, NDArray[np.generic]]:
    """The arrays of a cache file; empty where there is none or it cannot be read."""
    if not path.exists():
        return {}
    try:
        with path.open("rb") as handle, np.load(handle, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        log.warning("nlu index cache cannot be read: building anew")
        return {}


def _write(path: Path, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    """All or nothing: another process never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
