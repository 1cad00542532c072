"""Doorbells get lost; what they rang for does not."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from bots.worker import Worker
from core.clock import SystemClock
from core.message import Incoming
from core.reception import new_id
from tests.desk_parts import Desks, SetClock


class Silence:
    """A doorbell that is never heard."""

    async def wait(self) -> list[str]:
        await asyncio.sleep(3600)
        return []


class Insistent:
    """A doorbell that rings for the same conversation all the time."""

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids

    async def wait(self) -> list[str]:
        await asyncio.sleep(0.001)
        return self.ids * 5


async def works_until(worker: Worker, done: Callable[[], Awaitable[bool]]) -> None:
    task = asyncio.create_task(worker.run())
    async with asyncio.timeout(20):
        while not await done():
            await asyncio.sleep(0.02)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_the_sweep_finds_what_no_doorbell_rang_for(desks: Desks) -> None:
    ids = []
    for _ in range(5):
        address = await desks.resident()
        received = await desks.reception.receive(Incoming(address, new_id(), text="sim-card"))
        ids.append(received.conversation_id)
    assert isinstance(desks.clock, SetClock)
    desks.clock.move(2)
    worker = Worker(desks.reception, desks.record, Silence(), desks.clock)

    async def all_answered() -> bool:
        return [len(await desks.record.messages(id_)) for id_ in ids] == [2] * 5

    await works_until(worker, all_answered)


async def test_a_doorbell_that_rings_too_often_answers_once(desks: Desks) -> None:
    address = await desks.resident()
    received = await desks.reception.receive(Incoming(address, new_id(), text="sim-card"))
    id_ = received.conversation_id
    bells = Insistent([id_])
    both = [Worker(desks.reception, desks.record, bells, SystemClock()) for _ in range(2)]

    async def answered() -> bool:
        return len(await desks.record.messages(id_)) > 1

    await asyncio.gather(*[works_until(worker, answered) for worker in both])
    assert await desks.talk(id_) == [("resident", "text"), ("bot", "answer")]
