import unicodedata

import pytest

from core.people import Language
from faq.scripts import letters_of

WRITTEN = {
    "zh": "广州廣",
    "en": "Yes",
    "ja": "ひカ漢",
    "ko": "한국",
    "ar": "مرحبا",
    "ru": "Да",
    "fr": "çœÉ",
    "es": "ñ",
    "pt": "ã",
}


@pytest.mark.parametrize(("code", "letters"), WRITTEN.items())
def test_a_language_is_written_in_its_letters(code: str, letters: str) -> None:
    names = [unicodedata.name(letter) for letter in letters]
    assert all(name.startswith(letters_of(Language(code))) for name in names)
    others = [
        c for c in WRITTEN if not set(letters_of(Language(c))) & set(letters_of(Language(code)))
    ]
    for other in others:
        assert not any(name.startswith(letters_of(Language(other))) for name in names)
