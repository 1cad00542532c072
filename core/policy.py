"""What to do about a message: pure, and tested as a table."""

from dataclasses import dataclass
from enum import StrEnum

from core.conversation import Conversation, State
from core.dialogue import Want
from core.emergencies import EMERGENCIES
from core.handoff import Medium, Reason
from core.message import Message, Place
from core.people import Language
from core.understanding import EMERGENCY_PREFIX, About, EntityKind, Part, Understanding

MISSES_BEFORE_OFFER = 2
OFFERED_FOR = frozenset({Reason.NOT_UNDERSTOOD, Reason.UNHELPFUL})
FEW_STARS = 2
OFFERED = 3
"""Topics as buttons."""
WISHES = frozenset({"agent", "video"})
"""Labels of a wish for a person."""
ELSEWHERE = 0.5
"""Score from which what is out of scope is plainly so, and no question about the last answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    slug: str
    details: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Which of these topics is meant?"""

    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the topic answered last says of this."""

    slug: str
    about: About


@dataclass(frozen=True, slots=True)
class Hotline:
    """What is behind this number; ``otherwise`` where nothing says so."""

    number: str
    otherwise: "Decision"


@dataclass(frozen=True, slots=True)
class Speak:
    """Answer in this language from now on, and what else was asked. None: ask which."""

    language: Language | None
    then: "Decision | None" = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """The answer to message ``seq``, topic ``slug``, was not what was asked for."""

    slug: str
    seq: int
    then: "Decision"


@dataclass(frozen=True, slots=True)
class Several:
    """One after the other."""

    parts: tuple["Decision", ...]


@dataclass(frozen=True, slots=True)
class PartNotUnderstood:
    """One question of several."""

    text: str


@dataclass(frozen=True, slots=True)
class Say:
    """Small talk, by its label."""

    label: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    offer: bool
    """Not for the first time: offer a person."""


class Unread(StrEnum):
    """What a program does not look into."""

    FILES = "files"
    VOICE = "voice"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class CannotRead:
    """No text: only files, or a place."""

    what: Unread = Unread.FILES


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
class Greet:
    """He has just come: who we are, when people are here, and the menu."""


@dataclass(frozen=True, slots=True)
class Menu:
    pass


@dataclass(frozen=True, slots=True)
class AskAway:
    """He presses "ask a question"."""


@dataclass(frozen=True, slots=True)
class WhichEmergency:
    """Police, fire or an ambulance?"""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """He wants to go on with this conversation on another channel or device."""


@dataclass(frozen=True, slots=True)
class WrongCode:
    """He wants to go on with another conversation, by a code that leads to none."""


@dataclass(frozen=True, slots=True)
class AskCallback:
    again: bool = False
    """What was written has no telephone number in it."""


@dataclass(frozen=True, slots=True)
class TakeCallback:
    phone: str
    words: str


@dataclass(frozen=True, slots=True)
class NoCallback:
    """He was asked for a number and says no."""


@dataclass(frozen=True, slots=True)
class Rate:
    handoff_id: str
    stars: int
    words: str
    wants_words: bool = False
    """A button was pressed, for few stars: the reason would help, and need not be given."""


@dataclass(frozen=True, slots=True)
class Feedback:
    slug: str
    helpful: bool


Decision = (
    Answer
    | Ask
    | FollowUp
    | Hotline
    | Speak
    | Corrected
    | Several
    | PartNotUnderstood
    | Say
    | NotUnderstood
    | CannotRead
    | Escalate
    | Emergency
    | Silent
    | StillWaiting
    | BackToBot
    | Greet
    | Menu
    | AskAway
    | WhichEmergency
    | Elsewhere
    | WrongCode
    | AskCallback
    | TakeCallback
    | NoCallback
    | Rate
    | Feedback
)


WRITTEN_WITH = ("callback", "rate:")
"""Choices that come with words of the resident's own: a cry for help may be among them."""


def needs_understanding(message: Message) -> bool:
    """Whether the text has to be understood: a pressed button says itself what it means."""
    own_words = message.choice is None or message.choice.startswith(WRITTEN_WITH)
    # a place's text is its name: a fire station is no fire
    return bool(message.text) and own_words and Place.of_card(message.card) is None


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
        return _decide_choice(conversation, message.choice, understanding, message.text)
    if conversation.state is State.WITH_AGENT:
        return Silent()
    if conversation.state is State.WAITING:
        # it waits in the queue of the language it is to be answered in
        turn = understanding.turn if understanding is not None else None
        if turn is not None and turn.language:
            return Speak(turn.language)
        wanted = _decide_wanted(conversation, message, understanding)
        if wanted is None and understanding is not None and understanding.label in WISHES:
            # where nothing shows his place, silence would read as if nobody had heard
            return StillWaiting()
        return wanted or Silent()
    if message.card.get("edits") and (understanding is None or conversation.state is State.CLOSED):
        # a place that moves is told once; and what was told a person who has left is past
        return Silent()
    if understanding is None:
        return CannotRead(_unread(message))
    return _decide_text(conversation, message, understanding)


def _unread(message: Message) -> Unread:
    if Place.of_card(message.card) is not None:
        return Unread.PLACE
    voice = all(file.type.startswith("audio/") for file in message.files)
    return Unread.VOICE if message.files and voice else Unread.FILES


def parts_of(decision: Decision) -> tuple[Decision, ...]:
    """What a decision does, in order: of those that hold others, the others."""
    match decision:
        case Speak(then=then):
            return () if then is None else parts_of(then)
        case Corrected(then=then):
            return parts_of(then)
        case Several(parts):
            return tuple(one for part in parts for one in parts_of(part))
        case _:
            return (decision,)


def _decide_text(
    conversation: Conversation, message: Message, understanding: Understanding
) -> Decision:
    """What is written to the bot, in the light of what was said before."""
    turn = understanding.turn
    if turn.wants_language:
        then = _decide_said(conversation, message, understanding) if turn.asks else None
        return Speak(turn.language, then)
    wanted = _decide_wanted(conversation, message, understanding)
    return wanted or _decide_said(conversation, message, understanding)


def _decide_wanted(
    conversation: Conversation, message: Message, understanding: Understanding | None
) -> Decision | None:
    """Where the text is what the bot asked for. Anything else is a message like any other: nobody
    is held to the question."""
    wanted = conversation.dialogue.awaits(message.at)
    if wanted is None or understanding is None or understanding.turn.hotline is not None:
        return None
    turn, first = understanding.turn, wanted.others == 0
    vague = understanding.label in ("oos", "ask")
    if wanted.what is Want.WORDS:
        if not (first and vague) or turn.declines or wanted.handoff_id is None:
            return None
        return Rate(wanted.handoff_id, wanted.stars, message.text)
    phone = _number_in(understanding)
    # directly after the question any text with a number answers it, later one that asks nothing
    if phone is not None and (first or vague):
        return TakeCallback(phone, message.text)
    if conversation.state is State.WAITING:
        return None
    if turn.declines or (turn.corrects and not turn.asks):
        return NoCallback()
    insist = first and not wanted.again and understanding.label == "oos"
    return AskCallback(again=True) if insist else None


def _decide_said(
    conversation: Conversation, message: Message, understanding: Understanding
) -> Decision:
    turn, topic = understanding.turn, conversation.dialogue.recent(message.at)
    if (
        topic is not None
        and turn.about is not None
        and (turn.bare or _unsure(understanding, topic))
    ):
        return FollowUp(topic, turn.about)
    if turn.corrects and topic is not None:
        return _correct(conversation, understanding, topic)
    plain = _decide_label(conversation, understanding)
    if turn.hotline is not None:
        return Hotline(turn.hotline, plain)
    if turn.parts:
        return _several(conversation, turn.parts)
    if turn.bare and isinstance(plain, Answer):
        # of what? any topic would be as good
        return Ask(understanding.top) if understanding.top else _not_understood(conversation)
    return plain


def _unsure(understanding: Understanding, topic: str) -> bool:
    """It names no topic that is surer than the one the talk is about."""
    if understanding.label == "ask":
        return topic in understanding.top
    return understanding.label == "oos" and understanding.score < ELSEWHERE


def _correct(conversation: Conversation, understanding: Understanding, topic: str) -> Decision:
    dialogue = conversation.dialogue
    assert dialogue.answered is not None
    then = _decide_label(conversation, understanding) if understanding.turn.asks else None
    if not isinstance(then, Answer | Escalate) or then == Answer(topic):
        near = [slug for slug in (*understanding.top, *dialogue.near) if slug != topic]
        offered = tuple(dict.fromkeys(near))[:OFFERED]
        missed = _not_understood(conversation)
        # a second time in a row it is a person's
        then = Ask(offered) if offered and not missed.offer else missed
    return Corrected(topic, dialogue.answered, then)


def _several(conversation: Conversation, parts: tuple[Part, ...]) -> Decision:
    decisions: list[Decision] = []
    for part in parts:
        last = decisions[-1] if decisions else None
        match part.label:
            case "agent":
                decisions.append(Escalate(Reason.ASKED))
            case "video":
                decisions.append(Escalate(Reason.ASKED, Medium.VIDEO))
            case _ if part.about is not None and isinstance(last, Answer):
                decisions.append(FollowUp(last.slug, part.about))
            case "ask" if part.top:
                decisions.append(Ask(part.top))
            case "oos" | "ask" | "greet" | "thanks" | "bye":
                decisions.append(PartNotUnderstood(part.text))
            case slug:
                decisions.append(Answer(slug))
    # a person, and what is asked back, come last: nothing is said after them
    order = sorted(dict.fromkeys(decisions), key=lambda d: isinstance(d, Escalate | Ask))
    answers = [d for d in order if not isinstance(d, Escalate)]
    escalations = [d for d in order if isinstance(d, Escalate)]
    return Several((*answers, *escalations[-1:]))


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


def _decide_choice(
    conversation: Conversation, choice: str, understanding: Understanding | None, text: str
) -> Decision:
    name, _, argument = choice.partition(":")
    if name == "rate":
        handoff_id, _, stars = argument.rpartition(":")
        if handoff_id and stars in {"1", "2", "3", "4", "5"}:
            # a button's label is stars: the words, where there are any, are a form's
            words = text if any(c.isalpha() for c in text) else ""
            few = int(stars) <= FEW_STARS and bool(text) and not words
            return Rate(handoff_id, int(stars), words, wants_words=few)
        return Silent() if conversation.state is State.WITH_AGENT else NotUnderstood(offer=False)
    # a cry for help, and the way to another channel, are for everybody
    if name == "emergency":
        return Emergency(argument) if argument in EMERGENCIES else WhichEmergency()
    if name == "elsewhere":
        return Elsewhere()
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
        case "start":
            return StillWaiting() if waiting else Greet()
        case "ask":
            return StillWaiting() if waiting else AskAway()
        case "menu":
            return Menu()
        case "resume":
            return WrongCode()
        case "callback":
            return _decide_callback(understanding, text)
        case "language":
            return Speak(Language.match(argument))
        case _:
            return Silent() if waiting else _not_understood(conversation)


def _reason(argument: str) -> Reason:
    """Why a button offered a person: it says so itself."""
    return Reason(argument) if argument in OFFERED_FOR else Reason.ASKED


def _decide_callback(understanding: Understanding | None, text: str) -> Decision:
    phone = _number_in(understanding)
    if phone is not None:
        return TakeCallback(phone, words=text)
    # a button's label has no digits: the first press asks, words without a number ask again
    return AskCallback(again=any(c.isdigit() for c in text))


def _number_in(understanding: Understanding | None) -> str | None:
    """A number to call: one that can be dialled from anywhere, or at least digits."""
    found = understanding.entities if understanding is not None else ()
    for kind in (EntityKind.PHONE, EntityKind.NUMBER):
        for entity in found:
            if entity.kind is kind:
                # as it was written, which he knows again; but digits that everybody can dial
                return entity.text if entity.text.isascii() else entity.value
    return None
