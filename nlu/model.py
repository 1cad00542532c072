"""The embedded engine's model: what a text may mean, and how probable each meaning is.

Four views score every label: a linear classifier on the cheap encoder's vector, the nearest
example's cosine there, a linear classifier on character n-grams, and a linear classifier on the
costly encoder's vector. A conditional logit weighs them into probabilities. The costly encoder is
asked only about texts of which the other views are not sure enough.

``nlu/fitting.py`` makes models; this module runs them with numpy alone.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from prometheus_client import Counter

from core.people import Language
from nlu.deciding import Limits, Ranking
from nlu.encoder import Encoder, Vectors, unit
from nlu.intents import EMERGENCIES, LOOKALIKE, OOS, SMALL_TALK
from nlu.ngrams import weighed
from nlu.normalise import clean, fingerprint, normalise

log = logging.getLogger(__name__)

FORMAT = 7
"""Of the arrays below and of everything computed into them."""
BATCH = 64
"""Texts whose cosines are held at once: some 4 MB a thousand examples."""
ABSENT = -25.0
"""Log probability of a label that a classifier does not know."""
SURE = 0.8
"""From this probability on the costly encoder is not asked: `python -m tests.bench.nlu cascade`
says how often it then is, and what that costs."""
KNOWN = 0.99
"""Probability of the label that a text was taught with: whoever teaches it expects that."""
COARSE, FULL = 3, 4
"""How many views each of the two stages has."""

Floats = NDArray[np.float32]

TEXTS = Counter("yuqiao_nlu_texts", "Texts that were ranked, by the encoders they took", ["stage"])


@dataclass(frozen=True, slots=True)
class About:
    """Where a model comes from, for those who choose among them."""

    key: str
    """Of the examples and encoders it was made of. Made from an earlier model, it differs a little
    from one that was made from nothing."""
    content: int
    """Number of the content that it was first made for."""
    made_at: str
    """ISO 8601, UTC."""
    examples: int
    calibrated: int
    """How many examples its calibration was fitted on: its own, or an earlier model's."""
    scores: Mapping[str, float] = field(default_factory=dict)
    """Of examples that it had not seen, by language: the share whose label came first."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A stage's conditional logit: one number a feature of ``features``."""

    coarse: Floats
    full: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """Immutable, so safe from any thread. L labels, N examples."""

    about: About
    labels: tuple[str, ...]
    cheap: Encoder
    costly: Encoder
    owner: NDArray[np.int32]
    """(N,) the label of each example; those of a label are together."""
    vectors: Vectors
    """(N, D) of the cheap encoder."""
    known: NDArray[np.uint64]
    """(K,) fingerprints of the examples, in order; without those that several labels have."""
    known_owner: NDArray[np.int32]
    """(K,) their labels."""
    by_vector: Floats
    """(D + 1, L), the last row the intercepts."""
    inverse: Floats
    """(BUCKETS,) of the n-grams."""
    places: NDArray[np.int32]
    """(BUCKETS,) where in ``by_gram`` a bucket's weights are; -1 for none."""
    by_gram: NDArray[np.float16]
    """(used buckets + 1, L), the last row the intercepts."""
    languages: tuple[Language, ...]
    """S of them, of the examples."""
    by_gram_spoken: NDArray[np.float16]
    """(used buckets + 1, S), the last row the intercepts."""
    mean: Floats
    """(E,) of the costly encoder's vectors: they lie close together, off the centre."""
    by_costly: Floats
    """(E + 1, L)."""
    weights: Weights
    limits: Mapping[Language, Limits]
    sure: float = SURE

    def rank(self, texts: Sequence[str]) -> list[Ranking]:
        """Many at once take a fraction of their time one by one."""
        return [r for a in range(0, len(texts), BATCH) for r in self._rank(texts[a : a + BATCH])]

    def _rank(self, texts: Sequence[str]) -> list[Ranking]:
        cleaned = [clean(text) for text in texts]
        views = self.coarse_views(cleaned, self.cheap.encode(cleaned))
        found = probabilities(features(self.labels, views), self.weights.coarse)
        unsure = np.flatnonzero(found.max(axis=1) < self.sure)
        TEXTS.labels("coarse").inc(len(texts) - len(unsure))
        TEXTS.labels("full").inc(len(unsure))
        if len(unsure) and (costly := self._costly([cleaned[i] for i in unsure])) is not None:
            more = np.dstack([views[unsure], self.costly_view(costly)])
            full = features(self.labels, more)
            found[unsure] = probabilities(full, self.weights.full)
        for row, text in zip(found, cleaned, strict=True):
            if (label := self._known(text)) is not None:
                row *= 1 - KNOWN
                row[label] += KNOWN
        return [self._ranking(row) for row in found]

    def _known(self, text: str) -> int | None:
        """The label of an example that is this very text."""
        mark = np.uint64(fingerprint(normalise(text)))
        place = int(np.searchsorted(self.known, mark))
        found = place < len(self.known) and self.known[place] == mark
        return int(self.known_owner[place]) if found else None

    def _costly(self, texts: Sequence[str]) -> Vectors | None:
        try:
            return self.costly.encode(texts)
        except Exception as error:  # an operator's own may be down: the cheap one knows most
            log.warning("nlu: the costly encoder gave nothing", extra={"error": repr(error)})
            return None

    def _ranking(self, probable: Floats) -> Ranking:
        order = np.argsort(-probable)
        labels = tuple((self.labels[i], float(probable[i])) for i in order)
        return Ranking(labels, sum(p for label, p in labels if label in EMERGENCIES))

    def coarse_views(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """(texts, L, COARSE)"""
        first = np.searchsorted(self.owner, np.arange(len(self.labels)))
        cosines = vectors @ self.vectors.T
        views = np.empty((len(texts), len(self.labels), COARSE), dtype=np.float32)
        views[:, :, 0] = _log_softmax(_linear(vectors, self.by_vector))
        views[:, :, 1] = [self._margins(text, self.by_gram) for text in texts]
        views[:, :, 2] = np.maximum.reduceat(cosines, first, axis=1)
        return views

    def costly_view(self, vectors: Vectors) -> Floats:
        """(texts, L)"""
        return _log_softmax(_linear(unit(vectors - self.mean), self.by_costly))

    def spoken(self, text: str, found: Language) -> tuple[Language, float, float] | None:
        """The language whose examples the text is spelt like, its margin, and how far the next
        one is behind; None where ``found`` has no examples to compare with, or is alone."""
        if len(self.languages) < 2 or found not in self.languages:
            return None
        margins = self._margins(clean(text), self.by_gram_spoken)
        second, best = np.argsort(margins)[-2:]
        return self.languages[best], float(margins[best]), float(margins[best] - margins[second])

    def _margins(self, text: str, by_gram: NDArray[np.float16]) -> Floats:
        buckets, weights = weighed(text, self.inverse)
        places = self.places[buckets]
        known = places >= 0
        rows = by_gram[places[known]].astype(np.float32)
        return np.asarray(weights[known] @ rows + by_gram[-1], dtype=np.float32)

    # ── as arrays ────────────────────────────────────────────────────────────────────────────

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        limits = {spoken.value: asdict(limits) for spoken, limits in self.limits.items()}
        return {
            "about": np.array(json.dumps(asdict(self.about))),
            "labels": np.array(json.dumps(self.labels)),
            "limits": np.array(json.dumps(limits)),
            "languages": np.array(json.dumps(self.languages)),
            "coarse": self.weights.coarse,
            "full": self.weights.full,
        } | {
            name: getattr(self, name).astype(_KEPT_AS.get(name, kind))
            for name, kind in _ARRAYS.items()
        }

    @classmethod
    def of_arrays(
        cls, arrays: Mapping[str, NDArray[np.generic]], cheap: Encoder, costly: Encoder
    ) -> "Model":
        """Raises KeyError, ValueError or TypeError where they are not a model's."""
        about = About(**json.loads(str(arrays["about"])))
        labels = tuple(json.loads(str(arrays["labels"])))
        limits = {
            Language(code): Limits(**numbers)
            for code, numbers in json.loads(str(arrays["limits"])).items()
        }
        weights = Weights(_floats(arrays["coarse"]), _floats(arrays["full"]))
        parts: dict[str, Any] = {
            name: arrays[name].astype(kind, copy=False) for name, kind in _ARRAYS.items()
        }
        model = cls(
            about,
            labels,
            cheap,
            costly,
            weights=weights,
            limits=limits,
            languages=tuple(map(Language, json.loads(str(arrays["languages"])))),
            **parts,
        )
        if len(model.owner) != len(model.vectors) or model.by_vector.shape[1] != len(labels):
            raise ValueError("the parts of the model differ in size")
        return model


_ARRAYS: dict[str, type] = {
    "owner": np.int32,
    "known": np.uint64,
    "known_owner": np.int32,
    "vectors": np.float32,
    "by_vector": np.float32,
    "inverse": np.float32,
    "places": np.int32,
    "by_gram": np.float16,
    "by_gram_spoken": np.float16,
    "mean": np.float32,
    "by_costly": np.float32,
}
_KEPT_AS = {"vectors": np.float16}
"""Half the file, and nothing that a cosine shows."""
_GROUPS = ((OOS,), (LOOKALIKE,), EMERGENCIES, ("agent", "video"), SMALL_TALK)
"""Labels that share a leaning of their own in the conditional logit; topics have none."""


def features(labels: Sequence[str], views: Floats) -> Floats:
    """(texts, L, F): the views, then of each group whether a label is in it and how near the
    nearest example of all is."""
    texts = len(views)
    groups = np.array([[label in g for label in labels] for g in _GROUPS], dtype=np.float32)
    nearest = views[:, :, 2].max(axis=1)
    member = np.broadcast_to(groups.T, (texts, *groups.T.shape))
    return np.concatenate(
        [
            views,
            member,
            nearest[:, None, None] * member,
        ],
        axis=2,
    )


def probabilities(of: Floats, weights: Floats) -> Floats:
    """(texts, L), each row adding up to one."""
    scores = of @ weights
    found = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(found / found.sum(axis=1, keepdims=True), dtype=np.float32)


def _linear(vectors: Vectors, weights: Floats) -> Floats:
    return np.asarray(vectors @ weights[:-1] + weights[-1], dtype=np.float32)


def _log_softmax(scores: Floats) -> Floats:
    scores = scores - scores.max(axis=1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return np.asarray(np.maximum(logs, ABSENT), dtype=np.float32)


def _floats(values: NDArray[np.generic]) -> Floats:
    return values.astype(np.float32, copy=False)
