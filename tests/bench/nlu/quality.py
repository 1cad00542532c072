"""How well it understands what nobody taught it, in tables and pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from core.people import Language
from faq.entry import Content
from nlu import charts
from nlu.deciding import Limits, Ranking, decide
from nlu.emergency import seed_rules
from nlu.evaluate import Report, evaluate
from nlu.figures import KINDS, Row, Tally, error, kind_of
from nlu.intents import ASK, OOS
from nlu.labelled import read_rows
from tests.bench.nlu.common import keep_picture, learnt, seed, slugs, understanding
from tests.bench.table import table
from tests.running import ROOT

UNSEEN = ROOT / "tests" / "nlu" / "unseen"
PHRASINGS = (2, 4, 8, 12, None)
"""None for all."""
WORST = 15


PATH = (
    ("What is read", "2,000 characters, nothing that nobody sees", ""),
    ("Which language", "script, a small model, small words", "the reply's language"),
    ("Emergencies, by words", "before any model", "alarm"),
    ("What it resembles", "quick encoder, letters, nearest phrasing", ""),
    ("How probable each meaning is", "fitted on what was held out", "sure: no more is asked"),
    ("The costly encoder", "only where it is not sure", ""),
    ("What is done", "by limits of the language", "alarm, answer, question, refusal"),
)


def path() -> None:
    keep_picture("path", charts.alone(charts.flow(PATH, "How a message is understood")))


def rows() -> list[Row]:
    """Nobody tunes anything by these: they would not be unseen any more."""
    return read_rows(sorted(UNSEEN.glob("*.tsv")))


def unseen() -> None:
    content = seed()
    report = evaluate(understanding(learnt(content), content), rows())
    kinds = [kind for kind in KINDS if kind in report.by_kind]
    print(f"{report.total.rows:,} messages that nobody taught it")
    shares = [[s.said, f"{s.value:.1%}", f"{s.hits} of {s.of}"] for s in report.shares]
    print(table(["", "share", "messages"], shares))
    print()
    print("Understood rightly, by kind and language")
    print(
        table(
            ["", *Language, "all"],
            [
                [
                    kind,
                    *(f"{report.by_both[kind, code.value].accuracy:.0%}" for code in Language),
                    f"{report.by_kind[kind].accuracy:.0%}",
                ]
                for kind in kinds
            ],
        )
    )
    print()
    print(f"The {WORST} labels that are understood least")
    worst = sorted(report.by_label.items(), key=lambda item: (item[1].accuracy, item[0]))[:WORST]
    head = ["", "messages", "right", "among the buttons", "refused", "wrong"]
    print(table(head, [[label, t.rows, *_counts(t).values()] for label, t in worst]))
    print()
    print(f"Promise and truth are {100 * error(report.bins):.1f} points apart on average")
    _pictures(report)


def _pictures(report: Report) -> None:
    by_language = {code.value: _counts(report.by_language[code.value]) for code in Language}
    by_kind = {kind: _counts(tally) for kind, tally in report.by_kind.items()}
    ordered = {kind: by_kind[kind] for kind in KINDS if kind in by_kind}
    for name, svg in {
        "languages": charts.stacked(by_language, "What became of unseen messages, by language"),
        "kinds": charts.stacked(ordered, "What became of unseen messages, by kind"),
        "reliability": charts.reliability(report.bins, "How often it is right when it is sure"),
    }.items():
        keep_picture(name, charts.alone(svg))


def _counts(tally: Tally) -> dict[str, int]:
    return {name: getattr(tally, name) for name, _, _ in charts.OUTCOMES}


def threshold() -> None:
    """What would become of topics' and strangers' questions if it took more, or less, to answer."""
    content = seed()
    model = learnt(content)
    ours = understanding(model, content)
    asked = [row for row in rows() if kind_of(row.label) in ("topic", OOS)]
    rankings = ours._rank([row.text for row in asked])
    at = [n / 20 for n in range(21)]
    curves = [_decided(content, asked, rankings, model.limits, least) for least in at]
    names = (
        "topics answered rightly",
        "topics asked back",
        "topics refused",
        "topics answered wrongly",
        "questions for others that are answered",
    )
    lines = dict(zip(names, zip(*curves, strict=True), strict=True))
    used = float(np.mean([limits.answer for limits in model.limits.values()]))
    print("Topics and questions for others, by the least probability of an answer; per cent")
    shown = [
        [f"{least:.0%}", *(f"{v:.0%}" for v in c)] for least, c in zip(at, curves, strict=True)
    ]
    head = ["least", "right", "asked back", "refused", "wrong", "others', answered"]
    print(table(head, shown[::2]))
    print(f"Fitted, on average over the languages: {used:.0%}")
    title = "Answered, asked, refused: by the least probability of an answer"
    across = "least probability of an answer (dashed: as fitted)"
    svg = charts.lines(lines, at, title, across=across, ideal=used)
    keep_picture("threshold", charts.alone(svg))


def _decided(
    content: Content,
    asked: Sequence[Row],
    rankings: Sequence[Ranking],
    limits: Mapping[Language, Limits],
    least: float,
) -> list[float]:
    """Of topics, four shares; and of questions for others the share that is answered."""
    topics, counted, strangers, answered = slugs(content), [0, 0, 0, 0], 0, 0
    for row, ranking in zip(asked, rankings, strict=True):
        own = replace(limits.get(row.language or Language.EN) or Limits(), answer=least)
        label, *_ = decide(row.text, ranking, topics, own, seed_rules())
        if row.label == OOS:
            strangers += 1
            answered += label in topics
        else:
            outcome = 1 if label == ASK else 2 if label == OOS else 0 if label == row.label else 3
            counted[outcome] += 1
    return [*(count / sum(counted) for count in counted), answered / strangers]


def learning() -> None:
    """How many phrasings it takes."""
    asked = [row for row in rows() if kind_of(row.label) == "topic"]
    found: list[Tally] = []
    for most in PHRASINGS:
        content = _cut(seed(), most)
        found.append(evaluate(understanding(learnt(content), content), asked).total)
        print(f"  … {most or 'all'} phrasings", flush=True)
    marks = [str(most or "all") for most in PHRASINGS]
    lines = {
        "answered rightly, or among the buttons": [
            (t.right + t.offered) / t.rows for t in found
        ],
        "answered rightly": [t.accuracy for t in found],
        "answered wrongly": [t.wrong_rate for t in found],
    }  # fmt: skip
    print(f"{len(asked):,} unseen questions, by phrasings of a topic in each language; per cent")
    print(
        table(["", *marks], [[name, *(f"{v:.0%}" for v in line)] for name, line in lines.items()])
    )
    svg = charts.lines(
        lines,
        list(range(len(marks))),
        "How many phrasings it takes",
        across="phrasings of a topic in each language",
        marks=marks,
    )
    keep_picture("learning", charts.alone(svg))


def _cut(content: Content, most: int | None) -> Content:
    """With so many phrasings of each topic, in each language; the intents whole."""
    topics = tuple(
        replace(
            topic,
            texts={
                spoken: replace(words, phrasings=words.phrasings[:most])
                for spoken, words in topic.texts.items()
            },
        )
        for topic in content.topics
    )
    return replace(content, topics=topics)
