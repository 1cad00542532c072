"""Messages in the words of 微信客服: what ``sync_msg`` lists, ``send_msg`` carries. Pure."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bots.buttons import data_of
from bots.channel import Piece
from bots.gcj02 import to_gcj, to_wgs
from bots.telling import Button, tell
from core.message import Attachment, Message, Place, clean_text
from core.phrases import Translate
from faq.plain import Limit, split, utf8_bytes

TEXT = Limit(2048, utf8_bytes)
HEAD = Limit(1024, utf8_bytes)
"""Of what stands above a menu, and below it."""
LABEL_BYTES = 128
ID_BYTES = 64
MENU = 10
"""Buttons of a menu."""
VOICE_SECONDS = 60
IMAGE_BYTES = VIDEO_BYTES = 10 * 1024 * 1024

BY_RESIDENT, BY_SYSTEM = 3, 4
"""Of ``origin``; 5 is somebody who answers in WeCom's own client."""
FILES = frozenset({"image", "voice", "video", "file"})

_ID = re.compile("[!-~]{1,60}")
"""Two of them, an account's and a resident's, are an address; see the width of its column."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a resident sent. Without anything but the kind: it can't be read here."""

    id: str
    account: str
    resident: str
    at: datetime
    kind: str
    text: str = ""
    menu_id: str = ""
    media_id: str = ""
    place: Place | None = None

    @property
    def readable(self) -> bool:
        return bool(self.text or self.media_id or self.place)


@dataclass(frozen=True, slots=True)
class Event:
    """What WeCom tells. ``body`` has the fields of its kind."""

    id: str
    account: str
    resident: str
    at: datetime
    kind: str
    body: dict[str, Any]


def read(item: dict[str, Any], account: str) -> Taken | Event | None:
    """None: not for us, such as what a colleague wrote in WeCom's own client.

    Raises:
        AttributeError, LookupError, TypeError, ValueError: it is not what WeCom sends.
    """
    id_, kind = _id(item["msgid"]), _word(item["msgtype"])
    at = datetime.fromtimestamp(int(item["send_time"]), UTC)
    if kind == "event":
        body = item["event"]
        resident = _id(body["external_userid"]) if body.get("external_userid") else ""
        return Event(id_, account, resident, at, _word(body["event_type"]), body)
    if item.get("origin") != BY_RESIDENT:
        return None
    resident = _id(item["external_userid"])
    body = item.get(kind)
    if not isinstance(body, dict):
        return Taken(id_, account, resident, at, kind)
    if kind in FILES:
        return Taken(id_, account, resident, at, kind, media_id=_word(body["media_id"]))
    if kind == "location":
        place = _place(body)
        return Taken(id_, account, resident, at, kind, text=place.name, place=place)
    menu_id = str(body.get("menu_id") or "") if kind == "text" else ""
    return Taken(id_, account, resident, at, kind, clean_text(_words(kind, body)), menu_id)


def pieces_of(message: Message, translate: Translate) -> list[Piece]:
    """Words, the buttons under them, files, a place."""
    told = tell(message, translate)
    text = clean_text(told.text)
    if told.place is not None and message.text == told.place.name:
        text = ""  # the map says it
    made = [Piece("text", {"text": part}) for part in _parts(text, menu=bool(told.buttons))]
    for first in range(0, len(told.buttons), MENU):
        made.append(_menu(told.buttons[first : first + MENU], first, message))
    if told.buttons and len(made) > 1 and made[0].kind == "text":
        made = _under(made)
    made += [_file(file) for file in told.files]
    if told.place is not None:
        made.append(_map(told.place))
    return made


def join(pieces: Sequence[Piece]) -> list[Piece]:
    """Each costs one of five: words go together, above a menu or below it."""
    made: list[Piece] = []
    for piece in pieces:
        joined = _joined(made[-1], piece) if made else None
        if joined is None:
            made.append(piece)
        else:
            made[-1] = joined
    return made


def content_of(piece: Piece) -> tuple[str, dict[str, Any]]:
    """``msgtype`` and what stands under it, of a piece that is no file."""
    body = piece.body
    if piece.kind == "text":
        return "text", {"content": body["text"]}
    if piece.kind == "location":
        return "location", body
    menu: dict[str, Any] = {
        "list": [
            {"type": "click", "click": {"id": id_, "content": label}} for id_, label in body["list"]
        ]
    }
    if body["head"]:
        menu["head_content"] = body["head"]
    if body["tail"]:
        menu["tail_content"] = body["tail"]
    return "msgmenu", menu


def _id(value: object) -> str:
    if not isinstance(value, str) or _ID.fullmatch(value) is None:
        raise ValueError("no id of WeCom's")
    return value


def _word(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 512:
        raise ValueError("no word of WeCom's")
    return value


def _words(kind: str, body: dict[str, Any]) -> str:
    match kind:
        case "text":
            return str(body["content"])
        case "link":
            return "\n".join(str(body[k]) for k in ("title", "desc", "url") if body.get(k))
        case "miniprogram":
            return str(body.get("title") or "")
        case "merged_msg":
            lines = [str(body.get("title") or ""), *map(_quoted, body.get("item") or ())]
            return "\n".join(line for line in lines if line)
        case _:
            return ""


def _quoted(item: dict[str, Any]) -> str:
    """A message of others, of those that a resident passes on together."""
    said = json.loads(item["msg_content"]).get("text", {}).get("content", "")
    return f"{item.get('sender_name', '')}: {said}" if said else ""


def _place(body: dict[str, Any]) -> Place:
    latitude, longitude = to_wgs(float(body["latitude"]), float(body["longitude"]))
    name, address = (clean_text(str(body.get(key) or ""))[:200] for key in ("name", "address"))
    return Place(latitude, longitude, name, address)


def _parts(text: str, *, menu: bool) -> list[str]:
    """The last part stands above the menu where there is one, and is short enough for that."""
    if not text:
        return []
    *parts, last = split(text, TEXT)
    if menu and HEAD.measure(last) > HEAD.most:
        head = split(last, HEAD)[-1]
        return [*parts, last.removesuffix(head).rstrip(), head]
    return [*parts, last]


def _menu(buttons: Sequence[Button], first: int, message: Message) -> Piece:
    listed = [
        [data_of(button.choice, number, message, ID_BYTES), _short(button.label)]
        for number, button in enumerate(buttons, first)
    ]
    return Piece("menu", {"head": "", "list": listed, "tail": ""})


def _under(pieces: list[Piece]) -> list[Piece]:
    """The words right above the first menu become its head."""
    at = next(n for n, piece in enumerate(pieces) if piece.kind == "menu")
    menu = Piece("menu", {**pieces[at].body, "head": pieces[at - 1].body["text"]})
    return [*pieces[: at - 1], menu, *pieces[at + 1 :]]


def _short(label: str) -> str:
    if utf8_bytes(label) <= LABEL_BYTES:
        return label
    return label.encode()[: LABEL_BYTES - 3].decode("utf-8", "ignore").rstrip() + "…"


def _file(file: Attachment) -> Piece:
    body = {"file": file.id, "name": file.name, "type": file.type, "playable": file.playable}
    return Piece(_kind(file), body)


def _kind(file: Attachment) -> str:
    """What WeChat shows in place; anything else is a file."""
    if file.type.startswith("image/"):
        return "image"
    if file.type.startswith("audio/") and (file.seconds or 0) <= VOICE_SECONDS:
        return "voice"
    if file.type.startswith("video/") and file.size <= VIDEO_BYTES:
        return "video"
    return "file"


def _map(place: Place) -> Piece:
    latitude, longitude = to_gcj(place.latitude, place.longitude)
    body = {"latitude": round(latitude, 6), "longitude": round(longitude, 6)}
    return Piece("location", {**body, "name": place.name, "address": place.address})


def _joined(above: Piece, below: Piece) -> Piece | None:
    """Both as one piece, where one carries both."""
    match above.kind, below.kind:
        case "text", "text":
            text = f"{above.body['text']}\n\n{below.body['text']}"
            return Piece("text", {"text": text}) if TEXT.measure(text) <= TEXT.most else None
        case "text", "menu":
            head = "\n\n".join(part for part in (above.body["text"], below.body["head"]) if part)
            fits = HEAD.measure(head) <= HEAD.most
            return Piece("menu", {**below.body, "head": head}) if fits else None
        case "menu", "text":
            parts = (above.body["tail"], below.body["text"])
            tail = "\n\n".join(part for part in parts if part)
            fits = HEAD.measure(tail) <= HEAD.most
            return Piece("menu", {**above.body, "tail": tail}) if fits else None
        case _:
            return None
