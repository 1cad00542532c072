"""How WeChat shows a message: texts, menus, pictures, voice, video. Pure.

A menu's buttons are links in a text, too: where a menu can't be sent (in a passive reply, and by
accounts that are refused it), the same piece is such a text. So it never holds more than a text
may, and nothing has to be cut again when it is sent.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from bots.buttons import data_of
from bots.channel import Piece
from bots.gcj02 import to_gcj
from bots.telling import Told, tell
from bots.wechat_xml import clean
from core.message import Attachment, Message, Place
from core.phrases import Translate
from faq.plain import LIMITS, Limit, split, utf8_bytes

TEXT, MENU, IMAGE, VOICE, VIDEO = "text", "menu", "image", "voice", "video"
MOST = LIMITS["wechat"].most
"""Bytes."""
ITEMS = 10
LABEL = Limit(150, utf8_bytes)
ID_BYTES = 64
"""Of a button: WeChat names no limit for accounts, and this one for WeCom."""
LONGEST_HEAD = 400
"""Bytes of text that a menu wants beside its buttons: with less room it gets fewer buttons."""
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
MAX_PICTURE = MAX_VIDEO = 10 * 1024 * 1024
"""Bytes: media/upload."""
MAX_VOICE = 60.0
"""Seconds: media/upload."""

MAP = "https://apis.map.qq.com/uri/v1/marker"

_NO_MARKS = str.maketrans(":;,", "   ")
_UNLINKABLE = str.maketrans({"<": "‹", ">": "›", '"': "″", "&": "＆", "#": "＃", "%": "％"})
"""A link's address holds the label raw: as far as is known, nobody decodes it."""


LinkOf = Callable[[Attachment], str | None]
"""The whole address of a file; None where nothing leads to us."""


def pieces_of(message: Message, translate: Translate, link_of: LinkOf) -> list[Piece]:
    told = tell(message, translate)
    media = [_media(file) for file in told.files]
    links = [
        _link(file, link_of) for file, piece in zip(told.files, media, strict=True) if piece is None
    ]
    place = [] if told.place is None else [_map(told.place)]
    text = clean("\n\n".join(part for part in (told.text, *place, *links) if part)).strip()
    texts = split(text, LIMITS["wechat"]) if text else []
    menus = _menus(told, message)
    made: list[Piece] = []
    if menus:
        room = MOST - utf8_bytes(as_links(menus[0].body)) - 2
        *before, last = texts or [""]
        if utf8_bytes(last) > room:
            *more, last = split(last, Limit(max(room, LONGEST_HEAD), utf8_bytes))
            before += more
        made = [_text(part) for part in before]
        menus[0] = Piece(MENU, {**menus[0].body, "head": last})
    else:
        made = [_text(part) for part in texts]
    return [*made, *(piece for piece in media if piece is not None), *menus]


def join(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours as one, as far as they fit into one message."""
    joined: list[Piece] = []
    for piece in pieces:
        both = _both(joined[-1], piece) if joined else None
        if both is None:
            joined.append(piece)
        else:
            joined[-1] = both
    return joined


def as_text(piece: Piece) -> str | None:
    """The piece as one text; None where it is a file."""
    if piece.kind == MENU:
        return as_links(piece.body)
    return str(piece.body["text"]) if piece.kind == TEXT else None


def as_links(menu: Mapping[str, Any]) -> str:
    """A menu as WeChat's app itself writes it into a text."""
    links = "\n".join(
        f'<a href="weixin://bizmsgmenu?msgmenucontent={label}&msgmenuid={id_}">{label}</a>'
        for id_, label in menu["items"]
    )
    return "\n\n".join(part for part in (menu["head"], links, menu["tail"]) if part)


def _both(first: Piece, second: Piece) -> Piece | None:
    match first.kind, second.kind:
        case "text", "text":
            both = _text(f"{first.body['text']}\n\n{second.body['text']}")
        case "text", "menu":
            head = "\n\n".join(p for p in (first.body["text"], second.body["head"]) if p)
            both = Piece(MENU, {**second.body, "head": head})
        case "menu", "text":
            tail = "\n\n".join(p for p in (first.body["tail"], second.body["text"]) if p)
            both = Piece(MENU, {**first.body, "tail": tail})
        case "menu", "menu":
            # a message has one menu: two are links in a text
            both = _text(f"{as_links(first.body)}\n\n{as_links(second.body)}")
        case _:
            return None
    return both if utf8_bytes(as_text(both) or "") <= MOST else None


def _text(text: str) -> Piece:
    return Piece(TEXT, {"text": text})


def _menus(told: Told, message: Message) -> list[Piece]:
    """Menus with all buttons, and no head yet; each leaves room for one."""
    menus: list[Piece] = []
    items: list[list[str]] = []
    for number, button in enumerate(told.buttons):
        item = [data_of(button.choice, number, message, ID_BYTES), label_of(button.label)]
        tried = {"head": "", "items": [*items, item], "tail": ""}
        full = len(items) == ITEMS or utf8_bytes(as_links(tried)) > MOST - LONGEST_HEAD - 2
        if items and full:
            menus.append(Piece(MENU, {"head": "", "items": items, "tail": ""}))
            items = []
        items.append(item)
    if items:
        menus.append(Piece(MENU, {"head": "", "items": items, "tail": ""}))
    return menus


def label_of(label: str) -> str:
    """A button's label as it is shown, and comes back."""
    one_line = " ".join(clean(label).split()).translate(_UNLINKABLE) or "…"
    head, *rest = split(one_line, LABEL)
    return f"{head}…" if rest else head


def _media(file: Attachment) -> Piece | None:
    """None where WeChat does not carry it."""
    kind = file.type.partition("/")[0]
    if file.type in PICTURES and file.size <= MAX_PICTURE:
        return Piece(IMAGE, {"file": file.id})
    if kind == "audio" and (file.seconds or 0) <= MAX_VOICE:
        return Piece(VOICE, {"file": file.id})
    if file.type == "video/mp4" and file.size <= MAX_VIDEO:
        return Piece(VIDEO, {"file": file.id, "name": file.name})
    return None


def _link(file: Attachment, link_of: LinkOf) -> str:
    link = link_of(file)
    return file.name if link is None else f"{file.name}\n{link}"


def _map(place: Place) -> str:
    """A place as an address that opens in WeChat's own map."""
    latitude, longitude = to_gcj(place.latitude, place.longitude)
    name = place.name or place.address or f"{place.latitude:.5f}, {place.longitude:.5f}"
    parts = (f"coord:{latitude:.6f},{longitude:.6f}", f"title:{name.translate(_NO_MARKS)}")
    url = f"{MAP}?marker={quote(';'.join(parts), safe=':;,')}&referer=yuqiao"
    return "\n".join(part for part in (place.name, place.address, url) if part)
