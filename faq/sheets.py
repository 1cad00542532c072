"""Tables as files: one XLSX workbook, or CSV files in a ZIP archive.

Cells are text: a telephone number keeps its zeros and its plus, and what looks like a formula
stays words (CWE-1236).
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from core.phrases import Phrase
from faq.tables import COLUMNS, BadTables, Problem, Row, Tables

MOST_ROWS, MOST_COLUMNS = 50_000, 100
MOST_IN_A_CELL = 32_000
"""Characters; a workbook's cell holds 32,767."""
LISTS = ("phrasings", "trials")
DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError)
"""What reading an archive may raise; RuntimeError of one with a password."""
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
        whole = [*columns, *_more_columns(tables[name])]
        sheet.append([_cell(sheet, column, head=True) for column in whole])
        for row in tables[name]:
            sheet.append([_cell(sheet, value) for value in _spread(row, whole)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _more_columns(rows: Sequence[Row]) -> list[str]:
    """For lists longer than a cell holds: ``phrasings_2`` and so on."""
    most = {
        column: max((len(_cells(row[column])) for row in rows if column in row), default=1)
        for column in LISTS
    }
    return [f"{column}_{n}" for column, count in most.items() for n in range(2, count + 1)]


def _spread(row: Row, columns: Sequence[str]) -> Iterator[str]:
    """A row's cells. What does not fit into one goes on in the next of its column."""
    cells = {column: _cells(row[column]) for column in LISTS if column in row}
    for column in columns:
        base, _, number = column.partition("_") if column not in row else (column, "", "")
        if base in cells:
            place = int(number or 1) - 1
            yield cells[base][place] if place < len(cells[base]) else ""
        else:
            yield row[column]


def _cells(lines: str) -> list[str]:
    cells = [""]
    for line in lines.split("\n"):
        if len(cells[-1]) + len(line) + 1 > MOST_IN_A_CELL:
            cells.append("")
        cells[-1] += line if not cells[-1] else f"\n{line}"
    return cells


def _gathered(row: Row) -> Row:
    for column in LISTS:
        more = sorted(
            (int(name.rpartition("_")[2]), name)
            for name in row
            if re.fullmatch(rf"{column}_\d{{1,2}}", name)
        )
        for _, name in more:
            row[column] = f"{row.get(column, '')}\n{row.pop(name)}"
    return row


def _cell(sheet: Any, value: str, *, head: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
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
        tables: Tables = {}
        for sheet in book.worksheets:
            # what a sheet says of its own size is not to be believed
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_col=MOST_COLUMNS)
            tables[sheet.title] = [_gathered(row) for row in _rows_of(sheet.title, rows)]
        return tables
    except BadTables:
        raise
    except (*DAMAGED, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
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
            _check_head(name, head)
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
    _check_head(name, head)
    for number, cells in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise BadTables([Problem(Phrase("More than {n} rows.", {"n": MOST_ROWS}), name)])
        if len(cells) != len(head):
            what = Phrase("{n} cells, the head has {head}.", {"n": len(cells), "head": len(head)})
            raise BadTables([Problem(what, name, number)])
        yield dict(zip(head, map(_unescaped, cells), strict=True))


def _check_head(name: str, head: Sequence[str]) -> None:
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
