"""Understanding beside the event loop. Implements ``core.ports.Understands``."""

import logging
from asyncio import AbstractEventLoop, get_running_loop, wrap_future
from asyncio import Future as Waiting
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from core.people import Language
from core.understanding import Understanding
from nlu.intents import OOS
from nlu.understand import Understander

log = logging.getLogger(__name__)

TOGETHER = 16
"""Texts at most that are understood in one go: the encoders take a fraction of the time for
each, and the first of them waits for the last."""

Asked = tuple[str, Language, "Waiting[Understanding]"]


class Aside:
    """One thread: the encoders use one core, and two would fight over it. It loads first; what
    is asked meanwhile waits its turn, and buttons, which need no understanding, do not. What has
    gathered while it was busy is understood together. A newer understander loads on a thread of
    its own, and then takes the old one's place between two batches."""

    def __init__(self, load: Callable[[], Understander]) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="nlu")
        self._loading = ThreadPoolExecutor(1, thread_name_prefix="nlu-load")
        self._current: Future[Understander] = self._thread.submit(load)
        self._asked: deque[Asked] = deque()
        self._lock = Lock()
        self._busy = False

    async def loaded(self) -> None:
        """Raises what kept it from loading."""
        await wrap_future(self._current)

    async def replace(self, load: Callable[[], Understander]) -> None:
        """Raises what kept the newer one from loading; the old one goes on then."""
        newer = self._loading.submit(load)
        await wrap_future(newer)
        self._current = newer

    async def understand(self, text: str, prior: Language) -> Understanding:
        loop = get_running_loop()
        waiting: Waiting[Understanding] = loop.create_future()
        with self._lock:
            self._asked.append((text, prior, waiting))
            if not self._busy:
                self._busy = True
                self._thread.submit(self._work, loop)
        return await waiting

    def _work(self, loop: AbstractEventLoop) -> None:
        while batch := self._take():
            found = self._understood([(text, prior) for text, prior, _ in batch])
            loop.call_soon_threadsafe(_give, batch, found)

    def _take(self) -> list[Asked]:
        with self._lock:
            batch = [self._asked.popleft() for _ in range(min(TOGETHER, len(self._asked)))]
            self._busy = bool(batch)
            return batch

    def _understood(self, asked: Sequence[tuple[str, Language]]) -> list[Understanding]:
        try:
            return self._current.result().understand_all(asked)
        except Exception:
            if len(asked) > 1:  # one of them breaks us: the others are innocent
                return [one for text in asked for one in self._understood([text])]
            # a text that breaks us would be tried for ever, and hold back what was written after it
            log.exception("nlu: a text was not understood")
            return [Understanding(asked[0][1], False, OOS, 0.0, ())]


def _give(batch: Sequence[Asked], found: Sequence[Understanding]) -> None:
    for (_, _, waiting), understanding in zip(batch, found, strict=True):
        if not waiting.done():
            waiting.set_result(understanding)
