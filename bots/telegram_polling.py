"""Updates fetched by ourselves: for a desk without a public address.

An offset confirms what lies before it, so it moves on only when that is stored. Chats are taken
side by side, the updates of a chat one after the other.
"""

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bots.locks import Lock
from bots.parts import Redis
from bots.telegram_receiving import Receiving
from bots.telegram_updates import UPDATES, chat_of

log = structlog.get_logger()

WAITS = 25
"""Seconds that the platform keeps a request open while nothing comes."""
LEASE_MS, KEEP_EVERY, LOOK_EVERY = 10_000, 3.0, 1.0
"""Residents wait for as long as the lease when a process dies. One that is only slow loses it: two
that poll disturb each other, and store nothing twice."""
CHATS_AT_ONCE = 8
TRIES = 8
"""Looks at an update that can't be stored while others can, before it is set aside: a hundred
updates behind it nothing would come through any more."""
LEAST_ROUND = 0.2
"""Seconds: a server that answers "nothing" at once is not asked in a circle."""
LONGEST_PAUSE, CONFLICT_PAUSE, TOKEN_PAUSE = 30.0, 5.0, 60.0


class GetRawUpdates(TelegramMethod[list[Any]]):
    """As they come: aiogram reads a list whole or not at all, and one that is malformed would
    stand in the way of all that follow."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int
    allowed_updates: list[str]


class _LostLease(Exception):
    """Another process may be polling."""


@dataclass(slots=True)
class Polling:
    bot: Bot
    receiving: Receiving
    redis: Redis | None
    keep_every: float = KEEP_EVERY
    """Seconds between two proofs that the lock is still ours."""
    _offset: int | None = None
    _refused: dict[int, int] = field(default_factory=dict)
    """How often an update could not be stored while others could."""
    _limit: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CHATS_AT_ONCE))

    async def run(self) -> None:
        """Until cancelled: polls while it holds the lock of the token, and waits for it else."""
        while True:
            lock = Lock(self.redis, f"telegram:{self.bot.id}", LEASE_MS)
            if not await lock.take():
                await asyncio.sleep(LOOK_EVERY)
                continue
            try:
                await self._while_held(lock)
            except _LostLease:
                log.warning("another process polls this bot")
            except Exception:
                log.exception("polling stopped")
                await asyncio.sleep(LOOK_EVERY)
            finally:
                await lock.give()

    async def _while_held(self, lock: Lock) -> None:
        polling = asyncio.ensure_future(self._poll())
        try:
            while True:
                done, _ = await asyncio.wait([polling], timeout=self.keep_every)
                if done:
                    return polling.result()
                if not await lock.keep():
                    raise _LostLease
        finally:
            polling.cancel()
            await asyncio.wait([polling])

    async def _poll(self) -> None:
        failures, alone = 0, False
        while True:
            started = time.monotonic()
            try:
                if not alone:
                    # while a webhook is set, polling gets conflicts only
                    alone = await self.bot.delete_webhook(drop_pending_updates=False)
                raws = await self._fetch()
            except (TelegramAPIError, ClientDecodeError) as error:
                failures += 1
                log.warning("updates not fetched", error=type(error).__name__)
                await asyncio.sleep(_after(error, failures))
                continue
            stored = await self.take(raws)
            failures = 0 if stored else failures + 1
            if not stored:
                await asyncio.sleep(_pause(failures))
            elif not raws:
                await asyncio.sleep(max(0.0, LEAST_ROUND - (time.monotonic() - started)))

    async def _fetch(self) -> list[Any]:
        call = GetRawUpdates(offset=self._offset, timeout=WAITS, allowed_updates=list(UPDATES))
        return await self.bot(call, request_timeout=WAITS + 10) or []

    async def take(self, raws: list[Any]) -> bool:
        """Stores what came and moves the offset past what is stored. False where something was
        not, and comes again with all that follows it."""
        chats: dict[int, list[Any]] = {}
        for raw in raws:
            chats.setdefault(chat_of(raw), []).append(raw)
        failed = await asyncio.gather(*(self._take_in_order(of) for of in chats.values()))
        missed = [update_id for update_id in failed if update_id is not None]
        # where others can be stored, storing is not what fails
        self._refused = {
            update_id: self._refused.get(update_id, 0) + (len(missed) < len(chats))
            for update_id in missed
        }
        if missed:
            self._offset = min(missed)
        elif raws:
            self._offset = max(self._offset or 0, *(_id(raw) + 1 for raw in raws))
        return not missed

    async def _take_in_order(self, raws: list[Any]) -> int | None:
        """The id of the first that was not stored: those after it wait for it."""
        async with self._limit:
            for raw in raws:
                try:
                    await self.receiving.take(raw)
                except Exception as error:
                    if self._refused.get(_id(raw), 0) >= TRIES:
                        log.exception("an update is set aside")
                        await self.receiving.set_aside(raw, type(error).__name__)
                        continue
                    log.warning("an update was not stored", error=type(error).__name__)
                    return _id(raw)
        return None


def _id(raw: Any) -> int:
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found if isinstance(found, int) else 0


def _pause(failures: int) -> float:
    return random.uniform(0.5, 1.0) * min(LONGEST_PAUSE, 2.0 ** min(failures, 10) / 2)


def _after(error: Exception, failures: int) -> float:
    """Seconds until it is worth asking again."""
    match error:
        case TelegramRetryAfter():
            return float(error.retry_after)
        case TelegramConflictError():
            return CONFLICT_PAUSE
        case TelegramUnauthorizedError() | TelegramNotFound():
            return TOKEN_PAUSE
        case _:
            return _pause(failures)
