"""How often somebody may: counted in Redis by the ``limits`` library."""

import asyncio
import math
import time

import structlog
from limits import parse
from limits.aio.storage import Storage
from limits.aio.strategies import MovingWindowRateLimiter

from core.errors import RateLimited

log = structlog.get_logger()

RULES = {
    "messages": parse("40/minute"),
    "files": parse("20/10 minute"),
    "files by address": parse("100/10 minute"),
    "sessions": parse("300/hour"),
    "files of editors": parse("60/10 minute"),
    "errands": parse("120/minute"),
    "trials": parse("60/10 minute"),
    "logins by name": parse("10/10 minute"),
    "logins by address": parse("50/10 minute"),
}
PATIENCE = 0.5
"""Seconds a count may take: without Redis the desk goes on, uncounted."""


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
