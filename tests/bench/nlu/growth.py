"""What more topics cost. The topics beyond the seed's are made of its phrasings: each has two
parents among the seed's topics, and a phrasing of it, in each language, is the first half of one
parent's words and the second half of the other's. So they are as long, as mixed and as like each
other as real ones, or more."""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.people import Language
from faq.entry import Topic
from nlu.encoder import MultilingualE5, UniversalSentenceEncoder, Vectors, unit
from nlu.evaluate import evaluate
from nlu.fitting import fit
from nlu.intents import Example
from nlu.model import About
from nlu.normalise import clean
from nlu.understand import Understander, all_examples
from nlu.vectors import Remembered
from tests.bench.nlu.common import (
    KEPT,
    folder,
    processor,
    progress,
    seed,
    slugs,
    trials,
    understanding,
)
from tests.bench.nlu.serving import asked
from tests.bench.table import milliseconds, table
from tests.running import ROOT

SIZES = (87, 250, 500, 1_000, 2_000)
FEW = 3
"""Phrasings of a made topic in each language."""
PATIENCE = 300
"""Seconds of processor that a size may take; what takes longer is said to."""
MOST_MEMORY = 12 << 30
TRIED = 200
"""Messages."""


class Mixed:
    """The costly encoder of made phrasings: between their parents'. Encoding them as well would
    say nothing of learning and take an hour."""

    spec = "mixed"
    id = MultilingualE5.id

    def __init__(self, vectors: dict[str, Vectors]) -> None:
        self._vectors = vectors
        self._real = MultilingualE5()

    def encode(self, texts: Sequence[str]) -> Vectors:
        found = [self._vectors.get(text) for text in texts]
        missing = [text for text, vector in zip(texts, found, strict=True) if vector is None]
        real = iter(self._real.encode(missing) if missing else ())
        return np.stack([next(real) if vector is None else vector for vector in found])


def made(topics: Sequence[Topic], number: int) -> list[tuple[Example, str, str]]:
    """Examples of that many further topics, each with the phrasings it was made of."""
    chance = random.Random(1)
    found = []
    for place in range(number):
        one, other = chance.sample(topics, 2)
        for spoken in Language:
            firsts, seconds = (t.texts[spoken].phrasings for t in (one, other))
            for _ in range(FEW):
                first, second = chance.choice(firsts), chance.choice(seconds)
                text = _joined(first, second, spoken)
                found.append((Example(text, f"made-{place}", spoken), first, second))
    return found


def _joined(first: str, second: str, spoken: Language) -> str:
    if spoken in (Language.ZH, Language.JA):
        return first[: (len(first) + 1) // 2] + second[len(second) // 2 :]
    ones, others = first.split(), second.split()
    return " ".join([*ones[: (len(ones) + 1) // 2], *others[len(others) // 2 :]])


def growth() -> None:
    rows: list[list[str]] = []
    for size in SIZES:
        if rows and len(rows[-1]) == 2:
            rows.append([f"{size:,}", "not tried, then"])
            continue
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.nlu.growth", str(size)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stderr.strip().rpartition("\n")[2]
        if done.returncode == 0:
            rows.append([f"{size:,}", *json.loads(done.stdout)])
        elif "MemoryError" in said or "allocate memory" in said:
            rows.append([f"{size:,}", f"more than {MOST_MEMORY >> 30} GB"])
        elif done.returncode < 0:
            rows.append([f"{size:,}", f"more than {PATIENCE} s of processor"])
        else:
            raise RuntimeError(done.stderr)
        progress(f"{size} topics: {', '.join(rows[-1][1:])}", started)
    width = max(len(row) for row in rows)
    print(f"More topics: the seed's, and made ones with {FEW} phrasings a language")
    head = ["topics", "examples", "learning, s", "processor, s", "its memory, MB", "model, MB"]
    head += ["a message, processor ms", "trials answered"]
    print(table(head[:width], [[*row, *[""] * (width - len(row))] for row in rows]))


def _grown(size: int) -> list[str]:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    content = seed()
    more = made(content.topics, size - len(content.topics))
    cheap, e5 = UniversalSentenceEncoder(), MultilingualE5()
    phrases = sorted({clean(text) for _, *parents in more for text in parents})
    known = Remembered(KEPT / "parents").encode(phrases, e5) if phrases else ()
    parents = dict(zip(phrases, known, strict=True))
    costly = Mixed(
        {
            clean(example.text): unit((parents[clean(one)] + parents[clean(other)])[None])[0]
            for example, one, other in more
        }
    )
    examples = [*all_examples(content), *(example for example, _, _ in more)]
    about = About("grown", 0, "", len(examples), len(examples))
    with folder() as name:
        memory = Remembered(name)
        for encoder in (cheap, costly):  # not what is measured
            memory.encode([clean(example.text) for example in examples], encoder)
        wall, cpu = time.monotonic(), processor()
        model = fit(examples, cheap, costly, memory, about)
        wall, cpu = time.monotonic() - wall, processor() - cpu
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size_of = sum(array.nbytes for array in model.arrays().values()) / 2**20
    topics = slugs(content) | {example.label for example, _, _ in more}
    understander = Understander(replace(model, costly=e5).rank, topics, model.limits)
    texts = [row.text for row in asked(content)][:TRIED]
    understander.understand_all([("warm", Language.EN), ("wxqz jkvb", Language.EN)])
    used = time.thread_time()
    for text in texts:
        understander.understand(text, Language.EN)
    each = (time.thread_time() - used) / len(texts)
    report = evaluate(understanding(model, content), trials(content))
    return [
        f"{len(examples):,}",
        f"{wall:.0f}",
        f"{cpu:.0f}",
        f"{most:.0f}",
        f"{size_of:.0f}",
        milliseconds(each),
        f"{report.accuracy:.1%}",
    ]


if __name__ == "__main__":
    print(json.dumps(_grown(int(sys.argv[1]))))
