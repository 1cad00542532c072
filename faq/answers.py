"""What the bot may say: the published topics, as messages. Implements ``core.ports.Answers``."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from core.clock import CITY, Clock
from core.message import BOT, Action, Kind, Outgoing
from core.people import Language
from core.phrases import Phrase
from faq.entry import Topic, named
from faq.items import Item, of_kind

DOES = {"request-callback": Action("callback", Phrase("Call me back"))}
"""What an answer tells of, this desk can do itself: a button beside it."""


class PublishedAnswers:
    """A snapshot of the published topics; ``replace`` puts in a newer one in a single step."""

    def __init__(
        self,
        topics: Iterable[Topic],
        clock: Clock,
        items: Iterable[Item] = (),
        *,
        expired: bool = False,
    ) -> None:
        """``expired``: gives also what does not hold any more."""
        self._topics: dict[str, Topic] = {}
        self._greetings: dict[str, Mapping[str, Any]] = {}
        self._clock = clock
        self._expired = expired
        self.replace(topics, items)

    def replace(self, topics: Iterable[Topic], items: Iterable[Item] = ()) -> None:
        self._topics = {topic.slug: topic for topic in topics}
        self._greetings = {item.key: item.body for item in of_kind(items, "greeting")}

    @property
    def topics(self) -> list[Topic]:
        """Those that hold today."""
        today = self._today()
        return [topic for topic in self._topics.values() if topic.holds(today)]

    def question(self, slug: str, language: Language) -> str | None:
        topic = self._holding(slug)
        return None if topic is None else topic.texts[topic.nearest(language)].question

    def greeting(self, key: str, language: Language) -> tuple[str, str] | None:
        body = self._greetings.get(key)
        if body is None:
            return None
        title, text = (
            {Language(code): words for code, words in body.get(name, {}).items()}
            for name in ("title", "texts")
        )
        return (named(title, language) if title else "", named(text, language))

    def answer(self, slug: str, language: Language, *, details: bool) -> Outgoing | None:
        topic = self._holding(slug)
        if topic is None:
            return None
        spoken = topic.nearest(language)
        text = topic.texts[spoken]
        # whoever asks for details that there are not gets what there is
        details = details and bool(text.details)
        more = (
            ()
            if details or not text.details
            else (Action(f"details:{slug}", Phrase("More details")),)
        )
        does = (DOES[slug],) if slug in DOES else ()
        return Outgoing(
            BOT,
            Kind.ANSWER,
            text=text.details if details else text.answer,
            language=spoken,
            card=self._card(topic, language, details=details),
            actions=(
                *does,
                *more,
                Action(f"helpful:{slug}:yes", Phrase("Yes, this helped")),
                Action(f"helpful:{slug}:no", Phrase("No")),
                Action("agent", Phrase("Talk to a person")),
            ),
        )

    def _card(self, topic: Topic, language: Language, *, details: bool) -> dict[str, Any]:
        facts = topic.facts
        related = [(slug, self.question(slug, language)) for slug in facts.related]
        return {
            "slug": topic.slug,
            "question": topic.texts[topic.nearest(language)].question,
            "part": "details" if details else "answer",
            "authority": named(facts.authority, language),
            "phones": list(facts.phones),
            "sources": [{"name": named(s.name, language), "url": s.url} for s in facts.sources],
            "reviewed_on": facts.reviewed_on.isoformat(),
            "related": [{"slug": slug, "question": q} for slug, q in related if q is not None],
        }

    def _holding(self, slug: str) -> Topic | None:
        topic = self._topics.get(slug)
        if topic is None or not (self._expired or topic.holds(self._today())):
            return None
        return topic

    def _today(self) -> date:
        return self._clock.now().astimezone(CITY).date()
