"""A channel whose platform is here: it does what it is told to, and remembers what reached it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bots.channel import DeliveryError, Piece, Terms
from bots.outbox import Outbox
from core.delivery import DeliveryState
from core.message import BOT, Address, Author, AuthorKind, Incoming, Kind, Message, Outgoing
from core.ports import Change
from core.reception import new_id
from store.addresses import SqlAddresses
from store.conversations import SqlConversations
from store.db import Database
from store.deliveries import SqlDeliveries
from store.windows import SqlWindows
from tests.desk_parts import Rung, SetClock, english

POST = "post"
MEI = Author(AuthorKind.AGENT, "a1", "Mei")


class Killed(BaseException):
    """The process ends here: nobody catches it."""


@dataclass
class Platform:
    """``arrived`` is what a resident sees, by address; under one key a second one is discarded
    where the platform promises so."""

    terms: Terms = field(default_factory=Terms)
    arrived: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    keys: list[str] = field(default_factory=list)
    script: defaultdict[str, list[Exception]] = field(default_factory=lambda: defaultdict(list))
    """What happens to the next sends to an address instead of what should."""
    late: defaultdict[str, list[Exception]] = field(default_factory=lambda: defaultdict(list))
    """What happens to them after they have arrived."""
    down: DeliveryError | None = None
    typed: list[str] = field(default_factory=list)
    before_send: Callable[[str], None] = lambda external_id: None
    name: str = POST
    room: int = 1_000
    """Characters of a joined piece."""

    def pieces(self, message: Message) -> list[Piece]:
        return [Piece("text", {"text": part}) for part in message.text.split("|") if part]

    def join(self, pieces: Sequence[Piece]) -> list[Piece]:
        joined: list[str] = []
        for piece in pieces:
            text = piece.body["text"]
            if joined and len(joined[-1]) + len(text) < self.room:
                joined[-1] += f"+{text}"
            else:
                joined.append(text)
        return [Piece("text", {"text": text}) for text in joined]

    async def send(self, external_id: str, piece: Piece, key: str) -> str | None:
        self.before_send(external_id)
        assert len(key) == 32
        if self.down is not None:
            raise self.down
        if self.script[external_id]:
            raise self.script[external_id].pop(0)
        if not (self.terms.idempotent and key in self.keys):
            self.arrived[external_id].append(piece.body["text"])
        self.keys.append(key)
        if self.late[external_id]:
            raise self.late[external_id].pop(0)
        return f"p{len(self.keys)}"

    async def typing(self, external_id: str) -> None:
        self.typed.append(external_id)


@dataclass
class Unhurried:
    """It is always everybody's turn."""

    async def reserve(self, key: str, per_second: float) -> float:
        return 0.0

    async def take(self, key: str, per_second: float) -> bool:
        return True


class Dying:
    """A store that ends its process before, or after, one of its calls; nothing works then."""

    def __init__(self, store: Any, calls: int, *, after: bool) -> None:
        self._store = store
        self._left = calls
        self._after = after
        self.dead = False

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)

        async def call(*args: Any, **kwargs: Any) -> Any:
            if self.dead:
                raise Killed
            self._left -= 1
            if self._left:
                return await method(*args, **kwargs)
            self.dead = True
            if self._after:
                await method(*args, **kwargs)
            raise Killed

        return call


@dataclass
class PostDesk:
    """The outbox on a database, driven by hand."""

    db: Database
    platform: Platform
    clock: SetClock = field(default_factory=SetClock)
    bell: Rung = field(default_factory=Rung)

    @property
    def record(self) -> SqlConversations:
        return SqlConversations(self.db, english, frozenset({POST}))

    @property
    def deliveries(self) -> SqlDeliveries:
        return SqlDeliveries(self.db)

    @property
    def windows(self) -> SqlWindows:
        return SqlWindows(self.db)

    @property
    def addresses(self) -> SqlAddresses:
        return SqlAddresses(self.db)

    def outbox(self, deliveries: Any = None) -> Outbox:
        return Outbox(
            {POST: self.platform},
            deliveries or self.deliveries,
            self.windows,
            Unhurried(),
            self.bell,
            self.clock,
        )

    async def writes(self, external_id: str, text: str = "hello") -> str:
        """The resident does. Returns his conversation's id."""
        incoming = Incoming(Address(POST, external_id), new_id(), text=text)
        return (await self.record.receive(incoming, self.clock.now())).conversation_id

    async def says(
        self,
        conversation_id: str,
        *texts: str,
        kind: Kind = Kind.TEXT,
        author: Author = MEI,
        processed: int | None = None,
    ) -> list[int]:
        """The desk does, in one change. Returns the messages' ``seq``."""
        conversation = await self.record.get(conversation_id)
        assert conversation is not None
        send = tuple(Outgoing(author, kind, text=text) for text in texts)
        change = Change(conversation, conversation, send=send, processed=processed)
        return [m.seq for m in await self.record.commit(change, self.clock.now())]

    async def bot_says(self, conversation_id: str, *texts: str) -> list[int]:
        """In answer to everything that was written."""
        conversation = await self.record.get(conversation_id)
        assert conversation is not None
        return await self.says(conversation_id, *texts, author=BOT, processed=conversation.last_seq)

    async def opens(
        self,
        external_id: str,
        left: int = 5,
        hours: float = 48,
        ago: float = 0,
        kind: str = "message",
    ) -> None:
        """``ago``: seconds since the platform knows of it."""
        since = self.clock.now() - timedelta(seconds=ago)
        until = since + timedelta(hours=hours)
        await self.windows.open(POST, external_id, kind, left, until, since)

    async def states(self, conversation_id: str) -> dict[int, DeliveryState]:
        reach = await self.deliveries.of(conversation_id, self.clock.now())
        return {seq: state for seq, (state, _) in reach.states.items()}
