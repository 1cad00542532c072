"""The chat on somebody else's page, which allows it no more than it needs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import CDPSession, Error, Frame, Page, expect

from tests.browser.pages import Chat, Visits

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAGE = """HTTP/1.1 200 OK\r
content-type: text/html; charset=utf-8\r
content-security-policy: default-src 'none'; script-src {desk}; frame-src {desk}\r
connection: close\r
\r
<!doctype html><html lang="{language}"><head><title>A shop</title>
<script src="{desk}/widget.js" {attributes} async></script></head>
<body><h1>A shop</h1></body></html>"""


@asynccontextmanager
async def shop(desk: str, language: str = "en", attributes: str = "") -> AsyncIterator[int]:
    """A page of another origin with the widget's tag; gives its port."""
    body = PAGE.format(desk=desk, language=language, attributes=attributes)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        icon = head.startswith(b"GET /favicon.ico")
        writer.write(b"HTTP/1.1 204 No Content\r\n\r\n" if icon else body.encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def frame_of(page: Page, desk: str) -> Frame:
    async with asyncio.timeout(10):
        while True:
            for frame in page.frames:
                if frame.url.startswith(desk):
                    return frame
            await page.wait_for_event("framenavigated")


class Button:
    """The widget's button: its tree is closed to scripts, not to people and readers."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page = page
        self._session = session

    @classmethod
    async def on(cls, page: Page) -> "Button":
        made = cls(page, await page.context.new_cdp_session(page))
        await expect(page.locator("yuqiao-widget")).to_be_attached()
        return made

    async def name(self) -> str:
        nodes = (await self._session.send("Accessibility.getFullAXTree"))["nodes"]
        buttons = [n for n in nodes if n.get("role", {}).get("value") == "button"]
        return str(buttons[0]["name"]["value"])

    async def is_named(self, name: str) -> None:
        async with asyncio.timeout(10):
            while (now := await self.name()) != name:
                # one frame on: the tree follows the page
                await self._page.evaluate("() => new Promise(requestAnimationFrame)")
        assert now == name


async def test_the_widget_talks_on_a_strict_foreign_page(visits: Visits) -> None:
    async with shop(visits.base) as port:
        page = await (await visits.person()).new_page()
        await page.goto(f"http://127.0.0.1:{port}/")
        button = await Button.on(page)
        await button.is_named("Open the help chat")
        assert len(page.frames) == 1, "nothing is fetched before it is wanted"
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        chat = Chat(page, await frame_of(page, visits.base))
        await expect(chat.composer).to_be_visible()
        await chat.ask("how do I get a sim card")
        await button.is_named("Close the help chat")

        # what comes while it is folded is counted on the button
        await chat.composer.focus()
        await chat.write("someone stole my passport")
        await expect(chat.own).to_have_count(2)
        await chat.composer.press("Escape")
        await expect(chat.composer).to_be_hidden()
        await expect(chat.answer).to_have_count(2)
        await expect(page).to_have_title("A shop")

        # unfolded again, it is the same conversation; a reload keeps it
        await page.keyboard.press("Enter")
        await expect(chat.composer).to_be_visible()
        await page.reload()
        button = await Button.on(page)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        chat = Chat(page, await frame_of(page, visits.base))
        await expect(chat.answer).to_have_count(2)


async def test_news_of_a_folded_widget_stand_on_its_button(visits: Visits) -> None:
    async with shop(visits.base) as port:
        page = await (await visits.person()).new_page()
        await page.goto(f"http://127.0.0.1:{port}/")
        button = await Button.on(page)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        chat = Chat(page, await frame_of(page, visits.base))
        await expect(chat.composer).to_be_visible()
        await chat.ask("how do I get a sim card")
        await chat.composer.press("Escape")
        await button.is_named("Open the help chat")
        await chat.at.evaluate(
            """async () => {
              const token = localStorage.getItem("yuqiao.token");
              const socket = new WebSocket("/bots/web/socket");
              const say = (frame) => socket.send(JSON.stringify(frame));
              await new Promise((open) => (socket.onopen = open));
              say({ type: "hello", token, after: null });
              say({ type: "send", id: crypto.randomUUID(), text: "someone stole my passport" });
            }"""
        )
        await button.is_named("Open the help chat. New messages: 1")
        await page.keyboard.press("Enter")
        await button.is_named("Close the help chat")


async def test_the_widget_talks_where_storage_is_forbidden(visits: Visits) -> None:
    async with shop(visits.base) as port:
        page = await (await visits.person()).new_page()
        # another site than 127.0.0.1: Chromium, like others, denies its frames all storage
        await page.goto(f"http://localhost:{port}/")
        await Button.on(page)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        chat = Chat(page, await frame_of(page, visits.base))
        await expect(chat.composer).to_be_visible()
        with pytest.raises(Error, match="Access is denied"):
            await chat.at.evaluate("localStorage.length")
        await chat.ask("how do I get a sim card")
        await chat.ask("someone stole my passport")
        assert len(await chat.own.all()) == 2


async def test_the_tag_chooses_language_and_side(visits: Visits) -> None:
    attributes = 'data-language="ar" data-position="start"'
    async with shop(visits.base, attributes=attributes) as port:
        page = await (await visits.person()).new_page()
        await page.goto(f"http://127.0.0.1:{port}/")
        button = await Button.on(page)
        await button.is_named("افتح محادثة المساعدة")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        frame = await frame_of(page, visits.base)
        chat = Chat(page, frame)
        await expect(chat.composer).to_be_visible()
        await expect(frame.locator("html")).to_have_attribute("dir", "rtl")
        element = await frame.frame_element()
        box = await element.bounding_box()
        assert box is not None
        assert box["x"] < 1280 / 2
