"""How often somebody may, counted in Redis: by the ``limits`` library, and turns to send."""

import asyncio
import math
import time
from typing import Any

import structlog
from limits import parse
from limits.aio.storage import Storage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.asyncio import Redis

from core.errors import RateLimited

log = structlog.get_logger()

RULES = {
    "messages": parse("40/minute"),
    "files": parse("20/10 minute"),
    "files by address": parse("100/10 minute"),
    "sessions": parse("300/hour"),
    "passes": parse("60/hour"),
    "codes": parse("8/10 minute"),
    "codes by address": parse("30/10 minute"),
    "files of editors": parse("60/10 minute"),
    "errands": parse("120/minute"),
    "trials": parse("60/10 minute"),
    "logins by name": parse("10/10 minute"),
    "logins by address": parse("50/10 minute"),
}
PATIENCE = 0.5
"""Seconds a count may take: without Redis the desk goes on, uncounted."""
ALONE_FOR = 2.0
"""Seconds until a server that was away is asked again."""
OWN_KEPT = 10_000
"""Keys before those whose turn has passed are forgotten."""


class Limiter:
    def __init__(self, storage: Storage) -> None:
        self._windows = MovingWindowRateLimiter(storage)

    async def check(self, rule: str, key: str) -> None:
        """Counts one.

        Raises:
            RateLimited: that was one too many; ``retry_after`` seconds.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                if await self._windows.hit(RULES[rule], rule, key):
                    return
                window = await self._windows.get_window_stats(RULES[rule], rule, key)
        except Exception as error:
            # limits wraps the driver's errors in none of its own: any fault means uncounted
            log.warning("rate not counted", rule=rule, error=type(error).__name__)
            return
        raise RateLimited(max(1, math.ceil(window.reset_time - time.time())))


_TURN = """
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local interval = tonumber(ARGV[1])
local at = tonumber(redis.call('GET', KEYS[1]) or '0')
if at < now then at = now end
if at > now and ARGV[2] == '0' then return -1 end
redis.call('SET', KEYS[1], string.format('%.0f', at + interval), 'PX',
  math.ceil((at + interval - now) / 1000) + 1000)
return string.format('%.0f', at - now)
"""
"""Turns an interval apart, by the server's clock, in microseconds. -1: it is not now."""


class Turns:
    """So many sends a second, one after the other, of all processes together. Without Redis each
    process counts for itself: the platform says when that was too often."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._own: dict[str, float] = {}
        self._alone_until = 0.0

    async def reserve(self, key: str, per_second: float) -> float:
        """Takes the next turn. Returns the seconds until then."""
        return max(0.0, await self._next(key, per_second, wait=True))

    async def take(self, key: str, per_second: float) -> bool:
        """Takes a turn, if it is now."""
        return await self._next(key, per_second, wait=False) >= 0

    async def _next(self, key: str, per_second: float, *, wait: bool) -> float:
        interval = 1 / per_second
        if time.monotonic() >= self._alone_until:
            try:
                async with asyncio.timeout(PATIENCE):
                    until: Any = await self._redis.eval(
                        _TURN,
                        1,
                        f"yuqiao:turn:{key}",
                        str(round(interval * 1e6)),
                        "1" if wait else "0",
                    )
                return int(until) / 1e6
            except Exception as error:
                self._alone_until = time.monotonic() + ALONE_FOR
                log.warning("turns counted alone", error=type(error).__name__)
        return self._alone(key, interval, wait=wait)

    def _alone(self, key: str, interval: float, *, wait: bool) -> float:
        now = time.monotonic()
        if len(self._own) > OWN_KEPT:
            self._own = {k: at for k, at in self._own.items() if at > now}
        at = max(now, self._own.get(key, now))
        if at > now and not wait:
            return -1
        self._own[key] = at + interval
        return at - now
