"""The worker role: answers what was received, and looks for what a lost doorbell left."""

import asyncio
from datetime import timedelta
from typing import Protocol

import structlog

from core.clock import Clock
from core.ports import Conversations
from core.reception import Reception

log = structlog.get_logger()

AT_ONCE = 16
SWEEP_EVERY = 1.0
SWEEP_AFTER = timedelta(seconds=1)
SWEEP_LIMIT = 500


class Doorbell(Protocol):
    """``store/bus.py``."""

    async def wait(self) -> list[str]:
        """Ids of conversations to look at; returns empty-handed after a while."""
        ...


class Worker:
    """Processes each conversation by one task at a time, several conversations at once."""

    def __init__(
        self, reception: Reception, conversations: Conversations, doorbell: Doorbell, clock: Clock
    ) -> None:
        self._reception = reception
        self._conversations = conversations
        self._doorbell = doorbell
        self._clock = clock
        self._limit = asyncio.Semaphore(AT_ONCE)
        self._again: dict[str, bool] = {}

    async def run(self) -> None:
        """Until cancelled. What is being processed then stays unprocessed, and is found again."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._sweep(tasks))
            while True:
                for conversation_id in await self._doorbell.wait():
                    self._start(tasks, conversation_id)

    async def _sweep(self, tasks: asyncio.TaskGroup) -> None:
        while True:
            try:
                before = self._clock.now() - SWEEP_AFTER
                for conversation_id in await self._conversations.unprocessed(before, SWEEP_LIMIT):
                    self._start(tasks, conversation_id)
            except Exception:
                log.exception("sweep failed")
            await asyncio.sleep(SWEEP_EVERY)

    def _start(self, tasks: asyncio.TaskGroup, conversation_id: str) -> None:
        if conversation_id in self._again:
            self._again[conversation_id] = True
            return
        self._again[conversation_id] = False
        tasks.create_task(self._process(conversation_id))

    async def _process(self, conversation_id: str) -> None:
        try:
            async with self._limit:
                while True:
                    self._again[conversation_id] = False
                    await self._reception.process(conversation_id)
                    if not self._again[conversation_id]:
                        return
        except Exception:
            # the message stays unprocessed: the sweep brings it again
            log.exception("processing failed", conversation_id=conversation_id)
        finally:
            del self._again[conversation_id]
