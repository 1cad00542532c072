"""Waiting for what another process does: on the condition itself, never for a fixed time."""

import os
import time
from collections.abc import Callable
from pathlib import Path


def until(condition: Callable[[], bool], what: str, timeout: float = 60.0) -> None:
    """Fails with ``what`` if the condition does not come true in time."""
    deadline = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < deadline, f"not within {timeout} s: {what}"
        time.sleep(0.01)


def alive(pid: int) -> bool:
    """Runs, and is no zombie (nobody may reap orphans in a container)."""
    try:
        os.kill(pid, 0)
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"
