"""What channels without pages ask by buttons, and what is answered by plain text."""

import dataclasses

from core.conversation import State
from core.message import Address, Attachment, Incoming, Kind, Message, Place
from core.people import Language
from core.reception import new_id
from store.handoffs import SqlCallbacks
from tests.desk_parts import Desks, SetClock


async def replies(
    desks: Desks, address: Address, text: str = "", choice: str = ""
) -> list[Message]:
    """What was sent because of one message."""
    conversation_id = await desks.say(address, text, choice or None)
    messages = await desks.record.messages(conversation_id)
    return [m for m in messages if m.reply_to == messages[-1].reply_to]


async def state(desks: Desks, conversation_id: str) -> State:
    conversation = await desks.record.get(conversation_id)
    assert conversation is not None
    return conversation.state


async def closed(desks: Desks, address: Address) -> tuple[str, str]:
    """A conversation that an agent has closed, and the handoff to be judged."""
    mei = await desks.agent("Mei")
    handoff_id = await desks.waiting(address)
    conversation_id = await desks.desk.accept(mei, handoff_id)
    await desks.desk.close(mei, conversation_id)
    return conversation_id, handoff_id


async def stars(desks: Desks, handoff_id: str) -> tuple[int, str] | None:
    from sqlalchemy import select

    from store import tables as t

    async with desks.db.read() as connection:
        row = (
            await connection.execute(select(t.ratings).where(t.ratings.c.handoff_id == handoff_id))
        ).one_or_none()
    return None if row is None else (row.stars, row.words)


async def test_who_comes_is_greeted_told_the_hours_and_shown_the_menu(desks: Desks) -> None:
    address = Address("telegram", "7")
    greeting, menu = await replies(desks, address, "Start", choice="start")
    assert "How can we help?" in greeting.text
    assert menu.kind is Kind.ASK
    assert "Service hours" in menu.text
    choices = [a.choice for a in menu.actions]
    assert choices == ["ask", "agent", "video", "callback", "emergency", "language", "elsewhere"]
    (again,) = await replies(desks, address, "Menu", choice="menu")
    assert again.actions == menu.actions


async def test_every_button_of_the_menu_is_answered(desks: Desks) -> None:
    (menu,) = await replies(desks, Address("telegram", "7"), choice="menu")
    for action in menu.actions:
        answers = await replies(desks, Address("telegram", new_id()), choice=action.choice)
        assert answers, action.choice
        assert "not understood" not in answers[0].text, action.choice


async def test_an_emergency_by_button_is_one(desks: Desks) -> None:
    address = Address("telegram", "7")
    (which,) = await replies(desks, address, choice="emergency")
    assert [a.choice for a in which.actions] == [
        "emergency:police",
        "emergency:fire",
        "emergency:medical",
    ]
    card, _ = await replies(desks, address, choice="emergency:medical")
    assert (card.kind, card.card["number"]) == (Kind.EMERGENCY, "120")
    assert await state(desks, card.conversation_id) is State.WAITING


async def test_the_next_text_with_a_number_is_the_callback(desks: Desks) -> None:
    address = Address("telegram", "7")
    (asks,) = await replies(desks, address, "Call me back", choice="callback")
    assert asks.kind is Kind.CALLBACK
    (promise,) = await replies(desks, address, "138 0013 8000, after six")
    assert "138 0013 8000" in promise.text
    (callback,) = await SqlCallbacks(desks.db).open()
    assert (callback.phone, callback.words) == ("138 0013 8000", "138 0013 8000, after six")
    # and another number later is a message like any other
    (other,) = await replies(desks, address, "138 0013 8001")
    assert other.kind is Kind.OFFER


async def test_nobody_is_held_to_the_question_for_a_number(desks: Desks) -> None:
    address = Address("telegram", "7")
    await desks.say(address, choice="callback")
    (answer,) = await replies(desks, address, "sim-card")
    assert answer.kind is Kind.ANSWER
    # the number may still come
    (promise,) = await replies(desks, address, "138 0013 8000")
    assert "call you back" in promise.text

    await desks.say(address, choice="callback")
    (again,) = await replies(desks, address, "tomorrow perhaps")
    assert again.kind is Kind.CALLBACK
    (miss,) = await replies(desks, address, "hm")
    assert miss.kind is Kind.OFFER

    await desks.say(address, choice="callback")
    (well,) = await replies(desks, address, "no")
    assert "no call" in well.text
    (miss,) = await replies(desks, address, "138 0013 8000")
    assert miss.kind is Kind.OFFER


async def test_a_number_for_a_callback_ends_the_waiting(desks: Desks) -> None:
    address = Address("telegram", "7")
    conversation_id = await desks.say(address, choice="agent")
    await desks.say(address, choice="callback")
    await desks.say(address, "138 0013 8000")
    assert await state(desks, conversation_id) is State.BOT
    assert await desks.handoffs.waiting() == []


async def test_an_old_question_for_a_number_takes_none(desks: Desks) -> None:
    address = Address("telegram", "7")
    await desks.say(address, choice="callback")
    assert isinstance(desks.clock, SetClock)
    desks.clock.move(31 * 60)
    (miss,) = await replies(desks, address, "138 0013 8000")
    assert miss.kind is Kind.OFFER


async def test_few_stars_by_button_may_be_followed_by_words(desks: Desks) -> None:
    address = Address("telegram", "7")
    conversation_id, handoff_id = await closed(desks, address)
    (asks,) = await replies(desks, address, "★★☆☆☆", choice=f"rate:{handoff_id}:2")
    assert "What was wrong?" in asks.text
    assert await stars(desks, handoff_id) == (2, "")
    (thanks,) = await replies(desks, address, "it took very long")
    assert thanks.kind is Kind.NOTICE
    assert await stars(desks, handoff_id) == (2, "it took very long")
    assert await state(desks, conversation_id) is State.CLOSED


async def test_few_stars_need_no_words(desks: Desks) -> None:
    address = Address("telegram", "7")
    conversation_id, handoff_id = await closed(desks, address)
    await desks.say(address, "★☆☆☆☆", choice=f"rate:{handoff_id}:1")
    (answer,) = await replies(desks, address, "sim-card")
    assert answer.kind is Kind.ANSWER
    assert await stars(desks, handoff_id) == (1, "")
    assert await state(desks, conversation_id) is State.BOT


async def test_many_stars_are_thanked_for(desks: Desks) -> None:
    address = Address("telegram", "7")
    _, handoff_id = await closed(desks, address)
    (thanks,) = await replies(desks, address, "★★★★★", choice=f"rate:{handoff_id}:5")
    assert thanks.kind is Kind.NOTICE
    assert await stars(desks, handoff_id) == (5, "")


async def test_a_corrected_text_is_answered_anew(desks: Desks) -> None:
    address = Address("telegram", "7")
    await desks.reception.receive(Incoming(address, "m1", text="oos"))
    edited = Incoming(address, "m1:2", text="sim-card", edits="m1")
    received = await desks.reception.receive(edited)
    await desks.reception.process(received.conversation_id)
    messages = await desks.record.messages(received.conversation_id)
    assert messages[1].card == {"edits": 1}
    assert (messages[-1].kind, messages[-1].reply_to) == (Kind.ANSWER, 2)


async def test_a_place_and_a_voice_get_a_fitting_answer(desks: Desks) -> None:
    address = Address("telegram", "7")
    here = Incoming(address, "m1", place=Place(23.1, 113.3, "emergency:fire"))
    voice = Attachment("0" * 32, "a.ogg", "audio/ogg", 10)
    for incoming, words in (
        (here, "can't read maps"),
        (Incoming(address, "m2", files=(voice,)), "can't listen"),
    ):
        received = await desks.reception.receive(incoming)
        await desks.reception.process(received.conversation_id)
        last = (await desks.record.messages(received.conversation_id))[-1]
        assert words in last.text
        assert [a.choice for a in last.actions] == ["agent"]


async def test_the_way_elsewhere_is_told_and_staff_are_not(desks: Desks) -> None:
    address = Address("telegram", "7")
    conversation_id, _ = await closed(desks, address)
    (told,) = await replies(desks, address, choice="elsewhere")
    assert "http://desk.example/?pass=x\n" in told.text
    assert "\u2066K7M4-9QXT\u2069" in told.text
    assert told.card == {"private": True}
    assert await state(desks, conversation_id) is State.CLOSED

    from core.wire import Wire
    from tests.desk_parts import english

    shown = Wire(english, lambda id_, form: id_).message(told, Language.EN)
    assert "K7M4" not in str(shown)
    assert "pass=" not in str(shown)


async def test_what_is_wanted_survives_the_database(desks: Desks) -> None:
    address = Address("telegram", "7")
    conversation_id = await desks.say(address, choice="callback")
    conversation = await desks.record.get(conversation_id)
    assert conversation is not None
    wanted = conversation.dialogue.wanted
    assert wanted is not None
    assert dataclasses.astuple(wanted)[1] == desks.clock.now()
