"""Brings wake-ups from the bus to this process's sockets, and looks by itself where they fail."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from core.clock import Clock
from core.live import Hub, Typing

log = structlog.get_logger()

LOOK_EVERY = 3.0
DESK_EVERY = timedelta(seconds=30)
"""People fall silent and shifts begin without anybody ringing."""
OVERLAP = timedelta(seconds=5)
"""Rows are dated before they are committed: look a little further back than the last look."""


class Event(Protocol):
    """``store/bus.py``."""

    @property
    def kind(self) -> str: ...
    @property
    def conversation_id(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def name(self) -> str: ...


class Record(Protocol):
    async def changed_since(self, moment: datetime) -> dict[str, datetime]: ...


async def follow(events: AsyncIterator[Event], hub: Hub, content: Callable[[], None]) -> None:
    """``content`` is called when something was published, or may have been."""
    async for event in events:
        match event.kind:
            case "content":
                content()
            case "changed":
                hub.changed(event.conversation_id)
            case "desk":
                hub.desk()
            case "typing":
                hub.typing(Typing(event.conversation_id, event.author, event.name))
            case "resumed":
                hub.everything()
                content()


async def look(record: Record, hub: Hub, clock: Clock) -> None:
    """Rings for whatever changed lately: a lost doorbell costs seconds, never a message."""
    since = clock.now() - OVERLAP
    desk_seen = clock.now()
    rung: dict[str, datetime] = {}
    while True:
        await asyncio.sleep(LOOK_EVERY)
        started = clock.now()
        try:
            changed = await record.changed_since(since)
        except Exception:
            log.exception("looking failed")
            continue
        # looking back further than the last time finds some of the last time's again
        new = changed.items() - rung.items()
        rung = changed
        for conversation_id, _ in new:
            hub.changed(conversation_id)
        if new or started - desk_seen >= DESK_EVERY:
            hub.desk()
            desk_seen = started
        hub.places()
        since = started - OVERLAP
