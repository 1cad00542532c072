"""What the parts share: where things are kept between runs, encoders that remember, and where
figures are written."""

import contextlib
import io
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import numpy as np
from typing_extensions import override

from faq.entry import Content
from faq.exchange import SEED, read_folder
from nlu.encoder import Encoder, MultilingualE5, UniversalSentenceEncoder, Vectors
from nlu.figures import Row
from nlu.files import read_arrays, write_arrays
from nlu.intents import read_intents
from nlu.model import Model
from nlu.models import Models, make_apart
from nlu.normalise import fingerprint
from nlu.understand import Understander, all_examples
from nlu.vectors import encode
from tests.running import ROOT

KEPT = Path(tempfile.gettempdir()) / f"yuqiao-bench-nlu-{os.getuid()}"
"""Models and vectors of earlier runs: a second one is quick."""
PAGE, PICTURES = ROOT / "docs" / "nlu.md", ROOT / "docs" / "nlu"
AT_ONCE = 2_048
"""Texts encoded between two lines of progress."""
_writing = ContextVar("writing", default=False)


@dataclass(slots=True)
class Remembering:
    """An encoder whose exact vectors are kept on disk, for figures that are not about time."""

    encoder: Encoder
    _known: dict[int, Vectors] = field(default_factory=dict)
    _new: int = 0

    def __post_init__(self) -> None:
        arrays = read_arrays(self._path)
        if arrays:
            rows = arrays["rows"].astype(np.float32, copy=False)
            self._known = dict(zip(arrays["keys"].tolist(), rows, strict=True))

    @property
    def id(self) -> str:
        return self.encoder.id

    @property
    def spec(self) -> str:
        return self.encoder.spec

    @property
    def _path(self) -> Path:
        return KEPT / f"exact-{self.encoder.spec}.npz"

    def encode(self, texts: Sequence[str]) -> Vectors:
        keys = [fingerprint(text) for text in texts]
        return np.stack([self._known[key] for key in self._learn(keys, texts)])

    def prepare(self, texts: Sequence[str]) -> None:
        """Encodes what is new of many, telling how far it is, and keeps it."""
        self._learn([fingerprint(text) for text in texts], texts)

    def _learn(self, keys: list[int], texts: Sequence[str]) -> list[int]:
        fresh = {k: t for k, t in zip(keys, texts, strict=True) if k not in self._known}
        todo, started = list(fresh.items()), time.monotonic()
        for start in range(0, len(todo), AT_ONCE):
            part = todo[start : start + AT_ONCE]
            found = encode([text for _, text in part], self.encoder)
            self._known |= dict(zip([key for key, _ in part], found, strict=True))
            self._new += len(part)
            if len(todo) > AT_ONCE:
                done = start + len(part)
                progress(f"{self.encoder.spec}: {done:,} of {len(todo):,} texts", started)
            if self._new >= AT_ONCE:
                self.save()
        return keys

    def save(self) -> None:
        if self._new:
            rows = np.stack(list(self._known.values())).astype(np.float16)
            marks = np.array(list(self._known), dtype=np.uint64)
            write_arrays(self._path, {"keys": marks, "rows": rows})
            self._new = 0


@cache
def remembering() -> tuple[Remembering, Remembering]:
    return Remembering(UniversalSentenceEncoder()), Remembering(MultilingualE5())


@cache
def seed() -> Content:
    return Content(0, tuple(read_folder(SEED)), tuple(read_intents()))


def trials(content: Content) -> list[Row]:
    return [
        Row(text, topic.slug, spoken)
        for topic in content.topics
        for spoken, words in topic.texts.items()
        for text in words.trials
    ]


def slugs(content: Content) -> set[str]:
    return {topic.slug for topic in content.topics}


def learnt(content: Content) -> Model:
    """Made once, in a process of its own, and kept."""
    cheap, costly = UniversalSentenceEncoder(), MultilingualE5()
    models = Models(KEPT / "models", cheap, costly, make_apart)
    return models.learnt(all_examples(content), content.number)


def understanding(model: Model, content: Content, *, sure: float | None = None) -> Understander:
    """With encoders that remember; ``sure`` is from which probability the costly one rests."""
    cheap, costly = remembering()
    model = replace(model, cheap=cheap, costly=costly)
    if sure is not None:
        model = replace(model, sure=sure)
    return Understander(model.rank, slugs(content), model.limits)


def processor() -> float:
    """Seconds of it that this process and those it has seen end have had."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def progress(said: str, started: float) -> None:
    print(f"  … {said}, {time.monotonic() - started:.0f} s", flush=True)


# ── what is written ──────────────────────────────────────────────────────────────────────────


def keep_text(name: str, job: Callable[[], None], *, write: bool) -> None:
    """Runs a part. Where that is asked for, its pictures are kept, and what it prints stands in
    docs/nlu.md between ``<!-- name -->`` and ``<!-- /name -->``."""
    out = io.StringIO()
    _writing.set(write)
    with contextlib.redirect_stdout(_Both(out)):
        job()
    for encoder in remembering() if remembering.cache_info().currsize else ():
        encoder.save()
    lines = [line for line in out.getvalue().split("\n") if not line.startswith("  … ")]
    text = "\n".join(lines).strip("\n")
    page = PAGE.read_text(encoding="utf-8")
    place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if write and place.search(page):
        shown = place.sub(lambda m: f"{m[1]}```text\n{text}\n```\n{m[2]}", page)
        PAGE.write_text(shown, encoding="utf-8")


def keep_picture(name: str, svg: str) -> None:
    if not _writing.get():
        return
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")
    print(f"  … docs/nlu/{name}.svg", flush=True)


class _Both(io.TextIOBase):
    """Prints, and keeps."""

    def __init__(self, kept: io.StringIO) -> None:
        self._kept, self._shown = kept, sys.stdout

    @override
    def write(self, text: str, /) -> int:
        self._shown.write(text)
        self._shown.flush()
        return self._kept.write(text)


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="yuqiao-bench-") as name:
        yield Path(name)
