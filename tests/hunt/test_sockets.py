"""What a socket lives through: the record away, sessions that end, places that are no places."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from starlette.websockets import WebSocket, WebSocketDisconnect
from typing_extensions import override

from bots.webchat import WebChat
from core.live import Hub
from core.message import Address, Incoming, Message
from core.people import Agent, Language
from core.reception import new_id
from core.wire import Wire
from faq.answers import PublishedAnswers
from handoff.house import House
from store.conversations import SqlConversations
from store.files import SqlFiles
from store.handoffs import SqlCallbacks
from store.notes import SqlNotes
from tests.desk_parts import Desks, english
from web.agent import AgentPages
from web.auth import COOKIE, Auth
from web.desk import DeskView
from web.pages import Pages
from web.signing import hash_token, new_token
from web.translations import Catalogues

ORIGIN = "https://help.example.org"


@dataclass
class Wired:
    """A socket whose other end is a list and a queue."""

    cookies: str = ""
    frames: list[dict[str, Any]] = field(default_factory=list)
    code: int | None = None
    _in: "asyncio.Queue[dict[str, Any]]" = field(default_factory=asyncio.Queue)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._in.put_nowait({"type": "websocket.connect"})

    def socket(self) -> WebSocket:
        headers = [(b"host", b"help.example.org"), (b"origin", ORIGIN.encode())]
        if self.cookies:
            headers.append((b"cookie", self.cookies.encode()))
        scope = {"type": "websocket", "path": "/", "query_string": b"", "headers": headers}
        return WebSocket(scope, self._in.get, self._take)

    def write(self, **frame: Any) -> None:
        self._in.put_nowait({"type": "websocket.receive", "text": json.dumps(frame)})

    def hang_up(self) -> None:
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1000})

    async def until(self, holds: Callable[[dict[str, Any]], Any], seconds: float = 60) -> Any:
        async with asyncio.timeout(seconds):
            while not (found := [f for f in self.frames if holds(f)]):
                self._news.clear()
                await self._news.wait()
        return found[0]

    async def closed(self, seconds: float = 60) -> int:
        async with asyncio.timeout(seconds):
            while self.code is None:
                self._news.clear()
                await self._news.wait()
        return self.code

    async def _take(self, message: Any) -> None:
        if message["type"] == "websocket.send":
            self.frames.append(json.loads(message["text"]))
        elif message["type"] == "websocket.close":
            self.code = message["code"]
        self._news.set()


@dataclass
class Shaky(SqlConversations):
    """A record that can be away for a while."""

    desks: Desks
    away: bool = False
    refused: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        super().__init__(self.desks.db, english)

    @override
    async def messages(
        self, conversation_id: str, *, after: int = 0, limit: int = 200
    ) -> list[Message]:
        self._check()
        return await super().messages(conversation_id, after=after, limit=limit)

    @override
    async def read_up_to(
        self, conversation_id: str, seq: int, now: datetime, **cursors: bool
    ) -> bool:
        self._check()
        return await super().read_up_to(conversation_id, seq, now, **cursors)

    def _check(self) -> None:
        if self.away:
            self.refused.set()
            raise OperationalError("SELECT", {}, Exception("database is locked"))


class Unlimited:
    async def check(self, rule: str, key: str) -> None:
        pass


def wire() -> Wire:
    return Wire(english, lambda file_id, thumbnail: f"/media/{file_id}")


@dataclass
class Chat:
    desks: Desks
    record: Shaky
    hub: Hub
    chat: WebChat

    @classmethod
    def on(cls, desks: Desks) -> "Chat":
        record, hub = Shaky(desks), Hub()
        chat = WebChat(
            desks.reception,
            record,
            desks.handoffs,
            desks.staff,
            SqlFiles(desks.db),
            desks.reception.staffing,
            Unlimited(),
            hub,
            wire(),
            hash_token,
        )
        return cls(desks, record, hub, chat)

    @contextlib.asynccontextmanager
    async def page(self) -> AsyncIterator[tuple[Wired, str]]:
        token, address = new_token(), Address("web", new_id())
        conversation = await self.desks.record.open(
            address, Language.EN, self.desks.clock.now(), hash_token(token)
        )
        wired = Wired()
        task = asyncio.create_task(_serve(self.chat._serve, wired))
        wired.write(type="hello", token=token, after=0)
        await wired.until(lambda f: f["type"] == "welcome")
        try:
            yield wired, conversation.id
        finally:
            wired.hang_up()
            async with asyncio.timeout(5):
                await task


async def _serve(serve: Callable[[WebSocket], Any], wired: Wired) -> None:
    socket = wired.socket()
    await socket.accept()
    with contextlib.suppress(WebSocketDisconnect):
        await serve(socket)


@pytest.fixture
def chat(desks: Desks) -> Chat:
    return Chat.on(desks)


async def test_a_page_goes_on_after_the_record_was_away(chat: Chat) -> None:
    async with chat.page() as (wired, conversation_id):
        chat.record.away = True
        conversation = await chat.desks.record.get(conversation_id)
        assert conversation is not None
        await chat.desks.reception.receive(Incoming(conversation.address, new_id(), text="metro"))
        chat.hub.changed(conversation_id)
        await chat.record.refused.wait()
        chat.record.away = False
        # no second doorbell: the page itself looks again
        shown = await wired.until(lambda f: f["type"] == "messages")
        assert [m["seq"] for m in shown["messages"]] == [1]


async def test_a_frame_that_could_not_be_taken_is_refused_and_the_page_stays(chat: Chat) -> None:
    async with chat.page() as (wired, conversation_id):
        conversation = await chat.desks.record.get(conversation_id)
        assert conversation is not None
        await chat.desks.waiting(conversation.address)
        chat.hub.changed(conversation_id)
        await wired.until(lambda f: f.get("conversation", {}).get("state") == "waiting")
        chat.record.away = True
        wired.write(type="read", seq=1)
        refused = await wired.until(lambda f: f["type"] == "refused")
        assert refused["error"]["code"] == "unavailable"
        chat.record.away = False
        wired.write(type="ping")
        await wired.until(lambda f: f["type"] == "pong")


async def test_a_place_that_no_column_holds_is_a_clear_error(chat: Chat) -> None:
    async with chat.page() as (wired, _):
        wired.write(type="read", seq=10**30)
        refused = await wired.until(lambda f: f["type"] == "refused")
        assert refused["error"]["code"] == "bad_fields"


async def test_who_waits_looks_at_his_place_together_with_the_others(chat: Chat) -> None:
    async with chat.page() as (wired, conversation_id):
        conversation = await chat.desks.record.get(conversation_id)
        assert conversation is not None
        await chat.desks.waiting(conversation.address)
        chat.hub.changed(conversation_id)
        first = await wired.until(lambda f: f.get("conversation", {}).get("queue") is not None)
        assert first["conversation"]["queue"]["staffed"] is False
        seen = len([f for f in wired.frames if f["type"] == "conversation"])
        await chat.desks.agent("Mei")
        for _ in range(100):
            chat.hub.desk()
        await asyncio.sleep(0.1)
        assert len([f for f in wired.frames if f["type"] == "conversation"]) == seen
        chat.hub.places()
        await wired.until(lambda f: (f.get("conversation", {}).get("queue") or {}).get("staffed"))


@dataclass
class Consoles:
    desks: Desks
    record: Shaky
    hub: Hub
    pages: AgentPages

    @classmethod
    def on(cls, desks: Desks) -> "Consoles":
        record, hub = Shaky(desks), Hub()
        notes, callbacks = SqlNotes(desks.db), SqlCallbacks(desks.db)
        view = DeskView(record, desks.handoffs, desks.staff, callbacks, notes, wire(), desks.clock)
        # a socket asks nothing of the resident's pages
        resident: Any = None
        pages = AgentPages(
            Pages.load(Catalogues()),
            wire(),
            Auth(desks.staff, desks.clock, ORIGIN),
            view,
            desks.desk,
            desks.reception,
            record,
            desks.staff,
            notes,
            callbacks,
            SqlFiles(desks.db),
            resident,
            PublishedAnswers([], desks.clock),
            House([]),
            hub,
        )
        return cls(desks, record, hub, pages)

    @contextlib.asynccontextmanager
    async def console(self, agent: Agent, **watch: int) -> AsyncIterator[tuple[Wired, str]]:
        token, now = new_token(), self.desks.clock.now()
        await self.desks.staff.open_session(
            agent.id, hash_token(token), new_token(), now, now + timedelta(hours=14)
        )
        wired = Wired(f"{COOKIE}={token}")
        task = asyncio.create_task(_serve(self.pages._serve, wired))
        wired.write(type="hello", watch=watch)
        await wired.until(lambda f: f["type"] == "desk")
        try:
            yield wired, token
        finally:
            wired.hang_up()
            async with asyncio.timeout(5):
                await task


@pytest.fixture
def consoles(desks: Desks) -> Consoles:
    return Consoles.on(desks)


async def test_a_console_goes_on_after_the_record_was_away(consoles: Consoles) -> None:
    desks = consoles.desks
    mei, address = await desks.agent("Mei"), await desks.resident()
    conversation_id = await desks.desk.accept(mei, await desks.waiting(address))
    async with consoles.console(mei, **{conversation_id: 0}) as (wired, _):
        await wired.until(lambda f: f["type"] == "messages")
        consoles.record.away = True
        await desks.say(address, "are you there?")
        consoles.hub.changed(conversation_id)
        await consoles.record.refused.wait()
        consoles.record.away = False
        await wired.until(
            lambda f: f["type"] == "messages" and f["messages"][-1]["text"] == "are you there?"
        )


async def test_one_lost_conversation_does_not_hide_the_others(consoles: Consoles) -> None:
    desks = consoles.desks
    mei, address = await desks.agent("Mei"), await desks.resident()
    conversation_id = await desks.desk.accept(mei, await desks.waiting(address))
    async with consoles.console(mei, gone=3, **{conversation_id: 0}) as (wired, _):
        shown = await wired.until(lambda f: f["type"] == "messages")
        assert shown["conversation_id"] == conversation_id


async def test_a_console_that_remembers_more_than_there_is_misses_nothing(
    consoles: Consoles,
) -> None:
    desks = consoles.desks
    mei, address = await desks.agent("Mei"), await desks.resident()
    conversation_id = await desks.desk.accept(mei, await desks.waiting(address))
    async with consoles.console(mei, **{conversation_id: 10**30}) as (wired, _):
        await wired.until(lambda f: f["type"] == "conversation")
        await desks.say(address, "hello")
        consoles.hub.changed(conversation_id)
        shown = await wired.until(lambda f: f["type"] == "messages")
        assert [m["text"] for m in shown["messages"]] == ["hello"]


async def test_a_console_ends_with_its_session(consoles: Consoles) -> None:
    desks = consoles.desks
    mei = await desks.agent("Mei")
    async with consoles.console(mei) as (wired, token):
        wired.write(type="ping")
        await wired.until(lambda f: f["type"] == "pong")
        await desks.staff.close_session(hash_token(token))
        wired.write(type="ping")
        assert await wired.closed() == 4401
