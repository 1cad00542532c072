"""Imported by Python itself in the desk's roles, in the bench alone (PYTHONPATH): writes down how
long their event loops were held, and by what.

A beat every 2 ms says how late the loop is. Every step of every task is timed, by the clock and by
the processor time that it used: what it did not use itself, it was kept waiting by others for (the
interpreter's lock, the machine's other programs). While a beat is overdue, a thread looks where
the loop is.
"""

import collections.abc
import gc
import json
import os
import sys
import threading
import time
from asyncio import AbstractEventLoop, Task, get_running_loop
from collections import deque
from collections.abc import Callable, Coroutine, Generator
from types import FrameType
from typing import Any

from typing_extensions import override

FOLDER = os.environ.get("LOOP_PROBE", "")
ROLE = sys.orig_argv[-1]
ROOT = os.getcwd() + os.sep
BEAT = 0.002
LIMIT = 0.005
"""The rule of the house: nothing holds the loop for longer."""


class Probe:
    def __init__(self, loop: AbstractEventLoop) -> None:
        self.loop = loop
        self.thread = threading.get_ident()
        self.events: deque[dict[str, Any]] = deque()
        self.beaten = time.monotonic()
        self.seen = ""
        self.collecting = 0.0
        gc.callbacks.append(self.collect)

    def collect(self, phase: str, info: dict[str, int]) -> None:
        now = time.monotonic()
        if phase == "start":
            self.collecting = now
        elif now - self.collecting > LIMIT:
            self.seen = f"garbage collection, generation {info['generation']}"

    def beat(self) -> None:
        now = time.monotonic()
        late = now - self.beaten - BEAT
        self.events.append({"at": now, "late": late, "in": self.seen if late > LIMIT else ""})
        self.beaten, self.seen = now, ""
        self.loop.call_later(BEAT, self.beat)

    def watch(self) -> None:
        with open(os.path.join(FOLDER, f"{ROLE}.jsonl"), "a") as out:
            written = 0.0
            while True:
                time.sleep(0.001)
                now = time.monotonic()
                if now - self.beaten > LIMIT and not self.seen:
                    frame = sys._current_frames().get(self.thread)
                    self.seen = place(frame)
                if now - written > 0.5:
                    written = now
                    while self.events:
                        out.write(json.dumps(self.events.popleft()) + "\n")
                    out.flush()


class Timed(collections.abc.Coroutine[Any, Any, Any]):
    """A coroutine whose steps are timed."""

    def __init__(self, probe: Probe, coroutine: Coroutine[Any, Any, Any]) -> None:
        self._probe = probe
        self._coroutine = coroutine

    def __getattr__(self, name: str) -> Any:
        return getattr(self._coroutine, name)

    @override
    def __await__(self) -> Generator[Any, Any, Any]:
        return self._coroutine.__await__()

    @override
    def send(self, value: Any) -> Any:
        return self._step(self._coroutine.send, value)

    @override
    def throw(self, *error: Any) -> Any:
        return self._step(self._coroutine.throw, *error)

    @override
    def close(self) -> None:
        self._coroutine.close()

    def _step(self, step: Callable[..., Any], *arguments: Any) -> Any:
        wall, cpu = time.monotonic(), time.thread_time()
        try:
            return step(*arguments)
        finally:
            now = time.monotonic()
            self._probe.events.append(
                {
                    "at": now,
                    "step": now - wall,
                    "cpu": time.thread_time() - cpu,
                    "in": self._where() if now - wall > LIMIT else "",
                }
            )

    def _where(self) -> str:
        name = getattr(self._coroutine, "__qualname__", "?")
        return f"{name}: {self._probe.seen}" if self._probe.seen else name


def place(frame: FrameType | None) -> str:
    """The innermost place, and the innermost of our own code where that is another."""
    if frame is None:
        return "?"
    first = _line(frame)
    inner: FrameType | None = frame
    while inner is not None and not _ours(inner):
        inner = inner.f_back
    if inner is None or inner is frame:
        return first
    return f"{first} < {_line(inner)}"


def _ours(frame: FrameType) -> bool:
    name = frame.f_code.co_filename
    return name.startswith(ROOT) and ".venv" not in name and "tests" not in name


def _line(frame: FrameType) -> str:
    name = frame.f_code.co_filename.replace(ROOT, "").rpartition("site-packages/")[2]
    return f"{name}:{frame.f_lineno} {frame.f_code.co_name}"


async def probed(main: Coroutine[Any, Any, Any]) -> Any:
    loop = get_running_loop()
    probe = Probe(loop)

    def make(loop: AbstractEventLoop, coroutine: Any, **options: Any) -> Any:
        return Task(Timed(probe, coroutine), loop=loop, **options)

    loop.set_task_factory(make)
    probe.beat()
    threading.Thread(target=probe.watch, daemon=True).start()
    return await loop.create_task(main)


if FOLDER and ROLE in ("serve", "worker"):
    import uvloop

    run = uvloop.run
    uvloop.run = lambda main, **options: run(probed(main), **options)
