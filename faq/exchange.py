"""Topics as YAML files: one a topic, nine languages."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from typing_extensions import override

from core.message import clean_text
from core.people import Language
from faq.entry import CATEGORIES, LINK, PHONE, Facts, FaqText, Phrasings, Source, Topic

YEARS = range(2000, 2100)
DEEPEST = 20
SEED = Path(__file__).parent / "seed"


class BadTopic(ValueError):
    """A file that is no topic; the message names the file and what is wrong."""


def read_topic(path: Path) -> Topic:
    """Reads one file.

    Raises:
        BadTopic: what is wrong with it.
    """
    topic = parse_topic(path.read_text(encoding="utf-8"), path.name)
    if topic.slug != path.stem:
        raise BadTopic(f"{path.name}: the slug is {topic.slug}")
    return topic


def parse_topic(text: str, name: str) -> Topic:
    """Reads a file's text; raises BadTopic, with the file's ``name`` in it."""
    try:
        return _topic(yaml.load(text, Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadTopic(f"{name}: {error}") from error


def check_shape(text: str, name: str) -> None:
    """Of a file from outside: neither so deep that it breaks the parser, nor with references that
    make a little file huge. Raises BadTopic."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise BadTopic(f"{name}: references are not taken")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise BadTopic(f"{name}: too deep")
    except yaml.YAMLError as error:
        raise BadTopic(f"{name}: {error}") from error


def read_folder(folder: Path) -> list[Topic]:
    """Every topic of a folder, by category, then by name."""
    topics = [read_topic(path) for path in sorted(folder.glob("*.yaml"))]
    return sorted(topics, key=lambda topic: CATEGORIES.index(topic.facts.category))


def digest_folder(folder: Path) -> str:
    """Changes whenever a file of the folder does: tells that an import has nothing to do."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def write_folder(folder: Path, topics: Iterable[Topic]) -> None:
    """One file a topic, as ``read_folder`` reads them and as a person would write them."""
    folder.mkdir(parents=True, exist_ok=True)
    for topic in topics:
        (folder / f"{topic.slug}.yaml").write_text(dump_topic(topic), encoding="utf-8")


def dump_topic(topic: Topic) -> str:
    plain = {
        "slug": topic.slug,
        **plain_facts(topic.facts),
        "texts": {language.value: plain_text(t) for language, t in topic.texts.items()},
    }
    return yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def plain_facts(facts: Facts) -> dict[str, Any]:
    """For YAML; ``read_facts`` is the way back."""
    return {
        "category": facts.category,
        "source": facts.source.value,
        "authority": {"name": _plain_names(facts.authority), "phones": list(facts.phones)},
        "sources": [{"name": _plain_names(s.name), "url": s.url} for s in facts.sources],
        "reviewed_on": facts.reviewed_on,
        "review_by": facts.review_by,
        "expires_on": facts.expires_on,
        "related": list(facts.related),
    }


def plain_text(text: FaqText) -> dict[str, Any]:
    """For YAML and JSON; ``read_text`` is the way back."""
    return {
        "question": text.question,
        "answer": text.answer,
        "details": text.details,
        **plain_phrasings(text),
    }


def plain_phrasings(words: FaqText | Phrasings) -> dict[str, Any]:
    """For YAML and JSON; ``read_phrasings`` is the way back."""
    return {"phrasings": list(words.phrasings), "trials": list(words.trials)}


def read_facts(value: Mapping[str, Any]) -> Facts:
    """Dates are dates or ISO 8601."""
    return Facts(
        category=value["category"],
        source=Language(value.get("source", Language.ZH)),
        authority=_names(value["authority"]["name"]),
        phones=_phones(value["authority"]["phones"]),
        sources=tuple(Source(_names(s["name"]), _link(s.get("url"))) for s in value["sources"]),
        reviewed_on=_date(value["reviewed_on"]),
        review_by=_date(value["review_by"]),
        expires_on=None if value.get("expires_on") is None else _date(value["expires_on"]),
        related=_lines(value["related"]),
    )


def read_text(value: Mapping[str, Any]) -> FaqText:
    return FaqText(
        question=clean_text(value["question"]),
        answer=clean_text(value["answer"]),
        details=clean_text(value["details"]),
        phrasings=_lines(value["phrasings"]),
        trials=_lines(value.get("trials", ())),
    )


def read_phrasings(value: Mapping[str, Any]) -> Phrasings:
    return Phrasings(_lines(value["phrasings"]), _lines(value.get("trials", ())))


def _topic(value: dict[str, Any]) -> Topic:
    return Topic(
        slug=value["slug"],
        facts=read_facts(value),
        texts={Language(code): read_text(text) for code, text in value["texts"].items()},
    )


def _names(value: Mapping[str, str]) -> dict[Language, str]:
    named = {Language(code): clean_text(str(name)) for code, name in value.items()}
    if not all(named.values()):
        raise ValueError("a name is empty")
    return named


def _plain_names(names: Mapping[Language, str]) -> dict[str, str]:
    return {language.value: name for language, name in names.items()}


def _lines(values: object) -> tuple[str, ...]:
    """YAML takes "110" for a number where nobody quotes it."""
    if not isinstance(values, list | tuple):
        raise TypeError(f"no list: {values!r:.60}")
    if not all(isinstance(value, str | int) for value in values):
        raise TypeError(f"no list of texts: {values!r:.60}")
    return tuple(clean_text(str(value)) for value in values)


def _phones(values: object) -> tuple[str, ...]:
    phones = _lines(values)
    for phone in phones:
        if not PHONE.fullmatch(phone):
            raise ValueError(f"no telephone number: {phone}")
    return phones


def _link(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not LINK.fullmatch(value):
        raise ValueError(f"no link: {value!r:.60}")
    return value


def _date(value: object) -> date:
    if isinstance(value, str):
        value = date.fromisoformat(value)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"no date: {value}")
    if value.year not in YEARS:
        raise ValueError(f"no date of ours: {value}")
    return value


class _Dumper(yaml.SafeDumper):
    """Long texts as blocks, lists under their key."""

    @override
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _string(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    if any(mark in value for mark in "\x85\u2028\u2029"):
        # YAML takes them for ends of lines
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _string)
