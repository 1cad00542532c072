"""Residents who press twice, invent topics and numbers, or change their language in the queue."""

from core.conversation import State
from core.people import Language
from store.handoffs import SqlCallbacks
from store.tables import feedback
from tests.desk_parts import Desks, SetClock


async def test_feedback_on_what_is_no_topic_stops_nothing(desks: Desks) -> None:
    address = await desks.resident()
    # PostgreSQL refused it for its length, again and again: the conversation stood still for good
    id_ = await desks.say(address, "No", choice=f"helpful:{'x' * 150}:no")
    assert await desks.talk(id_) == [("resident", "text"), ("bot", "offer")]
    async with desks.db.read() as connection:
        assert (await connection.execute(feedback.select())).all() == []


async def test_feedback_pressed_again_corrects_the_first(desks: Desks) -> None:
    address = await desks.resident()
    for verdict in ("yes", "yes", "no"):
        await desks.say(address, "-", choice=f"helpful:metro:{verdict}")
    async with desks.db.read() as connection:
        (row,) = (await connection.execute(feedback.select())).all()
    assert row.helpful is False


async def test_a_callback_asked_for_twice_is_one_promise(desks: Desks) -> None:
    callbacks, address = SqlCallbacks(desks.db), await desks.resident()
    await desks.waiting(address)
    await desks.say(address, "13800138000, mornings", choice="callback")
    await desks.say(address, "13800138001, evenings", choice="callback")
    (promise,) = await callbacks.open()
    assert (promise.phone, promise.words) == ("13800138001", "13800138001, evenings")
    mei = await desks.agent("Mei")
    assert await callbacks.done(promise.id, mei.id, "reached", "", desks.clock.now())
    await desks.say(address, "13800138000, mornings", choice="callback")
    assert len(await callbacks.open()) == 1


async def test_a_number_of_two_digits_is_no_number(desks: Desks) -> None:
    callbacks, address = SqlCallbacks(desks.db), await desks.resident()
    await desks.say(address, "1 ---- 2", choice="callback")
    assert await callbacks.open() == []
    await desks.say(address, "room 12 34 at 8, 020 8123 4567", choice="callback")
    (promise,) = await callbacks.open()
    assert "8123 4567" in promise.phone


async def test_who_changes_his_language_waits_in_its_queue(desks: Desks) -> None:
    address, other = await desks.resident(), await desks.resident(Language.FR)
    handoff_id = await desks.waiting(address)
    assert isinstance(desks.clock, SetClock)
    desks.clock.move(1)
    await desks.waiting(other)
    handoff = await desks.handoffs.get(handoff_id)
    assert handoff is not None
    await desks.reception.speak(handoff.conversation_id, Language.FR)
    handoff = await desks.handoffs.get(handoff_id)
    assert handoff is not None
    assert handoff.language is Language.FR
    conversation = await desks.record.get(handoff.conversation_id)
    assert conversation is not None
    assert conversation.state is State.WAITING
    outlook = await desks.reception.staffing.outlook(
        conversation.id, conversation.language, handoff.priority, desks.clock.now()
    )
    assert outlook.place == 1
