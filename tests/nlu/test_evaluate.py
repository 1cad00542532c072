"""What is counted, on rankings made by hand."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typing_extensions import override

from core.people import Language
from core.understanding import Understanding
from nlu import charts
from nlu.deciding import Ranking
from nlu.evaluate import Report, evaluate, predict
from nlu.figures import Judged, Row, bins, error
from nlu.labelled import BadRow, read_columns, read_rows
from nlu.report import Origin, render
from nlu.understand import Understander

ANSWERS = {
    "one": Ranking((("a", 0.9), ("b", 0.1)), 0),
    "two": Ranking((("b", 0.9), ("a", 0.1)), 0),
    "close": Ranking((("b", 0.35), ("a", 0.34)), 0),
    "close first": Ranking((("a", 0.35), ("b", 0.34)), 0),
    "none": Ranking((("oos", 0.9), ("a", 0.1)), 0),
    "flames": Ranking((("emergency:fire", 0.9), ("a", 0.1)), 0.9),
    "hurt": Ranking((("emergency:medical", 0.6), ("emergency:fire", 0.3)), 0.9),
    "unhurt": Ranking((("lookalike", 0.9), ("a", 0.05)), 0.02),
    "person please": Ranking((("agent", 0.9), ("a", 0.05)), 0),
    "camera please": Ranking((("agent", 0.9), ("video", 0.05)), 0),
    "thank you": Ranking((("thanks", 0.9), ("a", 0.05)), 0),
}
ROWS = [
    Row("one", "a", Language.EN),
    Row("two", "a", Language.EN),
    Row("close", "a", Language.FR),
    Row("close first", "a", Language.EN),
    Row("none", "a", Language.EN),
    Row("flames", "emergency:fire", Language.EN),
    Row("hurt", "emergency:fire", Language.EN),
    Row("one", "emergency:police", Language.EN),
    Row("unhurt", "lookalike", Language.EN),
    Row("one", "lookalike", Language.EN),
    Row("flames", "lookalike", Language.EN),
    Row("none", "oos", Language.EN),
    Row("close", "oos", Language.EN),
    Row("two", "oos", Language.EN),
    Row("person please", "agent", Language.EN),
    Row("camera please", "video", Language.EN),
    Row("thank you", "thanks", Language.EN),
]


def understander() -> Understander:
    def rank(texts: Sequence[str]) -> Sequence[Ranking]:
        return [ANSWERS[text] for text in texts]

    return Understander(rank, {"a", "b"})


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(understander(), ROWS)


def test_what_became_of_each_row() -> None:
    report = evaluate(
        understander(),
        [Row("one", "a"), Row("two", "a"), Row("close", "a", Language.FR), ("none", "a")],
    )
    total = report.total
    assert (total.right, total.wrong, total.offered, total.refused) == (1, 1, 1, 1)
    assert report.accuracy == 0.25
    assert report.confusion["a", "b"] == 1
    assert report.by_language["fr"].rows == 1
    assert "a taken for b" in str(report)


@pytest.mark.parametrize(
    ("name", "hits", "of"),
    [
        ("topic_first", 3, 5),
        ("topic_answered", 1, 5),
        ("topic_three", 3, 5),
        ("topic_wrong", 1, 5),
        ("emergency_caught", 2, 3),
        ("emergency_kind", 1, 3),
        ("false_emergency", 1, 14),
        ("lookalike_alarm", 1, 3),
        ("oos_not_answered", 2, 3),
        ("person", 1, 1),
        ("video", 0, 1),
        ("small_talk", 1, 1),
    ],
)
def test_figures(report: Report, name: str, hits: int, of: int) -> None:
    (share,) = [share for share in report.shares if share.name == name]
    assert (share.hits, share.of) == (hits, of)


def test_a_lookalike_is_right_without_an_alarm(report: Report) -> None:
    assert (report.by_kind["lookalike"].right, report.by_kind["lookalike"].wrong) == (2, 1)


def test_language_is_of_the_text_alone() -> None:
    rows = [Row("two", "b", Language.EN), Row("close", "b", Language.JA)]
    (share,) = [s for s in evaluate(understander(), rows).shares if s.name == "language"]
    assert (share.hits, share.of) == (1, 2)


def test_what_there_is_none_of_has_no_figure() -> None:
    names = {share.name for share in evaluate(understander(), [Row("one", "a")]).shares}
    assert "topic_three" in names
    assert not names & {"emergency_caught", "lookalike_alarm", "oos_not_answered", "language"}


def said(score: float, label: str) -> Judged:
    found = Understanding(Language.EN, True, label, score, ("a",))
    return Judged(Row("text", "a"), found)


def test_calibration() -> None:
    sure = [said(0.95, "a")] * 9 + [said(0.95, "b")]
    unsure = [said(0.45, "ask")] * 2 + [said(0.45, "b")] * 2
    found = bins([*sure, *unsure, said(0.99, "oos"), said(1.0, "a")])
    assert [(b.low, b.rows, b.right) for b in found if b.rows] == [(0.4, 4, 2), (0.9, 11, 10)]
    assert error(found) == pytest.approx((abs(1.8 - 2) + abs(10.5 - 10)) / 15)
    assert error(bins([])) == 0


def test_predictions_have_the_contract_s_keys() -> None:
    (row,) = predict(understander(), ["one"])
    assert list(row) == ["text", "language", "label", "score", "top"]
    assert (row["label"], row["top"]) == ("a", ["a", "b"])


def test_json(report: Report) -> None:
    figures = json.loads(json.dumps(report.as_dict()))["figures"]
    assert figures["topic_three"] == {"hits": 3, "of": 5}


# ── files ────────────────────────────────────────────────────────────────────────────────────


def test_rows_of_files(tmp_path: Path) -> None:
    (tmp_path / "fr.tsv").write_text("bonjour\tgreet\nhola\tgreet\tes\n\n", encoding="utf-8-sig")
    (tmp_path / "mixed.tsv").write_bytes(b"text\tlabel\r\nhi \xe2\x80\xa8there\tgreet\r\n\xff\toos")
    rows = read_rows([tmp_path / "fr.tsv", tmp_path / "mixed.tsv"])
    assert rows == [
        Row("bonjour", "greet", Language.FR),
        Row("hola", "greet", Language.ES),
        Row("hi \u2028there", "greet"),
        Row("\ufffd", "oos"),
    ]
    assert len(read_columns(tmp_path / "mixed.tsv")) == 3


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("hello", "row 1: a text"),
        ("hi\tgreet\nhi\t ", "row 2: a text"),
        ("hi\tgreet\txx", "no language of ours: xx"),
        ("", "has no rows"),
    ],
)
def test_a_bad_file_says_where(tmp_path: Path, content: str, wrong: str) -> None:
    path = tmp_path / "rows.tsv"
    path.write_text(content)
    with pytest.raises(BadRow, match=wrong):
        read_rows([path])


# ── the page ─────────────────────────────────────────────────────────────────────────────────


class Read(HTMLParser):
    """Elements without an end, and what would be loaded."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "input", "link"}:
            self.open.append(tag)
        self.loads += [v or "" for n, v in attrs if n in {"src", "srcset", "data"} or tag == "link"]
        self.loads += [v for n, v in attrs if n == "href" and v and not v.startswith("#")]

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.remove(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag != "option":
            while self.open.pop() == "option":
                pass

    @override
    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_the_page_stands_alone_and_shows_every_miss(report: Report) -> None:
    hostile = Row('<script>alert("1")</script>', "a", Language.AR)
    ANSWERS[hostile.text] = ANSWERS["two"]
    shown = evaluate(understander(), [*ROWS, hostile])
    origin = Origin(["en.tsv"], "0123456789abcdef", 7, datetime(2026, 11, 27, tzinfo=UTC))
    page = render(shown, origin)
    read = Read(page)
    assert read.open == []
    assert read.loads == []
    assert "url(" not in page
    assert "@import" not in page
    assert hostile.text in read.texts
    for judged in shown.judged:
        if not judged.right:
            assert judged.row.text in read.texts
    assert any("Model 0123456789ab" in text for text in read.texts)


def test_a_page_without_misses() -> None:
    origin = Origin(["en.tsv"], "", 0, datetime(2026, 11, 27, tzinfo=UTC))
    page = render(evaluate(understander(), [Row("one", "a", Language.EN)]), origin)
    assert "Nothing was confused." in page


def test_pictures_are_whole(report: Report) -> None:
    counts = {(j.row.label, j.found.label): 1 for j in report.judged}
    names = sorted({name for pair in counts for name in pair})
    lines = charts.lines({"a & b": [0, 0.5, 1]}, [0, 0.5, 1], "<t>", across="x", ideal=0.4)
    for svg in (
        charts.reliability(report.bins, "t"),
        charts.matrix(names, names, counts, "t"),
        charts.stacked({"en": {"right": 1, "offered": 1, "refused": 0, "wrong": 2}}, "t"),
        lines,
        charts.flow([("do", "how", "out"), ("then", "so", "")], "t"),
        charts.lines({"a": [0.5, 1]}, [2, 4], "t", across="x", marks=["2", "all"]),
    ):
        assert ElementTree.fromstring(charts.alone(svg)).tag.endswith("svg")
