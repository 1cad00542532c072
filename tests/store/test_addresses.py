"""One resident, several addresses."""

import asyncio
from datetime import timedelta

import pytest

from core.conversation import State
from core.delivery import DeliveryState
from core.errors import NotFound
from core.message import BOT, Address, Incoming, Kind, Outgoing, Place
from core.people import Language
from core.ports import Change
from core.reception import new_id
from store.addresses import SqlAddresses
from store.conversations import SqlConversations
from store.deliveries import SqlDeliveries
from store.windows import SqlWindows
from tests.bots.post import POST
from tests.desk_parts import Desks, english

HERE, THERE = Address(POST, "1"), Address("web", "w1")


async def test_two_messages_of_somebody_new_at_once_make_one_conversation(desks: Desks) -> None:
    for n in range(5):
        address = Address("telegram", str(n))
        received = await asyncio.gather(
            *[desks.reception.receive(Incoming(address, new_id(), text=f"{i}")) for i in range(4)]
        )
        assert len({r.conversation_id for r in received}) == 1
        assert sorted(r.seq for r in received) == [1, 2, 3, 4]


async def test_replies_go_where_the_resident_wrote_last(desks: Desks) -> None:
    token = "t" * 64
    opened = await desks.record.open(THERE, Language.EN, desks.clock.now(), token)
    await desks.say(THERE, "sim-card")
    moved = await desks.record.move(HERE, opened.id, desks.clock.now())
    assert (moved.id, moved.address) == (opened.id, HERE)
    assert await desks.say(HERE, "metro") == opened.id
    assert await desks.say(THERE, "metro") == opened.id
    conversation = await desks.record.get(opened.id)
    assert conversation is not None
    assert conversation.address == THERE
    await desks.say(HERE, "metro")
    by_token = await desks.record.by_token(token)
    assert by_token is not None
    assert (by_token.id, by_token.address) == (opened.id, THERE), "the page writes as itself"
    again = await desks.record.open(THERE, Language.EN, desks.clock.now())
    assert (again.id, again.address) == (opened.id, THERE)
    assert {m.conversation_id for m in await desks.record.messages(opened.id)} == {opened.id}


async def test_who_moves_leaves_nothing_open_behind(desks: Desks) -> None:
    target = await desks.record.open(THERE, Language.EN, desks.clock.now())
    handoff_id = await desks.waiting(HERE)
    handoff = await desks.handoffs.get(handoff_id)
    assert handoff is not None
    old_id = handoff.conversation_id
    await desks.record.move(HERE, target.id, desks.clock.now())
    old = await desks.record.get(old_id)
    assert old is not None
    assert (old.state, old.resident_id) == (State.CLOSED, target.resident_id)
    assert await desks.handoffs.open_of(old_id) is None
    assert await desks.say(HERE, "metro") == target.id
    # once more changes nothing
    before = await desks.record.messages(old_id)
    await desks.record.move(HERE, target.id, desks.clock.now())
    assert await desks.record.messages(old_id) == before


async def test_where_another_address_still_leads_the_conversation_goes_on(desks: Desks) -> None:
    target = await desks.record.open(THERE, Language.EN, desks.clock.now())
    elsewhere = Address("web", "w2")
    old = await desks.record.open(elsewhere, Language.EN, desks.clock.now())
    await desks.record.move(HERE, old.id, desks.clock.now())
    await desks.waiting(HERE)
    await desks.record.move(HERE, target.id, desks.clock.now())
    left = await desks.record.get(old.id)
    assert left is not None
    assert (left.state, left.address) == (State.WAITING, elsewhere)
    assert await desks.handoffs.open_of(old.id) is not None


async def test_nobody_moves_to_nowhere(desks: Desks) -> None:
    await desks.say(HERE, "metro")
    with pytest.raises(NotFound):
        await desks.record.move(HERE, "nowhere", desks.clock.now())


async def test_only_channels_that_push_have_an_outbox(desks: Desks) -> None:
    record, deliveries = (
        SqlConversations(desks.db, english, frozenset({POST})),
        SqlDeliveries(desks.db),
    )
    now = desks.clock.now()
    for address, states in ((THERE, {}), (HERE, {1: (DeliveryState.PENDING, None)})):
        opened = await record.open(address, Language.EN, now)
        hello = Outgoing(BOT, Kind.TEXT, text="hello")
        await record.commit(Change(opened, opened, send=(hello,)), now)
        assert (await deliveries.of(opened.id, now)).states == states


async def test_a_platform_gives_an_address_another_id(desks: Desks) -> None:
    addresses = SqlAddresses(desks.db)
    id_ = await desks.say(HERE, "metro")
    await addresses.renamed(HERE, "-100")
    assert await desks.say(Address(POST, "-100"), "metro") == id_
    other = await desks.say(Address(POST, "7"), "metro")
    await addresses.renamed(Address(POST, "-100"), "7")
    assert await desks.say(Address(POST, "7"), "metro") == other
    assert await desks.say(Address(POST, "-100"), "metro") == id_


async def test_a_place_and_a_correction_are_kept_with_the_message(desks: Desks) -> None:
    now = desks.clock.now()
    place = Place(23.1, 113.3, "Canton Tower", "Yuejiang West Road")
    first = await desks.record.receive(Incoming(HERE, "m1", text="one"), now)
    await desks.record.receive(Incoming(HERE, "m2", place=place), now)
    await desks.record.receive(Incoming(HERE, "m3", text="two", edits="m1"), now)
    await desks.record.receive(Incoming(HERE, "m4", text="three", edits="never seen"), now)
    _, second, third, fourth = await desks.record.messages(first.conversation_id)
    assert (second.text, Place.of_card(second.card)) == ("Canton Tower", place)
    assert (third.card, fourth.card) == ({"edits": 1}, {})


async def test_a_window_is_opened_by_what_is_new_only(desks: Desks) -> None:
    windows, deliveries = SqlWindows(desks.db), SqlDeliveries(desks.db)
    now = desks.clock.now()
    until = now + timedelta(hours=48)
    id_ = await desks.say(HERE, "metro")
    await asyncio.gather(*[windows.open(POST, "1", "message", 5, until) for _ in range(4)])
    await windows.open(POST, "1", "event", 3, now + timedelta(minutes=1))
    window = (await deliveries.of(id_, now)).window
    assert window is not None
    assert (window.left, window.of, window.until) == (5, 5, until)
    window = (await deliveries.of(id_, now + timedelta(hours=1))).window
    assert window is not None
    assert window.left == 5, "the event's minute is over"
    window = (await deliveries.of(id_, until)).window
    assert window is not None
    assert window.left == 0
