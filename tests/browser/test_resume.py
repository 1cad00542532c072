"""Lost connections, reloads and second windows: nothing missed, nothing twice, one order."""

import pytest
from playwright.async_api import BrowserContext, Page, Route, WebSocketRoute, expect

from tests.browser.pages import Chat, Visits

pytestmark = pytest.mark.asyncio(loop_scope="session")

OFFLINE = "You are offline. What you write is kept and sent later."
NO_NETWORK = "net::ERR_"


class Line:
    """The line between a page's socket and the desk, which can be cut."""

    def __init__(self) -> None:
        self.cut = False
        self._sockets: list[WebSocketRoute] = []

    @classmethod
    async def of(cls, pages: BrowserContext | Page) -> "Line":
        made = cls()
        await pages.route_web_socket("**/bots/web/socket", made._connect)
        return made

    async def _connect(self, socket: WebSocketRoute) -> None:
        if self.cut:
            await socket.close(code=1012)
            return
        socket.connect_to_server()
        self._sockets.append(socket)

    async def break_off(self) -> None:
        self.cut = True
        for socket in self._sockets:
            await socket.close(code=1012)
        self._sockets.clear()


async def test_what_is_written_offline_is_kept_shown_and_sent_once(visits: Visits) -> None:
    visits.provoked.append(NO_NETWORK)
    context = await visits.person(fresh=True)
    line = await Line.of(context)
    chat = await visits.chat(context)
    await chat.ask("how do I get a sim card")

    await line.break_off()
    await context.set_offline(True)
    await expect(chat.at.get_by_text(OFFLINE)).to_be_visible()
    await chat.write("police phone")
    await chat.write("and the metro?")
    late = chat.own.filter(has_text="and the metro?")
    await expect(late).to_contain_text("Will be sent when there is a connection")

    line.cut = False
    await context.set_offline(False)
    await expect(chat.at.get_by_text(OFFLINE)).to_be_hidden()
    await expect(late).to_contain_text("Read")
    said = await chat.own.locator(".words").all_text_contents()
    assert said == ["how do I get a sim card", "police phone", "and the metro?"]
    await shows_what_is_stored(chat)


async def test_a_first_message_without_a_connection_outlives_a_reload(visits: Visits) -> None:
    visits.provoked.append(NO_NETWORK)
    context = await visits.person(fresh=True)

    async def nobody(route: Route) -> None:
        await route.abort("internetdisconnected")

    await context.route("**/api/chat/session", nobody)
    chat = await visits.chat(context)
    await chat.write("how do I get a sim card")
    await expect(chat.own).to_contain_text("Will be sent when there is a connection")
    await chat.page.reload()
    await expect(chat.own.locator(".words")).to_have_text("how do I get a sim card")

    await context.unroute("**/api/chat/session")
    await chat.page.reload()
    await expect(chat.answer).to_have_count(1)
    await expect(chat.own).to_have_count(1)
    await shows_what_is_stored(chat)


async def test_a_reload_resumes_with_the_history(visits: Visits) -> None:
    chat = await visits.resident()
    await chat.ask("how do I get a sim card")
    await chat.write("xyzzy plugh")
    await expect(chat.at.locator("yq-message .message.bot")).to_have_count(2)
    before = await chat.texts()
    assert len(before) == 5
    await chat.page.reload()
    await expect(chat.at.locator("yq-message .message.bot")).to_have_count(2)
    assert await chat.texts() == before
    await chat.ask("someone stole my passport")
    assert (await chat.texts())[: len(before)] == before
    await shows_what_is_stored(chat)


async def test_what_was_said_during_an_absence_comes_in_order(visits: Visits) -> None:
    context = await visits.person(fresh=True)
    here = await visits.chat(context)
    away = await context.new_page()
    line = await Line.of(away)
    there = await visits.chat(away)
    await here.ask("how do I get a sim card")
    await expect(there.answer).to_have_count(1)
    await line.break_off()
    await expect(there.at.get_by_text("Connecting again…")).to_be_visible()
    await here.ask("someone stole my passport")
    await here.ask("how do I link my visa card to alipay")
    await expect(there.answer).to_have_count(1)
    line.cut = False
    await expect(there.answer).to_have_count(3)
    await expect(there.at.get_by_text("Connecting again…")).to_be_hidden()
    assert await there.texts() == await here.texts()
    await shows_what_is_stored(there)


async def test_two_tabs_of_one_resident_show_the_same(visits: Visits) -> None:
    context = await visits.person()
    left, right = await visits.chat(context), await visits.chat(context)
    await left.ask("how do I get a sim card")
    await expect(right.answer).to_have_count(1)
    await right.ask("someone stole my passport")
    await expect(left.answer).to_have_count(2)
    assert await left.texts() == await right.texts()
    await shows_what_is_stored(left)


async def test_many_messages_come_a_page_at_a_time(visits: Visits) -> None:
    chat = await visits.resident()
    await chat.ask("how do I get a sim card")
    for number in range(28):
        await chat.write(f"hello {number}")
    await expect(chat.own.last).to_contain_text("Read", timeout=20_000)
    await chat.page.reload()
    await expect(chat.message("hello 27")).to_be_visible()
    await expect(chat.message("how do I get a sim card")).to_have_count(0)
    await chat.at.locator("yq-thread .scroller").focus()
    await chat.page.keyboard.press("Home")
    await expect(chat.message("how do I get a sim card")).to_have_count(1)
    await shows_what_is_stored(chat)


async def shows_what_is_stored(chat: Chat) -> None:
    """The page shows each stored message once, in the order of ``seq``."""
    stored = await chat.page.evaluate(
        """async () => {
          const headers = { Authorization: `Bearer ${localStorage.getItem("yuqiao.token")}` };
          const address = "/api/chat/messages?after=0&limit=200";
          const page = await (await fetch(address, { headers })).json();
          return page.messages.map(({ seq }) => seq);
        }"""
    )
    assert stored == list(range(1, len(stored) + 1))
    thread = chat.at.locator("yq-thread yq-message")
    await expect(thread).to_have_count(len(stored))
    shown = await thread.evaluate_all("(all) => all.map((one) => Number(one.dataset.seq))")
    assert shown == stored
