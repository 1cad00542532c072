"""What arrives, what leaves, and the record of either."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.people import Language
from core.phrases import Phrase

MAX_TEXT = 4_000
MAX_FILES = 5
MAX_SEQ = 2**31 - 1
"""What the record's column holds: no ``seq`` of anybody is higher."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Text without what JSON, XML or UTF-8 refuse: control characters and lone surrogates."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


@dataclass(frozen=True, slots=True)
class Address:
    """Where a resident is reached on one channel."""

    channel: str
    external_id: str

    def __post_init__(self) -> None:
        if not self.channel or not self.external_id:
            raise ValueError("an address has a channel and an id on it")


class Form(StrEnum):
    """In which a stored file is read."""

    ORIGINAL = ""
    THUMBNAIL = "thumbnail"
    """Of a picture, a small one; of a video, a frame: WebP."""
    PLAYABLE = "playable"
    """Of a voice or video that not every browser plays, one that does."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored file. ``id`` is ours and names it in the media store."""

    id: str
    name: str
    type: str
    """Media type found in the content, never the sender's word."""
    size: int
    """Bytes."""
    width: int | None = None
    height: int | None = None
    thumbnail: bool = False
    seconds: float | None = None
    """Of audio and video: counted in what plays, not what the file says of itself."""
    playable: str | None = None
    """Media type of ``Form.PLAYABLE``; None where the original is what plays, or nothing does."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is, or says to go: degrees of WGS 84."""

    latitude: float
    longitude: float
    name: str = ""
    address: str = ""

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError("no place on earth")

    @property
    def degrees(self) -> str:
        """As maps take them: ``23.12460, 113.36120``."""
        return f"{self.latitude:.5f}, {self.longitude:.5f}"

    def card(self) -> dict[str, Any]:
        """As ``Message.card["place"]`` holds it: JSON."""
        return {
            "latitude": self.latitude,
            "longitude": self.longitude,
            "name": self.name,
            "address": self.address,
        }

    @classmethod
    def of_card(cls, card: dict[str, Any]) -> "Place | None":
        """The place of a message's card, where it has one."""
        place = card.get("place")
        return None if place is None else cls(**place)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of a resident, verified and parsed by its channel.

    ``external_id`` is unique on the channel: the same one is the same message.
    """

    address: Address
    external_id: str
    text: str = ""
    choice: str | None = None
    """The pressed button, see docs/protocol.md; ``text`` is then its label."""
    files: tuple[Attachment, ...] = ()
    language: Language | None = None
    """What the channel says of the resident's language."""
    place: Place | None = None
    edits: str | None = None
    """The ``external_id`` of the message that this one corrects."""

    def __post_init__(self) -> None:
        if not self.external_id:
            raise ValueError("a message has an id on its channel")
        if not (self.text or self.choice or self.files or self.place):
            raise ValueError("a message has text, a choice, files or a place")
        if len(self.text) > MAX_TEXT:
            raise ValueError(f"text is at most {MAX_TEXT} characters")


class AuthorKind(StrEnum):
    RESIDENT = "resident"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Author:
    kind: AuthorKind
    id: str | None = None
    name: str = ""


BOT = Author(AuthorKind.BOT)
SYSTEM = Author(AuthorKind.SYSTEM)
RESIDENT = Author(AuthorKind.RESIDENT)


class Kind(StrEnum):
    """How a message is shown; docs/protocol.md says what ``card`` holds for each."""

    TEXT = "text"
    ANSWER = "answer"
    ASK = "ask"
    OFFER = "offer"
    EMERGENCY = "emergency"
    CALLBACK = "callback"
    RATING = "rating"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Action:
    """A button. ``label`` is a phrase, or text that is finished, such as a topic's question."""

    choice: str
    label: Phrase | str
    language: Language | None = None
    """Of the label, where it is not the message's."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to be sent: phrases in the order of lines, or text that is finished already."""

    author: Author
    kind: Kind
    text: str = ""
    phrases: tuple[Phrase, ...] = ()
    card: dict[str, Any] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    files: tuple[Attachment, ...] = ()
    external_id: str | None = None
    """The sender's own id, for agents' messages: the same one is sent once."""
    language: Language | None = None
    """Of the text, where it is not the conversation's."""

    def __post_init__(self) -> None:
        if self.kind is not Kind.EMERGENCY and not (self.text or self.phrases or self.files):
            raise ValueError("a message says something")


@dataclass(frozen=True, slots=True)
class Message:
    """The record. ``seq`` counts from 1 within its conversation, without gaps, in commit order."""

    conversation_id: str
    seq: int
    author: Author
    kind: Kind
    text: str
    language: Language
    at: datetime
    external_id: str | None = None
    choice: str | None = None
    reply_to: int | None = None
    phrases: tuple[Phrase, ...] = ()
    card: dict[str, Any] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    files: tuple[Attachment, ...] = ()
