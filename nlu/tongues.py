"""Names of languages in all our languages: CLDR's, and how people say them (``dialogue.yaml``)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale

from core.people import Language
from nlu.folded import Folded
from nlu.normalise import normalise

OTHERS = (
    *("af", "am", "bg", "bn", "bo", "cs", "da", "de", "el", "et", "fa", "fi", "fil", "gu", "ha"),
    *("he", "hi", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "km", "kn", "ky", "lo", "lt"),
    *("lv", "mk", "ml", "mn", "mr", "ms", "my", "ne", "nl", "no", "pa", "pl", "ps", "ro", "si"),
    *("sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "tg", "th", "tk", "tr", "ug", "uk"),
    *("ur", "uz", "vi", "yo", "yue", "zu"),
)
"""Languages that are asked for and not served: CLDR's codes."""
MARK = "\ue000"
"""Stands before and after a code, where a name was: in no text of anybody's."""

_WORD = re.compile(r"(?:по-)?[^\W\d_]+")
_CJK = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RUSSIAN = re.compile("(?<=..)(?:ий|ого|ому|им|ом|и|ая|ую|ой)$")
_ARABIC = re.compile("^(?:[وف])?(?:بال|لل|ال|كال|ب)(?=...)")


class Names:
    """Finds the names of languages in a folded text."""

    def __init__(self, listed: Mapping[str, Sequence[str]]) -> None:
        """``listed`` are names beside CLDR's, by code."""
        self._words: dict[str, str] = {}
        joined: dict[str, str] = {}
        for code, name in [*_names(), *((c, n) for c, names in listed.items() for n in names)]:
            name = normalise(name)
            if _CJK.search(name):
                joined.setdefault(name, code)
            else:
                self._words.setdefault(_stem(name), code)
        longest_first = sorted(joined, key=len, reverse=True)
        self._joined_code = joined
        self._joined = re.compile("|".join(map(re.escape, longest_first)))

    def code(self, name: str) -> str | None:
        """Of a name alone, or of a code such as ``fr`` or ``pt-BR``."""
        known = Language.match(name)
        if known is not None:
            return known.value
        name = normalise(name)
        return self._words.get(_stem(name)) or self._joined_code.get(name)

    def find(self, folded: Folded) -> list[tuple[int, int, str]]:
        """Start, end and code, in order."""
        found: list[tuple[int, int, str]] = []
        if _CJK.search(folded.text):
            found = [
                (*m.span(), self._joined_code[m[0]]) for m in self._joined.finditer(folded.text)
            ]
        for match in _WORD.finditer(folded.text):
            code = self._words.get(_stem(match[0]))
            if code is not None:
                found.append((*match.span(), code))
        found.sort()
        return found

    def marked(self, folded: Folded) -> Folded:
        """With each name as its code between marks: what patterns call ``{L}``."""
        return folded.replaced((s, e, f"{MARK}{code}{MARK}") for s, e, code in self.find(folded))


def _stem(word: str) -> str:
    word = word.removeprefix("по-")
    return _ARABIC.sub("", _RUSSIAN.sub("", word))


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple(_cldr())


def _cldr() -> Iterator[tuple[str, str]]:
    for reader in Language:
        names = Locale.parse(reader.value).languages
        for code in (*(language.value for language in Language), *OTHERS):
            if name := names.get(code):
                yield ("zh" if code == "yue" else code), name
