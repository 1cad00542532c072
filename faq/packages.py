"""The published topics as one file, and such a file as parts of topics: whatever the form."""

import io
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum

import yaml

from core.people import Language
from core.phrases import Phrase
from faq.entry import FaqText, Topic
from faq.exchange import BadTopic, check_shape, dump_topic, parse_topic
from faq.sheets import check_archive, read_archive, read_csv, write_csv
from faq.tables import BadTables, Part, Problem, from_tables, to_tables
from faq.workflow import FACTS
from faq.xliff import read_xliff, write_xliff


class Form(StrEnum):
    YAML = "yaml"
    XLSX = "xlsx"
    CSV = "csv"
    XLIFF = "xliff"


NAMES = {
    Form.YAML: ("topics-yaml.zip", "application/zip"),
    Form.XLSX: (
        "topics.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Form.CSV: ("topics-csv.zip", "application/zip"),
    Form.XLIFF: ("topics-{source}-{target}.xlf", "application/xliff+xml"),
}
"""A file's name and media type."""


def pack(
    form: Form,
    topics: Sequence[Topic],
    languages: Collection[Language],
    source: Language,
    owed: Collection[str],
) -> bytes:
    """``languages`` are those of the texts; of XLIFF, whose ``source`` is translated from and
    whose ``owed`` topics are to be translated, the first."""
    match form:
        case Form.XLSX:
            from faq.workbooks import write_xlsx

            return write_xlsx(to_tables(topics, languages))
        case Form.CSV:
            return write_csv(to_tables(topics, languages))
        case Form.XLIFF:
            return write_xliff(topics, source, next(iter(languages)), owed)
        case Form.YAML:
            return _pack_yaml(topics)


def unpack(name: str, content: bytes, topics: Sequence[Topic]) -> list[Part]:
    """By the name's ending; ``topics`` are what is published, which translations go by.

    Raises:
        BadTables: what is wrong, and where.
    """
    ending = name.rpartition(".")[2].lower()
    if zipfile.is_zipfile(io.BytesIO(content)):
        check_archive(content)
        if ending != "xlsx":
            ending = _within(content)
    readers: Mapping[str, Callable[[], list[Part]]] = {
        "xlsx": lambda: _unpack_xlsx(content),
        "csv": lambda: from_tables(read_csv(content, name)),
        "yaml": lambda: _unpack_yaml(name, content),
        "yml": lambda: _unpack_yaml(name, content),
        "xlf": lambda: read_xliff(content, _texts(topics)),
        "xliff": lambda: read_xliff(content, _texts(topics)),
    }
    if ending not in readers:
        raise BadTables(
            [Problem(Phrase("It is none of .xlsx, .csv, .yaml, .xlf, or .zip of .csv or .yaml."))]
        )
    parts = readers[ending]()
    once: set[tuple[str, str]] = set()
    for part in parts:
        key = (part.slug, part.part)
        if key in once:
            what = Phrase("Stands there twice: {what}", {"what": " ".join(key)})
            raise BadTables([Problem(what)])
        once.add(key)
    return parts


def _unpack_xlsx(content: bytes) -> list[Part]:
    from faq.workbooks import read_xlsx

    return from_tables(read_xlsx(content))


def _pack_yaml(topics: Sequence[Topic]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for topic in topics:
            archive.writestr(f"{topic.slug}.yaml", dump_topic(topic))
    return file.getvalue()


def _unpack_yaml(name: str, content: bytes) -> list[Part]:
    files = {name: content}
    if zipfile.is_zipfile(io.BytesIO(content)):
        files = read_archive(content)
    parts: list[Part] = []
    problems: list[Problem] = []
    for found, text in files.items():
        try:
            document = text.decode("utf-8")
            check_shape(document, found)
            topic = parse_topic(document, found)
        except BadTopic as error:
            row, column = _place(error)
            problems.append(
                Problem(Phrase("Not right: {why}", {"why": str(error)}), found, row, column)
            )
        except UnicodeDecodeError as error:
            problems.append(Problem(Phrase("Not UTF-8, at byte {n}.", {"n": error.start}), found))
        else:
            parts.append(Part(topic.slug, FACTS, topic.facts))
            parts += [Part(topic.slug, code.value, body) for code, body in topic.texts.items()]
    if problems:
        raise BadTables(problems)
    return parts


def _place(error: BadTopic) -> tuple[int, str]:
    """Line and column, where the parser tells."""
    mark = (
        error.__cause__.problem_mark if isinstance(error.__cause__, yaml.MarkedYAMLError) else None
    )
    return (0, "") if mark is None else (mark.line + 1, str(mark.column + 1))


def _within(content: bytes) -> str:
    """The ending that an archive's files have."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    endings = {name.rpartition(".")[2].lower() for name in names}
    return endings.pop() if len(endings) == 1 else ""


def _texts(topics: Sequence[Topic]) -> dict[tuple[str, Language], FaqText]:
    return {(t.slug, language): text for t in topics for language, text in t.texts.items()}
