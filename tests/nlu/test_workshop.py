"""Trying out what is learnt, with the real encoder and a few topics of the seed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.people import Language
from faq.entry import Content, Intent, Phrasings, Topic
from faq.exchange import SEED, read_topic
from nlu.encoder import MultilingualE5, UniversalSentenceEncoder
from nlu.intents import read_intents
from nlu.workshop import Workshop, group

SLUGS = ("lost-passport", "lost-property", "sim-card", "mobile-payment", "find-hospital")
PHRASES = 30
"""Of an intent and a language."""
TRIALS = {
    "lost-passport": ("my travel document was stolen", "passport vanished what to do"),
    "lost-property": ("left my bag on the metro",),
    "sim-card": ("buy a phone number with my passport",),
}


@pytest.fixture(scope="module")
def topics() -> list[Topic]:
    return [with_text(read_topic(SEED / f"{slug}.yaml"), TRIALS.get(slug, ())) for slug in SLUGS]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(
        tmp_path_factory.mktemp("workshop"), UniversalSentenceEncoder(), MultilingualE5()
    )


def content(topics: Sequence[Topic], intents: Sequence[Intent] | None = None) -> Content:
    return Content(0, tuple(topics), tuple(known_intents() if intents is None else intents))


def known_intents() -> list[Intent]:
    """The first of them, in the languages that are tried here: learning takes its time."""
    spoken = (Language.EN, Language.ZH)
    return [
        replace(
            intent,
            texts={code: Phrasings(intent.texts[code].phrasings[:PHRASES]) for code in spoken},
        )
        for intent in read_intents()
    ]


def with_text(topic: Topic, trials: tuple[str, ...], **changes: object) -> Topic:
    english = replace(topic.texts[Language.EN], trials=trials, **changes)  # type: ignore[arg-type]
    chinese = replace(topic.texts[Language.ZH], trials=())
    return replace(topic, texts={Language.EN: english, Language.ZH: chinese})


def test_no_change_shows_no_difference(workshop: Workshop, topics: list[Topic]) -> None:
    proof = workshop.prove(content(topics), content(topics), "lost-passport")
    assert {trial.expected for trial in proof.trials} == set(TRIALS)
    assert proof.found_before == proof.found_after >= 3
    assert proof.differences == ()
    assert not proof.drops


def test_a_topic_that_lost_its_words_drops(workshop: Workshop, topics: list[Topic]) -> None:
    worse = with_text(topics[0], TRIALS["lost-passport"], phrasings=("fruit",), question="Fruit?")
    chinese = replace(worse.texts[Language.ZH], question="水果？", phrasings=("水果",))
    worse = replace(worse, texts={**worse.texts, Language.ZH: chinese})
    proof = workshop.prove(content(topics), content([worse, *topics[1:]]), "lost-passport")
    assert proof.drops
    assert {trial.text for trial in proof.trials if trial.lost} & set(TRIALS["lost-passport"])


def test_a_topic_that_takes_its_neighbours_questions_drops(
    workshop: Workshop, topics: list[Topic]
) -> None:
    stolen = (*topics[1].texts[Language.EN].phrasings, *TRIALS["lost-property"])
    greedy = with_text(
        topics[0],
        TRIALS["lost-passport"],
        phrasings=(*topics[0].texts[Language.EN].phrasings, *stolen),
    )
    proof = workshop.prove(content(topics), content([greedy, *topics[1:]]), "lost-passport")
    assert "left my bag on the metro" in {trial.text for trial in proof.trials if trial.lost}


def test_a_new_topic_counts_from_nothing(workshop: Workshop, topics: list[Topic]) -> None:
    proof = workshop.prove(content(topics[1:]), content(topics), "lost-passport")
    own = [trial for trial in proof.trials if trial.expected == "lost-passport"]
    assert [trial.before for trial in own] == [None] * len(own)
    assert not proof.drops
    assert proof.found_after > proof.found_before


def test_texts_that_ask_the_same_are_together_across_languages() -> None:
    texts = [
        "where can I learn to dance salsa",
        "cours de danse salsa",
        "hay clases de baile salsa",
        "my landlord keeps my deposit",
        "房东不退押金",
    ]
    encoder = UniversalSentenceEncoder()
    groups = group(encoder, texts)
    assert sorted(sorted(group) for group in groups) == [[0, 1, 2], [3, 4]]
    assert groups[0] == [0, 1, 2], "the largest first"
    assert group(encoder, []) == []


def test_what_was_learnt_is_found_again(
    workshop: Workshop, topics: list[Topic], tmp_path: Path
) -> None:
    first = Workshop(tmp_path, UniversalSentenceEncoder(), MultilingualE5())
    first.understander(content(topics))
    first.understander(content(topics[1:]))
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.glob("model-*.npz")}
    assert len(kept) == 2
    again = Workshop(tmp_path, UniversalSentenceEncoder(), MultilingualE5())
    for found in (topics, topics[1:]):
        again.understander(content(found))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("model-*.npz")} == kept


def test_an_intent_that_takes_a_topics_questions_drops(
    workshop: Workshop, topics: list[Topic]
) -> None:
    intents = known_intents()
    oos = next(intent for intent in intents if intent.label == "oos")
    english = oos.texts[Language.EN]
    greedy = (*english.phrasings, "my travel document was stolen", "passport vanished, what to do")
    texts = {**oos.texts, Language.EN: Phrasings(greedy, english.trials)}
    others = [intent for intent in intents if intent is not oos]
    proof = workshop.prove(
        content(topics, intents), content(topics, [*others, Intent("oos", texts)]), "oos"
    )
    assert "lost-passport" in {trial.expected for trial in proof.trials}
    assert proof.drops


def test_taking_the_trial_questions_away_proves_nothing(
    workshop: Workshop, topics: list[Topic]
) -> None:
    worse = with_text(topics[0], (), phrasings=("fruit",), question="Fruit?")
    chinese = replace(worse.texts[Language.ZH], question="水果？", phrasings=("水果",))
    worse = replace(worse, texts={**worse.texts, Language.ZH: chinese})
    assert workshop.prove(content(topics), content([worse, *topics[1:]]), "lost-passport").drops
