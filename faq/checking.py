"""What a program can prove of the topics: nobody reads 87 topics in all languages every day.

Numbers, dates, telephone numbers and links are the same in every language of a topic; lengths
fit; phrasings are unique and in the language they claim; sources are there; nothing has expired.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from babel import Locale
from typing_extensions import override

from core.people import Language
from core.phrases import Phrase
from faq.entry import FaqText, Topic
from faq.scripts import LATIN, letters_of

ANSWER_LENGTHS = range(150, 701)
"""Characters; for scripts that need fewer of them, see ``DENSE``."""
DENSE = {Language.ZH: 0.4, Language.JA: 0.5, Language.KO: 0.5}
"""How many of another language's characters one of theirs says, about."""
MAX_QUESTION = 90
MAX_BYTES = 2_048
"""Of a text message on WeChat, in UTF-8."""
LEAST_PHRASINGS = 12
FIELDS = {
    "question": Phrase("Question"),
    "answer": Phrase("Answer"),
    "details": Phrase("Details"),
}
_SPACED = re.compile(r"(?<=\d)[\u00a0\u202f\u2009 ,.](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_LINK = re.compile(r"(?:https?://|www\.)[^\s()<>，。；）]+")
_MARKDOWN = re.compile(r"\*\*|^#|\]\(|^[*-] ", re.MULTILINE)
_ARABIC_INDIC = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
TOLD_FROM = 3
"""Words: of fewer, nobody tells the language."""
NATIVE = 0.5
"""Of a language's phrasings, at least so many are written in its own script."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not right: where, and what."""

    slug: str
    place: str
    """A language's code, or ``facts``."""
    what: Phrase

    @override
    def __str__(self) -> str:
        return f"{self.slug} {self.place}: {self.what!s}"


Identify = Callable[[str, Language], Language]
"""The language of a text, given the one that it would be taken for: ``nlu/language.py``."""


def check(topics: Sequence[Topic], today: date, identify: Identify | None = None) -> list[Finding]:
    """Everything that is found, by topic. With ``identify``, languages that share a script are
    told apart too."""
    slugs = {topic.slug for topic in topics}
    found: list[Finding] = []
    for topic in topics:
        found += check_topic(topic, slugs, today)
    found += _repeated(topics)
    if identify is not None:
        found += _strangers(topics, identify)
    return found


def check_topic(topic: Topic, slugs: Iterable[str], today: date) -> Iterator[Finding]:
    """What can be seen without the other topics' texts."""
    yield from _facts(topic, set(slugs), today)
    for language in Language:
        text = topic.texts.get(language)
        if text is None:
            yield Finding(topic.slug, language, Phrase("There is no text."))
            continue
        for what in check_text(text, language):
            yield Finding(topic.slug, language, what)
    yield from _agreement(topic)


def check_text(text: FaqText, language: Language) -> Iterator[Phrase]:
    """Of one text alone, what is wrong with it."""
    scale = DENSE.get(language, 1.0)
    least, most = int(ANSWER_LENGTHS.start * scale), ANSWER_LENGTHS.stop - 1
    if not least <= len(text.answer) <= most:
        yield Phrase(
            "The answer has {n} characters, not {least} to {most}.",
            {"n": len(text.answer), "least": least, "most": most},
        )
    if len(text.question) > MAX_QUESTION:
        yield Phrase("The question has more than {n} characters.", {"n": MAX_QUESTION})
    for name, value in (("answer", text.answer), ("details", text.details)):
        size = len(value.encode())
        if size > MAX_BYTES:
            yield Phrase(
                "{field}: {n} bytes, more than the {most} of a WeChat message.",
                {"field": FIELDS[name], "n": size, "most": MAX_BYTES},
            )
        if found := _MARKDOWN.search(value):
            yield Phrase(
                "{field}: marks that no channel shows: {marks}",
                {"field": FIELDS[name], "marks": found.group()},
            )
    if len(set(text.phrasings)) < LEAST_PHRASINGS:
        yield Phrase(
            "{n} phrasings, fewer than {least}.",
            {"n": len(set(text.phrasings)), "least": LEAST_PHRASINGS},
        )
    if both := set(map(_folded, text.phrasings)) & set(map(_folded, text.trials)):
        yield Phrase("Learnt and tried: {texts}", {"texts": ", ".join(sorted(both))})
    for one in text.phrasings:
        if not one:
            yield Phrase("An empty phrasing.")
    yield from _languages(text, language)


def numbers(text: str, language: Language) -> Counter[str]:
    """The numbers of a text as it would be read: thousands joined, months counted, times whole.

    A month's name counts as its number, which is how Chinese, Japanese and Korean write it.
    """
    # a Chinese comma stands between numbers, never within one
    text = unicodedata.normalize("NFKC", text.replace("，", "; ")).translate(_ARABIC_INDIC)
    text = _LINK.sub(" ", text)
    previous = None
    while previous != text:
        previous, text = text, _SPACED.sub("", text)
    found = [number.replace(",", ".") for number in _NUMBER.findall(text)]
    return Counter(
        str(float(n)).removesuffix(".0") if "." in n else n.lstrip("0") or "0" for n in found
    ) + Counter(_months(text, language))


def _months(text: str, language: Language) -> list[str]:
    """Numbers of the months that the text names, where a date stands around the name."""
    if language in DENSE:
        return []
    # English has a verb of the name of a month
    flags = re.NOFLAG if language is Language.EN else re.IGNORECASE
    return [
        str(number)
        for number, names in _month_names(language)
        for name in names
        for _ in re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags)
    ]


@cache
def _month_names(language: Language) -> tuple[tuple[int, frozenset[str]], ...]:
    """Those with a number in them are found as that number: "tháng 5"."""
    months = Locale(language.value).months
    names = (
        (number, {months[context]["wide"][number] for context in ("format", "stand-alone")})
        for number in range(1, 13)
    )
    return tuple(
        (n, frozenset(name for name in own if not _NUMBER.search(name))) for n, own in names
    )


def _facts(topic: Topic, slugs: set[str], today: date) -> Iterator[Finding]:
    facts = topic.facts

    def finding(what: Phrase) -> Finding:
        return Finding(topic.slug, "facts", what)

    for what, names in (
        (Phrase("Authority"), facts.authority),
        *((Phrase("Source"), source.name) for source in facts.sources),
    ):
        if missing := [language.value for language in Language if language not in names]:
            yield finding(
                Phrase(
                    "{what} has no name in {languages}.",
                    {"what": what, "languages": ", ".join(missing)},
                )
            )
    for source in facts.sources:
        if source.url is not None and not _good_link(source.url):
            yield finding(Phrase("No link: {url}", {"url": source.url}))
    if facts.expires_on is not None and facts.expires_on < today:
        yield finding(Phrase("Expired on {date}.", {"date": facts.expires_on}))
    if facts.review_by < today:
        yield finding(Phrase("Was to be reviewed by {date}.", {"date": facts.review_by}))
    for other in facts.related:
        if other not in slugs or other == topic.slug:
            yield finding(Phrase("Related to {slug}, which is no other topic.", {"slug": other}))
    for phone in facts.phones:
        if not re.fullmatch(r"\+?[\d-]{3,20}", phone):
            yield finding(Phrase("No telephone number: {phone}", {"phone": phone}))


def _good_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and " " not in url


def _agreement(topic: Topic) -> Iterator[Finding]:
    """The same numbers, links and steps as in the source text."""
    source = topic.texts[topic.facts.source]
    for language, text in topic.texts.items():
        if text is source:
            continue
        for name in ("question", "answer", "details"):
            ours, theirs = getattr(text, name), getattr(source, name)
            here, there = numbers(ours, language), numbers(theirs, topic.facts.source)
            if extra := _shown(set(here) - set(there)):
                yield Finding(
                    topic.slug,
                    language,
                    Phrase(
                        "{field}: numbers of its own: {numbers}",
                        {"field": FIELDS[name], "numbers": extra},
                    ),
                )
            if lacking := _shown(set(there) - set(here)):
                yield Finding(
                    topic.slug,
                    language,
                    Phrase(
                        "{field}: lacks the numbers {numbers}",
                        {"field": FIELDS[name], "numbers": lacking},
                    ),
                )
            if set(_LINK.findall(ours)) != set(_LINK.findall(theirs)):
                yield Finding(
                    topic.slug,
                    language,
                    Phrase("{field}: other links than the source text.", {"field": FIELDS[name]}),
                )


def _shown(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def _languages(text: FaqText, language: Language) -> Iterator[Phrase]:
    """Whether texts are written in the script they should be."""
    letters = letters_of(language)

    def own(name: str) -> bool:
        return name.startswith(letters)

    if letters == LATIN:
        # no proof of phrasings: names are written in Latin letters anywhere
        for one in (text.question, text.answer):
            if _share(one, own) < NATIVE:
                yield Phrase("The text is not in Latin letters.")
        return
    if _share(text.question + text.answer, own) < NATIVE:
        yield Phrase("The text is not in its language's script.")
    native = sum(_share(one, own) > NATIVE for one in text.phrasings)
    if text.phrasings and native < NATIVE * len(text.phrasings):
        yield Phrase(
            "Only {n} of {all} phrasings are in its script.",
            {"n": native, "all": len(text.phrasings)},
        )


def _share(text: str, belongs: Callable[[str], bool]) -> float:
    """Of the letters, those of a script; brackets hold Chinese to be shown at a counter."""
    text = re.sub(r"[(（][^()（）]*[)）]", "", text)
    names = [unicodedata.name(c, "") for c in text if c.isalpha()]
    return sum(map(belongs, names)) / len(names) if names else 1.0


def _repeated(topics: Sequence[Topic]) -> Iterator[Finding]:
    """No way of asking stands for two topics, or twice for one."""
    owners: dict[tuple[Language, str], str] = {}
    for topic in topics:
        for language, text in topic.texts.items():
            for one in (*text.phrasings, *text.trials):
                owner = owners.setdefault((language, _folded(one)), topic.slug)
                if owner != topic.slug:
                    yield Finding(
                        topic.slug,
                        language,
                        Phrase("Stands for {slug} too: {text}", {"slug": owner, "text": one}),
                    )
            for one, times in Counter(map(_folded, text.phrasings)).items():
                if times > 1:
                    yield Finding(topic.slug, language, Phrase("Twice: {text}", {"text": one}))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _strangers(topics: Iterable[Topic], identify: Identify) -> Iterator[Finding]:
    """Lists of phrasings in Latin letters that are mostly in another language than they claim;
    other scripts tell by themselves. Of one alone nothing is said: people mix languages, and so
    do phrasings."""
    for topic in topics:
        for language, text in topic.texts.items():
            if letters_of(language) != LATIN:
                continue
            told = [one for one in text.phrasings if len(one.split()) >= TOLD_FROM]
            # taken for another by default, so that each has to show its own
            other = Language.FR if language is Language.EN else Language.EN
            own = sum(identify(one, other) is language for one in told)
            if told and own < NATIVE * len(told):
                what = Phrase(
                    "Only {n} of {all} phrasings are in its language.",
                    {"n": own, "all": len(told)},
                )
                yield Finding(topic.slug, language, what)
