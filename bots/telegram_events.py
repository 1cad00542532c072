"""What an update of the Bot API is to us.

Everything that a resident sends becomes ``Written`` or ``Pressed``, or ``Unread`` where it can't be
taken and he is told so. What is meant for nobody here is ``Ignored``, with the reason.
"""

from dataclasses import dataclass

from core.message import Place
from core.people import Language


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of a resident, on the platform."""

    id: str
    name: str
    size: int | None
    """Bytes, where the platform says."""


@dataclass(frozen=True, slots=True)
class Written:
    chat_id: int
    external_id: str
    text: str = ""
    choice: str | None = None
    file: Sent | None = None
    place: Place | None = None
    edits: str | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    chat_id: int
    query_id: str
    data: str
    label: str
    """Empty where the message with the button is too old for the platform."""
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Nothing that we can show to anybody: a poll, a game, a story."""

    chat_id: int
    external_id: str
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class NotHere:
    """A code that brings a conversation along, in a group: everybody would read on in it."""

    chat_id: int
    external_id: str
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Blocked the bot, or removed it from the group."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Returned:
    chat_id: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become a supergroup."""

    chat_id: int
    to: int


@dataclass(frozen=True, slots=True)
class Ignored:
    reason: str


Event = Written | Pressed | Unread | NotHere | Left | Returned | Moved | Ignored
