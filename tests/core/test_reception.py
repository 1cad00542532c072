"""The one path, on both databases: what a resident says, and what becomes of it."""

from core.conversation import State
from core.handoff import HandoffState, Priority
from core.message import Incoming, Kind
from core.people import Language
from core.reception import new_id
from faq.unanswered import WEEK
from store.misses import SqlMisses
from tests.desk_parts import Desks


async def test_a_question_is_answered_once(desks: Desks) -> None:
    conversation_id = await desks.say(await desks.resident(), "sim-card")
    await desks.reception.process(conversation_id)
    assert await desks.talk(conversation_id) == [("resident", "text"), ("bot", "answer")]


async def test_a_burst_is_answered_in_order(desks: Desks) -> None:
    address = await desks.resident()
    for text in ("sim-card", "metro", "greet"):
        received = await desks.reception.receive(Incoming(address, new_id(), text=text))
    assert await desks.reception.process(received.conversation_id) == 3
    messages = await desks.record.messages(received.conversation_id)
    assert [m.reply_to for m in messages[3:]] == [1, 2, 3]


async def test_the_reply_follows_the_language_that_was_typed(desks: Desks) -> None:
    conversation_id = await desks.say(await desks.resident(), "fr sim-card")
    messages = await desks.record.messages(conversation_id)
    assert messages[-1].language is Language.FR
    assert messages[-1].card["question"] == "sim-card? (fr)"


async def test_not_understood_twice_offers_a_person(desks: Desks) -> None:
    address = await desks.resident()
    await desks.say(address, "oos")
    conversation_id = await desks.say(address, "oos")
    last = (await desks.record.messages(conversation_id))[-1]
    assert [a.choice for a in last.actions] == ["agent:not_understood", "callback"]
    # and an answer in between starts the count anew
    await desks.say(address, "sim-card")
    await desks.say(address, "oos")
    last = (await desks.record.messages(conversation_id))[-1]
    assert [a.choice for a in last.actions] == ["agent:not_understood"]


async def test_the_bot_never_talks_over_a_person(desks: Desks) -> None:
    address = await desks.resident()
    mei = await desks.agent("Mei")
    handoff_id = await desks.waiting(address)
    conversation_id = await desks.say(address, "sim-card")
    await desks.desk.accept(mei, handoff_id)
    await desks.say(address, "metro")
    kinds = await desks.talk(conversation_id)
    assert ("bot", "answer") not in kinds


async def test_an_emergency_is_answered_in_any_state_and_goes_to_the_front(desks: Desks) -> None:
    mei = await desks.agent("Mei")
    first, second = await desks.resident(), await desks.resident()
    await desks.waiting(first)
    conversation_id = await desks.say(second, "emergency:fire")
    front = (await desks.handoffs.waiting())[0]
    assert front.conversation_id == conversation_id
    assert front.priority is Priority.EMERGENCY
    kinds = [m.kind for m in await desks.record.messages(conversation_id)]
    assert kinds == [Kind.TEXT, Kind.EMERGENCY, Kind.OFFER]

    await desks.desk.accept(mei, front.id)
    await desks.say(second, "emergency:medical")
    last = (await desks.record.messages(conversation_id))[-1]
    assert (last.kind, last.card["number"]) == (Kind.EMERGENCY, "120")


async def test_an_emergency_of_one_who_waits_moves_to_the_front(desks: Desks) -> None:
    first, second = await desks.resident(), await desks.resident()
    await desks.waiting(first)
    await desks.waiting(second)
    conversation_id = await desks.say(second, "emergency:police")
    assert (await desks.handoffs.waiting())[0].conversation_id == conversation_id


async def test_nobody_there_gives_hours_and_a_callback(desks: Desks) -> None:
    address = await desks.resident(Language.JA)
    conversation_id = await desks.say(address, choice="agent")
    last = (await desks.record.messages(conversation_id))[-1]
    assert "Nobody" in last.text
    assert [a.choice for a in last.actions] == ["callback", "wait", "bot"]
    await desks.say(address, "Call me back", choice="callback")
    await desks.say(address, "13800138000, evenings", choice="callback")
    promise = (await desks.record.messages(conversation_id))[-1]
    assert "\u206613800138000\u2069" in promise.text  # the same way round between Arabic words
    conversation = await desks.record.get(conversation_id)
    assert conversation is not None
    assert conversation.state is State.BOT
    assert await desks.handoffs.waiting() == []


async def test_the_place_in_the_queue_counts_ones_own_language(desks: Desks) -> None:
    await desks.agent("Mei", Language.EN, Language.FR)
    for language in (Language.FR, Language.EN, Language.EN):
        conversation_id = await desks.say(await desks.resident(language), choice="agent")
    last = (await desks.record.messages(conversation_id))[-1]
    assert "2" in last.text
    assert "can't be said yet" in last.text


async def test_a_topic_that_is_gone_offers_a_person(desks: Desks) -> None:
    conversation_id = await desks.say(await desks.resident(), choice="topic:gone")
    last = (await desks.record.messages(conversation_id))[-1]
    assert last.kind is Kind.OFFER


async def test_an_agents_message_sent_twice_is_one_even_after_handing_back(desks: Desks) -> None:
    mei = await desks.agent("Mei")
    handoff_id = await desks.waiting(await desks.resident())
    conversation_id = await desks.desk.accept(mei, handoff_id)
    id_ = new_id()
    first = await desks.reception.reply(mei, conversation_id, "Hello", (), id_)
    await desks.desk.hand_back(mei, conversation_id)
    again = await desks.reception.reply(mei, conversation_id, "Hello", (), id_)
    assert again.seq == first.seq
    kinds = await desks.talk(conversation_id)
    assert kinds.count(("agent", "text")) == 1


async def test_a_closed_conversation_opens_with_the_next_message(desks: Desks) -> None:
    address = await desks.resident()
    mei = await desks.agent("Mei")
    handoff_id = await desks.waiting(address)
    conversation_id = await desks.desk.accept(mei, handoff_id)
    await desks.desk.close(mei, conversation_id)
    rating = (await desks.record.messages(conversation_id))[-1]
    assert rating.kind is Kind.RATING
    await desks.say(address, "very good", choice=f"rate:{rating.card['handoff_id']}:5")
    conversation = await desks.record.get(conversation_id)
    assert conversation is not None
    assert conversation.state is State.CLOSED
    await desks.say(address, "sim-card")
    conversation = await desks.record.get(conversation_id)
    assert conversation is not None
    assert conversation.state is State.BOT
    handoff = await desks.handoffs.get(handoff_id)
    assert handoff is not None
    assert handoff.state is HandoffState.ENDED


async def test_a_cry_for_help_is_heard_in_the_words_of_a_rating_or_a_callback(
    desks: Desks,
) -> None:
    mei = await desks.agent("Mei")
    address = await desks.resident()
    handoff_id = await desks.waiting(address)
    conversation_id = await desks.desk.accept(mei, handoff_id)
    await desks.desk.close(mei, conversation_id)
    await desks.say(address, "emergency:fire", choice=f"rate:{handoff_id}:1")
    conversation = await desks.record.get(conversation_id)
    assert conversation is not None
    assert (conversation.state, conversation.emergency) == (State.WAITING, "fire")
    other = await desks.resident()
    conversation_id = await desks.say(other, "emergency:medical", choice="callback")
    assert ("bot", "emergency") in await desks.talk(conversation_id)


async def missed(desks: Desks, conversation_id: str) -> list[tuple[int, str]]:
    found = await SqlMisses(desks.db).open(desks.clock.now() - WEEK, 100)
    mine = [one for one in found if one.place[0] == conversation_id]
    return sorted((one.place[1], one.kind) for one in mine)


async def test_what_was_not_understood_is_noted_for_editors(desks: Desks) -> None:
    address = await desks.resident()
    conversation_id = await desks.say(address, "oos")
    await desks.say(address, "sim-card")
    await desks.say(address, choice="nonsense")
    assert await missed(desks, conversation_id) == [(1, "oos")]


async def test_a_question_back_that_led_nowhere_is_noted(desks: Desks) -> None:
    address = await desks.resident()
    conversation_id = await desks.say(address, "ask")
    assert await missed(desks, conversation_id) == []
    await desks.say(address, "metro", choice="topic:metro")
    assert await missed(desks, conversation_id) == [], "one of them was meant"
    asked = (await desks.record.messages(conversation_id))[-1].seq + 1
    await desks.say(address, "ask")
    await desks.say(address, "oos")
    assert await missed(desks, conversation_id) == [(asked, "asked"), (asked + 2, "oos")]
    await desks.say(address, choice="agent")
    assert len(await missed(desks, conversation_id)) == 2, "once each"


async def test_an_answer_that_did_not_help_is_noted_until_it_did(desks: Desks) -> None:
    address = await desks.resident()
    conversation_id = await desks.say(address, "sim-card")
    await desks.say(address, choice="helpful:sim-card:no")
    assert await missed(desks, conversation_id) == [(1, "unhelpful")]
    await desks.say(address, choice="helpful:sim-card:yes")
    assert await missed(desks, conversation_id) == []


async def test_a_settled_miss_leaves_the_list_once(desks: Desks) -> None:
    mei = await desks.agent("Mei")
    conversation_id = await desks.say(await desks.resident(), "oos")
    misses, places = SqlMisses(desks.db), [(conversation_id, 1)]
    assert await misses.settle(places, "dropped", mei.id, desks.clock.now()) == places
    assert await misses.settle(places, "oos", mei.id, desks.clock.now()) == []
    assert await missed(desks, conversation_id) == []
    assert await misses.at(places) == []
