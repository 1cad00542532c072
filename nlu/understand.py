"""From a text to an `Understanding`: emergency first, then what it resembles.

Between answering and refusing lies a band in which the resident is asked which of two or
three topics is meant. The numbers were fitted by cross-validation (`nlu.evaluate`) on the
Universal Sentence Encoder: another encoder needs its own.
"""

import logging
import math
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.people import Language
from core.understanding import BY_RULE, Understanding
from faq.entry import Content
from nlu import emergency, language
from nlu.encoder import Encoder
from nlu.intents import (
    ASK,
    EMERGENCIES,
    INTENTS,
    LOOKALIKE,
    OOS,
    SMALL_TALK,
    Example,
    examples_of_intents,
    examples_of_topics,
)
from nlu.normalise import clean
from nlu.retrieval import Index, Match

log = logging.getLogger(__name__)

_WRITTEN = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where to answer, ask and refuse.

    `answer`, `ask` and `intent` are on the calibrated score (the probability that the best
    label is right); `danger` is on `Match.danger`, and how much more it takes of a text that
    speaks of another time, of one that asks, and of one that another label explains better
    with a `familiar_nearest` example; the `_nearest` are cosines; `oos_bonus` is what
    out-of-scope gains on the sum of evidence.
    """

    answer: float = 0.5
    ask: float = 0.25
    intent: float = 0.25
    small_talk_nearest: float = 0.6  # gibberish resembles a greeting more than anything else
    danger: float = -0.05
    danger_elsewhere: float = 0.4
    danger_asked: float = 0.3
    danger_familiar: float = 0.5
    familiar_nearest: float = 0.6
    known_nearest: float = 0.999  # learnt as it stands, and as no emergency
    oos_bonus: float = 0.06
    offset: float = -5.25
    nearest: float = 7.8
    lead: float = 10.3

    def calibrated(self, nearest: float, lead: float) -> float:
        """Probability that a label is right, of its nearest cosine and its lead."""
        return 1 / (1 + math.exp(-(self.offset + self.nearest * nearest + self.lead * lead)))


class Understander:
    """Synchronous and thread-safe."""

    def __init__(
        self,
        search: Callable[[Sequence[str]], Sequence[Sequence[Match]]],
        topics: Collection[str],
        thresholds: Thresholds | None = None,
        rules: emergency.Rules | None = None,
    ) -> None:
        """`topics` are the slugs among the labels; the others are intents. `rules` are the
        seed's where there are no others."""
        self._rules = rules or emergency.seed_rules()
        self._search = search
        self._topics = frozenset(topics)
        self._limits = thresholds or Thresholds()

    def understand(self, text: str, prior: Language) -> Understanding:
        """What the text means; `prior` is the conversation's language."""
        return self.understand_all([(text, prior)])[0]

    def understand_all(self, asked: Sequence[tuple[str, Language]]) -> list[Understanding]:
        """Of texts and their conversations' languages."""
        spoken = [language.identify(text, prior) for text, prior in asked]
        heard = [self._rules.detect(text) for text, _ in asked]
        plain = [
            _by_words(text) if alarm is None else alarm.label
            for (text, _), alarm in zip(asked, heard, strict=True)
        ]
        left = [text for (text, _), label in zip(asked, plain, strict=True) if label is None]
        try:
            matches = iter(self._search(left) if left else ())
        except Exception:  # a failing encoder must not stop the desk: a person takes over
            log.exception("nlu: search failed")
            matches = iter([()] * len(left))
        found: list[Understanding] = []
        for (text, _), (code, sure), label, alarm in zip(asked, spoken, plain, heard, strict=True):
            if alarm is not None:
                by = f"{BY_RULE}{alarm.rule}"
                found.append(Understanding(code, sure, alarm.label, 1.0, (), by))
            elif label is not None:
                found.append(Understanding(code, sure, label, 0.0, ()))
            else:
                found.append(Understanding(code, sure, *self.decide(text, next(matches))))
        return found

    def decide(self, text: str, matches: Sequence[Match]) -> tuple[str, float, tuple[str, ...]]:
        """Label, score and topics, of what the text resembles."""
        limits = self._limits
        ranked = sorted((self._weighed(match) for match in matches), key=_score, reverse=True)
        topics = tuple(match.label for match in ranked if match.label in self._topics)[:3]
        calm = [m for m in ranked if m.label not in EMERGENCIES and m.label != LOOKALIKE]
        if danger := self._danger(text, ranked, calm):
            return *danger, topics
        if not calm:
            return OOS, 0.0, ()
        best, rival = calm[0], calm[1].score if len(calm) > 1 else 0.0
        score = limits.calibrated(best.nearest, best.score - rival)
        if best.label in self._topics:
            if score >= limits.answer:
                return best.label, score, topics
            return (ASK if score >= limits.ask and len(topics) > 1 else OOS), score, topics
        heard = best.label not in SMALL_TALK or best.nearest >= limits.small_talk_nearest
        if best.label in INTENTS and score >= limits.intent and heard:
            return best.label, score, topics
        return OOS, score, topics

    def _danger(
        self, text: str, ranked: Sequence[Match], calm: Sequence[Match]
    ) -> tuple[str, float] | None:
        """The second opinion on emergencies, where no word told."""
        best = next((match for match in ranked if match.label in EMERGENCIES), None)
        if best is None:
            return None
        limits = self._limits
        if calm and calm[0].nearest >= limits.known_nearest:
            return None
        least = limits.danger
        if self._rules.is_hypothetical(text):
            least += limits.danger_elsewhere
        if self._rules.is_question(text):
            least += limits.danger_asked
        familiar = calm and calm[0].nearest > limits.familiar_nearest
        if familiar and calm[0].score > best.score:
            least += limits.danger_familiar
        if best.danger < least:
            return None
        return best.label, min(1.0, (1 + best.danger) / 2)

    def _weighed(self, match: Match) -> Match:
        if match.label == OOS:
            return replace(match, score=match.score + self._limits.oos_bonus)
        return match


def _by_words(text: str) -> str | None:
    """A label that needs no model."""
    return OOS if len(_WRITTEN.findall(clean(text))) < 2 else None


def learn(content: Content, cache_dir: Path, encoder: Encoder) -> Understander:
    """Learnt of this content, or, if it was before, loaded from `cache_dir`; and warm."""
    language.warm()
    index = Index.load_or_build(all_examples(content), cache_dir, encoder)
    slugs = {topic.slug for topic in content.topics}
    understander = Understander(index.search, slugs, rules=emergency.rules_of(content.items))
    understander.understand("warm", Language.EN)
    return understander


def all_examples(content: Content) -> list[Example]:
    """What `learn` learns from."""
    return [*examples_of_topics(content.topics), *examples_of_intents(content.intents)]


def _score(match: Match) -> float:
    return match.score
