"""Models that were made, in a folder that worker and trainer share: the newest, the one that
somebody went back to, and a few more."""

import fcntl
import hashlib
import json
import logging
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlu.encoder import Encoder
from nlu.files import read_arrays
from nlu.intents import Example
from nlu.model import FORMAT, About, Model

log = logging.getLogger(__name__)

KEPT = 6
"""Models: what a publication was proved with, and what one may want to go back to."""
ALIKE = 0.05
"""Share of examples that may have been added or taken away before it is calibrated anew."""
PINNED = "pinned"
"""The file with the key of the model that somebody went back to."""
ROOT = Path(__file__).parent.parent


FAULTS = "learning.log"
"""The file with what the learning process said when it last failed."""


class NotLearnt(Exception):
    """The learning process failed; in one line, why."""


Make = Callable[[Path], None]
"""Carries out an order of ``Models``: ``nlu.fitting.main``, in a process of its own."""


@dataclass(frozen=True, slots=True)
class Models:
    folder: Path
    cheap: Encoder
    costly: Encoder
    make: Make

    def learnt(self, examples: Sequence[Example], content: int) -> Model:
        """The model of these very examples: found, or made and kept. One process makes it, the
        others wait and find it.

        Raises:
            NotLearnt
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        key = key_of(examples, self.cheap, self.costly)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            found = self._load(self._path(key))
            if found is not None:
                return found
            self._make(key, examples, content)
            found = self._load(self._path(key))
            if found is None:
                raise NotLearnt(f"{self._path(key)} cannot be read")
            self._tidy(key)
            return found

    def in_use(self, examples: Sequence[Example], content: int) -> Model:
        """The one that somebody went back to, where that is so, or the one of these examples."""
        pinned = self.pinned()
        if pinned is not None and (found := self._load(self._path(pinned))) is not None:
            return found
        return self.learnt(examples, content)

    def kept(self) -> list[About]:
        """The newest first."""
        models = (self._load(path) for path in self._files())
        return [model.about for model in models if model is not None]

    def pinned(self) -> str | None:
        return pinned(self.folder)

    def go_back(self, key: str | None) -> None:
        """To the kept model whose key begins so, until further notice; with None, to the one of
        what is published.

        Raises:
            LookupError: there is none, or more than one.
        """
        if key is None:
            (self.folder / PINNED).unlink(missing_ok=True)
            return
        found = [about.key for about in self.kept() if about.key.startswith(key)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} models are kept whose key begins with {key!r}")
        part = self.folder / f"{PINNED}.{os.getpid()}"
        part.write_text(found[0], encoding="ascii")
        part.replace(self.folder / PINNED)

    # ── making ───────────────────────────────────────────────────────────────────────────────

    def _make(self, key: str, examples: Sequence[Example], content: int) -> None:
        like = next((path for path in self._files() if self._is_like(path, examples)), None)
        order = {
            "key": key,
            "content": content,
            "model": str(self._path(key)),
            "cheap": self.cheap.spec,
            "costly": self.costly.spec,
            "like": None if like is None else str(like),
            "examples": [[e.text, e.label, e.language.value] for e in examples],
        }
        handle, name = tempfile.mkstemp(dir=self.folder, prefix="order-", suffix=".json")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(order, file)
            self.make(Path(name))
        finally:
            Path(name).unlink(missing_ok=True)

    def _is_like(self, path: Path, examples: Sequence[Example]) -> bool:
        found = self._load(path)
        if found is None:
            return False
        calibrated = found.about.calibrated
        return abs(len(examples) - calibrated) <= ALIKE * calibrated

    def _path(self, key: str) -> Path:
        return self.folder / f"{self._prefix()}-{key[:12]}.npz"

    def _prefix(self) -> str:
        encoders = f"{self.cheap.id} {self.costly.id}"
        return f"model-{hashlib.sha256(encoders.encode()).hexdigest()[:8]}"

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob(f"{self._prefix()}-*.npz"), key=_age)

    def _load(self, path: Path) -> Model | None:
        arrays = read_arrays(path)
        try:
            return Model.of_arrays(arrays, self.cheap, self.costly) if arrays else None
        except (KeyError, ValueError, TypeError):
            log.warning("nlu: not a model of ours", extra={"path": str(path)})
            return None

    def _tidy(self, newest: str) -> None:
        spared = {self._path(newest), self._path(self.pinned() or newest)}
        others = [path for path in self._files() if path not in spared]
        for old in others[KEPT - len(spared) :]:
            old.unlink(missing_ok=True)


def make_apart(order: Path) -> None:
    """In a process of its own, which gives back what learning took of memory."""
    program = [sys.executable, "-m", "nlu.fitting", str(order)]
    done = subprocess.run(program, cwd=ROOT, check=False, stderr=subprocess.PIPE)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip() or f"code {done.returncode}"
        faults = order.parent / FAULTS
        faults.write_text(f"{said}\n", encoding="utf-8")
        raise NotLearnt(f"learning failed, see {faults}: {said.rpartition(chr(10))[2]}")


def pinned(folder: Path) -> str | None:
    """The key of the model that somebody went back to."""
    try:
        return (folder / PINNED).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None


def key_of(examples: Sequence[Example], cheap: Encoder, costly: Encoder) -> str:
    """The same for the same examples and encoders, whatever the examples' order."""
    content = sorted([e.label, e.language.value, e.text] for e in examples)
    settings = [FORMAT, cheap.id, costly.id, content]
    return hashlib.sha256(json.dumps(settings).encode()).hexdigest()


def _age(path: Path) -> float:
    """Seconds, for sorting: of a file that somebody removed meanwhile, endless."""
    try:
        return -path.stat().st_mtime
    except OSError:
        return math.inf
