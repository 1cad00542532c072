"""The workshop beside the event loop, and what may be asked of it."""

from asyncio import get_running_loop
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from core.people import Language
from faq.entry import Content
from faq.workflow import Proof
from nlu.encoder import Encoder
from nlu.workshop import Workshop

MAX_TEXTS = 2_000
"""Of one errand."""


class Training:
    """One thread has the workshop for itself."""

    def __init__(self, cache_dir: Path, encoder: Encoder) -> None:
        self._workshop = Workshop(cache_dir, encoder)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="training")
        self._content = Content(0, (), ())

    async def take(self, content: Content) -> None:
        """Learns what is published: workers find it in the cache."""
        self._content = content
        await self._aside(self._workshop.understander, content)

    async def prove(self, before: Content, after: Content, slug: str) -> Proof:
        proof: Proof = await self._aside(self._workshop.prove, before, after, slug)
        return proof

    def errands(self) -> Mapping[str, Callable[[Any], Awaitable[Any]]]:
        """What ``store/errands.py`` may bring: JSON in and out."""
        return {"match": self._match, "group": self._group}

    async def _match(self, value: Any) -> Any:
        """Of ``[[text, language], …]``: what each is taken for today, and how surely."""
        asked = [(str(text), Language(code)) for text, code in value[:MAX_TEXTS]]
        found = await self._aside(self._workshop.match, self._content, asked)
        return [{"label": m.label, "score": round(m.score, 3), "top": list(m.top)} for m in found]

    async def _group(self, value: Any) -> Any:
        """Of texts: which of them ask the same."""
        return await self._aside(self._workshop.group, [str(text) for text in value[:MAX_TEXTS]])

    async def _aside(self, job: Callable[..., Any], *arguments: object) -> Any:
        return await get_running_loop().run_in_executor(self._thread, job, *arguments)
