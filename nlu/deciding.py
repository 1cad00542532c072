"""From what an engine ranks to one label: emergency, answer, question back or refusal."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from nlu import emergency
from nlu.intents import ASK, EMERGENCIES, INTENTS, LOOKALIKE, OOS
from nlu.normalise import clean

_WRITTEN = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Ranking:
    """What an engine says of one text."""

    labels: tuple[tuple[str, float], ...]
    """Label and calibrated probability, best first; look-alikes and out-of-scope are labels too."""
    danger: float
    """Probability that an emergency is being reported."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Probabilities from which a topic is answered or asked about, an intent is heard and an
    alarm is raised; and how much more it takes of a text that speaks of another time, or asks."""

    answer: float
    ask: float
    intent: float
    danger: float
    danger_elsewhere: float
    danger_asked: float


def decide(
    text: str, ranking: Ranking, topics: Collection[str], limits: Limits
) -> tuple[str, float, tuple[str, ...]]:
    """Label, score and up to three topics."""
    top = tuple(label for label, _ in ranking.labels if label in topics)[:3]
    grave = next((label for label, _ in ranking.labels if label in EMERGENCIES), None)
    if grave is not None and ranking.danger >= _least_danger(text, limits):
        return grave, ranking.danger, top
    calm = [found for found in ranking.labels if found[0] not in {*EMERGENCIES, LOOKALIKE}]
    if not calm:
        return OOS, 0.0, top
    label, score = calm[0]
    if label in topics:
        if score >= limits.answer:
            return label, score, top
        return (ASK if score >= limits.ask and len(top) > 1 else OOS), score, top
    if label in INTENTS and score >= limits.intent:
        return label, score, top
    return OOS, score, top


def by_words(text: str) -> tuple[str, float, tuple[str, ...]] | None:
    """What needs no engine: an emergency in plain words, or nothing said."""
    if kind := emergency.detect(text):
        return kind, 1.0, ()
    return (OOS, 0.0, ()) if len(_WRITTEN.findall(clean(text))) < 2 else None


def _least_danger(text: str, limits: Limits) -> float:
    least = limits.danger
    if emergency.is_hypothetical(text):
        least += limits.danger_elsewhere
    if emergency.is_question(text):
        least += limits.danger_asked
    return least
