"""Pieces on their way: against teremok's strict rules, and against a server that misbehaves."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import (
    SendAnimation,
    SendAudio,
    SendContact,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendVenue,
    SendVideo,
    SendVoice,
    TelegramMethod,
)
from aiogram.methods.base import Response
from aiogram.types import BufferedInputFile, Message
from teremok import MockedSession

from bots.channel import DeliveryError, Later, Piece, Refused, Unreachable, Unsure
from bots.telegram import Telegram
from bots.telegram_sending import PER_GROUP
from core.people import Language
from tests.bots.bot_api import BotApi
from tests.bots.messages import PDF, PICTURE, VIDEO, VOICE, of_every_kind
from tests.bots.telegram_parts import TOKEN, Desk, adapter, send_all
from tests.running import free_port

HELLO = Piece("text", {"text": "Hello", "entities": []})
LINKED = Piece(
    "text",
    {
        "text": "See here.",
        "entities": [{"type": "text_link", "offset": 4, "length": 4, "url": "https://a.example"}],
        "keyboard": [[["Yes", "helpful:x:yes"]]],
    },
)
FILES = {file.id: b"content" for file in (PICTURE, VOICE, VIDEO, PDF)}
GROUP = "-1002200000001"


@pytest.fixture
def strict() -> MockedSession:
    return MockedSession()


@pytest.fixture
def desk() -> Desk:
    return Desk(files=dict(FILES))


@pytest.fixture
def telegram(strict: MockedSession, desk: Desk, tmp_path: Path) -> Telegram:
    return adapter(Bot(TOKEN, session=strict), desk, tmp_path)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi().running() as api:
        yield api


def bot_at(base: str) -> Bot:
    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))


@pytest.fixture
async def wired(api: BotApi, desk: Desk, tmp_path: Path) -> AsyncIterator[Telegram]:
    telegram = adapter(bot_at(api.base), desk, tmp_path)
    yield telegram
    await telegram.close()


def refuse(strict: MockedSession, method: type[TelegramMethod[Message]], description: str) -> None:
    strict.add_result(method, Response[Message](ok=False, error_code=400, description=description))


@pytest.mark.parametrize("language", list(Language))
async def test_strict_rules_take_every_message(
    telegram: Telegram, strict: MockedSession, language: Language
) -> None:
    for message in of_every_kind(language).values():
        pieces = telegram.pieces(message)
        before = len(strict.requests)
        ids = await send_all(telegram, pieces)
        # nothing was refused and sent in another way
        assert len(strict.requests) - before == len(pieces) == len(ids)


async def test_each_file_goes_in_its_own_way(telegram: Telegram, strict: MockedSession) -> None:
    shown = of_every_kind(Language.EN)
    await send_all(telegram, telegram.pieces(shown["files"]))
    photo, voice, video, document = strict.requests
    assert isinstance(photo, SendPhoto)
    assert isinstance(voice, SendVoice)
    assert isinstance(video, SendVideo)
    assert isinstance(document, SendDocument)
    for file, name, content in (
        (photo.photo, "street.jpg", b"content"),
        (voice.voice, "voice.ogg", b"contentogg"),
        (video.video, "clip.mp4", b"content"),
        (document.document, "form.pdf", b"content"),
    ):
        assert isinstance(file, BufferedInputFile)
        assert (file.filename, file.data) == (name, content)
    assert (video.width, video.height, video.supports_streaming) == (640, 360, True)


async def test_forms_that_apps_do_not_show_are_sent_in_one_that_they_do(
    telegram: Telegram, strict: MockedSession
) -> None:
    file = {"file": VIDEO.id, "name": "a.webm", "type": "video/webm", "playable": "video/mp4"}
    picture = {"file": PICTURE.id, "name": "a.webp", "type": "image/webp"}
    gif = {"file": PICTURE.id, "name": "a.gif", "type": "image/gif"}
    await send_all(
        telegram, [Piece("video", file), Piece("photo", picture), Piece("animation", gif)]
    )
    video, photo, animation = strict.requests
    assert isinstance(video, SendVideo)
    assert isinstance(photo, SendPhoto)
    assert isinstance(animation, SendAnimation)
    assert isinstance(video.video, BufferedInputFile)
    assert (video.video.filename, video.video.data) == ("a.mp4", b"contentplayable")
    assert isinstance(photo.photo, BufferedInputFile)
    assert (photo.photo.filename, photo.photo.data) == ("a.jpg", b"contentjpeg")


async def test_places_and_numbers(telegram: Telegram, strict: MockedSession) -> None:
    shown = of_every_kind(Language.FR)
    await send_all(telegram, telegram.pieces(shown["place"]))
    await send_all(telegram, telegram.pieces(shown["emergency: medical"]))
    venue, _, contact = strict.requests
    assert isinstance(venue, SendVenue)
    assert venue.title == "广州市公安局出入境接待大厅"
    assert isinstance(contact, SendContact)
    assert contact.phone_number == "120"


async def test_refused_formatting_is_left_out(telegram: Telegram, strict: MockedSession) -> None:
    refuse(strict, SendMessage, "Bad Request: can't parse entities: out of range")
    assert await telegram.send("5500001", LINKED, "") is not None
    first, second = strict.requests
    assert isinstance(first, SendMessage)
    assert isinstance(second, SendMessage)
    assert first.entities is not None
    assert second.entities is None
    assert second.text == "See here https://a.example."
    assert second.reply_markup == first.reply_markup


async def test_a_picture_that_is_refused_as_one_is_a_document(
    telegram: Telegram, strict: MockedSession
) -> None:
    refuse(strict, SendPhoto, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    await send_all(telegram, telegram.pieces(of_every_kind(Language.EN)["picture"]))
    _, document = strict.requests
    assert isinstance(document, SendDocument)
    assert document.caption == "Li Na:\nThis street."


async def test_who_takes_no_voice_gets_a_file_of_sound(
    telegram: Telegram, strict: MockedSession
) -> None:
    refuse(strict, SendVoice, "Bad Request: VOICE_MESSAGES_FORBIDDEN")
    await telegram.send(
        "5500001", Piece("voice", {"file": VOICE.id, "name": "v.ogg", "type": "audio/ogg"}), ""
    )
    _, audio = strict.requests
    assert isinstance(audio, SendAudio)
    assert isinstance(audio.audio, BufferedInputFile)
    assert (audio.audio.filename, audio.audio.data) == ("v.mp3", b"contentmp3")


async def test_a_file_that_is_gone_is_said_so(telegram: Telegram) -> None:
    piece = Piece("document", {"file": "f" * 32, "name": "a", "type": "application/pdf"})
    with pytest.raises(Refused) as refused:
        await telegram.send("5500001", piece, "")
    assert refused.value.code == "lost_file"


async def test_a_group_gets_no_more_than_it_may(telegram: Telegram) -> None:
    for _ in range(PER_GROUP):
        await telegram.send(GROUP, HELLO, "")
    with pytest.raises(Later) as later:
        await telegram.send(GROUP, HELLO, "")
    assert later.value.after is not None
    assert timedelta() < later.value.after <= timedelta(seconds=60)
    await telegram.send("5500001", HELLO, "")


@pytest.mark.parametrize(
    ("code", "description", "error"),
    [
        (403, "Forbidden: bot was blocked by the user", Unreachable),
        (403, "Forbidden: user is deactivated", Unreachable),
        (403, "Forbidden: bot was kicked from the supergroup chat", Unreachable),
        (400, "Bad Request: chat not found", Unreachable),
        (400, "Bad Request: PEER_ID_INVALID", Unreachable),
        (400, "Bad Request: not enough rights to send text messages to the chat", Refused),
        (400, "Bad Request: message is too long", Refused),
        (413, "Request Entity Too Large", Refused),
        (401, "Unauthorized", Later),
        (404, "Not Found", Later),
        (500, "Internal Server Error", Later),
        (502, "Bad Gateway", Later),
        (503, "Service Unavailable: restart", Later),
    ],
)
async def test_what_the_platform_says(
    api: BotApi, wired: Telegram, code: int, description: str, error: type[DeliveryError]
) -> None:
    api.fail("sendMessage", code, description)
    with pytest.raises(error):
        await wired.send("5500001", HELLO, "")
    # and the next one goes
    assert await wired.send("5500001", HELLO, "") is not None


async def test_too_often_says_until_when(api: BotApi, wired: Telegram) -> None:
    api.fail("sendMessage", 429, "Too Many Requests: retry after 17", retry_after=17)
    with pytest.raises(Later) as later:
        await wired.send("5500001", HELLO, "")
    assert later.value.after == timedelta(seconds=17)


async def test_a_refusal_is_told_to_the_agent_in_a_sentence(api: BotApi, wired: Telegram) -> None:
    api.fail("sendMessage", 400, "Bad Request: message text is strange")
    with pytest.raises(Refused) as refused:
        await wired.send("5500001", HELLO, "")
    assert str(refused.value.phrase) == "Telegram did not take this: message text is strange"


async def test_a_group_that_moved_is_followed(api: BotApi, wired: Telegram, desk: Desk) -> None:
    api.fail(
        "sendMessage",
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=int(GROUP),
    )
    assert await wired.send("-4100001", HELLO, "") is not None
    assert [call["chat_id"] for call in api.called("sendMessage")] == ["-4100001", GROUP]
    assert desk.heard == [("renamed -4100001", GROUP)]


async def test_a_gateways_page_is_no_answer(api: BotApi, wired: Telegram) -> None:
    api.page("sendMessage")
    with pytest.raises(Unsure):
        await wired.send("5500001", HELLO, "")


async def test_a_connection_that_breaks_is_no_answer(api: BotApi, wired: Telegram) -> None:
    api.break_off("sendMessage")
    with pytest.raises(Unsure):
        await wired.send("5500001", HELLO, "")


async def test_a_long_outage_is_doubtful_once(api: BotApi, wired: Telegram) -> None:
    for _ in range(10):
        api.page("getMe")
    api.page("sendMessage")
    with pytest.raises(Unsure):
        await wired.send("5500001", HELLO, "")
    for _ in range(10):
        with pytest.raises(Later):
            await wired.send("5500001", HELLO, "")
    assert len(api.called("sendMessage")) == 1
    assert await wired.send("5500001", HELLO, "") is not None


async def test_nobody_there_sends_nothing(desk: Desk, tmp_path: Path) -> None:
    telegram = adapter(bot_at(f"http://127.0.0.1:{free_port()}"), desk, tmp_path)
    with pytest.raises(Later):
        await telegram.send("5500001", HELLO, "")
    await telegram.close()


async def test_an_answer_of_a_newer_server_counts_as_sent(api: BotApi, wired: Telegram) -> None:
    api.usual["sendMessage"] = {"message_id": 99, "chat": "of another shape"}
    assert await wired.send("5500001", HELLO, "") == "99"


async def test_buttons_and_files_travel_over_http(api: BotApi, wired: Telegram) -> None:
    await wired.send("5500001", LINKED, "")
    await send_all(wired, wired.pieces(of_every_kind(Language.AR)["files"]))
    (text,) = api.called("sendMessage")
    assert '"callback_data": "helpful:x:yes"' in text["reply_markup"]
    assert "disable_web_page_preview" not in text
    (voice,) = api.called("sendVoice")
    names = [value.filename for value in voice.values() if hasattr(value, "filename")]
    assert names == ["voice.ogg"]


async def test_typing(api: BotApi, wired: Telegram) -> None:
    await wired.typing("5500001")
    assert api.called("sendChatAction") == [{"chat_id": "5500001", "action": "typing"}]
