"""Training phrases: of FAQ topics, and of the intents (`intents/*.yaml` is their seed)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from core.people import Language
from faq.entry import Intent, Phrasings, Topic

FOLDER = Path(__file__).parent / "intents"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LOOKALIKE = "lookalike"  # resembles an emergency and is none; never leaves nlu
OOS = "oos"
ASK = "ask"
EMERGENCIES = ("emergency:police", "emergency:fire", "emergency:medical")
SMALL_TALK = ("greet", "thanks", "bye")
INTENTS = frozenset({"agent", "video", OOS, LOOKALIKE, *SMALL_TALK, *EMERGENCIES})

_LABELS = {"lookalikes": LOOKALIKE} | {
    label.replace(":", "-"): label for label in INTENTS if label != LOOKALIKE
}


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase and what it means; `label` as in design.md, or `LOOKALIKE`."""

    text: str
    label: str
    language: Language


def examples_of_topics(topics: Iterable[Topic]) -> list[Example]:
    """The question and the phrasings of every topic, in every language it has."""
    return [
        Example(text, topic.slug, language)
        for topic in topics
        for language, words in topic.texts.items()
        for text in dict.fromkeys((words.question, *words.phrasings))
        if text.strip()
    ]


def examples_of_intents(intents: Iterable[Intent]) -> list[Example]:
    return [
        Example(text, intent.label, language)
        for intent in intents
        for language, words in intent.texts.items()
        for text in words.phrasings
    ]


def read_intents(folder: Path = FOLDER) -> list[Intent]:
    """Every `<label>.yaml` of the folder; raises ValueError on an unknown file name, language
    or shape."""
    intents: list[Intent] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in _LABELS:
            raise ValueError(f"{path.name}: not a label")
        words: dict[Language, list[str]] = {}
        for example in _examples(_read(path), _LABELS[path.stem], path.name):
            words.setdefault(example.language, []).append(example.text)
        texts = {language: Phrasings(tuple(lines)) for language, lines in words.items()}
        intents.append(Intent(_LABELS[path.stem], texts))
    return intents


def _read(path: Path) -> dict[object, object]:
    content: object = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    if not isinstance(content, dict):
        raise ValueError(f"{path.name}: a mapping expected")
    return content


def _examples(by_language: object, label: str, place: str) -> list[Example]:
    if not isinstance(by_language, dict):
        raise ValueError(f"{place}: languages expected")
    examples: list[Example] = []
    for language, phrases in by_language.items():
        if not isinstance(phrases, list) or not all(isinstance(p, str) for p in phrases):
            raise ValueError(f"{place}: {language}: a list of phrases expected")
        code = Language(language)
        examples.extend(Example(phrase, label, code) for phrase in phrases)
    return examples
