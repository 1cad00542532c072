"""Telegram on a whole desk: real database, real outbox, the Bot API over HTTP."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bots.parts import Parts
from bots.telegram import Telegram
from bots.telegram_receiving import CANT_TAKE
from core.message import Address, AuthorKind
from core.people import Language
from store.db import Database
from store.passes import SqlPasses
from tests.bots.bot_api import BotApi
from tests.bots.channel_desk import Process, until
from tests.bots.telegram_parts import TOKEN, config, payload
from tests.desk_parts import SetClock
from web.links import Links

AMINA = Address("telegram", "5500001")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi().running() as api:
        yield api


@pytest.fixture
async def process(db: Database, api: BotApi, tmp_path: Path) -> AsyncIterator[Process]:
    made: list[Telegram] = []

    def make(parts: Parts) -> Telegram:
        server = TelegramAPIServer.from_base(api.base)
        made.append(
            Telegram(Bot(TOKEN, session=AiohttpSession(api=server)), config(tmp_path), parts)
        )
        return made[0]

    async with httpx.AsyncClient() as http:
        yield Process.of(db, None, http, tmp_path / "media", make, SetClock())
    await made[0].close()


async def take(process: Process, *raws: dict[str, Any]) -> None:
    """Updates arrive, and are answered."""
    assert isinstance(process.channel, Telegram)
    for raw in raws:
        await process.channel.receiving.take(raw)
    await process.work()


def words(text: str, message_id: int, chat: int = 5500001) -> dict[str, Any]:
    raw = payload("text")
    raw["message"] |= {"text": text, "message_id": message_id}
    raw["message"]["chat"]["id"] = chat
    return raw


def sent(api: BotApi, chat: int = 5500001) -> list[str]:
    return [c["text"] for c in api.called("sendMessage") if c["chat_id"] == str(chat)]


def buttons(api: BotApi) -> list[str]:
    """What is under everything that was sent."""
    keyboards = [
        json.loads(call["reply_markup"])["inline_keyboard"]
        for call in api.called("sendMessage")
        if "reply_markup" in call
    ]
    return [button["callback_data"] for rows in keyboards for row in rows for button in row]


async def test_a_question_is_answered_with_its_buttons(process: Process, api: BotApi) -> None:
    await take(process, words("sim-card", 1), words("sim-card", 1))
    async with process.sending():
        await until(lambda: bool(sent(api)))
    (call,) = api.called("sendMessage")
    assert call["text"].startswith("sim-card? (fr)\n\nsim-card: answer")
    assert "helpful:sim-card:yes" in buttons(api)


async def test_start_greets_and_offers_the_menu(process: Process, api: BotApi) -> None:
    await take(process, payload("command_start"))
    wanted = {"ask", "agent", "video", "callback", "emergency", "language"}
    async with process.sending():
        await until(lambda: wanted <= set(buttons(api)))


async def test_who_blocks_is_waited_for(process: Process, api: BotApi) -> None:
    await take(process, words("greet", 1))
    (conversation_id,) = await process.conversations()
    async with process.sending():
        await until(lambda: len(sent(api)) == 1)
        api.fail("sendMessage", 403, "Forbidden: bot was blocked by the user")
        await process.says(conversation_id, "one", "two")
        await until(lambda: len(sent(api)) == 2)

        async def held() -> bool:
            states = await process.states(conversation_id)
            return [state for state, _ in states.values()] == ["held", "held"]

        await until(held)
        await take(process, payload("unblocked"))
        await until(lambda: len(sent(api)) == 4)
    assert sent(api)[-2:] == ["Mei:\none", "Mei:\ntwo"]


async def test_too_often_in_one_chat_holds_up_no_other(process: Process, api: BotApi) -> None:
    await take(process, words("greet", 1), words("greet", 2, chat=77))
    api.fail("sendMessage", 429, "Too Many Requests: retry after 30", retry_after=30)
    async with process.sending():
        await until(lambda: len(api.called("sendMessage")) == 2)
    chats = [call["chat_id"] for call in api.called("sendMessage")]
    assert sorted(chats) == ["5500001", "77"]


async def test_what_can_not_be_taken_is_said_once_in_his_language(
    process: Process, api: BotApi
) -> None:
    await take(process, words("hello", 1), payload("command_language_ja"))
    await take(process, payload("poll"), payload("poll"))
    notices = [m for m in await process.messages() if CANT_TAKE in m.phrases]
    assert [(m.author.kind, m.language) for m in notices] == [(AuthorKind.SYSTEM, Language.JA)]


async def test_pictures_edits_and_places_are_in_the_record(process: Process, api: BotApi) -> None:
    api.files["AgACAgQAAxkBAAI-large"] = b"%PDF-1.4 a document after all"
    edited = payload("edited_text")
    edited["edited_message"]["message_id"] = payload("text")["message"]["message_id"]
    await take(process, payload("photo_caption"), payload("text"), edited, payload("venue"))
    own = [m for m in await process.messages() if m.author.kind is AuthorKind.RESIDENT]
    by_text = {message.text: message for message in own}
    picture = by_text["Est-ce le bon formulaire ?"]
    assert [file.type for file in picture.files] == ["application/pdf"]
    first = by_text["Comment prolonger mon visa ?"]
    assert by_text["Comment prolonger mon visa de travail ?"].card == {"edits": first.seq}
    assert by_text["广州市公安局"].card["place"]["address"] == "解放南路155号"


async def test_an_agents_place_and_words_arrive_in_order(process: Process, api: BotApi) -> None:
    await take(process, words("greet", 1))
    (conversation_id,) = await process.conversations()
    async with process.sending():
        await until(lambda: bool(sent(api)))
        await process.says(conversation_id, "first")
        place = {"latitude": 23.1, "longitude": 113.2, "name": "Office", "address": "Road 1"}
        await process.says(conversation_id, "Office", card={"place": place})
        await process.says(conversation_id, "last")
        await until(lambda: "Mei:\nlast" in sent(api))
    order = [name for name, _ in api.calls if name.startswith("send")]
    assert order == ["sendMessage", "sendMessage", "sendVenue", "sendMessage"]


async def test_a_group_that_moves_keeps_its_conversation(process: Process, api: BotApi) -> None:
    command = payload("group_command_plain")
    command["message"]["chat"] = payload("group_migrated")["message"]["chat"]
    await take(process, command, payload("group_migrated"), payload("group_mention"))
    assert len(await process.conversations()) == 1
    async with process.sending():
        await until(lambda: len(sent(api, -1002200000001)) >= 2)
    assert not sent(api, -4100001)


async def test_the_code_of_another_channel_brings_its_conversation(
    db: Database, process: Process, api: BotApi
) -> None:
    web = Address("web", "page")
    await process.desks.record.open(web, Language.FR, process.desks.clock.now())
    conversation_id = await process.desks.say(web, "greet")
    links = Links(SqlPasses(db), "k" * 32, "https://desk.example.org")
    made = await links.make(conversation_id, process.desks.clock.now())
    raw = payload("start_resume")
    raw["message"]["text"] = f"/start {made.code}"
    await take(process, raw)
    await process.says(conversation_id, "now here")
    async with process.sending():
        await until(lambda: "Mei:\nnow here" in sent(api))
