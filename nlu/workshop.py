"""Where what is learnt is tried before it is used: builds, compares and matches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.people import Language
from core.understanding import Understanding
from faq.entry import Content, Topic
from faq.items import of_kind
from faq.workflow import OFFERED, Proof, Trial
from nlu.emergency import RULE
from nlu.encoder import Encoder, Vectors
from nlu.intents import ASK
from nlu.models import key_of, pinned
from nlu.normalise import clean
from nlu.understand import Understander, all_examples, learn

NEIGHBOURS = 6
"""Topics nearest to a changed one whose questions are tried with it."""
ALIKE = 0.5
"""Cosine from which two questions count as asking the same; of the Universal Sentence Encoder,
tried on the seed's phrasings: higher leaves many alone, lower mixes topics."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a text is taken for today, and the nearest of the phrasings that are learnt."""

    text: str
    label: str
    score: float
    top: tuple[str, ...]


class Workshop:
    """Synchronous and not thread-safe: one thread has it for itself."""

    def __init__(self, folder: Path, cheap: Encoder, costly: Encoder) -> None:
        self._folder = folder
        self._encoder, self._costly = cheap, costly
        self._built: dict[str, Understander] = {}

    def understander(self, content: Content) -> Understander:
        """Learnt of this; the last two are kept, which is what a comparison needs."""
        rules = [item.body for item in of_kind(content.items, RULE)]
        key = f"{key_of(all_examples(content), self._encoder, self._costly)} {rules}"
        found = self._built.pop(key, None) or learn(
            content, self._folder, self._encoder, self._costly, pinned=False
        )
        self._built[key] = found
        while len(self._built) > 2:
            del self._built[next(iter(self._built))]
        return found

    def in_use(self, content: Content) -> Understander:
        """What residents are answered with: this, or what somebody went back to."""
        newest = self.understander(content)
        if pinned(self._folder) is None:
            return newest
        return learn(content, self._folder, self._encoder, self._costly)

    def prove(self, before: Content, after: Content, slug: str) -> Proof:
        """What becomes of the trial questions of a topic, or of an intent, and of the topics near
        it."""
        old, new = self.understander(before), self.understander(after)
        asked = _trials(after)
        if slug not in asked:
            return Proof(slug, ())
        published = _trials(before)
        known = published.keys()
        # a question that is taken away by the very change that loses it is asked all the same
        own = {
            spoken: tuple(dict.fromkeys((*published.get(slug, {}).get(spoken, ()), *trials)))
            for spoken, trials in asked[slug].items()
        }
        asked = asked | {slug: own}
        tried = [
            (text, spoken, near)
            for near in (slug, *self._near(before, after, slug))
            for spoken, trials in asked[near].items()
            for text in trials
        ]
        texts = [(text, spoken) for text, spoken, _ in tried]
        return Proof(
            slug,
            tuple(
                Trial(
                    *trial,
                    _outcome(was, trial[2]) if trial[2] in known else None,
                    _outcome(becomes, trial[2]),
                )
                for trial, was, becomes in zip(
                    tried, old.understand_all(texts), new.understand_all(texts), strict=True
                )
            ),
        )

    def _near(self, before: Content, after: Content, slug: str) -> list[str]:
        """The related topics, and those that lie nearest to its question or, of an intent, to
        what is new in it."""
        centres = self._centres(after.topics)
        topic = next((topic for topic in after.topics if topic.slug == slug), None)
        if topic is not None:
            own, related = centres[slug][None], topic.facts.related
        else:
            new = sorted(_phrasings(after, slug) - _phrasings(before, slug))
            if not new:
                return []
            own, related = self._encoder.encode([clean(text) for text in new]), ()
        nearness = {other: float((own @ centre).max()) for other, centre in centres.items()}
        others = sorted((o for o in centres if o != slug), key=lambda o: -nearness[o])
        wanted = dict.fromkeys([*(r for r in related if r in centres), *others[:NEIGHBOURS]])
        return [other for other in wanted if other != slug]

    def _centres(self, topics: Sequence[Topic]) -> Mapping[str, Vectors]:
        texts = {
            topic.slug: [clean(words.question) for words in topic.texts.values()]
            for topic in topics
        }
        centres = {slug: self._encoder.encode(own).sum(axis=0) for slug, own in texts.items()}
        return {slug: centre / np.linalg.norm(centre) for slug, centre in centres.items()}


def _outcome(found: Understanding, expected: str) -> str:
    return OFFERED if found.label == ASK and expected in found.top else found.label


def _trials(content: Content) -> dict[str, dict[Language, tuple[str, ...]]]:
    """By topic or label, and language."""
    found = {t.slug: {spoken: w.trials for spoken, w in t.texts.items()} for t in content.topics}
    return found | {
        i.label: {spoken: w.trials for spoken, w in i.texts.items()} for i in content.intents
    }


def _phrasings(content: Content, label: str) -> set[str]:
    return {
        text
        for intent in content.intents
        if intent.label == label
        for words in intent.texts.values()
        for text in words.phrasings
    }


def match(understander: Understander, texts: Iterable[tuple[str, Language]]) -> list[Match]:
    """What each text is taken for."""
    asked = list(texts)
    found = zip(asked, understander.understand_all(asked), strict=True)
    return [Match(text, u.label, u.score, u.top) for (text, _), u in found]


def group(encoder: Encoder, texts: Sequence[str]) -> list[list[int]]:
    """Which of the texts ask the same, across languages, by their places; the largest group
    first. Each joins the group of the first text that it resembles."""
    if not texts:
        return []
    vectors = encoder.encode([clean(text) for text in texts])
    groups: list[list[int]] = []
    leaders: list[int] = []
    for place, vector in enumerate(vectors):
        cosines = vectors[leaders] @ vector if leaders else np.zeros(0)
        if len(cosines) and float(cosines.max()) >= ALIKE:
            groups[int(cosines.argmax())].append(place)
        else:
            leaders.append(place)
            groups.append([place])
    return sorted(groups, key=len, reverse=True)
