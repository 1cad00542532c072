"""A lock that all processes share, in Redis. Without Redis everybody gets it: what it guards must
hold without it, and only be done twice for nothing."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import structlog

from bots.parts import Redis
from core.reception import new_id

log = structlog.get_logger()

_GIVE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"
_KEEP = (
    "if redis.call('get', KEYS[1]) == ARGV[1] then "
    "return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0"
)


class Lock:
    """One holder's end of it. It ends by itself ``milliseconds`` after it was taken or kept."""

    def __init__(self, redis: Redis | None, name: str, milliseconds: int) -> None:
        self._redis = redis
        self._key = f"yuqiao:lock:{name}"
        self._owner = new_id()
        self._milliseconds = milliseconds
        self.lost = False
        """While ``kept``: it ended, and may be somebody else's."""

    async def take(self) -> bool:
        """False where somebody else holds it."""
        if self._redis is None:
            return True
        try:
            taken = await self._redis.set(self._key, self._owner, px=self._milliseconds, nx=True)
        except Exception as error:
            log.warning("not locked", error=type(error).__name__)
            return True
        return bool(taken)

    async def keep(self) -> bool:
        """Holds it on. False where it ended, and may be somebody else's."""
        if self._redis is None:
            return True
        try:
            return bool(
                await self._redis.eval(_KEEP, 1, self._key, self._owner, str(self._milliseconds))
            )
        except Exception as error:
            log.warning("not locked", error=type(error).__name__)
            return True

    async def give(self) -> None:
        if self._redis is not None:
            # it ends by itself
            with contextlib.suppress(Exception):
                await self._redis.eval(_GIVE, 1, self._key, self._owner)

    @contextlib.asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Once taken: held on for as long as the block lasts, then given. What takes long can so
        be locked for a short time, which is what others wait for where a process dies."""
        keeping = asyncio.ensure_future(self._keep())
        try:
            yield
        finally:
            keeping.cancel()
            await self.give()

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(self._milliseconds / 3000)
            if not await self.keep():
                self.lost = True
                return
