"""From a text to an `Understanding`: emergency first, then what it resembles.

Between answering and refusing lies a band in which the resident is asked which of two or
three topics is meant. `Thresholds` were set by cross-validation (`nlu.evaluate`).
"""

import logging
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.people import Language
from core.understanding import Understanding
from nlu import emergency, language
from nlu.encoder import Encoder, UniversalSentenceEncoder
from nlu.intents import (
    ASK,
    EMERGENCIES,
    INTENTS,
    LOOKALIKE,
    OOS,
    Example,
    Topic,
    examples_of_topics,
    load_intents,
)
from nlu.normalise import clean
from nlu.retrieval import Index, Match

log = logging.getLogger(__name__)

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """On the calibrated score, except `emergency_lead`, which is on the sum of evidence."""

    answer: float = 0.5
    ask: float = 0.2
    intent: float = 0.4
    emergency: float = 0.5
    emergency_lead: float = 0.03
    slope: float = 12.0
    lead: float = 8.0
    offset: float = -7.0

    def calibrated(self, score: float, lead: float) -> float:
        """Probability that the best label is right, from its evidence and its lead."""
        return 1 / (1 + math.exp(-(self.slope * score + self.lead * lead + self.offset)))


class Understander:
    """Synchronous and thread-safe."""

    def __init__(self, index: Index, thresholds: Thresholds | None = None) -> None:
        self._index = index
        self._thresholds = thresholds or Thresholds()

    @classmethod
    def of_topics(
        cls, topics: Iterable[Topic], cache_dir: Path, encoder: Encoder | None = None
    ) -> "Understander":
        """Built of the topics and our intents, or loaded from `cache_dir` if unchanged."""
        return cls.of_examples([*examples_of_topics(topics), *load_intents()], cache_dir, encoder)

    @classmethod
    def of_examples(
        cls, examples: Sequence[Example], cache_dir: Path, encoder: Encoder | None = None
    ) -> "Understander":
        encoder = encoder or UniversalSentenceEncoder()
        return cls(Index.load_or_build(examples, cache_dir, encoder))

    def warm(self) -> None:
        """Load models now rather than with the first message."""
        language.warm()
        self._index.warm()

    def understand(self, text: str, prior: Language) -> Understanding:
        """What the text means; `prior` is the conversation's language."""
        spoken, sure = language.identify(text, prior)
        if kind := emergency.detect(text):
            return Understanding(spoken, sure, kind, 1.0, ())
        if not _LETTER.search(clean(text)):
            return Understanding(spoken, sure, OOS, 0.0, ())
        try:
            matches = self._index.search(text)
        except Exception:  # a failing encoder must not stop the desk: a person takes over
            log.exception("nlu encoder failed")
            return Understanding(spoken, sure, OOS, 0.0, ())
        label, score, top = self.decide(text, matches)
        return Understanding(spoken, sure, label, score, top)

    def decide(self, text: str, matches: Sequence[Match]) -> tuple[str, float, tuple[str, ...]]:
        """Label, score and topics, from what the text resembles; `matches` best first."""
        limits = self._thresholds
        danger, calm = _split(matches, EMERGENCIES)
        calm = [match for match in calm if match.label != LOOKALIKE]
        topics = tuple(match.label for match in calm if match.label not in INTENTS)[:3]
        if danger and (score := self._danger(text, danger[0], matches)) >= limits.emergency:
            return danger[0].label, score, topics
        best = calm[0]
        lead = best.score - calm[1].score if len(calm) > 1 else best.score
        score = limits.calibrated(best.score, lead)
        if best.label in INTENTS:
            return (best.label if score >= limits.intent else OOS), score, topics
        if score >= limits.answer:
            return best.label, score, topics
        return (ASK if score >= limits.ask and len(topics) > 1 else OOS), score, topics

    def _danger(self, text: str, best: Match, matches: Sequence[Match]) -> float:
        """How surely the text resembles an emergency more than anything else."""
        rival = max(match.score for match in matches if match.label not in EMERGENCIES)
        lead = best.score - rival
        if lead < self._thresholds.emergency_lead or emergency.is_hypothetical(text):
            return 0.0
        return self._thresholds.calibrated(best.score, lead)


def _split(matches: Sequence[Match], labels: Sequence[str]) -> tuple[list[Match], list[Match]]:
    inside = [match for match in matches if match.label in labels]
    return inside, [match for match in matches if match.label not in labels]
