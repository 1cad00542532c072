"""Character n-grams of words (1 to 4, each word between spaces) with TF-IDF weights.

They carry what sentence encoders blur: numbers, names, misspellings. Grams are hashed, so
there is no vocabulary to keep or load.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nlu.normalise import normalise

if TYPE_CHECKING:
    from scipy.sparse import csr_array

BUCKETS = 1 << 18
LONGEST = 4
MOST_CHARACTERS = 2_000
"""Of a text, normalised: a few characters of Arabic become eighteen each."""
REMEMBERED = 40_000
"""Texts, of some 1 kB each: more than are learnt."""

Floats = NDArray[np.float32]


def inverse_frequency(texts: Sequence[str]) -> Floats:
    """How telling each bucket's grams are, of those in these texts: (BUCKETS,)."""
    buckets = np.concatenate([_counts(text)[0] for text in texts])
    frequency = np.bincount(buckets, minlength=BUCKETS)
    return (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)


def weighed(text: str, inverse: Floats) -> tuple[NDArray[np.int32], Floats]:
    """A text's buckets and their weights, together of length one."""
    buckets, counts = _counts(text)
    weights = (1 + np.log(counts)) * inverse[buckets]
    weights /= float(np.linalg.norm(weights)) or 1.0
    return buckets, weights.astype(np.float32)


def matrix(texts: Sequence[str], inverse: Floats) -> "csr_array":
    """The same of many texts: (texts, BUCKETS)."""
    from scipy.sparse import csr_array

    rows = [weighed(text, inverse) for text in texts]
    ends = np.cumsum([0, *(len(buckets) for buckets, _ in rows)], dtype=np.int32)
    data = np.concatenate([weights for _, weights in rows])
    columns = np.concatenate([buckets for buckets, _ in rows])
    return csr_array((data, columns, ends), shape=(len(texts), BUCKETS))


def _grams(text: str) -> Iterator[str]:
    for word in normalise(text)[:MOST_CHARACTERS].split():
        padded = f" {word} "
        for size in range(1, LONGEST + 1):
            for start in range(len(padded) - size + 1):
                if (gram := padded[start : start + size]) != " ":
                    yield gram


@lru_cache(REMEMBERED)
def _counts(text: str) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The buckets of a text's grams, and how often each is in it. Whoever learns again has most
    texts as they were."""
    hashed = [zlib.crc32(gram.encode("utf-8", "replace")) % BUCKETS for gram in _grams(text)]
    buckets, counts = np.unique(np.array(hashed, dtype=np.int32), return_counts=True)
    return buckets, counts.astype(np.float64)
