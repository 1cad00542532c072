"""The passage that answers a follow-up question: nothing is written that an editor did not."""

import pytest

from core.people import Language
from core.understanding import About
from faq.entry import FaqText
from faq.exchange import SEED, read_folder
from faq.passages import passages

TEXT = FaqText(
    "How?",
    "Go to the office.\n\nIt costs 160 yuan.",
    "You need two photos, namely:\n\nfront and side.\n\nIt takes 7 days.",
    (),
)


@pytest.mark.parametrize(
    ("about", "passage"),
    [
        (About.FEE, "It costs 160 yuan."),
        (About.TIME, "It takes 7 days."),
        (About.PERSON, ""),
        (About.MORE, ""),
    ],
)
def test_paragraphs_that_speak_of_it(about: About, passage: str) -> None:
    assert passages(TEXT, Language.EN, about) == passage


def test_a_paragraph_that_leads_in_stays_with_the_next() -> None:
    text = FaqText("How?", "Bring these documents:\n\na copy", "Nothing else.", ())
    assert passages(text, Language.EN, About.PAPERS) == "Bring these documents:\n\na copy"


def test_every_language_has_words_that_the_seed_knows() -> None:
    topics = read_folder(SEED)
    for language in Language:
        for about in (About.FEE, About.PLACE, About.TIME, About.PAPERS):
            found = [passages(topic.texts[language], language, about) for topic in topics]
            assert sum(map(bool, found)) > len(topics) / 3, (language, about)
            for topic, passage in zip(topics, found, strict=True):
                text = topic.texts[language]
                for paragraph in filter(None, passage.split("\n\n")):
                    assert paragraph in text.answer or paragraph in text.details
