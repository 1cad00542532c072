"""What a message costs in Rasa: on the pipeline it suggests, and on ours."""

import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from faq.entry import Content
from nlu.rasa_training import RasaTraining, export
from tests.bench.table import milliseconds, percentile, table
from tests.nlu.keeping import MISSING, PYTHON, kept_rasa
from tests.nlu.small import small
from tests.running import children

DEFAULT = Path(__file__).parent / "rasa_default.yml"
MESSAGES = 1_000
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Figures:
    learnt: float
    """Seconds of training, with the start of its process."""
    p50: float
    """Seconds of `POST /model/parse`, one after the other."""
    p95: float
    cpu: float
    """Seconds of the server's processor a message."""
    a_core: float
    """Messages a second that one core of the server can do."""
    at_once: float
    """Messages a second, several asked at once, ourselves on another core."""
    memory: int
    """Bytes of the server."""


def figures(content: Content, asked: Sequence[str], *arguments: str) -> Figures:
    """Of a model that has learnt `content`; `arguments` are of `nlu/rasa_project/train.py`."""
    with tempfile.TemporaryDirectory(prefix="yuqiao-bench-") as name:
        folder = Path(name)
        with kept_rasa(folder, *arguments) as rasa:
            rasa.wait()
            assert rasa.process is not None
            (server,) = children(rasa.process.pid)
            started = time.perf_counter()
            export(content, folder)
            asyncio.run(_learn(rasa.url, content, folder))
            learnt = time.perf_counter() - started
            return asyncio.run(_ask(rasa.url, server, asked, learnt))


async def _learn(url: str, content: Content, folder: Path) -> None:
    async with httpx.AsyncClient(base_url=url, trust_env=False) as http:
        if not await RasaTraining(folder, http, look_every=0.1).bring(content):
            raise RuntimeError((folder / "training.log").read_text()[-500:])


async def _ask(url: str, server: int, asked: Sequence[str], learnt: float) -> Figures:
    texts = [asked[i % len(asked)] for i in range(MESSAGES)]
    took: list[float] = []
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=10) as http:

        async def parse(text: str) -> None:
            started = time.perf_counter()
            answer = await http.post("/model/parse", json={"text": text})
            took.append(time.perf_counter() - started)
            answer.raise_for_status()

        for text in texts[:50]:
            await parse(text)
        took.clear()
        before = _cpu(server)
        for text in texts:
            await parse(text)
        cpu = (_cpu(server) - before) / len(texts)
        p50, p95 = percentile(took, 0.5), percentile(took, 0.95)
        free = asyncio.Semaphore(AT_ONCE)

        async def one_of_many(text: str) -> None:
            async with free:
                await parse(text)

        started = time.perf_counter()
        await asyncio.gather(*map(one_of_many, texts))
        at_once = len(texts) / (time.perf_counter() - started)
    return Figures(learnt, p50, p95, cpu, 1 / cpu, at_once, _memory(server))


def _cpu(pid: int) -> float:
    """Seconds of processor that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> int:
    resident = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return int(resident) * os.sysconf("SC_PAGE_SIZE")


def rasa() -> None:
    if not PYTHON.exists():
        print(f"Rasa is left out: {MISSING}")
        return
    content = small()
    asked = [t for topic in content.topics for w in topic.texts.values() for t in w.trials]
    pipelines = {
        "Rasa's: n-grams, DIET": figures(content, asked, "--config", str(DEFAULT)),
        "ours: n-grams, sentence encoder, regression": figures(content, asked),
    }
    print(f"Rasa 3.6, {len(content.topics)} topics, {MESSAGES:,} messages over HTTP")
    head = ["", "learnt", "p50", "p95", "processor", "a core", f"{AT_ONCE} at once", "memory"]
    print(
        table(
            head,
            [
                [
                    name,
                    f"{found.learnt:.0f} s",
                    f"{milliseconds(found.p50)} ms",
                    f"{milliseconds(found.p95)} ms",
                    f"{milliseconds(found.cpu)} ms",
                    f"{found.a_core:.0f}/s",
                    f"{found.at_once:.0f}/s",
                    f"{found.memory / 2**20:.0f} MB",
                ]
                for name, found in pipelines.items()
            ],
        )
    )
