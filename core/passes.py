"""What takes a resident to the same conversation elsewhere: a link, or a code to type. Pure."""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LINK_LASTS = timedelta(minutes=15)
CODE_LASTS = timedelta(minutes=30)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: what looks alike is the same, and no word is spelt by chance with a U."""
LENGTH = 8
_HALF = LENGTH // 2
_MISREAD = str.maketrans("ILO", "110")
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DASHES = "\u2010-\u2015\u2212\u30fc-"
_ALONE = re.compile(rf"([0-9A-Z]{{{_HALF}}})[{_DASHES}]([0-9A-Z]{{{_HALF}}})")
_COMMAND = re.compile(r"/(resume|start)(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)


class Means(StrEnum):
    LINK = "link"
    CODE = "code"


LASTS = {Means.LINK: LINK_LASTS, Means.CODE: CODE_LASTS}


@dataclass(frozen=True, slots=True)
class KeptPass:
    """What is stored of one: enough to recognise it, too little to use it."""

    id_hash: str
    means: Means
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Redeemed:
    conversation_id: str
    left: str | None = None
    """The conversation that the resident was in until then."""


@dataclass(frozen=True, slots=True)
class Pass:
    """For one conversation, each half for one use."""

    link: str
    """The address of the resident's page, as this resident."""
    code: str
    """As it is shown: ``K7M4-9QXT``."""


def new_code() -> str:
    """A code as it is kept: 8 characters, letters and digits both, so that it is no word."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if any(c.isdigit() for c in code) and any(c.isalpha() for c in code):
            return code


def shown(code: str) -> str:
    return f"{code[:_HALF]}-{code[_HALF:]}"


def typed(text: str) -> str | None:
    """The code that somebody typed where a code was asked for, as it is kept; else None."""
    code = re.sub(rf"[\s{_DASHES}]", "", _plain(text)).translate(_MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def sought(text: str) -> tuple[bool, str | None]:
    """Whether a message is for going on with a conversation, and its code.

    It is where it is a code alone, as it is shown, or ``/resume`` with anything behind it.
    ``/start`` is with a code only: its own meaning is another.
    """
    plain = _plain(text)
    alone = _ALONE.fullmatch(plain)
    if alone is not None:
        both = "".join(alone.groups())
        # a word or a number with a dash in it is not taken for one
        mixed = any(c.isdigit() for c in both) and any(c.isalpha() for c in both)
        code = typed(both)
        return (True, code) if mixed and code is not None else (False, None)
    command = _COMMAND.fullmatch(_unmarked(text))
    if command is None:
        return False, None
    code = typed(command.group(2) or "")
    return code is not None or command.group(1).lower() == "resume", code


def _unmarked(text: str) -> str:
    """Without marks of direction and width, which keyboards put in front of a command."""
    return _MARKS.sub("", text).strip()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", _unmarked(text)).strip().upper()
