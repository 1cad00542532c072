"""Masking, comparing and cutting of texts."""

from dataclasses import replace
from functools import cache

import pytest

from core.people import Language
from core.phrases import Phrase
from faq.answers import PublishedAnswers
from faq.changes import changes
from faq.entry import Topic
from faq.exchange import SEED, read_folder
from faq.masking import mask
from faq.plain import LIMITS, Limit, plain_answer, split, utf8_bytes, utf16_units
from tests.desk_parts import SetClock, topic


@cache
def topics() -> list[Topic]:
    return read_folder(SEED)


def said(phrase: Phrase, language: Language) -> str:
    return phrase.msgid.format(**phrase.params)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("my passport is E12345678 ok", "my passport is [passport] ok"),
        ("护照号EH1234567丢了", "护照号[passport]丢了"),
        ("call +86 138 0013 8000 please", "call [phone] please"),
        ("电话13800138000", "电话[phone]"),
        ("020-83330000 or (020) 8333 0000", "[phone] or [phone]"),
        ("card 6222 0212 3456 7890 123", "card [card]"),
        ("身份证 44010419900101123X", "身份证 [id]"),
        ("write to a.b+c@example.co.uk!", "write to [email]!"),
        ("110, 12345 and 960169 are public", "110, 12345 and 960169 are public"),
        ("on 2026-11-23 I paid 1,500 yuan", "on 2026-11-23 I paid 1,500 yuan"),
    ],
)
def test_personal_data_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bring 2 photos.\n\n1. Go.", "Bring 3 photos and a form.\n\n1. Go."),
        ("护照丢了怎么办", "护照丢失后怎么办"),
        ("", "new"),
        ("الرسوم 100 يوان", "الرسوم 160 يوان"),
        ("same", "same"),
    ],
)
def test_changes_join_to_both_texts(before: str, after: str) -> None:
    found = changes(before, after)
    assert "".join(text for op, text in found if op != "new") == before
    assert "".join(text for op, text in found if op != "gone") == after
    assert [op for op, _ in found if op == "same"] or not before


def test_only_what_changed_is_marked() -> None:
    assert changes("Bring 2 photos", "Bring 3 photos") == [
        ("same", "Bring "),
        ("gone", "2 "),
        ("new", "3 "),
        ("same", "photos"),
    ]


@pytest.mark.parametrize("limit", [*LIMITS.values(), Limit(60, utf8_bytes), Limit(7, utf16_units)])
@pytest.mark.parametrize("language", list(Language))
def test_every_part_fits_and_nothing_is_lost(limit: Limit, language: Language) -> None:
    answers = PublishedAnswers(topics()[:12], SetClock())
    for one in answers.topics:
        answer = answers.answer(one.slug, language, details=True)
        assert answer is not None
        whole = plain_answer(answer, language, said) + "𝄞" * 9
        parts = split(whole, limit)
        assert all(0 < limit.measure(part) <= limit.most for part in parts)
        assert "".join("".join(parts).split()) == "".join(whole.split())


def test_it_is_cut_between_paragraphs_first() -> None:
    limit = Limit(30, len)
    assert split("First one. Still it.\n\nSecond one is here.", limit) == [
        "First one. Still it.",
        "Second one is here.",
    ]
    assert split("One sentence here. Another sentence there.", limit) == [
        "One sentence here.",
        "Another sentence there.",
    ]


def test_plain_text_says_source_and_date() -> None:
    answers = PublishedAnswers(topics(), SetClock())
    answer = answers.answer("lost-passport", Language.EN, details=False)
    assert answer is not None

    text = plain_answer(answer, Language.EN, said)
    assert text.startswith("I lost my passport. What do I do?\n\n1. Report it")
    assert "12367 · 020-12345" in text
    assert "Source: Haizhu District government: lost passport (June 2021) http" in text
    assert text.endswith("Checked on 2026-11-22")


def test_details_that_are_not_there_are_the_answer() -> None:
    bare = topic("metro")
    texts = {code: replace(text, details="") for code, text in bare.texts.items()}
    answers = PublishedAnswers([replace(bare, texts=texts)], SetClock())
    found = answers.answer("metro", Language.EN, details=True)
    assert found is not None
    assert (found.text, found.card["part"]) == ("metro: answer", "answer")
