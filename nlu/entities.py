"""What a message names: dates, telephone numbers, kinds of visa and passport, districts, languages,
hotlines. By words and rules alone, in a few milliseconds at most.

Telephone numbers are `phonenumbers`' matter. Dates are ours, on CLDR's names of months:
`dateparser` reads whole sentences wrongly in Chinese and takes 50 to 400 ms for its first text in
each language (docs/decisions/0014).
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import phonenumbers
import yaml
from babel import Locale

from core.people import Language
from core.understanding import Entity, EntityKind
from faq.items import Item, of_kind
from nlu.dialogue import LONGEST, words
from nlu.folded import Folded
from nlu.normalise import fold_letters, normalise
from nlu.tongues import MARK

WORDS = Path(__file__).parent / "entities.yaml"
HERE = "CN"
"""Where a number without a country's code is dialled."""
MIN_DIGITS, MAX_DIGITS = 7, 15
"""Of a number that somebody can be called on: E.164."""
NEAR = 20
"""Characters between the name of a language and what shows that it is one."""
MOST = 12
"""Entities of one message."""

_DIGITS = re.compile(r"(?<![\w.])\+?\d(?:[\d \-().]{4,22})\d(?!\w)")
_NUMBER = re.compile(r"(?<![\d\w.+-])\d[\d-]{1,15}\d(?![\d-])")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_VISA = "(?:visa|visum|visado|visto|виз[аыуеой]+|تاشيره|签证|签|ビザ|查证|査証|비자)"
_KIND = "(?:l|z|m|f|j1|j2|j|q1|q2|q|s1|s2|s|x1|x2|x|r|g|c|d|k)"
_OF_TYPE = (
    "(?:type|class|category|tipo|categoria|de type|de categorie|типа|категории"
    "|نوع|من نوع|من فئه|فئه)"
)
_LETTER = re.compile(
    rf"(?<![\w'])(?P<before>{_KIND})(?:[ -]?(?:type|class|category|字|类|型|タイプ))?[ -]?{_VISA}"
    rf"|{_VISA}[ -]?{_OF_TYPE}?"
    rf"[ -]?(?P<after>{_KIND})(?![\w'’-])"
)
_ISO = re.compile(r"(?<!\d)(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CJK_DATE = re.compile(
    r"(?:(?<!\d)(20\d\d)\s*[年년]\s*)?(?<!\d)(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号号일]"
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)(?![\d/.-])")


class Finder:
    """Knows the directory's districts and hotlines; cheap to make anew when they change."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        items = list(items)
        hotlines = [item for item in of_kind(items, "hotline") if not item.body.get("hidden")]
        self.hotlines = frozenset(item.key for item in hotlines)
        self._named_lines = {
            normalise(name): item.key for item in hotlines for name in item.body["name"].values()
        }
        listed = {code: list(names) for code, names in _lists().districts.items()}
        for item in of_kind(items, "district"):
            full = [normalise(name) for name in item.body["name"].values()]
            listed.setdefault(item.key, []).extend(map(re.escape, full))
        self._districts = [(code, _any(names)) for code, names in listed.items()]

    def find(self, text: str, language: Language, today: date) -> tuple[Entity, ...]:
        """In the order of the text; where two lie on each other, the longer."""
        folded = Folded.of(text, LONGEST)
        found = [
            *_phones(text[:LONGEST]),
            *self._lines(folded),
            *_dates(folded, language, today),
            *self._places(folded),
            *_kinds(folded),
            *_languages(folded),
        ]
        return _apart(found)[:MOST]

    def _lines(self, folded: Folded) -> Iterator[Entity]:
        for match in _NUMBER.finditer(folded.text):
            if match[0] in self.hotlines:
                yield _entity(EntityKind.HOTLINE, match[0], folded, match)
        for name, number in self._named_lines.items():
            at = folded.text.find(name)
            if at >= 0:
                start, end = folded.span(at, at + len(name))
                yield Entity(EntityKind.HOTLINE, number, folded.original[start:end], start, end)

    def _places(self, folded: Folded) -> Iterator[Entity]:
        for code, pattern in self._districts:
            if match := pattern.search(folded.text):
                yield _entity(EntityKind.DISTRICT, code, folded, match)


class _Lists:
    """``entities.yaml``, compiled."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.districts: dict[str, list[str]] = {
            code: [fold_letters(word) for word in listed]
            for code, listed in content["districts"].items()
        }
        self.visas = [(kind, _any(map(fold_letters, w))) for kind, w in content["visas"].items()]
        self.passports = [
            (kind, _any(map(fold_letters, w))) for kind, w in content["passports"].items()
        ]
        cues = (str(cue).replace(r"\ue000", MARK) for cue in content["language_cues"])
        self.cues = re.compile("|".join(map(fold_letters, cues)))
        self.relative = [
            (int(days), re.compile("|".join(map(fold_letters, w))))
            for days, w in content["relative"].items()
        ]
        months: dict[str, int] = {}
        for language in Language:
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    named = Locale.parse(language.value).months[context][width]
                    for number, name in named.items():
                        name = normalise(str(name)).strip(".")
                        if not _CJK.search(name) and not name.isdigit() and len(name) > 2:
                            months.setdefault(name, number)
        self.months = months
        names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
        year = r"(?:,?\s*(?:de |del |of |г\.? ?)?(?P<{0}>20\d\d))?"
        self.named_date = re.compile(
            r"(?<![\d\w])(?P<day>\d{1,2})(?:st|nd|rd|th|er|o|º|-?го|-?е)?\.?\s*(?:de |of |do )?"
            rf"(?P<month>{names})\b\.?{year.format('year')}"
            rf"|\b(?P<month2>{names})\b\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)"
            rf"{year.format('year2')}"
        )


@cache
def _lists() -> _Lists:
    return _Lists(yaml.load(WORDS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def warm() -> None:
    """Loads what the first messages need."""
    words()
    Finder().find("+86 138 0013 8000, 2026-01-01, L visa, Tianhe", Language.EN, date(2026, 1, 1))


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_bounded(pattern)})" for pattern in patterns))


def _bounded(pattern: str) -> str:
    """Whole words, where words are written apart; an ending may follow."""
    return pattern if _CJK.search(pattern) else rf"(?<!\w)(?:{pattern})\w*"


def _entity(kind: EntityKind, value: str, folded: Folded, match: re.Match[str]) -> Entity:
    start, end = folded.span(*match.span())
    return Entity(kind, value, folded.original[start:end], start, end)


def _phones(text: str) -> Iterator[Entity]:
    """Those that can be dialled; and other runs of as many digits, which may be, too."""
    taken: list[tuple[int, int]] = []
    for match in phonenumbers.PhoneNumberMatcher(
        text, HERE, leniency=phonenumbers.Leniency.VALID, max_tries=100
    ):
        shown = phonenumbers.format_number(
            match.number, phonenumbers.PhoneNumberFormat.INTERNATIONAL
        )
        taken.append((match.start, match.end))
        yield Entity(EntityKind.PHONE, shown, match.raw_string, match.start, match.end)
    for run in _DIGITS.finditer(text):
        digits = sum(character.isdigit() for character in run[0])
        covered = any(start < run.end() and run.start() < end for start, end in taken)
        if not covered and MIN_DIGITS <= digits <= MAX_DIGITS and not _ISO.search(run[0]):
            yield Entity(EntityKind.NUMBER, run[0], run[0], run.start(), run.end())


def _dates(folded: Folded, language: Language, today: date) -> Iterator[Entity]:
    for match in _ISO.finditer(folded.text):
        yield from _date(folded, match, match[1], match[2], match[3], today)
    for match in _CJK_DATE.finditer(folded.text):
        yield from _date(folded, match, match[1], match[2], match[3], today)
    for match in _NUMERIC.finditer(folded.text):
        first, second = int(match[1]), int(match[2])
        # in English 4/5 is April or May: nobody is told a day that was not meant
        if first > 12 or (language is not Language.EN and second <= 12) or first == second:
            yield from _date(folded, match, match[3], match[2], match[1], today)
        elif second > 12:
            yield from _date(folded, match, match[3], match[1], match[2], today)
    lists = _lists()
    if any(character.isdigit() for character in folded.text):
        for match in lists.named_date.finditer(folded.text):
            month = lists.months[match["month"] or match["month2"]]
            day, year = match["day"] or match["day2"], match["year"] or match["year2"]
            yield from _date(folded, match, year, month, day, today)
    for days, pattern in lists.relative:
        if found := pattern.search(folded.text):
            day_meant = (today + timedelta(days=days)).isoformat()
            yield _entity(EntityKind.DATE, day_meant, folded, found)


def _date(
    folded: Folded,
    match: re.Match[str],
    year: str | None,
    month: str | int,
    day: str,
    today: date,
) -> Iterator[Entity]:
    """Without a year it is the nearest such day."""
    years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]
    days = [
        date(y, int(month), int(day))
        for y in years
        if 1 <= int(month) <= 12 and 1 <= int(day) <= calendar.monthrange(y, int(month))[1]
    ]
    if days:
        nearest = min(days, key=lambda one: abs(one - today))
        yield _entity(EntityKind.DATE, nearest.isoformat(), folded, match)


def _kinds(folded: Folded) -> Iterator[Entity]:
    lists = _lists()
    for match in _LETTER.finditer(folded.text):
        kind = (match["before"] or match["after"]).upper()
        yield _entity(EntityKind.VISA, kind, folded, match)
    for kind, pattern in lists.visas:
        if found := pattern.search(folded.text):
            yield _entity(EntityKind.VISA, kind, folded, found)
    for kind, pattern in lists.passports:
        if found := pattern.search(folded.text):
            yield _entity(EntityKind.PASSPORT, kind, folded, found)


def _languages(folded: Folded) -> Iterator[Entity]:
    """A name in Latin, Cyrillic or Arabic letters may be a nationality: only beside a cue."""
    text, cues = folded.text, _lists().cues
    for start, end, code in words().names.find(folded):
        around = f"{text[max(0, start - NEAR) : start]}{MARK}{text[end : end + NEAR]}"
        if _CJK.search(text[start:end]) or cues.search(around):
            first, last = folded.span(start, end)
            yield Entity(EntityKind.LANGUAGE, code, folded.original[first:last], first, last)


def _apart(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """In order; a number that may be a telephone's gives way to what it surely is."""
    kept: list[Entity] = []
    least = EntityKind.NUMBER
    for one in sorted(found, key=lambda e: (e.kind is least, -(e.end - e.start), e.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda e: e.start))
