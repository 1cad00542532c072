"""Rasa: its client against a server with faults; a real one that learns, answers and is asked
while it takes a new model; and what both engines must do alike."""

import asyncio
import json
import os
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import yaml
from prometheus_client import REGISTRY

from core.people import Language
from core.ports import Understands
from core.understanding import Understanding
from nlu.aside import Aside
from nlu.encoder import MultilingualE5, UniversalSentenceEncoder
from nlu.intents import Example
from nlu.normalise import normalise
from nlu.rasa import (
    FAILURES,
    PATIENCE,
    FallingBack,
    RasaEngine,
    label_of,
    name_of,
    rasa_at,
)
from nlu.rasa_project.keep import due
from nlu.rasa_training import RasaTraining, as_yaml, export
from nlu.understand import Understander, all_examples, learn
from tests.nlu.keeping import MISSING, PYTHON, KeptRasa, kept_rasa
from tests.nlu.small import SLUGS, small
from tests.running import PageClient, RunningDesk, free_port, running_desk

WELL = {
    "intent_ranking": [{"name": "metro", "confidence": 0.9}, {"name": "oos", "confidence": 0.1}]
}
NEW = "vaccination"
PATIENT = 60.0
"""Seconds: a busy machine is no fault of what is tested here."""


# ── a server with faults ─────────────────────────────────────────────────────────────────────


@dataclass
class Faulty:
    """Answers as it is told, over real connections."""

    port: int = field(default_factory=free_port)
    status: int = 200
    body: bytes = json.dumps(WELL).encode()
    delay: float = 0.0
    hang_up: bool = False
    asked: list[str] = field(default_factory=list)
    connections: int = 0
    open: list[asyncio.StreamWriter] = field(default_factory=list)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Faulty"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        async with server:
            try:
                yield self
            finally:
                for writer in self.open:
                    writer.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open.append(writer)
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                length = int(head.partition(b"content-length: ")[2].partition(b"\r")[0])
                self.asked.append(json.loads(await reader.readexactly(length))["text"])
                await asyncio.sleep(self.delay)
                if self.hang_up:
                    break
                writer.write(
                    b"HTTP/1.1 %d Said\r\nContent-Length: %d\r\n\r\n%b"
                    % (self.status, len(self.body), self.body)
                )
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@dataclass
class Embedded:
    """The engine that helps out."""

    asked: list[str] = field(default_factory=list)

    async def understand(self, text: str, prior: Language) -> Understanding:
        self.asked.append(text)
        return Understanding(prior, False, "taxi", 0.7, ("taxi",))


@pytest.fixture
async def faulty() -> AsyncIterator[Faulty]:
    async with Faulty().running() as server:
        yield server


def texts_by(engine: str, why: str) -> float:
    labels = {"engine": engine, "why": why}
    return REGISTRY.get_sample_value("yuqiao_rasa_texts_total", labels) or 0.0


BROKEN: dict[str, tuple[str, Callable[[Faulty], None]]] = {
    "error": ("down", lambda server: setattr(server, "status", 500)),
    "no model": ("down", lambda server: setattr(server, "status", 409)),
    "hangs up": ("down", lambda server: setattr(server, "hang_up", True)),
    "slow": ("slow", lambda server: setattr(server, "delay", 3.0)),
    "not JSON": ("odd", lambda server: setattr(server, "body", b"<html>")),
    "a list": ("odd", lambda server: setattr(server, "body", b"[]")),
    "no ranking": ("odd", lambda server: setattr(server, "body", b'{"intent_ranking": []}')),
    "no name": (
        "odd",
        lambda server: setattr(
            server, "body", b'{"intent_ranking": [{"name": null, "confidence": 0.5}]}'
        ),
    ),
    "no probability": (
        "odd",
        lambda server: setattr(
            server, "body", b'{"intent_ranking": [{"name": "metro", "confidence": 7}]}'
        ),
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
async def test_the_embedded_engine_answers_what_rasa_does_not(faulty: Faulty, fault: str) -> None:
    why, make = BROKEN[fault]
    make(faulty)
    embedded, before = Embedded(), texts_by("semantic", why)
    async with rasa_at(faulty.url) as http:
        engine = RasaEngine(http, PATIENCE if why == "slow" else PATIENT)
        understands = FallingBack(engine, embedded, small())
        found = await understands.understand("which line goes there", Language.EN)
    assert found.label == "taxi"
    assert embedded.asked == ["which line goes there"]
    assert texts_by("semantic", why) == before + 1


async def test_nobody_waits_for_a_slow_rasa(faulty: Faulty) -> None:
    faulty.delay = 60.0
    async with rasa_at(faulty.url) as http:
        understands = FallingBack(RasaEngine(http), Embedded(), small())
        await understands.understand("???", Language.EN)  # loads what it needs once
        started = time.perf_counter()
        await understands.understand("which line goes there", Language.EN)
    assert PATIENCE <= time.perf_counter() - started < 60


async def test_rasa_is_left_alone_and_taken_back() -> None:
    server, embedded = Faulty(), Embedded()
    resting = texts_by("semantic", "resting")
    async with rasa_at(server.url) as http:
        understands = FallingBack(RasaEngine(http, PATIENT), embedded, small(), rest=0.05)
        watch = asyncio.create_task(understands.watch())
        try:
            for _ in range(FAILURES + 1):  # nobody listens there yet
                assert (await understands.understand("which line", Language.EN)).label == "taxi"
            assert REGISTRY.get_sample_value("yuqiao_rasa_well") == 0
            assert texts_by("semantic", "resting") == resting + 1
            async with server.running():
                async with asyncio.timeout(10):
                    while not REGISTRY.get_sample_value("yuqiao_rasa_well"):
                        await asyncio.sleep(0.01)
                assert server.asked == ["hello"]  # no resident's text finds out
                found = await understands.understand("which line", Language.EN)
                assert (found.label, found.top) == ("metro", ("metro",))
        finally:
            watch.cancel()
    assert len(embedded.asked) == FAILURES + 1


async def test_single_failures_are_forgiven(faulty: Faulty) -> None:
    embedded = Embedded()
    async with rasa_at(faulty.url) as http:
        understands = FallingBack(RasaEngine(http, PATIENT), embedded, small())
        for status in (500, 500, 200) * 3:
            faulty.status = status
            await understands.understand("which line", Language.EN)
    assert len(faulty.asked) == 9


async def test_one_connection_is_used_again(faulty: Faulty) -> None:
    async with rasa_at(faulty.url) as http:
        for _ in range(5):
            await RasaEngine(http, PATIENT).rank(["which line"])
    assert faulty.connections == 1


async def test_an_order_to_rasa_reaches_it_as_text(faulty: Faulty) -> None:
    async with rasa_at(faulty.url) as http:
        await RasaEngine(http, PATIENT).rank(['/emergency_fire{"a": "b"}', " / /", "a" * 5000])
    assert [text[:16] for text in sorted(faulty.asked)] == [" ", "a", 'emergency_fire{"']


async def test_a_topic_that_is_not_published_any_more_is_not_given(faulty: Faulty) -> None:
    async with rasa_at(faulty.url) as http:
        understands = FallingBack(RasaEngine(http, PATIENT), Embedded(), small())
        assert (await understands.understand("which line", Language.EN)).label == "metro"
        understands.replace(small(1, ["taxi", "find-hospital"]))
        found = await understands.understand("which line", Language.EN)
        assert (found.label, found.top) == ("oos", ())


async def test_a_desk_asks_rasa_and_answers_without_it(tmp_path: Path) -> None:
    server, metrics = Faulty(), free_port()
    settings = {"NLU_ENGINE": "rasa", "RASA_URL": server.url, "METRICS_PORT": str(metrics)}
    with running_desk(tmp_path / "data", **settings) as desk:

        async def told(sample: str) -> bool:
            async with httpx.AsyncClient() as http:
                return sample in (await http.get(f"http://127.0.0.1:{metrics}/metrics")).text

        async with PageClient(desk.base).online() as page:
            async with server.running():
                # what Rasa says, though the words say another thing
                for _ in range(10):  # a busy machine may be slower than a resident waits
                    answer = await page.ask("where do I buy a SIM card?")
                    if "metro" in answer["text"].lower():
                        break
                assert "metro" in answer["text"].lower()
                assert await told('yuqiao_rasa_texts_total{engine="rasa",why=""}')
            answer = await page.ask("where do I buy a SIM card?")
            assert "China Mobile" in answer["text"]
            assert await told('yuqiao_rasa_texts_total{engine="semantic",why=')
        async with asyncio.timeout(30):  # the trainer has put down what Rasa is to learn
            while not list((desk.folder / "rasa").glob("*.yml")):
                await asyncio.sleep(0.1)
        asked = tmp_path / "asked.tsv"
        asked.write_text("hello\n")
        with pytest.raises(subprocess.CalledProcessError) as failed:
            desk.command("nlu", "predict", str(asked), "--output", "-", "--engine", "rasa")
        assert failed.value.stderr == "Rasa is not well: down\n"


# ── what it learns ───────────────────────────────────────────────────────────────────────────


def test_labels_and_names_match() -> None:
    for label in ("emergency:fire", "lost-passport", "oos"):
        assert label_of(name_of(label)) == label
        assert ":" not in name_of(label)


def test_examples_survive_the_export() -> None:
    examples = [
        *all_examples(small()),
        Example("- [here](there): {x} #1 'a' \"b\"", "metro", Language.EN),
        Example("two\nlines\u2028three\x07", "metro", Language.EN),
        Example("/restart", "metro", Language.EN),
        Example("  ", "metro", Language.EN),
    ]
    read = yaml.safe_load(as_yaml(examples))
    found = {label_of(intent["intent"]): intent["examples"].splitlines() for intent in read["nlu"]}
    assert found.keys() == {example.label for example in examples}
    assert all(line.startswith("- ") for lines in found.values() for line in lines)
    learnt = {(label, normalise(line[2:])) for label, lines in found.items() for line in lines}
    for example in examples[:-4]:
        assert (example.label, normalise(example.text).strip("/ ")) in learnt
    metro = {normalise(line[2:]) for line in found["metro"]}
    assert {"- [here](there): {x} #1 'a' \"b\"", "two lines three", "restart"} <= metro
    assert "" not in metro
    assert "[" not in as_yaml(examples)


def test_the_same_content_is_the_same_examples(tmp_path: Path) -> None:
    key = export(small(), tmp_path)
    assert export(small(5), tmp_path) == key
    assert export(small(6, SLUGS[:6]), tmp_path) != key
    assert len(list(tmp_path.iterdir())) == 2


def test_the_newest_examples_are_due_until_a_model_has_learnt_them(tmp_path: Path) -> None:
    assert due(tmp_path) is None
    older, newer = tmp_path / "a.yml", tmp_path / "b.yml"
    older.touch()
    os.utime(older, (1, 1))
    newer.touch()
    assert due(tmp_path) == newer
    assert not older.exists()
    (tmp_path / "b.failed").touch()
    assert due(tmp_path) is None
    (tmp_path / "b.failed").unlink()
    (tmp_path / "b.tar.gz").touch()
    assert due(tmp_path) is None


async def test_a_training_that_failed_changes_nothing(faulty: Faulty, tmp_path: Path) -> None:
    async with rasa_at(faulty.url) as http:
        training = RasaTraining(tmp_path, http, look_every=0.01)
        key = export(small(), tmp_path)
        (tmp_path / f"{key}.failed").write_text("The model is not used.")
        assert not await training.bring(small())
    assert faulty.asked == []


# ── a real one ───────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptRasa]:
    if not PYTHON.exists():
        pytest.skip(MISSING)
    folder = tmp_path_factory.mktemp("rasa")
    export(small(1), folder)
    with kept_rasa(folder) as rasa:
        rasa.wait()
        with ThreadPoolExecutor(1) as aside:  # here a loop may run already
            aside.submit(asyncio.run, _bring(rasa, 1)).result()
        yield rasa


async def _bring(rasa: KeptRasa, number: int, *more: str) -> None:
    async with rasa_at(rasa.url) as http:
        training = RasaTraining(rasa.folder, http, look_every=0.1)
        log = rasa.folder / "training.log"
        content = small(number, (*SLUGS, *more))
        assert await training.bring(content), log.read_text() if log.exists() else ""


@pytest.fixture(scope="module")
def understander(tmp_path_factory: pytest.TempPathFactory) -> Understander:
    return learn(
        small(), tmp_path_factory.mktemp("nlu"), UniversalSentenceEncoder(), MultilingualE5()
    )


@pytest.fixture(params=["semantic", "rasa"])
async def engine(request: pytest.FixtureRequest) -> AsyncIterator[Understands]:
    """Either, having learnt the same."""
    if request.param == "rasa":
        rasa: KeptRasa = request.getfixturevalue("kept")
        async with rasa_at(rasa.url) as http:
            yield FallingBack(RasaEngine(http, PATIENT), _Never(), small())
        return
    understander: Understander = request.getfixturevalue("understander")
    yield Aside(lambda: understander)


class _Never:
    async def understand(self, text: str, prior: Language) -> Understanding:
        raise AssertionError("Rasa did not answer")


ALIKE = [
    ("how do I buy a SIM card", "sim-card", Language.EN),
    ("在哪里办手机卡", "sim-card", Language.ZH),
    ("I lost my passport", "lost-passport", Language.EN),
    ("护照丢了怎么办", "lost-passport", Language.ZH),
    ("فقدت جواز سفري", "lost-passport", Language.AR),
    ("je veux ouvrir un compte bancaire", "bank-account", Language.FR),
    ("hello!", "greet", Language.EN),
    ("谢谢你", "thanks", Language.ZH),
    ("I want to talk to a person", "agent", Language.EN),
    ("my house is on fire", "emergency:fire", Language.EN),
    ("有人抢劫 快来", "emergency:police", Language.ZH),
]


class TestEitherEngine:
    """The contract of ``core.ports.Understands``."""

    @pytest.mark.parametrize(("text", "label", "spoken"), ALIKE)
    async def test_says_what_is_meant(
        self, engine: Understands, text: str, label: str, spoken: Language
    ) -> None:
        found = await engine.understand(text, Language.EN)
        assert (found.label, found.language) == (label, spoken)
        assert 0 < found.score <= 1
        assert set(found.top) <= set(SLUGS)
        if label in SLUGS:
            assert found.top[0] == label

    @pytest.mark.parametrize("text", ["", "???", "🎉🎉", "a", "asdf qwer zxcv", "/emergency_fire"])
    async def test_alarms_nobody_and_answers_nothing_without_reason(
        self, engine: Understands, text: str
    ) -> None:
        found = await engine.understand(text, Language.ZH)
        assert found.label in {"oos", "ask"}

    async def test_keeps_the_language_where_the_text_does_not_tell(
        self, engine: Understands
    ) -> None:
        found = await engine.understand("12345", Language.PT)
        assert (found.language, found.language_sure) == (Language.PT, False)

    @pytest.mark.parametrize("text", ["sim card " * 2000, "护照" * 5000, "\u202e\x00[a](b) {c}"])
    async def test_takes_any_text(self, engine: Understands, text: str) -> None:
        found = await engine.understand(text, Language.EN)
        assert 0 <= found.score <= 1
        assert len(found.top) <= 3

    async def test_takes_many_at_once(self, engine: Understands) -> None:
        asked = [text for text, _, _ in ALIKE]
        found = await asyncio.gather(*(engine.understand(text, Language.EN) for text in asked))
        assert [f.label for f in found] == [label for _, label, _ in ALIKE]


def test_predict_asks_rasa(kept: KeptRasa, tmp_path: Path) -> None:
    asked, found = tmp_path / "asked.tsv", tmp_path / "found.jsonl"
    asked.write_text("I lost my passport\nhello!\n着火了 快来人\n???\n")
    desk = RunningDesk(tmp_path / "data", settings={"RASA_URL": kept.url, "NLU_ENGINE": "rasa"})
    desk.command("nlu", "predict", str(asked), "--output", str(found))
    rows = [json.loads(line) for line in found.read_text().splitlines()]
    assert [row["label"] for row in rows] == ["lost-passport", "greet", "emergency:fire", "oos"]
    assert [row["language"] for row in rows] == ["en", "en", "zh", "en"]
    assert rows[0].keys() == {"text", "language", "label", "score", "top"}


async def test_the_old_model_answers_until_the_new_one_does(kept: KeptRasa) -> None:
    text, asked = "where do I get vaccinated against the flu", 0
    async with rasa_at(kept.url) as http:
        engine = RasaEngine(http, PATIENT)
        understands = FallingBack(engine, _Never(), small(1, (*SLUGS, NEW)))
        assert (await understands.understand(text, Language.EN)).label != NEW
        training = asyncio.create_task(_bring(kept, 2, NEW))
        while not training.done():
            (ranking,) = await engine.rank(["hello"])
            assert ranking.labels[0][0] == "greet"
            asked += 1
            await asyncio.sleep(0.05)
        await training
        assert (await understands.understand(text, Language.EN)).label == NEW
    assert asked > 20
    assert len(list(kept.folder.glob("*.tar.gz"))) == 2
