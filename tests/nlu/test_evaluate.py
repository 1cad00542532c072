from collections.abc import Sequence

from core.people import Language
from nlu.encoder import UniversalSentenceEncoder
from nlu.evaluate import Row, cross_validate, evaluate, predict
from nlu.intents import Example, examples_of_topics
from nlu.retrieval import Match
from nlu.understand import Understander
from tests.nlu.conftest import TOPICS

ANSWERS = {
    "one": [Match("a", 0.9, 0.9), Match("b", 0.1, 0.1)],
    "two": [Match("b", 0.9, 0.9), Match("a", 0.1, 0.1)],
    "close": [Match("b", 0.6, 0.6), Match("a", 0.59, 0.59)],
    "none": [Match("oos", 0.9, 0.9), Match("a", 0.1, 0.1)],
}


def understander() -> Understander:
    def search(texts: Sequence[str]) -> Sequence[Sequence[Match]]:
        return [ANSWERS[text] for text in texts]

    return Understander(search, {"a", "b"})


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


def test_predictions_have_the_contract_s_keys() -> None:
    (row,) = predict(understander(), ["one"])
    assert list(row) == ["text", "language", "label", "score", "top"]
    assert (row["label"], row["top"]) == ("a", ["a", "b"])


def test_cross_validation_judges_every_example_once() -> None:
    examples: list[Example] = examples_of_topics(TOPICS)
    report = cross_validate(examples, {topic.slug for topic in TOPICS}, UniversalSentenceEncoder())
    assert report.total.rows == len(examples)
    assert report.total.right + report.total.offered > len(examples) / 2
