"""One reading of a text for everything in `nlu`.

`clean` removes what no reader sees and keeps the spelling: for encoders and language
identification. `normalise` also folds case, accents and letter variants: for patterns and
character n-grams.
"""

import hashlib
import re
import unicodedata

from opencc import OpenCC

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufe0e\ufe0f\ufeff]"
)
_PICTURES = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]+")
_STRETCHED = re.compile(r"([^\W\d_w])\1{2,}")  # not w: www
_CHANTED = re.compile(r"([^\W\d_][^\d\n]{1,29}?)\1{3,}")
_SPACE = re.compile(r"\s+")
_LATIN_ACCENT = re.compile("(?<=[a-zA-Z])[\u0300-\u036f]+")
_ARABIC_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_LETTERS = str.maketrans(
    "أإآٱىیةکؤئ" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹" + "ё’‘`´",
    "ااااييهكوي" + "0123456789" + "0123456789" + "е''''",
)
# OpenCC keeps these, which are simplified characters too, or means another word by them.
_HAN_OURS = {"著": "着", "駅": "站", "働": "动"}
# Latin letters that look like Cyrillic ones, typed by whoever left the other layout on.
_LOOK = str.maketrans("aceopxykmtbhABCEHKMOPTXY", "асеорхукмтвнАВСЕНКМОРТХУ")
_EITHER = re.compile("[a-zA-Z\u0400-\u04ff]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def _han() -> dict[int, str]:
    """Traditional and Japanese forms to simplified ones."""
    t2s, jp2t = OpenCC("t2s"), OpenCC("jp2t")
    every = [chr(code) for code in range(0x3400, 0xA000)]
    simplified = t2s.convert("\n".join(every)).split("\n")
    japanese = t2s.convert(jp2t.convert("\n".join(every))).split("\n")
    found = {}
    for own, chinese, other in zip(every, simplified, japanese, strict=True):
        form = other if chinese == own and not _is_simplified(own) else chinese
        form = _HAN_OURS.get(own, form)
        if form != own:
            found[ord(own)] = form
    return found


def _is_simplified(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


_HAN = _han()


def clean(text: str) -> str:
    """NFKC without bidi marks, pictures, halves of characters (lone surrogates, which nothing
    encodes), stretched letters ("heeelp"), what is said four times or more without a break, or runs
    of space; words typed half in another layout whole again."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = _EITHER.sub(_one_layout, _PICTURES.sub(" ", text))
    text = _CHANTED.sub(r"\1", _STRETCHED.sub(r"\1", text))
    return _SPACE.sub(" ", text).strip()


def _one_layout(word: re.Match[str]) -> str:
    found = word.group()
    mostly_cyrillic = 2 * len(_CYRILLIC.findall(found)) > len(found)
    return found.translate(_LOOK) if mostly_cyrillic else found


def fold_letters(text: str) -> str:
    """One form per letter: Latin accents, Arabic and Han variants. Keeps case, so a regular
    expression may pass through it."""
    decomposed = unicodedata.normalize("NFD", text)
    text = unicodedata.normalize("NFC", _LATIN_ACCENT.sub("", decomposed))
    return _ARABIC_MARKS.sub("", text).translate(_LETTERS).translate(_HAN)


def normalise(text: str) -> str:
    """`clean`, case fold and `fold_letters`."""
    return fold_letters(clean(text).casefold())


def fingerprint(text: str) -> int:
    """64 bits that stand for a text."""
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
