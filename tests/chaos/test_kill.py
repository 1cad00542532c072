"""Parts of the desk are killed at random moments while residents write.

What was accepted is answered exactly once, or is in the queue; nothing is lost, doubled or out
of order. ``make soak`` sets CHAOS_KILLS to 50.
"""

import asyncio
import contextlib
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from store.valkey import ValkeyServer
from tests.running import PageClient, RunningDesk, running_desk

KILLS = int(os.environ.get("CHAOS_KILLS", "10"))
CONVERSATIONS = 20
WAITING = 4
"""Of these, the residents have asked for a person: what they write goes to the queue."""
QUESTIONS = ["how do I get a sim card", "police phone", "我的护照丢了", "visa extension", "hello"]
TARGETS = [["serve"], ["worker"], ["valkey"], ["serve", "worker", "trainer", "valkey"], ["flush"]]


async def test_nothing_is_lost_or_doubled_whatever_is_killed(tmp_path: Path) -> None:
    seed = int(os.environ.get("CHAOS_SEED", time.time_ns() % 10_000))
    print(f"CHAOS_SEED={seed}")
    chance = random.Random(seed)
    with running_desk(tmp_path / "data") as desk:
        pages = [PageClient(desk.base) for _ in range(CONVERSATIONS)]
        async with contextlib.AsyncExitStack() as stack:
            for page in pages:
                await stack.enter_async_context(page.online())
            for page in pages[:WAITING]:
                await page.ask(choice="agent")
            stop = asyncio.Event()
            writers = [asyncio.create_task(write(page, stop, chance)) for page in pages]
            await kill_at_random(desk, pages, chance)
            stop.set()
            sent = [await writer for writer in writers]
            for page in pages:
                await page.until(lambda page=page: not page.unsent, 60)
            for page in pages[WAITING:]:
                await page.until(lambda page=page: all_answered(page), 60)
        for page, ids in zip(pages[:WAITING], sent[:WAITING], strict=True):
            await check(desk, page, ids, answers=0)
        for page, ids in zip(pages[WAITING:], sent[WAITING:], strict=True):
            await check(desk, page, ids, answers=1)
    assert sum(len(ids) for ids in sent) > KILLS * CONVERSATIONS / 2, "there was hardly a load"


async def write(page: PageClient, stop: asyncio.Event, chance: random.Random) -> list[str]:
    """Writes on, several at a time where the desk is slow; gives the ids in the order written."""
    ids = []
    while not stop.is_set():
        if len(page.unsent) < 4:
            ids.append(await page.send(chance.choice(QUESTIONS)))
        # under the limit of 40 a minute
        await asyncio.sleep(chance.uniform(1.6, 2.4))
    return ids


async def kill_at_random(desk: RunningDesk, pages: list[PageClient], chance: random.Random) -> None:
    for number in range(KILLS):
        # not before it works again: killing what is down tests nothing
        before = accepted(pages)
        async with asyncio.timeout(120):
            while accepted(pages) < before + CONVERSATIONS / 2:
                await asyncio.sleep(0.05)
        await asyncio.sleep(chance.uniform(0, 2))
        targets = TARGETS[number % len(TARGETS)]
        if targets == ["flush"]:
            with contextlib.suppress(RedisError):
                Redis.from_url(ValkeyServer(desk.folder).url).flushall()
            continue
        pids = desk.pids()
        for target in targets:
            if target in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pids[target], signal.SIGKILL)


def accepted(pages: list[PageClient]) -> int:
    return sum(len(page.accepted) for page in pages)


def all_answered(page: PageClient) -> bool:
    answered = Counter(m["reply_to"] for m in page.messages)
    return all(answered[seq] for seq in page.accepted.values())


async def check(desk: RunningDesk, page: PageClient, ids: list[str], answers: int) -> None:
    assert not page.refused
    again = PageClient(desk.base, token=page.token)
    async with again.online():
        await again.until(lambda: again.seen >= page.seen)
    # what was seen live, over all the losses, is what the record has
    assert [(m["seq"], m.get("id"), m["text"]) for m in again.messages[: page.seen]] == [
        (m["seq"], m.get("id"), m["text"]) for m in page.messages
    ]
    own = [m for m in again.messages if m["author"]["kind"] == "resident" and m.get("id") in ids]
    assert [m["id"] for m in own] == ids, "lost, doubled or out of order"
    replies = Counter(m["reply_to"] for m in again.messages)
    assert {replies[m["seq"]] for m in own} <= {answers}
