"""Understanding beside the event loop. Implements ``core.ports.Understands``."""

from asyncio import get_running_loop
from concurrent.futures import ThreadPoolExecutor

from core.people import Language
from core.understanding import Understanding
from nlu.understand import Understander


class Aside:
    """One thread: the encoder uses one core, and two would fight over it."""

    def __init__(self, understander: Understander) -> None:
        self._understander = understander
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="nlu")

    async def understand(self, text: str, prior: Language) -> Understanding:
        return await get_running_loop().run_in_executor(
            self._thread, self._understander.understand, text, prior
        )
