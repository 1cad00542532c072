"""Emergencies that are happening now, by words alone: no model, nothing to load, well under
a millisecond, so that it holds when the encoders fail.

Read sentence by sentence: a danger counts unless the same sentence places it elsewhere (the
past, a drill, an insurance, an "if"), and a mere call ("police!") unless it is a question
about the number.
"""

import re
from collections.abc import Iterable

from nlu import emergency_patterns as words
from nlu.normalise import fold_letters, normalise

POLICE, FIRE, MEDICAL = "emergency:police", "emergency:fire", "emergency:medical"

_SENTENCE_END = re.compile(r"(?<=[!?])\s*|[.。؟\n;؛]+\s*")
_CLAUSE_END = re.compile("[,、،:]")
MAX_CHARS = 600  # bounds the time; nobody in danger writes more before saying so


def _any(rows: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{fold_letters(row)})" for row in rows))


_STRONG = {
    MEDICAL: _any(words.STRONG_MEDICAL),
    FIRE: _any(words.STRONG_FIRE),
    POLICE: _any(words.STRONG_POLICE),
}
_WEAK = {
    MEDICAL: _any(words.WEAK_MEDICAL),
    FIRE: _any(words.WEAK_FIRE),
    POLICE: _any(words.WEAK_POLICE),
}
_ASKING, _ELSEWHEN, _NOW = _any(words.ASKING), _any(words.ELSEWHEN), _any(words.NOW)
_PERSON, _DOMESTIC = _any(words.PERSON), _any(words.DOMESTIC)


def detect(text: str) -> str | None:
    """The label of the emergency the text reports, or None."""
    found: list[str] = []
    for sentence in _SENTENCE_END.split(normalise(text)[:MAX_CHARS]):
        if sentence:
            found.extend(_in_sentence(sentence))
    # What endangers most people first; of the rest the kind most often named.
    return max(_STRONG, key=lambda kind: (found.count(kind), kind == FIRE)) if found else None


def is_hypothetical(text: str) -> bool:
    """Speaks of the past, a plan, a rule or a story rather than of now."""
    text = normalise(text)[:MAX_CHARS]
    return bool(_ELSEWHEN.search(text)) and not _NOW.search(text)


def is_question(text: str) -> bool:
    """Asks how, which number, how much."""
    return bool(_ASKING.search(normalise(text)[:MAX_CHARS]))


def _in_sentence(sentence: str) -> list[str]:
    strong = [kind for kind, pattern in _STRONG.items() if pattern.search(sentence)]
    weak = [kind for kind, pattern in _WEAK.items() if pattern.search(sentence)]
    if POLICE in strong and _DOMESTIC.search(sentence) and not _NOW.search(sentence):
        strong.remove(POLICE)
    if not strong and not weak:
        return []
    if _ELSEWHEN.search(sentence) and not _NOW.search(sentence):
        return []
    if not _ASKING.search(sentence):
        return strong + weak
    # "Who do I call for a gas leak" asks; "he is not breathing, who do I call" does not.
    told = [clause for clause in _CLAUSE_END.split(sentence) if not _ASKING.search(clause)]
    if _PERSON.search(sentence):
        return strong
    return [kind for kind in strong if any(_STRONG[kind].search(clause) for clause in told)]
