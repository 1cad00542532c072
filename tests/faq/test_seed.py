"""The seed: complete in nine languages, and the same facts in each."""

from functools import cache
from pathlib import Path

import pytest

from core.clock import CITY, SystemClock
from core.people import Language
from faq.answers import PublishedAnswers
from faq.census import census
from faq.checking import check
from faq.entry import Topic
from faq.exchange import SEED, BadTopic, read_folder, read_topic
from nlu.intents import read_intents
from nlu.language import identify
from tests.desk_parts import SetClock, topic


@cache
def topics() -> tuple[Topic, ...]:
    return tuple(read_folder(SEED))


TOPICS, TRIALS = 87, 4


def test_every_topic_is_there_in_every_language() -> None:
    assert len(topics()) == TOPICS
    for one in topics():
        assert set(one.texts) == set(Language), one.slug
        for language, text in one.texts.items():
            assert len(text.trials) >= TRIALS, (one.slug, language)


def test_what_a_program_can_prove_is_proven() -> None:
    today = SystemClock().now().astimezone(CITY).date()
    assert [
        str(finding)
        for finding in check(topics(), today, lambda text, prior: identify(text, prior)[0])
    ] == []


def test_the_table_of_counts_is_true() -> None:
    page = (Path(__file__).parents[2] / "docs" / "content.md").read_text(encoding="utf-8")
    shown = page.partition("<!-- census -->")[2].partition("<!-- /census -->")[0]
    assert shown.strip() == census(topics(), read_intents())


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


def test_a_bad_file_is_named_with_what_is_wrong(tmp_path: Path) -> None:
    folder = tmp_path
    for text, word in [("a: [", "while parsing"), ("slug: x", "category"), ("- 1", "list")]:
        path = folder / "x.yaml"
        path.write_text(text)
        with pytest.raises(BadTopic, match=r"x\.yaml") as raised:
            read_topic(path)
        assert word in str(raised.value)
