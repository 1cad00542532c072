"""How well messages are understood, on labelled rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from typing_extensions import override

from core.people import Language
from core.understanding import Understanding
from nlu.intents import ASK, EMERGENCIES, INTENTS, OOS


class UnderstandsMany(Protocol):
    """An engine: `Understander`, or `nlu.rasa.RasaAlone`."""

    def understand_all(self, asked: Sequence[tuple[str, Language]]) -> list[Understanding]: ...


@dataclass(frozen=True, slots=True)
class Row:
    """A message and the label it should get; `language` where it is known."""

    text: str
    label: str
    language: Language | None = None


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

    def add(self, truth: str, found: Understanding) -> None:
        self.rows += 1
        if found.label == truth:
            self.right += 1
        elif found.label == ASK:
            if truth in found.top:
                self.offered += 1
            else:
                self.refused += 1
        elif found.label == OOS:
            self.refused += 1
        else:
            self.wrong += 1


@dataclass(slots=True)
class Report:
    """`total`, the same by language and by kind (topic, emergency, intent, oos), and how
    often which label was taken for which other."""

    total: Tally = field(default_factory=Tally)
    by_language: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_kind: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def accuracy(self) -> float:
        return self.total.accuracy

    def add(self, row: Row, found: Understanding) -> None:
        language = (row.language or found.language).value
        for tally in (self.total, self.by_language[language], self.by_kind[_kind(row.label)]):
            tally.add(row.label, found)
        if found.label != row.label:
            self.confusion[row.label, found.label] += 1

    @override
    def __str__(self) -> str:
        lines = [f"accuracy {self.accuracy:.3f} of {self.total.rows}"]
        for name, tally in (*sorted(self.by_kind.items()), *sorted(self.by_language.items())):
            lines.append(
                f"{name:10} rows {tally.rows:5}  right {tally.right:5}  offered {tally.offered:4}"
                f"  refused {tally.refused:4}  wrong {tally.wrong:4}"
                f"  accuracy {tally.accuracy:.3f}"
            )
        for (truth, found), count in self.confusion.most_common(10):
            lines.append(f"{count:4} {truth} taken for {found}")
        return "\n".join(lines)

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return {
            "accuracy": self.accuracy,
            "total": _counts(self.total),
            "by_language": {key: _counts(tally) for key, tally in sorted(self.by_language.items())},
            "by_kind": {key: _counts(tally) for key, tally in sorted(self.by_kind.items())},
            "confusion": [
                {"expected": truth, "found": found, "count": count}
                for (truth, found), count in self.confusion.most_common()
            ],
        }


def predict(
    understander: UnderstandsMany, texts: Iterable[str], prior: Language = Language.EN
) -> list[dict[str, object]]:
    """A row for each text, as design.md's contract has it."""
    asked = list(texts)
    understood = understander.understand_all([(text, prior) for text in asked])
    return [
        {
            "text": text,
            "language": found.language.value,
            "label": found.label,
            "score": round(found.score, 4),
            "top": list(found.top),
        }
        for text, found in zip(asked, understood, strict=True)
    ]


def evaluate(understander: UnderstandsMany, rows: Iterable[Row | tuple[str, str]]) -> Report:
    """Rows are `Row`s or pairs of text and label. The conversation's language is taken to be
    the row's, where known."""
    report = Report()
    judged = [row if isinstance(row, Row) else Row(*row) for row in rows]
    found = understander.understand_all([(r.text, r.language or Language.EN) for r in judged])
    for row, understood in zip(judged, found, strict=True):
        report.add(row, understood)
    return report


def _kind(label: str) -> str:
    if label in EMERGENCIES:
        return "emergency"
    if label == OOS:
        return "oos"
    return "intent" if label in INTENTS else "topic"


def _counts(tally: Tally) -> dict[str, float]:
    return {
        "rows": tally.rows,
        "right": tally.right,
        "offered": tally.offered,
        "refused": tally.refused,
        "wrong": tally.wrong,
        "accuracy": round(tally.accuracy, 4),
    }
