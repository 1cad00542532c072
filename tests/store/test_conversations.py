import asyncio

import pytest

from core.conversation import State
from core.message import Address, Incoming
from core.people import Language
from core.ports import Change, Stale
from core.reception import new_id
from tests.desk_parts import Desks, SetClock


async def test_a_message_is_stored_once_however_often_it_comes(desks: Desks) -> None:
    address = await desks.resident()
    for _ in range(10):
        external_id = new_id()
        copies = [Incoming(address, external_id, text="sim-card") for _ in range(3)]
        received = await asyncio.gather(*[desks.reception.receive(c) for c in copies])
        assert len({r.seq for r in received}) == 1
        assert sum(not r.repeated for r in received) == 1
    conversation_id = received[0].conversation_id
    assert len(await desks.record.messages(conversation_id)) == 10


async def test_numbers_have_no_gaps_and_no_doubles_when_many_write_at_once(desks: Desks) -> None:
    address = await desks.resident()
    received = await asyncio.gather(
        *[desks.reception.receive(Incoming(address, new_id(), text=f"m{i}")) for i in range(30)]
    )
    assert sorted(r.seq for r in received) == list(range(1, 31))
    async with asyncio.TaskGroup() as tasks:
        for _ in range(4):
            tasks.create_task(desks.reception.process(received[0].conversation_id))
    await desks.reception.process(received[0].conversation_id)
    messages = await desks.record.messages(received[0].conversation_id)
    assert [m.seq for m in messages] == list(range(1, 61))
    answered = [m.reply_to for m in messages if m.reply_to is not None]
    assert answered == sorted(r.seq for r in received)


async def test_a_change_decided_on_an_older_version_is_refused_whole(desks: Desks) -> None:
    address = await desks.resident()
    conversation_id = await desks.say(address, "sim-card")
    old = await desks.record.get(conversation_id)
    assert old is not None
    await desks.reception.speak(conversation_id, Language.FR)
    with pytest.raises(Stale):
        await desks.record.commit(Change(old, old.to(State.WAITING)), desks.clock.now())
    now = await desks.record.get(conversation_id)
    assert now is not None
    assert (now.state, now.language) == (State.BOT, Language.FR)


async def test_cursors_move_forward_only_and_not_past_the_end(desks: Desks) -> None:
    address = await desks.resident()
    conversation_id = await desks.say(address, "sim-card")
    assert isinstance(desks.clock, SetClock)
    desks.clock.move(10)
    now = desks.clock.now()
    assert await desks.record.read_up_to(conversation_id, 99, now, resident_read=True)
    assert conversation_id in await desks.record.changed_since(now), "a lost doorbell is no harm"
    assert not await desks.record.read_up_to(conversation_id, 1, now, resident_read=True)
    conversation = await desks.record.get(conversation_id)
    assert conversation is not None
    assert conversation.resident_read == 2


async def test_unprocessed_messages_are_found_until_they_are_processed(desks: Desks) -> None:
    address = await desks.resident()
    received = await desks.reception.receive(Incoming(address, new_id(), text="sim-card"))
    later = desks.clock.now().replace(year=2027)
    assert await desks.record.unprocessed(later, 10) == [received.conversation_id]
    await desks.reception.process(received.conversation_id)
    assert await desks.record.unprocessed(later, 10) == []


async def test_a_first_message_makes_its_conversation(desks: Desks) -> None:
    address = Address("telegram", "42")
    received = await asyncio.gather(
        *[
            desks.reception.receive(Incoming(address, new_id(), text="x", language=Language.RU))
            for _ in range(1)
        ]
    )
    conversation = await desks.record.get(received[0].conversation_id)
    assert conversation is not None
    assert conversation.language is Language.RU
