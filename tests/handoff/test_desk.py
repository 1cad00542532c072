import asyncio

import pytest

from core.conversation import State
from core.errors import Conflict, Forbidden, HandoffEnded, HandoffTaken
from core.handoff import Priority, Reason
from core.people import Presence
from tests.desk_parts import Desks, SetClock

ROUNDS = 200


async def test_of_ten_agents_at_once_exactly_one_wins(desks: Desks) -> None:
    agents = [await desks.agent(f"Agent{i}") for i in range(10)]
    for _ in range(ROUNDS):
        handoff_id = await desks.waiting(await desks.resident())
        results = await asyncio.gather(
            *[desks.desk.accept(agent, handoff_id) for agent in agents], return_exceptions=True
        )
        won = [a for a, r in zip(agents, results, strict=True) if isinstance(r, str)]
        lost = [r for r in results if isinstance(r, HandoffTaken)]
        assert len(won) == 1
        assert len(lost) == 9
        assert {error.fields["by"] for error in lost} == {won[0].name}
        handoff = await desks.handoffs.get(handoff_id)
        assert handoff is not None
        assert handoff.agent_id == won[0].id


async def test_who_waits_no_longer_can_not_be_accepted(desks: Desks) -> None:
    address = await desks.resident()
    mei = await desks.agent("Mei")
    handoff_id = await desks.waiting(address)
    await desks.say(address, choice="bot")
    with pytest.raises(HandoffEnded):
        await desks.desk.accept(mei, handoff_id)


async def test_accepting_ones_own_again_is_no_error(desks: Desks) -> None:
    mei = await desks.agent("Mei")
    handoff_id = await desks.waiting(await desks.resident())
    first = await desks.desk.accept(mei, handoff_id)
    assert await desks.desk.accept(mei, handoff_id) == first


async def test_a_vanished_agent_gives_back_to_the_front(desks: Desks) -> None:
    assert isinstance(desks.clock, SetClock)
    mei = await desks.agent("Mei")
    lost_id = await desks.desk.accept(mei, await desks.waiting(await desks.resident()))
    desks.clock.move(30)
    await desks.waiting(await desks.resident())
    assert await desks.desk.give_back_lost(desks.clock.now()) == 0
    desks.clock.move(31)
    assert await desks.desk.give_back_lost(desks.clock.now()) == 1
    front = (await desks.handoffs.waiting())[0]
    assert (front.conversation_id, front.priority) == (lost_id, Priority.RETURNED)
    assert front.reason is Reason.RETURNED
    last = (await desks.record.messages(lost_id))[-1]
    assert "Mei" in last.text
    assert "front of the queue" in last.text
    assert await desks.desk.give_back_lost(desks.clock.now()) == 0


async def test_passing_on_needs_a_colleague_who_is_there(desks: Desks) -> None:
    mei, omar = await desks.agent("Mei"), await desks.agent("Omar")
    away = await desks.agent("Away", presence=Presence.AWAY)
    conversation_id = await desks.desk.accept(mei, await desks.waiting(await desks.resident()))
    with pytest.raises(Conflict, match="not_available"):
        await desks.desk.pass_on(mei, conversation_id, away.id)
    await desks.desk.pass_on(mei, conversation_id, omar.id)
    conversation = await desks.record.get(conversation_id)
    assert conversation is not None
    assert conversation.agent_id == omar.id
    with pytest.raises(Forbidden):
        await desks.reception.reply(mei, conversation_id, "still me?", (), "1")


async def test_only_its_agent_ends_a_conversation(desks: Desks) -> None:
    mei, omar = await desks.agent("Mei"), await desks.agent("Omar")
    conversation_id = await desks.desk.accept(mei, await desks.waiting(await desks.resident()))
    for action in (desks.desk.close, desks.desk.hand_back):
        with pytest.raises(Forbidden):
            await action(omar, conversation_id)
    await desks.desk.hand_back(mei, conversation_id)
    conversation = await desks.record.get(conversation_id)
    assert conversation is not None
    assert conversation.state is State.BOT
