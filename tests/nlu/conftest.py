"""A desk with three topics, in English and Chinese only, and the real intents and encoder."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from core.people import Language
from faq.entry import Content, FaqText, Topic
from nlu.encoder import MultilingualE5, UniversalSentenceEncoder
from nlu.intents import read_intents
from nlu.understand import Understander, learn
from tests.desk_parts import topic
from tests.running import learnt_of


def made(slug: str, texts: Mapping[Language, tuple[str, tuple[str, ...]]]) -> Topic:
    """Of a question and phrasings in each language."""
    words = {
        spoken: FaqText(q, "An answer.", "", phrasings) for spoken, (q, phrasings) in texts.items()
    }
    return replace(topic(slug), texts=words)


TOPICS = (
    made(
        "lost-passport",
        {
            Language.EN: (
                "I lost my passport. What do I do?",
                ("lost passport", "my passport was stolen", "replace a missing passport"),
            ),
            Language.ZH: ("护照丢了怎么办？", ("护照丢了", "护照被偷", "补办护照")),
        },
    ),
    made(
        "visa-extension",
        {
            Language.EN: (
                "How do I extend my visa?",
                ("visa extension", "stay longer on my visa", "my visa expires next week"),
            ),
            Language.ZH: ("签证怎么延期？", ("签证延期", "签证快到期了")),
        },
    ),
    made(
        "find-hospital",
        {
            Language.EN: (
                "Which hospitals have English-speaking doctors?",
                ("find a hospital", "see a doctor who speaks English", "hospital for foreigners"),
            ),
            Language.ZH: ("哪些医院有会英语的医生？", ("找医院", "外国人看病去哪里")),
        },
    ),
)


@pytest.fixture(scope="session")
def understander() -> Understander:
    content = Content(0, TOPICS, tuple(read_intents()))
    return learn(content, learnt_of(content), UniversalSentenceEncoder(), MultilingualE5())
