"""What the console shows: the desk and a conversation, as docs/protocol.md says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.clock import Clock
from core.conversation import Conversation, State
from core.delivery import Reach
from core.errors import Forbidden, NotFound
from core.handoff import Callback, Handoff, Note, Priority
from core.message import MAX_FILES, MAX_TEXT, AuthorKind, Message
from core.people import Agent, Colleague, Language, Presence, Role
from core.phrases import Phrase
from core.understanding import Entity, EntityKind
from core.wire import Json, Wire, iso

LAST_WORDS = 120
PRIORITIES = {
    Priority.EMERGENCY: "emergency",
    Priority.RETURNED: "returned",
    Priority.NORMAL: "normal",
}
MOST_ENTITIES = 8
IN_DIRECTORY = frozenset({EntityKind.DISTRICT, EntityKind.HOTLINE})
SEES_ALL = frozenset({Role.SUPERVISOR, Role.ADMIN})


class Record(Protocol):
    """``store/conversations.py``."""

    async def get(self, conversation_id: str) -> Conversation | None: ...

    async def many(self, ids: Sequence[str]) -> dict[str, Conversation]: ...

    async def of_agent(self, agent_id: str) -> list[Conversation]: ...

    async def last_messages(self, ids: Sequence[str]) -> dict[str, Message]: ...

    async def entities(self, conversation_id: str) -> list[Entity]: ...

    async def unread(self, conversations: Sequence[Conversation]) -> dict[str, int]: ...

    async def messages(
        self, conversation_id: str, *, after: int = 0, limit: int = 200
    ) -> list[Message]: ...

    async def newest(
        self, conversation_id: str, *, before: int | None = None, limit: int = 50
    ) -> list[Message]: ...

    async def read_up_to(
        self, conversation_id: str, seq: int, now: datetime, **cursors: bool
    ) -> bool: ...


class Handoffs(Protocol):
    """``store/handoffs.py``."""

    async def waiting(self) -> list[Handoff]: ...

    async def open_of(self, conversation_id: str) -> Handoff | None: ...

    async def open_of_many(self, conversation_ids: Sequence[str]) -> dict[str, Handoff]: ...

    async def count_of(self, conversation_id: str) -> int: ...

    async def ever_accepted_by(self, conversation_id: str, agent_id: str) -> bool: ...


class Staff(Protocol):
    """``store/staff.py``."""

    async def get(self, agent_id: str) -> Agent | None: ...

    async def colleagues(self, now: datetime) -> list[Colleague]: ...

    async def said_presence(self, agent_id: str) -> Presence: ...

    async def set_presence(self, agent_id: str, presence: Presence, now: datetime) -> None: ...

    async def heartbeat(self, agent_id: str, now: datetime) -> None: ...


class Callbacks(Protocol):
    """``store/handoffs.py``."""

    async def open(self) -> list[Callback]: ...

    async def done(
        self, callback_id: str, agent_id: str, outcome: str, note: str, now: datetime
    ) -> bool: ...


class Notes(Protocol):
    """``store/notes.py``."""

    async def of(self, conversation_id: str) -> list[Note]: ...

    async def add(self, conversation_id: str, author: Agent, text: str, now: datetime) -> Note: ...


class Deliveries(Protocol):
    """``store/deliveries.py``."""

    async def of(self, conversation_id: str, now: datetime) -> Reach: ...


class Directory(Protocol):
    """``handoff/house.py``."""

    def name(self, kind: str, key: str, language: Language) -> str | None: ...


@dataclass(frozen=True, slots=True)
class DeskView:
    record: Record
    handoffs: Handoffs
    staff: Staff
    callbacks: Callbacks
    notes: Notes
    wire: Wire
    clock: Clock
    directory: Directory | None = None
    deliveries: Deliveries | None = None
    """None where no channel pushes."""

    async def desk(self, agent: Agent) -> Json:
        """The queue, the agent's conversations and who is there."""
        now = self.clock.now()
        waiting = await self.handoffs.waiting()
        mine = await self.record.of_agent(agent.id)
        handoffs = await self.handoffs.open_of_many([c.id for c in mine])
        queued = await self.record.many([h.conversation_id for h in waiting])
        words = await self.record.last_messages([*queued, *(c.id for c in mine)])
        unread = await self.record.unread(mine)
        colleagues = await self.staff.colleagues(now)
        return {
            "at": iso(now),
            "presence": (await self.staff.said_presence(agent.id)).value,
            "queue": [
                self._queue_item(h, queued[h.conversation_id], words, agent)
                for h in waiting
                if h.conversation_id in queued
            ],
            "mine": [
                self._mine_item(c, handoffs.get(c.id), words, unread, agent)
                for c in sorted(mine, key=lambda c: c.created_at)
            ],
            "colleagues": [self._colleague(c) for c in colleagues if c.agent.id != agent.id],
            "callbacks": len(await self.callbacks.open()),
        }

    async def access(self, agent: Agent, conversation_id: str) -> Conversation:
        """A conversation this agent may read: waiting, his now or once, or for a supervisor.

        Raises:
            NotFound: there is none.
            Forbidden: it is not for him.
        """
        conversation = await self.record.get(conversation_id)
        if conversation is None:
            raise NotFound()
        if (
            conversation.state is State.WAITING
            or conversation.agent_id == agent.id
            or agent.role in SEES_ALL
            or await self.handoffs.ever_accepted_by(conversation_id, agent.id)
        ):
            return conversation
        raise Forbidden()

    async def conversation(self, agent: Agent, conversation_id: str) -> Json:
        c = await self.access(agent, conversation_id)
        handoff = await self.handoffs.open_of(c.id)
        owner = await self.staff.get(c.agent_id) if c.agent_id is not None else None
        words = await self.record.last_messages([c.id])
        return {
            "id": c.id,
            "language": c.language.value,
            "channel": c.address.channel,
            "state": c.state.value,
            "last_seq": c.last_seq,
            "resident_delivered": c.resident_delivered,
            "resident_read": c.resident_read,
            "agent": None if owner is None else {"id": owner.id, "name": owner.name},
            "handoff": None if handoff is None else self._queue_item(handoff, c, words, agent),
            "resident": {
                "name": self.resident_name(c, agent.ui_language),
                "since": iso(c.created_at),
                "handoffs": await self.handoffs.count_of(c.id),
            },
            "notes": [note_json(note) for note in await self.notes.of(c.id)],
            "entities": self._entities(await self.record.entities(c.id), agent.ui_language),
            "emergency": c.emergency,
            "reach": await self._reach(c.id, agent.ui_language),
            "limits": {"text": MAX_TEXT, "files": MAX_FILES},
            "may_write": c.agent_id == agent.id,
        }

    async def _reach(self, conversation_id: str, reader: Language) -> Json | None:
        """What is not plainly sent, and whether anything can be."""
        if self.deliveries is None:
            return None
        reach = await self.deliveries.of(conversation_id, self.clock.now())
        window = reach.window
        return {
            "reachable": reach.reachable,
            "window": None
            if window is None
            else {"left": window.left, "of": window.of, "until": iso(window.until)},
            "deliveries": {
                str(seq): {
                    "state": state.value,
                    "reason": None if phrase is None else self.wire.translate(phrase, reader),
                }
                for seq, (state, phrase) in reach.states.items()
            },
        }

    def callback(self, callback: Callback) -> Json:
        return {
            "id": callback.id,
            "conversation_id": callback.conversation_id,
            "language": callback.language.value,
            "phone": callback.phone,
            "words": callback.words,
            "requested_at": iso(callback.requested_at),
        }

    def resident_name(self, conversation: Conversation, reader: Language) -> str:
        """Residents give no name: a short mark tells them apart."""
        code = conversation.id[:4].upper()
        return self.wire.translate(Phrase("Resident {code}", {"code": code}), reader)

    def _entities(self, found: Sequence[Entity], reader: Language) -> list[Json]:
        """Each once, as it was said last; those said last."""
        said: dict[tuple[EntityKind, str], Entity] = {}
        for entity in found:
            said.pop((entity.kind, entity.value), None)
            if entity.kind is not EntityKind.NUMBER:
                said[entity.kind, entity.value] = entity
        return [
            {"kind": e.kind.value, "value": e.value, "text": e.text, "name": self._name(e, reader)}
            for e in list(said.values())[-MOST_ENTITIES:]
        ]

    def _name(self, entity: Entity, reader: Language) -> str | None:
        if self.directory is None or entity.kind not in IN_DIRECTORY:
            return None
        return self.directory.name(entity.kind.value, entity.value, reader)

    def _queue_item(
        self, handoff: Handoff, c: Conversation, words: dict[str, Message], agent: Agent
    ) -> Json:
        last = words.get(c.id)
        return {
            "handoff_id": handoff.id,
            "conversation_id": c.id,
            "language": c.language.value,
            "channel": c.address.channel,
            "medium": handoff.medium.value,
            "priority": PRIORITIES[handoff.priority],
            "emergency": c.emergency,
            "reason": handoff.reason.value,
            "requested_at": iso(handoff.requested_at),
            "last_words": "" if last is None else last.text[:LAST_WORDS],
            "last_file": _file_kind(last),
            "resident": self.resident_name(c, agent.ui_language),
            "for_me": agent.serves(c.language),
        }

    def _mine_item(
        self,
        c: Conversation,
        handoff: Handoff | None,
        words: dict[str, Message],
        unread: dict[str, int],
        agent: Agent,
    ) -> Json:
        last = words.get(c.id)
        accepted = None if handoff is None or handoff.accepted_at is None else handoff.accepted_at
        return {
            "conversation_id": c.id,
            "language": c.language.value,
            "channel": c.address.channel,
            "resident": self.resident_name(c, agent.ui_language),
            "state": c.state.value,
            "last_words": "" if last is None else last.text[:LAST_WORDS],
            "last_file": _file_kind(last),
            "last_at": iso(c.created_at if last is None else last.at),
            "last_author": (AuthorKind.RESIDENT if last is None else last.author.kind).value,
            "unread": unread.get(c.id, 0),
            "emergency": c.emergency,
            "accepted_at": None if accepted is None else iso(accepted),
            "last_seq": c.last_seq,
        }

    def _colleague(self, colleague: Colleague) -> Json:
        return {
            "id": colleague.agent.id,
            "name": colleague.agent.name,
            "languages": [language.value for language in colleague.agent.languages],
            "status": colleague.presence.value,
            "conversations": colleague.conversations,
        }


def _file_kind(message: Message | None) -> str | None:
    """What the first file is, where there is one: ``audio``, ``video``, ``image``, …"""
    if message is None or not message.files:
        return None
    return message.files[0].type.partition("/")[0]


def note_json(note: Note) -> Json:
    return {"id": note.id, "author": note.author, "text": note.text, "at": iso(note.at)}


def agent_json(agent: Agent) -> Json:
    return {
        "id": agent.id,
        "username": agent.username,
        "name": agent.name,
        "role": agent.role.value,
        "languages": [language.value for language in agent.languages],
        "ui_language": agent.ui_language.value,
    }
