"""Questions to the trainer and its answers, over Redis: small, soon, and lost without harm."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import uuid4

import structlog
from redis.asyncio import Redis

from core.errors import Unavailable
from store.bus import FAULTS, PAUSE

log = structlog.get_logger()

QUESTIONS = "yuqiao:errands"
ANSWER = "yuqiao:errand:{}"
HERE = "yuqiao:trainer"
"""A sign of life, for health checks."""
PATIENCE = 20
"""Seconds. Who asked has gone then, and nobody reads an answer."""
WAIT = 2
"""Seconds of one look: below the client's own timeout."""

Do = Callable[[Any], Awaitable[Any]]


class Errands:
    """The asking end."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def ask(self, kind: str, value: Any) -> Any:
        """JSON in and out.

        Raises:
            Unavailable: nobody answered in time.
        """
        errand = uuid4().hex
        try:
            async with asyncio.timeout(PATIENCE):
                question = json.dumps({"id": errand, "kind": kind, "value": value})
                await self._redis.rpush(QUESTIONS, question)
                await self._redis.expire(QUESTIONS, PATIENCE)
                while True:
                    found: Any = await self._redis.blpop([ANSWER.format(errand)], timeout=WAIT)
                    if found is not None:
                        break
        except FAULTS:
            raise Unavailable() from None
        answer = json.loads(found[1])
        if "failed" in answer:
            raise Unavailable()
        return answer["value"]


async def serve_errands(redis: Redis, kinds: Mapping[str, Do]) -> None:
    """Answers one after the other, for ever."""
    while True:
        try:
            await redis.set(HERE, "here", ex=60)
            found: Any = await redis.blpop([QUESTIONS], timeout=WAIT)
            if found is None:
                continue
            question = json.loads(found[1])
            try:
                answer = {"value": await kinds[question["kind"]](question["value"])}
            except Exception:
                log.exception("errand failed", kind=question["kind"])
                answer = {"failed": True}
            place = ANSWER.format(question["id"])
            await redis.rpush(place, json.dumps(answer))
            await redis.expire(place, PATIENCE)
        except FAULTS as error:
            log.warning("errands not heard", error=type(error).__name__)
            await asyncio.sleep(PAUSE)
