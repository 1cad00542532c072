"""How much there is in each language, as a Markdown table. Pure."""

from collections.abc import Iterable, Sequence
from statistics import median

from core.people import Language
from faq.entry import FaqText, Intent, Topic


def census(topics: Sequence[Topic], intents: Sequence[Intent]) -> str:
    """Languages across: topics, phrasings, trial questions, lengths of answers, and the phrases
    of each intent."""
    texts = {code: [t.texts[code] for t in topics if code in t.texts] for code in Language}
    rows: list[tuple[str, list[int]]] = [
        ("topics", [len(found) for found in texts.values()]),
        ("phrasings", [sum(len(t.phrasings) for t in found) for found in texts.values()]),
        ("fewest of a topic", [_least(t.phrasings for t in found) for found in texts.values()]),
        ("trial questions", [sum(len(t.trials) for t in found) for found in texts.values()]),
        ("answer, characters, median", [_middle(found) for found in texts.values()]),
        ("answer, most bytes", [_most_bytes(found) for found in texts.values()]),
    ]
    for intent in sorted(intents, key=lambda intent: intent.label):
        counts = [len(intent.texts[c].phrasings) if c in intent.texts else 0 for c in Language]
        rows.append((f"`{intent.label}`", counts))
    head = ["", *(language.value for language in Language)]
    lines = [head, ["---"] + ["---:"] * len(Language)]
    lines += [[name, *(f"{value:,}" for value in values)] for name, values in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _least(lists: Iterable[Sequence[str]]) -> int:
    return min((len(one) for one in lists), default=0)


def _middle(texts: Sequence[FaqText]) -> int:
    return round(median(len(text.answer) for text in texts)) if texts else 0


def _most_bytes(texts: Sequence[FaqText]) -> int:
    return max((len(text.answer.encode()) for text in texts), default=0)
