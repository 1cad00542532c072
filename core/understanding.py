"""What a message means, as far as a program can tell."""

from dataclasses import dataclass
from enum import StrEnum

from core.people import Language

EMERGENCY_PREFIX = "emergency:"
LEARNED, BY_RULE = "learned", "rule:"
"""How a label was found: by what was learnt, or by a rule, whose id follows."""
MAX_PARTS = 3
"""Questions of one message that are answered."""


class EntityKind(StrEnum):
    """What an entity is; its ``value`` is then:"""

    DATE = "date"
    """ISO 8601."""
    PHONE = "phone"
    """As it is dialled from abroad: ``+86 138 0013 8000``."""
    NUMBER = "number"
    """Digits that may be a telephone number, as they were written."""
    PASSPORT = "passport"
    """ordinary, diplomatic, service, emergency, refugee."""
    VISA = "visa"
    """Its letter: ``L``, ``Q1``."""
    DISTRICT = "district"
    """Its code: ``440106``."""
    LANGUAGE = "language"
    """Its CLDR code; also of languages that are not served."""
    HOTLINE = "hotline"
    """Its number in the directory."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that a text names, from ``start`` to ``end`` in it."""

    kind: EntityKind
    value: str
    text: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("an entity is somewhere in the text")


class About(StrEnum):
    """What a question that names no topic asks of one."""

    FEE = "fee"
    PLACE = "place"
    TIME = "time"
    """How long it takes, until when."""
    PAPERS = "papers"
    PERSON = "person"
    """The same for somebody else."""
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Part:
    """One question of several in a message."""

    text: str
    label: str
    top: tuple[str, ...] = ()
    about: About | None = None
    """It asks this of the topic before it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message says to the talk so far, beside what it asks."""

    wants_language: bool = False
    """It asks for answers in another language:"""
    language: Language | None = None
    """this one; None where it is none of ours, or is not named."""
    corrects: bool = False
    """"No, I meant …": the answer before was not what was asked for."""
    declines: bool = False
    """"No, thank you", and nothing else."""
    about: About | None = None
    """It reads like a follow-up question."""
    bare: bool = False
    """A follow-up that names nothing of its own ("how much?"): alone it means no topic."""
    hotline: str | None = None
    """It asks what this number is."""
    asks: bool = True
    """There is more in it than a wish for a language or a correction."""
    parts: tuple[Part, ...] = ()
    """Its questions, where it has several."""

    def __post_init__(self) -> None:
        if len(self.parts) > MAX_PARTS:
            raise ValueError(f"at most {MAX_PARTS} questions")


PLAIN = Turn()


@dataclass(frozen=True, slots=True)
class Understanding:
    """The result of ``nlu`` for one text.

    ``label`` is one of design.md's labels: a topic's slug, ``emergency:police|fire|medical``,
    ``agent``, ``video``, ``greet``, ``thanks``, ``bye``, ``oos`` or ``ask``.
    """

    language: Language
    """Of the message, or the conversation's where the text does not tell."""
    language_sure: bool
    """The text itself shows its language clearly: the reply may switch to it."""
    label: str
    score: float
    """Calibrated, 0 to 1."""
    top: tuple[str, ...] = ()
    """Up to three topics, best first."""
    by: str = LEARNED
    entities: tuple[Entity, ...] = ()
    """In the order of the text."""
    turn: Turn = PLAIN

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise ValueError("score is between 0 and 1")
        if len(self.top) > 3:
            raise ValueError("at most three topics")
