"""Phrases as residents read them: every language, CLDR's ways of writing."""

import re
from datetime import date, time

import pytest
from babel import Locale, localedata

from core.emergencies import EMERGENCIES
from core.people import Language
from core.phrases import Phrase
from web.pages import STATIC
from web.translations import Catalogues, direction, language_name

CATALOGUES = Catalogues()


@pytest.mark.parametrize("language", [entry for entry in Language if entry is not Language.EN])
def test_what_matters_most_is_said_in_the_language(language: Language) -> None:
    for emergency in EMERGENCIES.values():
        for phrase in (emergency.title, *emergency.say):
            assert CATALOGUES(phrase, language) != CATALOGUES(phrase, Language.EN)
        assert emergency.number in CATALOGUES(emergency.title, language)


def test_dates_times_and_languages_are_written_as_the_reader_does() -> None:
    phrase = Phrase(
        "The next person is expected on {date} at {time}.",
        {"date": date(2026, 11, 23), "time": time(8, 0)},
    )
    assert "November 23" in CATALOGUES(phrase, Language.EN)
    assert "11月23日" in CATALOGUES(phrase, Language.ZH)
    assert "23 novembre" in CATALOGUES(phrase, Language.FR)
    assert language_name(Language.FR, Language.ZH) == "法语"
    assert language_name(Language.AR, Language.AR) == "العربية"
    assert language_name(Language.RU, Language.RU) == "Русский"


def test_the_pages_know_all_that_runs_from_right_to_left() -> None:
    assert [language.value for language in Language if direction(language) == "rtl"] == ["ar"]
    codes = (code for code in localedata.locale_identifiers() if len(code) == 2)
    listed = re.search(r"new Set\(\[(.*)\]\)", (STATIC / "shared/i18n.js").read_text())
    assert listed is not None
    known = set(re.findall(r'"(\w+)"', listed[1]))
    assert known == {code for code in codes if Locale.parse(code).text_direction == "rtl"}
