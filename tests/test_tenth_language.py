"""A tenth language, added in a copy of the checkout: Vietnamese, by what `scripts/add-language`
does and a few texts; the desk that comes of it, as a resident meets it."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from core.clock import CITY, SystemClock
from faq.checking import check
from faq.exchange import SEED, read_folder
from tests.running import ROOT, PageClient, RunningDesk, running

GIVEN = ROOT / "tests/payloads/vietnamese"
TEXTS = {path.stem: yaml.safe_load(path.read_text()) for path in sorted(GIVEN.glob("*.yaml"))}
UNTRANSLATED = "traffic-accident"
WORDS: dict[str, str] = json.loads((GIVEN / "messages.json").read_text())["vi"]


def run(folder: Path, *command: str, status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def state(folder: Path) -> dict[str, str]:
    """Of every file that a program may have changed, its digest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(".")
        if path.suffix not in {".pyc", ".mo"}
    }


def same(one: Path, other: Path) -> bool:
    return other.exists() and one.read_bytes() == other.read_bytes()


def copy_checkout(folder: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to((ROOT / ".venv").resolve())


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A checkout with Vietnamese in it, and what `add-language` said."""
    folder = tmp_path_factory.mktemp("tenth") / "checkout"
    copy_checkout(folder)
    return folder, run(folder, "scripts/add-language", "vi")


@pytest.fixture(scope="module")
def written(added: tuple[Path, str]) -> Path:
    """The checkout with the first texts in it."""
    folder, _ = added
    run(folder, "scripts/catalogues", "fill", str(GIVEN / "messages.json"))
    for slug, text in TEXTS.items():
        path = folder / f"faq/seed/{slug}.yaml"
        topic = yaml.safe_load(path.read_text())
        topic["texts"]["vi"] = text
        path.write_text(yaml.safe_dump(topic, allow_unicode=True, sort_keys=False))
    run(folder, "scripts/catalogues", "compile")
    return folder


@pytest.fixture(scope="module")
def vietnamese(written: Path) -> Iterator[RunningDesk]:
    # of the other topics one: all of them take half a minute to learn
    for path in (written / "faq/seed").glob("*.yaml"):
        if path.stem not in {*TEXTS, UNTRANSLATED}:
            path.unlink()
    with running(RunningDesk(written.parent / "data", program=written)) as desk:
        yield desk


def labels(message: dict[str, Any]) -> list[str]:
    return [action["label"] for action in message["actions"]]


def test_it_says_what_it_did_and_what_is_left(added: tuple[Path, str]) -> None:
    folder, said = added
    assert said.startswith("Vietnamese (Tiếng Việt) is added:")
    assert said.index("nlu/emergency.yaml") < said.index("faq/seed") < said.index("canned.yaml")
    assert 'VI = "vi"' in (folder / "core/people.py").read_text()
    hours = yaml.safe_load((folder / "handoff/seed/hours.yaml").read_text())
    assert hours[-1] == {"slug": "vi", "service": "on_call"}
    changed = {path for path in state(folder) if not same(folder / path, ROOT / path)}
    assert changed == {
        "core/people.py",
        "handoff/seed/hours.yaml",
        "locales/vi/LC_MESSAGES/messages.po",
        "web/static/widget.js",
    }


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("vi", "vi: is there already"),
        ("fr", "fr: is there already"),
        *((code, f"{code}: no language of CLDR") for code in ("xx", "iw", "VI", "zh_Hant", "fil")),
    ],
)
def test_what_it_refuses_is_one_line_and_changes_nothing(
    added: tuple[Path, str], code: str, said: str
) -> None:
    before = state(added[0])
    out = run(added[0], "scripts/add-language", code, status=1)
    assert out.startswith(said)
    assert len(out.splitlines()) == 1
    assert state(added[0]) == before


def test_the_catalogue_is_found_incomplete(written: Path) -> None:
    said = run(written, "scripts/catalogues", "check", status=1)
    owed = [line for line in said.splitlines() if line.startswith("vi: ")]
    assert [line for line in owed if line.endswith("messages are not translated")] == owed[:1]
    house = run(
        written, "-m", "pytest", "tests/test_house.py", "-k", "translated and vi", "-q", status=1
    )
    assert owed[0] in house


def test_what_the_answers_owe_is_vietnamese_alone(written: Path) -> None:
    topics = read_folder(SEED)
    before = {str(f) for f in check(topics, SystemClock().now().astimezone(CITY).date())}
    *found, _ = run(written, "main.py", "faq", "check", status=1).splitlines()
    new = [line for line in found if line not in before]
    without = [f"{t.slug} vi: There is no text." for t in topics if t.slug not in TEXTS]
    assert [line for line in new if line.endswith("There is no text.")] == without
    assert [
        line for line in new if not re.search(r"^[\w-]+ vi: | has no name in vi\.$", line)
    ] == []
    assert len(TEXTS) == 10


def test_the_page_is_vietnamese(vietnamese: RunningDesk) -> None:
    for request in (
        {"headers": {"accept-language": "vi-VN,vi;q=0.9"}},
        {"params": {"language": "vi"}},
    ):
        answer = httpx.get(vietnamese.base, **request)  # type: ignore[arg-type]
        assert '<html lang="vi" dir="ltr">' in answer.text
        assert WORDS["One moment, please…"] in answer.text
        boot = json.loads(answer.text.split('id="boot">')[1].split("</script>")[0])
        assert {"code": "vi", "name": "Tiếng Việt", "dir": "ltr"} in boot["languages"]
    preload = re.search(r'"(/static/\w+/messages/vi\.json)"', answer.text)
    assert preload is not None
    catalogue = httpx.get(vietnamese.base + preload[1])
    assert catalogue.json()["Write your question"] == WORDS["Write your question"]


async def test_a_question_gets_its_answer_in_vietnamese(vietnamese: RunningDesk) -> None:
    async with PageClient(vietnamese.base).online() as page:
        answer = await page.ask(TEXTS["lost-passport"]["trials"][0])
        assert (answer["kind"], answer["card"]["slug"]) == ("answer", "lost-passport")
        assert (answer["language"], answer["text"]) == (
            "vi",
            TEXTS["lost-passport"]["answer"].strip(),
        )
        buttons = ("More details", "Yes, this helped", "No", "Talk to a person")
        assert labels(answer) == [WORDS[button] for button in buttons]
        await page.until(lambda: page.conversation["language"] == "vi")


async def test_what_is_not_translated_is_given_in_english(vietnamese: RunningDesk) -> None:
    client = PageClient(vietnamese.base)
    await client.open("vi")
    async with client.online() as page:
        answer = await page.ask("…", choice=f"topic:{UNTRANSLATED}")
        assert (answer["card"]["slug"], answer["language"]) == (UNTRANSLATED, "en")
        assert labels(answer)[-1] == "Talk to a person"
        assert page.conversation["language"] == "vi"
        waits = await page.ask(WORDS["Talk to a person"], choice="agent")
        assert waits["language"] == "vi"
        assert waits["text"]


async def test_an_emergency_shows_its_number(vietnamese: RunningDesk) -> None:
    async with PageClient(vietnamese.base).online() as page:
        answer = await page.ask(TEXTS["emergency-police"]["phrasings"][9])
        assert answer["card"]["slug"] == "emergency-police"
        assert answer["card"]["phones"] == ["110"]
        assert "110" in answer["text"]


def test_its_writing_is_recognised_and_so_is_that_of_others(written: Path) -> None:
    for code in ("th", "uk"):
        assert "is added" in run(written, "scripts/add-language", code)
    texts = {
        "Tôi muốn gia hạn visa": "vi",
        "ฉันทำหนังสือเดินทางหาย": "th",
        "я загубив паспорт, що робити": "uk",
        "Как продлить визу?": "ru",
        "Bonjour, j'ai perdu mon passeport": "fr",
        "onde fica o hospital mais próximo": "pt",
    }
    told = run(
        written,
        "-c",
        "import sys; from core.people import Language; from nlu.language import identify\n"
        "from nlu.emergency import Rule, Rules\n"
        "rule = Rule('strong', 'fire', Language('th'), patterns=('ไฟไหม้',))\n"
        "assert Rules([rule]).detect('ช่วยด้วย ไฟไหม้')\n"
        "print(*(identify(text, Language.ZH)[0].value for text in sys.argv[1:]))",
        *texts,
    )
    assert told.split() == list(texts.values())
