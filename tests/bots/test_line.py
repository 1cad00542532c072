"""LINE: what its webhook brings, what is pushed, and what its answers mean."""

import asyncio
import base64
import hashlib
import hmac
import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from PIL import Image
from typing_extensions import override

from bots.channel import Channel, Later, Piece, Refused, Unsure
from bots.line import A_PUSH, BASE, BUTTONS, DATA, LABEL, Line, LineConfig
from bots.parts import Parts, Step
from core.clock import SystemClock
from core.message import Action, Address, AuthorKind, Kind
from core.phrases import Phrase
from core.ports import Change
from core.saying import emergency_card
from faq.plain import utf8_bytes, utf16_units
from tests.bots.channel_desk import Process, copy_of, migrated, until
from tests.bots.contract import Contract
from tests.bots.telegram_parts import Desk, parts_of

SECRET, TOKEN = "0123456789abcdef" * 2, "t" * 172
PAYLOADS = Path(__file__).parent.parent / "payloads" / "line"
USER = "U" + "4af4980629" * 3 + "ab"


def payload(name: str) -> bytes:
    return (PAYLOADS / f"{name}.json").read_bytes()


def signed(body: bytes, secret: str = SECRET) -> dict[str, str]:
    digest = hmac.digest(secret.encode(), body, hashlib.sha256)
    return {"X-Line-Signature": base64.b64encode(digest).decode()}


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(out, "JPEG")
    return out.getvalue()


@dataclass
class Platform:
    """LINE, as far as it is asked: checks what it is sent, discards what it has under a key."""

    pushed: list[dict[str, Any]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    script: list[httpx.Response | Exception] = field(default_factory=list)
    """Answers to the next pushes instead of what should be."""
    late: list[Exception] = field(default_factory=list)
    """What happens to them after they were taken."""
    tries: int = 0
    content: bytes = b""
    content_status: int = 200
    fetched: list[str] = field(default_factory=list)
    webhook: dict[str, Any] = field(default_factory=dict)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        assert request.headers["authorization"] == f"Bearer {TOKEN}"
        path = request.url.path.removeprefix("/v2/bot/")
        match path.split("/")[0], path:
            case _, "message/push":
                return self.push(request)
            case "message", _ if path.endswith("/content"):
                assert request.url.host == "api-data.line.me"
                self.fetched.append(path)
                return httpx.Response(self.content_status, content=self.content)
            case "profile", _:
                return httpx.Response(200, json={"userId": USER, "language": "ja"})
            case _, "info":
                return httpx.Response(200, json={"displayName": "Desk", "chatMode": "bot"})
            case _, "channel/webhook/endpoint" if request.method == "PUT":
                self.webhook = {**json.loads(request.content), "active": True}
                return httpx.Response(200, json={})
            case _, "channel/webhook/endpoint":
                return httpx.Response(200 if self.webhook else 404, json=self.webhook)
            case _, "channel/webhook/test":
                return httpx.Response(200, json={"success": True, "reason": "OK"})
            case _, "message/quota":
                return httpx.Response(200, json={"type": "limited", "value": 500})
            case _, "message/quota/consumption":
                return httpx.Response(200, json={"totalUsage": 7})
            case _, "chat/loading/start":
                return httpx.Response(202, json={})
        raise AssertionError(path)

    def offers(self) -> list[dict[str, Any]]:
        """What can be pressed."""
        return [
            item["action"]
            for body in self.pushed
            for message in body["messages"]
            for item in message.get("quickReply", {}).get("items", ())
        ]

    def push(self, request: httpx.Request) -> httpx.Response:
        self.tries += 1
        if self.script:
            answer = self.script.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        key = request.headers["x-line-retry-key"]
        body = json.loads(request.content)
        check(body["messages"])
        sent = {"sentMessages": [{"id": str(len(self.pushed)), "quoteToken": "q"}]}
        if key in self.keys:
            return httpx.Response(409, json={"message": "already accepted", **sent})
        self.keys.add(key)
        self.pushed.append(body)
        if self.late:
            raise self.late.pop(0)
        return httpx.Response(200, json=sent)


def check(messages: list[dict[str, Any]]) -> None:
    """The limits of the Messaging API reference."""
    assert 0 < len(messages) <= A_PUSH
    for message in messages:
        match message["type"]:
            case "text":
                assert 0 < utf16_units(message["text"]) <= 5000
            case "location":
                assert 0 < len(message["title"]) <= 100
                assert 0 < len(message["address"]) <= 100
            case "image":
                assert message["originalContentUrl"].startswith("https://")
                assert message["previewImageUrl"].startswith("https://")
            case "audio":
                assert message["originalContentUrl"].startswith("https://")
                assert message["duration"] > 0
            case other:
                raise AssertionError(other)
        items = message.get("quickReply", {"items": [0]})["items"]
        assert 0 < len(items) <= BUTTONS
        for item in message.get("quickReply", {}).get("items", ()):
            action = item["action"]
            assert 0 < len(action["label"]) <= LABEL
            if action["type"] == "postback":
                assert 0 < utf8_bytes(action["data"]) <= DATA
                assert 0 < len(action["displayText"]) <= 300
            else:
                assert action["uri"].startswith("tel:")


class TestPieces(Contract):
    @override
    def channel(self) -> Channel:
        return Line(LineConfig(SECRET, TOKEN), parts_of(Desk()))

    @override
    def words(self, piece: Piece) -> str:
        fields = ("text", "title", "address")
        return "".join(str(m.get(f, "")) for m in piece.body["messages"] for f in fields)

    @override
    def pressed(self, piece: Piece) -> list[str]:
        return [
            item["action"]["data"]
            for message in piece.body["messages"]
            for item in message.get("quickReply", {}).get("items", ())
            if item["action"]["type"] == "postback"
        ]

    @override
    def fits(self, piece: Piece) -> None:
        line = self.channel()
        assert isinstance(line, Line)
        check([line._whole(message) for message in piece.body["messages"]])


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated(tmp_path_factory.mktemp("empty") / "yuqiao.db")


@pytest.fixture
async def process(empty: Path, tmp_path: Path, platform: Platform) -> AsyncIterator[Process]:
    db = copy_of(empty, tmp_path)

    def make(parts: Parts) -> Line:
        return Line(LineConfig(SECRET, TOKEN), parts)

    async with httpx.AsyncClient(transport=httpx.MockTransport(platform)) as http:
        yield Process.of(db, None, http, tmp_path / "media", make, SystemClock())
    await db.close()


async def post(
    process: Process, body: bytes, headers: dict[str, str] | None = None
) -> httpx.Response:

    app = FastAPI()
    app.include_router(process.channel.router())
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as http:
        given = signed(body) if headers is None else headers
        return await http.post("/bots/line", content=body, headers=given)


async def heard(process: Process, name: str) -> Any:
    """The one message that a payload brings."""
    assert (await post(process, payload(name))).status_code == 200
    (message,) = await process.messages()
    return message


@pytest.mark.parametrize(
    ("name", "text", "choice"),
    [
        ("text", "How do I get a SIM card? 你好 😀", None),
        ("text_mention_emoji", "(love) hi", None),
        ("sticker_text", "Let's hang out!", None),
        ("redelivered", "again", None),
        ("postback", "", "agent"),
        ("follow", "", "start"),
        ("follow_again", "", "start"),
        ("location", "my location", None),
        ("location_bare", "", None),
    ],
)
async def test_what_residents_send(
    process: Process, name: str, text: str, choice: str | None
) -> None:
    message = await heard(process, name)
    assert (message.text, message.choice) == (text, choice)
    assert message.author.kind is AuthorKind.RESIDENT
    assert ("place" in message.card) == name.startswith("location")


async def test_who_comes_is_greeted_in_his_language(process: Process, platform: Platform) -> None:
    await heard(process, "follow")
    await process.work()
    async with process.sending():
        await until(lambda: platform.offers() != [])
    (conversation,) = await process.conversations()
    found = await process.desks.record.get(conversation)
    assert found is not None
    assert found.language == "ja"
    assert {"agent", "video"} <= {action["data"] for action in platform.offers()}


@pytest.mark.parametrize("name", ["image", "file"])
async def test_files_are_fetched_and_kept(process: Process, platform: Platform, name: str) -> None:
    platform.content = picture() if name == "image" else b"%PDF-1.4\n%%EOF"
    message = await heard(process, name)
    assert [file.type for file in message.files] == [
        "image/jpeg" if name == "image" else "application/pdf"
    ]
    assert len(platform.fetched) == 1


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("sticker", b"", 200),
        ("image", b"MZ\x00\x01 no picture", 200),
        ("image", b"", 404),
        ("video", b"", 202),
        ("audio", b"", 500),
        ("file", b"x" * (20 * 1024 * 1024 + 1), 200),
        ("image_external", b"", 200),
    ],
)
async def test_what_can_not_be_taken_is_told_once(
    process: Process, platform: Platform, name: str, content: bytes, status: int
) -> None:
    platform.content, platform.content_status = content, status
    for _ in range(2):
        assert (await post(process, payload(name))).status_code == 200
    (message,) = await process.messages()
    assert message.author.kind is AuthorKind.SYSTEM


@pytest.mark.parametrize("name", ["group", "standby", "unsend", "unknown", "verification"])
async def test_what_is_not_for_us_is_passed_over(process: Process, name: str) -> None:
    assert (await post(process, payload(name))).status_code == 200
    assert await process.messages() == []


async def test_a_redelivered_event_is_the_same(process: Process) -> None:
    answers = await asyncio.gather(*(post(process, payload("text")) for _ in range(5)))
    assert {answer.status_code for answer in answers} == {200}
    assert len(await process.messages()) == 1


async def test_what_can_not_be_stored_is_not_acknowledged(process: Process) -> None:
    class Broken:
        async def receive(self, incoming: Any) -> Any:
            raise OSError

    object.__setattr__(process.parts, "arrivals", Broken())
    assert (await post(process, payload("text"))).status_code == 500


async def test_nothing_is_sent_to_who_has_left(process: Process, platform: Platform) -> None:
    message = await heard(process, "text")
    await post(process, payload("unfollow"))
    await process.says(message.conversation_id, "are you there?")
    assert [s for s, _ in (await process.states(message.conversation_id)).values()] == ["held"]
    async with process.sending():
        await post(process, payload("follow_again"))
        await until(lambda: bool(platform.pushed))
    assert platform.pushed[0]["messages"][0]["text"] == "Mei:\nare you there?"


async def test_bad_signatures_and_bodies_are_refused(process: Process) -> None:
    body = payload("text")
    for headers in ({}, signed(body, "another"), {"X-Line-Signature": "é"}, signed(body + b" ")):
        given = {k: v.encode() for k, v in headers.items()}
        assert (await post(process, body, given)).status_code == 403  # type: ignore[arg-type]
    assert (await post(process, b"x" * (256 * 1024 + 1))).status_code == 413
    for broken in (b"", b"{", b"[]", b"\xff", b'"events"', b'{"event": []}'):
        assert (await post(process, broken)).status_code == 400
    events = json.loads(body)["events"]
    odd: list[Any] = [
        None,
        7,
        {},
        {**events[0], "source": None},
        {**events[0], "webhookEventId": "x" * 65},
        {**events[0], "webhookEventId": "../x"},
        {**events[0], "message": {"type": "location", "latitude": 91, "longitude": 0}},
        {**events[0], "message": {"type": "location", "latitude": "nan", "longitude": 0}},
        {**events[0], "message": {"type": "image", "id": "../../profile/x"}},
    ]
    body = json.dumps({"events": [*odd, *events]}).encode()
    assert (await post(process, body)).status_code == 200
    assert len(await process.messages()) == 1, "the good one among the bad"
    assert (await post(process, b'{"events": 7}')).status_code == 200


async def test_long_labels_are_listed(process: Process, platform: Platform) -> None:
    message = await heard(process, "text")
    actions = tuple(Action(f"topic:t{n}", "A rather long question " + "x" * 300) for n in range(3))
    await process.says(message.conversation_id, "Which?", actions=actions)
    async with process.sending():
        await until(lambda: bool(platform.pushed))
    said = platform.pushed[0]["messages"][-1]
    assert "\n2. A rather long question" in said["text"]
    assert said["quickReply"]["items"][1]["action"]["label"].startswith("2. A rather")


async def test_an_emergency_dials(process: Process, platform: Platform) -> None:
    message = await heard(process, "text")
    card = emergency_card("police")
    await process.desks.reception.change(
        message.conversation_id, lambda c: Change(c, c, send=(card,))
    )
    async with process.sending():
        await until(lambda: platform.offers() != [])
    assert platform.offers()[0]["uri"] == "tel:110"


async def test_an_agents_files_are_addresses(process: Process, platform: Platform) -> None:
    message = await heard(process, "text")
    file = await process.parts.media.take("a.jpg", picture())
    form = await process.parts.media.take("form.pdf", b"%PDF-1.4\n%%EOF")
    await process.says(message.conversation_id, "look", files=(file, form))
    async with process.sending():
        await until(lambda: bool(platform.pushed))
    said = platform.pushed[0]["messages"]
    assert [m["type"] for m in said] == ["text", "image", "text"]
    assert said[2]["text"] == f"form.pdf\nhttps://desk.example.org/media/{form.id}"


async def test_files_need_an_address(process: Process, platform: Platform) -> None:
    object.__setattr__(process.parts, "public_url", None)
    message = await heard(process, "text")
    file = await process.parts.media.take("a.jpg", picture())
    await process.says(message.conversation_id, "look", files=(file,))
    async with process.sending():
        await until(lambda: _failed(process, message.conversation_id))
    assert platform.tries == 0


async def _failed(process: Process, conversation: str) -> bool:
    return any(state == "failed" for state, _ in (await process.states(conversation)).values())


@pytest.mark.parametrize(
    ("answer", "error", "after"),
    [
        (httpx.ConnectError("x"), Later, None),
        (httpx.ReadTimeout("x"), Unsure, None),
        (httpx.RemoteProtocolError("x"), Unsure, None),
        (httpx.Response(500, json={"message": "x"}), Unsure, None),
        (httpx.Response(502, html="<html>"), Unsure, None),
        (httpx.Response(429, json={"message": "The API rate limit has been exceeded."}), Later, 60),
        (httpx.Response(429, headers={"retry-after": "7"}, json={}), Later, 7),
        (httpx.Response(401, json={"message": "Authentication failed"}), Later, 60),
        (httpx.Response(400, json={"message": "The property, 'to', is invalid"}), Refused, None),
        (
            httpx.Response(429, json={"message": "You have reached your monthly limit."}),
            Refused,
            None,
        ),
    ],
)
async def test_what_an_answer_means(
    process: Process, platform: Platform, answer: Any, error: type[Exception], after: int | None
) -> None:
    platform.script = [answer]
    piece = Piece("push", {"messages": [{"type": "text", "text": "hello"}]})
    with pytest.raises(error) as raised:
        await process.channel.send(USER, piece, "0" * 32)
    if after is not None:
        assert raised.value.after.total_seconds() == after  # type: ignore[attr-defined]
    if isinstance(raised.value, Refused):
        assert isinstance(raised.value.phrase, Phrase)


async def test_a_repeat_is_discarded_by_line(process: Process, platform: Platform) -> None:
    message = await heard(process, "text")
    platform.late = [httpx.ReadTimeout("the answer is lost")]
    await process.says(message.conversation_id, "once")
    async with process.sending():
        await until(lambda: platform.tries == 2)
        await until(lambda: _plain(process, message.conversation_id))
    assert [p["messages"][0]["text"] for p in platform.pushed] == ["Mei:\nonce"]


async def _plain(process: Process, conversation: str) -> bool:
    return await process.states(conversation) == {}


async def test_a_question_is_answered_and_its_button_pressed(
    process: Process, platform: Platform
) -> None:
    body = json.loads(payload("text"))
    body["events"][0]["message"]["text"] = "sim-card"
    await post(process, json.dumps(body).encode())
    await process.work()
    async with process.sending():
        await until(lambda: bool(platform.pushed))
        assert "sim-card: answer" in platform.pushed[0]["messages"][-1]["text"]
        pressed = json.loads(payload("postback"))
        pressed["events"][0]["postback"] = {"data": platform.offers()[0]["data"]}
        await post(process, json.dumps(pressed).encode())
    choices = [m.choice for m in await process.messages() if m.kind is Kind.TEXT]
    assert any((choice or "").split(":")[0] in {"helpful", "details"} for choice in choices)


async def test_typing_is_shown(process: Process) -> None:
    await process.channel.typing(USER)


async def test_an_operator_is_told(process: Process, platform: Platform) -> None:
    before = await process.channel.check()
    assert [f.ok for f in before] == [True, False, True]
    assert "channels setup" in before[1].do
    assert all(f.ok for f in await process.channel.setup())
    after = await process.channel.check()
    assert all(f.ok for f in after)
    assert after[2].step is Step.PERMITTED
    assert "7, limit 500" in after[2].said
    assert not any(TOKEN in f"{f.said}{f.do}" for f in [*before, *after])


async def test_the_address_of_files_is_the_platforms_own_only_there(process: Process) -> None:
    own = Line(LineConfig(SECRET, TOKEN, "http://127.0.0.1:1"), process.parts)
    assert (own._base, own._data_base) == ("http://127.0.0.1:1", "http://127.0.0.1:1")
    assert Line(LineConfig(SECRET, TOKEN), process.parts)._base == BASE
    assert Address("line", USER).external_id == USER
