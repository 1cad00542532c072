"""Answers as files: round without loss, and nothing taken in of a file with anything wrong."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest
from openpyxl import load_workbook

from core.people import Language
from faq.entry import Facts, FaqText, Topic
from faq.exchange import SEED, read_folder
from faq.packages import Form, pack, unpack
from faq.tables import BadTables, Part
from faq.workflow import FACTS
from tests.desk_parts import topic

NAMES = {Form.YAML: "a.zip", Form.XLSX: "a.xlsx", Form.CSV: "a.zip", Form.XLIFF: "a.xlf"}


@pytest.fixture(scope="module")
def topics() -> list[Topic]:
    """Of the seed, and one with everything that a spreadsheet might spoil."""
    risky = replace(
        topic("metro").texts[Language.EN],
        question='=HYPERLINK("http://evil")',
        answer="+86 20 0012\n\n- dash\n1. one; \"two\", 'three'",
        details="'=quoted",
        phrasings=("=1+1", "@me", "'quoted'", "-no", "007", "3/4", "1e5"),
        trials=("+1",),
    )
    odd = replace(topic("metro"), texts={**topic("metro").texts, Language.EN: risky})
    return [*read_folder(SEED)[:20], odd]


def same(parts: list[Part], topics: list[Topic]) -> bool:
    """Facts hold mappings, which cannot be hashed."""
    want = {(t.slug, FACTS): t.facts for t in topics} | {
        (t.slug, code.value): text for t in topics for code, text in t.texts.items()
    }
    return {(part.slug, part.part): part.body for part in parts} == want


@pytest.mark.parametrize("form", [Form.YAML, Form.XLSX, Form.CSV])
def test_round_without_loss(topics: list[Topic], form: Form) -> None:
    packed = pack(form, topics, list(Language), Language.ZH, ())
    assert same(unpack(NAMES[form], packed, []), topics)


def test_xliff_goes_round_and_keeps_the_phrasings(topics: list[Topic]) -> None:
    packed = pack(Form.XLIFF, topics, [Language.FR], Language.ZH, {topics[0].slug})
    parts = unpack("a.xlf", packed, topics)
    assert [(part.slug, part.part) for part in parts] == [(t.slug, "fr") for t in topics]
    assert [part.body for part in parts] == [t.texts[Language.FR] for t in topics]
    states = {
        segment.get("state") for segment in Xml.fromstring(packed).iter() if segment.get("state")
    }
    assert states == {"initial", "final"}


def test_an_agency_may_cut_segments(topics: list[Topic]) -> None:
    slug = topics[0].slug
    document = f"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh"
      trgLang="es"><file id="{slug}"><unit id="answer">
      <segment><source>一。</source><target>Uno.</target></segment>
      <ignorable><source> </source></ignorable>
      <segment><source>二。</source><target>Do<ph id="1"/>s.</target></segment>
      </unit></file></xliff>"""
    (part,) = unpack("a.xlf", document.encode(), topics)
    assert isinstance(part.body, FaqText)
    assert part.body.answer == "Uno. Dos."
    assert part.body.question == topics[0].texts[Language.ES].question


def test_what_a_spreadsheet_program_makes_of_cells_is_undone(topics: list[Topic]) -> None:
    import datetime

    book = load_workbook(io.BytesIO(pack(Form.XLSX, topics[:1], [Language.EN], Language.ZH, ())))
    sheet = book["topics"]
    columns = [cell.value for cell in sheet[1]]
    sheet.cell(2, columns.index("phones") + 1).value = 12367
    sheet.cell(2, columns.index("review_by") + 1).value = datetime.datetime(2027, 5, 22)  # noqa: DTZ001
    file = io.BytesIO()
    book.save(file)
    facts = next(part.body for part in unpack("a.xlsx", file.getvalue(), []) if part.part == FACTS)
    assert isinstance(facts, Facts)
    assert facts.phones == ("12367",)
    assert facts.review_by.isoformat() == "2027-05-22"


def test_cells_are_text(topics: list[Topic]) -> None:
    book = load_workbook(io.BytesIO(pack(Form.XLSX, topics, list(Language), Language.ZH, ())))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds, "no formula"
    with zipfile.ZipFile(io.BytesIO(pack(Form.CSV, topics, list(Language), Language.ZH, ()))) as z:
        assert "\"'=HYPERLINK" in z.read("texts.csv").decode()


def spoilt(topics: list[Topic], change: Callable[[dict[str, object]], None]) -> bytes:
    book = load_workbook(io.BytesIO(pack(Form.XLSX, topics[:2], list(Language), Language.ZH, ())))
    change({sheet.title: sheet for sheet in book})
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("table", "row", "column", "value"),
    [
        ("topics", 2, "category", "cooking"),
        ("topics", 3, "review_by", "next year"),
        ("topics", 2, "source", "de"),
        ("topics", 2, "slug", "No Slug"),
        ("texts", 5, "answer", ""),
        ("texts", 4, "language", "klingon"),
        ("texts", 3, "question", "=1+1"),
        ("sources", 2, "place", "first"),
    ],
)
def test_a_broken_file_names_row_and_column(
    topics: list[Topic], table: str, row: int, column: str, value: str
) -> None:
    def change(sheets: dict[str, object]) -> None:
        sheet = sheets[table]
        columns = [cell.value for cell in sheet[1]]  # type: ignore[index]
        sheet.cell(row, columns.index(column) + 1).value = value  # type: ignore[attr-defined]

    with pytest.raises(BadTables) as raised:
        unpack("a.xlsx", spoilt(topics, change), [])
    places = {(found.table, found.row, found.column) for found in raised.value.problems}
    assert (table, row, column) in places


def test_everything_that_is_wrong_is_said_at_once(topics: list[Topic]) -> None:
    def change(sheets: dict[str, object]) -> None:
        for row in (2, 4, 6):
            sheets["texts"].cell(row, 4).value = None  # type: ignore[attr-defined]

    with pytest.raises(BadTables) as raised:
        unpack("a.xlsx", spoilt(topics, change), [])
    assert [found.row for found in raised.value.problems] == [2, 4, 6]


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("texts.csv", b"0" * 120_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"not a workbook"),
        ("a.xlsx", b"PK\x03\x04 damaged"),
        ("a.zip", bomb()),
        ("a.csv", b"slug,language\nx\n"),
        ("a.csv", b"\xff\xfe"),
        ("a.csv", b""),
        ("a.yaml", b"slug: ["),
        ("a.yaml", b"- 1"),
        ("a.xlf", b"<xliff"),
        ("a.xlf", b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>"),
        ("a.xlf", b"<html/>"),
        (
            "a.xlf",
            b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" trgLang="de"/>',
        ),
        ("a.docx", b"PK"),
        ("", b""),
    ],
)
def test_a_file_that_is_none_is_a_clear_error(name: str, content: bytes) -> None:
    with pytest.raises(BadTables) as raised:
        unpack(name, content, [])
    assert raised.value.problems


def test_a_yaml_error_names_its_line() -> None:
    with pytest.raises(BadTables) as raised:
        unpack("metro.yaml", b"slug: metro\ncategory: ]\n", [])
    (problem,) = raised.value.problems
    assert (problem.table, problem.row) == ("metro.yaml", 2)
