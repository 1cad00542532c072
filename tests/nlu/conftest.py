"""A desk with three topics, in English and Chinese only, and the real intents and encoder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.people import Language
from nlu.encoder import UniversalSentenceEncoder
from nlu.understand import Understander, learn


@dataclass(frozen=True)
class Words:
    question: str
    phrasings: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    slug: str
    texts: Mapping[Language, Words]


TOPICS = (
    Topic(
        "lost-passport",
        {
            Language.EN: Words(
                "I lost my passport. What do I do?",
                ("lost passport", "my passport was stolen", "replace a missing passport"),
            ),
            Language.ZH: Words("护照丢了怎么办？", ("护照丢了", "护照被偷", "补办护照")),
        },
    ),
    Topic(
        "visa-extension",
        {
            Language.EN: Words(
                "How do I extend my visa?",
                ("visa extension", "stay longer on my visa", "my visa expires next week"),
            ),
            Language.ZH: Words("签证怎么延期？", ("签证延期", "签证快到期了")),
        },
    ),
    Topic(
        "find-hospital",
        {
            Language.EN: Words(
                "Which hospitals have English-speaking doctors?",
                ("find a hospital", "see a doctor who speaks English", "hospital for foreigners"),
            ),
            Language.ZH: Words("哪些医院有会英语的医生？", ("找医院", "外国人看病去哪里")),
        },
    ),
)


@pytest.fixture(scope="session")
def understander(tmp_path_factory: pytest.TempPathFactory) -> Understander:
    folder: Path = tmp_path_factory.mktemp("nlu")
    return learn(TOPICS, folder, UniversalSentenceEncoder())
