"""The house itself: what the documents promise, the code has, and the other way round."""

import inspect
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from core import errors
from core.people import Language
from core.phrases import Phrase
from settings import Settings
from store.db import Database
from store.migrate import differences

ROOT = Path(__file__).parent.parent


def test_every_setting_is_documented_with_its_default() -> None:
    text = (ROOT / "docs/settings.md").read_text()
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]*) \|", text, re.MULTILINE))
    assert set(rows) == {name.upper() for name in Settings.model_fields}
    for name, setting in Settings.model_fields.items():
        if setting.default is not None:
            assert str(setting.default) in rows[name.upper()], name


def test_every_error_has_a_code_and_stands_in_the_tree() -> None:
    drawn = errors.__doc__ or ""
    kinds = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.YuqiaoError)
    ]
    assert len(kinds) > 10
    for kind in kinds:
        assert kind.__name__ in drawn
        if kind is not errors.YuqiaoError:
            assert re.search(rf"{kind.__name__} +{kind.status}\b", drawn), kind.__name__
    unavailable = errors.Unavailable()
    assert (unavailable.code, isinstance(unavailable.phrase, Phrase)) == ("unavailable", True)


async def test_the_migrations_make_the_schema_that_the_code_has(db: Database) -> None:
    assert await differences(db) == []


@pytest.mark.parametrize("language", [code for code in Language if code is not Language.EN])
def test_every_sentence_is_translated(language: Language) -> None:
    with (ROOT / "locales/messages.pot").open("rb") as file:
        msgids = {str(message.id) for message in read_po(file) if message.id}
    with (ROOT / f"locales/{language}/LC_MESSAGES/messages.po").open("rb") as file:
        done = {str(message.id) for message in read_po(file) if message.string}
    owed = msgids - done
    assert not owed, f"{language}: {len(owed)} of {len(msgids)} messages are not translated"


@pytest.mark.parametrize("language", list(Language))
def test_the_widget_has_its_sentences(language: Language) -> None:
    source = (ROOT / "web/static/widget.js").read_text()
    sentences = dict(re.findall(r"^    (\w\w): (\[.*\]),$", source, re.MULTILINE))
    assert language.value in sentences
    assert language is Language.EN or sentences[language] != sentences["en"], "English still"


def test_no_registry_is_named() -> None:
    # in pieces: written whole, this line would be what it looks for
    hosts = re.compile("|".join(["pypi" + "[.]org", "python" + "hosted", "npm" + "js[.]"]))
    for pattern in (
        "*.txt",
        "*.toml",
        "Makefile",
        "Dockerfile",
        "*.yml",
        "scripts/*",
        ".ci/*",
        "nlu/*/*",
    ):
        for path in ROOT.glob(pattern):
            if path.is_file():
                assert not hosts.search(path.read_text(errors="replace")), path


@pytest.mark.parametrize("path", sorted((ROOT / "web/static").rglob("*.js")), ids=lambda p: p.name)
def test_pages_run_nothing_from_elsewhere(path: Path) -> None:
    if "vendor" in path.parts:
        return
    text = path.read_text()
    assert not re.search(r"\beval\(|new Function\(|\.innerHTML\s*=|document\.write", text)
    assert not re.search(r"import\s+[^;]*['\"]https?:", text)


def test_vendored_files_are_what_was_recorded() -> None:
    import hashlib

    folder = ROOT / "web/static/vendor"
    recorded = (folder / "VERSIONS.md").read_text()
    for path in folder.iterdir():
        if path.suffix in {".js", ".css"}:
            assert hashlib.sha256(path.read_bytes()).hexdigest() in recorded, path.name
