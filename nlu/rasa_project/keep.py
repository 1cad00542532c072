"""Keeps Rasa: its server, and beside it the training of what the desk's trainer brings.

The trainer puts examples into a folder as `<key>.yml`; `<key>.tar.gz` appears when a model has
learnt and proved them, or `<key>.failed` says why not. Which model the server uses is the
trainer's to say (`PUT /model`); at its start it takes the newest. Needs nothing but the standard
library, so that it is small: the training has a process of its own, which ends.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from ops.child import spawn

ROOT = Path(__file__).parent.parent.parent
LOOK_EVERY = 0.5
"""Seconds."""
GRACE = 10.0
"""Seconds between SIGTERM and SIGKILL."""
KEPT = 3
"""Models: the one in use, the one before it, and the next."""
QUIET = {
    "PYTHONPATH": str(ROOT),
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "RASA_TELEMETRY_ENABLED": "false",
    "RASA_MAX_CACHE_SIZE": "0",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def newest(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)


def due(folder: Path) -> Path | None:
    """The examples to learn now: the newest, where they are not learnt yet. Older ones are
    superseded."""
    brought = newest(folder, "*.yml")
    for old in brought[1:]:
        old.unlink()
    if not brought or _beside(brought[0], ".tar.gz").exists():
        return None
    return None if _beside(brought[0], ".failed").exists() else brought[0]


def _beside(path: Path, suffix: str) -> Path:
    return path.parent / (path.name.partition(".")[0] + suffix)


class Keeper:
    def __init__(self, folder: Path, host: str, port: int, training: Sequence[str]) -> None:
        """``training`` are arguments of ``train.py``."""
        self._folder, self._host, self._port = folder, host, port
        self._training_with = training
        self._server: subprocess.Popen[bytes] | None = None
        self._training: subprocess.Popen[bytes] | None = None
        self._learning: Path | None = None

    def run(self) -> int:
        """Until the server ends: whoever started us starts us again."""
        for failed in self._folder.glob("*.failed"):
            failed.unlink()
        for left in self._folder.glob("training-*/"):  # of a training that was killed
            shutil.rmtree(left)
        # Rasa writes beside where it is started, and looks there for models it was not told of
        (self._folder / "server").mkdir(exist_ok=True)
        os.chdir(self._folder / "server")
        self._server = spawn(self._serving(), env=self._environment())
        try:
            while (code := self._server.poll()) is None:
                self._look()
                time.sleep(LOOK_EVERY)
            return code or 1
        finally:
            self._end()

    def _look(self) -> None:
        if self._training is not None:
            code = self._training.poll()
            if code is None:
                return
            assert self._learning is not None
            if code != 0 or not _beside(self._learning, ".tar.gz").exists():
                self._fail(self._learning)
            self._training = self._learning = None
            for old in newest(self._folder, "*.tar.gz")[KEPT:]:
                old.unlink()
        examples = due(self._folder)
        if examples is not None:
            self._learning = examples
            with (self._folder / "training.log").open("wb") as log:
                self._training = spawn(
                    [
                        sys.executable,
                        "-m",
                        "nlu.rasa_project.train",
                        str(examples),
                        str(_beside(examples, ".tar.gz")),
                        *self._training_with,
                    ],
                    env=self._environment(),
                    output=log,
                )

    def _fail(self, examples: Path) -> None:
        lines = (self._folder / "training.log").read_text(errors="replace").strip().splitlines()
        why = lines[-1] if lines else "it said nothing"
        _beside(examples, ".failed").write_text(why)
        print(f"Training failed: {why}", file=sys.stderr, flush=True)

    def _serving(self) -> list[str]:
        models = newest(self._folder, "*.tar.gz")
        argv = [sys.executable, "-m", "rasa", "run", "--enable-api"]
        argv += ["--interface", self._host, "--port", str(self._port)]
        return argv + (["--model", str(models[0])] if models else [])

    def _environment(self) -> dict[str, str]:
        return {**QUIET, "HOME": str(self._folder / "server"), "MPLCONFIGDIR": "/tmp"}

    def _end(self) -> None:
        children = [p for p in (self._server, self._training) if p is not None]
        for number in (signal.SIGTERM, signal.SIGKILL):
            for child in children:
                if child.poll() is None:
                    os.killpg(child.pid, number)
            until = time.monotonic() + GRACE
            while time.monotonic() < until and any(c.poll() is None for c in children):
                time.sleep(0.05)


def _stop(number: int, _: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Other arguments are train.py's.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5005)
    arguments, training = parser.parse_known_args()
    folder: Path = arguments.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)
    sys.exit(Keeper(folder, arguments.host, arguments.port, training).run())
