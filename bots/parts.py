"""What an adapter is built from, and what it is asked for beside ``bots/channel.py``.

Each module of a channel has ``make(settings, parts) -> Adapter``; ``bots/registry.py`` calls it.
"""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, Protocol

import httpx
from fastapi import APIRouter

from bots.channel import Channel, Piece
from core.clock import Clock
from core.conversation import Conversation
from core.delivery import Json
from core.marks import Mark
from core.message import Address, Attachment, Form, Incoming, Message
from core.people import Language
from core.phrases import Phrase, Translate
from core.ports import Bell, Received


class Step(StrEnum):
    """What ``channels check`` asks of each channel, one after the other."""

    CONFIGURED = "configured"
    REACHABLE = "reachable"
    PERMITTED = "permitted"


@dataclass(frozen=True, slots=True)
class Finding:
    """For an operator's terminal, so in English and finished; never a secret in it."""

    step: Step
    ok: bool
    said: str
    do: str = ""
    """What to do about it; empty where nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Handle:
    """Where residents find us on a channel, as far as its platform says so."""

    name: str = ""
    """What to look for there: ``@desk_bot``."""
    url: str | None = None
    """Opens it; ``{code}`` in it is where a resume code goes."""


class Adapter(Channel, Protocol):
    """A channel with everything that surrounds the sending."""

    def router(self) -> APIRouter:
        """The web role's: webhooks. May have no routes."""
        ...

    def jobs(self) -> Sequence[Callable[[], Coroutine[Any, Any, None]]]:
        """The worker role's: each runs until it is cancelled, and ends by itself never."""
        ...

    async def check(self) -> list[Finding]:
        """Never raises for what is wrong outside."""
        ...

    async def setup(self) -> list[Finding]:
        """Tells the platform what it has to know: commands, menus, webhooks. May be repeated."""
        ...

    async def handle(self) -> Handle:
        """Raises: whatever the platform's call does."""
        ...

    async def close(self) -> None:
        """Ends connections of its own, those of ``Parts`` are none."""
        ...


class Receives(Protocol):
    """``bots/arrivals.py``."""

    async def receive(self, incoming: Incoming) -> Received: ...


class Media(Protocol):
    """``bots/media.py``."""

    async def take(self, name: str, content: bytes) -> Attachment:
        """Raises:
        TooLarge, BadFile: what is wrong with it; nothing was kept.
        """
        ...

    async def read(self, file_id: str, form: Form = Form.ORIGINAL) -> bytes: ...

    async def as_voice(self, file_id: str, form: Literal["ogg", "amr", "mp3"]) -> bytes: ...

    async def as_jpeg(self, file_id: str) -> bytes: ...


class Windows(Protocol):
    """``store/windows.py``."""

    async def open(
        self,
        channel: str,
        external_id: str,
        kind: str,
        left: int,
        until: datetime,
        since: datetime | None = None,
    ) -> None:
        """``since``: the platform's own time of what the resident did. What was sent after it is
        off ``left`` already."""
        ...


class Outbox(Protocol):
    """``bots/outbox.py``, as far as webhooks need it."""

    async def passive(
        self,
        address: Address,
        callback_id: str,
        until: datetime,
        takes: Callable[[Piece], bool] = ...,
    ) -> list[Piece]:
        """What answers a webhook that waits until ``until``; the same again for the same
        ``callback_id``. Empty: nothing came, or nothing will, or it is not what the webhook
        ``takes``. At most one piece: what follows is sent as any message is."""
        ...


class Deliveries(Protocol):
    """``store/deliveries.py``, as far as webhooks need it."""

    async def nothing_to_come(self, address: Address) -> bool:
        """Everything that came from there was processed."""
        ...

    async def rejected(self, channel: str, key: str, code: str, phrase: Phrase) -> None:
        """The platform says after all that a piece it took was not delivered: its delivery has
        failed. Does nothing where there is none of this key."""
        ...

    async def answered(self, address: Address, callback_id: str) -> list[Json] | None:
        """The piece that left as the answer to this callback, in a list; None: none did."""
        ...

    async def take_back(self, address: Address, callback_id: str) -> None:
        """What ``Outbox.passive`` gave for this callback did not leave: it is sent as any message
        is."""
        ...


class Marks(Protocol):
    """``store/marks.py``: cursors that outlive a process."""

    async def get(self, name: str) -> Mark: ...

    async def named(self, prefix: str) -> dict[str, Mark]:
        """By the rest of the name."""
        ...

    async def call(self, name: str, note: str) -> None:
        """There is more to read."""
        ...

    async def move(self, name: str, value: str) -> None:
        """Read up to here."""
        ...

    async def follow(self, name: str, called: int) -> None:
        """Everything was read that was there at the call of this number."""
        ...

    async def drop(self, name: str) -> None:
        """Nothing of it will be asked for again."""
        ...


class Says(Protocol):
    """``bots/saying.py``: what an adapter itself has to tell a resident."""

    async def say(
        self, address: Address, phrase: Phrase, key: str, language: Language | None
    ) -> None:
        """Commits a notice to the conversation of the address, which the outbox sends. The same
        ``key`` says it once. ``language`` is the channel's word on somebody who is new."""
        ...


class Addresses(Protocol):
    """``store/addresses.py``: what a platform says of an address beside messages."""

    async def left(self, address: Address, now: datetime) -> str | None:
        """He blocked the bot or left: nothing is sent there until he is back. Returns the id of
        the conversation whose agent should know, where something changed."""
        ...

    async def came_back(self, address: Address) -> str | None:
        """He is back, and has written nothing yet. Returns the same."""
        ...

    async def renamed(self, address: Address, external_id: str) -> None:
        """The platform gave the address another id. Does nothing where that id is known."""
        ...


class Record(Protocol):
    """``store/conversations.py``."""

    async def open(self, address: Address, language: Language, now: datetime) -> Conversation:
        """The conversation of an address, made in this language where there is none yet."""
        ...

    async def newest(
        self, conversation_id: str, *, before: int | None = None, limit: int = 50
    ) -> list[Message]: ...

    async def messages(
        self, conversation_id: str, *, after: int = 0, limit: int = 200
    ) -> list[Message]: ...


class Redis(Protocol):
    """``redis.asyncio.Redis`` with ``decode_responses``, as far as tokens and locks need it."""

    # positional, and Any: the client's own signatures are wider and older than its types
    def get(self, name: str, /) -> Awaitable[Any]: ...

    def set(
        self, name: str, value: str, /, *, px: int | None = None, nx: bool = False
    ) -> Awaitable[Any]: ...

    def eval(self, script: str, numkeys: int, /, *keys_and_args: str) -> Awaitable[Any]: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """Shared by all channels of a process; ``main.py`` builds it."""

    arrivals: Receives
    media: Media
    translate: Translate
    http: httpx.AsyncClient
    redis: Redis | None
    clock: Clock
    windows: Windows
    outbox: Outbox
    deliveries: Deliveries
    marks: Marks
    says: Says
    addresses: Addresses
    record: Record
    bell: Bell
    address_of: Callable[[str, Form], str]
    """The signed path of a file, from ``/`` on."""
    public_url: str | None
    """Where residents' phones and platforms reach us; None where they do not."""
