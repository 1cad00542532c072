"""WeChat's envelope: signatures and ciphertext, XML in and out.

    EnvelopeError
    ├── Malformed     not what WeChat sends                                         400
    └── NotFromWeChat wrong signature or account, or a clock far from ours          403

Parsing and rendering are wechatpy's, with what it leaves to us: control characters and nested
CDATA on the way in, ``]]>`` on the way out, and everything it raises that is not its own.
"""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from wechatpy.crypto import WeChatCrypto
from wechatpy.exceptions import InvalidAppIdException
from wechatpy.parser import parse_message
from wechatpy.replies import ImageReply, TextReply, VideoReply, VoiceReply
from wechatpy.utils import WeChatSigner

SKEW = timedelta(minutes=10)
"""How far a callback's clock may be from ours."""
MAX_BODY = 64 * 1024
"""Bytes."""

Fields = Mapping[str, str]
"""A callback's elements, by name; ``""`` where one is empty."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# no DTD, no processing instruction: nothing before the root but its declaration
_BEGINNING = re.compile(r"\ufeff?\s*(<\?xml[^<>]*\?>)?\s*<xml>")
_ENCRYPT = re.compile(r"<Encrypt>\s*(?:<!\[CDATA\[)?\s*([A-Za-z0-9+/=]+)\s*(?:\]\]>)?\s*</Encrypt>")
_OPENID = re.compile(r"[\w-]{1,64}", re.ASCII)
_HEAD = ("ToUserName", "FromUserName", "CreateTime", "MsgType")
_TAIL = ("MsgId", "bizmsgmenuid")
"""What follows a text: nothing of it is looked for in what the resident wrote."""
_REST = (
    *("PicUrl", "MediaId", "ThumbMediaId", "Format", "Recognition"),
    *("Location_X", "Location_Y", "Scale", "Label", "Title", "Description", "Url"),
    *("Event", "EventKey", "Ticket", "Latitude", "Longitude", "Precision"),
)


class EnvelopeError(Exception):
    """The root: never raised itself. The message is for logs and holds no personal data."""


class Malformed(EnvelopeError):
    pass


class NotFromWeChat(EnvelopeError):
    pass


@dataclass(frozen=True, slots=True)
class Opened:
    fields: Fields
    crypto: WeChatCrypto | None
    """With the key that opened it: the reply is closed with the same. None in plain mode."""


class Envelope:
    """``aes_keys``: EncodingAESKeys, the current one first, then the one before it.

    Raises:
        ValueError: a key that is none.
    """

    def __init__(self, app_id: str, token: str, aes_keys: tuple[str, ...] = ()) -> None:
        self._token = token
        try:
            self._cryptos = [WeChatCrypto(token, key, app_id) for key in aes_keys]
        except (AssertionError, ValueError) as error:
            raise ValueError("an EncodingAESKey has 43 letters and digits") from error

    def echo(self, query: Mapping[str, str], now: datetime) -> str:
        """What the console's check of the address expects back.

        Raises:
            EnvelopeError: it is not WeChat who asks.
        """
        self._check(query, "signature", now)
        try:
            return query["echostr"]
        except KeyError:
            raise Malformed("no echostr") from None

    def open(self, query: Mapping[str, str], body: bytes, now: datetime) -> Opened:
        """A callback's fields, in plain, compatible or safe mode. With a key, what is not encrypted
        is nobody's: who has seen the address of one call could sign it.

        Raises:
            EnvelopeError: see the tree above.
        """
        text = clean(body.decode("utf-8", "replace"))
        encrypted = query.get("encrypt_type", "raw") == "aes"
        if not self._cryptos:
            # compatible mode, before a key is set here: its plain half is as good
            self._check(query, "signature", now)
            if encrypted and "<MsgType>" not in text:
                raise Malformed("encrypted, and there is no AES key")
            return Opened(read_fields(text), None)
        if not encrypted:
            raise NotFromWeChat("not encrypted")
        # the last one: in compatible mode what the resident wrote comes before it
        found = _ENCRYPT.findall(text)
        if not found:
            raise Malformed("nothing encrypted")
        self._check(query, "msg_signature", now, found[-1])
        inner, crypto = self._decrypt(query, found[-1])
        return Opened(read_fields(clean(inner)), crypto)

    def _check(self, query: Mapping[str, str], name: str, now: datetime, *signed_too: str) -> None:
        timestamp = query.get("timestamp", "")
        signer = WeChatSigner()
        for part in (self._token, timestamp, query.get("nonce", ""), *signed_too):
            signer.add_data(part.encode("utf-8", "replace"))
        given = query.get(name, "").encode("utf-8", "replace")
        if not hmac.compare_digest(signer.signature.encode(), given):
            raise NotFromWeChat("signature")
        # what is signed runs together: who saw a call may cut it elsewhere
        number = re.fullmatch("[0-9]{10}", timestamp)
        if number is None or abs(int(timestamp) - now.timestamp()) > SKEW.total_seconds():
            raise NotFromWeChat("clock")

    def _decrypt(self, query: Mapping[str, str], encrypted: str) -> tuple[str, WeChatCrypto]:
        foreign = False
        for crypto in self._cryptos:
            try:
                inner = crypto.decrypt_message(
                    {"Encrypt": encrypted},
                    query["msg_signature"],
                    query["timestamp"],
                    query["nonce"],
                )
            except InvalidAppIdException:
                foreign = True
            except Exception:
                continue
            else:
                return inner, crypto
        if foreign:
            raise NotFromWeChat("account")
        raise Malformed("no key opens it")


def clean(text: str) -> str:
    """Without what XML 1.0 forbids: WeChat sends such characters as people typed them."""
    return _FORBIDDEN.sub("", text)


def read_fields(text: str) -> Fields:
    """The elements of a cleaned callback.

    Raises:
        Malformed: it is none, or lacks what every one has.
    """
    if not _BEGINNING.match(text):
        raise Malformed("no <xml>")
    fields = _parse(text) or _salvage(text)
    if not all(fields.get(name) for name in _HEAD) or not fields["CreateTime"].isascii():
        raise Malformed("a field is missing")
    if not fields["CreateTime"].isdecimal() or len(fields["CreateTime"]) > 12:
        raise Malformed("no time")
    for name in ("FromUserName", "ToUserName"):
        if not _OPENID.fullmatch(fields[name]):
            raise Malformed("no openid")
    return fields


def _parse(text: str) -> Fields | None:
    """By a real parser; None where it fails, or where elements are twice or one in the other:
    then what somebody wrote broke out of its CDATA."""
    try:
        message = parse_message(text)
        # wechatpy's classes leave out what they do not know, such as bizmsgmenuid
        data: dict[str, Any] = message._data
        fields = {name: "" if value is None else value for name, value in data.items()}
    except Exception:
        # ExpatError, ValueError, KeyError, AttributeError, TypeError, RecursionError: all seen
        return None
    return fields if all(isinstance(value, str) for value in fields.values()) else None


def _salvage(text: str) -> Fields:
    """Field by field: what a text holds, up to its last end, is text."""
    start, end = text.find("<Content>"), text.rfind("</Content>")
    if 0 <= start < end:
        head, tail = text[:start], text[end:]
        content = text[start + len("<Content>") : end].strip()
        if content.startswith("<![CDATA[") and content.endswith("]]>"):
            content = content[len("<![CDATA[") : -len("]]>")]
        fields = {name: _field(name, head) for name in _HEAD}
        fields |= {name: _field(name, tail) for name in _TAIL}
        fields["Content"] = content
    else:
        fields = {name: _field(name, text) for name in (*_HEAD, *_TAIL, *_REST)}
    return {name: value for name, value in fields.items() if value is not None}


def _field(name: str, text: str) -> Any:
    """The first element of a name, as text; None where there is none."""
    found = re.search(rf"<{name}>\s*(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))\s*</{name}>", text, re.DOTALL)
    if found is None:
        return None
    return (found[1] if found[1] is not None else found[2]).strip()


def cdata(text: str) -> str:
    """A text that ends no CDATA section and is legal in XML, for wechatpy's templates."""
    return clean(text).replace("]]>", "]]]]><![CDATA[>")


def text_reply(fields: Fields, text: str, now: datetime) -> str:
    return _render(TextReply, fields, now, content=cdata(text))


def media_reply(fields: Fields, kind: str, media_id: str, now: datetime) -> str:
    """``kind``: image, voice or video."""
    if kind == "video":
        return _render(VideoReply, fields, now, video={"media_id": cdata(media_id)})
    reply = {"image": ImageReply, "voice": VoiceReply}[kind]
    return _render(reply, fields, now, **{kind: cdata(media_id)})


def _render(reply: Any, fields: Fields, now: datetime, **content: Any) -> str:
    rendered: str = reply(
        source=cdata(fields["ToUserName"]),
        target=cdata(fields["FromUserName"]),
        time=int(now.timestamp()),
        **content,
    ).render()
    return rendered


def close(reply: str, opened: Opened, nonce: str, now: datetime) -> str:
    """The reply as WeChat takes it in the mode of the callback."""
    if opened.crypto is None:
        return reply
    closed: str = opened.crypto.encrypt_message(reply, nonce, str(int(now.timestamp())))
    return closed
