"""Emergencies that are happening now, by words alone: no model, nothing to load, well under
a millisecond, so that it holds when the encoders fail.

Read sentence by sentence: a danger counts unless the same sentence places it elsewhere (the
past, a drill, an insurance, an "if") or asks about it; the words are in `emergency.yaml`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from nlu.normalise import fold_letters, normalise

WORDS = Path(__file__).parent / "emergency.yaml"
POLICE, FIRE, MEDICAL = "emergency:police", "emergency:fire", "emergency:medical"
MAX_CHARS = 600  # bounds the time; nobody in danger writes more before saying so

_SENTENCE_END = re.compile(r"(?<=[!?])\s*|[.。؟\n;؛]+\s*")
_CLAUSE_END = re.compile("[,、،:]")


def _leaves(words: object) -> Iterator[str]:
    if isinstance(words, dict):
        for value in words.values():
            yield from _leaves(value)
    elif isinstance(words, list):
        yield from words


class _Words:
    """One pattern a script, so that a text is searched for words of its own script only."""

    _SCRIPTS = (
        re.compile("[\u0400-\u04ff]"),
        re.compile("[\u0600-\u06ff]"),
        re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]"),
        re.compile("[^\\W\\d_a-zA-Z\u00aa-\u02ff\u1d00-\u1eff]"),  # any other's
        re.compile("[a-z]"),  # last: every pattern has Latin letters in its escapes
    )

    def __init__(self, words: object) -> None:
        leaves: list[list[str]] = [[] for _ in self._SCRIPTS]
        for leaf in _leaves(words):
            script = next(i for i, script in enumerate(self._SCRIPTS) if script.search(leaf))
            leaves[script].append(fold_letters(leaf))
        self._patterns = [re.compile("|".join(found) or r"(?!)") for found in leaves]

    def in_text(self, text: str) -> bool:
        return any(
            script.search(text) and pattern.search(text)
            for script, pattern in zip(self._SCRIPTS, self._patterns, strict=True)
        )


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = yaml.load(WORDS.read_text(encoding="utf-8"), Loader=_LOADER)
_STRONG = {
    kind: _Words(_WORDS["strong"][kind.partition(":")[2]]) for kind in (MEDICAL, FIRE, POLICE)
}
_WEAK = {kind: _Words(_WORDS["weak"][kind.partition(":")[2]]) for kind in _STRONG}
_ASKING, _ELSEWHERE, _NOW = (_Words(_WORDS[key]) for key in ("asking", "elsewhere", "now"))
_PERSON, _DOMESTIC = _Words(_WORDS["person"]), _Words(_WORDS["domestic"])


def detect(text: str) -> str | None:
    """The label of the emergency the text reports, or None."""
    found: list[str] = []
    for sentence in _SENTENCE_END.split(normalise(text)[:MAX_CHARS]):
        if sentence:
            found.extend(_in_sentence(sentence))
    # The kind most often named; of equals what endangers most people first.
    return max(_STRONG, key=lambda kind: (found.count(kind), kind == FIRE)) if found else None


def is_hypothetical(text: str) -> bool:
    """Speaks of the past, a plan, a rule or a story rather than of now."""
    text = normalise(text)[:MAX_CHARS]
    return _ELSEWHERE.in_text(text) and not _NOW.in_text(text)


def is_question(text: str) -> bool:
    """Asks how, which number, how much."""
    return _ASKING.in_text(normalise(text)[:MAX_CHARS])


def _in_sentence(sentence: str) -> list[str]:
    strong = [kind for kind, pattern in _STRONG.items() if pattern.in_text(sentence)]
    weak = [kind for kind, pattern in _WEAK.items() if pattern.in_text(sentence)]
    if not strong and not weak:
        return []
    now = _NOW.in_text(sentence)
    if POLICE in strong and _DOMESTIC.in_text(sentence) and not now:
        strong.remove(POLICE)
    if _ELSEWHERE.in_text(sentence) and not now:
        return []
    if not _ASKING.in_text(sentence):
        return strong + weak
    # "Who do I call for a gas leak" asks; "he is not breathing, who do I call" does not.
    if _PERSON.in_text(sentence):
        return strong
    told = [clause for clause in _CLAUSE_END.split(sentence) if not _ASKING.in_text(clause)]
    return [kind for kind in strong if any(_STRONG[kind].in_text(clause) for clause in told)]
