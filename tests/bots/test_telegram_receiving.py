"""From an update to what the desk is told: by webhook, whole, and what must not bring it down."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, GetFile, GetMe
from aiogram.methods.base import Response
from aiogram.types import File, User
from fastapi import FastAPI
from teremok import MockedSession
from typing_extensions import override

from bots.kept import MOST, Kept
from bots.telegram import WEBHOOK, Telegram
from bots.telegram_receiving import (
    CANT_TAKE,
    FILE_TOO_LARGE,
    IN_PRIVATE,
    NOT_FETCHED,
    OLD_BUTTON,
)
from core.errors import RateLimited
from core.message import Address, Incoming
from core.people import Language
from core.ports import Received
from tests.bots.messages import LONG_SLUG, of_every_kind
from tests.bots.telegram_parts import PAYLOADS, SECRET, TOKEN, Desk, adapter, payload

AMINA = Address("telegram", "5500001")
HOOK = "/bots/telegram/7000001"


@pytest.fixture
def session() -> MockedSession:
    session = MockedSession()
    names = ("photo", "document", "voice", "video", "note", "audio", "gif")
    for raw in map(payload, (path.stem for path in PAYLOADS.glob("*.json"))):
        for file_id in _file_ids(raw):
            if any(file_id.endswith(name) for name in (*names, "large", "doc")):
                session.files[file_id] = (f"files/{file_id}", f"of {file_id}".encode())
    return session


def _file_ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["file_id"]] if "file_id" in value else []
        return own + [one for part in value.values() for one in _file_ids(part)]
    return [one for part in value for one in _file_ids(part)] if isinstance(value, list) else []


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def telegram(session: MockedSession, desk: Desk, tmp_path: Path) -> Telegram:
    bot = Bot(TOKEN, session=session)
    telegram = adapter(bot, desk, tmp_path, WEBHOOK)
    session.auto.bot_user = _me  # type: ignore[method-assign]
    return telegram


def _me(bot: Bot) -> User:
    return User(id=bot.id, is_bot=True, first_name="Yuqiao", username="yuqiao_desk_bot")


@pytest.fixture
async def http(telegram: Telegram) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(telegram.router())
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(
        transport=transport,
        base_url="http://desk",
        headers={"X-Telegram-Bot-Api-Secret-Token": SECRET},
    ) as client:
        yield client


def kept(tmp_path: Path) -> list[bytes]:
    folder = tmp_path / "unread"
    return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.exists() else []


@pytest.mark.parametrize("name", sorted(path.stem for path in PAYLOADS.glob("*.json")))
async def test_every_payload_is_taken_once(
    http: httpx.AsyncClient, desk: Desk, name: str, tmp_path: Path
) -> None:
    body = (PAYLOADS / f"{name}.json").read_bytes()
    for _ in range(2):
        assert (await http.post(HOOK, content=body)).status_code == 200
    ids = [incoming.external_id for incoming in desk.received]
    assert len(ids) == len(set(ids))
    assert len(ids) + len(desk.said) + len(desk.heard) <= 4
    assert (kept(tmp_path) != []) is (name == "malformed")


async def test_text_and_language(telegram: Telegram, desk: Desk) -> None:
    await telegram.receiving.take(payload("text"))
    assert desk.received == [
        Incoming(AMINA, "5500001:41", "Comment prolonger mon visa ?", language=Language.FR)
    ]


async def test_files_are_fetched_at_once(telegram: Telegram, desk: Desk) -> None:
    await telegram.receiving.take(payload("photo_caption"))
    (incoming,) = desk.received
    assert desk.taken == [("photo.jpg", b"of AgACAgQAAxkBAAI-large")]
    assert incoming.text == "Est-ce le bon formulaire ?"
    assert [file.name for file in incoming.files] == ["photo.jpg"]


async def test_a_file_that_telegram_does_not_give_is_said_so(
    telegram: Telegram, desk: Desk, session: MockedSession
) -> None:
    await telegram.receiving.take(payload("document_too_large"))
    assert [incoming.text for incoming in desk.received] == ["Tous les papiers"]
    assert [said[:2] for said in desk.said] == [(AMINA, FILE_TOO_LARGE)]
    assert not [call for call in session.requests if isinstance(call, GetFile)]


async def test_a_file_that_grows_under_way_is_not_taken(
    telegram: Telegram, desk: Desk, session: MockedSession
) -> None:
    session.files["AwACAgQAAxkBAAI-voice"] = ("files/voice", b"x" * 20_000_001)
    await telegram.receiving.take(payload("voice"))
    assert not desk.received
    assert not desk.taken
    assert [phrase for _, phrase, _ in desk.said] == [FILE_TOO_LARGE]


async def test_a_file_of_no_kind_is_refused_by_its_content(
    telegram: Telegram, desk: Desk, session: MockedSession
) -> None:
    session.files["BQACAgQAAxkBAAI-doc"] = ("files/doc", b"nothing that we take")
    await telegram.receiving.take(payload("document"))
    assert [incoming.text for incoming in desk.received] == ["Mon bail"]
    assert [str(phrase) for _, phrase, _ in desk.said] == ["This kind of file can't be sent here."]


async def test_a_file_that_can_not_be_had_does_not_hold_up_its_words(
    telegram: Telegram, desk: Desk, session: MockedSession
) -> None:
    refused = Response[File](ok=False, error_code=400, description="Bad Request: wrong file_id")
    session.add_result(GetFile, refused)
    await telegram.receiving.take(payload("photo_caption"))
    assert [incoming.text for incoming in desk.received] == ["Est-ce le bon formulaire ?"]
    assert [phrase for _, phrase, _ in desk.said] == [NOT_FETCHED]


async def test_what_can_not_be_taken_is_said_so(telegram: Telegram, desk: Desk) -> None:
    for name in ("poll", "dice", "sticker_without_emoji", "unknown_kind"):
        await telegram.receiving.take(payload(name))
    assert desk.received == []
    assert [phrase for _, phrase, _ in desk.said] == [CANT_TAKE] * 4


async def test_an_edit_names_what_it_corrects(telegram: Telegram, desk: Desk) -> None:
    await telegram.receiving.take(payload("edited_text"))
    (incoming,) = desk.received
    assert (incoming.external_id, incoming.edits) == ("5500001:69:e1795766499", "5500001:69")


async def test_a_button_is_stored_then_answered(
    telegram: Telegram, desk: Desk, session: MockedSession
) -> None:
    await telegram.receiving.take(payload("callback"))
    assert desk.received == [
        Incoming(
            AMINA,
            "cb:23622324960001",
            "Plus de détails",
            choice="details:lost-passport",
            language=Language.FR,
        )
    ]
    assert [type(call) for call in session.requests] == [GetMe, AnswerCallbackQuery]


async def test_a_button_that_is_answered_too_late_is_no_fault(
    telegram: Telegram, desk: Desk, session: MockedSession
) -> None:
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    session.add_result(
        AnswerCallbackQuery, Response[bool](ok=False, error_code=400, description=late)
    )
    await telegram.receiving.take(payload("callback"))
    assert len(desk.received) == 1


async def test_a_long_choice_is_found_in_the_record(telegram: Telegram, desk: Desk) -> None:
    desk.messages_ = [of_every_kind(Language.FR)["ask"]]
    await telegram.receiving.take(payload("callback_pointer"))
    assert [incoming.choice for incoming in desk.received] == [f"helpful:{LONG_SLUG}:yes"]


@pytest.mark.parametrize("data", ["~", "~x:1:2", f"~{'c' * 32}:9999999999:0", "~:²:1", "\x00"])
async def test_a_button_that_nobody_made_is_said_so(
    telegram: Telegram, desk: Desk, session: MockedSession, data: str
) -> None:
    raw = payload("callback_old")
    raw["callback_query"]["data"] = data
    await telegram.receiving.take(raw)
    assert desk.received == []
    assert [phrase for _, phrase, _ in desk.said] == [OLD_BUTTON]
    assert [type(call) for call in session.requests] == [GetMe, AnswerCallbackQuery]


async def test_what_belongs_to_one_is_not_shown_to_a_group(telegram: Telegram, desk: Desk) -> None:
    raw = payload("callback_group")
    raw["callback_query"]["data"] = "elsewhere"
    for one in (raw, payload("group_code"), payload("group_resume")):
        await telegram.receiving.take(one)
    assert desk.received == []
    assert [phrase for _, phrase, _ in desk.said] == [IN_PRIVATE] * 3


async def test_who_leaves_and_who_comes_back(telegram: Telegram, desk: Desk) -> None:
    for name in ("blocked", "unblocked", "group_removed", "group_migrated"):
        await telegram.receiving.take(payload(name))
    assert desk.heard == [
        ("left", "5500001"),
        ("came back", "5500001"),
        ("left", "-1002200000001"),
        ("renamed -4100001", "-1002200000001"),
    ]


async def test_what_the_desk_refuses_is_told(telegram: Telegram, desk: Desk) -> None:
    class Refuses(Desk):
        @override
        async def receive(self, incoming: Incoming) -> Received:
            raise RateLimited(3)

    refuses = Refuses()
    adapter_ = adapter(telegram._bot, refuses, Path("unused"))
    await adapter_.receiving.take(payload("text"))
    assert [phrase for _, phrase, _ in refuses.said] == [RateLimited(3).phrase]


async def test_a_wrong_secret_is_refused_before_anything_is_read(
    http: httpx.AsyncClient, desk: Desk
) -> None:
    body = json.dumps(payload("text"))
    for wrong in ("", "x", "é" * 9, SECRET + "x"):
        headers = [(b"X-Telegram-Bot-Api-Secret-Token", wrong.encode())]
        assert (await http.post(HOOK, content=body, headers=headers)).status_code == 403
    assert (await http.post("/bots/telegram/42", content=body)).status_code == 404
    assert desk.received == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b"7",
        b'{"update_id": "x"}',
        b'{"update_id": 1, "message": {"text": 5}}',
        b'{"update_id": 1, "message": []}',
        b"[" * 100_000,
        b'{"a":' * 400 + b"1" + b"}" * 400,
        json.dumps({"update_id": 1, "callback_query": {"id": {}, "from": 1}}).encode(),
    ],
)
async def test_what_is_malformed_is_kept_and_not_sent_again(
    http: httpx.AsyncClient, desk: Desk, body: bytes, tmp_path: Path
) -> None:
    assert (await http.post(HOOK, content=body)).status_code == 200
    assert desk.received == []
    assert len(kept(tmp_path)) == 1
    assert (await http.post(HOOK, json=payload("text"))).status_code == 200
    assert len(desk.received) == 1


async def test_a_body_that_is_too_large_is_not_read_on(
    http: httpx.AsyncClient, desk: Desk, tmp_path: Path
) -> None:
    assert (await http.post(HOOK, content=b"x" * 2_000_000)).status_code == 413
    assert kept(tmp_path) == []


async def test_what_could_not_be_stored_comes_again(http: httpx.AsyncClient, desk: Desk) -> None:
    desk.fails = ConnectionError()
    assert (await http.post(HOOK, json=payload("text"))).status_code == 503
    desk.fails = None
    assert (await http.post(HOOK, json=payload("text"))).status_code == 200
    assert len(desk.received) == 1


async def test_hostile_words_arrive_clean(telegram: Telegram, desk: Desk) -> None:
    raw = payload("text")
    raw["message"]["text"] = "a\x00b\x1b[31m\ud800]]>\r\n<b>\u202e"
    await telegram.receiving.take(raw)
    assert [incoming.text for incoming in desk.received] == ["ab[31m]]>\n<b>\u202e"]


async def test_no_more_is_kept_than_a_person_would_look_at(tmp_path: Path) -> None:
    folder = Kept(tmp_path / "unread")
    for number in range(MOST + 5):
        await folder.keep(str(number).encode(), "test")
    found = kept(tmp_path)
    assert len(found) == MOST
    assert found[-1] == str(MOST + 4).encode()
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "unread").iterdir()} == {0o600}


async def test_polling_has_no_webhook(desk: Desk, tmp_path: Path) -> None:
    assert adapter(Bot(TOKEN), desk, tmp_path).router().routes == []
