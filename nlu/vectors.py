"""Vectors of texts that were encoded before, so that learning again encodes what is new only.

The costly encoder takes five minutes for the seed's phrases. Theirs are kept in the project
(``python main.py nlu vectors`` makes the file anew): a first start would take as long otherwise.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from nlu.encoder import Encoder, Vectors, unit
from nlu.files import read_arrays, write_arrays
from nlu.normalise import fingerprint

SEED = Path(__file__).parent / "seed_vectors.npz"
BATCH = 64
"""Texts encoded at once, of like length: shorter ones are filled up to the longest."""

Keys = NDArray[np.uint64]
Rounded = NDArray[np.int8]


class Remembered:
    """Vectors by encoder and text, one file an encoder; not thread-safe.

    They are rounded to eight bits a number, by a scale of each row's own: a classifier learnt
    of them differs from an exact one by less than chance (docs/nlu.md)."""

    def __init__(self, folder: Path, seed: Path = SEED) -> None:
        self._folder = folder
        self._seed = seed

    def encode(self, texts: Sequence[str], encoder: Encoder) -> Vectors:
        """(texts, D), unit vectors; what was new is kept with the rest that was asked for."""
        path = self._folder / f"vectors-{_digest(encoder.id)}.npz"
        known = read(self._seed, encoder.id) | read(path, encoder.id)
        keys = [fingerprint(text) for text in texts]
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if fresh:
            known |= dict(zip(fresh, _rounded(encode(list(fresh.values()), encoder)), strict=True))
            wanted = dict.fromkeys(keys)
            write(path, encoder.id, {key: known[key] for key in wanted})
        return unit(np.stack([known[key] for key in keys]).astype(np.float32))


def encode(texts: Sequence[str], encoder: Encoder) -> Vectors:
    """In batches of texts of like length."""
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    parts = [
        encoder.encode([texts[place] for place in order[start : start + BATCH]])
        for start in range(0, len(order), BATCH)
    ]
    found = np.empty((len(texts), parts[0].shape[1]), dtype=np.float32)
    found[order] = np.concatenate(parts)
    return found


def write(path: Path, encoder_id: str, vectors: dict[int, Rounded]) -> None:
    arrays = {
        "encoder": np.array(encoder_id),
        "keys": np.array(list(vectors), dtype=np.uint64),
        "rows": np.stack(list(vectors.values())),
    }
    write_arrays(path, arrays)


def rounded_by_text(
    texts: Iterable[str], encoder: Encoder, known: Mapping[int, Rounded] = MappingProxyType({})
) -> dict[int, Rounded]:
    """What ``write`` takes; computed of what is not ``known``."""
    wanted = {fingerprint(text): text for text in texts}
    fresh = {key: text for key, text in wanted.items() if key not in known}
    found = dict(known)
    if fresh:
        found |= dict(zip(fresh, _rounded(encode(list(fresh.values()), encoder)), strict=True))
    return {key: found[key] for key in wanted}


def _rounded(vectors: Vectors) -> Rounded:
    scale = 127 / np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    return np.asarray(np.rint(vectors * scale), dtype=np.int8)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read(path: Path, encoder_id: str) -> dict[int, Rounded]:
    """What ``write`` wrote; nothing of another encoder."""
    arrays = read_arrays(path)
    if not arrays or str(arrays["encoder"]) != encoder_id:
        return {}
    rows = arrays["rows"].astype(np.int8, copy=False)
    return dict(zip(arrays["keys"].tolist(), rows, strict=True))
