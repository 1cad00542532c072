"""An answer as plain text, for channels that have no cards; and cut to what they carry. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.message import Outgoing
from core.people import Language
from core.phrases import Phrase, Translate


@dataclass(frozen=True, slots=True)
class Limit:
    """What one message of a channel holds."""

    most: int
    measure: Callable[[str], int]


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def utf8_bytes(text: str) -> int:
    return len(text.encode())


LIMITS = {"telegram": Limit(4096, utf16_units), "wechat": Limit(2048, utf8_bytes)}
"""Telegram counts UTF-16 code units (Bot API, sendMessage), WeChat bytes (message/custom/send)."""
_WIDE = frozenset({Language.ZH, Language.JA})
"""Their punctuation has its space within."""
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"
"""Unicode's isolate, UAX 9."""
# where a text is cut, from the best place to the worst
_CUTS = (
    re.compile(r"\n\n+"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?؟])\s+|(?<=[。！？])"),
    re.compile(r"\s+|(?<=[，、；])"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and how it is set, where a channel can set it."""

    text: str
    strong: bool = False
    url: str | None = None
    """What it leads to; where nothing can be set, the address follows the words."""
    phone: bool = False

    @property
    def plain(self) -> str:
        return self.text if self.url is None else f"{self.text} {self.url}"


def answer_runs(
    text: str, card: dict[str, Any], language: Language, translate: Translate
) -> list[Run]:
    """Question, answer, authority, source and date, one under the other; ``card`` is an
    answer's, see docs/protocol.md."""
    wide = language in _WIDE
    sources = [Run(source["name"], url=source["url"]) for source in card["sources"]]
    reviewed = date.fromisoformat(card["reviewed_on"])
    phones = _joined([_phone(phone, language) for phone in card["phones"]], " · ")
    colon = "：" if wide else ": "
    parts = (
        [Run(card["question"], strong=True)] if card["question"] else [],
        [Run(text)] if text else [],
        [Run(card["authority"] + (colon if phones else "")), *phones],
        [
            Run(translate(Phrase("Source:"), language) + ("" if wide else " ")),
            *_joined([[source] for source in sources], "；" if wide else "; "),
            Run("\n" + translate(Phrase("Checked on {date}", {"date": reviewed}), language)),
        ],
    )
    shown = [part for part in parts if part and part[0].text]
    return [run for n, part in enumerate(shown) for run in ([Run("\n\n"), *part] if n else part)]


def _phone(number: str, language: Language) -> list[Run]:
    """Between Arabic words the groups of a number would stand in the other order."""
    run = Run(number, phone=True)
    return [Run(_LEFT_TO_RIGHT), run, Run(_END)] if language is Language.AR else [run]


def _joined(parts: Sequence[list[Run]], by: str) -> list[Run]:
    return [run for n, part in enumerate(parts) for run in ([Run(by), *part] if n else part)]


def plain_answer(answer: Outgoing, language: Language, translate: Translate) -> str:
    """The same, where nothing can be set."""
    return "".join(run.plain for run in answer_runs(answer.text, answer.card, language, translate))


def split(text: str, limit: Limit) -> list[str]:
    """Parts that each fit, cut where it hurts least: between paragraphs, lines, sentences, words,
    and, where there are none, characters. A better place is not taken where it would leave a
    part more than half empty."""
    if limit.measure(text) <= limit.most:
        return [text]
    heads = (_head(_pieces(text, cut), limit) for cut in _CUTS)
    head = next((h for h in heads if 2 * limit.measure(h) >= limit.most), None)
    if head is None:
        head = text
        while limit.measure(head) > limit.most:
            head = head[: len(head) * limit.most // limit.measure(head)]
    return [head.rstrip(), *split(text[len(head) :].lstrip(), limit)]


def _head(pieces: Sequence[str], limit: Limit) -> str:
    """As many of the pieces as fit into one part."""
    head = ""
    for piece in pieces:
        if limit.measure((head + piece).rstrip()) > limit.most:
            break
        head += piece
    return head


def _pieces(text: str, cut: re.Pattern[str]) -> list[str]:
    """The text cut after each match, nothing lost."""
    ends = [match.end() for match in cut.finditer(text)]
    starts = [0, *(end for end in ends if end < len(text))]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
