"""What the bot may say: the published topics, as messages. Implements ``core.ports.Answers``."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from core.clock import CITY, Clock
from core.message import BOT, Action, Kind, Outgoing
from core.people import Language
from core.phrases import Phrase
from core.understanding import About
from faq.entry import Topic, named
from faq.items import Item, of_kind
from faq.passages import passages

DOES = {"request-callback": Action("callback", Phrase("Call me back"))}
"""What an answer tells of, this desk can do itself: a button beside it."""


ROUND = "24 h"
"""A hotline's hours in the directory."""


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
        self._hotlines: dict[str, Mapping[str, Any]] = {}
        self._clock = clock
        self._expired = expired
        self.replace(topics, items)

    def replace(self, topics: Iterable[Topic], items: Iterable[Item] = ()) -> None:
        self._topics = {topic.slug: topic for topic in topics}
        self._greetings = {item.key: item.body for item in of_kind(items, "greeting")}
        self._hotlines = {item.key: item.body for item in of_kind(items, "hotline")}

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
        text = topic.texts[topic.nearest(language)]
        # whoever asks for details that there are not gets what there is
        details = details and bool(text.details)
        return self._message(
            topic,
            language,
            text.details if details else text.answer,
            details=details,
            more=not details and bool(text.details),
        )

    def follow_up(self, slug: str, language: Language, about: About) -> Outgoing | None:
        """The passages that are about it, as they were written; or all the details."""
        topic = self._holding(slug)
        if topic is None:
            return None
        spoken = topic.nearest(language)
        text = topic.texts[spoken]
        found = passages(text, spoken, about)
        if not found:
            return self.answer(slug, language, details=True)
        whole = found == text.details
        more = bool(text.details) and not whole
        return self._message(topic, language, found, details=True, more=more)

    def hotline(self, number: str, language: Language) -> Outgoing | None:
        called = [topic for topic in self.topics if number in topic.facts.phones]
        topic = max(called, key=lambda topic: _mentions(topic, number), default=None)
        # its own number, where most languages ask for it by it; others only name it
        if topic is not None and _mentions(topic, number)[0] * 2 > len(topic.texts):
            return self.answer(topic.slug, language, details=False)
        body = self._hotlines.get(number)
        if body is None or body.get("hidden"):
            return None
        name = named({Language(code): line for code, line in body["name"].items()}, language)
        known = Phrase("{number}: {name}", {"number": number, "name": name})
        hours = (Phrase("It answers around the clock."),) if body.get("hours") == ROUND else ()
        return Outgoing(
            BOT,
            Kind.OFFER,
            phrases=(
                known,
                *hours,
                Phrase("It may answer in Chinese only. For an interpreter: 960169."),
            ),
            actions=(Action("agent", Phrase("Talk to a person")),),
        )

    def _message(
        self, topic: Topic, language: Language, text: str, *, details: bool, more: bool
    ) -> Outgoing:
        slug = topic.slug
        does = (DOES[slug],) if slug in DOES else ()
        return Outgoing(
            BOT,
            Kind.ANSWER,
            text=text,
            language=topic.nearest(language),
            card=self._card(topic, language, details=details),
            actions=(
                *does,
                *((Action(f"details:{slug}", Phrase("More details")),) if more else ()),
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


def _mentions(topic: Topic, number: str) -> tuple[int, int]:
    """Languages in which people ask for the topic by this number, and how often."""
    asked = [
        sum(number in words for words in (text.question, *text.phrasings))
        for text in topic.texts.values()
    ]
    return sum(count > 0 for count in asked), sum(asked)
