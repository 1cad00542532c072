"""What to do about a message: pure, and tested as a table."""

import re
from dataclasses import dataclass

from core.conversation import Conversation, State
from core.emergencies import EMERGENCIES
from core.handoff import Medium, Reason
from core.message import Message
from core.understanding import EMERGENCY_PREFIX, Understanding

MISSES_BEFORE_OFFER = 2
OFFERED_FOR = frozenset({Reason.NOT_UNDERSTOOD, Reason.UNHELPFUL})
MIN_DIGITS = 7
"""Of a number that somebody can be called on: E.164 has no shorter ones in use."""
_PHONE = re.compile(r"\+?\d(?:[\d \-().]{3,20})\d")


@dataclass(frozen=True, slots=True)
class Answer:
    slug: str
    details: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Which of these topics is meant?"""

    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Say:
    """Small talk, by its label."""

    label: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    offer: bool
    """Not for the first time: offer a person."""


@dataclass(frozen=True, slots=True)
class CannotRead:
    """Only files: the bot does not look into them."""


@dataclass(frozen=True, slots=True)
class Escalate:
    reason: Reason
    medium: Medium = Medium.CHAT


@dataclass(frozen=True, slots=True)
class Emergency:
    service: str


@dataclass(frozen=True, slots=True)
class Silent:
    """A person answers, or the queue holds it."""


@dataclass(frozen=True, slots=True)
class StillWaiting:
    """Asked again for a person, or chose to wait."""


@dataclass(frozen=True, slots=True)
class BackToBot:
    pass


@dataclass(frozen=True, slots=True)
class AskCallback:
    again: bool = False
    """What was written has no telephone number in it."""


@dataclass(frozen=True, slots=True)
class TakeCallback:
    phone: str
    words: str


@dataclass(frozen=True, slots=True)
class Rate:
    handoff_id: str
    stars: int
    words: str


@dataclass(frozen=True, slots=True)
class Feedback:
    slug: str
    helpful: bool


Decision = (
    Answer
    | Ask
    | Say
    | NotUnderstood
    | CannotRead
    | Escalate
    | Emergency
    | Silent
    | StillWaiting
    | BackToBot
    | AskCallback
    | TakeCallback
    | Rate
    | Feedback
)


WRITTEN_WITH = ("callback", "rate:")
"""Choices that come with words of the resident's own: a cry for help may be among them."""


def needs_understanding(message: Message) -> bool:
    """Whether the text has to be understood: a pressed button says itself what it means."""
    own_words = message.choice is None or message.choice.startswith(WRITTEN_WITH)
    return bool(message.text) and own_words


def decide(
    conversation: Conversation, message: Message, understanding: Understanding | None
) -> Decision:
    """The decision for one message of the resident.

    ``understanding`` is None where ``needs_understanding`` is false. Emergencies come first in
    every state; then a person's presence silences the bot.
    """
    if understanding is not None and understanding.label.startswith(EMERGENCY_PREFIX):
        service = understanding.label.removeprefix(EMERGENCY_PREFIX)
        # once said, a running emergency is the person's: not a card a message
        if service in EMERGENCIES and conversation.emergency != service:
            return Emergency(service)
    if message.choice is not None:
        return _decide_choice(conversation, message.choice, message.text)
    if conversation.state in (State.WAITING, State.WITH_AGENT):
        return Silent()
    if understanding is None:
        return CannotRead()
    return _decide_label(conversation, understanding)


def _decide_label(conversation: Conversation, understanding: Understanding) -> Decision:
    match understanding.label:
        case "agent":
            return Escalate(Reason.ASKED)
        case "video":
            return Escalate(Reason.ASKED, Medium.VIDEO)
        case "greet" | "thanks" | "bye":
            return Say(understanding.label)
        case "ask" if understanding.top:
            return Ask(understanding.top)
        case "oos" | "ask":
            return _not_understood(conversation)
        case label if label.startswith(EMERGENCY_PREFIX):
            return Escalate(Reason.EMERGENCY)
        case slug:
            return Answer(slug)


def _not_understood(conversation: Conversation) -> NotUnderstood:
    return NotUnderstood(offer=conversation.misses + 1 >= MISSES_BEFORE_OFFER)


def _decide_choice(conversation: Conversation, choice: str, text: str) -> Decision:
    name, _, argument = choice.partition(":")
    if name == "rate":
        handoff_id, _, stars = argument.rpartition(":")
        if handoff_id and stars in {"1", "2", "3", "4", "5"}:
            return Rate(handoff_id, int(stars), text)
        return Silent() if conversation.state is State.WITH_AGENT else NotUnderstood(offer=False)
    if conversation.state is State.WITH_AGENT:
        return Silent()
    waiting = conversation.state is State.WAITING
    match name:
        case "topic" | "details" if argument:
            return Answer(argument, details=name == "details")
        case "helpful" if argument.endswith((":yes", ":no")):
            slug, _, verdict = argument.rpartition(":")
            return Feedback(slug, helpful=verdict == "yes")
        case "agent":
            return StillWaiting() if waiting else Escalate(_reason(argument))
        case "video":
            return StillWaiting() if waiting else Escalate(Reason.ASKED, Medium.VIDEO)
        case "wait":
            return StillWaiting() if waiting else BackToBot()
        case "bot":
            return BackToBot()
        case "callback":
            return _decide_callback(text)
        case _:
            return Silent() if waiting else _not_understood(conversation)


def _reason(argument: str) -> Reason:
    """Why a button offered a person: it says so itself."""
    return Reason(argument) if argument in OFFERED_FOR else Reason.ASKED


def _decide_callback(text: str) -> Decision:
    found = next((f for f in _PHONE.finditer(text) if _digits(f.group()) >= MIN_DIGITS), None)
    if found is None:
        # a button's label has no digits: the first press asks, words without a number ask again
        return AskCallback(again=any(c.isdigit() for c in text))
    return TakeCallback(phone=found.group().strip(), words=text)


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text)
