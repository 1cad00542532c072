"""Updates of Telegram to what ``Arrivals`` takes: committed here, acknowledged by who calls."""

import asyncio
import contextlib
import json
from dataclasses import dataclass
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest
from aiogram.types import Update
from aiohttp import ClientError

from bots.buttons import choice_of
from bots.kept import Kept
from bots.parts import Parts
from bots.telegram_commands import Me
from bots.telegram_events import (
    Event,
    Ignored,
    Left,
    Moved,
    NotHere,
    Pressed,
    Returned,
    Sent,
    Unread,
    Written,
)
from bots.telegram_sending import CHANNEL
from bots.telegram_updates import read
from core.errors import YuqiaoError
from core.message import Address, Attachment, Incoming, clean_text
from core.phrases import Phrase

log = structlog.get_logger()

MOST_BYTES = 20_000_000
"""Of a file that the platform lets a bot fetch."""
TRIES, AGAIN_AFTER = 2, 1.0
SECONDS, SECONDS_WITH_FILE = 10, 60
MALFORMED = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What reading raises where an update is not as it should be; pydantic's is a ValueError."""
FAULTS = (TelegramAPIError, ClientDecodeError, ClientError, OSError, TimeoutError)

ELSEWHERE = "elsewhere"
"""The choice that is answered with a link and a code: who has them is the resident."""

CANT_TAKE = Phrase(
    "This kind of message can't be taken here. "
    "Please write it, or send a picture, a voice message or a file."
)
FILE_TOO_LARGE = Phrase(
    "This file is larger than 20 MB, and Telegram does not let us fetch it. "
    "Please send it smaller or in parts."
)
NOT_FETCHED = Phrase("Your file did not reach us. Please send it once more.")
IN_PRIVATE = Phrase("Everybody in this group would see it. Please write to me in private.")
OLD_BUTTON = Phrase("This button is too old. Please write what you need.")


@dataclass(frozen=True, slots=True)
class Receiving:
    bot: Bot
    parts: Parts
    kept: Kept

    async def take(self, raw: Any) -> None:
        """One update, as it came. What is malformed is kept for inspection, and done with.

        Raises:
            Exception: it could not be stored, and has to come again.
        """
        me = await self.bot.me()
        try:
            update = Update.model_validate(raw)
            events = read(update, Me(me.id, me.username or ""))
        except MALFORMED as error:
            await self.set_aside(raw, type(error).__name__)
            return
        for event in events:
            await self._receive(event)

    async def set_aside(self, raw: Any, why: str) -> None:
        """Kept for a person to look at: it can't be read or stored, and holds up all others."""
        body = json.dumps(raw, ensure_ascii=False, default=str).encode(errors="replace")
        await self.kept.keep(body, why)

    async def _receive(self, event: Event) -> None:
        match event:
            case Written():
                await self._written(event)
            case Pressed():
                await self._pressed(event)
            case Unread(chat_id, external_id, language):
                await self.parts.says.say(_at(chat_id), CANT_TAKE, external_id, language)
            case NotHere(chat_id, external_id, language):
                await self.parts.says.say(_at(chat_id), IN_PRIVATE, external_id, language)
            case Left(chat_id):
                await self._tell(
                    await self.parts.addresses.left(_at(chat_id), self.parts.clock.now())
                )
            case Returned(chat_id):
                await self._tell(await self.parts.addresses.came_back(_at(chat_id)))
            case Moved(chat_id, to):
                await self.parts.addresses.renamed(_at(chat_id), str(to))
            case Ignored(reason):
                log.debug("an update is for nobody", reason=reason)

    async def _written(self, written: Written) -> None:
        files: tuple[Attachment, ...] = ()
        missing: Phrase | None = None
        if written.file is not None:
            try:
                files = (await self._fetch(written.file),)
            except YuqiaoError as error:
                missing = error.phrase
        if written.text or written.choice or written.place or files:
            await self._arrive(
                Incoming(
                    _at(written.chat_id),
                    written.external_id,
                    text=written.text,
                    choice=written.choice,
                    files=files,
                    language=written.language,
                    place=written.place,
                    edits=written.edits,
                )
            )
        if missing is not None:
            key = f"{written.external_id}:file"
            await self.parts.says.say(_at(written.chat_id), missing, key, written.language)

    async def _pressed(self, pressed: Pressed) -> None:
        choice = await choice_of(clean_text(pressed.data), self.parts.record, self.parts.translate)
        told = OLD_BUTTON if choice is None else None
        if choice == ELSEWHERE and pressed.chat_id < 0:
            told = IN_PRIVATE
        if choice is not None and told is None:
            await self._arrive(
                Incoming(
                    _at(pressed.chat_id),
                    f"cb:{pressed.query_id}",
                    text=pressed.label,
                    choice=choice,
                    language=pressed.language,
                )
            )
        # stored first; the app stops waiting a moment later. Too late is no harm
        with contextlib.suppress(TelegramAPIError, ClientDecodeError):
            await self.bot.answer_callback_query(pressed.query_id, request_timeout=SECONDS)
        if told is not None:
            key = f"cb:{pressed.query_id}"
            await self.parts.says.say(_at(pressed.chat_id), told, key, pressed.language)

    async def _arrive(self, incoming: Incoming) -> None:
        try:
            await self.parts.arrivals.receive(incoming)
        except YuqiaoError as error:
            # refused for good, such as a code tried too often: he is told, and it is done with
            await self.parts.says.say(
                incoming.address, error.phrase, incoming.external_id, incoming.language
            )

    async def _fetch(self, file: Sent) -> Attachment:
        """Raises:
        YuqiaoError: it can't be had; ``phrase`` says why to the resident.
        """
        if file.size is not None and file.size > MOST_BYTES:
            raise _NotHad("file_too_large", FILE_TOO_LARGE)
        for attempt in range(TRIES):
            if attempt:
                await asyncio.sleep(AGAIN_AFTER)
            try:
                return await self.parts.media.take(file.name, await self._download(file.id))
            except TelegramBadRequest as error:
                large = "too big" in error.message.lower()
                raise _NotHad("file", FILE_TOO_LARGE if large else NOT_FETCHED) from error
            except FAULTS as error:
                log.warning("a file was not fetched", error=type(error).__name__)
        raise _NotHad("file", NOT_FETCHED)

    async def _download(self, file_id: str) -> bytes:
        found = await self.bot.get_file(file_id, request_timeout=SECONDS)
        if not found.file_path:
            raise _NotHad("file", NOT_FETCHED)
        url = self.bot.session.api.file_url(self.bot.token, found.file_path)
        content = bytearray()
        stream = self.bot.session.stream_content(url, timeout=SECONDS_WITH_FILE)
        async with contextlib.aclosing(stream):
            async for chunk in stream:
                content += chunk
                if len(content) > MOST_BYTES:
                    raise _NotHad("file_too_large", FILE_TOO_LARGE)
        return bytes(content)

    async def _tell(self, conversation_id: str | None) -> None:
        if conversation_id is not None:
            await self.parts.bell.changed(conversation_id)
            await self.parts.bell.desk()


class _NotHad(YuqiaoError):
    """A file that stays where it is."""


def _at(chat_id: int) -> Address:
    return Address(CHANNEL, str(chat_id))
