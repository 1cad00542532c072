"""Tables as CSV files in a ZIP archive, and archives as such.

Cells are text: a telephone number keeps its zeros and its plus, and what looks like a formula
stays words (CWE-1236).
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from core.phrases import Phrase
from faq.tables import COLUMNS, BadTables, Problem, Row, Tables

MOST_ROWS = 50_000
DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError)
"""What reading an archive may raise; RuntimeError of one with a password."""
MOST_BYTES = 100_000_000
"""Of an archive, unpacked: more is a bomb."""
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet program may take for a formula, and the sign that keeps it from doing so."""


def write_csv(tables: Tables) -> bytes:
    """A ZIP archive with a file a table, in UTF-8 with the mark that Excel wants."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, columns in COLUMNS.items():
            text = io.StringIO(newline="")
            writer = csv.writer(text)
            writer.writerow(columns)
            for row in tables[name]:
                writer.writerow([_escaped(row[column]) for column in columns])
            archive.writestr(f"{name}.csv", "\ufeff" + text.getvalue())
    return file.getvalue()


def read_csv(content: bytes, name: str) -> Tables:
    """An archive as ``write_csv`` makes it, or one of its files, recognised by its head.

    Raises:
        BadTables: no table, not UTF-8, too large.
    """
    if not zipfile.is_zipfile(io.BytesIO(content)):
        rows = _csv_rows(name, content)
        head = set(rows[0]) if rows else set()
        table = max(COLUMNS, key=lambda known: len(head & set(COLUMNS[known])))
        return {table: rows}
    return {
        entry.removesuffix(".csv"): _csv_rows(entry, held)
        for entry, held in read_archive(content).items()
    }


def _csv_rows(name: str, content: bytes) -> list[Row]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTables(
            [Problem(Phrase("Not UTF-8, at byte {n}.", {"n": error.start}), name)]
        ) from None
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return list(_csv_read(name, rows))
    except csv.Error as error:
        raise BadTables(
            [Problem(Phrase("Not right: {why}", {"why": str(error)}), name, rows.line_num)]
        ) from None


def _csv_read(name: str, rows: Iterator[list[str]]) -> Iterator[Row]:
    head = [column.strip() for column in next(rows, [])]
    check_head(name, head)
    for number, cells in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise BadTables([Problem(Phrase("More than {n} rows.", {"n": MOST_ROWS}), name)])
        if len(cells) != len(head):
            what = Phrase("{n} cells, the head has {head}.", {"n": len(cells), "head": len(head)})
            raise BadTables([Problem(what, name, number)])
        yield dict(zip(head, map(_unescaped, cells), strict=True))


def check_head(name: str, head: Sequence[str]) -> None:
    for column in head:
        if head.count(column) > 1:
            raise BadTables([Problem(Phrase("The column stands there twice."), name, 1, column)])


def _escaped(value: str) -> str:
    return f"'{value}" if value.startswith(_RISKY) else value


def _unescaped(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(_RISKY) else value


def read_archive(content: bytes) -> dict[str, bytes]:
    """The files of an archive, by name. Raises BadTables: none, damaged, encrypted, too large."""
    check_archive(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {
                entry.filename: archive.read(entry)
                for entry in archive.infolist()
                if not entry.is_dir()
            }
    except DAMAGED:
        raise BadTables([Problem(Phrase("No archive, or a damaged one."))]) from None


def check_archive(content: bytes) -> None:
    """Raises BadTables where it is none, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise BadTables([Problem(Phrase("No archive, or a damaged one."))]) from None
    if size > MOST_BYTES:
        raise BadTables([Problem(Phrase("Too large when unpacked."))])
