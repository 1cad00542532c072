"""Each thing that a program can prove, and each way to break it."""

from dataclasses import replace
from datetime import date

import pytest

from core.people import Language
from faq.checking import check, numbers
from faq.entry import Topic
from faq.exchange import SEED, read_topic
from nlu.language import identify

TODAY = date(2026, 11, 23)
GOOD = read_topic(SEED / "lost-passport.yaml")
OTHERS = [read_topic(SEED / f"{slug}.yaml") for slug in GOOD.facts.related]


def broken(language: Language = Language.FR, **changes: object) -> Topic:
    text = replace(GOOD.texts[language], **changes)  # type: ignore[arg-type]
    return replace(GOOD, texts={**GOOD.texts, language: text})


def of(topic: Topic) -> list[str]:
    return [str(f.what).casefold() for f in check([topic, *OTHERS], TODAY) if f.slug == topic.slug]


def test_a_good_topic_has_no_findings() -> None:
    unrelated = replace(GOOD, facts=replace(GOOD.facts, related=()))
    assert check([unrelated], TODAY) == []


FRENCH = GOOD.texts[Language.FR]


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        (broken(answer=FRENCH.answer.replace("12367", "12376")), "lacks the numbers 12367"),
        (broken(answer=FRENCH.answer.replace("12367", "12376")), "of its own: 12376"),
        (broken(details=FRENCH.details + " https://example.org/x"), "other links"),
        (broken(answer="Trop court."), "the answer has 11 characters"),
        (broken(answer=FRENCH.answer + " encore" * 100), "characters, not 150 to 700"),
        (broken(details="é" * 1100), "2200 bytes"),
        (broken(question="Q" * 91), "more than 90"),
        (broken(answer=FRENCH.answer + "\n**gras**"), "marks that no channel shows"),
        (broken(phrasings=FRENCH.phrasings[:11]), "11 phrasings"),
        (broken(phrasings=(*FRENCH.phrasings, "Passeport  PERDU", "passeport perdu")), "twice"),
        (broken(trials=FRENCH.phrasings[:1]), "learnt and tried"),
        (
            broken(Language.RU, phrasings=GOOD.texts[Language.EN].phrasings),
            "phrasings are in its script",
        ),
        (broken(Language.JA, answer=FRENCH.answer), "not in its language's script"),
        (broken(answer=GOOD.texts[Language.RU].answer), "not in Latin letters"),
        (
            replace(GOOD, texts={k: v for k, v in GOOD.texts.items() if k is not Language.KO}),
            "no text",
        ),
        (replace(GOOD, facts=replace(GOOD.facts, expires_on=date(2026, 11, 22))), "expired on"),
        (replace(GOOD, facts=replace(GOOD.facts, review_by=date(2026, 11, 22))), "reviewed by"),
        (replace(GOOD, facts=replace(GOOD.facts, related=("no-such",))), "no other topic"),
        (replace(GOOD, facts=replace(GOOD.facts, phones=("110 or 120",))), "no telephone number"),
        (
            replace(
                GOOD,
                facts=replace(
                    GOOD.facts, sources=(replace(GOOD.facts.sources[0], url="htp:/x y"),)
                ),
            ),
            "no link",
        ),
        (
            replace(GOOD, facts=replace(GOOD.facts, authority={Language.ZH: "公安"})),
            "authority has no name in en, ja",
        ),
    ],
)
def test_what_is_broken_is_found(topic: Topic, said: str) -> None:
    assert any(said.casefold() in what for what in of(topic)), of(topic)


def test_no_phrasing_stands_for_two_topics() -> None:
    stolen = OTHERS[0].texts[Language.FR].phrasings[0]
    topic = broken(phrasings=(*FRENCH.phrasings, stolen.upper()))
    found = [str(f) for f in check([OTHERS[0], topic], TODAY)]
    assert f"lost-passport fr: Stands for {OTHERS[0].slug} too: {stolen.upper()}" in found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (Language.ZH, "2026年12月31日，9:00-12:00，1,500元", "2026 12 31 9 0 12 0 1500"),
        (Language.EN, "31 December 2026, you may pay 1,500", "31 2026 1500 12"),
        (Language.EN, "on 5 May", "5 5"),
        (Language.FR, "31 décembre 2026, 1 500 yuans", "31 2026 1500 12"),
        (Language.ES, "31 de diciembre de 2026: 1.500", "31 2026 1500 12"),
        (Language.RU, "31 декабря 2026 г., 99,92 %", "31 2026 99.92 12"),
        (Language.AR, "٣١ ديسمبر ٢٠٢٦", "31 2026 12"),
        (Language.JA, "電話１２３６７，24時間", "12367 24"),
        (Language.PT, "veja https://example.org/2021/7", ""),
    ],
)
def test_numbers_are_read_as_people_write_them(language: Language, text: str, found: str) -> None:
    assert sorted(numbers(text, language).elements()) == sorted(found.split())


def test_phrasings_in_another_language_than_they_claim_are_found() -> None:
    spanish = OTHERS[0].texts[Language.ES].phrasings
    topic = broken(phrasings=spanish)
    found = check([topic], TODAY, lambda text, prior: identify(text, prior)[0])
    said = [str(one) for one in found if "in its language" in str(one)]
    assert len(said) == 1
    assert said[0].startswith("lost-passport fr: Only ")
