"""Parts that tests put together: real stores, and small real classes where a port ends."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from core.clock import SystemClock
from core.message import Address, Incoming
from core.passes import Pass
from core.people import Agent, Language, Presence, Role
from core.phrases import Phrase
from core.reception import Reception, new_id
from core.understanding import Understanding
from faq.answers import PublishedAnswers
from faq.entry import Facts, FaqText, Source, Topic
from handoff.desk import Desk
from handoff.house import House
from handoff.lists import read_seed
from handoff.staffing import QueueStaffing
from nlu.listening import Listening
from store.conversations import SqlConversations
from store.db import Database
from store.handoffs import SqlHandoffs
from store.staff import SqlStaff

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
"""Monday, 12:00 in Guangzhou."""


def english(phrase: Phrase, language: Language) -> str:
    return str(phrase)


@dataclass
class SetClock:
    """Stands still until it is moved."""

    time: datetime = NOON

    def now(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass
class Rung:
    """A bell that writes down who rang."""

    rings: list[tuple[str, str]] = field(default_factory=list)

    async def work(self, conversation_id: str) -> None:
        self.rings.append(("work", conversation_id))

    async def changed(self, conversation_id: str) -> None:
        self.rings.append(("changed", conversation_id))

    async def desk(self) -> None:
        self.rings.append(("desk", ""))

    async def typing(self, conversation_id: str, kind: str, name: str) -> None:
        self.rings.append(("typing", conversation_id))


@dataclass
class Handed:
    """Passes that are written down, and lead nowhere."""

    made: list[str] = field(default_factory=list)

    async def make(self, conversation_id: str, now: datetime) -> Pass:
        self.made.append(conversation_id)
        return Pass("http://desk.example/?pass=x", "K7M4-9QXT")


_WORD = re.compile(r"[a-z:-]+")
KNOWN = {
    *("sim-card", "metro", "ask", "oos", "agent", "video", "greet", "thanks", "bye"),
    *("emergency:police", "emergency:fire", "emergency:medical"),
}


class ByWord:
    """Understands a text that is a label itself: `sim-card`, `emergency:fire`, `fr greet`; in a
    sentence, by the one it holds."""

    async def understand(self, text: str, prior: Language) -> Understanding:
        first, _, rest = text.partition(" ")
        language = Language.match(first) if len(first) == 2 else None
        label = rest if language is not None else first
        if label not in KNOWN:
            label = next((word for word in _WORD.findall(text) if word in KNOWN), label)
        top = ("metro", "sim-card") if label == "ask" else ()
        score = 0.0 if label in ("ask", "oos") or label not in KNOWN else 0.9
        label = label if label in KNOWN or label.startswith("emergency:") else "oos"
        return Understanding(language or prior, language is not None, label, score, top)


def topic(slug: str, expires_on: date | None = None) -> Topic:
    return Topic(
        slug,
        Facts(
            category="daily",
            source=Language.ZH,
            authority=dict.fromkeys(Language, "Office"),
            phones=("12345",),
            sources=(Source(dict.fromkeys(Language, "A page"), "https://example.org/a"),),
            reviewed_on=date(2026, 11, 1),
            review_by=date(2027, 5, 1),
            expires_on=expires_on,
            related=(),
        ),
        {
            language: FaqText(f"{slug}? ({language})", f"{slug}: answer", f"{slug}: more", (slug,))
            for language in Language
        },
    )


@dataclass
class Desks:
    """A desk on a database, driven by hand: nothing runs beside it."""

    db: Database
    clock: SetClock | SystemClock
    bell: Rung
    record: SqlConversations
    handoffs: SqlHandoffs
    staff: SqlStaff
    reception: Reception
    desk: Desk

    @classmethod
    def on(cls, db: Database, clock: SetClock | SystemClock | None = None) -> "Desks":
        clock = clock or SetClock()
        record, handoffs, staff = SqlConversations(db, english), SqlHandoffs(db), SqlStaff(db)
        answers = PublishedAnswers([topic("sim-card"), topic("metro")], clock, read_seed())
        staffing = QueueStaffing(handoffs, staff, House(read_seed()))
        bell = Rung()
        listening = Listening(ByWord(), read_seed(), clock)
        reception = Reception(record, bell, listening, answers, staffing, clock, Handed())
        desk = Desk(reception, handoffs, staff, clock)
        return cls(db, clock, bell, record, handoffs, staff, reception, desk)

    async def resident(self, language: Language = Language.EN) -> Address:
        address = Address("web", new_id())
        await self.record.open(address, language, self.clock.now())
        return address

    async def say(self, address: Address, text: str = "", choice: str | None = None) -> str:
        """Receives and processes a message. Returns the conversation's id."""
        received = await self.reception.receive(
            Incoming(address, new_id(), text=text, choice=choice)
        )
        await self.reception.process(received.conversation_id)
        return received.conversation_id

    async def agent(
        self, name: str, *languages: Language, presence: Presence = Presence.AVAILABLE
    ) -> Agent:
        agent = Agent(
            new_id(), name.lower(), name, Role.AGENT, languages or (Language.EN,), Language.EN
        )
        await self.staff.add(agent, "-", self.clock.now())
        await self.staff.set_presence(agent.id, presence, self.clock.now())
        return agent

    async def waiting(self, address: Address) -> str:
        """The handoff's id of a resident who asked for a person."""
        conversation_id = await self.say(address, choice="agent")
        handoff = await self.handoffs.open_of(conversation_id)
        assert handoff is not None
        return handoff.id

    async def talk(self, conversation_id: str) -> list[tuple[str, str]]:
        """Author and kind of every message, in order."""
        messages = await self.record.messages(conversation_id)
        assert [m.seq for m in messages] == list(range(1, len(messages) + 1))
        return [(m.author.kind.value, m.kind.value) for m in messages]
