"""A request for a person, and the promise to return one that was missed."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from core.people import Language


class Priority(IntEnum):
    """Higher is served first; within one, who asked first."""

    NORMAL = 0
    RETURNED = 50
    """Was with an agent who vanished or passed it on: has waited once already."""
    EMERGENCY = 100


class Reason(StrEnum):
    ASKED = "asked"
    NOT_UNDERSTOOD = "not_understood"
    UNHELPFUL = "unhelpful"
    EMERGENCY = "emergency"
    RETURNED = "returned"


class HandoffState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    ENDED = "ended"


class Medium(StrEnum):
    CHAT = "chat"
    VOICE = "voice"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Handoff:
    id: str
    conversation_id: str
    language: Language
    medium: Medium
    reason: Reason
    priority: Priority
    state: HandoffState
    requested_at: datetime
    agent_id: str | None = None
    accepted_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Callback:
    """A promise to return a missed request."""

    id: str
    conversation_id: str
    language: Language
    phone: str
    words: str
    requested_at: datetime
    done_at: datetime | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """The resident's judgement of one handoff, ``stars`` 1 to 5."""

    handoff_id: str
    stars: int
    words: str
    at: datetime

    def __post_init__(self) -> None:
        if not 1 <= self.stars <= 5:
            raise ValueError("stars are 1 to 5")


@dataclass(frozen=True, slots=True)
class Note:
    """What colleagues tell each other about a conversation; residents never see it."""

    id: str
    author: str
    """The author's name."""
    text: str
    at: datetime
