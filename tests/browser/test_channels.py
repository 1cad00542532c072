"""The console before residents of platforms that push: what comes from there, and what reaches
them."""

import re
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import expect
from sqlalchemy import insert, select, update

from core.delivery import DeliveryState
from core.message import Place
from core.phrases import Phrase
from store import tables as t
from store.db import Database
from store.rows import dump_phrase
from tests.bots.recordings import film, tone
from tests.bots.test_media import WORD, office
from tests.browser.conftest import Agent
from tests.browser.pages import DESKTOP, PHONE, Chat, Visits, serious_violations, too_wide
from tests.browser.test_person import close, together
from tests.contracts.test_resident import upload
from tests.running import PageClient, RunningDesk

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLAYED = "async (video) => { video.muted = true; await video.play(); return video.duration; }"
NO_MICROPHONE = """() => {
  const none = () => Promise.reject(new DOMException("", "NotFoundError"));
  navigator.mediaDevices.getUserMedia = none;
}"""
A_TONE = """() => {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const out = context.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    return out.stream;
  };
}"""
"""A microphone that needs no device."""
TOO_LONG = Phrase("This file is larger than 10 MB.")
"""Any sentence that is translated."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What adapters and the outbox write, written by hand: the platform is not there."""

    db: Database
    conversation_id: str

    async def is_on(self, channel: str) -> None:
        """The resident wrote from there."""
        c, a = t.conversations.c, t.addresses.c
        async with self.db.write() as connection:
            ours = select(c.address_id).where(c.id == self.conversation_id).scalar_subquery()
            await connection.execute(
                update(t.addresses)
                .where(a.id == ours)
                .values(channel=channel, external_id=self.conversation_id)
            )
        await self._changed()

    async def window(self, left: int, hours: float = 46) -> None:
        async with self.db.write() as connection:
            w = t.windows.c
            values = {"left": left, "until": datetime.now(UTC) + timedelta(hours=hours)}
            here = w.external_id == self.conversation_id
            known = await connection.execute(update(t.windows).where(here).values(**values))
            if not known.rowcount:
                named = {"channel": "wechat", "external_id": self.conversation_id}
                values |= {"kind": "message", "total": 5, "sends": {}, **named}
                await connection.execute(insert(t.windows).values(**values))
        await self._changed()

    async def blocked(self, is_: bool) -> None:
        async with self.db.write() as connection:
            await connection.execute(
                update(t.addresses)
                .where(t.addresses.c.external_id == self.conversation_id)
                .values(blocked_at=datetime.now(UTC) if is_ else None)
            )
        await self._changed()

    async def mark(self, words: str, state: DeliveryState, phrase: Phrase | None = None) -> None:
        """Of the message that says so."""
        m, d = t.messages.c, t.deliveries.c
        now = datetime.now(UTC)
        async with self.db.write() as connection:
            seq = (
                await connection.execute(
                    select(m.seq).where(m.conversation_id == self.conversation_id, m.text == words)
                )
            ).scalar_one()
            here = (d.conversation_id == self.conversation_id, d.seq == seq)
            values: dict[str, Any] = {
                "state": state,
                "phrase": None if phrase is None else dump_phrase(phrase),
            }
            known = await connection.execute(update(t.deliveries).where(*here).values(**values))
            if not known.rowcount:
                ours = (
                    select(t.conversations.c.address_id)
                    .where(t.conversations.c.id == self.conversation_id)
                    .scalar_subquery()
                )
                values |= {
                    "conversation_id": self.conversation_id,
                    "seq": seq,
                    "address_id": ours,
                    "channel": "wechat",
                    "done": 0,
                    "attempts": 0,
                    "doubted": False,
                    "unsure": False,
                    "due_at": now,
                    "key": uuid.uuid4().hex,
                    "platform_ids": [],
                    "replies": {},
                    "created_at": now,
                }
                await connection.execute(insert(t.deliveries).values(**values))
        await self._changed()

    async def card(self, words: str, card: dict[str, Any]) -> None:
        m = t.messages.c
        async with self.db.write() as connection:
            await connection.execute(
                update(t.messages)
                .where(m.conversation_id == self.conversation_id, m.text == words)
                .values(card=card)
            )

    async def seq(self, words: str) -> int:
        m = t.messages.c
        async with self.db.read() as connection:
            found = await connection.execute(
                select(m.seq).where(m.conversation_id == self.conversation_id, m.text == words)
            )
            return int(found.scalar_one())

    async def _changed(self) -> None:
        """Nobody rings: the web role looks by itself."""
        async with self.db.write() as connection:
            await connection.execute(
                update(t.conversations)
                .where(t.conversations.c.id == self.conversation_id)
                .values(changed_at=datetime.now(UTC))
            )


@asynccontextmanager
async def outside(desk: RunningDesk, chat: Chat) -> AsyncIterator[Outside]:
    db = Database(f"sqlite:///{desk.folder}/yuqiao.db")
    client = await client_of(desk, chat)
    async with client.online():
        yield Outside(db, client.conversation["id"])
    await db.close()


async def client_of(desk: RunningDesk, chat: Chat) -> PageClient:
    """The page's resident, for what a page cannot send."""
    token = await chat.page.evaluate("localStorage.getItem('yuqiao.token')")
    return PageClient(desk.base, token=token)


async def sends(client: PageClient, name: str, content: bytes) -> None:
    file = (await upload(client, name, content)).json()
    await client.send(files=[file["id"]])


async def test_a_voice_plays_in_the_console(
    desk: RunningDesk, visits: Visits, agent: Agent
) -> None:
    chat, console = await together(visits, agent, "It is about my old radio")
    client = await client_of(desk, chat)
    async with client.online():
        await sends(client, "voice.amr", tone("amr", 3))
    await expect(console.row("A voice message")).to_be_visible()
    player = console.page.locator("yq-message yq-voice")
    # known before anything is loaded
    await expect(player.locator(".time")).to_have_text("0:03")
    await player.get_by_role("button", name="Play the voice message").click()
    await expect(player.get_by_role("button", name="Pause")).to_be_visible()
    audio = player.locator("audio")
    heard = await audio.element_handle()
    await console.page.wait_for_function("(audio) => audio.currentTime > 0.3", arg=heard)
    assert await audio.evaluate("(a) => a.duration") == pytest.approx(3, abs=0.2)
    await player.get_by_role("slider").fill("1.5")
    assert await audio.evaluate("(a) => a.currentTime") >= 1.5
    # and the resident hears himself too
    await expect(chat.at.locator("yq-files yq-voice .time")).to_have_text("0:03")
    await close(console)


async def test_video_document_place_and_correction(
    desk: RunningDesk, visits: Visits, agent: Agent
) -> None:
    chat, console = await together(visits, agent, "It is about my lost kite")
    async with outside(desk, chat) as there:
        client = await client_of(desk, chat)
        async with client.online():
            await sends(client, "clip.webm", film("webm", "libvpx", "libopus", seconds=2))
            await sends(client, "lease.docx", office(WORD))
        await chat.write("Gangding")
        await chat.write("It fell near Shipai")
        await chat.write("It fell near Gangding")
        await expect(console.message("It fell near Gangding")).to_be_visible()
        await there.card("Gangding", {"place": Place(23.13552, 113.34022, "Gangding").card()})
        await there.card("It fell near Gangding", {"edits": await there.seq("It fell near Shipai")})
    await console.page.reload()
    video = console.page.locator("yq-message video")
    await expect(video).to_have_attribute("poster", re.compile("/thumbnail"))
    assert await video.evaluate(PLAYED) == pytest.approx(2, abs=0.3)
    document = console.page.get_by_role("link", name="lease.docx")
    await expect(document).to_have_attribute("download", "lease.docx")
    place = console.page.locator("yq-message yq-place")
    await expect(place).to_contain_text("23.13552, 113.34022")
    for name, address in (("Amap", "uri.amap.com"), ("OpenStreetMap", "openstreetmap.org")):
        way = place.get_by_role("link", name=f"Open in {name}")
        await expect(way).to_have_attribute("href", re.compile(re.escape(address)))
        await expect(way).to_have_attribute("rel", re.compile("noopener"))
    # what it says is at its place, what it said is behind it
    corrected = console.page.locator("yq-message", has_text="Edited")
    await expect(corrected.locator(".bubble > .lines")).to_have_text("It fell near Gangding")
    await corrected.locator("summary").click()
    await expect(corrected.locator("details li")).to_contain_text("It fell near Shipai")
    await expect(console.page.locator("yq-message .notice", has_text="corrected")).to_be_visible()
    await close(console)


async def test_the_meter_counts_warns_and_explains(
    desk: RunningDesk, visits: Visits, agent: Agent
) -> None:
    chat, console = await together(visits, agent, "It is about my green boat")
    meter = console.page.locator("yq-composer-desk yq-window")
    await expect(meter).to_have_count(0)
    async with outside(desk, chat) as there:
        await there.is_on("wechat")
        await there.window(3)
        await expect(meter).to_contain_text("3 of 5 messages left")
        await expect(console.page.locator("yq-thread .channel")).to_have_text("WeChat")
        await there.window(1)
        await expect(meter).to_contain_text("The last of 5")
        await expect(meter).to_have_class(re.compile(r"\blast\b"))
        shut = console.page.locator("yq-composer-desk .shut")
        await there.window(0)
        await expect(shut).to_contain_text("until the resident writes again")
        await expect(meter).to_have_count(0)
        # he may write all the same
        await console.write("It waits then")
        await there.mark("It waits then", DeliveryState.HELD)
        mark = console.message("It waits then").locator(".foot")
        await expect(mark).to_have_text(re.compile("waits until the resident writes again"))
        await there.window(5)
        await there.mark("It waits then", DeliveryState.SENT)
        await expect(shut).to_have_count(0)
        await expect(console.message("It waits then").locator(".foot")).to_have_text(
            re.compile("Sent|Delivered|Read")
        )
        # and what is over is over
        await there.window(5, hours=-1)
        await expect(shut).to_be_visible()
    await close(console)


async def test_what_did_not_simply_arrive_says_so(
    desk: RunningDesk, visits: Visits, agent: Agent
) -> None:
    chat, console = await together(visits, agent, "It is about my tall tree")
    async with outside(desk, chat) as there:
        await there.is_on("wechat")
        for words in ("one", "two", "three"):
            await console.write(words)
        await there.mark("one", DeliveryState.UNCERTAIN)
        await there.mark("two", DeliveryState.FAILED, TOO_LONG)
        await there.mark("three", DeliveryState.PENDING)

        def foot(words: str) -> Any:
            return console.message(words).locator(".foot")

        await expect(foot("one")).to_contain_text("It may not have arrived.")
        await expect(foot("two")).to_contain_text(f"Not sent: {TOO_LONG.msgid}")
        await expect(foot("three")).to_contain_text("Being sent")
        await there.blocked(True)
        gone = console.page.locator("yq-thread .gone")
        await expect(gone).to_contain_text("can't be reached on WeChat")
        await there.blocked(False)
        await expect(gone).to_have_count(0)
    await close(console)


async def test_an_agent_sends_a_place(visits: Visits, agent: Agent) -> None:
    chat, console = await together(visits, agent, "It is about my way home")
    await console.page.get_by_role("button", name="Send a place").click()
    dialog = console.page.locator("yq-place-form")
    await dialog.get_by_label("Degrees").fill("somewhere")
    await dialog.get_by_role("button", name="Send", exact=True).click()
    await expect(dialog.get_by_role("alert")).to_contain_text("latitude first")
    await dialog.get_by_label("District").select_option(label="Tianhe District 天河区")
    await dialog.get_by_label("Address").fill("1 Tianhe Road")
    await dialog.get_by_role("button", name="Send", exact=True).click()
    await expect(dialog).to_have_count(0)
    await expect(chat.at.locator("yq-place")).to_contain_text("1 Tianhe Road")
    await expect(console.page.locator("yq-message yq-place")).to_contain_text("23.12460, 113.36120")
    await close(console)


async def test_an_agent_records_a_voice(visits: Visits, agent: Agent) -> None:
    chat, console = await together(visits, agent, "It is about my quiet room")
    # a machine without a microphone says so
    await console.page.evaluate(NO_MICROPHONE)
    await console.page.get_by_role("button", name="Record a voice message").click()
    recorder = console.page.locator("yq-recorder")
    await expect(recorder.get_by_role("alert")).to_contain_text("no microphone")
    await recorder.get_by_role("button", name="Cancel").click()
    await console.page.evaluate(A_TONE)
    await console.page.get_by_role("button", name="Record a voice message").click()
    await expect(recorder.get_by_role("timer")).to_contain_text("0:01")
    await recorder.get_by_role("button", name="Stop recording").click()
    await expect(console.page.locator("yq-composer-desk yq-voice")).to_be_visible()
    composer = console.page.locator("yq-composer-desk")
    await composer.get_by_role("button", name="Send", exact=True).click()
    sent = console.page.locator("yq-message yq-voice .time")
    await expect(sent).to_have_text(re.compile(r"0:0[1-9]"))
    await expect(chat.at.locator("yq-files yq-voice")).to_be_visible()
    await close(console)


@pytest.mark.parametrize("size", ["desktop", "phone"])
async def test_everybody_can_use_it(
    desk: RunningDesk, visits: Visits, agent: Agent, size: str
) -> None:
    chat, console = await together(visits, agent, f"It is about my {size} friend")
    async with outside(desk, chat) as there:
        client = await client_of(desk, chat)
        async with client.online():
            await sends(client, "voice.ogg", tone("opus"))
            await sends(client, "clip.webm", film("webm", "libvpx", "libopus"))
        await chat.write("Gangding")
        await expect(console.message("Gangding")).to_be_visible()
        await there.card("Gangding", {"place": Place(23.1, 113.3, "Gangding", "x" * 190).card()})
        await there.is_on("wechat")
        await there.window(1)
        await console.write("held")
        await there.mark("held", DeliveryState.HELD)
        await there.blocked(True)
    if size == "phone":
        await console.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    await console.page.reload()
    await expect(console.page.locator("yq-message yq-place")).to_be_visible()
    assert await serious_violations(console.page) == []
    assert await too_wide(console.page) == []
    await console.page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    await close(console)
