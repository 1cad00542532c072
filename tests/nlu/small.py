"""A desk with twelve of the seed's topics in three languages: what a model learns in seconds."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from core.people import Language
from faq.entry import Content, Intent, Phrasings, Topic
from faq.exchange import SEED, read_folder
from nlu.intents import read_intents

SLUGS = (
    "sim-card",
    "lost-passport",
    "metro",
    "find-hospital",
    "visa-extension",
    "bank-account",
    "taxi",
    "school-enrolment",
    "labor-dispute",
    "express-delivery",
    "airport-lost-luggage",
    "temporary-residence-registration",
)
SPOKEN = (Language.ZH, Language.EN, Language.AR)
PHRASES = 12
"""Of an intent and a language."""


@cache
def _seed() -> list[Topic]:
    return read_folder(SEED)


def topics(slugs: Iterable[str] = SLUGS) -> tuple[Topic, ...]:
    wanted = set(slugs)
    found = [topic for topic in _seed() if topic.slug in wanted]
    return tuple(
        replace(topic, texts={spoken: topic.texts[spoken] for spoken in SPOKEN}) for topic in found
    )


def intents() -> tuple[Intent, ...]:
    return tuple(
        replace(
            intent,
            texts={
                spoken: Phrasings(words.phrasings[:PHRASES])
                for spoken, words in intent.texts.items()
                if spoken in SPOKEN
            },
        )
        for intent in read_intents()
    )


def small(number: int = 0, slugs: Iterable[str] = SLUGS) -> Content:
    return Content(number, topics(slugs), intents())
