"""Whatever is written, it is understood, or it is not; it breaks nothing, and none of it is read
on and on. The bench tells the times: ``python -m tests.bench.nlu odd``."""

import sys
import unicodedata
from collections.abc import Iterator, Sequence

import pytest

from core.people import Language
from core.understanding import Understanding
from nlu.deciding import Ranking
from nlu.encoder import MAX_TOKENS, MultilingualE5
from nlu.intents import ASK, INTENTS
from nlu.ngrams import LONGEST, MOST_CHARACTERS, inverse_frequency, weighed
from nlu.normalise import clean
from nlu.understand import Understander
from tests.nlu.conftest import TOPICS

LABELS = {*(topic.slug for topic in TOPICS), ASK, *INTENTS}
ODD = {
    "100 KB of one letter": "a" * 100_000,
    "100 KB of words": "the lost passport is my " * 4_200,
    "100 KB of Chinese": "护照不见了" * 6_700,
    "100 KB of spaces": " \n\t" * 33_000,
    "100 KB of marks on a letter": "a" + "\u0323\u0301" * 25_000,
    "an address without end": "https://" + "a" * 100_000,
    "at signs": "@a" * 50_000,
    "apostrophes": "l'" * 50_000,
    "questions": "?!" * 50_000,
    "zeros": "\0" * 100_000,
    "lone surrogates": "\ud83d" * 3_000,
    "characters that become eighteen": "\ufdfa" * 3_000,
    "10,000 emoji": "😀" * 10_000,
    "10,000 emoji in families": "👩‍👩‍👧‍👦" * 2_500,
    "words half in another layout": "cаt " * 25_000,
    "a danger a hundred times": "someone is he is she is with a " * 3_000,
}
ROW = 256


def rows_of_unicode() -> Iterator[str]:
    """Of each row of 256 characters, what is assigned: some at its beginning and at its end."""
    for start in range(0, sys.maxunicode + 1, ROW):
        every = [chr(code) for code in range(start, start + ROW)]
        there = [c for c in every if unicodedata.category(c) not in {"Cn", "Co"}]
        if there:
            yield "".join([*there[:6], " ", *there[-6:]])


def valid(found: Understanding) -> bool:
    return found.label in LABELS - {"lookalike"} and set(found.top) <= LABELS


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_input_has_an_answer(understander: Understander, text: str) -> None:
    assert valid(understander.understand(text, Language.EN))


def test_every_row_of_unicode_has_an_answer(understander: Understander) -> None:
    asked = [(text, Language.EN) for text in rows_of_unicode()]
    assert len(asked) > 300
    assert all(valid(found) for found in understander.understand_all(asked))


def test_half_a_character_hides_nothing(understander: Understander) -> None:
    found = understander.understand("I lost \ud83dmy passport\udfff, what do I do?", Language.EN)
    assert found.label == "lost-passport"


def test_nobody_suffers_for_another_s_text() -> None:
    def rank(texts: Sequence[str]) -> Sequence[Ranking]:
        if "the one that breaks it" in texts:
            raise UnicodeError
        return [Ranking((("lost-passport", 0.9),), 0.0)] * len(texts)

    texts = ("lost passport", "the one that breaks it", "passport lost")
    found = Understander(rank, {"lost-passport"}).understand_all([(t, Language.EN) for t in texts])
    assert [one.label for one in found] == ["lost-passport", "oos", "lost-passport"]


@pytest.mark.parametrize("times", [1, 10])
def test_what_is_looked_at_is_bounded(times: int) -> None:
    seen: list[str] = []

    def rank(texts: Sequence[str]) -> Sequence[Ranking]:
        seen.extend(texts)
        return [Ranking((), 0.0)] * len(texts)

    for text in ODD.values():
        Understander(rank, ()).understand(text * times, Language.EN)
    assert max(map(len, seen)) == MOST_CHARACTERS
    inverse = inverse_frequency(seen)
    assert max(len(weighed(text, inverse)[0]) for text in seen) <= 2 * LONGEST * MOST_CHARACTERS


def test_the_costly_encoder_reads_the_beginning() -> None:
    encoder = MultilingualE5()
    long, longer = ("@a" * 60, "@a" * 200)
    one, other = encoder.encode([long, longer])
    assert float(one @ other) > 0.99
    model = encoder._model
    assert model is not None
    assert model.token_count(longer, True) > MAX_TOKENS


def test_no_half_character_is_left() -> None:
    clean("".join(map(chr, range(0xD7F0, 0xE010)))).encode("utf-8")
