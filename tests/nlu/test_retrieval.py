from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from core.people import Language
from nlu.encoder import Vectors
from nlu.intents import Example
from nlu.ngrams import Ngrams
from nlu.retrieval import KEPT, Index

EXAMPLES = [
    Example("renew my visa", "visa", Language.EN),
    Example("visa extension", "visa", Language.EN),
    Example("lost my wallet", "lost", Language.EN),
    Example("where is the metro", "metro", Language.EN),
]


class Letters:
    """An encoder of letter counts that remembers what it was given."""

    def __init__(self, name: str = "letters") -> None:
        self.id = name
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.seen.extend(texts)
        rows = np.array([[text.count(c) for c in "abcdefghijklmnopqrstuvwxyz"] for text in texts])
        unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        return unit


def test_best_label_first() -> None:
    matches = Index.build(EXAMPLES, Letters()).search(["my visa"])[0]
    assert matches[0].label == "visa"
    assert {match.label for match in matches} == {"visa", "lost", "metro"}


def test_no_examples() -> None:
    with pytest.raises(ValueError, match="needs examples"):
        Index.build([], Letters())


def test_second_start_encodes_nothing(tmp_path: Path) -> None:
    first = Index.load_or_build(EXAMPLES, tmp_path, Letters())
    idle = Letters()
    second = Index.load_or_build(list(reversed(EXAMPLES)), tmp_path, idle)
    assert idle.seen == []
    assert second.search(["lost visa"]) == first.search(["lost visa"])


def test_an_edit_encodes_only_what_is_new(tmp_path: Path) -> None:
    Index.load_or_build(EXAMPLES, tmp_path, Letters())
    encoder = Letters()
    edited = [*EXAMPLES[1:], Example("bus stop", "metro", Language.EN)]
    Index.load_or_build(edited, tmp_path, encoder)
    assert encoder.seen == ["bus stop"]


def test_a_few_earlier_caches_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        newer = Example(f"bus stop {number}", "metro", Language.EN)
        Index.load_or_build([*EXAMPLES, newer], tmp_path, Letters())
    assert len(list(tmp_path.glob("*.npz"))) == KEPT


def test_another_encoder_shares_nothing(tmp_path: Path) -> None:
    Index.load_or_build(EXAMPLES, tmp_path, Letters())
    other = Letters("other")
    Index.load_or_build(EXAMPLES, tmp_path, other)
    assert len(other.seen) == len(EXAMPLES)


@pytest.mark.parametrize("keep", [0, 10, 2000])
def test_a_damaged_cache_is_built_anew(tmp_path: Path, keep: int) -> None:
    Index.load_or_build(EXAMPLES, tmp_path, Letters())
    (path,) = tmp_path.glob("*.npz")
    path.write_bytes(path.read_bytes()[:keep])
    encoder = Letters()
    index = Index.load_or_build(EXAMPLES, tmp_path, encoder)
    assert len(encoder.seen) == len(EXAMPLES)
    assert index.search(["my visa"])[0][0].label == "visa"


def test_ngrams_find_numbers_and_misspellings() -> None:
    grams = Ngrams.build(["call 12367", "call 12345", "residence permit"])
    assert int(grams.similarities("12367").argmax()) == 0
    assert int(grams.similarities("residance permitt").argmax()) == 2
    assert float(grams.similarities("call 12345")[1]) == pytest.approx(1.0, abs=1e-5)
