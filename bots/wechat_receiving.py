"""What residents of WeChat say, into the record: buttons are found, files are fetched.

A file that can't be fetched while WeChat waits is noted down with its callback, which is then
acknowledged, and fetched by the worker: WeChat keeps it for three days.
"""

import asyncio
import json
import time
from datetime import timedelta

import structlog

from bots.buttons import choice_of
from bots.locks import Lock
from bots.parts import Parts
from bots.telling import tell
from bots.tencent import ApiFault, Said
from bots.wechat_api import Api, Rights
from bots.wechat_incoming import Heard, hear
from bots.wechat_menu import labels
from bots.wechat_pieces import label_of
from bots.wechat_sending import OUR_FAULT
from bots.wechat_xml import Fields
from core.errors import YuqiaoError
from core.message import Address, Attachment, Incoming
from core.people import Language
from core.phrases import Phrase

log = structlog.get_logger()

LATE_EVERY = 1.0
LATE_AGAIN = 20.0
"""Seconds before a file that could not be fetched is tried again."""
LATE_LOCK_MS = 12_000
LATE_FOR = timedelta(hours=24)
"""After that nobody waits for it; WeChat keeps it for three days."""
LATE = "wechat:late:"
LOOKED_THROUGH = 8
"""Of the newest messages, for the button that a text is the label of."""

NOT_LOADED = Phrase("Your file did not reach us. Please send it again.")


class Intake:
    def __init__(self, api: Api, rights: Rights, parts: Parts) -> None:
        self._api = api
        self._rights = rights
        self._parts = parts
        self._labels = labels(parts.translate)

    async def take(self, heard: Heard, fields: Fields, left: float) -> bool:
        """Stores what was said within ``left`` seconds, or notes down to fetch its file. False
        where no answer comes of it now."""
        if heard.cannot is not None:
            await self._parts.says.say(heard.address, heard.cannot, heard.id, None)
            return True
        if heard.media is None:
            await self._parts.arrivals.receive(await self._incoming(heard))
            return True
        try:
            async with asyncio.timeout(left):
                file = await self._fetched(heard)
        except (TimeoutError, ApiFault) as error:
            log.info("media comes later", error=type(error).__name__)
            await self._parts.marks.call(f"{LATE}{heard.id}", json.dumps(dict(fields)))
            return False
        except YuqiaoError as error:
            await self._parts.says.say(heard.address, error.phrase, heard.id, None)
            return True
        await self._parts.arrivals.receive(await self._incoming(heard, file))
        return True

    async def _incoming(self, heard: Heard, file: Attachment | None = None) -> Incoming:
        choice, text, language = heard.choice, heard.text, heard.language
        if heard.pressed is not None:
            choice = await choice_of(heard.pressed, self._parts.record, self._parts.translate)
        elif choice is not None:
            text = self._labels.get(choice, text)
        elif heard.written and not await self._rights.may(Rights.MENUS):
            choice = await self._labelled(heard.address, text)
        if language is not None:
            known = await self._conversation_language(heard.address, language)
            # who is here already is not greeted in a language that he never heard from us
            choice = choice if known is language else f"language:{language}"
        return Incoming(
            heard.address,
            heard.id,
            text=text,
            choice=choice,
            files=() if file is None else (file,),
            language=language,
            place=heard.place,
        )

    async def _conversation_language(self, address: Address, language: Language) -> Language:
        opened = await self._parts.record.open(address, language, self._parts.clock.now())
        return opened.language

    async def _labelled(self, address: Address, text: str) -> str | None:
        """The choice of the button with this label among the newest: accounts for trials send a
        pressed link back without its id."""
        now = self._parts.clock.now()
        opened = await self._parts.record.open(address, Language.EN, now)
        newest = await self._parts.record.newest(opened.id, limit=LOOKED_THROUGH)
        for message in reversed(newest):
            for button in tell(message, self._parts.translate).buttons:
                if label_of(button.label) == text:
                    return button.choice
        return None

    async def _fetched(self, heard: Heard) -> Attachment:
        """Raises:
        ApiFault: it could not be fetched.
        TooLarge, BadFile: it could not be kept.
        """
        media = heard.media
        assert media is not None
        try:
            content = await self._api.download(media.id)
        except Said as said:
            # who may not fetch media may still fetch pictures where everybody may
            if said.number != 48001 or not media.url:
                raise
            content = await self._api.fetch(media.url)
        return await self._parts.media.take(media.kind, content)

    async def fetch_late(self) -> None:
        """A job: files that could not be fetched while WeChat waited."""
        again: dict[str, float] = {}
        while True:
            try:
                waiting = await self._parts.marks.named(LATE)
                for id_, mark in waiting.items():
                    if time.monotonic() >= again.get(id_, 0.0):
                        again[id_] = time.monotonic() + LATE_AGAIN
                        await self._fetch_one(id_, mark.note)
                again = {id_: at for id_, at in again.items() if id_ in waiting}
            except Exception:
                log.exception("late media failed")
            await asyncio.sleep(LATE_EVERY)

    async def _fetch_one(self, id_: str, note: str) -> None:
        lock = Lock(self._parts.redis, f"{LATE}{id_}", LATE_LOCK_MS)
        if await lock.take():
            async with lock.kept():
                if await self._take_late(json.loads(note)):
                    await self._parts.marks.drop(f"{LATE}{id_}")

    async def _take_late(self, fields: Fields) -> bool:
        """False where it is worth another try later."""
        heard = hear(fields)
        try:
            file = await self._fetched(heard)
        except YuqiaoError as error:
            await self._parts.says.say(heard.address, error.phrase, heard.id, None)
            return True
        except ApiFault as fault:
            never = isinstance(fault, Said) and fault.number not in OUR_FAULT and fault.number > 0
            if not never and self._parts.clock.now() - heard.at < LATE_FOR:
                return False
            log.warning("media not fetched", code=fault.code)
            await self._parts.says.say(heard.address, NOT_LOADED, heard.id, None)
            return True
        await self._parts.arrivals.receive(await self._incoming(heard, file))
        return True
