"""Pieces to Telegram's calls, and its refusals to the outbox's errors."""

import time
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.methods import (
    SendAnimation,
    SendAudio,
    SendDocument,
    SendPhoto,
    SendVideo,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
)

from bots.channel import Later, Piece, Refused, Unsure
from bots.parts import Addresses, Media
from bots.telegram_errors import turn
from bots.telegram_pieces import without_entities
from core.errors import YuqiaoError
from core.message import Address, Form
from core.phrases import Phrase

log = structlog.get_logger()

CHANNEL = "telegram"
SECONDS, SECONDS_WITH_FILE, SECONDS_TO_PROBE = 20, 30, 5
"""With a probe before it, less than the outbox waits."""
PER_GROUP, PER_GROUP_SECONDS = 20, 60.0
UPLOADS: dict[str, tuple[type[TelegramMethod[Message]], str]] = {
    "photo": (SendPhoto, "photo"),
    "voice": (SendVoice, "voice"),
    "audio": (SendAudio, "audio"),
    "video": (SendVideo, "video"),
    "animation": (SendAnimation, "animation"),
    "document": (SendDocument, "document"),
}
"""By a piece's kind, the call and the field of the file."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_NO_PICTURE = ("photo_invalid_dimensions", "image_process_failed", "photo_ext_invalid")
_NO_VOICE = "voice_messages_forbidden"
_NO_ENTITIES = ("can't parse entities", "can't parse message", "entity_", "entities_")


class Sending:
    def __init__(self, bot: Bot, media: Media, addresses: Addresses) -> None:
        self._bot = bot
        self._media = media
        self._addresses = addresses
        self._doubtful = False
        self._groups: dict[int, deque[float]] = {}

    async def send(self, external_id: str, piece: Piece) -> str | None:
        """See ``bots.channel.Channel.send``: there is no idempotency key."""
        chat_id = int(external_id)
        self._count(chat_id)
        await self._probe()
        try:
            return await self._send(chat_id, piece)
        except TelegramMigrateToChat as moved:
            to = moved.migrate_to_chat_id
            await self._addresses.renamed(Address(CHANNEL, external_id), str(to))
            return await self._send(to, piece)

    async def _send(self, chat_id: int, piece: Piece) -> str | None:
        try:
            sent = await self._call(chat_id, piece)
        except TelegramMigrateToChat:
            raise
        except ClientDecodeError as error:
            # what a newer server says of a message that it has sent
            if isinstance(error.data, dict) and error.data.get("ok") is True:
                result = error.data.get("result")
                return str(result.get("message_id")) if isinstance(result, dict) else None
            self._doubtful = True
            raise Unsure("unreadable") from error
        except TelegramAPIError as error:
            turned = turn(error)
            self._doubtful = isinstance(turned, Unsure)
            raise turned from error
        return str(sent.message_id)

    async def _probe(self) -> None:
        """After an answer that did not come: whether anybody is there at all. A long outage then
        costs one doubtful send and not one a message."""
        if not self._doubtful:
            return
        try:
            await self._bot.get_me(request_timeout=SECONDS_TO_PROBE)
        except TelegramRetryAfter as error:
            raise Later("429", timedelta(seconds=error.retry_after)) from error
        except (TelegramAPIError, ClientDecodeError) as error:
            raise Later("unreachable") from error
        self._doubtful = False

    def _count(self, chat_id: int) -> None:
        """The platform's limit for groups, which have negative ids. Counted in this process: with
        several, the platform itself says when."""
        if chat_id >= 0:
            return
        now = time.monotonic()
        sent = self._groups.setdefault(chat_id, deque(maxlen=PER_GROUP))
        if len(sent) == PER_GROUP and now - sent[0] < PER_GROUP_SECONDS:
            raise Later("group", timedelta(seconds=PER_GROUP_SECONDS - (now - sent[0])))
        sent.append(now)

    async def _call(self, chat_id: int, piece: Piece) -> Message:
        body = piece.body
        buttons = _markup(body.get("keyboard"))
        match piece.kind:
            case "text":
                return await self._text(chat_id, body, buttons)
            case "venue":
                spot = {key: body[key] for key in ("latitude", "longitude", "title", "address")}
                return await self._bot.send_venue(
                    chat_id, **spot, reply_markup=buttons, request_timeout=SECONDS
                )
            case "location":
                return await self._bot.send_location(
                    chat_id,
                    body["latitude"],
                    body["longitude"],
                    reply_markup=buttons,
                    request_timeout=SECONDS,
                )
            case "contact":
                return await self._bot.send_contact(
                    chat_id,
                    body["phone"],
                    body["name"],
                    reply_markup=buttons,
                    request_timeout=SECONDS,
                )
            case _:
                return await self._file(chat_id, piece.kind, body, buttons)

    async def _text(
        self, chat_id: int, body: dict[str, Any], buttons: InlineKeyboardMarkup | None
    ) -> Message:
        async def say(text: str, entities: list[MessageEntity]) -> Message:
            return await self._bot.send_message(
                chat_id,
                text,
                entities=entities or None,
                parse_mode=None,
                link_preview_options=NO_PREVIEW,
                reply_markup=buttons,
                request_timeout=SECONDS,
            )

        return await _plainer(say, body)

    async def _file(
        self,
        chat_id: int,
        kind: str,
        body: dict[str, Any],
        buttons: InlineKeyboardMarkup | None,
    ) -> Message:
        kind, content = await self._content(kind, body)
        try:
            return await self._upload(chat_id, kind, content, body, buttons)
        except TelegramBadRequest as error:
            said = error.message.lower()
            if kind == "photo" and any(words in said for words in _NO_PICTURE):
                kind, content = "document", await self._media.read(body["file"])
            elif kind == "voice" and _NO_VOICE in said:
                # he takes no voice messages: then as a file of sound
                kind, content = "audio", await self._media.as_voice(body["file"], "mp3")
            else:
                raise
            return await self._upload(chat_id, kind, content, body, buttons)

    async def _content(self, kind: str, body: dict[str, Any]) -> tuple[str, bytes]:
        """Of our file, in the form that the app shows in place; else as a document.

        Raises:
            Refused: it is not there any more.
        """
        file_id = body["file"]
        try:
            try:
                if kind == "voice":
                    return kind, await self._media.as_voice(file_id, "ogg")
                if kind == "photo" and body["type"] == "image/webp":
                    return kind, await self._media.as_jpeg(file_id)
                if kind == "video" and "playable" in body:
                    return kind, await self._media.read(file_id, Form.PLAYABLE)
            except YuqiaoError:
                kind = "document"
            return kind, await self._media.read(file_id)
        except OSError as error:
            raise Refused("lost_file", Phrase("This file is not there any more.")) from error

    async def _upload(
        self,
        chat_id: int,
        kind: str,
        content: bytes,
        body: dict[str, Any],
        buttons: InlineKeyboardMarkup | None,
    ) -> Message:
        method, field = UPLOADS.get(kind, UPLOADS["document"])
        file = BufferedInputFile(content, _name(kind, body["name"]))
        more: dict[str, Any] = {}
        if kind in ("video", "animation"):
            more |= {key: body[key] for key in ("width", "height") if key in body}
        if kind in ("voice", "audio", "video") and "seconds" in body:
            more["duration"] = body["seconds"]
        if kind == "video":
            more["supports_streaming"] = True

        async def say(text: str, entities: list[MessageEntity]) -> Message:
            call = method(
                chat_id=chat_id,
                **{field: file},
                **more,
                caption=text or None,
                caption_entities=entities or None,
                parse_mode=None,
                reply_markup=buttons,
            )
            return await self._bot(call, request_timeout=SECONDS_WITH_FILE)

        return await _plainer(say, body)


async def _plainer(
    say: Callable[[str, list[MessageEntity]], Awaitable[Message]], body: dict[str, Any]
) -> Message:
    """Once more without formatting, where the formatting is what is refused."""
    text, entities = body.get("text", ""), body.get("entities", [])
    try:
        return await say(text, [MessageEntity(**entity) for entity in entities])
    except TelegramBadRequest as error:
        said = error.message.lower()
        if not entities or not any(words in said for words in _NO_ENTITIES):
            raise
        log.warning("sent without formatting", error=type(error).__name__)
        return await say(without_entities(text, entities), [])


def _markup(keyboard: list[list[list[str]]] | None) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, callback_data=data) for label, data in row]
            for row in keyboard
        ]
    )


def _name(kind: str, name: str) -> str:
    """With the ending of what is uploaded, which may not be what was kept."""
    ending = {"voice": ".ogg", "audio": ".mp3", "video": ".mp4", "photo": ".jpg"}.get(kind)
    stem = name.rpartition(".")[0] or name
    if kind == "photo" and name.lower().endswith((".jpg", ".jpeg", ".png")):
        return name
    return name if ending is None else stem + ending
