"""One reading of a text for everything in `nlu`.

`clean` removes what no reader sees and keeps the spelling: for encoders and language
identification. `normalise` also folds case, accents and letter variants: for patterns and
character n-grams.
"""

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0e\ufe0f\ufeff]"
)
_STRETCHED = re.compile(r"([^\W\d_w])\1{2,}")  # not w: www
_SPACE = re.compile(r"\s+")
_LATIN_ACCENT = re.compile("(?<=[a-zA-Z])[\u0300-\u036f]+")
_ARABIC_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_LETTERS = str.maketrans(
    "أإآٱىیةکؤئ" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹" + "ё’‘`´",
    "ااااييهكوي" + "0123456789" + "0123456789" + "е''''",
)
# Traditional and Japanese forms that occur in emergencies and everyday requests.
_HAN = str.maketrans(
    "著煙殺搶劫報車傷氣個們門撞強綁電話號碼現裡裏嗎這誰來沒對時會說過開關點樓後發國學證護簽請幫語務"
    "條買賣錢銀醫藥險動頭腦臟產婦緊斷燒災進從問題術處應該聽見壞氣気応発図対広駅県労働険医薬焼災断頭脳",
    "着烟杀抢劫报车伤气个们门撞强绑电话号码现里里吗这谁来没对时会说过开关点楼后发国学证护签请帮语务"
    "条买卖钱银医药险动头脑脏产妇紧断烧灾进从问题术处应该听见坏气气应发图对广站县劳动险医药烧灾断头脑",
)


def clean(text: str) -> str:
    """NFKC without bidi marks, stretched letters ("heeelp") or runs of space."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _SPACE.sub(" ", _STRETCHED.sub(r"\1", text)).strip()


def fold_letters(text: str) -> str:
    """One form per letter: Latin accents, Arabic and Han variants. Keeps case, so a regular
    expression may pass through it."""
    decomposed = unicodedata.normalize("NFD", text)
    text = unicodedata.normalize("NFC", _LATIN_ACCENT.sub("", decomposed))
    return _ARABIC_MARKS.sub("", text).translate(_LETTERS).translate(_HAN)


def normalise(text: str) -> str:
    """`clean`, case fold and `fold_letters`."""
    return fold_letters(clean(text).casefold())
