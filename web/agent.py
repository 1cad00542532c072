"""The console's page, calls and socket."""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Protocol
from uuid import UUID

import structlog
from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from core import live
from core.conversation import Conversation
from core.errors import BadInput, Forbidden, NotFound, NotSignedIn, YuqiaoError
from core.message import MAX_FILES, MAX_SEQ, MAX_TEXT, Attachment, AuthorKind, Place, clean_text
from core.people import EDITS, TAKES_CONVERSATIONS, Agent, Language, Presence
from core.phrases import Phrase
from core.reception import Reception
from core.wire import Json, Wire
from faq.answers import PublishedAnswers
from faq.entry import named
from faq.items import Item
from faq.search import search
from handoff.desk import Desk
from handoff.directory import find
from handoff.house import House
from web.auth import Auth
from web.desk import Callbacks, DeskView, Notes, Record, Staff, agent_json, note_json
from web.pages import LANGUAGES, Pages, static
from web.resident import PAGE, ResidentPages, read_messages

log = structlog.get_logger()

FAQ_RESULTS = 8
DIRECTORY_RESULTS = 30
DIRECTORY_SHOWS = ("hours", "languages", "linked", "matters", "language_note", "notes")
SIGN_IN_AGAIN = 4401
BAD_FRAME = 4400
MAX_FRAME = 32 * 1024
MAX_PLACE = 200
"""Characters of a place's name, and of its address."""
AGAIN_AFTER = 2.0
"""Seconds before a console that could not be brought up to date is tried again."""
TOGETHER = 0.05
"""Seconds in which several changes of the desk become one picture of it."""


class FilesOf(Protocol):
    async def of(self, conversation_id: str, ids: Sequence[str]) -> list[Attachment]: ...


class SetPresence(BaseModel):
    status: Literal[Presence.AVAILABLE, Presence.AWAY]


class WritePlace(BaseModel):
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    name: Annotated[str, Field(max_length=MAX_PLACE)] = ""
    address: Annotated[str, Field(max_length=MAX_PLACE)] = ""

    def place(self) -> Place:
        name, address = clean_text(self.name), clean_text(self.address)
        return Place(self.latitude, self.longitude, name, address)


class Write(BaseModel):
    id: UUID
    text: Annotated[str, Field(max_length=MAX_TEXT)] = ""
    files: Annotated[list[str], Field(max_length=MAX_FILES)] = []
    place: WritePlace | None = None


class WriteNote(BaseModel):
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]


class PassOn(BaseModel):
    agent_id: str
    note: Annotated[str, Field(max_length=MAX_TEXT)] = ""


class CallbackDone(BaseModel):
    outcome: Literal["reached", "no_answer", "wrong_number"]
    note: Annotated[str, Field(max_length=MAX_TEXT)] = ""


class Hello(BaseModel):
    type: Literal["hello"]
    watch: Annotated[dict[str, Annotated[int, Field(ge=0)]], Field(max_length=50)] = {}


class Watch(BaseModel):
    type: Literal["watch"]
    conversation_id: str
    after: Annotated[int, Field(ge=0)] = 0


class Unwatch(BaseModel):
    type: Literal["unwatch"]
    conversation_id: str


class Typing(BaseModel):
    type: Literal["typing"]
    conversation_id: str


class Read(BaseModel):
    type: Literal["read"]
    conversation_id: str
    seq: Annotated[int, Field(ge=0, le=MAX_SEQ)]


class Ping(BaseModel):
    type: Literal["ping"]


FRAME: TypeAdapter[Hello | Watch | Unwatch | Typing | Read | Ping] = TypeAdapter(
    Annotated[Hello | Watch | Unwatch | Typing | Read | Ping, Field(discriminator="type")]
)


@dataclass(frozen=True, slots=True)
class AgentPages:
    pages: Pages
    wire: Wire
    auth: Auth
    view: DeskView
    desk: Desk
    reception: Reception
    record: Record
    staff: Staff
    notes: Notes
    callbacks: Callbacks
    files: FilesOf
    resident: ResidentPages
    answers: PublishedAnswers
    house: House
    hub: live.Hub

    def router(self) -> APIRouter:
        router = APIRouter()
        self._add_page(router)
        self._add_desk(router)
        self._add_conversation(router)
        self._add_knowledge(router)

        @router.websocket("/api/agent/socket")
        async def socket(websocket: WebSocket) -> None:
            await websocket.accept()
            with contextlib.suppress(WebSocketDisconnect):
                await self._serve(websocket)

        return router

    def _add_page(self, router: APIRouter) -> None:
        @router.get("/agent", include_in_schema=False)
        async def page(request: Request) -> Response:
            try:
                session = await self.auth.session(request)
            except NotSignedIn:
                return RedirectResponse("/login?next=/agent", status_code=303)
            if session.agent.role not in TAKES_CONVERSATIONS and session.agent.role in EDITS:
                return RedirectResponse("/editor", status_code=303)
            agent = await self.auth.agent(request)
            language = Language.match(request.query_params.get("language")) or agent.ui_language
            boot = {
                "me": agent_json(agent),
                "csrf": session.csrf,
                "language": language.value,
                "languages": LANGUAGES,
                "static": static("").rstrip("/"),
            }
            return self.pages.page("agent.html", language, boot=boot)

        @router.get("/api/agent/me")
        async def me(request: Request) -> Json:
            session = await self.auth.session(request)
            return {"agent": agent_json(session.agent), "csrf": session.csrf}

    def _add_desk(self, router: APIRouter) -> None:
        @router.get("/api/agent/desk")
        async def desk(request: Request) -> Json:
            return await self.view.desk(await self.auth.agent(request))

        @router.put("/api/agent/presence")
        async def presence(request: Request, body: SetPresence) -> Json:
            agent = await self.auth.agent(request)
            await self.staff.set_presence(agent.id, body.status, self.reception.clock.now())
            await self.reception.bell.desk()
            return await self.view.desk(agent)

        @router.post("/api/agent/handoffs/{handoff_id}/accept")
        async def accept(request: Request, handoff_id: str) -> Json:
            agent = await self.auth.agent(request)
            # who accepts is there, whatever his console's heartbeat did
            await self.staff.heartbeat(agent.id, self.reception.clock.now())
            conversation_id = await self.desk.accept(agent, handoff_id)
            return await self.view.conversation(agent, conversation_id)

        @router.get("/api/agent/callbacks")
        async def callbacks(request: Request) -> Json:
            await self.auth.agent(request)
            return {"callbacks": [self.view.callback(c) for c in await self.callbacks.open()]}

        @router.post("/api/agent/callbacks/{callback_id}/done")
        async def callback_done(request: Request, callback_id: str, body: CallbackDone) -> Json:
            agent = await self.auth.agent(request)
            now = self.reception.clock.now()
            note = clean_text(body.note)
            if not await self.callbacks.done(callback_id, agent.id, body.outcome, note, now):
                raise NotFound()
            await self.reception.bell.desk()
            return {"callbacks": [self.view.callback(c) for c in await self.callbacks.open()]}

    def _add_conversation(self, router: APIRouter) -> None:
        base = "/api/agent/conversations/{conversation_id}"

        @router.get(base)
        async def conversation(request: Request, conversation_id: str) -> Json:
            return await self.view.conversation(await self.auth.agent(request), conversation_id)

        @router.get(f"{base}/messages")
        async def messages(
            request: Request,
            conversation_id: str,
            after: Annotated[int | None, Query(ge=0, le=MAX_SEQ)] = None,
            before: Annotated[int | None, Query(ge=1, le=MAX_SEQ)] = None,
            limit: Annotated[int, Query(ge=1, le=200)] = 50,
        ) -> Json:
            agent = await self.auth.agent(request)
            await self.view.access(agent, conversation_id)
            return await read_messages(
                self.record,
                conversation_id,
                after,
                before,
                limit,
                lambda message: self.wire.message(message, agent.ui_language),
            )

        @router.post(f"{base}/messages", status_code=201)
        async def write(request: Request, conversation_id: str, body: Write) -> Json:
            agent = await self.auth.agent(request)
            await self.view.access(agent, conversation_id)
            text = clean_text(body.text)
            place = None if body.place is None else body.place.place()
            if place is not None and not text:
                # whoever is shown no map reads what it is called
                text = place.name or place.address or place.degrees
            if not (text or body.files):
                raise BadInput("empty_message", Phrase("There is nothing in this message."))
            files = await self.files.of(conversation_id, body.files) if body.files else []
            if len(files) != len(set(body.files)):
                raise BadInput("unknown_file", Phrase("A file of this message was not found."))
            message = await self.reception.reply(
                agent, conversation_id, text, tuple(files), str(body.id), place
            )
            return self.wire.message(message, agent.ui_language)

        @router.post(f"{base}/files", status_code=201)
        async def upload(
            request: Request, conversation_id: str, file: Annotated[UploadFile, File()]
        ) -> Json:
            agent = await self.auth.agent(request)
            conversation = await self._own(agent, conversation_id)
            return self.wire.file(await self.resident.keep(conversation, file))

        @router.post(f"{base}/notes", status_code=201)
        async def note(request: Request, conversation_id: str, body: WriteNote) -> Json:
            agent = await self.auth.agent(request)
            await self.view.access(agent, conversation_id)
            now = self.reception.clock.now()
            added = await self.notes.add(conversation_id, agent, clean_text(body.text), now)
            await self.reception.bell.changed(conversation_id)
            return note_json(added)

        @router.post(f"{base}/hand-back")
        async def hand_back(request: Request, conversation_id: str) -> Json:
            agent = await self.auth.agent(request)
            await self.desk.hand_back(agent, conversation_id)
            return await self.view.conversation(agent, conversation_id)

        @router.post(f"{base}/pass")
        async def pass_on(request: Request, conversation_id: str, body: PassOn) -> Json:
            agent = await self.auth.agent(request)
            conversation = await self._own(agent, conversation_id)
            text = clean_text(body.note)
            if text:
                now = self.reception.clock.now()
                await self.notes.add(conversation.id, agent, text, now)
            await self.desk.pass_on(agent, conversation_id, body.agent_id)
            return await self.view.conversation(agent, conversation_id)

        @router.post(f"{base}/close")
        async def close(request: Request, conversation_id: str) -> Json:
            agent = await self.auth.agent(request)
            await self.desk.close(agent, conversation_id)
            return await self.view.conversation(agent, conversation_id)

    async def _own(self, agent: Agent, conversation_id: str) -> Conversation:
        conversation = await self.view.access(agent, conversation_id)
        if conversation.agent_id != agent.id:
            raise Forbidden("not_yours")
        return conversation

    def _add_knowledge(self, router: APIRouter) -> None:
        @router.get("/api/agent/faq")
        async def faq(
            request: Request,
            q: Annotated[str, Query(max_length=200)] = "",
            language: Language = Language.EN,
        ) -> Json:
            agent = await self.auth.agent(request)
            shown = list(dict.fromkeys([agent.ui_language, language]))
            looked = list(dict.fromkeys([*shown, *agent.languages]))
            found = search(self.answers.topics, q, looked, FAQ_RESULTS)
            return {
                "results": [
                    {
                        "slug": topic.slug,
                        "category": topic.facts.category,
                        "texts": {
                            code.value: {
                                "question": topic.texts[code].question,
                                "answer": topic.texts[code].answer,
                                "details": topic.texts[code].details,
                            }
                            for code in dict.fromkeys(topic.nearest(code) for code in shown)
                        },
                    }
                    for topic in found
                ]
            }

        @router.get("/api/agent/directory")
        async def directory(
            request: Request, q: Annotated[str, Query(max_length=200)] = ""
        ) -> Json:
            """Hotlines, departments, their kinds, districts: who does what, and how to reach it."""
            agent = await self.auth.agent(request)
            found = find(self.house.directory, q, DIRECTORY_RESULTS)
            return {"entries": [_entry_json(item, agent.ui_language) for item in found]}

        @router.get("/api/agent/canned")
        async def canned(request: Request, language: Language = Language.EN) -> Json:
            agent = await self.auth.agent(request)
            shown = list(dict.fromkeys([agent.ui_language, language]))
            return {
                "canned": [
                    {
                        "slug": entry.slug,
                        "title": named(entry.title, agent.ui_language),
                        "texts": {code.value: named(entry.texts, code) for code in shown},
                    }
                    for entry in self.house.canned
                ]
            }

    async def _serve(self, websocket: WebSocket) -> None:
        try:
            agent = await self.auth.agent(websocket)
        except YuqiaoError:
            await websocket.close(SIGN_IN_AGAIN)
            return
        with self.hub.watcher() as watcher:
            watcher.desk = True
            await _Console(self, websocket, watcher, agent).run()


class _Console:
    """One open console: a task that reads its frames, a task that sends what it has not seen."""

    def __init__(
        self, pages: AgentPages, websocket: WebSocket, watcher: live.Watcher, agent: Agent
    ) -> None:
        self._pages = pages
        self._websocket = websocket
        self._watcher = watcher
        self._agent = agent
        self._seen: dict[str, int] = {}
        self._shown: dict[str, Json] = {}
        self._queue: dict[str, str] = {}

    async def run(self) -> None:
        await self._pages.staff.heartbeat(self._agent.id, self._pages.reception.clock.now())
        await self._pages.reception.bell.desk()
        sender = asyncio.create_task(self._send_news())
        try:
            while True:
                await self._take(await self._websocket.receive_text())
        finally:
            sender.cancel()
            with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
                await sender

    async def _take(self, text: str) -> None:
        try:
            if len(text) > MAX_FRAME:
                raise ValueError("too large")
            frame = FRAME.validate_json(text.encode("utf-8", "surrogatepass"))
        except (ValidationError, ValueError):
            await self._websocket.close(BAD_FRAME)
            raise WebSocketDisconnect(BAD_FRAME) from None
        try:
            await self._do(frame)
        except NotSignedIn:
            await self._websocket.close(SIGN_IN_AGAIN)
            raise WebSocketDisconnect(SIGN_IN_AGAIN) from None
        except YuqiaoError:
            pass  # what he may not see is not shown to him; the calls say why

    async def _do(self, frame: Hello | Watch | Unwatch | Typing | Read | Ping) -> None:
        pages, agent = self._pages, self._agent
        match frame:
            case Ping():
                # the session may have ended since: elsewhere, or by its age
                await pages.auth.agent(self._websocket)
                await pages.staff.heartbeat(agent.id, pages.reception.clock.now())
                await self._websocket.send_json({"type": "pong"})
            case Hello(watch=watch):
                self._watcher.desk_changed = True
                self._watcher.ring()
                for conversation_id, after in watch.items():
                    with contextlib.suppress(NotFound, Forbidden):
                        await self._watch(conversation_id, after)
            case Watch(conversation_id=conversation_id, after=after):
                await self._watch(conversation_id, after)
            case Unwatch(conversation_id=conversation_id):
                if conversation_id in self._watcher.conversations:
                    pages.hub.unwatch(self._watcher, conversation_id)
            case Typing(conversation_id=conversation_id):
                conversation = await pages.view.access(agent, conversation_id)
                if conversation.agent_id == agent.id:
                    await pages.reception.bell.typing(conversation_id, AuthorKind.AGENT, agent.name)
            case Read(conversation_id=conversation_id, seq=seq):
                conversation = await pages.view.access(agent, conversation_id)
                # looking into the queue is not reading for the resident
                now = pages.reception.clock.now()
                if conversation.agent_id == agent.id and await pages.record.read_up_to(
                    conversation_id, seq, now, desk_read=True
                ):
                    await pages.reception.bell.changed(conversation_id)
                    await pages.reception.bell.desk()

    async def _watch(self, conversation_id: str, after: int) -> None:
        conversation = await self._pages.view.access(self._agent, conversation_id)
        self._seen[conversation_id] = min(after, conversation.last_seq)
        self._shown.pop(conversation_id, None)
        self._pages.hub.watch(self._watcher, conversation_id)
        self._watcher.changed.add(conversation_id)
        self._watcher.ring()

    async def _send_news(self) -> None:
        while True:
            await self._watcher.wait()
            try:
                await self._send_what_is_new()
            except WebSocketDisconnect:
                raise
            except Exception as error:
                # the record is away for a moment: what was not seen is looked for again
                log.warning("news not sent", error=type(error).__name__)
                await asyncio.sleep(AGAIN_AFTER)
                self._watcher.look_again()

    async def _send_what_is_new(self) -> None:
        while self._watcher.typing:
            typing = self._watcher.typing.popleft()
            if typing.author == AuthorKind.RESIDENT:
                await self._send("typing", conversation_id=typing.conversation_id)
        for conversation_id in self._watcher.take_changed():
            with contextlib.suppress(YuqiaoError):
                await self._catch_up(conversation_id)
        if self._watcher.take_desk():
            await self._send_desk()
            await asyncio.sleep(TOGETHER)

    async def _catch_up(self, conversation_id: str) -> None:
        pages, agent = self._pages, self._agent
        shown = await pages.view.conversation(agent, conversation_id)
        while self._seen[conversation_id] < shown["last_seq"]:
            messages = await pages.record.messages(
                conversation_id, after=self._seen[conversation_id], limit=PAGE
            )
            self._seen[conversation_id] = messages[-1].seq
            await self._send(
                "messages",
                conversation_id=conversation_id,
                messages=[pages.wire.message(m, agent.ui_language) for m in messages],
            )
        if shown != self._shown.get(conversation_id):
            self._shown[conversation_id] = shown
            await self._send("conversation", conversation=shown)

    async def _send_desk(self) -> None:
        desk = await self._pages.view.desk(self._agent)
        await self._send("desk", desk=desk)
        queue = {item["handoff_id"]: item["conversation_id"] for item in desk["queue"]}
        mine = {item["conversation_id"] for item in desk["mine"]}
        for handoff_id, conversation_id in self._queue.items():
            if handoff_id not in queue and conversation_id not in mine:
                await self._tell_taken(handoff_id, conversation_id)
        self._queue = queue

    async def _tell_taken(self, handoff_id: str, conversation_id: str) -> None:
        conversation = (await self._pages.record.many([conversation_id])).get(conversation_id)
        if conversation is None or conversation.agent_id is None:
            return
        owner = await self._pages.staff.get(conversation.agent_id)
        if owner is not None:
            await self._send("taken", handoff_id=handoff_id, by=owner.name)

    async def _send(self, kind: str, **values: Any) -> None:
        await self._websocket.send_json({"type": kind, **values})


def _entry_json(item: Item, language: Language) -> Json:
    names = item.body["name"]
    return {
        "kind": item.kind,
        "key": item.key,
        "name": {
            code: names[code] for code in dict.fromkeys([language, "zh", "en"]) if code in names
        },
        "phone": item.key if item.kind == "hotline" else item.body.get("phone"),
        "about": [item.body[name] for name in DIRECTORY_SHOWS if item.body.get(name)],
        "sure": item.body.get("confidence") != "?",
    }
