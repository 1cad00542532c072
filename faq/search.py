"""Finding a topic by its words, for people who know what they look for: pure, no model."""

from collections.abc import Iterable, Sequence

from core.people import Language
from faq.entry import Topic

WEIGHTS = {"question": 8, "phrasing": 5, "answer": 3, "details": 2}


def search(
    topics: Iterable[Topic], query: str, languages: Sequence[Language], limit: int
) -> list[Topic]:
    """Topics whose texts in one of the languages hold every word of the query, best first.

    Words are looked for as parts, so that Chinese and Japanese need no word boundaries. An empty
    query gives the first topics as they are.
    """
    words = query.casefold().split()
    scored = [(_score(topic, words, languages), topic) for topic in topics]
    found = [pair for pair in scored if pair[0] > 0 or not words]
    found.sort(key=lambda pair: -pair[0])
    return [topic for _, topic in found[:limit]]


def _score(topic: Topic, words: Sequence[str], languages: Sequence[Language]) -> int:
    return max(
        (_score_text(topic, words, language) for language in languages if language in topic.texts),
        default=0,
    )


def _score_text(topic: Topic, words: Sequence[str], language: Language) -> int:
    text = topic.texts[language]
    places = {
        "question": text.question.casefold(),
        "phrasing": "\n".join(text.phrasings).casefold(),
        "answer": f"{text.answer}\n{topic.slug}\n{' '.join(topic.facts.phones)}".casefold(),
        "details": text.details.casefold(),
    }
    best = [max((WEIGHTS[p] for p, t in places.items() if word in t), default=0) for word in words]
    return sum(best) if all(best) else 0
