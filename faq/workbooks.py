"""Tables as one XLSX workbook.

Imported where a workbook is read or written: openpyxl and the numpy it loads would take a sixth
of the time in which the web role starts. All cells are text, as in ``faq.sheets``.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from core.phrases import Phrase
from faq.sheets import DAMAGED, MOST_ROWS, check_archive, check_head
from faq.tables import COLUMNS, BadTables, Problem, Row, Tables

MOST_COLUMNS = 100
MOST_IN_A_CELL = 32_000
"""Characters; a workbook's cell holds 32,767."""
LISTS = ("phrasings", "trials")
_WIDTHS = {"answer": 60, "details": 60, "phrasings": 40, "trials": 40, "question": 40, "url": 40}


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
            check_head(name, head)
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
