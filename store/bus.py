"""The doorbell: wake-ups over Redis. Nothing here is the truth, all of it may be lost.

``yuqiao:work`` is a stream with one consumer group: each wake-up goes to one worker. It is read
with NOACK, because a lost one costs a sweep, not a message. ``yuqiao:live`` is published to
every web process, which tells those of its sockets that care.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError

log = structlog.get_logger()

WORK = "yuqiao:work"
GROUP = "workers"
LIVE = "yuqiao:live"
WORK_KEPT = 10_000
"""Doorbells kept at most: older ones were swept long ago."""
BLOCK_MS = 2_000
PAUSE = 0.2
"""Seconds before a lost connection is tried again."""
FAULTS = (RedisError, OSError, asyncio.TimeoutError)


@dataclass(frozen=True, slots=True)
class Live:
    """One wake-up for whoever watches. ``kind``: changed, desk, typing, content, or resumed: the
    connection was lost for a while and anything may have been missed."""

    kind: str
    conversation_id: str = ""
    author: str = ""
    name: str = ""


def connect(url: str) -> Redis:
    """A client that gives up quickly: callers go on without it."""
    return Redis.from_url(
        url, decode_responses=True, socket_timeout=5, socket_connect_timeout=2, protocol=2
    )


class RedisBell:
    """Implements ``core.ports.Bell``: never raises."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def work(self, conversation_id: str) -> None:
        try:
            await self._redis.xadd(WORK, {"c": conversation_id}, maxlen=WORK_KEPT)
        except FAULTS as error:
            log.warning("doorbell not rung", error=type(error).__name__)

    async def changed(self, conversation_id: str) -> None:
        await self._publish({"k": "changed", "c": conversation_id})

    async def desk(self) -> None:
        await self._publish({"k": "desk"})

    async def content(self) -> None:
        """Something was published."""
        await self._publish({"k": "content"})

    async def typing(self, conversation_id: str, kind: str, name: str) -> None:
        await self._publish({"k": "typing", "c": conversation_id, "a": kind, "n": name})

    async def _publish(self, payload: dict[str, Any]) -> None:
        try:
            await self._redis.publish(LIVE, json.dumps(payload))
        except FAULTS as error:
            log.warning("doorbell not rung", error=type(error).__name__)


class WorkStream:
    """The workers' end of the doorbell."""

    def __init__(self, redis: Redis, consumer: str) -> None:
        self._redis = redis
        self._consumer = consumer

    async def wait(self) -> list[str]:
        """Ids of conversations with something to process; empty after ``BLOCK_MS`` of silence."""
        try:
            return await self._read()
        except ResponseError as error:
            # a new or emptied server has no group: make it, whoever is first
            if "NOGROUP" in str(error):
                await self._make_group()
            else:
                log.warning("doorbell not heard", error=type(error).__name__)
                await asyncio.sleep(PAUSE)
        except FAULTS as error:
            log.warning("doorbell not heard", error=type(error).__name__)
            await asyncio.sleep(PAUSE)
        return []

    async def _read(self) -> list[str]:
        # RESP2, which `connect` asks for: [[stream, [[id, fields], ...]]], or nothing
        reply: Any = await self._redis.xreadgroup(
            GROUP, self._consumer, {WORK: ">"}, count=100, block=BLOCK_MS, noack=True
        )
        return [fields["c"] for _, entries in reply or () for _, fields in entries]

    async def _make_group(self) -> None:
        try:
            await self._redis.xgroup_create(WORK, GROUP, id="0", mkstream=True)
        except FAULTS as error:
            if "BUSYGROUP" not in str(error):
                log.warning("doorbell not heard", error=type(error).__name__)
                await asyncio.sleep(PAUSE)


async def listen(redis: Redis) -> AsyncIterator[Live]:
    """Every wake-up for watchers, for ever; ``resumed`` after each connection made."""
    while True:
        try:
            async with redis.pubsub(ignore_subscribe_messages=True) as pubsub:
                await pubsub.subscribe(LIVE)
                yield Live("resumed")
                while True:
                    message = await pubsub.get_message(timeout=BLOCK_MS / 1000)
                    if message is not None:
                        fields = json.loads(message["data"])
                        yield Live(
                            fields["k"],
                            fields.get("c", ""),
                            fields.get("a", ""),
                            fields.get("n", ""),
                        )
        except FAULTS as error:
            log.warning("doorbell not heard", error=type(error).__name__)
            await asyncio.sleep(PAUSE)
