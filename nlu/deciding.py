"""From what an engine says of a text to a label: answer, ask back, refuse, or an emergency."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from core.understanding import BY_RULE, LEARNED
from nlu.emergency import WEAK, Rules, seed_rules
from nlu.intents import ASK, EMERGENCIES, INTENTS, LOOKALIKE, OOS
from nlu.normalise import clean

MOST_OFFERED, FEWEST_OFFERED = 3, 2
LEAST_OFFERED = 0.02
"""Probability of a topic that is worth a third button."""
SEEMS_NONE, LIKELY = 0.03, 0.1
"""Danger below which words of an emergency are taken for a story, an idiom or a joke, and from
which what was learnt names the kind that a cry for help is about."""
WISHES = INTENTS.difference(EMERGENCIES, {OOS, LOOKALIKE})
"""What is done at once: asking back about it, or about topics beside it, would be a detour."""
_WRITTEN = re.compile(r"[^\W_]")

Decision = tuple[str, float, tuple[str, ...], str]
"""Label, score (0 to 1), up to three topics, best first, and how it was found: the rest of an
``Understanding`` after its language."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What an engine says of one text."""

    labels: tuple[tuple[str, float], ...]
    """Labels, ``OOS`` and ``LOOKALIKE`` among them, and how probable each is; best first."""
    danger: float
    """How probable it is that an emergency is reported."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Least probabilities; of one engine, and fitted to a language of its content.

    ``ask`` is of the best three topics together. ``danger`` grows for a text that speaks of
    another time and for one that asks.
    """

    answer: float = 0.42
    ask: float = 0.2
    intent: float = 0.25
    danger: float = 0.3
    danger_elsewhere: float = 0.8
    danger_asked: float = 0.6


def by_words(text: str, rules: Rules) -> Decision | None:
    """What needs no engine: an emergency in plain words, or nothing said."""
    if alarm := rules.detect(text):
        return alarm.label, 1.0, (), f"{BY_RULE}{alarm.rule}"
    return None if len(_WRITTEN.findall(clean(text))) > 1 else (OOS, 0.0, (), LEARNED)


def needs_ranking(known: Decision | None) -> bool:
    """Also of an emergency in words: what was learnt may know a joke, a story or the kind."""
    return known is None or known[3].startswith(BY_RULE)


def decide(
    text: str,
    ranking: Ranking,
    topics: Collection[str],
    limits: Limits,
    rules: Rules,
    known: Decision | None = None,
) -> Decision:
    """``topics`` are the labels that may be answered; ``known`` is what ``by_words`` says."""
    if known is not None and not _seems_none(text, ranking):
        return _of_kind(known, ranking)
    offered = [(label, p) for label, p in ranking.labels if label in topics][:MOST_OFFERED]
    top = tuple(label for label, _ in offered)
    if ranking.danger >= _least_danger(text, limits, rules):
        kind = next((label for label, _ in ranking.labels if label in EMERGENCIES), "")
        if kind:
            return kind, min(1.0, ranking.danger), top, LEARNED
    best, score = next(((o, p) for o, p in ranking.labels if o not in EMERGENCIES), (OOS, 0.0))
    if best in topics and score >= limits.answer:
        return best, score, top, LEARNED
    wish, wished = next(((o, p) for o, p in ranking.labels if o in WISHES), (OOS, 0.0))
    if wished >= limits.intent:
        return wish, wished, top, LEARNED
    together = sum(p for _, p in offered)
    if len(top) >= FEWEST_OFFERED and together >= limits.ask:
        worth = sum(p >= LEAST_OFFERED for _, p in offered)
        return ASK, min(1.0, together), top[: max(FEWEST_OFFERED, worth)], LEARNED
    return OOS, score if best == OOS else 0.0, top, LEARNED


def _seems_none(text: str, ranking: Ranking) -> bool:
    """Of the seed's words alone, which are wide: what editors have added to them holds."""
    told = bool(ranking.labels) and ranking.danger < SEEMS_NONE
    return told and seed_rules().detect(text) is not None


def _of_kind(known: Decision, ranking: Ranking) -> Decision:
    kinds = [kind for kind, _ in ranking.labels if kind in EMERGENCIES]
    cry = known[3].startswith(f"{BY_RULE}{WEAK}-")
    return (kinds[0] if cry and kinds and ranking.danger >= LIKELY else known[0], *known[1:])


def _least_danger(text: str, limits: Limits, rules: Rules) -> float:
    least = limits.danger
    if rules.is_question(text):
        least = max(least, limits.danger_asked)
    if rules.is_hypothetical(text):
        least = max(least, limits.danger_elsewhere)
    return least
