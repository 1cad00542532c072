"""The resident's page and its calls; the socket is ``bots/webchat.py``."""

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Protocol

import anyio.to_thread
from babel.dates import format_datetime
from fastapi import APIRouter, File, Header, Query, Request, Response, UploadFile
from fastapi.responses import FileResponse, JSONResponse
from pydantic import BaseModel

from core.clock import CITY, Clock
from core.conversation import Conversation
from core.emergencies import EMERGENCIES, PLATFORM
from core.errors import NotFound, NotSignedIn, TooLarge
from core.message import MAX_SEQ, Address, Attachment, AuthorKind, Form, Message
from core.people import Colleague, Language
from core.phrases import Phrase
from core.reception import new_id
from core.wire import Json, Wire
from faq.answers import PublishedAnswers
from faq.entry import CATEGORIES, named
from handoff import queue
from handoff.house import House
from web.errors import reader_language
from web.pages import LANGUAGES, STATIC, Pages, static
from web.signing import FileAddresses, hash_token, new_token
from web.translations import CLDR, language_name

CHANNEL = "web"
PAGE = 50
MAX_UPLOAD = 10 * 1024 * 1024
TRANSCRIPT_LIMIT = 5_000
HOLIDAYS_AHEAD = timedelta(days=14)
CATEGORY_NAMES = {
    "safety": Phrase("Safety and emergencies"),
    "immigration": Phrase("Visas and residence"),
    "work": Phrase("Work and tax"),
    "health": Phrase("Health"),
    "education": Phrase("Education"),
    "transport": Phrase("Transport"),
    "daily": Phrase("Daily life"),
    "travel": Phrase("Travel and customs"),
    "family": Phrase("Family"),
    "legal": Phrase("Law and documents"),
    "platform": Phrase("About this service"),
}


class Readable(Protocol):
    """``store/conversations.py``."""

    async def messages(
        self, conversation_id: str, *, after: int = 0, limit: int = 200
    ) -> list[Message]: ...

    async def newest(
        self, conversation_id: str, *, before: int | None = None, limit: int = 50
    ) -> list[Message]: ...


class Record(Readable, Protocol):
    """``store/conversations.py``."""

    async def open(
        self, address: Address, language: Language, now: datetime, token_hash: str | None = None
    ) -> Conversation: ...

    async def by_token(self, token_hash: str) -> Conversation | None: ...


class FileRecord(Protocol):
    """``store/files.py``."""

    async def add(self, conversation_id: str, file: Attachment, now: datetime) -> None: ...

    async def get(self, file_id: str) -> Attachment | None: ...


class Media(Protocol):
    """``bots/media.py``."""

    async def save(self, name: str, content: bytes) -> Attachment: ...

    def path(self, file_id: str, form: Form = Form.ORIGINAL) -> Path: ...


class Staff(Protocol):
    """``store/staff.py``."""

    async def colleagues(self, now: datetime) -> list[Colleague]: ...


class Limits(Protocol):
    async def check(self, rule: str, key: str) -> None: ...


class NewSession(BaseModel):
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class ResidentPages:
    pages: Pages
    wire: Wire
    answers: PublishedAnswers
    house: House
    record: Record
    staff: Staff
    files: FileRecord
    media: Media
    addresses: FileAddresses
    limits: Limits
    clock: Clock
    show: Callable[[Conversation], Awaitable[Json]]
    """The conversation as its resident sees it: ``bots/webchat.py``."""

    async def start(self, language: Language) -> Json:
        """What the first screen shows."""
        translate = self.wire.translate
        now = self.clock.now()
        today = now.astimezone(CITY).date()
        colleagues = await self.staff.colleagues(now)
        by_category: dict[str, list[Json]] = {}
        for topic in self.answers.topics:
            question = {
                "slug": topic.slug,
                "question": topic.texts[topic.nearest(language)].question,
            }
            by_category.setdefault(topic.facts.category, []).append(question)
        return {
            "language": language.value,
            "welcome": self._greeting("welcome", language),
            "notice": self._greeting("notice", language),
            "holidays": [
                {
                    "day": holiday.day.isoformat(),
                    "name": named(holiday.name, language),
                    "closed": [language_name(spoken, language) for spoken in holiday.closed],
                }
                for holiday in self.house.holidays
                if today <= holiday.day <= today + HOLIDAYS_AHEAD
            ],
            "hours": [
                {
                    "language": spoken.value,
                    "name": language_name(spoken, language),
                    "text": translate(self.house.hours(spoken, today), language),
                    "open": queue.present(colleagues, spoken) > 0,
                }
                for spoken in Language
            ],
            "categories": [
                {
                    "slug": slug,
                    "name": translate(CATEGORY_NAMES[slug], language),
                    "questions": by_category[slug],
                }
                for slug in CATEGORIES
                if slug in by_category
            ],
            "emergencies": [self.wire.emergency(e, language) for e in EMERGENCIES.values()],
            "hotline": PLATFORM,
        }

    def _greeting(self, key: str, language: Language) -> Json | None:
        found = self.answers.greeting(key, language)
        return None if found is None else {"title": found[0], "text": found[1]}

    async def access(self, authorization: str | None) -> Conversation:
        """The conversation of a token.

        Raises:
            NotSignedIn: no token, or one that we do not know.
        """
        scheme, _, token = (authorization or "").partition(" ")
        conversation = None
        if scheme.lower() == "bearer" and token:
            conversation = await self.record.by_token(hash_token(token))
        if conversation is None:
            raise NotSignedIn()
        return conversation

    async def keep(self, conversation: Conversation, upload: UploadFile) -> Attachment:
        """Checks and keeps a file of a conversation, by whoever sent it."""
        await self.limits.check("files", conversation.id)
        if upload.size is not None and upload.size > MAX_UPLOAD:
            raise TooLarge(
                "file_too_large", Phrase("This file is larger than 10 MB."), limit=MAX_UPLOAD
            )
        content = await upload.read(MAX_UPLOAD + 1)
        file = await self.media.save(upload.filename or "", content)
        await self.files.add(conversation.id, file, self.clock.now())
        return file

    def router(self) -> APIRouter:
        router = APIRouter()
        authorization = Annotated[str | None, Header()]

        @router.get("/", include_in_schema=False)
        async def page(request: Request, embed: bool = False) -> Response:
            language = reader_language(request)
            boot = {
                "language": language.value,
                "languages": LANGUAGES,
                "static": static("").rstrip("/"),
                "embed": embed,
                "start": await self.start(language),
            }
            page = self.pages.page("chat.html", language, frames=embed, boot=boot)
            # the address may hold a pass: nobody is told it, our own files' requests included
            page.headers["referrer-policy"] = "no-referrer"
            return page

        @router.get("/widget.js", include_in_schema=False)
        async def widget() -> Response:
            return FileResponse(
                STATIC / "widget.js",
                media_type="text/javascript",
                headers={
                    "cache-control": "public, max-age=300",
                    "cross-origin-resource-policy": "cross-origin",
                },
            )

        @router.get("/api/chat/start")
        async def start(request: Request) -> Response:
            return JSONResponse(
                await self.start(reader_language(request)),
                headers={"cache-control": "public, max-age=15", "vary": "accept-language"},
            )

        @router.post("/api/chat/session", status_code=201)
        async def session(request: Request, body: NewSession) -> Json:
            await self.limits.check("sessions", client_address(request))
            token = new_token()
            conversation = await self.record.open(
                Address(CHANNEL, new_id()),
                body.language or reader_language(request),
                self.clock.now(),
                hash_token(token),
            )
            return {"token": token, "conversation": await self.show(conversation)}

        @router.get("/api/chat/messages")
        async def messages(
            after: Annotated[int | None, Query(ge=0, le=MAX_SEQ)] = None,
            before: Annotated[int | None, Query(ge=1, le=MAX_SEQ)] = None,
            limit: Annotated[int, Query(ge=1, le=200)] = PAGE,
            authorization: authorization = None,
        ) -> Json:
            conversation = await self.access(authorization)
            return await read_messages(
                self.record, conversation.id, after, before, limit, self.wire.message
            )

        @router.post("/api/chat/files", status_code=201)
        async def upload(
            request: Request,
            file: Annotated[UploadFile, File()],
            authorization: authorization = None,
        ) -> Json:
            conversation = await self.access(authorization)
            # a new session is made in no time: it brings no new allowance
            await self.limits.check("files by address", client_address(request))
            return self.wire.file(await self.keep(conversation, file))

        @router.get("/api/chat/transcript")
        async def transcript(authorization: authorization = None) -> Response:
            conversation = await self.access(authorization)
            messages = await self._newest(conversation.id, TRANSCRIPT_LIMIT)
            html = await anyio.to_thread.run_sync(partial(self._transcript, conversation, messages))
            return Response(
                html,
                media_type="text/html",
                headers={
                    "content-disposition": 'attachment; filename="yuqiao.html"',
                    "cache-control": "no-store",
                },
            )

        @router.get("/media/{file_id}", include_in_schema=False)
        async def media(file_id: str, until: str, sig: str) -> Response:
            return await self._media(file_id, until, sig, Form.ORIGINAL)

        @router.get("/media/{file_id}/{form}", include_in_schema=False)
        async def other_form(file_id: str, form: Form, until: str, sig: str) -> Response:
            return await self._media(file_id, until, sig, form)

        return router

    async def _media(self, file_id: str, until: str, sig: str, form: Form) -> Response:
        """Answers requests for a range too: players need it to seek."""
        if not self.addresses.check(file_id, until, sig):
            raise NotFound()
        file = await self.files.get(file_id)
        if file is None:
            raise NotFound()
        types = {
            Form.ORIGINAL: file.type,
            Form.THUMBNAIL: "image/webp" if file.thumbnail else None,
            Form.PLAYABLE: file.playable,
        }
        type_ = types[form]
        if type_ is None:
            raise NotFound()
        named = form is Form.ORIGINAL
        shown = type_.startswith(("image/", "audio/", "video/"))
        return FileResponse(
            self.media.path(file_id, form),
            media_type=type_,
            filename=file.name if named else None,
            content_disposition_type="inline" if shown else "attachment",
            # whatever the bytes are, they are shown as what we found them to be, and run nothing
            headers={
                "content-security-policy": "default-src 'none'; sandbox",
                "cache-control": "private, max-age=86400, immutable",
            },
        )

    async def _newest(self, conversation_id: str, limit: int) -> list[Message]:
        """In pieces: thousands at once would keep everybody else waiting."""
        pieces: deque[list[Message]] = deque()
        found, before = 0, None
        while found < limit and (
            piece := await self.record.newest(conversation_id, before=before, limit=PAGE)
        ):
            pieces.appendleft(piece)
            found, before = found + len(piece), piece[0].seq
        return [message for piece in pieces for message in piece]

    def _transcript(self, conversation: Conversation, messages: list[Message]) -> str:
        language = conversation.language
        locale = CLDR[language]
        lines = [
            {
                "author": self._author(message, language),
                "mine": message.author.kind is AuthorKind.RESIDENT,
                "language": message.language.value,
                "shown": self.wire.message(message),
                "at": format_datetime(message.at, "medium", tzinfo=CITY, locale=locale),
            }
            for message in messages
        ]
        return self.pages.render("transcript.html", language, lines=lines)

    def _author(self, message: Message, language: Language) -> str:
        names = {
            AuthorKind.RESIDENT: Phrase("You"),
            AuthorKind.BOT: Phrase("Assistant"),
            AuthorKind.SYSTEM: Phrase("System message"),
        }
        phrase = names.get(message.author.kind)
        return message.author.name if phrase is None else self.wire.translate(phrase, language)


def client_address(request: Request) -> str:
    return request.client.host if request.client is not None else "unknown"


async def read_messages(
    record: Readable,
    conversation_id: str,
    after: int | None,
    before: int | None,
    limit: int,
    show: Callable[[Message], Json],
) -> dict[str, Any]:
    """One page of a conversation, forward from ``after`` or back from ``before``."""
    if after is not None:
        messages = await record.messages(conversation_id, after=after, limit=limit)
        earlier = after > 0
    else:
        messages = await record.newest(conversation_id, before=before, limit=limit)
        earlier = bool(messages) and messages[0].seq > 1
    return {"messages": [show(message) for message in messages], "earlier": earlier}
