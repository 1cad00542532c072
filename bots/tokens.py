"""Access tokens of platforms: one for all processes, fetched by one of them at a time.

Redis carries the token and the lock. Without it each process fetches its own, once.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bots.locks import Lock
from bots.parts import Redis
from core.clock import Clock

log = structlog.get_logger()

EARLY = timedelta(minutes=5)
"""Before its end a token is fetched anew; of a short-lived one, half its life."""
AGAIN_AFTER = timedelta(seconds=10)
"""A platform that refuses what it has just issued is not asked for more at once."""
FETCH_WITHIN = 8.0
LOCK_MS = 10_000
"""Longer than a fetch takes: who holds it and dies is waited for as long."""
LOOK_EVERY = 0.05

Fetch = Callable[[], Awaitable[tuple[str, int]]]
"""A token and the seconds it lives. Whatever it raises, ``get`` and ``renew`` raise."""


@dataclass(frozen=True, slots=True)
class _Token:
    value: str
    until: datetime
    """It is used until then."""
    renewed: datetime | None
    """When it was fetched because the one before was refused."""


class Tokens:
    """``name`` tells accounts apart: ``wechat:<app id>``."""

    def __init__(self, redis: Redis | None, name: str, fetch: Fetch, clock: Clock) -> None:
        self._redis = redis
        self._key = f"yuqiao:token:{name}"
        self._fetch = fetch
        self._clock = clock
        self._held: _Token | None = None
        self._turn = asyncio.Lock()
        self._flights: dict[str | None, asyncio.Task[str]] = {}

    async def get(self) -> str:
        """A token that should be good."""
        if self._held is not None and self._usable(self._held, None):
            return self._held.value
        return await self._fly(None)

    async def renew(self, used: str) -> str:
        """After the platform has refused ``used``: the token that somebody has fetched since, or
        a new one. May be ``used`` again, where the platform insists: so try once, not for ever."""
        if self._held is not None and self._held.value != used and self._usable(self._held, used):
            return self._held.value
        return await self._fly(used)

    async def _fly(self, refused: str | None) -> str:
        """One flight for all who wait in this process: they share its failure too."""
        flight = self._flights.get(refused)
        if flight is None:
            flight = asyncio.create_task(self._obtain(refused))
            self._flights[refused] = flight
            flight.add_done_callback(lambda done: self._landed(refused, done))
        return await asyncio.shield(flight)

    def _landed(self, refused: str | None, flight: asyncio.Task[str]) -> None:
        del self._flights[refused]
        if not flight.cancelled():
            # looked at here: all who waited may have been cancelled
            flight.exception()

    async def _obtain(self, refused: str | None) -> str:
        async with self._turn, self._locked(refused) as found:
            if found is None:
                found = await self._known(refused)
            if found is not None:
                return found.value
            async with asyncio.timeout(FETCH_WITHIN):
                value, seconds = await self._fetch()
            now, lasts = self._clock.now(), timedelta(seconds=seconds)
            until = now + (lasts - EARLY if lasts > 2 * EARLY else lasts / 2)
            await self._keep(_Token(value, until, None if refused is None else now), now)
            return value

    @asynccontextmanager
    async def _locked(self, refused: str | None) -> AsyncIterator[_Token | None]:
        """Holds the lock of all processes, or gives what its holder has fetched meanwhile."""
        lock = Lock(self._redis, self._key.removeprefix("yuqiao:"), LOCK_MS)
        while not await lock.take():
            found = await self._known(refused)
            if found is not None:
                yield found
                return
            await asyncio.sleep(LOOK_EVERY)
        try:
            yield None
        finally:
            await lock.give()

    def _usable(self, token: _Token, refused: str | None) -> bool:
        now = self._clock.now()
        if now >= token.until:
            return False
        just_renewed = token.renewed is not None and now - token.renewed < AGAIN_AFTER
        return token.value != refused or just_renewed

    async def _known(self, refused: str | None) -> _Token | None:
        shared = await self._read()
        for token in (shared, self._held):
            if token is not None and self._usable(token, refused):
                self._held = token
                return token
        return None

    async def _read(self) -> _Token | None:
        if self._redis is None:
            return None
        try:
            kept = await self._redis.get(self._key)
            if kept is None:
                return None
            value, until, renewed = json.loads(kept)
            return _Token(
                value,
                datetime.fromisoformat(until),
                None if renewed is None else datetime.fromisoformat(renewed),
            )
        except Exception as error:
            # a lost Redis, or something of somebody else's under the key
            log.warning("token not read", error=type(error).__name__)
            return None

    async def _keep(self, token: _Token, now: datetime) -> None:
        self._held = token
        if self._redis is None:
            return
        renewed = None if token.renewed is None else token.renewed.isoformat()
        kept = json.dumps([token.value, token.until.isoformat(), renewed])
        lasts = max(1, round((token.until - now).total_seconds() * 1000))
        try:
            await self._redis.set(self._key, kept, px=lasts)
        except Exception as error:
            log.warning("token not kept", error=type(error).__name__)
