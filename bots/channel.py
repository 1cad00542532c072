"""What a channel that pushes is: the contract between the outbox and its adapters.

The web channel is none: a page reads the record itself.

    DeliveryError            why a piece was not sent
    ├── Later                the platform says when: nothing was sent            tried again
    ├── Unsure               no answer: it may have been sent                    once more, marked
    ├── NoWindow             nothing may be sent until the resident writes       waits for that
    ├── Unreachable          the resident blocked or left us                     until he is back
    └── Refused              the platform will not take it, now or later         failed, shown
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from core.message import Message
from core.phrases import Phrase

KEY_LENGTH = 32
"""Characters of [0-9a-f] in a piece's idempotency key."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one call of the platform sends. Kept with the delivery, so that it is sent again, if it
    is, exactly as it was the first time."""

    kind: str
    """The adapter's own word: ``text``, ``image``, …"""
    body: dict[str, Any] = field(default_factory=dict)
    """JSON. Of a file it holds our own id, never the platform's: that expires."""


class DeliveryError(Exception):
    """The root: never raised itself. ``code`` is the platform's own, for logs and metrics."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Later(DeliveryError):
    """Nothing was sent. ``after`` None: the outbox backs off by itself."""

    def __init__(self, code: str, after: timedelta | None = None) -> None:
        super().__init__(code)
        self.after = after


class Unsure(DeliveryError):
    """The connection broke after the request left, or the answer was unreadable."""


class NoWindow(DeliveryError):
    """The platform takes nothing for this resident until he writes again."""


class Unreachable(DeliveryError):
    """He blocked the bot, unfollowed the account, or closed his."""


class Refused(DeliveryError):
    """``phrase`` says to the agent, in a sentence, what was wrong with it. ``repeated``: the
    platform would say the same of a piece whose key it has already; so it means that, after a try
    of which nothing is known."""

    def __init__(self, code: str, phrase: Phrase, *, repeated: bool = False) -> None:
        super().__init__(code)
        self.phrase = phrase
        self.repeated = repeated


@dataclass(frozen=True, slots=True)
class Terms:
    """What a platform allows and promises."""

    idempotent: bool = False
    """A second send under the same key is discarded by the platform."""
    windowed: bool = False
    """Sends are counted against what the resident opened: ``store/windows.py``."""
    per_second: int | None = None
    """Sends of the whole account."""
    per_address_second: float | None = None
    """Sends to one address."""


class Channel(Protocol):
    """One file a channel in ``bots/``; entered in ``bots/registry.py``."""

    @property
    def name(self) -> str:
        """As in ``Address.channel``."""
        ...

    @property
    def terms(self) -> Terms: ...

    def pieces(self, message: Message) -> list[Piece]:
        """How this channel shows a message: pure. Empty: it does not show it at all."""
        ...

    def join(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The same in as few pieces as the platform carries: called where ``windowed``."""
        ...

    async def send(self, external_id: str, piece: Piece, key: str) -> str | None:
        """Sends a piece to an address. Returns the platform's id of what was sent, if it has one.

        Raises:
            DeliveryError: see the tree above. Whatever else it raises counts as ``Unsure``.
        """
        ...

    async def typing(self, external_id: str) -> None:
        """Shows that somebody writes. Best effort: may raise anything."""
        ...
