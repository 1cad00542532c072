"""Understanding beside the event loop. Implements ``core.ports.Understands``."""

from asyncio import get_running_loop, wrap_future
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from core.people import Language
from core.understanding import Understanding
from nlu.understand import Understander


class Aside:
    """One thread: the encoder uses one core, and two would fight over it. It loads first; what
    is asked meanwhile waits its turn, and buttons, which need no understanding, do not."""

    def __init__(self, load: Callable[[], Understander]) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="nlu")
        self._loaded = self._thread.submit(load)

    async def loaded(self) -> None:
        """Raises what kept it from loading."""
        await wrap_future(self._loaded)

    async def understand(self, text: str, prior: Language) -> Understanding:
        return await get_running_loop().run_in_executor(self._thread, self._now, text, prior)

    def _now(self, text: str, prior: Language) -> Understanding:
        return self._loaded.result().understand(text, prior)
