"""Tables as files: one XLSX workbook, or CSV files in a ZIP archive.

Cells are text: a telephone number keeps its zeros and its plus, and what looks like a formula
stays words (CWE-1236).
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from core.phrases import Phrase
from faq.tables import COLUMNS, BadTables, Problem, Row, Tables

MOST_ROWS = 50_000
MOST_BYTES = 100_000_000
"""Of an archive, unpacked: more is a bomb."""
_WIDTHS = {"answer": 60, "details": 60, "phrasings": 40, "trials": 40, "question": 40, "url": 40}
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet program may take for a formula, and the sign that keeps it from doing so."""


# ── XLSX ─────────────────────────────────────────────────────────────────────────────────────


def write_xlsx(tables: Tables) -> bytes:
    book = Workbook(write_only=True)
    for name, columns in COLUMNS.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "C2" if name == "texts" else "B2"
        for number, column in enumerate(columns, 1):
            letter = chr(ord("A") + number - 1)
            sheet.column_dimensions[letter].width = _WIDTHS.get(column, 18)
        sheet.append([_cell(sheet, column, head=True) for column in columns])
        for row in tables[name]:
            sheet.append([_cell(sheet, row[column]) for column in columns])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: str, *, head: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, value)
    # openpyxl takes a leading = for a formula
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if head:
        cell.font = Font(bold=True)
    return cell


def read_xlsx(content: bytes) -> Tables:
    """Raises BadTables: no workbook, too large, a formula."""
    check_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        return {sheet.title: _rows_of(sheet.title, sheet.iter_rows()) for sheet in book.worksheets}
    except BadTables:
        raise
    except (InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise BadTables([Problem(Phrase("No workbook: {why}", {"why": str(error)}))]) from None


def _rows_of(name: str, rows: Iterable[Sequence[Any]]) -> list[Row]:
    found: list[Row] = []
    head: list[str] = []
    for number, cells in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise BadTables([Problem(Phrase("More than {n} rows.", {"n": MOST_ROWS}), name)])
        values = []
        for place, cell in enumerate(cells):
            if cell.data_type == "f":
                column = head[place] if place < len(head) else ""
                raise BadTables(
                    [Problem(Phrase("A formula: only text is taken."), name, number, column)]
                )
            values.append(_text(cell.value))
        if not head:
            head = [value.strip() for value in values]
            while head and not head[-1]:
                head.pop()
        elif any(values):
            padded = [*values, *[""] * len(head)]
            found.append(dict(zip(head, padded, strict=False)))
        else:
            # an empty row counts, so that the next one's number is right
            found.append(dict.fromkeys(head, ""))
    while found and not any(found[-1].values()):
        found.pop()
    return found


def _text(value: object) -> str:
    """As it was typed: spreadsheet programs make dates and numbers of what looks like them."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────


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
    if not content.startswith(b"PK"):
        rows = _csv_rows(name, content)
        head = set(rows[0]) if rows else set()
        table = max(COLUMNS, key=lambda known: len(head & set(COLUMNS[known])))
        return {table: rows}
    check_archive(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            entry.filename.removesuffix(".csv"): _csv_rows(entry.filename, archive.read(entry))
            for entry in archive.infolist()
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
    for number, cells in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise BadTables([Problem(Phrase("More than {n} rows.", {"n": MOST_ROWS}), name)])
        if len(cells) != len(head):
            what = Phrase("{n} cells, the head has {head}.", {"n": len(cells), "head": len(head)})
            raise BadTables([Problem(what, name, number)])
        yield dict(zip(head, map(_unescaped, cells), strict=True))


def _escaped(value: str) -> str:
    return f"'{value}" if value.startswith(_RISKY) else value


def _unescaped(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(_RISKY) else value


def check_archive(content: bytes) -> None:
    """Raises BadTables where it is none, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise BadTables([Problem(Phrase("No archive, or a damaged one."))]) from None
    if size > MOST_BYTES:
        raise BadTables([Problem(Phrase("Too large when unpacked."))])
