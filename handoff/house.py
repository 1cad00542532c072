"""What the desk reads of the editors' lists: canned answers, hours, holidays, the directory. A
snapshot; ``replace`` puts in a newer one in a single step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from core.people import Language
from core.phrases import Phrase
from faq.entry import named
from faq.items import Item, of_kind

ON_CALL = Phrase("on call: ask for a person")


@dataclass(frozen=True, slots=True)
class Canned:
    slug: str
    title: Mapping[Language, str]
    texts: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Holiday:
    day: date
    name: Mapping[Language, str]
    closed: frozenset[Language]


class House:
    def __init__(self, items: Iterable[Item]) -> None:
        self.replace(items)

    def replace(self, items: Iterable[Item]) -> None:
        items = list(items)
        self.canned = [
            Canned(item.key, _names(item.body["title"]), _names(item.body["texts"]))
            for item in of_kind(items, "canned")
        ]
        self._hours = {Language(item.key): _hours(item.body) for item in of_kind(items, "hours")}
        self.holidays = [
            Holiday(
                date.fromisoformat(item.key),
                _names(item.body["name"]),
                frozenset(map(Language, item.body.get("closed", ()))),
            )
            for item in sorted(of_kind(items, "holiday"), key=lambda item: item.key)
        ]
        self.directory = [
            item
            for kind in ("hotline", "department", "department_kind", "district")
            for item in of_kind(items, kind)
        ]

    def name(self, kind: str, key: str, language: Language) -> str | None:
        """Of an entry of the directory."""
        for item in self.directory:
            if item.kind == kind and item.key == key:
                return named(_names(item.body["name"]), language)
        return None

    def hours(self, language: Language, day: date) -> Phrase:
        """What the service promises for a language on a day."""
        if day in self.closed(language):
            return Phrase("closed today, a public holiday")
        return self._hours.get(language, ON_CALL)

    def closed(self, language: Language) -> frozenset[date]:
        """The days on which nobody serves a language."""
        return frozenset(holiday.day for holiday in self.holidays if language in holiday.closed)


def _hours(body: Mapping[str, Any]) -> Phrase:
    match body["service"]:
        case "always":
            return Phrase("24 hours a day, every day")
        case "daily":
            starts, ends = (time.fromisoformat(body[name]) for name in ("starts", "ends"))
            return Phrase(
                "{starts} to {ends}, every day (Beijing time)", {"starts": starts, "ends": ends}
            )
        case "phone":
            return Phrase("call {number}, 24 hours a day", {"number": body["number"]})
        case _:
            return ON_CALL


def _names(value: Mapping[str, str]) -> dict[Language, str]:
    return {Language(code): name for code, name in value.items()}
