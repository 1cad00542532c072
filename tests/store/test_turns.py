"""Turns to send are counted together by all processes, and by each alone without Redis."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.bus import connect
from store.limits import Turns
from store.valkey import ValkeyServer

RARELY = 0.001
"""A turn in 1000 s: whatever time the test takes is nothing beside it."""


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[ValkeyServer]:
    server = ValkeyServer(tmp_path)
    server.start()
    yield server
    server.stop()


async def test_processes_stand_in_one_line(valkey: ValkeyServer) -> None:
    clients = [connect(valkey.url) for _ in range(3)]
    waits = [await Turns(client).reserve("telegram", RARELY) for client in clients]
    assert [round(wait / 1000) for wait in waits] == [0, 1, 2]
    assert await Turns(clients[0]).reserve("telegram:7", RARELY) == 0, "another line"
    for client in clients:
        await client.aclose()


async def test_a_turn_that_is_not_now_is_not_taken(valkey: ValkeyServer) -> None:
    clients = [connect(valkey.url) for _ in range(2)]
    taken = [await Turns(client).take("typing", RARELY) for client in clients * 2]
    assert taken == [True, False, False, False]
    assert round(await Turns(clients[0]).reserve("typing", RARELY) / 1000) == 1
    for client in clients:
        await client.aclose()


async def test_without_redis_each_counts_alone(tmp_path: Path) -> None:
    client = connect(f"unix://{tmp_path}/nothing.sock")
    turns = Turns(client)
    waits = [await turns.reserve("telegram", RARELY) for _ in range(3)]
    assert [round(wait / 1000) for wait in waits] == [0, 1, 2]
    assert not await turns.take("telegram", RARELY)
    await client.aclose()
