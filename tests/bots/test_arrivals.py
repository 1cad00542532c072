"""Codes that arrive as messages lead to another conversation, once."""

from dataclasses import dataclass, field

import pytest

from bots.arrivals import Arrivals
from core.continuing import Continuing
from core.conversation import Conversation, State
from core.errors import RateLimited
from core.message import Address, AuthorKind, Incoming, Kind
from core.passes import Means, Pass, Redeemed
from core.reception import new_id
from store.passes import SqlPasses
from tests.desk_parts import Desks, SetClock
from web.links import Links

TELEGRAM, WECHAT = Address("telegram", "7"), Address("wechat", "o-7")


@dataclass
class Counting:
    """So many are allowed."""

    most: int = 1000
    keys: list[tuple[str, str]] = field(default_factory=list)

    async def check(self, rule: str, key: str) -> None:
        self.keys.append((rule, key))
        if len(self.keys) > self.most:
            raise RateLimited(60)


@dataclass
class Coming:
    """Arrivals on a desk."""

    desks: Desks
    links: Links
    limits: Counting
    arrivals: Arrivals

    @classmethod
    def on(cls, desks: Desks, most: int = 1000) -> "Coming":
        links = Links(SqlPasses(desks.db), "a secret of the tests", "http://desk.example")
        limits = Counting(most)
        arrivals = Arrivals(desks.reception, Continuing(desks.reception, links), limits)
        return cls(desks, links, limits, arrivals)

    async def made(self, conversation_id: str) -> Pass:
        return await self.links.make(conversation_id, self.desks.clock.now())

    async def text(self, address: Address, text: str, id_: str = "") -> str:
        """Receives and processes. Returns the conversation's id."""
        received = await self.arrivals.receive(Incoming(address, id_ or new_id(), text=text))
        await self.desks.reception.process(received.conversation_id)
        return received.conversation_id

    async def conversation(self, conversation_id: str) -> Conversation:
        found = await self.desks.record.get(conversation_id)
        assert found is not None
        return found

    async def last(self, conversation_id: str) -> str:
        return (await self.desks.record.messages(conversation_id))[-1].text


@pytest.fixture
def coming(desks: Desks) -> Coming:
    return Coming.on(desks)


async def test_a_message_is_a_message(coming: Coming) -> None:
    conversation_id = await coming.text(TELEGRAM, "sim-card")
    assert await coming.desks.talk(conversation_id) == [("resident", "text"), ("bot", "answer")]
    assert coming.limits.keys == []


@pytest.mark.parametrize(
    "written", ["menu", "Menu!", "/menu", "菜单", "\u200fالقائمة", "Menú", "меню"]
)
async def test_the_word_menu_shows_it(coming: Coming, written: str) -> None:
    conversation_id = await coming.text(WECHAT, written)
    (*_, shown) = await coming.desks.record.messages(conversation_id)
    assert shown.kind is Kind.ASK
    assert {"ask", "agent", "emergency"} <= {action.choice for action in shown.actions}


async def test_a_menu_that_is_asked_about_is_a_question(coming: Coming) -> None:
    conversation_id = await coming.text(WECHAT, "the menu of a restaurant")
    (first, *_) = await coming.desks.record.messages(conversation_id)
    assert first.choice is None


@pytest.mark.parametrize("written", ["{}", "/resume {}", "\u200f{}", "/start {}"])
async def test_a_code_leads_to_the_same_conversation_and_agent(
    coming: Coming, written: str
) -> None:
    desks = coming.desks
    mei = await desks.agent("Mei")
    web = await desks.resident()
    conversation_id = await desks.desk.accept(mei, await desks.waiting(web))
    code = (await coming.made(conversation_id)).code
    assert await coming.text(TELEGRAM, written.format(code)) == conversation_id
    conversation = await coming.conversation(conversation_id)
    assert (conversation.state, conversation.agent_id) == (State.WITH_AGENT, mei.id)
    assert conversation.address == TELEGRAM
    notice = (await desks.record.messages(conversation_id))[-1]
    assert (notice.author.kind, notice.kind) == (AuthorKind.SYSTEM, Kind.NOTICE)
    assert "Telegram" in notice.text
    # what is written there is in it, and what is written at the old address too
    assert await coming.text(TELEGRAM, "and here I am") == conversation_id
    assert await coming.text(web, "and here") == conversation_id
    assert (await coming.conversation(conversation_id)).address == web
    # the code is written down nowhere
    assert not [m for m in await desks.record.messages(conversation_id) if code in m.text]


async def test_a_code_works_once(coming: Coming) -> None:
    conversation_id = await coming.text(TELEGRAM, "sim-card")
    code = (await coming.made(conversation_id)).code
    assert await coming.text(WECHAT, code) == conversation_id
    other = await coming.text(Address("wechat", "o-8"), code)
    assert other != conversation_id
    assert "does not work" in await coming.last(other)
    # what the platform repeats is told once
    for _ in range(2):
        assert await coming.text(WECHAT, code) == conversation_id
    told = [m for m in await coming.desks.record.messages(conversation_id) if "here:" in m.text]
    assert len(told) == 1


async def test_a_code_ends_after_half_an_hour(coming: Coming) -> None:
    conversation_id = await coming.text(TELEGRAM, "sim-card")
    made = await coming.made(conversation_id)
    assert isinstance(coming.desks.clock, SetClock)
    coming.desks.clock.move(30 * 60)
    other = await coming.text(WECHAT, made.code)
    assert other != conversation_id
    assert "does not work" in await coming.last(other)


async def test_a_link_is_no_code_and_the_other_way_round(coming: Coming) -> None:
    conversation_id = await coming.text(TELEGRAM, "sim-card")
    made = await coming.made(conversation_id)
    token = made.link.partition("?pass=")[2]
    now = coming.desks.clock.now()
    code = made.code.replace("-", "")
    assert await coming.links.redeem(Means.LINK, code, WECHAT, now) is None
    assert await coming.links.redeem(Means.CODE, token, WECHAT, now) is None
    assert await coming.links.redeem(Means.LINK, token[:-1], WECHAT, now) is None
    assert await coming.links.redeem(Means.LINK, token.partition(".")[0], WECHAT, now) is None
    assert await coming.links.redeem(Means.LINK, "\ud800", WECHAT, now) is None
    opened = Redeemed(conversation_id)
    assert await coming.links.redeem(Means.LINK, token, WECHAT, now) == opened
    assert await coming.links.redeem(Means.CODE, code, WECHAT, now) == opened


async def test_a_wrong_code_is_said_so_and_a_person_reads_it(coming: Coming) -> None:
    desks = coming.desks
    conversation_id = await coming.text(TELEGRAM, "K7M4-9QXT")
    assert "does not work" in await coming.last(conversation_id)
    mei = await desks.agent("Mei")
    await desks.desk.accept(mei, await desks.waiting(TELEGRAM))
    before = len(await desks.record.messages(conversation_id))
    await coming.text(TELEGRAM, "AB12-34CD")
    assert await coming.last(conversation_id) == "AB12-34CD"
    assert len(await desks.record.messages(conversation_id)) == before + 1


async def test_who_guesses_is_stopped_and_told_nothing_of_it(desks: Desks) -> None:
    coming = Coming.on(desks, most=2)
    conversation_id = await coming.text(TELEGRAM, "sim-card")
    code = (await coming.made(conversation_id)).code
    for guess in ("K7M4-9QX0", "K7M4-9QX1", code):
        other = await coming.text(WECHAT, guess)
        assert other != conversation_id
        assert "does not work" in await coming.last(other)
    assert {key for _, key in coming.limits.keys} == {"wechat:o-7"}


async def test_who_leaves_a_queue_by_a_code_leaves_it(coming: Coming) -> None:
    conversation_id = await coming.text(TELEGRAM, "sim-card")
    await coming.desks.waiting(WECHAT)
    code = (await coming.made(conversation_id)).code
    coming.desks.bell.rings.clear()
    assert await coming.text(WECHAT, code) == conversation_id
    assert await coming.desks.handoffs.waiting() == []
    assert ("desk", "") in coming.desks.bell.rings
