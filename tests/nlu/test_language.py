import time

import pytest

from core.people import Language
from nlu.language import identify


@pytest.mark.parametrize(
    ("text", "prior", "language", "sure"),
    [
        ("Where can I renew my residence permit?", "zh", "en", True),
        ("help", "zh", "en", True),
        ("居留许可在哪里办", "en", "zh", True),
        ("我的passport丢了怎么办", "en", "zh", True),
        ("How do I get to 广州南站?", "zh", "en", True),
        ("パスポートをなくしました", "zh", "ja", True),
        ("東京駅", "zh", "ja", True),  # the shinjitai exists in Japanese only
        ("医院在哪里", "ja", "zh", True),
        ("病院", "ja", "ja", False),
        ("病院", "en", "zh", False),
        ("비자 연장하고 싶어요", "en", "ko", True),
        ("كيف أجدد الإقامة", "en", "ar", True),
        ("Как продлить визу?", "en", "ru", True),
        ("Bonjour, j'ai perdu mon passeport", "zh", "fr", True),
        ("¿Dónde está el hospital?", "pt", "es", True),
        ("onde fica o hospital mais próximo", "es", "pt", True),
        ("Quero estudar chinês", "es", "pt", True),
        ("obrigado", "pt", "pt", True),
        ("visa", "fr", "fr", False),
        ("visa", "zh", "zh", False),
        ("wifi", "es", "es", False),
        ("xiexie ni", "en", "en", False),
        ("arigatou gozaimasu", "ja", "ja", False),
        ("12345", "ar", "ar", False),
        ("👍👍", "ja", "ja", False),
        ("https://example.com/hola", "ko", "ko", False),
        ("", "ru", "ru", False),
    ],
)
def test_identify(text: str, prior: str, language: str, sure: bool) -> None:
    assert identify(text, Language(prior)) == (Language(language), sure)


@pytest.mark.parametrize(
    ("text", "language"), [("I have lost my card. " * 190, "en"), ("护照不见了" * 800, "zh")]
)
def test_a_long_text_takes_no_longer(text: str, language: str) -> None:
    # two thousand small words overflowed a float; Chinese of 4,000 characters took 37 ms
    started = time.process_time()
    assert identify(text, Language.RU) == (Language(language), True)
    assert time.process_time() - started < 0.02
