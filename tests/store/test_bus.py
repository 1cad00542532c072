"""The doorbell: it may be lost, emptied or away; nobody who rings or listens falls over it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from store.bus import RedisBell, WorkStream, connect, listen
from store.limits import Limiter
from store.valkey import ValkeyServer
from tests.until import until


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[ValkeyServer]:
    server = ValkeyServer(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def client(valkey: ValkeyServer) -> AsyncIterator[Callable[[], Redis]]:
    """Makes clients of it, and closes them."""
    made: list[Redis] = []

    def make() -> Redis:
        made.append(connect(valkey.url))
        return made[-1]

    yield make
    for redis in made:
        await redis.aclose()


async def heard(stream: WorkStream) -> list[str]:
    async with asyncio.timeout(30):
        while not (ids := await stream.wait()):
            pass
        return ids


async def test_each_ring_is_heard_by_one_worker(client: Callable[[], Redis]) -> None:
    bell = RedisBell(client())
    streams = [WorkStream(client(), name) for name in ("a", "b")]
    for stream in streams:
        await stream.wait()
    await bell.work("c1")
    results = await asyncio.gather(*[stream.wait() for stream in streams])
    assert sorted(id_ for ids in results for id_ in ids) == ["c1"]


async def test_an_emptied_server_is_used_on(client: Callable[[], Redis]) -> None:
    redis = client()
    bell, stream = RedisBell(redis), WorkStream(client(), "a")
    await bell.work("before")
    assert await heard(stream) == ["before"]
    await redis.flushall()
    await bell.work("after")
    assert await heard(stream) == ["after"]


async def test_a_server_that_is_away_stops_nobody(
    valkey: ValkeyServer, client: Callable[[], Redis]
) -> None:
    bell, stream = RedisBell(client()), WorkStream(client(), "a")
    await stream.wait()
    valkey.signal(9)
    until(lambda: valkey.poll() is not None, "the server has ended")
    await bell.work("lost")
    await bell.changed("lost")
    assert await stream.wait() == []
    valkey.launch()
    await asyncio.sleep(0)
    async with asyncio.timeout(30):
        ids: list[str] = []
        while "c1" not in ids:
            await bell.work("c1")
            ids = await stream.wait()


async def test_listeners_are_told_when_they_may_have_missed_something(
    valkey: ValkeyServer, client: Callable[[], Redis]
) -> None:
    kinds: list[str] = []

    async def follow() -> None:
        async for event in listen(client()):
            kinds.append(event.kind)

    task = asyncio.create_task(follow())
    bell = RedisBell(client())
    async with asyncio.timeout(30):
        while "changed" not in kinds:
            await bell.changed("c1")
            await asyncio.sleep(0.02)
        assert kinds[0] == "resumed"
        valkey.signal(9)
        until(lambda: valkey.poll() is not None, "the server has ended")
        valkey.launch()
        while kinds.count("resumed") < 2:
            await asyncio.sleep(0.02)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_without_redis_the_desk_goes_on_uncounted(tmp_path: Path) -> None:
    from limits.aio.storage import RedisStorage

    url = f"async+redis+unix://{tmp_path}/nothing.sock"
    limiter = Limiter(RedisStorage(url, implementation="redispy"))
    for _ in range(3):
        await limiter.check("messages", "c1")
