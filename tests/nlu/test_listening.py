"""An engine, and what is heard around it."""

from collections.abc import Sequence
from datetime import date

from core.people import Language
from core.understanding import Understanding
from handoff.lists import read_seed
from nlu.listening import Listening, heard
from nlu.understand import Understander
from tests.desk_parts import SetClock

TODAY = date(2026, 11, 23)


class Engine:
    """Writes down what it is asked, and knows what it is told."""

    def __init__(self, **labels: str) -> None:
        self.labels = labels
        self.asked: list[str] = []

    async def understand(self, text: str, prior: Language) -> Understanding:
        self.asked.append(text)
        label = next((said for word, said in self.labels.items() if word in text), "oos")
        return Understanding(prior, False, label, 0.9 if label != "oos" else 0.0)


async def test_the_engine_is_asked_for_the_whole_and_what_is_left() -> None:
    engine = Engine(visa="visa-extension")
    listening = Listening(engine, read_seed(), SetClock())
    await listening.loaded()
    text = "Answer in French. How do I renew my visa in Tianhe?"
    found = await listening.understand(text, Language.EN)
    assert engine.asked == [text, "How do I renew my visa in Tianhe?"]
    assert (found.label, found.turn.language) == ("visa-extension", Language.FR)
    assert [entity.value for entity in found.entities] == ["fr", "440106"]


async def test_a_plain_message_costs_one_question() -> None:
    engine = Engine()
    await Listening(engine, (), SetClock()).understand("where is the police", Language.EN)
    assert engine.asked == ["where is the police"]


async def test_an_emergency_in_one_of_several_questions_wins() -> None:
    engine = Engine(knife="emergency:police", visa="visa-extension")
    text = "How do I renew my visa? He has a knife here! What do I do?"
    found = await Listening(engine, (), SetClock()).understand(text, Language.EN)
    assert found.label == "emergency:police"


def test_many_at_once_are_heard_like_one(understander: Understander) -> None:
    texts = [
        "hello, I lost my passport",
        "I lost my passport. How do I extend my visa?",
        "no, I meant my visa extension",
        "thank you",
        "护照丢了怎么办？哪些医院有会英语的医生？",
    ]
    asked = [(text, Language.EN) for text in texts]
    found = heard(understander.understand_all, asked, (), TODAY)
    assert [one.label for one in found[:1]] == ["lost-passport"]
    assert [part.label for part in found[1].turn.parts] == ["lost-passport", "visa-extension"]
    assert (found[2].label, found[2].turn.corrects) == ("visa-extension", True)
    assert found[3].label == "thanks"
    assert [part.label for part in found[4].turn.parts] == ["lost-passport", "find-hospital"]

    def one(batch: Sequence[tuple[str, Language]]) -> list[Understanding]:
        return [understander.understand(*pair) for pair in batch]

    alone = heard(one, asked, (), TODAY)
    assert [(o.label, o.turn) for o in alone] == [(o.label, o.turn) for o in found]
