"""Every emergency that is seen is kept, whoever has the conversation."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.conversation import State
from core.errors import NotFound
from core.message import Incoming
from core.people import Agent, Language
from faq.detections import REPORTED, Detected, tally
from store import tables as t
from store.detections import SqlDetections
from store.items import SqlItems
from tests.desk_parts import NOON, Desks

SINCE = NOON - timedelta(days=1)


async def kept(desks: Desks) -> list[Detected]:
    """The oldest first."""
    found = await SqlDetections(desks.db).since(SINCE, 100, unjudged=False)
    return sorted(found, key=lambda one: one.place[1])


async def with_agent(desks: Desks) -> tuple[Agent, str]:
    agent, address = await desks.agent("Mei"), await desks.resident()
    handoff = await desks.waiting(address)
    await desks.desk.accept(agent, handoff)
    conversation_id = await desks.say(address, "emergency:fire")
    return agent, conversation_id


async def test_what_is_seen_is_kept_in_every_state(desks: Desks) -> None:
    address = await desks.resident()
    await desks.say(address, "greet")
    await desks.say(address, "fr emergency:fire")
    await desks.say(address, "emergency:fire")
    await desks.say(address, "emergency:medical")
    found = await kept(desks)
    assert [(one.service, one.state, one.language) for one in found] == [
        ("fire", State.BOT, Language.FR),
        ("fire", State.WAITING, Language.FR),
        ("medical", State.WAITING, Language.FR),
    ]
    first = found[0]
    assert (first.by, first.score, first.text) == ("learned", 0.9, "fr emergency:fire")
    _, conversation_id = await with_agent(desks)
    mine = [one for one in await kept(desks) if one.place[0] == conversation_id]
    assert [(one.service, one.state) for one in mine] == [("fire", State.WITH_AGENT)]


async def test_it_is_committed_with_the_decision_or_not_at_all(desks: Desks) -> None:
    address = await desks.resident()
    conversation_id = await desks.say(address, "emergency:fire")
    # a second worker that decided on the same message finds it processed
    await desks.reception.process(conversation_id)
    async with desks.db.read() as connection:
        assert len((await connection.execute(select(t.detections))).all()) == 1


async def test_verdicts_are_counted_and_can_be_corrected(desks: Desks) -> None:
    agent, conversation_id = await with_agent(desks)
    detections = SqlDetections(desks.db)
    (found,) = await kept(desks)
    assert found.place[0] == conversation_id
    await detections.judge(found.place, "false", None, agent.id, NOON)
    (judged,) = await kept(desks)
    assert (judged.verdict, judged.judged_by, judged.teaches) == ("false", agent.id, "lookalike")
    assert await detections.since(SINCE, 100, unjudged=True) == []
    await detections.judge(found.place, "wrong", "medical", agent.id, NOON)
    corrected = await detections.at(found.place)
    assert corrected is not None
    assert corrected.teaches == "emergency:medical"
    counted = tally(await detections.seen(SINCE), desks.clock.now())
    assert counted.weeks == (0, 0, 0, 0, 0, 0, 0, 1)
    assert counted.verdicts == {"wrong": 1}
    assert await detections.mark_example(found.place, "emergency:medical")
    assert not await detections.mark_example(found.place, "emergency:medical")
    await detections.unmark_example(found.place)
    assert await detections.mark_example(found.place, "emergency:medical")
    await detections.judge(found.place, None, None, agent.id, NOON)
    assert len(await detections.since(SINCE, 100, unjudged=True)) == 1
    with pytest.raises(NotFound):
        await detections.judge(("nothing", 1), "right", None, agent.id, NOON)


async def test_what_was_missed_is_reported_once(desks: Desks) -> None:
    agent, address = await desks.agent("Mei"), await desks.resident()
    conversation_id = await desks.say(address, "oos")
    detections = SqlDetections(desks.db)
    place = (conversation_id, 1)
    assert await detections.report([place], "police", agent.id, NOON) == 1
    assert await detections.report([place], "fire", agent.id, NOON) == 0
    (found,) = await kept(desks)
    assert (found.service, found.by, found.reported_by) == ("police", REPORTED, agent.id)
    assert found.teaches is None
    await detections.judge(place, "right", None, agent.id, NOON)
    (found,) = await kept(desks)
    assert found.teaches == "emergency:police"
    # a message of the bot's, and one that is not there
    for other in ((conversation_id, 2), (conversation_id, 99)):
        with pytest.raises(NotFound):
            await detections.report([other], "fire", agent.id, NOON)


async def test_what_is_reported_before_it_is_understood_holds_nothing_up(desks: Desks) -> None:
    agent, address = await desks.agent("Mei"), await desks.resident()
    received = await desks.reception.receive(Incoming(address, "1", text="emergency:fire"))
    place = (received.conversation_id, received.seq)
    await SqlDetections(desks.db).report([place], "police", agent.id, NOON)
    assert await desks.reception.process(received.conversation_id) == 1
    (found,) = await kept(desks)
    assert (found.service, found.by, found.reported_by) == ("fire", "learned", agent.id)


async def test_an_item_keeps_why_it_changed(desks: Desks) -> None:
    items = SqlItems(desks.db)
    await items.add("rule", "now-en", {"phrases": ["a"]}, "me", NOON, reason="new")
    await items.change(
        "rule", "now-en", 1, {"phrases": ["b"]}, "me", NOON, reason="better", override="I must"
    )
    history = await items.history("rule", "now-en")
    assert [(change.reason, change.override) for change in history] == [
        ("better", "I must"),
        ("new", ""),
    ]
