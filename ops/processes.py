"""Keeps the role processes and their servers running, and ends them in order."""

import contextlib
import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Protocol

import structlog

from ops.child import spawn

log = structlog.get_logger()

EX_CONFIG = 78
"""sysexits.h: a bad setting or a taken port. The process has said so in one line."""
STEADY = 10.0
"""Seconds of life after which a death counts as the first again."""
BACKOFF_FIRST, BACKOFF_LAST = 0.1, 5.0
"""Seconds before a restart: doubled from one death to the next."""
GRACE = 10.0
"""Seconds between SIGTERM and SIGKILL."""
TICK = 0.05
"""Seconds between two looks at whether all is ready."""

_STOPPING = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


class Process(Protocol):
    """What can be kept running: a ``Child``, or ``store.valkey.ValkeyServer``."""

    @property
    def name(self) -> str: ...

    def launch(self) -> None:
        """Starts it, again after a death, without waiting until it works."""
        ...

    def poll(self) -> int | None:
        """None while it runs, then its exit code, negative for a signal."""
        ...

    def signal(self, number: int) -> None: ...


@dataclass(slots=True)
class Child:
    """A role process; what it prints passes through. ``env`` adds to our environment."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    pass_fds: Sequence[int] = ()
    process: subprocess.Popen[bytes] | None = None

    def launch(self) -> None:
        self.process = spawn(self.argv, env=self.env, pass_fds=self.pass_fds)

    def poll(self) -> int | None:
        return None if self.process is None else self.process.poll()

    def signal(self, number: int) -> None:
        # The group, so that what the role started itself ends too; gone means done.
        if self.process is not None and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


@dataclass(slots=True)
class _Watched:
    process: Process
    started: float = 0.0
    delay: float = BACKOFF_FIRST
    restarts: int = 0
    due: float | None = None
    """When to restart it; None while it runs."""


class Processes:
    """Runs ``children`` on top of ``servers``, which must be running already.

    To be used on the main thread: it takes the signals, and its end is what ends the children.
    """

    def __init__(self, children: Sequence[Process], servers: Sequence[Process] = ()) -> None:
        self._children = [_Watched(child) for child in children]
        self._servers = [_Watched(server) for server in servers]
        self._all = self._servers + self._children
        self._asked = 0
        self._wake = -1

    def run(self, ready: Callable[[], bool] | None = None) -> int:
        """Returns an exit code when all have ended: 0 if asked to by SIGINT, SIGTERM or SIGHUP.

        ``ready`` is called every ``TICK`` until it gives True: there is the place to announce
        that the roles answer. It should not block. A second signal kills at once.
        """
        with self._signals():
            try:
                return self._supervise(ready)
            finally:
                self._stop([w.process for w in self._children])
                self._stop([w.process for w in self._servers])

    def _supervise(self, ready: Callable[[], bool] | None) -> int:
        now = time.monotonic()
        for watched in self._servers:
            watched.started = now
        for watched in self._children:
            watched.process.launch()
            watched.started = time.monotonic()
        while not self._asked:
            for watched in self._all:
                if watched.due is None and self._died(watched) == EX_CONFIG:
                    return EX_CONFIG
                if watched.due is not None and time.monotonic() >= watched.due:
                    self._restart(watched)
            if ready is not None and not self._asked and ready():
                ready = None
            self._wait(TICK if ready is not None else self._until_next_restart())
        return 0

    def _died(self, watched: _Watched) -> int | None:
        """Plans the restart of one that died, and gives EX_CONFIG if it can't be helped by it."""
        code = watched.process.poll()
        # Ctrl-C elsewhere, such as `kill` on the whole tree, may have taken it: not a death.
        if code is None or self._asked:
            return None
        if code == EX_CONFIG and not watched.restarts:
            return EX_CONFIG
        now = time.monotonic()
        if now - watched.started >= STEADY:
            watched.delay = BACKOFF_FIRST
        log.warning(
            "process died", process=watched.process.name, code=code, restart_in=watched.delay
        )
        watched.due = now + watched.delay
        watched.delay = min(watched.delay * 2, BACKOFF_LAST)
        return None

    def _restart(self, watched: _Watched) -> None:
        watched.restarts += 1
        watched.started = time.monotonic()
        watched.due = None
        try:
            watched.process.launch()
        except Exception as error:  # whatever keeps it down may pass: the others go on
            log.warning("restart failed", process=watched.process.name, error=str(error))
            watched.due = watched.started + watched.delay
            watched.delay = min(watched.delay * 2, BACKOFF_LAST)

    def _until_next_restart(self) -> float | None:
        due = [watched.due for watched in self._all if watched.due is not None]
        return max(0.0, min(due) - time.monotonic()) if due else None

    def _stop(self, processes: Sequence[Process]) -> None:
        """SIGTERM to all, SIGKILL to those still there after ``GRACE`` or a second signal."""
        for process in processes:
            if process.poll() is None:
                process.signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while self._asked < 2 and (left := deadline - time.monotonic()) > 0:
            if all(process.poll() is not None for process in processes):
                return
            self._wait(left)
        for process in processes:
            if process.poll() is None:
                log.warning("process killed", process=process.name)
                process.signal(signal.SIGKILL)
        while any(process.poll() is None for process in processes):
            self._wait(TICK)

    def _wait(self, timeout: float | None) -> None:
        """Until a signal, such as SIGCHLD, or for so long."""
        if select.select([self._wake], [], [], timeout)[0]:
            os.read(self._wake, 4096)

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """Counts requests to stop, and wakes ``_wait``."""

        def ask(number: int, frame: FrameType | None) -> None:
            self._asked += 1

        self._wake, write = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(write, False)
        before = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        handlers = {number: signal.getsignal(number) for number in _STOPPING | {signal.SIGCHLD}}
        for number in _STOPPING:
            # nohup's wish is respected; a shell's `&`, which ignores SIGINT, is not meant so
            if number != signal.SIGHUP or handlers[number] is not signal.SIG_IGN:
                signal.signal(number, ask)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        try:
            yield
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(before)
            os.close(self._wake)
            os.close(write)
