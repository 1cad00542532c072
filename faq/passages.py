"""The passage of a topic that answers "how much?", "where?", "how long?". Pure.

Nothing is rewritten: whole paragraphs, chosen by the words in ``passages.yaml``.
"""

import re
from functools import cache
from pathlib import Path

import yaml

from core.people import Language
from core.understanding import About
from faq.entry import FaqText

WORDS = Path(__file__).parent / "passages.yaml"
_BREAK = re.compile(r"(?<![:：])\n\n+")
MOST = 3
"""Paragraphs; where more speak of it, the words tell nothing and all the details are given."""


def passages(text: FaqText, language: Language, about: About) -> str:
    """Paragraphs of the answer and the details that are about it, in their order; empty where
    none is, or nearly all are."""
    pattern = _words().get(about, {}).get(language)
    if pattern is None:
        return ""
    paragraphs = [*_paragraphs(text.answer), *_paragraphs(text.details)]
    found = [p for p in paragraphs if pattern.search(p)]
    return "\n\n".join(found) if len(found) <= MOST and len(found) < len(paragraphs) else ""


def _paragraphs(text: str) -> list[str]:
    """One that ends in a colon leads in the next."""
    return [p for p in _BREAK.split(text) if p.strip()]


@cache
def _words() -> dict[About, dict[Language, re.Pattern[str]]]:
    read = yaml.load(WORDS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        About(about): {
            Language(code): re.compile("|".join(words), re.IGNORECASE)
            for code, words in languages.items()
        }
        for about, languages in read.items()
    }
