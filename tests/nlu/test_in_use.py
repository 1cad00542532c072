"""Models on the command line, and a running desk that takes what is chosen there."""

import asyncio
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from core.people import Language
from faq.exchange import SEED, read_topic, write_folder
from tests.running import PageClient, RunningDesk, running_desk

SLUG = "sim-card"
WORDS = "zyxt plomb quafir"
"""What nobody would take for anything, unless it was taught."""
WITHIN = 180.0


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a topic of the seed that has one more phrasing."""
    topic = read_topic(SEED / f"{SLUG}.yaml")
    words = topic.texts[Language.EN]
    more = replace(words, phrasings=(*words.phrasings, WORDS))
    folder = tmp_path_factory.mktemp("taught")
    write_folder(folder, [replace(topic, texts={**topic.texts, Language.EN: more})])
    return folder


async def until(desk: RunningDesk, wanted: bool) -> None:
    """Asks until those words are given the topic's answer, or are not."""
    answer = read_topic(SEED / f"{SLUG}.yaml").texts[Language.EN].answer[:40]
    async with asyncio.timeout(WITHIN), PageClient(desk.base).online() as page:
        while True:
            said = await page.ask(text=WORDS)
            if (answer in said["text"]) is wanted:
                return
            await asyncio.sleep(4)  # residents may not ask faster for long


def listed(desk: RunningDesk) -> dict[str, str]:
    """Lines by key."""
    lines = desk.command("nlu", "models").splitlines()
    return {line.split()[0]: line for line in lines}


async def test_a_running_desk_goes_back_and_forth(tmp_path: Path, taught: Path) -> None:
    with running_desk(tmp_path / "data") as desk:
        assert "zh " in desk.command("nlu", "train")
        (before,) = [key for key, line in listed(desk).items() if " in use " in line]
        await until(desk, False)
        desk.command("faq", "import", str(taught))
        await until(desk, True)
        lines = listed(desk)
        assert " in use " not in lines[before]
        desk.command("nlu", "use", before)
        await until(desk, False)
        assert " pinned " in listed(desk)[before]
        assert before in desk.command("nlu", "train")
        desk.command("nlu", "use", "latest")
        await until(desk, True)
        assert " pinned " not in listed(desk)[before]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nlu", "models"], "no model is kept"),
        (["nlu", "use", "feed"], "0 models are kept whose key begins with 'feed'"),
        (["nlu", "evaluate", "missing.tsv"], "missing.tsv"),
        (["nlu", "evaluate", "README.md"], "README.md, row 1: a text, a tab and a label"),
        (["nlu", "predict", "missing.tsv", "--output", "out.jsonl"], "missing.tsv"),
    ],
)
def test_a_failure_is_one_line(tmp_path: Path, arguments: list[str], said: str) -> None:
    desk = RunningDesk(tmp_path / "data")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        desk.command(*arguments)
    lines = failed.value.stderr.splitlines()
    assert len(lines) == 1, lines
    assert said in lines[0]
    assert failed.value.returncode == 1
