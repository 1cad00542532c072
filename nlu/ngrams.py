"""Character n-grams of words (1 to 4, each word between spaces) with TF-IDF weights.

They carry what sentence encoders blur: numbers, names, misspellings. Grams are hashed, so
there is no vocabulary to keep or load.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nlu.normalise import normalise

BUCKETS = 1 << 18
LONGEST = 4
REMEMBERED = 40_000
"""Texts, of some 1 kB each: more than are learnt."""


class Ngrams:
    """Rows of texts by gram: for bucket b, `rows[starts[b]:starts[b+1]]` have it, with
    `weights` of a row of length one."""

    def __init__(
        self,
        count: int,
        idf: NDArray[np.float32],
        starts: NDArray[np.int32],
        rows: NDArray[np.int32],
        weights: NDArray[np.float32],
    ) -> None:
        self._count, self._idf = count, idf
        self._starts, self._rows, self._weights = starts, rows, weights

    @classmethod
    def build(cls, texts: Sequence[str]) -> "Ngrams":
        counted = [_counts(text) for text in texts]
        sizes = [len(buckets) for buckets, _ in counted]
        rows = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
        buckets = np.concatenate([buckets for buckets, _ in counted])
        counts = np.concatenate([counts for _, counts in counted])
        frequency = np.bincount(buckets, minlength=BUCKETS)
        idf = (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
        weights = (1 + np.log(counts)) * idf[buckets]
        lengths = np.sqrt(np.bincount(rows, weights * weights, minlength=len(texts)))
        weights /= np.where(lengths > 0, lengths, 1)[rows]
        order = np.lexsort((rows, buckets))
        starts = np.zeros(BUCKETS + 1, dtype=np.int32)
        np.cumsum(frequency, out=starts[1:])
        return cls(len(texts), idf, starts, rows[order], weights[order].astype(np.float32))

    @classmethod
    def load(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "Ngrams":
        return cls(
            int(arrays["gram_count"].item()),
            arrays["gram_idf"].astype(np.float32, copy=False),
            arrays["gram_starts"].astype(np.int32, copy=False),
            arrays["gram_rows"].astype(np.int32, copy=False),
            arrays["gram_weights"].astype(np.float32, copy=False),
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        return {
            "gram_count": np.array(self._count),
            "gram_idf": self._idf,
            "gram_starts": self._starts,
            "gram_rows": self._rows,
            "gram_weights": self._weights,
        }

    def similarities(self, text: str) -> NDArray[np.float32]:
        """Cosine with every row."""
        found = np.zeros(self._count, dtype=np.float32)
        buckets, counts = _counts(text)
        weights = (1 + np.log(counts)) * self._idf[buckets]
        weights /= float(np.linalg.norm(weights)) or 1.0
        for bucket, weight in zip(buckets, weights, strict=True):
            span = slice(self._starts[bucket], self._starts[bucket + 1])
            found[self._rows[span]] += self._weights[span] * np.float32(weight)  # rows differ
        return found


def _grams(text: str) -> Iterator[str]:
    for word in normalise(text).split():
        padded = f" {word} "
        for size in range(1, LONGEST + 1):
            for start in range(len(padded) - size + 1):
                if (gram := padded[start : start + size]) != " ":
                    yield gram


@lru_cache(REMEMBERED)
def _counts(text: str) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The buckets of a text's grams, and how often each is in it. Whoever learns again has most
    texts as they were."""
    hashed = [zlib.crc32(gram.encode()) % BUCKETS for gram in _grams(text)]
    buckets, counts = np.unique(np.array(hashed, dtype=np.int32), return_counts=True)
    return buckets, counts.astype(np.float64)
