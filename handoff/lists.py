"""The lists that editors keep: what an item of each holds, where it is used, and its seed."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from core.message import clean_text
from core.people import Language
from core.phrases import Phrase
from faq.items import Item

SEED = Path(__file__).parent / "seed"
MAX_LINE, MAX_TEXT = 300, 2_000
UNPUBLISHED = "do not publish"
"""Of a hotline's notes in the dossier: it is kept, and not shown."""


class Holds(StrEnum):
    """What a field holds; an editor's form has a control for each."""

    LINE = "line"
    TEXT = "text"
    NAMES = "names"
    """A line in any of the nine languages."""
    TEXTS = "texts"
    """A text in each of the nine languages."""
    TIME = "time"
    """``HH:MM``, in the city."""
    LANGUAGES = "languages"
    FLAG = "flag"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: Phrase
    holds: Holds = Holds.LINE
    required: bool = False
    choices: Mapping[str, Phrase] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    title: Phrase
    key: Phrase
    """What names an item; ``key_pattern`` is how it looks, or ``keys`` all that there may be."""
    key_pattern: str
    fields: tuple[Field, ...]
    shown: str
    """The field that tells items apart."""
    keys: Mapping[str, Phrase] | None = None


HOURS = {
    "always": Phrase("Around the clock"),
    "daily": Phrase("Every day, from and to"),
    "on_call": Phrase("On call"),
    "phone": Phrase("By telephone, at a number"),
}
GREETINGS = {
    "welcome": Phrase("First screen"),
    "hello": Phrase("Answer to a greeting"),
    "notice": Phrase("Notice on the first screen"),
}
_SLUG = r"[a-z0-9]+([\-_][a-z0-9]+)*"
_NAME = Field("name", Phrase("Name"), Holds.NAMES, required=True)
_NOTES = Field("notes", Phrase("Notes"), Holds.TEXT)
_SOURCE = (
    Field("confidence", Phrase("Confidence")),
    Field("source", Phrase("Source")),
)
KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "canned",
            Phrase("Saved replies"),
            Phrase("Name in addresses"),
            _SLUG,
            (
                Field("title", Phrase("Title"), Holds.NAMES, required=True),
                Field("texts", Phrase("Text"), Holds.TEXTS, required=True),
            ),
            "title",
        ),
        Kind(
            "greeting",
            Phrase("Greetings"),
            Phrase("Where"),
            "|".join(GREETINGS),
            (
                Field("title", Phrase("Title"), Holds.NAMES),
                Field("texts", Phrase("Text"), Holds.TEXTS, required=True),
            ),
            "texts",
            GREETINGS,
        ),
        Kind(
            "hours",
            Phrase("Service hours"),
            Phrase("Language"),
            "|".join(Language),
            (
                Field("service", Phrase("Service"), Holds.CHOICE, required=True, choices=HOURS),
                Field("starts", Phrase("From"), Holds.TIME),
                Field("ends", Phrase("To"), Holds.TIME),
                Field("number", Phrase("Telephone number")),
            ),
            "service",
        ),
        Kind(
            "holiday",
            Phrase("Holidays"),
            Phrase("Day"),
            r"\d{4}-\d{2}-\d{2}",
            (
                _NAME,
                Field("closed", Phrase("Languages without service that day"), Holds.LANGUAGES),
            ),
            "name",
        ),
        Kind(
            "hotline",
            Phrase("Hotlines"),
            Phrase("Number"),
            r"\+?[\d-]{3,20}",
            (
                _NAME,
                Field("group", Phrase("Group")),
                Field("hours", Phrase("Hours")),
                Field("languages", Phrase("Languages")),
                Field("merged", Phrase("Merged into 12345")),
                Field("linked", Phrase("Linked to 960169")),
                _NOTES,
                Field("hidden", Phrase("Not to be given to residents"), Holds.FLAG),
                *_SOURCE,
            ),
            "name",
        ),
        Kind(
            "department",
            Phrase("Departments"),
            Phrase("Name in addresses"),
            _SLUG,
            (
                _NAME,
                Field("department_kind", Phrase("Kind of department"), required=True),
                Field("district", Phrase("District")),
                Field("phone", Phrase("Telephone number")),
                _NOTES,
                *_SOURCE,
            ),
            "name",
        ),
        Kind(
            "department_kind",
            Phrase("Kinds of departments"),
            Phrase("Name in addresses"),
            _SLUG,
            (
                _NAME,
                Field("matters", Phrase("What it is for"), Holds.TEXT),
                Field("language_note", Phrase("Languages")),
                _NOTES,
                *_SOURCE,
            ),
            "name",
        ),
        Kind(
            "district",
            Phrase("Districts"),
            Phrase("Code"),
            r"\d{6}",
            (_NAME, _NOTES, *_SOURCE),
            "name",
        ),
    )
}


class BadItem(ValueError):
    """``field`` is what is wrong with it: the key's is ``key``."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def checked(kind: Kind, body: Mapping[str, Any]) -> dict[str, Any]:
    """The body as it is kept: known fields only, blanks off, empty ones left out.

    Raises:
        BadItem: a field is missing or holds something else.
    """
    kept: dict[str, Any] = {}
    for field in kind.fields:
        value = _CHECKS[field.holds](field, body.get(field.name))
        if value not in ("", None, {}, []):
            kept[field.name] = value
        elif field.required:
            raise BadItem(field.name)
    if kept.get("service") == "daily":
        if "starts" not in kept:
            raise BadItem("starts")
        if kept["starts"] >= kept.get("ends", ""):
            raise BadItem("ends")
    if kept.get("service") == "phone" and "number" not in kept:
        raise BadItem("number")
    return kept


def check_key(kind: Kind, key: str) -> None:
    """Raises BadItem."""
    if len(key) > 60 or not re.fullmatch(kind.key_pattern, key):
        raise BadItem("key")
    if kind.name == "holiday":
        try:
            date.fromisoformat(key)
        except ValueError:
            raise BadItem("key") from None


def _line(field: Field, value: object, most: int = MAX_LINE) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > most:
        raise BadItem(field.name)
    return clean_text(value)


def _text(field: Field, value: object) -> str:
    return _line(field, value, MAX_TEXT)


def _names(field: Field, value: object, most: int = MAX_LINE) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict) or not set(value) <= set(Language):
        raise BadItem(field.name)
    lines = {str(code): _line(field, name, most) for code, name in value.items()}
    return {code: name for code, name in lines.items() if name}


def _texts(field: Field, value: object) -> dict[str, str]:
    return _names(field, value, MAX_TEXT)


def _time(field: Field, value: object) -> str:
    line = _line(field, value)
    try:
        return line and time.fromisoformat(line).isoformat("minutes")
    except ValueError:
        raise BadItem(field.name) from None


def _languages(field: Field, value: object) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise BadItem(field.name)
    if not set(value) <= set(Language):
        raise BadItem(field.name)
    return [language.value for language in Language if language in value]


def _flag(field: Field, value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise BadItem(field.name)
    return value or None


def _choice(field: Field, value: object) -> str:
    line = _line(field, value)
    if line and line not in (field.choices or {}):
        raise BadItem(field.name)
    return line


_CHECKS: Mapping[Holds, Callable[[Field, object], Any]] = {
    Holds.LINE: _line,
    Holds.TEXT: _text,
    Holds.NAMES: _names,
    Holds.TEXTS: _texts,
    Holds.TIME: _time,
    Holds.LANGUAGES: _languages,
    Holds.FLAG: _flag,
    Holds.CHOICE: _choice,
}


# ── the seed ─────────────────────────────────────────────────────────────────────────────────


def read_seed(folder: Path = SEED) -> list[Item]:
    """What comes with the program. Raises BadItem where it is not right."""
    found = [
        *_yaml_items(folder / "canned.yaml", "canned"),
        *_yaml_items(folder / "greetings.yaml", "greeting"),
        *_yaml_items(folder / "hours.yaml", "hours"),
        *_hotlines(_rows(folder / "hotlines.csv")),
        *_districts(_rows(folder / "districts.csv")),
    ]
    for item in found:
        check_key(KINDS[item.kind], item.key)
    return [Item(item.kind, item.key, checked(KINDS[item.kind], item.body)) for item in found]


def _yaml_items(path: Path, kind: str) -> list[Item]:
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [Item(kind, entry.pop("slug"), entry) for entry in entries]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _hotlines(rows: Iterable[Mapping[str, str]]) -> list[Item]:
    """Lines without a number cannot be called, and are left out."""
    return [
        Item(
            "hotline",
            row["number"],
            {
                "name": {"zh": row["zh_name"], "en": row["en_name"]},
                "group": row["kind"],
                "hours": row["hours"],
                "languages": row["languages"],
                "merged": row["merged_into_12345"],
                "linked": row["linked_to_960169_in_2021"],
                "notes": row["notes"],
                "hidden": UNPUBLISHED in row["notes"],
                "confidence": row["confidence"],
                "source": row["source"],
            },
        )
        for row in rows
        if row["number"][:1].isdigit()
    ]


def _districts(rows: Sequence[Mapping[str, str]]) -> list[Item]:
    """One file holds districts, kinds of departments and departments that are known by name."""
    items: list[Item] = []
    count = 0
    for row in rows:
        about = {name: row[name] for name in ("notes", "confidence", "source")}
        if row["row_type"] == "district":
            name = {"zh": row["district_zh"], "en": row["district_en"]}
            items.append(Item("district", row["district_code"], {"name": name, **about}))
        elif row["row_type"] == "department_kind":
            name = {"zh": row["kind_zh"], "en": row["kind_en"]}
            use = {"matters": row["typical_matters"], "language_note": row["language_note"]}
            items.append(Item("department_kind", row["kind_id"], {"name": name, **use, **about}))
        else:
            count += 1
            name = {"zh": row["name_zh"], "en": row["name_en"]}
            place = {"district": row["district_code"], "department_kind": row["kind_id"]}
            whole = {"name": name, **place, "phone": row["phone"], **about}
            items.append(Item("department", f"department-{count:02}", whole))
    return items
