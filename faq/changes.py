"""What changed between two texts, word by word. Pure."""

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Op = Literal["same", "gone", "new"]
Segment = tuple[Op, str]
# a word with the blank after it, or one character of a script without blanks
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+\s*|\s+|[^\w\s]\s*")


def changes(before: str, after: str) -> list[Segment]:
    """Segments in reading order: what stayed, what went, what came. Joined without ``gone`` they
    are ``after``; without ``new``, ``before``."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    found: list[Segment] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(("same", "".join(old[a:b])))
            continue
        found += [("gone", "".join(old[a:b])), ("new", "".join(new[c:d]))]
    joined = groupby((s for s in found if s[1]), key=lambda segment: segment[0])
    return [(op, "".join(text for _, text in run)) for op, run in joined]
