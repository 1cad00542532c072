"""The seed: complete in nine languages, and the same facts in each."""

import re
from datetime import date
from functools import cache

import pytest

from core.clock import CITY, SystemClock
from core.people import Language
from faq.answers import PublishedAnswers
from faq.entry import Topic
from faq.exchange import SEED, BadTopic, read_folder, read_topic
from handoff.canned import read_canned
from tests.desk_parts import SetClock, topic


@cache
def topics() -> tuple[Topic, ...]:
    return tuple(read_folder(SEED))


SLUGS = sorted(path.stem for path in SEED.glob("*.yaml"))
SAFETY_AND_PLATFORM = 18


def of(slug: str) -> Topic:
    return next(t for t in topics() if t.slug == slug)


def numbers(text: str) -> set[str]:
    """Numbers as written in any of the nine, without what separates thousands."""
    joined = re.sub(r"(?<=\d)[\u00a0\u202f ,.](?=\d{3}(?!\d))", "", text)
    return set(re.findall(r"\d+", joined))


def test_there_are_enough_topics_and_all_that_matter_most() -> None:
    assert len(topics()) >= 24
    kinds = [t.category for t in topics()]
    assert kinds.count("safety") + kinds.count("platform") == SAFETY_AND_PLATFORM


@pytest.mark.parametrize("slug", SLUGS)
def test_the_numbers_of_an_answer_are_the_same_in_every_language(slug: str) -> None:
    texts = of(slug).texts
    english = numbers(f"{texts[Language.EN].answer} {texts[Language.EN].details}")
    for language, text in texts.items():
        here = numbers(f"{text.answer} {text.details}")
        missing = english - here
        # months are words in some languages and numbers in others
        extra = {n for n in here - english if int(n) > 12}
        assert not missing, f"{language}: {missing}"
        assert not extra, f"{language}: {extra}"


@pytest.mark.parametrize("slug", SLUGS)
def test_a_topic_is_complete(slug: str) -> None:
    entry = of(slug)
    for language, text in entry.texts.items():
        assert len(set(text.phrasings)) >= 8, language
        assert len(text.question) <= 90, language
        assert 60 <= len(text.answer) <= 650, (language, len(text.answer))
        assert text.details, language
        assert not re.search(r"\*\*|^#|\]\(", text.answer + text.details, re.MULTILINE), language
    for source in entry.sources:
        assert source.url is None or re.match(r"https?://[\w.-]+/", source.url)
    assert set(entry.related) <= set(SLUGS) - {slug}
    assert entry.review_by > date(2026, 11, 22)


def test_no_phrasing_stands_in_two_topics() -> None:
    owners: dict[tuple[Language, str], str] = {}
    for entry in topics():
        for language, text in entry.texts.items():
            for phrasing in text.phrasings:
                key = (language, phrasing.casefold())
                assert owners.setdefault(key, entry.slug) == entry.slug, key


def test_what_has_expired_is_not_given_any_more() -> None:
    clock = SetClock()
    ended = topic("old", expires_on=clock.now().astimezone(CITY).date())
    answers = PublishedAnswers([ended], clock)
    assert answers.answer("old", Language.EN, details=False) is not None
    clock.move(24 * 3600)
    assert answers.answer("old", Language.EN, details=False) is None
    assert answers.topics == []


def test_an_answer_shows_its_source_and_date() -> None:
    answers = PublishedAnswers(topics(), SystemClock())
    for language in Language:
        card = answers.answer("lost-passport", language, details=False)
        assert card is not None
        assert card.card["sources"]
        assert card.card["reviewed_on"] == "2026-11-22"
        assert card.card["authority"]


def test_a_bad_file_is_named_with_what_is_wrong(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    for text, word in [("a: [", "while parsing"), ("slug: x", "category"), ("- 1", "list")]:
        path = folder / "x.yaml"
        path.write_text(text)
        with pytest.raises(BadTopic, match=r"x\.yaml") as raised:
            read_topic(path)
        assert word in str(raised.value)


def test_canned_answers_are_complete() -> None:
    canned = read_canned()
    assert len(canned) >= 15
    assert len({entry.slug for entry in canned}) == len(canned)
    for entry in canned:
        assert set(entry.texts) == set(entry.title) == set(Language)
