"""Takes personal data out of what residents write, before editors read it. Pure.

Patterns, not understanding: names and addresses stay. Short service numbers (110, 12345, 960169),
years, dates and amounts of money are no personal data and stay too.
"""

import re
from collections.abc import Callable

EMAIL, IDENTITY, CARD, PASSPORT, PHONE = "[email]", "[id]", "[card]", "[passport]", "[phone]"
"""What is put in place of it."""
_DIGITS = str.maketrans("０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 3)
# every repeat is bounded: residents may write thousands of letters without a blank
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
# Chinese, Japanese and Arabic stand right beside digits: only ASCII letters and digits bound them
_IDENTITY = re.compile(r"(?<![A-Za-z0-9])\d{17}[\dXx](?![A-Za-z0-9])")
# letters and at least five digits in one word: passports, permits, accounts of messengers
_MIXED = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]{7,18}(?![A-Za-z0-9]))(?=(?:[A-Za-z]*\d){5})(?=\d*[A-Za-z])"
    r"[A-Za-z0-9]{7,18}"
)
_SPACED_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}[ -]\d{6,9}(?![A-Za-z0-9])")
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9])(?<!\d[.,])(?:\+|00)?\(?\d(?:[ \u00a0\u202f\-\u2010-\u2015.()]{0,3}\d){6,29}"
    r"(?![A-Za-z0-9])"
)
_DATE = re.compile(r"(?<!\d)(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2\d{4})(?!\d)")
_SHORT = re.compile(r"1\d\d|1\d{4}|9\d{4,5}|(?:19|20)\d\d")
"""Service numbers and years."""
_MONEY = (
    r"(?:yuan|rmb|cny|usd|eur|jpy|krw|dollar|euro|won|yen"
    r"|元|块|塊|円|원|위안|юан|руб|يوان|دولار|[¥￥$€₩])"
)
_MONEY_AFTER = re.compile(rf"\s{{0,2}}{_MONEY}", re.IGNORECASE)
_MONEY_BEFORE = re.compile(rf"{_MONEY}\s{{0,2}}$", re.IGNORECASE)
_LEAST_DIGITS, _LEAST_OF_A_CARD = 7, 13


def mask(text: str) -> str:
    text = _EMAIL.sub(EMAIL, text.translate(_DIGITS))
    text = _IDENTITY.sub(IDENTITY, text)
    text = _MIXED.sub(PASSPORT, text)
    text = _SPACED_PASSPORT.sub(_unless_money(lambda _: PASSPORT), text)
    return _NUMBER.sub(_unless_money(_number), text)


def without_marks(text: str) -> str:
    """A masked text with nothing in place of what was taken out: fit to be learnt."""
    return " ".join(_MARKS.sub(" ", text).split())


_MARKS = re.compile("|".join(map(re.escape, (EMAIL, IDENTITY, CARD, PASSPORT, PHONE))))


def _unless_money(sign: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    def replaced(found: re.Match[str]) -> str:
        before, after = found.string[: found.start()][-8:], found.string[found.end() :][:12]
        if _MONEY_AFTER.match(after) or _MONEY_BEFORE.search(before):
            return found.group()
        return sign(found.group())

    return replaced


def _number(found: str) -> str:
    """What stands for it; itself where it is a date, or service numbers and years in a row."""
    left = re.findall(r"\d+", _DATE.sub(" ", found))
    digits = sum(map(len, left))
    if digits < _LEAST_DIGITS or all(_SHORT.fullmatch(group) for group in left):
        return found
    return CARD if digits >= _LEAST_OF_A_CARD and not found.startswith(("+", "00")) else PHONE
