"""A lock that processes share: one holder, given back by him alone, and never in the way."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bots.locks import Lock
from store.bus import connect
from store.valkey import ValkeyServer
from tests.bots.channel_desk import until


@pytest.fixture
async def redis(tmp_path: Path) -> AsyncIterator[Redis]:
    server = ValkeyServer(tmp_path)
    server.start()
    client = connect(server.url)
    yield client
    await client.aclose()
    server.stop()


async def test_one_holds_it(redis: Redis) -> None:
    mine, his = Lock(redis, "a", 60_000), Lock(redis, "a", 60_000)
    assert await mine.take()
    assert not await his.take()
    await his.give()
    assert not await his.take(), "it was not his to give"
    await mine.give()
    assert await his.take()
    assert not await mine.keep()
    assert await his.keep()


async def test_it_ends_by_itself_unless_it_is_kept(redis: Redis) -> None:
    lock = Lock(redis, "a", 60_000)
    await lock.take()
    await redis.pexpire("yuqiao:lock:a", 500)
    assert await lock.keep()
    assert await redis.pttl("yuqiao:lock:a") > 50_000
    # as a server does that is emptied
    await redis.flushall()
    assert not await lock.keep()
    assert await lock.take()


async def test_it_is_held_on_for_as_long_as_it_is_worked_under(redis: Redis) -> None:
    mine, his = Lock(redis, "a", 300), Lock(redis, "a", 60_000)
    assert await mine.take()
    async with mine.kept():
        await until(lambda: _was_kept(redis))
        assert not await his.take()
        assert not mine.lost
        # as a server does that is emptied
        await redis.set("yuqiao:lock:a", "somebody else's")
        await until(lambda: mine.lost)
    assert await redis.get("yuqiao:lock:a") is not None, "it was not his to give"


async def _was_kept(redis: Redis) -> bool:
    """Its time has run down, and begun anew."""
    first = await redis.pttl("yuqiao:lock:a")
    await asyncio.sleep(0.02)
    return bool(await redis.pttl("yuqiao:lock:a") > first)


async def test_without_the_server_everybody_has_it(tmp_path: Path) -> None:
    gone = connect(f"unix://{tmp_path}/nothing.sock")
    for redis in (gone, None):
        for lock in (Lock(redis, "a", 1000), Lock(redis, "a", 1000)):
            assert await lock.take()
            assert await lock.keep()
            await lock.give()
    await gone.aclose()
