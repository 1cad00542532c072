"""What the two databases do in a second: accepting, receiving and processing."""

import asyncio
import contextlib
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import uvloop
from sqlalchemy import text

from core.clock import SystemClock
from core.errors import HandoffTaken
from store.db import Database
from store.migrate import migrate
from tests.bench.table import table
from tests.desk_parts import Desks
from tests.postgres import running_postgres

AGENTS = 10
ROUNDS = 100
CONVERSATIONS = 64
SECONDS = 5.0
REPEATS = 3
"""The fastest counts: the others had the machine less to themselves."""

Measure = Callable[[Database], Awaitable[float]]


@contextlib.contextmanager
def both() -> Iterator[dict[str, str]]:
    """Their addresses, by name: both in the same file system."""
    with tempfile.TemporaryDirectory(prefix="yuqiao-bench-") as folder, running_postgres() as url:
        yield {"SQLite": f"sqlite:///{Path(folder)}/yuqiao.db", "PostgreSQL": url}


async def rounds_a_second(db: Database) -> float:
    """Of ten agents who accept one handoff at the same instant; exactly one wins each round."""
    desks = Desks.on(db, SystemClock())
    stamp = str(time.time_ns())
    agents = [await desks.agent(f"Agent{stamp}-{i}") for i in range(AGENTS)]
    waiting = [await desks.waiting(await desks.resident()) for _ in range(ROUNDS)]
    started = time.perf_counter()
    rounds = [
        await asyncio.gather(
            *[desks.desk.accept(agent, handoff_id) for agent in agents], return_exceptions=True
        )
        for handoff_id in waiting
    ]
    took = time.perf_counter() - started
    for results in rounds:
        assert sum(isinstance(result, str) for result in results) == 1, results
        assert sum(isinstance(result, HandoffTaken) for result in results) == AGENTS - 1, results
    return ROUNDS / took


def commits_a_second(at_once: int) -> Measure:
    """Every message is two commits: received, and processed with the bot's answer."""

    async def measure(db: Database) -> float:
        desks = Desks.on(db, SystemClock())
        residents = [await desks.resident() for _ in range(CONVERSATIONS)]
        messages, started = 0, time.perf_counter()

        async def write(first: int) -> None:
            nonlocal messages
            number = first
            while time.perf_counter() - started < SECONDS:
                await desks.say(residents[number % CONVERSATIONS], "sim-card")
                messages += 1
                number += at_once

        await asyncio.gather(*[write(first) for first in range(at_once)])
        return 2 * messages / (time.perf_counter() - started)

    return measure


async def _best(urls: dict[str, str], measure: Measure) -> dict[str, float]:
    found = dict.fromkeys(urls, 0.0)
    for _ in range(REPEATS):
        for name, url in urls.items():
            db = Database(url)
            found[name] = max(found[name], await measure(db))
            await db.close()
    return found


async def _prepare(urls: dict[str, str]) -> str:
    """Migrates both. Returns what they promise."""
    for url in urls.values():
        db = Database(url)
        await migrate(db)
        if url.startswith("postgresql"):
            async with db.read() as connection:
                shown = [
                    (await connection.execute(text(f"SHOW {name}"))).scalar_one()
                    for name in ("server_version", "fsync", "synchronous_commit")
                ]
        await db.close()
    return (
        f"SQLite {sqlite3.sqlite_version}: WAL, synchronous FULL. "
        "PostgreSQL {}: fsync {}, synchronous_commit {}.".format(*shown)
    )


def _row(name: str, found: dict[str, float]) -> list[Any]:
    sqlite, postgres = found["SQLite"], found["PostgreSQL"]
    return [name, f"{sqlite:.0f}", f"{postgres:.0f}", f"{sqlite / postgres:.2f} : 1"]


HEAD = ["", "SQLite", "PostgreSQL", "SQLite : PostgreSQL"]


def accept() -> None:
    with both() as urls:
        uvloop.run(_prepare(urls))
        found = uvloop.run(_best(urls, rounds_a_second))
    print(
        f"{AGENTS} agents accept one handoff at the same instant, {ROUNDS} rounds, one winner each"
    )
    print(table(HEAD, [_row("rounds/s", found)]))


def commits() -> None:
    with both() as urls:
        promise = uvloop.run(_prepare(urls))
        rows = [
            _row(
                f"commits/s, {at_once} at once", uvloop.run(_best(urls, commits_a_second(at_once)))
            )
            for at_once in (1, 16)
        ]
    print("Receive and process, in one process, without understanding: two commits a message")
    print(table(HEAD, rows))
    print(promise)
