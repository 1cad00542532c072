"""Files of labelled messages: a row a line, its columns between tabs.

Text, label and, where there is a third column, language. A file that is named after a language,
such as ``fr.tsv``, is in that language.
"""

from collections.abc import Iterable
from pathlib import Path

from core.people import Language
from nlu.figures import Row


class BadRow(ValueError):
    """Says file, line and what is wrong."""


def read_columns(path: Path) -> list[list[str]]:
    """Of every line that is not empty. Only a line feed ends a line: what people paste contains
    other marks that Python takes for one."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    lines = (line.removesuffix("\r") for line in text.split("\n"))
    return [line.split("\t") for line in lines if line.strip()]


def read_rows(paths: Iterable[Path]) -> list[Row]:
    """
    Raises:
        BadRow: no label, or a language that is none of ours.
        OSError: no such file.
    """
    return [row for path in paths for row in _rows(path)]


def _rows(path: Path) -> list[Row]:
    named = next((code for code in Language if code.value == path.stem), None)
    found = []
    for number, columns in enumerate(read_columns(path), 1):
        if len(columns) < 2 or not columns[1].strip():
            raise BadRow(f"{path}, row {number}: a text, a tab and a label are expected")
        if number == 1 and columns[1].strip().casefold() == "label":
            continue
        spoken = named
        if len(columns) > 2 and columns[2].strip():
            spoken = Language.match(columns[2])
            if spoken is None:
                raise BadRow(f"{path}, row {number}: no language of ours: {columns[2]}")
        found.append(Row(columns[0], columns[1].strip(), spoken))
    if not found:
        raise BadRow(f"{path} has no rows")
    return found
