"""The web channel: a resident's page over its socket. The page reads the record itself, so
nothing is sent here: it is woken and looks.
"""

import asyncio
import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import structlog
from fastapi import APIRouter
from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bots.frames import FRAME, MAX_FRAME, Hello, Ping, Read, Send, Speak, Typing
from core import live
from core.conversation import Conversation, State
from core.errors import BadInput, TooLarge, Unavailable, YuqiaoError, bad_fields
from core.handoff import Handoff, Priority
from core.message import Address, Attachment, AuthorKind, Incoming, Message, clean_text
from core.people import Agent, Language
from core.phrases import Phrase
from core.ports import Staffing
from core.reception import Reception
from core.wire import Json, Wire, error_json

log = structlog.get_logger()

CHANNEL = "web"
HELLO_WITHIN = 10.0
PAGE = 50
TYPING_EVERY = 2.0
BAD_FRAME, UNKNOWN_TOKEN, NO_HELLO, TOO_MANY = 4400, 4401, 4408, 4429
PAGES_AT_ONCE = 12
"""Open pages of one resident, and the consoles that look at him."""
AGAIN_AFTER = 2.0
"""Seconds before a page that could not be brought up to date is tried again."""
BAD_FRAMES_TAKEN = 20
"""Refused frames before a broken or hostile client is cut off."""


class Record(Protocol):
    """``store/conversations.py``."""

    async def by_token(self, token_hash: str) -> Conversation | None:
        """With the page's own address."""
        ...

    async def get(self, conversation_id: str) -> Conversation | None: ...

    async def messages(
        self, conversation_id: str, *, after: int = 0, limit: int = 200
    ) -> list[Message]: ...

    async def newest(
        self, conversation_id: str, *, before: int | None = None, limit: int = 50
    ) -> list[Message]: ...

    async def read_up_to(
        self, conversation_id: str, seq: int, now: datetime, **cursors: bool
    ) -> bool: ...


class Handoffs(Protocol):
    """``store/handoffs.py``."""

    async def open_of(self, conversation_id: str) -> Handoff | None: ...


class Staff(Protocol):
    """``store/staff.py``."""

    async def get(self, agent_id: str) -> Agent | None: ...


class Files(Protocol):
    """``store/files.py``."""

    async def of(self, conversation_id: str, ids: Sequence[str]) -> list[Attachment]: ...


class Limits(Protocol):
    """``store/limits.py``."""

    async def check(self, rule: str, key: str) -> None: ...


class HashToken(Protocol):
    def __call__(self, token: str) -> str: ...


@dataclass(frozen=True, slots=True)
class WebChat:
    reception: Reception
    record: Record
    handoffs: Handoffs
    staff: Staff
    files: Files
    staffing: Staffing
    limits: Limits
    hub: live.Hub
    wire: Wire
    hash_token: HashToken

    def router(self) -> APIRouter:
        router = APIRouter()

        @router.websocket("/bots/web/socket")
        async def socket(websocket: WebSocket) -> None:
            await websocket.accept()
            with contextlib.suppress(WebSocketDisconnect):
                await self._serve(websocket)

        return router

    async def show(self, conversation: Conversation) -> Json:
        """The conversation as its resident sees it."""
        agent, outlook, medium = None, None, "chat"
        if conversation.agent_id is not None:
            agent = await self.staff.get(conversation.agent_id)
        if conversation.state is State.WAITING:
            handoff = await self.handoffs.open_of(conversation.id)
            priority = handoff.priority if handoff is not None else Priority.NORMAL
            medium = handoff.medium.value if handoff is not None else medium
            outlook = await self.staffing.outlook(
                conversation.id, conversation.language, priority, self.reception.clock.now()
            )
        return self.wire.conversation(conversation, agent, outlook, medium)

    async def accept_message(
        self, conversation: Conversation, address: Address, frame: Send
    ) -> int:
        """Stores what the page sent from its own address: replies may go to another one. Returns
        its ``seq``.

        Raises:
            BadInput, RateLimited: it was not stored.
        """
        text = clean_text(frame.text)
        if not (text or frame.choice or frame.files):
            raise BadInput("empty_message", Phrase("There is nothing in this message."))
        await self.limits.check("messages", conversation.id)
        files = await self.files.of(conversation.id, frame.files) if frame.files else []
        if len(files) != len(set(frame.files)):
            raise BadInput("unknown_file", Phrase("A file of this message was not found."))
        received = await self.reception.receive(
            Incoming(
                address,
                f"{conversation.id}:{frame.id}",
                text=text,
                choice=frame.choice,
                files=tuple(files),
            )
        )
        return received.seq

    async def _serve(self, websocket: WebSocket) -> None:
        hello = await self._hello(websocket)
        if hello is None:
            return
        conversation = await self.record.by_token(self.hash_token(hello.token))
        if conversation is None:
            await websocket.close(UNKNOWN_TOKEN)
            return
        if self.hub.watching(conversation.id) >= PAGES_AT_ONCE:
            await websocket.close(TOO_MANY)
            return
        with self.hub.watcher() as watcher:
            self.hub.watch(watcher, conversation.id)
            page = _Page(self, websocket, watcher, conversation)
            await page.run(hello.after)

    async def _hello(self, websocket: WebSocket) -> Hello | None:
        try:
            async with asyncio.timeout(HELLO_WITHIN):
                frame = read_frame(await receive_text(websocket))
        except TimeoutError:
            await websocket.close(NO_HELLO)
            return None
        except BadInput as error:
            await websocket.send_json(self.refused(None, error, Language.EN))
            await websocket.close(BAD_FRAME)
            return None
        if not isinstance(frame, Hello):
            await websocket.close(BAD_FRAME)
            return None
        return frame

    def refused(self, id_: str | None, error: YuqiaoError, language: Language) -> Json:
        return {
            "type": "refused",
            "id": id_,
            "error": error_json(error, self.wire.translate, language),
        }


class _Page:
    """One open page: a task that reads its frames, a task that sends what it has not seen."""

    def __init__(
        self, chat: WebChat, websocket: WebSocket, watcher: live.Watcher, conversation: Conversation
    ) -> None:
        self._chat = chat
        self._websocket = websocket
        self._watcher = watcher
        self._id = conversation.id
        self._address = conversation.address
        self._conversation = conversation
        self._shown: Json = {}
        self._seen = 0
        self._refused = 0
        self._typed_at = 0.0

    async def run(self, after: int | None) -> None:
        await self._welcome(after)
        sender = asyncio.create_task(self._send_news())
        try:
            while True:
                await self._take(await receive_text(self._websocket))
        finally:
            sender.cancel()
            with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
                await sender

    async def _welcome(self, after: int | None) -> None:
        conversation = await self._chat.record.get(self._id) or self._conversation
        self._conversation = conversation
        self._watcher.waits = conversation.state is State.WAITING
        self._shown = await self._chat.show(conversation)
        if after is None:
            messages = await self._chat.record.newest(self._id, limit=PAGE)
            earlier = bool(messages) and messages[0].seq > 1
        else:
            messages, earlier = [], False
            self._seen = min(after, conversation.last_seq)
        await self._websocket.send_json(
            {"type": "welcome", "conversation": self._shown, "earlier": earlier}
        )
        await self._send_messages(messages)
        self._watcher.changed.add(self._id)
        self._watcher.ring()

    async def _send_news(self) -> None:
        while True:
            await self._watcher.wait()
            try:
                await self._send_typing()
                if self._watcher.take_changed():
                    await self._catch_up()
            except WebSocketDisconnect:
                raise
            except Exception as error:
                # the record is away for a moment: what was not seen is looked for again
                log.warning("news not sent", error=type(error).__name__)
                await asyncio.sleep(AGAIN_AFTER)
                self._watcher.look_again()

    async def _send_typing(self) -> None:
        while self._watcher.typing:
            typing = self._watcher.typing.popleft()
            if typing.author != AuthorKind.RESIDENT:
                author = {"kind": typing.author, "name": typing.name}
                await self._websocket.send_json({"type": "typing", "author": author})

    async def _catch_up(self) -> None:
        conversation = await self._chat.record.get(self._id)
        if conversation is None:
            return
        self._conversation = conversation
        while self._seen < conversation.last_seq:
            await self._send_messages(
                await self._chat.record.messages(self._id, after=self._seen, limit=PAGE)
            )
        self._watcher.waits = conversation.state is State.WAITING
        shown = await self._chat.show(conversation)
        if shown != self._shown:
            self._shown = shown
            await self._websocket.send_json({"type": "conversation", "conversation": shown})

    async def _send_messages(self, messages: Sequence[Message]) -> None:
        if not messages:
            return
        self._seen = messages[-1].seq
        await self._websocket.send_json(
            {"type": "messages", "messages": [self._chat.wire.message(m) for m in messages]}
        )
        if self._conversation.state is State.BOT:
            return  # marks are for people
        # written to the socket; the page's own word on it is `read`
        now = self._chat.reception.clock.now()
        if await self._chat.record.read_up_to(self._id, self._seen, now, resident_delivered=True):
            await self._chat.reception.bell.changed(self._id)

    async def _take(self, text: str) -> None:
        id_ = None
        try:
            frame = read_frame(text)
            if isinstance(frame, Send):
                id_ = str(frame.id)
                seq = await self._chat.accept_message(self._conversation, self._address, frame)
                await self._websocket.send_json({"type": "accepted", "id": id_, "seq": seq})
            else:
                await self._do(frame)
        except YuqiaoError as error:
            self._refused += 1
            await self._refuse(id_, error)
            if self._refused > BAD_FRAMES_TAKEN and error.code == "bad_frame":
                await self._websocket.close(BAD_FRAME)
                raise WebSocketDisconnect(BAD_FRAME) from None
        except WebSocketDisconnect:
            raise
        except Exception as error:
            log.warning("frame not taken", error=type(error).__name__)
            await self._refuse(id_, Unavailable())

    async def _refuse(self, id_: str | None, error: YuqiaoError) -> None:
        refused = self._chat.refused(id_, error, self._conversation.language)
        await self._websocket.send_json(refused)

    async def _do(self, frame: Hello | Typing | Read | Speak | Ping) -> None:
        chat = self._chat
        match frame:
            case Ping():
                await self._websocket.send_json({"type": "pong"})
            case Read(seq=seq):
                if self._conversation.state is State.BOT:
                    return  # marks are for people
                if await chat.record.read_up_to(
                    self._id,
                    seq,
                    chat.reception.clock.now(),
                    resident_read=True,
                    resident_delivered=True,
                ):
                    await chat.reception.bell.changed(self._id)
            case Speak(language=language):
                await chat.limits.check("messages", self._id)
                await chat.reception.speak(self._id, language)
            case Typing():
                now = time.monotonic()
                if now - self._typed_at >= TYPING_EVERY:
                    self._typed_at = now
                    await chat.reception.bell.typing(self._id, AuthorKind.RESIDENT, "")
            case Hello():
                raise BadInput("bad_frame", Phrase("This request can't be used."))


async def receive_text(websocket: WebSocket) -> str:
    """A frame's text.

    Raises:
        WebSocketDisconnect: the page is gone.
        BadInput, TooLarge: binary or over ``MAX_FRAME`` bytes.
    """
    if websocket.application_state is not WebSocketState.CONNECTED:
        raise WebSocketDisconnect()
    message: dict[str, Any] = dict(await websocket.receive())
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    text = message.get("text")
    return text if isinstance(text, str) else ""


def read_frame(text: str) -> Hello | Send | Typing | Read | Speak | Ping:
    """Raises BadInput or TooLarge, naming the fields that are wrong."""
    if len(text) > MAX_FRAME:
        raise TooLarge("too_large", Phrase("That is too large."), limit=MAX_FRAME)
    try:
        return FRAME.validate_json(text.encode("utf-8", "surrogatepass"))
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False, include_input=False)
        # a place is the frame's type and a field of it: without a field it is no frame of ours
        fields = {str(p["loc"][1]): p["msg"] for p in problems if len(p["loc"]) > 1}
        if not fields:
            raise BadInput("bad_frame", Phrase("This request can't be used.")) from error
        raise bad_fields(fields) from error
