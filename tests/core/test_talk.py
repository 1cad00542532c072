"""What becomes of a message in the light of the talk, on both databases: language, follow-ups,
corrections, several questions, numbers."""

import pytest

from core.conversation import Conversation, State
from core.dialogue import DRIFT, Dialogue
from core.message import Kind, Message
from core.people import Language
from store.misses import SqlMisses
from tests.core.test_reception import missed
from tests.desk_parts import Desks, SetClock


async def conversation(desks: Desks, conversation_id: str) -> Conversation:
    found = await desks.record.get(conversation_id)
    assert found is not None
    return found


async def answers(desks: Desks, conversation_id: str, to: int = -1) -> list[Message]:
    """What was sent on the newest message, or on that with this `seq`."""
    messages = await desks.record.messages(conversation_id)
    to = max(m.reply_to or 0 for m in messages) if to < 0 else to
    return [m for m in messages if m.reply_to == to]


def texts(messages: list[Message]) -> list[str]:
    return [m.text for m in messages]


def choices(message: Message) -> list[str]:
    return [a.choice for a in message.actions]


# ── language ─────────────────────────────────────────────────────────────────────────────────


async def test_a_language_that_is_asked_for_is_spoken_from_now_on(desks: Desks) -> None:
    address = await desks.resident()
    await desks.say(address, "sim-card")
    id_ = await desks.say(address, "please answer in French")
    (said,) = await answers(desks, id_)
    assert (said.kind, said.language) == (Kind.NOTICE, Language.FR)
    # the last answer in that language, and the way back, each in its own words
    assert choices(said) == ["topic:sim-card", "language:en"]
    assert [a.language for a in said.actions] == [None, Language.EN]
    await desks.say(address, "en metro")
    (answer,) = await answers(desks, id_)
    assert answer.language is Language.FR, "one message in another language changes nothing"


async def test_a_question_beside_the_wish_is_answered_in_the_new_language(desks: Desks) -> None:
    id_ = await desks.say(await desks.resident(), "Answer in Spanish please. How do I sim-card?")
    notice, answer = await answers(desks, id_)
    assert notice.kind is Kind.NOTICE
    assert (answer.kind, answer.language) == (Kind.ANSWER, Language.ES)


async def test_a_chosen_language_falls_after_several_plain_messages_in_one_other(
    desks: Desks,
) -> None:
    address = await desks.resident()
    id_ = await desks.say(address, "说法语")
    spoken = []
    for text in ("ru metro", "es metro", "ru metro", "ru metro", "metro", "ru metro", "es metro"):
        await desks.say(address, text)
        spoken.append((await conversation(desks, id_)).language.value)
    # "metro" tells nothing of a language, and breaks nothing
    assert spoken == ["fr", "fr", "fr", "fr", "fr", "ru", "es"]
    assert DRIFT == 3


async def test_the_menu_chooses_like_words_do(desks: Desks) -> None:
    address = await desks.resident()
    id_ = await desks.say(address, "metro")
    await desks.reception.speak(id_, Language.AR)
    await desks.say(address, "en metro")
    assert (await conversation(desks, id_)).language is Language.AR
    await desks.say(address, "Answer in English", choice="language:en")
    assert (await conversation(desks, id_)).language is Language.EN


async def test_a_language_that_is_not_served_or_not_named_is_asked_for(desks: Desks) -> None:
    address = await desks.resident()
    for text in ("please answer in German", "/language", "change language"):
        id_ = await desks.say(address, text)
        (said,) = await answers(desks, id_)
        assert choices(said) == [f"language:{language}" for language in Language]
        assert (await conversation(desks, id_)).language is Language.EN


async def test_who_waits_moves_to_the_queue_of_the_language_he_asks_for(desks: Desks) -> None:
    address = await desks.resident()
    handoff_id = await desks.waiting(address)
    id_ = await desks.say(address, "in French please")
    handoff = await desks.handoffs.get(handoff_id)
    assert handoff is not None
    assert handoff.language is Language.FR
    assert [m.author.kind for m in await answers(desks, id_)] == ["system"]
    mei = await desks.agent("Mei")
    await desks.desk.accept(mei, handoff_id)
    before = len(await desks.record.messages(id_))
    await desks.say(address, "in Spanish please")
    await desks.say(address, "no, I meant sim-card")
    assert len(await desks.record.messages(id_)) == before + 2, "a person is there"


# ── follow-up questions ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", ["how much?", "多少钱", "どこですか", "얼마나 걸려요?", "а для жены?"]
)
async def test_a_follow_up_question_stays_with_the_topic(desks: Desks, text: str) -> None:
    address = await desks.resident()
    await desks.say(address, "sim-card")
    id_ = await desks.say(address, text)
    (answer,) = await answers(desks, id_)
    assert (answer.card["slug"], answer.card["part"]) == ("sim-card", "details")
    assert answer.card["sources"]


async def test_another_topic_that_is_named_wins_over_the_last_one(desks: Desks) -> None:
    address = await desks.resident()
    await desks.say(address, "sim-card")
    id_ = await desks.say(address, "and what about the metro")
    (answer,) = await answers(desks, id_)
    assert answer.card["slug"] == "metro"
    await desks.say(address, "and how long does it take?")
    (answer,) = await answers(desks, id_)
    assert answer.card["slug"] == "metro"


async def test_a_follow_up_question_is_none_without_or_long_after_an_answer(desks: Desks) -> None:
    address = await desks.resident()
    id_ = await desks.say(address, "how much?")
    assert [m.kind for m in await answers(desks, id_)] == [Kind.OFFER]
    await desks.say(address, "sim-card")
    assert isinstance(desks.clock, SetClock)
    desks.clock.move(3600)
    await desks.say(address, "how much?")
    assert [m.kind for m in await answers(desks, id_)] == [Kind.OFFER]


async def test_what_a_person_talked_about_meanwhile_is_not_known(desks: Desks) -> None:
    address = await desks.resident()
    await desks.say(address, "sim-card")
    mei = await desks.agent("Mei")
    id_ = await desks.desk.accept(mei, await desks.waiting(address))
    await desks.desk.hand_back(mei, id_)
    await desks.say(address, "how much?")
    assert [m.kind for m in await answers(desks, id_)] == [Kind.OFFER]


# ── corrections ──────────────────────────────────────────────────────────────────────────────


async def test_a_correction_is_answered_and_the_wrong_answer_noted(desks: Desks) -> None:
    address = await desks.resident()
    id_ = await desks.say(address, "sim-card")
    await desks.say(address, "no, I meant the metro")
    (answer,) = await answers(desks, id_)
    assert answer.card["slug"] == "metro"
    assert await missed(desks, id_) == [(1, "corrected")]
    (miss,) = await SqlMisses(desks.db).at([(id_, 1)])
    assert (miss.slug, miss.text) == ("sim-card", "sim-card")


async def test_a_correction_without_a_question_offers_what_was_near(desks: Desks) -> None:
    address = await desks.resident()
    await desks.say(address, "ask")
    id_ = await desks.say(address, "sim-card", choice="topic:sim-card")
    await desks.say(address, "that's not what I asked")
    (said,) = await answers(desks, id_)
    assert choices(said) == ["topic:metro", "agent:unhelpful"]
    # the question, not the button that was pressed
    assert await missed(desks, id_) == [(1, "corrected")]


async def test_two_wrong_answers_in_a_row_lead_to_a_person(desks: Desks) -> None:
    address = await desks.resident()
    await desks.say(address, "sim-card")
    await desks.say(address, "no, I meant metro")
    id_ = await desks.say(address, "不是这个")
    (said,) = await answers(desks, id_)
    assert choices(said) == ["agent:not_understood", "callback"]
    assert len(await missed(desks, id_)) == 2


# ── several questions ────────────────────────────────────────────────────────────────────────


async def test_each_question_of_a_message_is_answered_once(desks: Desks) -> None:
    address = await desks.resident()
    id_ = await desks.say(address, "Where is the metro? Where is a sim-card? Is the metro near?")
    assert [m.card["slug"] for m in await answers(desks, id_)] == ["metro", "sim-card"]
    assert (await conversation(desks, id_)).processed_seq == 1


async def test_what_is_not_understood_of_several_is_said_and_noted(desks: Desks) -> None:
    id_ = await desks.say(await desks.resident(), "Where is the metro? Why are bananas bent?")
    answer, rest = await answers(desks, id_)
    assert answer.card["slug"] == "metro"
    assert "Why are bananas bent?" in rest.text
    assert await missed(desks, id_) == [(1, "oos")]


async def test_a_question_and_a_wish_for_a_person(desks: Desks) -> None:
    address = await desks.resident()
    id_ = await desks.say(address, "Where is the metro? I want an agent.")
    kinds = [m.kind for m in await answers(desks, id_)]
    assert kinds == [Kind.ANSWER, Kind.OFFER]
    assert (await conversation(desks, id_)).state is State.WAITING
    assert len(await desks.handoffs.waiting()) == 1


async def test_an_emergency_in_any_part_comes_first(desks: Desks) -> None:
    text = "Where is the metro? And then emergency:fire. Answer in French please."
    id_ = await desks.say(await desks.resident(), text)
    kinds = [m.kind for m in await answers(desks, id_)]
    assert kinds == [Kind.EMERGENCY, Kind.OFFER]


# ── numbers ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["what is 12333?", "12333", "12333是什么电话"])
async def test_a_number_of_the_directory_is_told(desks: Desks, text: str) -> None:
    id_ = await desks.say(await desks.resident(), text)
    (said,) = await answers(desks, id_)
    assert said.text.startswith("12333: Labour and social security line")


async def test_a_number_that_was_written_is_in_the_callback_form_and_with_the_agent(
    desks: Desks,
) -> None:
    address = await desks.resident()
    id_ = await desks.say(address, "sim-card, my number is 138 0013 8000, I live in Tianhe")
    await desks.say(address, "Call me back", choice="callback")
    (form,) = await answers(desks, id_)
    assert (form.kind, form.card) == (Kind.CALLBACK, {"phone": "+86 138 0013 8000"})
    found = [(e.kind.value, e.value) for e in await desks.record.entities(id_)]
    assert found == [("phone", "+86 138 0013 8000"), ("district", "440106")]


def test_a_dialogue_hears_only_what_is_plain() -> None:
    chosen = Dialogue().choosing()
    for _ in range(DRIFT + 1):
        chosen = chosen.hearing(Language.ES, False, Language.FR)
    assert chosen == Dialogue().choosing()
