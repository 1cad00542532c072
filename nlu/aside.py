"""Understanding beside the event loop. Implements ``core.ports.Understands``."""

import logging
from asyncio import get_running_loop, wrap_future
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from core.people import Language
from core.understanding import Understanding
from nlu.intents import OOS
from nlu.understand import Understander

log = logging.getLogger(__name__)


class Aside:
    """One thread: the encoder uses one core, and two would fight over it. It loads first; what
    is asked meanwhile waits its turn, and buttons, which need no understanding, do not. A newer
    one loads on a thread of its own, and then takes the old one's place between two messages."""

    def __init__(self, load: Callable[[], Understander]) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="nlu")
        self._loading = ThreadPoolExecutor(1, thread_name_prefix="nlu-load")
        self._current: Future[Understander] = self._thread.submit(load)

    async def loaded(self) -> None:
        """Raises what kept it from loading."""
        await wrap_future(self._current)

    async def replace(self, load: Callable[[], Understander]) -> None:
        """Raises what kept the newer one from loading; the old one goes on then."""
        newer = self._loading.submit(load)
        await wrap_future(newer)
        self._current = newer

    async def understand(self, text: str, prior: Language) -> Understanding:
        return await get_running_loop().run_in_executor(self._thread, self._now, text, prior)

    def _now(self, text: str, prior: Language) -> Understanding:
        understander = self._current.result()
        try:
            return understander.understand(text, prior)
        except Exception:
            # a text that breaks us would be tried for ever, and hold back what was written after it
            log.exception("nlu: a text was not understood")
            return Understanding(prior, False, OOS, 0.0, ())
