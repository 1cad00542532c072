"""The letters that a language is written in, as CLDR tells."""

from functools import cache

from babel import Locale
from babel.core import get_global

from core.people import Language

LATIN = ("LATIN",)
_OTHER_NAMES = {
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Jpan": ("HIRAGANA", "KATAKANA", "CJK"),
    "Kore": ("HANGUL",),
    "Beng": ("BENGALI",),
    "Orya": ("ORIYA",),
}
"""Scripts whose letters Unicode calls otherwise than CLDR calls the script in English."""


@cache
def letters_of(language: Language) -> tuple[str, ...]:
    """How the Unicode names of its letters begin; ``LATIN`` where CLDR does not tell."""
    likely = str(get_global("likely_subtags").get(language.value, ""))
    script = next((part for part in likely.split("_") if len(part) == 4), "Latn")
    name = Locale("en").scripts.get(script)
    return _OTHER_NAMES.get(script) or ((name.upper(),) if name else LATIN)
