"""How well questions that were never learnt are understood: the seed's trial questions."""

import tempfile
import time
from pathlib import Path
from typing import Any

from core.people import Language
from faq.entry import Content
from faq.exchange import SEED, read_folder
from nlu.encoder import MultilingualE5, UniversalSentenceEncoder
from nlu.evaluate import evaluate
from nlu.figures import Row, Tally
from nlu.intents import read_intents
from nlu.understand import learn
from tests.bench.table import table


def understanding() -> None:
    topics = tuple(read_folder(SEED))
    content = Content(0, topics, tuple(read_intents()))
    rows = [
        Row(text, topic.slug, spoken)
        for topic in topics
        for spoken, words in topic.texts.items()
        for text in words.trials
    ]
    with tempfile.TemporaryDirectory(prefix="yuqiao-bench-") as folder:
        started = time.perf_counter()
        understander = learn(content, Path(folder), UniversalSentenceEncoder(), MultilingualE5())
        learnt = time.perf_counter() - started
        report = evaluate(understander, rows)
    print(
        f"{len(rows):,} trial questions of {len(topics)} topics, never learnt; "
        f"learning took {learnt:.0f} s"
    )
    head = ["", "questions", "answered", "among the buttons", "refused", "wrong topic"]
    shown = [_row(code.value, report.by_language[code.value]) for code in Language]
    print(table(head, [*shown, _row("all", report.total)]))


def _row(name: str, tally: Tally) -> list[Any]:
    shares = (tally.right, tally.offered, tally.refused, tally.wrong)
    return [name, tally.rows, *(f"{share / tally.rows:.0%}" for share in shares)]
