"""What core needs from outside. Each Protocol is implemented in one module of an outer package."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.conversation import Conversation
from core.handoff import Callback, Medium, Priority, Rating, Reason
from core.message import Incoming, Message, Outgoing
from core.passes import Pass
from core.people import Language
from core.phrases import Phrase
from core.understanding import About, Understanding


class Stale(Exception):
    """The conversation changed since it was read: read it again and decide again."""


@dataclass(frozen=True, slots=True)
class Received:
    conversation_id: str
    seq: int
    repeated: bool


@dataclass(frozen=True, slots=True)
class NewHandoff:
    id: str
    medium: Medium
    reason: Reason
    priority: Priority


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that one decision does, committed whole or not at all.

    ``before`` is what was decided on: where its version is not the stored one any more, or
    ``processed`` was processed already, the commit raises ``Stale`` and nothing is stored.
    """

    before: Conversation
    after: Conversation
    processed: int | None = None
    understanding: Understanding | None = None
    send: tuple[Outgoing, ...] = ()
    open_handoff: NewHandoff | None = None
    raise_handoff: Priority | None = None
    accept_handoff: str | None = None
    """A handoff's id, taken for ``after.agent_id``."""
    pass_handoff: str | None = None
    """The id of a handoff that follows the accepted one, for ``after.agent_id``: each has one
    agent."""
    end_handoff: str | None = None
    """The open one's outcome: closed, handed_back, abandoned, callback, returned, passed."""
    callback: Callback | None = None
    rating: Rating | None = None
    feedback: tuple[str, bool] | None = None
    """A topic's slug and whether its answer helped."""
    missed: tuple[int, ...] = ()
    """The ``seq`` of messages that were not understood: editors are to see them."""
    corrected: tuple[int, str] | None = None
    """The ``seq`` of a message and the topic that was a wrong answer to it."""


class Conversations(Protocol):
    """The record of conversations: ``store/conversations.py``."""

    async def receive(self, incoming: Incoming, now: datetime) -> Received:
        """Commits a resident's message; a repeat gives the ``seq`` of the first."""
        ...

    async def get(self, conversation_id: str) -> Conversation | None: ...

    async def next_unprocessed(self, conversation_id: str) -> tuple[Conversation, Message] | None:
        """The conversation and the resident's oldest message after its ``processed_seq``."""
        ...

    async def commit(self, change: Change, now: datetime) -> list[Message]:
        """Commits a change and gives the messages sent by it.

        Raises:
            Stale: see ``Change``.
        """
        ...

    async def sent(self, external_id: str) -> Message | None:
        """The message an agent sent under an id of his own, if it was."""
        ...

    async def unprocessed(self, before: datetime, limit: int) -> list[str]:
        """Ids of conversations that hold a message received before, and not processed."""
        ...


class Bell(Protocol):
    """Wake-ups. May be lost at any moment and never raise: every listener also looks by itself."""

    async def work(self, conversation_id: str) -> None:
        """Something is to be processed."""
        ...

    async def changed(self, conversation_id: str) -> None:
        """Whoever shows this conversation should look again."""
        ...

    async def desk(self) -> None:
        """Consoles should look at the queue again."""
        ...

    async def typing(self, conversation_id: str, kind: str, name: str) -> None: ...


class Understands(Protocol):
    """``nlu``: what a text means. Not on the event loop for longer than it can afford."""

    async def understand(self, text: str, prior: Language) -> Understanding: ...


class Answers(Protocol):
    """``faq``: what an editor published, as messages."""

    def answer(self, slug: str, language: Language, *, details: bool) -> Outgoing | None:
        """The topic's card, or None where there is none (any more)."""
        ...

    def follow_up(self, slug: str, language: Language, about: About) -> Outgoing | None:
        """What the topic says of this, or all its details."""
        ...

    def hotline(self, number: str, language: Language) -> Outgoing | None:
        """What the directory, or a topic about this very number, says of it."""
        ...

    def question(self, slug: str, language: Language) -> str | None:
        """The topic's question: a button's label."""
        ...

    def greeting(self, key: str, language: Language) -> tuple[str, str] | None:
        """Title and text that editors wrote for an occasion: ``welcome``, ``hello``, ``notice``."""
        ...


@dataclass(frozen=True, slots=True)
class Outlook:
    """What somebody who asks for a person in a language can honestly be told now."""

    place: int
    wait_minutes: int | None
    """None where no figure would be honest."""
    staffed: bool
    """Somebody who serves the language is there."""
    hours: Phrase
    expected_at: datetime | None
    """When the next shift of the language begins."""


class Staffing(Protocol):
    """``handoff``: the queue and who is there."""

    async def outlook(
        self, conversation_id: str, language: Language, priority: Priority, now: datetime
    ) -> Outlook: ...


class Passes(Protocol):
    """What takes a resident to his conversation elsewhere: ``web/links.py``."""

    async def make(self, conversation_id: str, now: datetime) -> Pass:
        """A link and a code, each for one use."""
        ...
