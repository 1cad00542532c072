"""What a message costs: alone, many at once, in memory; what the costly encoder is asked for."""

import asyncio
import itertools
import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from prometheus_client import REGISTRY

from core.people import Language
from faq.entry import Content
from nlu.aside import Aside
from nlu.evaluate import evaluate
from nlu.figures import Row
from nlu.model import SURE
from nlu.understand import Understander
from tests.bench.desk import proportional_set_size
from tests.bench.nlu.common import learnt, processor, seed, slugs, trials, understanding
from tests.bench.table import milliseconds, percentile, table
from tests.nlu.test_odd_input import ODD
from tests.running import ROOT

EACH = 60
"""Messages of a language that are asked one by one."""
UNDER_LOAD = 800
CONVERSATIONS = (1, 8, 16)
TRIES = 3


def asked(content: Content) -> list[Row]:
    """The same every time: trial questions of every language, shuffled."""
    chance = random.Random(1)
    rows = trials(content)
    picked = [
        row
        for spoken in Language
        for row in chance.sample([r for r in rows if r.language is spoken], EACH)
    ]
    chance.shuffle(picked)
    return picked


def real(content: Content) -> Understander:
    """As a worker has it."""
    model = learnt(content)
    understander = Understander(model.rank, slugs(content), model.limits)
    understander.understand_all([("warm", Language.EN), ("wxqz jkvb", Language.EN)])
    return understander


def message() -> None:
    content = seed()
    understander, took = real(content), []
    for row in asked(content):
        before, wall, cpu = _costly(), time.perf_counter(), time.thread_time()
        understander.understand(row.text, row.language or Language.EN)
        took.append(
            (time.perf_counter() - wall, time.thread_time() - cpu, _costly() > before)
        )  # fmt: skip
    print(f"One message after the other, {len(took)} in nine languages; milliseconds")
    head = ["", "messages", "p50", "p95", "processor p50", "processor p95"]
    rows = [
        _times("all", took, len(took)),
        _times("the quick encoder was sure", [t for t in took if not t[2]], len(took)),
        _times("the costly one was asked too", [t for t in took if t[2]], len(took)),
    ]
    print(table(head, rows))


def _costly() -> float:
    return REGISTRY.get_sample_value("yuqiao_nlu_texts_total", {"stage": "full"}) or 0.0


def _times(name: str, took: Sequence[tuple[float, float, bool]], of: int) -> list[str]:
    walls, cpus = [t[0] for t in took], [t[1] for t in took]
    shares = [percentile(v, p) for v in (walls, cpus) for p in (0.5, 0.95)]
    return [name, f"{len(took)} ({len(took) / of:.0%})", *map(milliseconds, shares)]


def cascade() -> None:
    content, rows = seed(), []
    model, tried = learnt(content), trials(content)
    for name, sure in (("never", 0.0), (f"below {SURE}, as it is", SURE), ("always", 1.01)):
        before = _costly()
        report = evaluate(understanding(model, content, sure=sure), tried)
        seen, total = _costly() - before, report.total
        shares = (seen, total.right, total.offered, total.refused, total.wrong)
        rows.append([name, *(f"{share / total.rows:.1%}" for share in shares)])
    print(f"When the costly encoder is asked: {len(tried):,} trial questions, never learnt")
    head = ["asked", "of texts", "answered", "among the buttons", "refused", "wrong"]
    print(table(head, rows))


def load() -> None:
    content = seed()
    understander, texts = real(content), [row.text for row in asked(content)]
    rows = [_load(understander, texts, at_once) for at_once in CONVERSATIONS]
    print(f"Conversations that each wait for their answer, {UNDER_LOAD} messages in all")
    head = ["at once", "messages/s", "messages/s of processor", "wait p50", "wait p95"]
    print(table(head, rows))
    print()
    _beside_rasa()


def _load(understander: Understander, texts: Sequence[str], at_once: int) -> list[str]:
    waits: list[float] = []

    async def run() -> tuple[float, float]:
        aside = Aside(lambda: understander)
        await aside.loaded()
        messages = iter(itertools.islice(itertools.cycle(texts), UNDER_LOAD))

        async def converse() -> None:
            for text in messages:
                started = time.perf_counter()
                await aside.understand(text, Language.EN)
                waits.append(time.perf_counter() - started)

        started, cpu = time.perf_counter(), time.process_time()
        await asyncio.gather(*[converse() for _ in range(at_once)])
        return time.perf_counter() - started, time.process_time() - cpu

    wall, cpu = asyncio.run(run())
    shown = [f"{UNDER_LOAD / wall:.0f}", f"{UNDER_LOAD / cpu:.0f}"]
    return [
        str(at_once),
        *shown,
        *(f"{milliseconds(percentile(waits, p))} ms" for p in (0.5, 0.95)),
    ]


def _beside_rasa() -> None:
    """Both with the same few topics, which Rasa's default pipeline learns in minutes."""
    try:
        rasa = import_module("tests.bench.rasa")
    except ImportError:
        print("Beside Rasa: not in this checkout.")
        return
    if not rasa.PYTHON.exists():
        print("Beside Rasa: its environment is not there: make rasa")
        return
    content: Content = import_module("tests.nlu.small").small()
    texts = [row.text for row in trials(content)]
    theirs = rasa.figures(content, texts, "--config", str(rasa.DEFAULT))
    started = time.perf_counter()
    understander = real(content)
    took = time.perf_counter() - started
    alone, eight = (_load(understander, texts, n) for n in (1, 8))
    head = ["", "learnt", "p50", "p95", "messages/s of processor", "8 at once, messages/s"]
    print(f"Beside Rasa's /model/parse on its default pipeline, {len(content.topics)} topics")
    print(
        table(
            head,
            [
                ["embedded", f"{took:.0f} s", *alone[3:], alone[2], eight[1]],
                [
                    "Rasa",
                    f"{theirs.learnt:.0f} s",
                    f"{milliseconds(theirs.p50)} ms",
                    f"{milliseconds(theirs.p95)} ms",
                    f"{theirs.a_core:.0f}",
                    f"{theirs.at_once:.0f}",
                ],
            ],
        )
    )


def memory() -> None:
    learnt(seed())
    found = json.loads(
        subprocess.run(
            [sys.executable, "-m", "tests.bench.nlu.serving"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    print("Memory of a process that understands (PSS), MB")
    print(table(["", "MB"], [[name, f"{value:.0f}"] for name, value in found.items()]))


def _remembered() -> None:
    """In a process of its own: prints what it holds, step by step."""
    pid, content = int(Path("/proc/self").resolve().name), seed()
    found = {"with the content read": proportional_set_size(pid)}
    understander = real(content)
    found["with the model and both encoders"] = proportional_set_size(pid)
    for row in asked(content):
        understander.understand(row.text, Language.EN)
    found["after 540 messages"] = proportional_set_size(pid)
    understander.understand_all([(row.text, Language.EN) for row in asked(content)])
    found["after 540 messages at once"] = proportional_set_size(pid)
    print(json.dumps(found))


def odd() -> None:
    """What nobody should write."""
    understander, rows = real(seed()), []
    for name, text in ODD.items():
        took = []
        for _ in range(TRIES):
            wall, cpu = time.perf_counter(), processor()
            understander.understand(text, Language.EN)
            took.append((time.perf_counter() - wall, processor() - cpu))
        rows.append(
            [name, f"{len(text):,}", *(milliseconds(min(t[n] for t in took)) for n in (0, 1))]
        )
    print(f"What nobody should write, the best of {TRIES}; milliseconds")
    print(table(["", "characters", "", "processor"], rows))


if __name__ == "__main__":
    _remembered()
