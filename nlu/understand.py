"""From a text to an `Understanding`: emergency first, then what it resembles."""

import logging
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from core.people import Language
from core.understanding import Understanding
from faq.entry import Content
from nlu import emergency, language
from nlu.deciding import Limits, Ranking, by_words, decide, needs_ranking
from nlu.encoder import Encoder
from nlu.intents import (
    Example,
    examples_of_intents,
    examples_of_topics,
)
from nlu.models import Make, Models, make_apart

log = logging.getLogger(__name__)

MOST_CHARACTERS = 2_000
"""Of a text that is looked at: what is meant stands at its beginning, and words are sought in it
by patterns, whose time grows with it."""


class Understander:
    """Synchronous and thread-safe."""

    def __init__(
        self,
        rank: Callable[[Sequence[str]], Sequence[Ranking]],
        topics: Collection[str],
        limits: Mapping[Language, Limits] | None = None,
        rules: emergency.Rules | None = None,
        spoken: Callable[[str, Language], language.Spelt | None] | None = None,
    ) -> None:
        """`topics` are the slugs among the labels; the others are intents. `rules` are the
        seed's where there are no others. `spoken` is a second opinion on a text's language."""
        self._spoken = spoken
        self._rules = rules or emergency.seed_rules()
        self._rank = rank
        self._topics = frozenset(topics)
        self._limits = limits or {}

    def understand(self, text: str, prior: Language) -> Understanding:
        """What the text means; `prior` is the conversation's language."""
        return self.understand_all([(text, prior)])[0]

    def understand_all(self, asked: Sequence[tuple[str, Language]]) -> list[Understanding]:
        """Of texts and their conversations' languages."""
        asked = [(_beginning(text), prior) for text, prior in asked]
        spoken = [self._language(text, prior) for text, prior in asked]
        plainly = [by_words(text, self._rules) for text, _ in asked]
        left = [t for (t, _), known in zip(asked, plainly, strict=True) if needs_ranking(known)]
        rankings = iter(self._ranked(left) if left else ())
        found: list[Understanding] = []
        for (text, _), (code, sure), known in zip(asked, spoken, plainly, strict=True):
            if needs_ranking(known):
                limits, ranking = self._limits.get(code) or Limits(), next(rankings)
                known = decide(text, ranking, self._topics, limits, self._rules, known)
            assert known is not None
            found.append(Understanding(code, sure, *known))
        return found

    def _language(self, text: str, prior: Language) -> tuple[Language, bool]:
        found = language.identify(text, prior)
        spelt = self._spoken(text, found[0]) if self._spoken is not None else None
        return found if spelt is None else language.agreed(*found, spelt)

    def _ranked(self, texts: Sequence[str]) -> Sequence[Ranking]:
        try:
            return self._rank(texts)
        except Exception:
            if len(texts) > 1:  # one of them breaks it: the others are innocent
                return [one for text in texts for one in self._ranked([text])]
            # a failing encoder must not stop the desk: a person takes over
            log.exception("nlu: ranking failed")
            return [Ranking((), 0.0)]


def _beginning(text: str) -> str:
    """What is looked at; compatible forms are written out, as one character may be eighteen."""
    return unicodedata.normalize("NFKC", text[:MOST_CHARACTERS])[:MOST_CHARACTERS]


def learn(
    content: Content,
    folder: Path,
    cheap: Encoder,
    costly: Encoder,
    *,
    make: Make = make_apart,
    pinned: bool = True,
) -> Understander:
    """Learnt of this content, or, if it was before, loaded from `folder`; and warm. Where somebody
    went back to an earlier model it is that one, unless not `pinned`."""
    language.warm()
    models = Models(folder, cheap, costly, make)
    find = models.in_use if pinned else models.learnt
    model = find(all_examples(content), content.number)
    slugs = {topic.slug for topic in content.topics}
    rules = emergency.rules_of(content.items)
    understander = Understander(model.rank, slugs, model.limits, rules, model.spoken)
    # once with each encoder: what nobody can read is unsure
    understander.understand_all([("warm", Language.EN), ("wxqz jkvb", Language.EN)])
    return understander


def all_examples(content: Content) -> list[Example]:
    """What `learn` learns from."""
    return [*examples_of_topics(content.topics), *examples_of_intents(content.intents)]
