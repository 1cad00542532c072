"""What a callback of WeChat means: pure."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bots.gcj02 import to_wgs
from bots.wechat_xml import Fields
from core.message import MAX_TEXT, Address, Place, clean_text
from core.passes import sought
from core.people import Language
from core.phrases import Phrase

CHANNEL = "wechat"
ID_LENGTH = 120
"""What a message's id may have in the record, beside the channel's name."""
MESSAGE_LASTS = timedelta(hours=48)
EVENT_LASTS = timedelta(minutes=1)
MAX_KEY = 128
"""Of a button: WeChat's menus take no longer ones."""
UNSHOWN = ("[unsupported message]", "【收到不支持的消息类型，暂无法显示】")
"""What WeChat writes for stickers and the like."""

CANNOT_TAKE = Phrase(
    "This kind of message does not reach us. Please write, or send a picture, a voice message, "
    "a video or your location."
)


class Opens(StrEnum):
    """Which window a callback opens, by how much WeChat allows after it."""

    MESSAGE = "message"
    EVENT = "event"

    @property
    def left(self) -> int:
        return 5 if self is Opens.MESSAGE else 3

    @property
    def lasts(self) -> timedelta:
        return MESSAGE_LASTS if self is Opens.MESSAGE else EVENT_LASTS


@dataclass(frozen=True, slots=True)
class Media:
    """A file that is still with WeChat."""

    id: str
    kind: str
    """image, voice, video."""
    url: str = ""
    """Of pictures: where anybody may fetch it."""


@dataclass(frozen=True, slots=True)
class Heard:
    address: Address
    id: str
    """Of the callback: a repeat has the same."""
    at: datetime
    opens: Opens | None = None
    text: str = ""
    choice: str | None = None
    pressed: str | None = None
    """What the button of a menu carries: see ``bots/buttons.py``."""
    written: bool = False
    """By hand, as far as is known: a link that was pressed comes so, on some accounts."""
    language: Language | None = None
    """Asked for by the code that he scanned."""
    place: Place | None = None
    media: Media | None = None
    left: bool = False
    """He does not follow the account any more."""
    followed: bool = False
    cannot: Phrase | None = None
    """What he is told where nothing can be made of it."""

    @property
    def says(self) -> bool:
        """There is something to receive."""
        return bool(self.text or self.choice or self.pressed or self.place or self.media)


def hear(fields: Fields) -> Heard:
    """A callback, whatever it is: of what is none of ours, a ``Heard`` that says nothing."""
    address = Address(CHANNEL, fields["FromUserName"])
    at = datetime.fromtimestamp(int(fields["CreateTime"]), UTC)
    if fields["MsgType"].lower() == "event":
        return _event(fields, address, at)
    own = fields.get("MsgId") or f"{fields['CreateTime']}:{fields['MsgType']}"
    heard = Heard(address, _short(f"{address.external_id}:{own}"), at, Opens.MESSAGE)
    return _message(heard, fields)


def _message(heard: Heard, fields: Fields) -> Heard:
    match fields["MsgType"].lower():
        case "text":
            text = clean_text(fields.get("Content", ""))[:MAX_TEXT]
            pressed = fields.get("bizmsgmenuid", "")
            if 0 < len(pressed) <= MAX_KEY:
                # WeChat counts it as the press of a menu, not as a message
                return replace(heard, text=text or pressed, pressed=pressed, opens=Opens.EVENT)
            if not text or text.casefold() in UNSHOWN:
                return replace(heard, cannot=CANNOT_TAKE)
            return replace(heard, text=text, written=True)
        case "image" | "voice" | "video" | "shortvideo" as type_ if fields.get("MediaId"):
            kind = "video" if type_ == "shortvideo" else type_
            media = Media(fields["MediaId"], kind, fields.get("PicUrl", ""))
            return replace(
                heard, text=clean_text(fields.get("Recognition", ""))[:MAX_TEXT], media=media
            )
        case "location":
            place = _place(fields)
            return (
                replace(heard, cannot=CANNOT_TAKE) if place is None else replace(heard, place=place)
            )
        case "link":
            parts = (fields.get(name, "") for name in ("Title", "Description", "Url"))
            text = clean_text("\n".join(part for part in parts if part))[:MAX_TEXT]
            return replace(heard, text=text) if text else replace(heard, cannot=CANNOT_TAKE)
        case _:
            return replace(heard, cannot=CANNOT_TAKE)


def _event(fields: Fields, address: Address, at: datetime) -> Heard:
    # wechatpy calls it so where somebody came by a code
    event = fields.get("Event", "").lower().removesuffix("_scan")
    key = fields.get("EventKey", "")
    id_ = _short(f"{address.external_id}:{fields['CreateTime']}:{event}:{key}")
    plain = Heard(address, id_, at)
    match event:
        case "unsubscribe":
            return replace(plain, left=True)
        case "subscribe" | "scan":
            scene = key.removeprefix("qrscene_")
            return _arrival(plain, scene, followed=event == "subscribe")
        case "click" if 0 < len(key) <= MAX_KEY:
            return replace(plain, opens=Opens.EVENT, choice=key)
        case _:
            # VIEW, LOCATION, and what WeChat tells about itself
            return plain


def _arrival(plain: Heard, scene: str, *, followed: bool) -> Heard:
    """He came, or scanned a code: one to go on with a conversation, for a language, or another."""
    came = replace(plain, opens=Opens.EVENT, followed=followed)
    is_code, _ = sought(scene)
    if is_code:
        return replace(came, text=scene)
    return replace(came, choice="start", language=Language.match(scene.removeprefix("lang_")))


def _place(fields: Fields) -> Place | None:
    try:
        latitude, longitude = to_wgs(float(fields["Location_X"]), float(fields["Location_Y"]))
        label = clean_text(fields.get("Label", ""))[:MAX_TEXT]
        return Place(round(latitude, 6), round(longitude, 6), label)
    except (KeyError, ValueError, ArithmeticError):
        return None


def _short(id_: str) -> str:
    """As long as is kept; an address in an event's key may be longer."""
    if len(id_) <= ID_LENGTH and id_.isprintable():
        return id_
    return hashlib.sha256(id_.encode("utf-8", "replace")).hexdigest()
