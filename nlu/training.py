"""The workshop beside the event loop, and what may be asked of it."""

from asyncio import Event, get_running_loop
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from core.people import Language
from faq.entry import Content
from faq.workflow import Proof
from nlu.encoder import Encoder
from nlu.understand import Understander
from nlu.workshop import Workshop, group, match

MAX_TEXTS = 2_000
"""Of one errand."""


class Training:
    """One thread learns and proves; what editors ask is answered on another, by what was learnt
    last, so that nobody waits for a proof."""

    def __init__(self, folder: Path, cheap: Encoder, costly: Encoder) -> None:
        self._encoder = cheap
        self._workshop = Workshop(folder, cheap, costly)
        self._learning = ThreadPoolExecutor(1, thread_name_prefix="training")
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="errands")
        self._learnt: Understander | None = None
        self._ready = Event()

    async def take(self, content: Content) -> None:
        """Learns what is published: workers find it in the cache."""
        learn = self._workshop.in_use
        self._learnt = await get_running_loop().run_in_executor(self._learning, learn, content)
        self._ready.set()

    async def prove(self, before: Content, after: Content, slug: str) -> Proof:
        prove = self._workshop.prove
        return await get_running_loop().run_in_executor(self._learning, prove, before, after, slug)

    def errands(self) -> Mapping[str, Callable[[Any], Awaitable[Any]]]:
        """What ``store/errands.py`` may bring: JSON in and out."""
        return {"match": self._match, "group": self._group}

    async def _match(self, value: Any) -> Any:
        """Of ``[[text, language], …]``: what each is taken for today, and how surely."""
        await self._ready.wait()
        assert self._learnt is not None
        asked = [(str(text), Language(code)) for text, code in value[:MAX_TEXTS]]
        found = await self._aside(match, self._learnt, asked)
        return [{"label": m.label, "score": round(m.score, 3), "top": list(m.top)} for m in found]

    async def _group(self, value: Any) -> Any:
        """Of texts: which of them ask the same."""
        return await self._aside(group, self._encoder, [str(text) for text in value[:MAX_TEXTS]])

    async def _aside(self, job: Callable[..., Any], *arguments: object) -> Any:
        return await get_running_loop().run_in_executor(self._asking, job, *arguments)
