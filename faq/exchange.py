"""Topics as YAML files: one a topic, nine languages."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from core.people import Language
from faq.entry import CATEGORIES, FaqText, Source, Topic

SEED = Path(__file__).parent / "seed"


class BadTopic(ValueError):
    """A file that is no topic; the message names the file and what is wrong."""


def read_topic(path: Path) -> Topic:
    """Reads one file.

    Raises:
        BadTopic: what is wrong with it.
    """
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        topic = _topic(loaded)
    except (yaml.YAMLError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadTopic(f"{path.name}: {error}") from error
    if topic.slug != path.stem:
        raise BadTopic(f"{path.name}: the slug is {topic.slug}")
    return topic


def read_folder(folder: Path) -> list[Topic]:
    """Every topic of a folder, by category, then by name."""
    topics = [read_topic(path) for path in sorted(folder.glob("*.yaml"))]
    return sorted(topics, key=lambda topic: CATEGORIES.index(topic.category))


def digest_folder(folder: Path) -> str:
    """Changes whenever a file of the folder does: tells that an import has nothing to do."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _topic(value: dict[str, Any]) -> Topic:
    return Topic(
        slug=value["slug"],
        category=value["category"],
        authority=_names(value["authority"]["name"]),
        phones=tuple(str(phone) for phone in value["authority"]["phones"]),
        sources=tuple(Source(_names(s["name"]), s.get("url")) for s in value["sources"]),
        reviewed_on=_date(value["reviewed_on"]),
        review_by=_date(value["review_by"]),
        expires_on=None if value.get("expires_on") is None else _date(value["expires_on"]),
        related=tuple(value["related"]),
        texts={Language(code): _text(text) for code, text in value["texts"].items()},
    )


def _names(value: dict[str, str]) -> dict[Language, str]:
    return {Language(code): str(name) for code, name in value.items()}


def _text(value: dict[str, Any]) -> FaqText:
    return FaqText(
        question=value["question"].strip(),
        answer=value["answer"].strip(),
        details=value["details"].strip(),
        phrasings=tuple(str(phrasing).strip() for phrasing in value["phrasings"]),
    )


def _date(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"no date: {value}")
    return value
