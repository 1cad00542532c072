import pytest

from nlu.normalise import clean, normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ｖｉｓａ　１２３", "visa 123"),
        ("\u202bجواز\u202c سفر\u200f", "جواز سفر"),
        ("heeeelp", "help"),
        ("www.gz.gov.cn", "www.gz.gov.cn"),
        ("100000", "100000"),
        ("أحتاج إلى مُساعدة", "احتاج الي مساعده"),
        ("Fünf Ñandúes à São Paulo", "funf nandues a sao paulo"),
        ("ЁЛКА й", "елка й"),
        ("報警電話", "报警电话"),
        ("廣州發票", "广州发票"),
        ("労働契約", "劳动契约"),
        ("паcпopт", "паспорт"),
        ("VPNа", "vpnа"),
        ("help 😭😭 me 🚑", "help me"),
        ("ガス", "ガス"),
        ("불이 났어요", "불이 났어요"),
    ],
)
def test_one_form(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_clean_keeps_spelling() -> None:
    assert clean(" ¿Dónde\u200b  está?\n") == "¿Dónde está?"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("help help help help help", "help help"),
        ("Donaudampf" * 60, "Donaudampf"),
        ("着火着火着火着火着火", "着火"),
        ("no no no", "no no no"),
        ("13800138001380013800", "13800138001380013800"),
    ],
)
def test_what_is_chanted_is_read_once(typed: str, read: str) -> None:
    assert clean(typed) == read
