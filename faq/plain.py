"""An answer as plain text, for channels that have no cards; and cut to what they carry. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

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
# where a text is cut, from the best place to the worst
_CUTS = (
    re.compile(r"\n\n+"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?؟])\s+|(?<=[。！？])"),
    re.compile(r"\s+|(?<=[，、；])"),
)


def plain_answer(answer: Outgoing, language: Language, translate: Translate) -> str:
    """Question, answer, source and date, one under the other."""
    card = answer.card
    sources = "; ".join(
        source["name"] if source["url"] is None else f"{source['name']} {source['url']}"
        for source in card["sources"]
    )
    reviewed = date.fromisoformat(card["reviewed_on"])
    phones = " · ".join(card["phones"])
    return "\n\n".join(
        part
        for part in (
            card["question"],
            answer.text,
            f"{card['authority']}: {phones}" if phones else card["authority"],
            f"{translate(Phrase('Source:'), language)} {sources}\n"
            + translate(Phrase("Checked on {date}", {"date": reviewed}), language),
        )
        if part
    )


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
