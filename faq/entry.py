"""A topic and its words: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.people import Language

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


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. Established knowledge names a law or an authority without address."""

    name: Mapping[Language, str]
    url: str | None


@dataclass(frozen=True, slots=True)
class FaqText:
    """A topic in one language. ``phrasings`` are how people ask for it."""

    question: str
    answer: str
    details: str
    phrasings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    slug: str
    category: str
    authority: Mapping[Language, str]
    phones: tuple[str, ...]
    """To call, most useful first."""
    sources: tuple[Source, ...]
    reviewed_on: date
    review_by: date
    expires_on: date | None
    """The last day on which the answer holds; then it is not given any more."""
    related: tuple[str, ...]
    texts: Mapping[Language, FaqText]

    def __post_init__(self) -> None:
        if self.category not in CATEGORIES:
            raise ValueError(f"{self.slug}: no such category: {self.category}")
        missing = [language for language in Language if language not in self.texts]
        if missing:
            raise ValueError(f"{self.slug}: no text in {', '.join(missing)}")
        if any(language not in self.authority for language in Language):
            raise ValueError(f"{self.slug}: the authority has no name in every language")
        if not self.sources:
            raise ValueError(f"{self.slug}: an answer has a source")
        if any(language not in source.name for source in self.sources for language in Language):
            raise ValueError(f"{self.slug}: a source has no name in every language")
        if self.review_by < self.reviewed_on:
            raise ValueError(f"{self.slug}: review_by comes before reviewed_on")

    def holds(self, day: date) -> bool:
        return self.expires_on is None or day <= self.expires_on
