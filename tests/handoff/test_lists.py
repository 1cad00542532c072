"""What editors keep in lists, and what the desk makes of it."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from core.people import Language, Shift
from core.phrases import Phrase
from faq.items import Item, of_kind
from handoff.directory import find
from handoff.house import House
from handoff.lists import KINDS, BadItem, check_key, checked, read_seed
from handoff.shifts import next_start

DAY = date(2026, 11, 23)


def test_the_seed_is_complete() -> None:
    items = read_seed()
    counts = {kind: len(of_kind(items, kind)) for kind in KINDS}
    assert counts == {
        "canned": 19,
        "greeting": 2,
        "hours": 9,
        "holiday": 0,
        "hotline": 76,
        "department": 21,
        "department_kind": 20,
        "district": 11,
    }
    assert len({(item.kind, item.key) for item in items}) == len(items)
    for canned in House(items).canned:
        assert set(canned.texts) == set(canned.title) == set(Language)
    kinds = {item.key for item in of_kind(items, "department_kind")}
    districts = {item.key for item in of_kind(items, "district")}
    for department in of_kind(items, "department"):
        assert department.body["department_kind"] in kinds
        assert department.body["district"] in districts


def test_hours_are_said_as_they_are() -> None:
    house = House(read_seed())
    assert house.hours(Language.EN, DAY).msgid == "24 hours a day, every day"
    assert house.hours(Language.JA, DAY).params == {"starts": time(9), "ends": time(21)}
    assert house.hours(Language.ZH, DAY).params == {"number": "12345"}
    assert house.hours(Language.AR, DAY) == House([]).hours(Language.AR, DAY)


def test_nobody_serves_a_language_on_its_holiday() -> None:
    body = {"name": {"en": "A feast"}, "closed": ["ja"]}
    house = House([*read_seed(), Item("holiday", DAY.isoformat(), body)])
    closed = Phrase("closed today, a public holiday")
    assert house.hours(Language.JA, DAY) == closed
    assert house.hours(Language.EN, DAY) != closed
    assert house.hours(Language.JA, date(2026, 11, 24)) != closed
    shifts = [Shift("yuki", Language.JA, weekday, 540, 1260) for weekday in range(7)]
    now = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
    found = next_start(shifts, Language.JA, now, house.closed(Language.JA))
    assert found is not None
    assert found.date() == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("kind", "body", "field"),
    [
        ("canned", {"title": {"en": "x"}}, "texts"),
        ("canned", {"title": "x", "texts": {"en": "x"}}, "title"),
        ("canned", {"title": {"xx": "x"}, "texts": {"en": "x"}}, "title"),
        ("canned", {"title": {"en": "x"}, "texts": {"en": "x" * 2001}}, "texts"),
        ("hours", {"service": "sometimes"}, "service"),
        ("hours", {"service": "daily", "starts": "21:00", "ends": "09:00"}, "ends"),
        ("hours", {"service": "daily", "starts": "9 o'clock", "ends": "21:00"}, "starts"),
        ("hours", {"service": "phone"}, "number"),
        ("holiday", {"name": {"en": "x"}, "closed": ["tlh"]}, "closed"),
        ("holiday", {"name": {}}, "name"),
        ("hotline", {"name": {"zh": "x"}, "hidden": "yes"}, "hidden"),
    ],
)
def test_what_is_wrong_is_named(kind: str, body: dict[str, Any], field: str) -> None:
    with pytest.raises(BadItem) as raised:
        checked(KINDS[kind], body)
    assert raised.value.field == field


@pytest.mark.parametrize(
    ("kind", "key"),
    [("canned", "Not A Slug"), ("hours", "xx"), ("holiday", "2026-02-30"), ("hotline", "call me")],
)
def test_a_key_looks_as_its_list_wants(kind: str, key: str) -> None:
    with pytest.raises(BadItem):
        check_key(KINDS[kind], key)


def test_unknown_fields_and_blanks_are_left_out() -> None:
    body = {"name": {"zh": " 医院 ", "en": ""}, "evil": "x", "matters": " ", "notes": "n"}
    assert checked(KINDS["department_kind"], body) == {"name": {"zh": "医院"}, "notes": "n"}


def test_the_directory_is_found_by_name_and_by_matter() -> None:
    house = House(read_seed())
    assert find(house.directory, "12366", 5)[0].key == "12366"
    assert find(house.directory, "派出所", 5)[0].key == "police_station"
    assert "96968" in {item.key for item in find(house.directory, "water", 5)}
    assert "marriage_registry" in {item.key for item in find(house.directory, "divorce", 9)}
    assert "12365" not in {item.key for item in find(house.directory, "12365", 5)}
    assert len(find(house.directory, "", 7)) == 7
