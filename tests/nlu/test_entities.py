"""What messages name, in each language; the directory is the seed's."""

import time
from datetime import date

import pytest

from core.people import Language
from core.understanding import EntityKind
from faq.items import Item
from handoff.lists import read_seed
from nlu.entities import MOST, Finder

TODAY = date(2026, 11, 26)
FINDER = Finder(read_seed())


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    entities = FINDER.find(text, Language(language), TODAY)
    for entity in entities:
        assert text[entity.start : entity.end] == entity.text
    return [(entity.kind.value, entity.value) for entity in entities]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "my visa expires on 12 March", "2027-03-12"),
        ("en", "March 12th, 2027", "2027-03-12"),
        ("en", "2027-03-12", "2027-03-12"),
        ("en", "it expired on November 20", "2026-11-20"),
        ("en", "tomorrow morning", "2026-11-27"),
        ("en", "the day after tomorrow", "2026-11-28"),
        ("zh", "我的签证3月12日到期", "2027-03-12"),
        ("zh", "2027年3月12号", "2027-03-12"),
        ("zh", "后天", "2026-11-28"),
        ("ja", "3月12日にビザが切れます", "2027-03-12"),
        ("ja", "明日行きます", "2026-11-27"),
        ("ko", "3월 12일에 만료돼요", "2027-03-12"),
        ("ko", "내일", "2026-11-27"),
        ("ar", "تنتهي في 12 مارس", "2027-03-12"),
        ("ar", "١٢ مارس ٢٠٢٧", "2027-03-12"),
        ("ar", "غدا", "2026-11-27"),
        ("ru", "до 12 марта 2027 г.", "2027-03-12"),
        ("ru", "послезавтра", "2026-11-28"),
        ("fr", "il expire le 12 mars", "2027-03-12"),
        ("fr", "le 1er décembre", "2026-12-01"),
        ("fr", "après-demain", "2026-11-28"),
        ("fr", "03/04/2027", "2027-04-03"),
        ("es", "vence el 12 de marzo de 2027", "2027-03-12"),
        ("es", "pasado mañana", "2026-11-28"),
        ("pt", "vence em 12 de março", "2027-03-12"),
        ("pt", "ontem", "2026-11-25"),
    ],
)
def test_dates(language: str, text: str, day: str) -> None:
    assert found(text, language) == [("date", day)]


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("call me on 13800138000", "+86 138 0013 8000"),
        ("+86 138 0013 8000, after 6", "+86 138 0013 8000"),
        ("我的电话是13800138000谢谢", "+86 138 0013 8000"),
        ("رقمي ١٣٨٠٠١٣٨٠٠٠", "+86 138 0013 8000"),
        ("020-83321234", "+86 20 8332 1234"),
        ("appelez le +33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("+1 (415) 555-2671", "+1 415-555-2671"),
    ],
)
def test_telephone_numbers(text: str, phone: str) -> None:
    assert found(text) == [("phone", phone)]


def test_digits_that_may_be_a_telephone_number_are_kept_apart() -> None:
    assert found("call 83321234") == [("number", "83321234")]
    assert found("passport E12345678") == []
    assert found("order 12345678901234567890") == []
    assert found("123456") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my L visa", "L"),
        ("visa type Q2", "Q2"),
        ("Z字签证", "Z"),
        ("X1签证", "X1"),
        ("tourist visa", "L"),
        ("工作签证", "Z"),
        ("留学ビザ", "X"),
        ("취업비자", "Z"),
        ("تأشيرة سياحية", "L"),
        ("рабочую визу", "Z"),
        ("visa d'affaires", "M"),
        ("visado de estudios", "X"),
        ("visto de trabalho", "Z"),
    ],
)
def test_kinds_of_visa(text: str, kind: str) -> None:
    assert found(text) == [("visa", kind)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("diplomatic passport", "diplomatic"),
        ("公务护照", "service"),
        ("一般旅券", "ordinary"),
        ("긴급여권", "emergency"),
        ("جواز سفر دبلوماسي", "diplomatic"),
        ("служебный паспорт", "service"),
        ("passeport diplomatique", "diplomatic"),
        ("pasaporte de emergencia", "emergency"),
        ("passaporte oficial", "service"),
    ],
)
def test_kinds_of_passport(text: str, kind: str) -> None:
    assert found(text) == [("passport", kind)]


@pytest.mark.parametrize(
    "text",
    [
        "I live in Tianhe",
        "我住在天河区",
        "天河区に住んでいます",
        "톈허에 살아요",
        "أسكن في تيانخه",
        "живу в районе Тяньхэ",
        "j'habite à Tianhe",
        "vivo en Tianhe",
        "moro em Tianhe",
        "TIANHE DISTRICT",
    ],
)
def test_districts(text: str) -> None:
    assert found(text) == [("district", "440106")]


@pytest.mark.parametrize(
    "text",
    ["Baiyun airport", "白云机场", "白雲国際空港", "visa run", "a visa", "l'avis", "my visa"],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_languages_and_nationalities() -> None:
    assert found("I am Japanese and need a French interpreter") == [("language", "fr")]
    assert found("I speak German") == [("language", "de")]
    assert found("英語の通訳") == [("language", "en")]
    assert found("врач, который говорит по-английски", "ru") == [("language", "en")]
    assert found("I am French") == []


def test_hotlines_by_number_and_by_name() -> None:
    assert found("what is 12333?") == [("hotline", "12333")]
    assert found("the Consumer complaints line") == [("hotline", "12315")]
    hidden = Finder([Item("hotline", "12999", {"name": {"en": "Quiet line"}, "hidden": True})])
    assert hidden.find("12999 quiet line", Language.EN, TODAY) == ()
    assert not hidden.hotlines


def test_an_editors_district_is_found_by_its_names() -> None:
    finder = Finder([Item("district", "440199", {"name": {"zh": "新区", "en": "New District"}})])
    (entity,) = finder.find("in New District", Language.EN, TODAY)
    assert (entity.kind, entity.value) == (EntityKind.DISTRICT, "440199")


def test_several_in_order() -> None:
    text = "My L visa expires on 12 March, I live in Tianhe, my number is 13800138000"
    assert [kind for kind, _ in found(text)] == ["visa", "date", "district", "phone"]


@pytest.mark.parametrize(
    "text",
    [
        "a1 " * 1300,
        "1 2 3 4 5 6 7 8 9 " * 220,
        "12 march " * 400,
        "天河区3月英语" * 500,
        "+" * 4000,
        "(1) " * 1000,
        "visa l " * 500,
        "138 0013 8000 " * 280,
        "\ue000" * 4000,
        "ё" * 4000,
    ],
)
def test_no_text_takes_long_or_names_too_much(text: str) -> None:
    started = time.perf_counter()
    assert len(FINDER.find(text, Language.EN, TODAY)) <= MOST
    # some 15 ms at most; the bound is for a machine that is busy
    assert time.perf_counter() - started < 0.3
