"""Takes personal data out of what residents write, before editors read it. Pure.

Patterns, not understanding: names and addresses stay. Short service numbers (110, 12345, 960169)
are no personal data and stay too.
"""

import re

_DATE = r"(?!\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d))"
# Chinese, Japanese and Arabic stand right beside digits: only ASCII letters and digits bound them
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[email]", re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    # a Chinese identity number, a bank card, a passport, a telephone number: the longest first
    ("[id]", re.compile(r"(?<![A-Za-z0-9])\d{17}[\dXx](?![A-Za-z0-9])")),
    ("[card]", re.compile(r"(?<![A-Za-z0-9+])\d(?:[ -]?\d){12,18}(?![A-Za-z0-9])")),
    ("[passport]", re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,2}[ -]?\d{6,9}(?![A-Za-z0-9])")),
    (
        "[phone]",
        re.compile(
            rf"(?<![A-Za-z0-9.]){_DATE}(?:\+|00)?\(?\d(?:[ \-().]{{0,2}}\d){{6,14}}(?![A-Za-z0-9])"
        ),
    ),
)
"""What is put in place of it, and how it looks."""


_SIGNS = re.compile("|".join(re.escape(sign) for sign, _ in _PATTERNS))


def mask(text: str) -> str:
    for sign, pattern in _PATTERNS:
        text = pattern.sub(sign, text)
    return text


def without_marks(text: str) -> str:
    """A masked text with nothing in place of what was taken out: fit to be learnt."""
    return " ".join(_SIGNS.sub(" ", text).split())
