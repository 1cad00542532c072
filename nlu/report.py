"""The report of an evaluation as one HTML file that an editor can read: nothing is loaded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from markupsafe import Markup

from core.people import Language
from nlu import charts
from nlu.evaluate import Report
from nlu.figures import KINDS, Judged, Tally, error, kind_of
from nlu.intents import ASK, EMERGENCIES, OOS

if TYPE_CHECKING:
    from jinja2 import Template

PAIRS = 60
"""Confused pairs that are listed."""
EXAMPLES = 3
"""Texts that are shown of a pair."""
KIND_WORDS = {
    "topic": "Topics",
    "emergency": "Emergencies",
    "lookalike": "Only like an emergency",
    "person": "A person is wanted",
    "video": "A video call is wanted",
    "small talk": "Greetings, thanks, goodbyes",
    "oos": "For another service",
}
RIGHT_TO_LEFT = {Language.AR}


@dataclass(frozen=True, slots=True)
class Origin:
    """What was measured, and when."""

    files: Sequence[str]
    model: str
    """The key of the model; empty for another engine."""
    content: int
    """The number of what is published; 0 for the seed."""
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """A label that was taken for another, and texts that show it."""

    expected: str
    found: str
    count: int
    examples: Sequence[Judged]


def render(report: Report, origin: Origin) -> str:
    """The page."""
    misses = sorted(
        (j for j in report.judged if not j.right),
        key=lambda j: (KINDS.index(kind_of(j.row.label)), j.row.label, j.language),
    )
    spoken = [code for code in Language if code.value in report.by_language]
    kinds = [kind for kind in KINDS if kind in report.by_kind]
    return _template().render(
        origin=origin,
        report=report,
        shares=report.shares,
        spoken=spoken,
        names={code: Locale.parse(code.value).english_name for code in spoken},
        kinds=kinds,
        kind_words=KIND_WORDS,
        kind_of=kind_of,
        labels=_worst_first(report.by_label),
        pairs=_pairs(report),
        misses=misses,
        became=_became,
        right_to_left=RIGHT_TO_LEFT,
        error=error(report.bins),
        bars=Markup(charts.stacked(_counts(report, spoken), "What became of the messages")),
        reliability=Markup(charts.reliability(report.bins, "Promised and kept")),
        matrix=Markup(_matrix(report)),
    )


def _counts(report: Report, spoken: Sequence[Language]) -> Mapping[str, Mapping[str, int]]:
    tallies = {code.value: report.by_language[code.value] for code in spoken}
    return {
        name: {outcome: getattr(tally, outcome) for outcome, _, _ in charts.OUTCOMES}
        for name, tally in (tallies | {"all": report.total}).items()
    }


def _worst_first(by_label: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
    return sorted(by_label.items(), key=lambda item: (item[1].accuracy, item[0]))


def _pairs(report: Report) -> list[Pair]:
    texts: dict[tuple[str, str], list[Judged]] = {}
    for judged in report.judged:
        if not judged.right:
            texts.setdefault((judged.row.label, judged.found.label), []).append(judged)
    return [
        Pair(truth, found, count, texts[truth, found][:EXAMPLES])
        for (truth, found), count in report.confusion.most_common(PAIRS)
    ]


def _matrix(report: Report) -> str:
    counts = Counter((j.row.label, j.found.label) for j in report.judged)
    truths = {truth for truth, _ in counts}

    def order(label: str) -> tuple[int, str]:
        return KINDS.index(kind_of(label)), label

    rows = sorted(truths, key=order)
    others = sorted({found for _, found in counts} - truths - {ASK}, key=order)
    return charts.matrix(rows, [*rows, *others, ASK], counts, "Every label, expected against found")


def _became(judged: Judged) -> str:
    """In an editor's words."""
    label = judged.found.label
    if label == ASK:
        return f"asked back: {', '.join(judged.found.top)}"
    if label == OOS:
        return "not answered"
    return f"alarm: {label}" if label in EMERGENCIES else label


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    return environment.get_template("report.html")
