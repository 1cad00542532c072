"""A topic and its words: pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from core.people import Language
from faq.items import Item

CATEGORIES = (
    "safety",
    "immigration",
    "work",
    "health",
    "education",
    "transport",
    "daily",
    "travel",
    "family",
    "legal",
    "platform",
)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_SLUG = 60
MAX_LINES = 300
"""Phrasings of one text, and trial questions."""
PHONE = re.compile(r"\+?[\d-]{3,20}")
LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. Established knowledge names a law or an authority without address."""

    name: Mapping[Language, str]
    url: str | None


@dataclass(frozen=True, slots=True)
class FaqText:
    """A topic in one language. ``phrasings`` are how people ask for it, and are learnt;
    ``trials`` are too, and are kept apart: they show how well it is found."""

    question: str
    answer: str
    details: str
    phrasings: tuple[str, ...]
    trials: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.question.strip() or not self.answer.strip():
            raise ValueError("a text has a question and an answer")


@dataclass(frozen=True, slots=True)
class Phrasings:
    """How people say something in one language; ``trials`` as in ``FaqText``."""

    phrasings: tuple[str, ...]
    trials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intent:
    """What people say that asks for no topic: a greeting, a wish for a person, an emergency,
    something that is not for this service. Its label is one of ``nlu/intents.py``."""

    label: str
    texts: Mapping[Language, Phrasings]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a topic says in all its languages alike."""

    category: str
    source: Language
    """The language that is written first; the others follow it."""
    authority: Mapping[Language, str]
    phones: tuple[str, ...]
    """To call, most useful first."""
    sources: tuple[Source, ...]
    reviewed_on: date
    review_by: date
    expires_on: date | None
    """The last day on which the answer holds; then it is not given any more."""
    related: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.category not in CATEGORIES:
            raise ValueError(f"no such category: {self.category}")
        if not self.sources:
            raise ValueError("an answer has a source")
        for names in (self.authority, *(source.name for source in self.sources)):
            if not names:
                raise ValueError("a source and an authority have a name")
        if self.review_by < self.reviewed_on:
            raise ValueError("review_by comes before reviewed_on")


@dataclass(frozen=True, slots=True)
class Topic:
    """A published topic. ``texts`` holds its source language at least."""

    slug: str
    facts: Facts
    texts: Mapping[Language, FaqText]

    def __post_init__(self) -> None:
        if not SLUG.fullmatch(self.slug) or len(self.slug) > MAX_SLUG:
            raise ValueError(f"no slug: {self.slug}")
        if self.facts.source not in self.texts:
            raise ValueError(f"{self.slug}: no text in its source language, {self.facts.source}")

    def holds(self, day: date) -> bool:
        return self.facts.expires_on is None or day <= self.facts.expires_on

    def nearest(self, language: Language) -> Language:
        """The language it can be given in: this one, or else English, or its source's."""
        return first_of(self.texts, language, self.facts.source)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that editors have published, at one moment."""

    number: int
    """Grows with each publication."""
    topics: tuple[Topic, ...]
    intents: tuple[Intent, ...]
    items: tuple[Item, ...] = ()


T = TypeVar("T")


def first_of(
    texts: Mapping[Language, T], language: Language, source: Language = Language.ZH
) -> Language:
    """The first language that there is: the wanted one, English, the source's, any."""
    wanted = (language, Language.EN, source)
    return next((code for code in wanted if code in texts), None) or next(iter(texts))


def named(names: Mapping[Language, str], language: Language) -> str:
    return names[first_of(names, language)]
