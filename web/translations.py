"""Renders phrases: the catalogues and CLDR."""

import gettext
from datetime import date, time
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_time

from core.people import Language
from core.phrases import Param, Phrase

LOCALES = Path(__file__).parent.parent / "locales"
CLDR = {language: Locale.parse(language.value) for language in Language}


class Catalogues:
    """Implements ``core.phrases.Translate``."""

    def __init__(self, folder: Path = LOCALES) -> None:
        self._of = {
            language: gettext.translation("messages", folder, [language.value], fallback=True)
            for language in Language
        }

    def __call__(self, phrase: Phrase, language: Language) -> str:
        sentence = self._of[language].gettext(phrase.msgid)
        if not phrase.params:
            return sentence
        return sentence.format(**{k: self._write(v, language) for k, v in phrase.params.items()})

    def _write(self, value: Param, language: Language) -> str:
        match value:
            case Phrase():
                return self(value, language)
            case Language():
                return language_name(value, language)
            case date():
                return format_date(value, "full", locale=CLDR[language])
            case time():
                return format_time(value, "short", locale=CLDR[language])
            case _:
                return str(value)


def language_name(language: Language, reader: Language) -> str:
    """CLDR's name of a language: "French", "français", "法语"."""
    name = CLDR[language].get_language_name(reader.value) or language.value
    return name[:1].upper() + name[1:]


def direction(language: Language) -> str:
    """The value of HTML's ``dir``."""
    return str(CLDR[language].text_direction)
