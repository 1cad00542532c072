"""Character n-grams of words (1 to 4, each word between spaces) with TF-IDF weights.

They carry what sentence encoders blur: numbers, names, misspellings. Grams are hashed, so
there is no vocabulary to keep or load.
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from nlu.normalise import normalise

BUCKETS = 1 << 18
LONGEST = 4


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
        counts = [_counts(text) for text in texts]
        frequency = np.zeros(BUCKETS, dtype=np.int32)
        for row in counts:
            frequency[list(row)] += 1
        idf = (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
        triples = [
            (bucket, number, weight)
            for number, row in enumerate(counts)
            for bucket, weight in _weighted(row, idf).items()
        ]
        triples.sort()
        starts = np.zeros(BUCKETS + 1, dtype=np.int32)
        np.cumsum(frequency, out=starts[1:])
        return cls(
            len(texts),
            idf,
            starts,
            np.array([number for _, number, _ in triples], dtype=np.int32),
            np.array([weight for _, _, weight in triples], dtype=np.float32),
        )

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
        for bucket, weight in _weighted(_counts(text), self._idf).items():
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


def _counts(text: str) -> Counter[int]:
    return Counter(zlib.crc32(gram.encode()) % BUCKETS for gram in _grams(text))


def _weighted(counts: Mapping[int, int], idf: NDArray[np.float32]) -> dict[int, float]:
    weights = {
        bucket: (1 + math.log(count)) * float(idf[bucket]) for bucket, count in counts.items()
    }
    length = _length(weights.values())
    return {bucket: weight / length for bucket, weight in weights.items()}


def _length(values: Iterable[float]) -> float:
    return math.sqrt(sum(value * value for value in values)) or 1.0
