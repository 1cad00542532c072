"""What is counted of labelled rows: pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.people import Language
from core.understanding import Understanding
from nlu.intents import ASK, EMERGENCIES, INTENTS, LOOKALIKE, OOS, SMALL_TALK

KINDS = ("topic", "emergency", "lookalike", "person", "video", "small talk", "oos")
EDGES = tuple(n / 10 for n in range(11))


@dataclass(frozen=True, slots=True)
class Row:
    """A message and the label it should get; `language` where it is known."""

    text: str
    label: str
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and what was found."""

    row: Row
    found: Understanding

    @property
    def language(self) -> Language:
        return self.row.language or self.found.language

    @property
    def right(self) -> bool:
        """Its label; of a `lookalike`, anything but an emergency."""
        if self.row.label == LOOKALIKE:
            return self.found.label not in EMERGENCIES
        return self.found.label == self.row.label

    @property
    def offered(self) -> bool:
        """Asked back, the truth among the buttons."""
        return self.found.label == ASK and self.row.label in self.found.top


@dataclass(slots=True)
class Tally:
    """What became of the rows of one kind.

    A row is `right` (its label), `offered` (asked, the truth among the buttons), `refused`
    (oos or asked in vain, though it has a label) or `wrong` (another label).
    """

    rows: int = 0
    right: int = 0
    offered: int = 0
    refused: int = 0
    wrong: int = 0

    @property
    def accuracy(self) -> float:
        return self.right / self.rows if self.rows else 0.0

    @property
    def wrong_rate(self) -> float:
        return self.wrong / self.rows if self.rows else 0.0

    def add(self, judged: Judged) -> None:
        self.rows += 1
        if judged.right:
            self.right += 1
        elif judged.offered:
            self.offered += 1
        elif judged.found.label in (ASK, OOS):
            self.refused += 1
        else:
            self.wrong += 1


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of` rows; `said` in an editor's words."""

    name: str
    said: str
    hits: int
    of: int

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows whose score lay in [low, high): how sure it was on average, how many were right."""

    low: float
    high: float
    rows: int
    right: int
    promised: float


def kind_of(label: str) -> str:
    """One of `KINDS`."""
    if label in EMERGENCIES:
        return "emergency"
    if label in SMALL_TALK:
        return "small talk"
    if label == "agent":
        return "person"
    return label if label in INTENTS else "topic"


def shares(judged: Iterable[Judged]) -> list[Share]:
    """The figures of which rows are there."""
    rows = list(judged)
    topics = _of(rows, "topic")
    grave = _of(rows, "emergency")
    calm = [j for j in rows if kind_of(j.row.label) != "emergency"]
    outside = _of(rows, "oos")
    known = [j for j in rows if j.row.language is not None]
    found = [
        _share("topic_first", "topics put first, whatever was then done", topics, _first),
        _share("topic_answered", "topics answered rightly at once", topics, lambda j: j.right),
        _share(
            "topic_three",
            "topics answered rightly, or among the buttons",
            topics,
            lambda j: j.right or j.offered,
        ),
        _share("topic_wrong", "topics answered with a wrong topic", topics, _wrong_topic),
        _share("emergency_caught", "emergencies seen as one", grave, _alarmed),
        _share("emergency_kind", "emergencies seen as the right kind", grave, lambda j: j.right),
        _share("false_emergency", "false alarms, of everything that is none", calm, _alarmed),
        _share(
            "lookalike_alarm",
            "false alarms, of what only resembles an emergency",
            _of(rows, "lookalike"),
            _alarmed,
        ),
        _share(
            "oos_not_answered",
            "questions for another service that were not answered",
            outside,
            lambda j: j.found.label in (OOS, ASK),
        ),
        *(
            _share(name.replace(" ", "_"), said, _of(rows, name), lambda j: j.right)
            for name, said in (
                ("person", "wishes for a person seen"),
                ("video", "wishes for a video call seen"),
                ("small talk", "greetings, thanks and goodbyes seen"),
            )
        ),
        _share(
            "language",
            "languages told from the text alone",
            known,
            lambda j: j.found.language is j.row.language,
        ),
    ]
    return [share for share in found if share.of]


def bins(judged: Iterable[Judged]) -> list[Bin]:
    """Of rows where something was said: an answer is right if it is the label, a question back
    if the label is among its buttons. A refusal promises nothing, and a look-alike has no label
    of its own."""
    said = [
        (j.found.score, j.right or j.offered)
        for j in judged
        if j.found.label != OOS and j.row.label != LOOKALIKE
    ]
    found = []
    for low, high in pairwise(EDGES):
        own = [(s, r) for s, r in said if low <= s < high or (high == 1 and s == 1)]
        promised = sum(s for s, _ in own) / len(own) if own else 0.0
        found.append(Bin(low, high, len(own), sum(r for _, r in own), promised))
    return found


def error(found: Sequence[Bin]) -> float:
    """Expected calibration error: how far promise and truth are apart, on average."""
    rows = sum(b.rows for b in found)
    away = sum(abs(b.promised * b.rows - b.right) for b in found)
    return away / rows if rows else 0.0


def _of(rows: Sequence[Judged], kind: str) -> list[Judged]:
    return [j for j in rows if kind_of(j.row.label) == kind]


def _share(name: str, said: str, rows: Sequence[Judged], hit: Callable[[Judged], bool]) -> Share:
    return Share(name, said, sum(hit(j) for j in rows), len(rows))


def _first(judged: Judged) -> bool:
    return judged.right or judged.found.top[:1] == (judged.row.label,)


def _wrong_topic(judged: Judged) -> bool:
    label = judged.found.label
    return label not in (ASK, *INTENTS) and label != judged.row.label


def _alarmed(judged: Judged) -> bool:
    return judged.found.label in EMERGENCIES
