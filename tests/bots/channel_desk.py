"""One process of a desk with a channel on it: a real database, a real Valkey and the real outbox,
all on the test's own event loop, so that a test says when what happens."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI
from redis.asyncio import Redis
from sqlalchemy import text

from bots.arrivals import Arrivals
from bots.media import MediaStore
from bots.outbox import Outbox
from bots.parts import Adapter, Parts
from bots.saying import Saying
from core.continuing import Continuing
from core.message import Address, Author, AuthorKind, Form, Kind, Message, Outgoing
from core.people import Language
from core.ports import Change
from core.reception import new_id
from store.addresses import SqlAddresses
from store.conversations import SqlConversations
from store.db import Database
from store.deliveries import SqlDeliveries
from store.limits import Turns
from store.marks import SqlMarks
from store.migrate import migrate
from store.passes import SqlPasses
from store.windows import SqlWindows
from tests.desk_parts import Desks, Rung, SetClock, english
from web.links import Links

MEI = Author(AuthorKind.AGENT, "a1", "Mei")


def migrated(path: Path) -> Path:
    """An empty database in a file, to be copied: migrating is most of a small test."""

    async def make() -> None:
        db = Database(f"sqlite:///{path}")
        await migrate(db)
        await db.close()

    asyncio.run(make())
    return path


def copy_of(empty: Path, folder: Path) -> Database:
    shutil.copy(empty, folder / "yuqiao.db")
    return Database(f"sqlite:///{folder}/yuqiao.db")


class Unlimited:
    async def check(self, rule: str, key: str) -> None:
        pass


@dataclass
class Process:
    """``parts`` may be changed by a test before ``channel`` is made of them."""

    desks: Desks
    parts: Parts
    channel: Adapter
    outbox: Outbox

    @classmethod
    def of(
        cls,
        db: Database,
        redis: Redis | None,
        http: httpx.AsyncClient,
        folder: Path,
        make: Callable[[Parts], Adapter],
        clock: SetClock | Any,
        **instead: Any,
    ) -> "Process":
        """``instead`` replaces parts by name: a store that dies, say."""
        desks = Desks.on(db, clock)
        record = SqlConversations(db, english, frozenset({"telegram", "wecom", "line"}))
        desks.record = record
        links = Links(SqlPasses(db), "k" * 32, "https://desk.example.org")
        object.__setattr__(desks.reception, "conversations", record)
        deliveries, windows = SqlDeliveries(db), SqlWindows(db)
        channels: dict[str, Adapter] = {}
        parts = Parts(
            **{
                "arrivals": Arrivals(
                    desks.reception, Continuing(desks.reception, links), Unlimited()
                ),
                "media": MediaStore(folder),
                "translate": english,
                "http": http,
                "redis": redis,
                "clock": clock,
                "windows": windows,
                "outbox": _Late(lambda: outbox),
                "deliveries": deliveries,
                "marks": SqlMarks(db),
                "says": Saying(desks.reception, record),
                "addresses": SqlAddresses(db),
                "record": record,
                "bell": Rung(),
                "address_of": _address_of,
                "public_url": "https://desk.example.org",
                **instead,
            }
        )
        channel = make(parts)
        channels[channel.name] = channel
        outbox = Outbox(channels, deliveries, windows, _Turns(redis), Rung(), clock)
        return cls(desks, parts, channel, outbox)

    async def work(self) -> None:
        """Answers everything that was received."""
        for conversation_id in await self.conversations():
            await self.desks.reception.process(conversation_id)

    async def conversations(self) -> list[str]:
        async with self.desks.db.read() as connection:
            rows = await connection.execute(text("SELECT id FROM conversations ORDER BY id"))
            return [row.id for row in rows]

    async def heard(self) -> list[tuple[str, str | None]]:
        """Text and choice of every resident's message, by conversation."""
        return [
            (message.text, message.choice)
            for message in await self.messages()
            if message.author.kind is AuthorKind.RESIDENT
        ]

    async def messages(self) -> list[Message]:
        found: list[Message] = []
        for conversation_id in await self.conversations():
            found += await self.desks.record.messages(conversation_id)
        return found

    async def says(self, conversation_id: str, *texts: str, **more: Any) -> None:
        """An agent does, a message each."""
        send = tuple(
            Outgoing(MEI, Kind.TEXT, text=text, external_id=new_id(), **more) for text in texts
        )
        await self.desks.reception.change(conversation_id, lambda c: Change(c, c, send=send))

    async def states(self, conversation_id: str) -> dict[int, tuple[str, str]]:
        """Of what was not plainly sent: state and sentence, by ``seq``."""
        reach = await SqlDeliveries(self.desks.db).of(conversation_id, self.parts.clock.now())
        return {seq: (state.value, str(phrase)) for seq, (state, phrase) in reach.states.items()}

    async def conversation_of(self, address: Address) -> str:
        opened = await self.desks.record.open(address, Language.EN, self.parts.clock.now())
        return opened.id

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        """The dispatcher runs."""
        task = asyncio.create_task(self.outbox.run(_nothing()))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    @asynccontextmanager
    async def serving(self, port: int) -> AsyncIterator[str]:
        """The channel's webhooks answer. Gives the base address."""
        app = FastAPI()
        app.include_router(self.channel.router())
        server = uvicorn.Server(
            uvicorn.Config(app, "127.0.0.1", port, log_level="critical", lifespan="off")
        )
        server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
        task = asyncio.create_task(server.serve())
        await until(lambda: server.started)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            await task


class _Late:
    """The outbox, which is made after the channel that it sends by."""

    def __init__(self, made: Callable[[], Outbox]) -> None:
        self._made = made

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made(), name)


class _Turns:
    """Nobody waits where there is no Redis to count in."""

    def __init__(self, redis: Redis | None) -> None:
        self._turns = None if redis is None else Turns(redis)

    async def reserve(self, key: str, per_second: float) -> float:
        return 0.0 if self._turns is None else await self._turns.reserve(key, per_second)

    async def take(self, key: str, per_second: float) -> bool:
        return True if self._turns is None else await self._turns.take(key, per_second)


def _address_of(file_id: str, form: Form) -> str:
    return f"/media/{file_id}/{form}" if form else f"/media/{file_id}"


async def _nothing() -> AsyncIterator[Any]:
    await asyncio.Event().wait()
    yield


async def until(
    holds: Callable[[], bool] | Callable[[], Awaitable[bool]], what: str = "", timeout: float = 20.0
) -> None:
    """Fails with ``what`` if the condition does not come true in time."""
    deadline = time.monotonic() + timeout
    while True:
        found = holds()
        if isinstance(found, Awaitable):
            found = await found
        if found:
            return
        assert time.monotonic() < deadline, f"not within {timeout} s: {what}"
        await asyncio.sleep(0.01)
