"""A message as words and buttons."""

from dataclasses import replace

import pytest

from bots.telling import Button, tell
from core.emergencies import EMERGENCIES
from core.message import Action
from core.people import Language
from faq.plain import plain_answer
from tests.bots.messages import HANDOFF, PDF, PLACE, answers, of_every_kind, translate


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_is_told(language: Language) -> None:
    for name, message in of_every_kind(language).items():
        told = tell(message, translate)
        assert told == tell(message, translate)
        assert told.text or told.files or told.place, name
        assert all(button.choice and button.label for button in told.buttons), name
        assert len({button.choice for button in told.buttons}) == len(told.buttons), name


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("service", list(EMERGENCIES))
def test_an_emergency_has_number_words_and_chinese(service: str, language: Language) -> None:
    emergency = EMERGENCIES[service]
    told = tell(of_every_kind(language)[f"emergency: {service}"], translate)
    assert told.urgent
    assert told.phones == (emergency.number,)
    first, *_ = told.text.splitlines()
    assert emergency.number in first
    assert all(translate(say, language) in told.text for say in emergency.say)
    assert told.text.endswith(emergency.chinese)


@pytest.mark.parametrize("language", list(Language))
def test_an_answer_is_what_editors_saw_in_the_preview(language: Language) -> None:
    outgoing = answers().answer("lost-passport", language, details=False)
    assert outgoing is not None
    told = tell(of_every_kind(language)["answer"], translate)
    assert told.text == plain_answer(outgoing, language, translate)
    assert told.runs[0].strong
    assert told.runs[0].text == outgoing.card["question"]
    links = [run.url for run in told.runs if run.url]
    assert links == [source["url"] for source in outgoing.card["sources"] if source["url"]]


def test_a_rating_is_five_buttons() -> None:
    told = tell(of_every_kind(Language.EN)["rating"], translate)
    assert [button.choice for button in told.buttons] == [
        f"rate:{HANDOFF}:{n}" for n in range(1, 6)
    ]
    assert [button.label for button in told.buttons][::4] == ["★☆☆☆☆", "★★★★★"]


def test_a_number_that_is_known_is_a_button_to_be_called_on() -> None:
    told = tell(of_every_kind(Language.EN)["callback to a known number"], translate)
    assert told.buttons == (Button("callback", "+8613800138000"),)
    assert tell(of_every_kind(Language.EN)["callback"], translate).buttons == ()


def test_a_label_is_in_its_own_language() -> None:
    told = tell(of_every_kind(Language.EN)["languages"], translate)
    french = next(button for button in told.buttons if button.choice == "language:fr")
    assert french.label == "Français"


def test_a_person_is_named_on_a_line_of_his_own() -> None:
    told = tell(of_every_kind(Language.AR)["agent"], translate)
    assert told.text == "Li Na:\nPlease bring your passport. 请带护照。"


def test_files_and_places_go_along() -> None:
    shown = of_every_kind(Language.EN)
    files = tell(shown["files"], translate)
    assert (files.text, files.files[-1]) == ("", PDF)
    assert tell(shown["place"], translate).place == PLACE


def test_a_finished_label_stays_as_it_is() -> None:
    message = replace(of_every_kind(Language.EN)["offer"], actions=(Action("x", "{n} {m}"),))
    assert tell(message, translate).buttons == (Button("x", "{n} {m}"),)
