"""Phrases that were never trained on, against the answers of the seed."""

from pathlib import Path

import pytest
import yaml

from core.people import Language
from faq.entry import Content
from faq.exchange import SEED, read_folder
from nlu.encoder import MultilingualE5, UniversalSentenceEncoder
from nlu.intents import EMERGENCIES, examples_of_intents, read_intents
from nlu.normalise import normalise
from nlu.understand import learn
from tests.running import learnt

PHRASES: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "emergencies_heldout.yaml").read_text(encoding="utf-8")
)
ALL_RECALL, ALL_FALSE_ALARMS = 0.92, 0.02
RECALL, FALSE_ALARMS = 0.85, 0.1  # of any language: 20 phrases each


@pytest.fixture(scope="module")
def alarms() -> dict[tuple[str, bool], float]:
    """Share of phrases taken for an emergency, by language and whether they are one."""
    content = Content(0, tuple(read_folder(SEED)), tuple(read_intents()))
    understander = learn(content, learnt(), UniversalSentenceEncoder(), MultilingualE5())
    shares: dict[tuple[str, bool], float] = {}
    for language, kinds in PHRASES.items():
        for grave in (True, False):
            texts = [t for kind, found in kinds.items() if (kind != "none") is grave for t in found]
            labels = [understander.understand(text, Language(language)).label for text in texts]
            shares[language, grave] = sum(label in EMERGENCIES for label in labels) / len(texts)
    return shares


def test_every_language_has_twenty_of_both() -> None:
    sizes = {
        language: (sum(len(t) for k, t in kinds.items() if k != "none"), len(kinds["none"]))
        for language, kinds in PHRASES.items()
    }
    assert sizes == {language.value: (20, 20) for language in Language}


def test_emergencies_are_recognised(alarms: dict[tuple[str, bool], float]) -> None:
    recall = {language: share for (language, grave), share in alarms.items() if grave}
    assert {lang: share for lang, share in recall.items() if share < RECALL} == {}
    assert sum(recall.values()) / len(recall) >= ALL_RECALL


def test_lookalikes_seldom_raise_the_alarm(alarms: dict[tuple[str, bool], float]) -> None:
    false = {language: share for (language, grave), share in alarms.items() if not grave}
    assert {lang: share for lang, share in false.items() if share > FALSE_ALARMS} == {}
    assert sum(false.values()) / len(false) <= ALL_FALSE_ALARMS


def test_none_of_them_was_trained_on() -> None:
    trained = {normalise(example.text) for example in examples_of_intents(read_intents())}
    held_out = {normalise(t) for kinds in PHRASES.values() for ts in kinds.values() for t in ts}
    # Some sentences everybody says alike: those few are known to both.
    assert len(held_out & trained) <= 0.03 * len(held_out)
