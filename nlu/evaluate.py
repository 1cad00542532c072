"""How well messages are understood, on labelled rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from typing_extensions import override

from core.people import Language
from core.understanding import Understanding
from nlu.figures import Bin, Judged, Row, Share, Tally, bins, error, kind_of, shares


class UnderstandsMany(Protocol):
    """An engine: `Understander`, or `nlu.rasa.RasaAlone`."""

    def understand_all(self, asked: Sequence[tuple[str, Language]]) -> list[Understanding]: ...


@dataclass(slots=True)
class Report:
    """`total`, the same by language, by kind and by label, and how often which label was taken
    for which other."""

    total: Tally = field(default_factory=Tally)
    by_language: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_kind: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_label: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_both: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    """By kind and language."""
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    judged: list[Judged] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        return self.total.accuracy

    @property
    def shares(self) -> list[Share]:
        return shares(self.judged)

    @property
    def bins(self) -> list[Bin]:
        return bins(self.judged)

    def add(self, judged: Judged) -> None:
        row, found, spoken = judged.row, judged.found, judged.language.value
        kind = kind_of(row.label)
        for tally in (
            self.total,
            self.by_language[spoken],
            self.by_kind[kind],
            self.by_label[row.label],
            self.by_both[kind, spoken],
        ):
            tally.add(judged)
        if not judged.right:
            self.confusion[row.label, found.label] += 1
        self.judged.append(judged)

    @override
    def __str__(self) -> str:
        lines = [f"accuracy {self.accuracy:.3f} of {self.total.rows}", ""]
        lines += [f"{s.value:6.1%}  {s.said} ({s.hits} of {s.of})" for s in self.shares]
        for found in (self.by_kind, self.by_language):
            lines += ["", f"{'':12}  rows  right  offered  refused  wrong  accuracy"]
            lines += [
                f"{name:12} {t.rows:5}  {t.right:5}  {t.offered:7}  {t.refused:7}  {t.wrong:5}"
                f"  {t.accuracy:8.3f}"
                for name, t in found.items()
            ]
        lines += ["", f"calibration error {error(self.bins):.3f}: of what it said it knew with"]
        lines += [
            f"{b.low:4.1f} to {b.high:.1f}  {b.right:5} of {b.rows:5} were right"
            f" ({b.right / b.rows:4.0%}; promised {b.promised:4.0%})"
            for b in self.bins
            if b.rows
        ]
        lines += [""] if self.confusion else []
        lines += [
            f"{count:4} {truth} taken for {found}"
            for (truth, found), count in self.confusion.most_common(20)
        ]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return {
            "accuracy": round(self.accuracy, 4),
            "figures": {s.name: {"hits": s.hits, "of": s.of} for s in self.shares},
            "calibration_error": round(error(self.bins), 4),
            "total": _counts(self.total),
            "by_language": {key: _counts(tally) for key, tally in self.by_language.items()},
            "by_kind": {key: _counts(tally) for key, tally in self.by_kind.items()},
            "by_label": {key: _counts(tally) for key, tally in self.by_label.items()},
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
    """Rows are `Row`s or pairs of text and label, each asked as if in an English conversation: the
    text alone tells its language."""
    report = Report()
    asked = [row if isinstance(row, Row) else Row(*row) for row in rows]
    found = understander.understand_all([(row.text, Language.EN) for row in asked])
    for row, understood in zip(asked, found, strict=True):
        report.add(Judged(row, understood))
    return report


def _counts(tally: Tally) -> dict[str, float]:
    return {
        "rows": tally.rows,
        "right": tally.right,
        "offered": tally.offered,
        "refused": tally.refused,
        "wrong": tally.wrong,
        "accuracy": round(tally.accuracy, 4),
    }
