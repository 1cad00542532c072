"""What is sent on channels that push, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.message import Address, Message
from core.phrases import Phrase


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    """A piece is on its way; found so after a crash, nobody knows whether it arrived."""
    SENT = "sent"
    FAILED = "failed"
    """The platform refused it for good."""
    UNCERTAIN = "uncertain"
    """It may have arrived twice, or not at all."""
    HELD = "held"
    """Waits until the resident writes again."""
    DROPPED = "dropped"
    """It said nothing any more when it could have been sent."""
    MERGED = "merged"
    """Another delivery carries it."""


Json = dict[str, Any]

WAITS_FOR_HIM = Phrase("It waits until the resident writes again.")
NOT_REACHED = Phrase("The resident can't be reached here now: it waits until he is back.")


@dataclass(frozen=True, slots=True)
class Lease:
    """One process may send to one address, until others may take it."""

    address_id: str
    address: Address
    owner: str


@dataclass(frozen=True, slots=True)
class Delivery:
    id: int
    message: Message
    state: DeliveryState
    pieces: tuple[Json, ...] | None
    """As stored; None until somebody looked at the message."""
    done: int
    """Pieces that are done with."""
    attempts: int
    """Of the next piece."""
    doubted: bool
    """The next piece may have arrived already."""
    unsure: bool
    """An earlier piece may have arrived twice, or not at all."""
    key: str
    """The beginning of its pieces' keys."""
    created_at: datetime

    @property
    def fresh(self) -> bool:
        """Nothing of it can have arrived: it may still be joined with others."""
        return self.state is DeliveryState.PENDING and self.done == 0 and not self.doubted


class Began(StrEnum):
    """May a piece be sent?"""

    YES = "yes"
    NO_WINDOW = "no_window"
    """The resident has to write first: it is held."""
    ANSWERING = "answering"
    """A webhook waits for it."""
    LOST = "lost"
    """Another process sends to this address now."""


@dataclass(frozen=True, slots=True)
class Spent:
    """One send of what the resident opened, which is given back if nothing was sent."""

    id: str
    until: datetime
    """The last moment of the window that ends last."""


@dataclass(frozen=True, slots=True)
class Begun:
    verdict: Began
    spent: Spent | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one piece, and the delivery's ``state`` from now on."""

    state: DeliveryState
    arrived: bool = False
    passed: bool = False
    """It is done with, arrived or not: the next piece is next."""
    doubted: bool = False
    unsure: bool = False
    platform_id: str | None = None
    due_at: datetime | None = None
    code: str | None = None
    phrase: Phrase | None = None
    spent: Spent | None = None
    refund: bool = False
    """Nothing was sent for what was spent."""
    shut: bool = False
    """The platform says that no window is open."""
    gone: bool = False
    """Nothing reaches the address."""


@dataclass(frozen=True, slots=True)
class Window:
    left: int
    of: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Reach:
    """What an agent should know of the way to a resident."""

    states: dict[int, tuple[DeliveryState, Phrase | None]]
    """By ``seq``: of messages that were not plainly sent."""
    window: Window | None
    """None where the channel has none, or none was ever opened. ``left`` 0: nothing can be sent
    until the resident writes."""
    reachable: bool
