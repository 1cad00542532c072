"""LINE Messaging API: a webhook in, pushes out under our own retry keys.

A push carries up to five of LINE's messages, so that one of ours leaves whole or not at all.
"""

import base64
import hashlib
import hmac
import json
import uuid
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import httpx
import structlog
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bots.buttons import choice_of, data_of
from bots.channel import Later, Piece, Refused, Terms, Unsure
from bots.parts import Finding, Handle, Parts, Step
from bots.telling import Told, tell
from core.errors import BadInput
from core.message import MAX_TEXT, Address, Attachment, Form, Incoming, Message, Place, clean_text
from core.people import Language
from core.phrases import Phrase
from faq.plain import Limit, split, utf16_units

log = structlog.get_logger()

CHANNEL = "line"
BASE, DATA_BASE = "https://api.line.me", "https://api-data.line.me"
TIMEOUT = httpx.Timeout(10.0, connect=3.0, pool=3.0)
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
MAX_BODY, MAX_MEDIA = 256 * 1024, 20 * 1024 * 1024
"""Bytes."""
TEXT, TITLE = Limit(5000, utf16_units), 100
A_PUSH, BUTTONS, LABEL, DATA = 5, 13, 20, 300
"""Messages of a push, its buttons, characters of a label, bytes of what a button carries."""
PICTURE_BYTES = 1024 * 1024
"""More LINE takes no preview of: a link is sent then."""
PAUSE = timedelta(minutes=1)

CANNOT_TAKE = Phrase(
    "This kind of message does not reach us. Please write, or send a picture, a voice message, "
    "a video or your location."
)
NOT_FETCHED = Phrase("What you sent could not be fetched. Please send it again.")
NOT_TAKEN = Phrase("The channel did not take this (code {code}).")
NO_FILES = Phrase("This file can't be sent on this channel.")
QUOTA = Phrase("This month's messages on LINE are used up.")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LineConfig:
    secret: str = field(repr=False)
    token: str = field(repr=False)
    base: str = BASE


def make(settings: Any, parts: Parts) -> "Line":
    secret, token = settings.line_channel_secret, settings.line_channel_token
    return Line(LineConfig(secret, token, settings.line_api_base or BASE), parts)


class Line:
    name = CHANNEL
    terms = Terms(idempotent=True)

    def __init__(self, config: LineConfig, parts: Parts) -> None:
        self._secret = config.secret.encode()
        self._headers = {"Authorization": f"Bearer {config.token}"}
        self._base = config.base.rstrip("/")
        self._data_base = DATA_BASE if self._base == BASE else self._base
        self._parts = parts

    # ── out ───────────────────────────────────────────────────────────────────────────────────

    def pieces(self, message: Message) -> list[Piece]:
        told = tell(message, self._parts.translate)
        made = _messages(told, message)
        if made:
            made[-1] |= _quick_reply(told, message)
        pushes = [made[n : n + A_PUSH] for n in range(0, len(made), A_PUSH)]
        return [Piece("push", {"messages": push}) for push in pushes]

    def join(self, pieces: Sequence[Piece]) -> list[Piece]:
        return list(pieces)

    async def send(self, external_id: str, piece: Piece, key: str) -> str | None:
        body = {"to": external_id, "messages": [self._whole(m) for m in piece.body["messages"]]}
        retry_key = {"X-Line-Retry-Key": str(uuid.UUID(hex=key))}
        try:
            response = await self._call("POST", "message/push", json=body, headers=retry_key)
        except NOT_SENT as error:
            raise Later(type(error).__name__) from error
        except httpx.HTTPError as error:
            raise Unsure(type(error).__name__) from error
        # 409: a push under this key was taken before
        if response.status_code not in (200, 409):
            raise _fault(response)
        sent = _object(response).get("sentMessages") or [{}]
        return str(sent[0].get("id") or "") or None

    async def typing(self, external_id: str) -> None:
        body = {"chatId": external_id, "loadingSeconds": 5}
        await self._call("POST", "chat/loading/start", json=body)

    def _whole(self, message: Json) -> Json:
        """With the address of a file, where it holds our id of one."""
        file_id = message.get("file")
        if file_id is None:
            return message
        public = self._parts.public_url or ""
        if not public.startswith("https://"):
            # LINE fetches files itself, and by https only
            raise Refused("no_https", NO_FILES)
        url = public.rstrip("/") + self._parts.address_of(file_id, Form(message["form"]))
        match message["type"]:
            case "image":
                return {"type": "image", "originalContentUrl": url, "previewImageUrl": url}
            case "audio":
                return {"type": "audio", "originalContentUrl": url, "duration": message["ms"]}
            case _:
                return {"type": "text", "text": f"{message['name']}\n{url}"}

    async def _call(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **body: Any
    ) -> httpx.Response:
        return await self._parts.http.request(
            method,
            f"{self._base}/v2/bot/{path}",
            headers={**self._headers, **(headers or {})},
            timeout=TIMEOUT,
            **body,
        )

    # ── in ────────────────────────────────────────────────────────────────────────────────────

    def router(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/bots/line", self._hear, methods=["POST"], response_model=None)
        return router

    def jobs(self) -> Sequence[Callable[[], Coroutine[Any, Any, None]]]:
        return ()

    async def _hear(self, request: Request) -> Response:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY:
                return PlainTextResponse("too large", 413)
        signed = base64.b64encode(hmac.digest(self._secret, body, hashlib.sha256))
        given = request.headers.get("x-line-signature", "").encode("utf-8", "replace")
        if not hmac.compare_digest(signed, given):
            log.warning("callback refused", channel=CHANNEL, reason="signature")
            return PlainTextResponse("refused", 403)
        try:
            events = json.loads(body)["events"]
        except (ValueError, LookupError, TypeError):
            log.warning("callback refused", channel=CHANNEL, reason="malformed")
            return PlainTextResponse("malformed", 400)
        for event in events if isinstance(events, list) else ():
            try:
                heard = _heard(event)
            except (AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
                # it would come so again: the others are not to wait for it
                log.warning("unreadable event", channel=CHANNEL, error=type(error).__name__)
                continue
            if heard is not None:
                await self._take(heard)
        return PlainTextResponse("ok")

    async def _take(self, heard: "_Heard") -> None:
        """Stores what came; raises where it can't, so that LINE sends it again."""
        address, now = Address(CHANNEL, heard.user), self._parts.clock.now()
        language, choice = None, heard.choice
        files: tuple[Attachment, ...] = ()
        if heard.kind == "unfollow":
            await self._parts.addresses.left(address, now)
            return
        if heard.kind == "follow":
            await self._parts.addresses.came_back(address)
            language = await self._language(heard.user)
        if heard.data:
            choice = await choice_of(heard.data, self._parts.record, self._parts.translate)
        if heard.content_id:
            found = await self._file(heard, address)
            if found is None:
                return
            files = (found,)
        if not (heard.text or choice or files or heard.place):
            await self._parts.says.say(address, CANNOT_TAKE, heard.id, None)
            return
        for number, text in enumerate(split(heard.text, Limit(MAX_TEXT, len))):
            first = number == 0
            await self._parts.arrivals.receive(
                Incoming(
                    address,
                    heard.id if first else f"{heard.id}:{number}",
                    text=text,
                    choice=choice if first else None,
                    files=files if first else (),
                    language=language,
                    place=heard.place if first else None,
                )
            )

    async def _file(self, heard: "_Heard", address: Address) -> Attachment | None:
        """None: it can't be had, and he was told."""
        url = f"{self._data_base}/v2/bot/message/{heard.content_id}/content"
        content, phrase = bytearray(), NOT_FETCHED
        try:
            async with self._parts.http.stream(
                "GET", url, headers=self._headers, timeout=TIMEOUT
            ) as response:
                # 202: LINE is not done with a video yet, and says so for a while
                response.raise_for_status()
                async for chunk in response.aiter_bytes():
                    content += chunk
                    if len(content) > MAX_MEDIA:
                        break
            if response.status_code == 200:
                return await self._parts.media.take(heard.name, bytes(content))
        except BadInput as error:
            phrase = error.phrase
        except httpx.HTTPError as error:
            log.warning("file not fetched", channel=CHANNEL, error=type(error).__name__)
        await self._parts.says.say(address, phrase, heard.id, None)
        return None

    async def _language(self, user: str) -> Language | None:
        try:
            profile = _object(await self._call("GET", f"profile/{user}"))
        except httpx.HTTPError:
            return None
        return Language.match(str(profile.get("language") or ""))

    # ── for operators ─────────────────────────────────────────────────────────────────────────

    async def check(self) -> list[Finding]:
        try:
            info = await self._call("GET", "info")
            hook = _object(await self._call("GET", "channel/webhook/endpoint"))
            quota = _object(await self._call("GET", "message/quota"))
            used = _object(await self._call("GET", "message/quota/consumption"))
        except httpx.HTTPError as error:
            do = "is LINE_API_BASE right, and does a firewall let us out?"
            return [Finding(Step.REACHABLE, False, f"no answer ({type(error).__name__})", do)]
        if info.status_code != 200:
            do = "LINE_CHANNEL_TOKEN: issue a long-lived one in the console, Messaging API tab"
            return [Finding(Step.REACHABLE, False, f"refused: http {info.status_code}", do)]
        name = _object(info).get("displayName", "?")
        left = "no limit" if quota.get("type") == "none" else f"limit {quota.get('value', '?')}"
        ours = hook.get("endpoint") == self._endpoint() and hook.get("active") is True
        do = "" if ours else "run `python main.py channels setup`, then switch on Use webhook"
        return [
            Finding(Step.REACHABLE, True, f"the token is “{name}”'s"),
            Finding(Step.CONFIGURED, ours, f"webhook: {hook.get('endpoint') or 'none'}", do),
            Finding(
                Step.PERMITTED, True, f"messages this month: {used.get('totalUsage', '?')}, {left}"
            ),
        ]

    async def setup(self) -> list[Finding]:
        if not self._endpoint().startswith("https://"):
            do = "set PUBLIC_URL to the https address that LINE can reach"
            return [Finding(Step.CONFIGURED, False, "LINE can't call us", do)]
        body = {"endpoint": self._endpoint()}
        try:
            told = await self._call("PUT", "channel/webhook/endpoint", json=body)
            tried = _object(await self._call("POST", "channel/webhook/test", json=body))
        except httpx.HTTPError as error:
            return [Finding(Step.REACHABLE, False, f"no answer ({type(error).__name__})")]
        works = tried.get("success") is True
        return [
            Finding(Step.CONFIGURED, told.status_code == 200, f"webhook set: {self._endpoint()}"),
            Finding(Step.REACHABLE, works, f"LINE's own test: {tried.get('reason', 'no answer')}"),
        ]

    async def handle(self) -> Handle:
        found = _object(await self._call("GET", "info"))
        name = str(found.get("basicId", ""))
        return Handle(
            name, f"https://line.me/R/oaMessage/{quote(name)}/?{{code}}" if name else None
        )

    async def close(self) -> None:
        """It has no connections of its own."""

    def _endpoint(self) -> str:
        return f"{(self._parts.public_url or '').rstrip('/')}/bots/line"


@dataclass(frozen=True, slots=True)
class _Heard:
    id: str
    user: str
    kind: str
    text: str = ""
    choice: str | None = None
    data: str = ""
    content_id: str = ""
    name: str = ""
    place: Place | None = None


def _heard(event: Json) -> _Heard | None:
    """None: not for us. What it says nothing for can't be read here."""
    source, kind = event["source"], event["type"]
    if source["type"] != "user" or event.get("mode") == "standby":
        return None
    id_, user = _id(event["webhookEventId"]), _id(source["userId"])
    match kind:
        case "follow":
            return _Heard(id_, user, kind, choice="start")
        case "unfollow":
            return _Heard(id_, user, kind)
        case "postback":
            return _Heard(id_, user, kind, data=str(event["postback"]["data"])[:DATA])
        case "message":
            return _message(_Heard(id_, user, kind), event["message"])
        case _:
            return None


def _message(heard: _Heard, message: Json) -> _Heard:
    id_, user, kind = heard.id, heard.user, heard.kind
    match message["type"]:
        case "text" | "sticker":
            return _Heard(id_, user, kind, clean_text(str(message.get("text") or "")))
        case "image" | "video" | "audio" | "file" as type_:
            if message.get("contentProvider", {}).get("type", "line") != "line":
                return heard  # somebody else's server: we fetch nothing there
            name = str(message.get("fileName") or type_)
            return _Heard(id_, user, kind, content_id=_id(message["id"]), name=name)
        case "location":
            place = Place(
                float(message["latitude"]),
                float(message["longitude"]),
                clean_text(str(message.get("title") or "")),
                clean_text(str(message.get("address") or "")),
            )
            return _Heard(id_, user, kind, text=place.name, place=place)
        case _:
            return heard


def _id(value: object) -> str:
    if not isinstance(value, str) or not (0 < len(value) <= 64 and value.isalnum()):
        raise ValueError("no id of LINE's")
    return value


def _messages(told: Told, message: Message) -> list[Json]:
    text = clean_text(told.text)
    if told.place is not None and message.text == told.place.name:
        text = ""  # the map says it
    if any(len(button.label) > LABEL for button in told.buttons):
        listed = (f"{n}. {button.label}" for n, button in enumerate(told.buttons, 1))
        text = "\n".join((text, "", *listed))
    made: list[Json] = [
        {"type": "text", "text": part} for part in (split(text, TEXT) if text else ())
    ]
    made += [_file(file) for file in told.files]
    if told.place is not None:
        place = told.place
        made.append(
            {
                "type": "location",
                "title": (place.name or "📍")[:TITLE],
                "address": (place.address or place.name or "📍")[:TITLE],
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
        )
    return made


def _file(file: Attachment) -> Json:
    """What LINE shows in place, of what it fetches; a link to the rest."""
    form = Form.PLAYABLE if file.playable else Form.ORIGINAL
    body: Json = {"file": file.id, "form": form.value, "name": file.name}
    if file.type in ("image/jpeg", "image/png") and file.size <= PICTURE_BYTES:
        return {"type": "image", **body}
    if (file.playable or file.type) == "audio/mpeg":
        return {"type": "audio", "ms": round((file.seconds or 1) * 1000), **body}
    return {"type": "link", **body}


def _quick_reply(told: Told, message: Message) -> Json:
    items: list[Json] = []
    if told.urgent:
        items = [{"type": "uri", "label": f"☎ {n}", "uri": f"tel:{n}"} for n in told.phones]
    long = any(len(button.label) > LABEL for button in told.buttons)
    for number, button in enumerate(told.buttons):
        label = f"{number + 1}. {button.label}" if long else button.label
        items.append(
            {
                "type": "postback",
                "label": label if len(label) <= LABEL else label[: LABEL - 1] + "…",
                "data": data_of(button.choice, number, message, DATA),
                "displayText": button.label[:DATA],
            }
        )
    if not items:
        return {}
    return {"quickReply": {"items": [{"type": "action", "action": i} for i in items[:BUTTONS]]}}


def _fault(response: httpx.Response) -> Exception:
    status = response.status_code
    said = str(_object(response).get("message") or "")
    if status >= 500:
        return Unsure(f"http_{status}")
    if status == 429:
        if "monthly limit" in said.lower():
            return Refused("quota", QUOTA)
        after = response.headers.get("retry-after", "")
        return Later("http_429", timedelta(seconds=int(after)) if after.isdecimal() else PAUSE)
    if status in (401, 403):
        # the token is not good (any more): an operator has to look
        return Later(f"http_{status}", PAUSE)
    return Refused(f"http_{status}", Phrase(NOT_TAKEN.msgid, {"code": status}))


def _object(response: httpx.Response) -> Json:
    """Empty where it is none."""
    try:
        answer = json.loads(response.content)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
