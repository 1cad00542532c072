"""Keeps what a process has loaded at the newest publication."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import structlog

from faq.entry import Content

log = structlog.get_logger()

LOOK_EVERY = 1.0
"""Seconds. A ring is quicker; rings may be lost."""


class Published(Protocol):
    """``store/topics.py``."""

    async def number(self) -> int: ...

    async def content(self) -> Content: ...


Take = Callable[[Content], Awaitable[None]]


class Following:
    def __init__(
        self,
        published: Published,
        number: int,
        take: Take,
        chosen: Callable[[], object] = lambda: None,
    ) -> None:
        """``number`` is of the content that is loaded already; ``take`` puts in a newer one, or
        the same when something else is ``chosen``: the model that somebody went back to."""
        self._published = published
        self._take = take
        self._number = number
        self._chosen = chosen
        self._choice = chosen()
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Something was published, or may have been."""
        self._rung.set()

    async def run(self) -> None:
        while True:
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    await self._rung.wait()
            except TimeoutError:
                pass
            self._rung.clear()
            try:
                await self.look()
            except Exception:
                # what is loaded goes on being given
                log.exception("newer content was not taken in")

    async def look(self) -> None:
        choice = self._chosen()
        if choice == self._choice and await self._published.number() <= self._number:
            return
        content = await self._published.content()
        await self._take(content)
        self._number, self._choice = content.number, choice
        log.info("content taken in", number=content.number, topics=len(content.topics))
