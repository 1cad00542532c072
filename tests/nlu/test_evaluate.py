from collections.abc import Sequence

from core.people import Language
from nlu.deciding import Ranking
from nlu.evaluate import Row, evaluate, predict
from nlu.understand import Understander

ANSWERS = {
    "one": Ranking((("a", 0.9), ("b", 0.1)), 0),
    "two": Ranking((("b", 0.9), ("a", 0.1)), 0),
    "close": Ranking((("b", 0.35), ("a", 0.34)), 0),
    "none": Ranking((("oos", 0.9), ("a", 0.1)), 0),
}


def understander() -> Understander:
    def rank(texts: Sequence[str]) -> Sequence[Ranking]:
        return [ANSWERS[text] for text in texts]

    return Understander(rank, {"a", "b"})


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
