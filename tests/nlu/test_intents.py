from pathlib import Path

import pytest

from core.people import Language
from nlu.intents import (
    Example,
    examples_of_intents,
    examples_of_topics,
    read_intents,
)
from tests.nlu.conftest import TOPICS

LEAST = {
    "agent": 15,
    "video": 8,
    "greet": 8,
    "thanks": 8,
    "bye": 8,
    "oos": 40,
    "lookalike": 60,
    "emergency:police": 25,
    "emergency:fire": 20,
    "emergency:medical": 30,
}


@pytest.mark.parametrize("label", LEAST)
def test_every_language_has_enough(label: str) -> None:
    (texts,) = [intent.texts for intent in read_intents() if intent.label == label]
    few = {language: len(words.phrasings) for language, words in texts.items()}
    assert set(few) == set(Language)
    assert {language: n for language, n in few.items() if n < LEAST[label]} == {}


def test_no_phrase_has_two_labels() -> None:
    labels: dict[str, set[str]] = {}
    for example in examples_of_intents(read_intents()):
        labels.setdefault(example.text.casefold(), set()).add(example.label)
    assert {text: found for text, found in labels.items() if len(found) > 1} == {}


def test_topics_give_question_and_phrasings() -> None:
    examples = examples_of_topics(TOPICS[:1])
    assert Example("lost passport", "lost-passport", Language.EN) in examples
    assert Example("护照丢了怎么办？", "lost-passport", Language.ZH) in examples
    assert len(examples) == 8


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("greeting.yaml", "en: [hi]"),
        ("greet.yaml", "de: [hallo]"),
        ("greet.yaml", "en: hi"),
        ("greet.yaml", "- hi"),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(ValueError, match=r"expected|not a label|is not a valid Language"):
        read_intents(tmp_path)
