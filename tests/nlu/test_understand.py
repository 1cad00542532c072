from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.people import Language
from nlu.deciding import Ranking
from nlu.understand import Understander

CASES = [
    ("I can't find my passport anywhere", "lost-passport"),
    ("فقدت جواز سفري", "lost-passport"),
    ("パスポートをなくしました", "lost-passport"),
    ("여권을 잃어버렸어요", "lost-passport"),
    ("я потерял паспорт", "lost-passport"),
    ("j'ai perdu mon passeport", "lost-passport"),
    ("perdí mi pasaporte", "lost-passport"),
    ("perdi meu passaporte", "lost-passport"),
    ("护照不见了", "lost-passport"),
    ("hello!", "greet"),
    ("谢谢你", "thanks"),
    ("до свидания", "bye"),
    ("quiero hablar con una persona", "agent"),
    ("je veux un appel vidéo", "video"),
    ("my grandmother fell and is not moving", "emergency:medical"),
    ("mi vecino está atrapado en el ascensor", "emergency:fire"),
]
REFUSED = [
    "asdf qwer zxcv",
    "qwrt zxcvb",
    "блаблабла",
    "شسيبلا",
    "あえいおう",
    "的的的的",
    "ㅁㄴㅇㄹ",
    "???",
    "🎉🎉",
    "",
    "extend my gym membership",
    "tell me a joke about cats",
    "比特币今天涨了吗",
    "スパゲッティの作り方",
    "넷플릭스 구독 취소",
    "أفضل فيلم هذا العام",
    "кто выиграл чемпионат мира",
    "recette de gâteau au chocolat",
    "letra de una canción de amor",
    "resultado do jogo do Flamengo",
    "which bin is for kitchen waste",  # a topic of the service that has no answer yet
    "广交会什么时候开",
]


@pytest.mark.parametrize(("text", "label"), CASES)
def test_label(understander: Understander, text: str, label: str) -> None:
    found = understander.understand(text, Language.EN)
    # of topics it knows English and Chinese only: elsewhere it may ask back
    assert found.label == label or (found.label == "ask" and found.top[0] == label)


@pytest.mark.parametrize("text", REFUSED)
def test_never_answered(understander: Understander, text: str) -> None:
    assert understander.understand(text, Language.EN).label in {"oos", "ask"}


def test_refusals_are_mostly_plain(understander: Understander) -> None:
    labels = [understander.understand(text, Language.EN).label for text in REFUSED]
    assert labels.count("oos") >= 0.8 * len(labels)


def test_top_holds_answerable_topics_only(understander: Understander) -> None:
    found = understander.understand("where do I sort my rubbish", Language.EN)
    assert set(found.top) <= {"lost-passport", "visa-extension", "find-hospital"}
    assert understander.understand("lost passport", Language.EN).top[0] == "lost-passport"


@pytest.mark.parametrize(
    ("first", "second", "label"), [(0.9, 0.05, "a"), (0.35, 0.3, "ask"), (0.05, 0.04, "oos")]
)
def test_answer_ask_refuse(first: float, second: float, label: str) -> None:
    def rank(_: Sequence[str]) -> Sequence[Ranking]:
        rest = 1 - first - second
        ranked = sorted({"a": first, "b": second, "oos": rest}.items(), key=lambda p: -p[1])
        return [Ranking(tuple(ranked), 0.0)]

    found = Understander(rank, {"a", "b"}).understand("anything at all", Language.EN)
    assert found.label == label


def test_a_failing_encoder_still_leaves_emergencies() -> None:
    def rank(_: Sequence[str]) -> Sequence[Ranking]:
        raise RuntimeError("no model")

    understander = Understander(rank, {"a"})
    assert understander.understand("my house is on fire", Language.EN).label == "emergency:fire"
    assert understander.understand("lost passport", Language.EN).label == "oos"


def test_a_cry_for_help_is_of_the_kind_that_the_rest_of_it_resembles() -> None:
    def rank(_: Sequence[str]) -> Sequence[Ranking]:
        return [Ranking((("emergency:fire", 0.6), ("oos", 0.3), ("emergency:police", 0.1)), 0.7)]

    found = Understander(rank, {"a"}).understand("help!! the corridor is all black", Language.EN)
    assert (found.label, found.by[:9]) == ("emergency:fire", "rule:weak")


def test_words_of_an_emergency_may_be_a_joke() -> None:
    def rank(_: Sequence[str]) -> Sequence[Ranking]:
        return [Ranking((("lookalike", 0.99), ("emergency:fire", 0.01)), 0.01)]

    text = "the kitchen is on fire"
    assert Understander(rank, {"a"}).understand(text, Language.EN).label == "oos"


def test_threads_agree(understander: Understander) -> None:
    texts = [text for text, _ in CASES] * 4
    alone = [understander.understand(text, Language.EN) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: understander.understand(text, Language.EN), texts))
    assert together == alone
