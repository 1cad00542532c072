"""The seed: complete in nine languages, and the same facts in each."""

from functools import cache

import pytest

from core.clock import CITY, SystemClock
from core.people import Language
from faq.answers import PublishedAnswers
from faq.checking import check
from faq.entry import Topic
from faq.exchange import SEED, BadTopic, read_folder, read_topic
from tests.desk_parts import SetClock, topic


@cache
def topics() -> tuple[Topic, ...]:
    return tuple(read_folder(SEED))


SAFETY_AND_PLATFORM = 18


def test_there_are_enough_topics_and_all_that_matter_most() -> None:
    assert len(topics()) >= 24
    kinds = [t.facts.category for t in topics()]
    assert kinds.count("safety") + kinds.count("platform") == SAFETY_AND_PLATFORM


def test_what_a_program_can_prove_is_proven() -> None:
    today = SystemClock().now().astimezone(CITY).date()
    assert [str(finding) for finding in check(topics(), today)] == []


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
