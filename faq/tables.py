"""Topics as three tables: their facts, their sources, their texts. Both ways, without loss; pure.

What editors' spreadsheets hold. A row is a mapping of column to text; a cell that holds several
lines holds several values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.message import clean_text
from core.people import Language
from core.phrases import Phrase
from faq.entry import CATEGORIES, MAX_SLUG, SLUG, Facts, FaqText, Topic
from faq.exchange import plain_facts, plain_text, read_facts, read_text
from faq.workflow import FACTS, Body

Row = dict[str, str]
MOST_PROBLEMS = 50

_NAMES = tuple(f"name_{language.value}" for language in Language)
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "topics": (
        "slug",
        "category",
        "source",
        *_NAMES,
        "phones",
        "reviewed_on",
        "review_by",
        "expires_on",
        "related",
    ),
    "sources": ("slug", "place", "url", *_NAMES),
    "texts": ("slug", "language", "question", "answer", "details", "phrasings", "trials"),
}
"""In ``topics``, the names are the authority's."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file, and where: a table (or a file of an archive), its row as a
    spreadsheet numbers it (the first below the head is 2), a column."""

    what: Phrase
    table: str = ""
    row: int = 0
    column: str = ""


class BadTables(Exception):
    """A file that changes nothing; ``problems`` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems[:MOST_PROBLEMS])


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a topic, as a file has it."""

    slug: str
    part: str
    body: Body


Tables = dict[str, list[Row]]


def to_tables(topics: Iterable[Topic], languages: Iterable[Language] = Language) -> Tables:
    """Three tables, in the order of the topics; texts of some languages only, where asked."""
    wanted = set(languages)
    tables: Tables = {name: [] for name in COLUMNS}
    for topic in topics:
        facts = plain_facts(topic.facts)
        tables["topics"].append(
            {
                "slug": topic.slug,
                "category": facts["category"],
                "source": facts["source"],
                **_columns_of_names(facts["authority"]["name"]),
                "phones": "\n".join(facts["authority"]["phones"]),
                "reviewed_on": facts["reviewed_on"].isoformat(),
                "review_by": facts["review_by"].isoformat(),
                "expires_on": facts["expires_on"].isoformat() if facts["expires_on"] else "",
                "related": "\n".join(facts["related"]),
            }
        )
        for place, source in enumerate(facts["sources"], 1):
            names = _columns_of_names(source["name"])
            row = {"slug": topic.slug, "place": str(place), "url": source["url"] or "", **names}
            tables["sources"].append(row)
        for language, text in topic.texts.items():
            if language in wanted:
                plain = plain_text(text)
                lists = {name: "\n".join(plain[name]) for name in ("phrasings", "trials")}
                key = {"slug": topic.slug, "language": language.value}
                tables["texts"].append(key | plain | lists)
    return tables


def from_tables(tables: Mapping[str, Sequence[Row]]) -> list[Part]:
    """The parts that the tables hold; ``topics`` and ``sources`` come together.

    Raises:
        BadTables: with everything that is wrong.
    """
    reading = _Reading()
    for name, rows in tables.items():
        reading.check_columns(name, rows)
    if reading.problems:
        raise BadTables(reading.problems)
    parts = [
        *reading.facts(tables.get("topics", ()), tables.get("sources", ())),
        *reading.texts(tables.get("texts", ())),
    ]
    if not parts and not reading.problems:
        reading.problems.append(Problem(Phrase("There are no rows in it.")))
    if reading.problems:
        raise BadTables(reading.problems)
    return parts


@dataclass
class _Reading:
    problems: list[Problem] = field(default_factory=list)

    def check_columns(self, name: str, rows: Sequence[Row]) -> None:
        if name not in COLUMNS:
            self.problems.append(
                Problem(
                    Phrase("No table of ours: there are {tables}.", {"tables": ", ".join(COLUMNS)}),
                    name,
                )
            )
            return
        for column in COLUMNS[name]:
            if rows and column not in rows[0]:
                self.problems.append(Problem(Phrase("The column is missing."), name, 1, column))
        for column in rows[0] if rows else ():
            if column not in COLUMNS[name]:
                self.problems.append(Problem(Phrase("No column of ours."), name, 1, column))

    def facts(self, topics: Sequence[Row], sources: Sequence[Row]) -> Iterator[Part]:
        by_slug: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        for number, row in _filled(sources):
            place = self._read("sources", number, "place", row["place"], int)
            source = {"name": _names_of_columns(row), "url": row["url"].strip() or None}
            if place is not None:
                by_slug.setdefault(row["slug"].strip(), []).append((place, source))
        known: set[str] = set()
        for number, row in _filled(topics):
            slug = self._slug("topics", number, row, known)
            own = [source for _, source in sorted(by_slug.pop(slug, []), key=lambda pair: pair[0])]
            facts = self._facts(number, row, own)
            if facts is not None:
                yield Part(slug, FACTS, facts)
        for number, row in _filled(sources):
            if row["slug"].strip() in by_slug:
                self.problems.append(
                    Problem(
                        Phrase("The topic has no row in {table}.", {"table": "topics"}),
                        "sources",
                        number,
                        "slug",
                    )
                )

    def _facts(self, number: int, row: Row, sources: list[dict[str, Any]]) -> Facts | None:
        before = len(self.problems)
        read = _of(self, "topics", number, row)
        if row["category"].strip() not in CATEGORIES:
            self._bad(
                "topics",
                number,
                "category",
                Phrase("One of {values}.", {"values": ", ".join(CATEGORIES)}),
            )
        plain = {
            "category": row["category"].strip(),
            "source": read("source", Language),
            "authority": {"name": _names_of_columns(row), "phones": _lines(row["phones"])},
            "sources": sources,
            "reviewed_on": read("reviewed_on", date.fromisoformat),
            "review_by": read("review_by", date.fromisoformat),
            "expires_on": read("expires_on", date.fromisoformat) if row["expires_on"] else None,
            "related": _lines(row["related"]),
        }
        if not sources:
            self._bad(
                "topics",
                number,
                "slug",
                Phrase("The topic has no row in {table}.", {"table": "sources"}),
            )
        if len(self.problems) > before:
            return None
        try:
            return read_facts(plain)
        except ValueError as error:
            self._bad("topics", number, "slug", Phrase("Not right: {why}", {"why": str(error)}))
            return None

    def texts(self, rows: Sequence[Row]) -> Iterator[Part]:
        known: set[str] = set()
        for number, row in _filled(rows):
            language = self._read("texts", number, "language", row["language"], Language)
            slug = self._slug("texts", number, row, known, row["language"].strip())
            body = {name: clean_text(row[name]) for name in ("question", "answer", "details")}
            for name in ("question", "answer"):
                if not body[name]:
                    self._bad("texts", number, name, Phrase("Must not be empty."))
            if language is None or not (body["question"] and body["answer"]):
                continue
            lists = {name: _lines(row[name]) for name in ("phrasings", "trials")}
            text: FaqText = read_text(body | lists)
            yield Part(slug, language.value, text)

    def _slug(self, table: str, number: int, row: Row, known: set[str], language: str = "") -> str:
        slug = row["slug"].strip()
        if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
            self._bad(
                table,
                number,
                "slug",
                Phrase("A name has small letters a to z, digits and single hyphens."),
            )
        key = f"{slug} {language}"
        if key in known:
            self._bad(
                table, number, "slug", Phrase("Stands there twice: {what}", {"what": key.strip()})
            )
        known.add(key)
        return slug

    def _read(
        self, table: str, number: int, column: str, value: str, kind: Callable[[str], Any]
    ) -> Any:
        try:
            return kind(value.strip())
        except ValueError:
            self._bad(table, number, column, Phrase("Not understood: {text}", {"text": value[:40]}))
            return None

    def _bad(self, table: str, number: int, column: str, what: Phrase) -> None:
        self.problems.append(Problem(what, table, number, column))


def _filled(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """Rows with something in them, and their numbers."""
    return ((number, row) for number, row in enumerate(rows, 2) if any(row.values()))


def _of(reading: _Reading, table: str, number: int, row: Row) -> Callable[..., Any]:
    return lambda column, kind: reading._read(table, number, column, row[column], kind)


def _columns_of_names(names: Mapping[str, str]) -> Row:
    return {f"name_{language.value}": names.get(language.value, "") for language in Language}


def _names_of_columns(row: Row) -> dict[str, str]:
    named = {language.value: clean_text(row[f"name_{language.value}"]) for language in Language}
    return {code: name for code, name in named.items() if name}


def _lines(cell: str) -> list[str]:
    lines = (clean_text(line) for line in cell.split("\n"))
    return list(dict.fromkeys(line for line in lines if line))
