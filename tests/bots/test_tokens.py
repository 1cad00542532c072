"""One token for all processes: fetched once, renewed once, never in a storm."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bots.tokens import Tokens
from store.bus import connect
from store.valkey import ValkeyServer
from tests.desk_parts import SetClock


@dataclass
class Platform:
    """Issues tokens of 600 characters, and counts how often it was asked."""

    lasts: int = 7200
    insists: bool = False
    down: bool = False
    asked: int = 0
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    async def issue(self) -> tuple[str, int]:
        self.asked += 1
        await asyncio.sleep(0)
        if self.down:
            raise ConnectionError
        number = 0 if self.insists else next(self.numbers)
        return f"{number}:" + "x" * 600, self.lasts


@pytest.fixture
async def redis(tmp_path: Path) -> AsyncIterator[Redis]:
    server = ValkeyServer(tmp_path)
    server.start()
    client = connect(server.url)
    yield client
    await client.aclose()
    server.stop()


@pytest.fixture(params=["redis", "alone"])
def shared(request: pytest.FixtureRequest) -> Redis | None:
    return request.getfixturevalue("redis") if request.param == "redis" else None


async def test_is_fetched_once_by_all_processes(redis: Redis) -> None:
    platform, clock = Platform(), SetClock()
    processes = [Tokens(redis, "corp", platform.issue, clock) for _ in range(5)]

    tokens = await asyncio.gather(*(t.get() for t in processes for _ in range(20)))

    assert len(set(tokens)) == 1
    assert platform.asked == 1


async def test_is_fetched_once_in_a_process(shared: Redis | None) -> None:
    platform = Platform()
    tokens = Tokens(shared, "corp", platform.issue, SetClock())
    assert len(set(await asyncio.gather(*(tokens.get() for _ in range(50))))) == 1
    assert platform.asked == 1


async def test_five_minutes_before_its_end_it_is_fetched_anew(shared: Redis | None) -> None:
    platform, clock = Platform(), SetClock()
    tokens = Tokens(shared, "corp", platform.issue, clock)
    first = await tokens.get()
    clock.move(7200 - 301)
    assert await tokens.get() == first
    clock.move(2)
    assert await tokens.get() != first


async def test_a_refused_one_is_renewed_once_by_all(redis: Redis) -> None:
    platform, clock = Platform(), SetClock()
    processes = [Tokens(redis, "corp", platform.issue, clock) for _ in range(5)]
    used = await processes[0].get()

    renewed = await asyncio.gather(*(t.renew(used) for t in processes for _ in range(20)))

    assert len({used, *renewed}) == 2
    assert platform.asked == 2


async def test_a_platform_that_insists_is_not_asked_in_a_storm(shared: Redis | None) -> None:
    platform, clock = Platform(insists=True), SetClock()
    tokens = Tokens(shared, "corp", platform.issue, clock)
    used = await tokens.get()
    for _ in range(50):
        assert await tokens.renew(used) == used
    assert platform.asked == 2
    clock.move(11)
    await tokens.renew(used)
    assert platform.asked == 3


async def test_a_failure_is_shared_and_not_kept(shared: Redis | None) -> None:
    platform = Platform(down=True)
    tokens = Tokens(shared, "corp", platform.issue, SetClock())
    results = await asyncio.gather(*(tokens.get() for _ in range(20)), return_exceptions=True)
    assert {type(result) for result in results} == {ConnectionError}
    assert platform.asked == 1
    platform.down = False
    assert await tokens.get()


async def test_without_the_server_it_still_works(tmp_path: Path) -> None:
    platform = Platform()
    gone = connect(f"unix://{tmp_path}/nothing.sock")
    tokens = Tokens(gone, "corp", platform.issue, SetClock())
    assert await tokens.get() == await tokens.get()
    assert platform.asked == 1
    await gone.aclose()


async def test_what_somebody_else_left_under_the_key_is_replaced(redis: Redis) -> None:
    await redis.set("yuqiao:token:corp", "{")
    assert await Tokens(redis, "corp", Platform().issue, SetClock()).get()
