"""Models are made once, kept, found again, and gone back to; with an encoder of letters."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typing_extensions import override

from core.people import Language
from nlu import fitting
from nlu.encoder import Vectors, unit
from nlu.intents import Example
from nlu.model import About, Model
from nlu.models import FAULTS, KEPT, Models, NotLearnt, make_apart
from nlu.ngrams import inverse_frequency, weighed
from nlu.vectors import Remembered, read, rounded_by_text, write

EXAMPLES = [
    Example(text, label, Language.EN)
    for label, texts in {
        "visa": ("renew my visa", "visa extension", "extend a visa", "my visa expires"),
        "lost": ("lost my wallet", "my bag is gone", "wallet lost in a taxi", "lost bag"),
        "metro": ("where is the metro", "metro ticket", "metro opening hours", "metro map"),
    }.items()
    for text in texts
]


class Letters:
    """An encoder of letter counts that remembers what it was given."""

    spec = "letters"

    def __init__(self, name: str = "letters") -> None:
        self.id = name
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.seen.extend(texts)
        return unit(np.array([[t.count(c) for c in "abcdefghijklmnopqrstuvwxyz"] for t in texts]))


def models(folder: Path, cheap: Letters | None = None, costly: Letters | None = None) -> Models:
    cheap, costly = cheap or Letters(), costly or Letters("costly")

    def make(order: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(fitting, "encoder_of", {"letters": cheap}.__getitem__)
            fitting.main(order)

    return Models(folder, cheap, costly, make)


def fitted(examples: Sequence[Example], folder: Path) -> Model:
    about = About("key", 1, "now", len(examples), len(examples))
    return fitting.fit(examples, Letters(), Letters("costly"), Remembered(folder), about)


def test_the_likeliest_label_comes_first(tmp_path: Path) -> None:
    (found,) = fitted(EXAMPLES, tmp_path).rank(["my visa"])
    assert found.labels[0][0] == "visa"
    assert {label for label, _ in found.labels} == {"visa", "lost", "metro"}
    assert sum(p for _, p in found.labels) == pytest.approx(1, abs=1e-4)


def test_many_at_once_are_ranked_as_one_by_one(tmp_path: Path) -> None:
    model, texts = fitted(EXAMPLES, tmp_path), [e.text for e in EXAMPLES] * 12
    for together, text in zip(model.rank(texts), texts, strict=True):
        (alone,) = model.rank([text])
        assert dict(together.labels) == pytest.approx(dict(alone.labels), abs=1e-4)


def test_two_labels_are_the_least(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="needs two"):
        fitted(EXAMPLES[:3], tmp_path)


def test_a_costly_encoder_that_is_down_is_done_without(tmp_path: Path) -> None:
    class Down(Letters):
        @override
        def encode(self, texts: Sequence[str]) -> Vectors:
            raise OSError("no route to host")

    model = replace(fitted(EXAMPLES, tmp_path), costly=Down())
    (found,) = model.rank(["something else"])
    assert len(found.labels) == 3


def test_second_start_makes_nothing(tmp_path: Path) -> None:
    first = models(tmp_path).learnt(EXAMPLES, 1)
    idle = Letters()
    second = models(tmp_path, idle).learnt(list(reversed(EXAMPLES)), 2)
    assert idle.seen == []
    assert second.about == first.about
    assert second.rank(["lost visa"]) == first.rank(["lost visa"])


def test_an_edit_encodes_only_what_is_new(tmp_path: Path) -> None:
    models(tmp_path).learnt(EXAMPLES, 1)
    cheap = Letters()
    models(tmp_path, cheap).learnt([*EXAMPLES[1:], Example("bus", "metro", Language.EN)], 2)
    assert cheap.seen == ["bus"]


def test_a_small_edit_keeps_the_calibration(tmp_path: Path) -> None:
    many = [replace(e, text=f"{e.text} {n}") for n in range(4) for e in EXAMPLES]
    first = models(tmp_path).learnt(many, 1)
    small = models(tmp_path).learnt([*many, Example("bus", "metro", Language.EN)], 2)
    assert small.about.key != first.about.key
    assert np.array_equal(small.weights.full, first.weights.full)
    assert small.about.calibrated == len(many)
    large = models(tmp_path).learnt(many[:24], 3)
    assert large.about.calibrated == 24


def test_a_few_earlier_ones_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        newer = Example(f"bus stop {number}", "metro", Language.EN)
        models(tmp_path).learnt([*EXAMPLES, newer], number)
    kept = models(tmp_path).kept()
    assert [about.content for about in kept] == list(reversed(range(2, KEPT + 2)))


def test_going_back_and_forth(tmp_path: Path) -> None:
    ours = models(tmp_path)
    old = ours.learnt(EXAMPLES, 1).about.key
    edited = [*EXAMPLES, Example("bus", "metro", Language.EN)]
    new = ours.learnt(edited, 2).about.key
    ours.go_back(old[:8])
    assert ours.in_use(edited, 2).about.key == old
    for number in range(KEPT + 1):
        ours.learnt([*EXAMPLES, Example(f"tram {number}", "metro", Language.EN)], number)
    assert ours.in_use(edited, 2).about.key == old, "what is gone back to is not tidied away"
    ours.go_back(None)
    assert ours.in_use(edited, 2).about.key == new
    with pytest.raises(LookupError, match="0 models"):
        ours.go_back("nothing")


def test_another_encoder_shares_nothing(tmp_path: Path) -> None:
    models(tmp_path).learnt(EXAMPLES, 1)
    other = models(tmp_path, Letters("other"))
    assert other.kept() == []


@pytest.mark.parametrize("keep", [0, 10, 2000])
def test_a_damaged_one_is_made_anew(tmp_path: Path, keep: int) -> None:
    models(tmp_path).learnt(EXAMPLES, 1)
    (path,) = tmp_path.glob("model-*.npz")
    path.write_bytes(path.read_bytes()[:keep])
    assert models(tmp_path).learnt(EXAMPLES, 1).rank(["my visa"])[0].labels[0][0] == "visa"


def test_learning_that_fails_is_said(tmp_path: Path) -> None:
    order = tmp_path / "order.json"
    order.write_text("{}")
    with pytest.raises(NotLearnt, match=r"^learning failed, see .*: KeyError: 'examples'$"):
        make_apart(order)
    assert "Traceback" in (tmp_path / FAULTS).read_text()


def test_what_is_known_is_not_encoded_again(tmp_path: Path) -> None:
    encoder = Letters()
    first = rounded_by_text(["one", "two"], encoder)
    write(tmp_path / "seed.npz", encoder.id, first)
    encoder.seen.clear()
    again = rounded_by_text(["two", "three"], encoder, read(tmp_path / "seed.npz", encoder.id))
    assert encoder.seen == ["three"]
    assert len(again) == 2, "what is not asked for is left out"
    assert read(tmp_path / "seed.npz", "another") == {}


def test_vectors_are_remembered_closely(tmp_path: Path) -> None:
    texts = [e.text for e in EXAMPLES]
    encoder = Letters()
    write(tmp_path / "seed.npz", encoder.id, rounded_by_text(texts, encoder))
    encoder.seen.clear()
    found = Remembered(tmp_path, tmp_path / "seed.npz").encode(texts, encoder)
    assert encoder.seen == []
    assert (found * encoder.encode(texts)).sum(axis=1) == pytest.approx(1, abs=1e-3)


def test_ngrams_tell_numbers_apart() -> None:
    inverse = inverse_frequency(["call 12367", "call 12345", "residence permit"])

    def alike(one: str, other: str) -> float:
        ours, theirs = (dict(zip(*weighed(t, inverse), strict=True)) for t in (one, other))
        return float(sum(weight * theirs.get(bucket, 0) for bucket, weight in ours.items()))

    assert alike("12367", "call 12367") > alike("12367", "call 12345")
    assert alike("residance permitt", "residence permit") > 0.5
    assert alike("call 12345", "call 12345") == pytest.approx(1, abs=1e-5)
