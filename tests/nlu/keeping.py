"""Rasa as its operator starts it, with a folder of its own."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from ops.child import spawn
from tests.running import ROOT, children, free_port
from tests.until import alive

PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
MISSING = "no .venv-rasa: scripts/rasa-environment makes it, where there is a Python 3.10"
TRAINED_WITHIN = 600.0


@dataclass
class KeptRasa:
    folder: Path
    port: int = field(default_factory=free_port)
    arguments: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [str(PYTHON), "-m", "nlu.rasa_project.keep", str(self.folder)]
        command += ["--port", str(self.port), "--hurry", *self.arguments]
        with (self.folder / "keep.log").open("ab") as log:
            # it ends with us, however we end
            self.process = spawn(command, env={"PYTHONPATH": str(ROOT)}, output=log)

    def stop(self) -> None:
        assert self.process is not None
        left = children(self.process.pid)
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        assert not [pid for pid in left if alive(pid)]

    def wait(self, seconds: float = TRAINED_WITHIN) -> None:
        """Until the server answers at all; it may have no model yet."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            assert self.process is not None
            assert self.process.poll() is None, (self.folder / "keep.log").read_text()
            try:
                if httpx.get(f"{self.url}/version", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise AssertionError((self.folder / "keep.log").read_text())


@contextmanager
def kept_rasa(folder: Path, *arguments: str) -> Iterator[KeptRasa]:
    rasa = KeptRasa(folder, arguments=arguments)
    rasa.start()
    try:
        yield rasa
    finally:
        rasa.stop()
