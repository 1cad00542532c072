"""What changed between two texts, word by word. Pure."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Op = Literal["same", "gone", "new"]
Segment = tuple[Op, str]
MOST_COMPARED = 1_000_000
"""Pairs of tokens."""
# a word with the blank after it, or one character of a script without blanks
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+\s*|\s+|[^\w\s]\s*")


def changes(before: str, after: str) -> list[Segment]:
    """Segments in reading order: what stayed, what went, what came. Joined without ``gone`` they
    are ``after``; without ``new``, ``before``."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    start, end = "".join(old[:head]), "".join(old[len(old) - tail :])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    found: list[Segment] = [("same", start)]
    if len(old) * len(new) > MOST_COMPARED:
        # word by word it would take minutes: all of it has changed
        found += [("gone", "".join(old)), ("new", "".join(new)), ("same", end)]
        return _joined(found)
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(("same", "".join(old[a:b])))
            continue
        found += [("gone", "".join(old[a:b])), ("new", "".join(new[c:d]))]
    return _joined([*found, ("same", end)])


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _joined(found: Iterable[Segment]) -> list[Segment]:
    runs = groupby((s for s in found if s[1]), key=lambda segment: segment[0])
    return [(op, "".join(text for _, text in run)) for op, run in runs]
