"""WeCom on a desk, against its side of the wire: nothing lost, nothing doubled, no sixth."""

import asyncio
import io
import json
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from redis.asyncio import Redis
from typing_extensions import override
from wechatpy.enterprise.crypto import WeChatCrypto

from bots.parts import Step
from bots.wecom import Wecom
from core.clock import SystemClock
from core.marks import Mark
from core.message import AuthorKind
from store.bus import connect
from store.db import Database
from store.marks import SqlMarks
from store.valkey import ValkeyServer
from tests.bots.channel_desk import Process, copy_of, migrated, until
from tests.bots.wecom_peer import (
    ACCOUNT,
    AES_KEY,
    CORP_ID,
    NO_PEER,
    SEND,
    TOKEN,
    WELCOME,
    Peer,
    address,
    maker,
    payload,
    running_peer,
    said,
)
from tests.desk_parts import SetClock
from tests.running import free_port

pytestmark = pytest.mark.skipif(bool(NO_PEER), reason=NO_PEER or "-")

MARK = f"wecom:{ACCOUNT}"


class Killed(Exception):
    """The process ends here."""


@dataclass
class Scene:
    """A database, a Valkey, WeCom, and as many processes of the desk as a test makes."""

    folder: Path
    db: Database
    redis: Redis
    peer: Peer
    http: httpx.AsyncClient
    port: int

    def process(self, *, redis: bool = True, **instead: Any) -> Process:
        return Process.of(
            self.db,
            self.redis if redis else None,
            instead.pop("http", self.http),
            self.folder / "media",
            maker(self.peer.base, instead.pop("secret", "k" * 43)),
            instead.pop("clock", SystemClock()),
            **instead,
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/bots/wecom"


@pytest.fixture(scope="module")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ValkeyServer]:
    server = ValkeyServer(tmp_path_factory.mktemp("valkey"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated(tmp_path_factory.mktemp("empty") / "yuqiao.db")


@pytest.fixture
async def scene(empty: Path, tmp_path: Path, valkey: ValkeyServer) -> AsyncIterator[Scene]:
    db, redis, port = copy_of(empty, tmp_path), connect(valkey.url), free_port()
    await redis.flushall()
    async with (
        running_peer(f"http://127.0.0.1:{port}/bots/wecom") as peer,
        httpx.AsyncClient() as http,
    ):
        yield Scene(tmp_path, db, redis, peer, http, port)
    await redis.aclose()
    await db.close()


def wecom(process: Process) -> Wecom:
    assert isinstance(process.channel, Wecom)
    return process.channel


async def read(process: Process) -> None:
    await wecom(process).follow(ACCOUNT)


async def begun(scene: Scene, process: Process) -> None:
    """The account has been read before: nothing is old."""
    await scene.peer.says("metro", "wmSomebodyElse")
    await read(process)


# ── callbacks ─────────────────────────────────────────────────────────────────────────────────


async def test_the_console_checks_the_address(scene: Scene) -> None:
    process = scene.process()
    async with process.serving(scene.port):
        assert (await scene.peer.control("wecom/verify"))["ok"]
        bad = (await scene.http.get(scene.peer.base + "/__ctl/wecom/verify?bad=1")).json()
        assert (bad["ok"], bad["status"]) == (False, 403)


async def test_a_question_is_answered(scene: Scene) -> None:
    process = scene.process()
    async with process.serving(scene.port), process.sending():
        called = await scene.peer.calls("sim-card")
        assert called["event"]["ok"]
        assert len(called["event"]["attempts"]) == 1
        await until(lambda: _heard_of(process, 1))
        await process.work()
        await until(lambda: _got(scene, 1))
    (answer,) = await scene.peer.got()
    assert "sim-card: answer" in said(answer)
    assert answer["msgtype"] == "msgmenu"
    assert len(answer["msgid"]) == 32


async def test_a_pressed_button_is_a_choice(scene: Scene) -> None:
    process = scene.process()
    await scene.peer.sends(
        {"msgtype": "text", "text": {"content": "Talk to a person", "menu_id": "agent"}}
    )
    await read(process)
    assert await process.heard() == [("Talk to a person", "agent")]


async def test_a_call_is_noted_before_it_is_answered(scene: Scene) -> None:
    """The process dies after its 200, before it reads: another one does."""
    dying = scene.process()

    async def dead(account: str) -> None:
        pass

    object.__setattr__(wecom(dying), "follow", dead)
    async with dying.serving(scene.port):
        assert (await scene.peer.calls("metro"))["event"]["ok"]
    assert await dying.heard() == []

    alive = scene.process()
    (look,) = alive.channel.jobs()
    task = asyncio.ensure_future(look())
    await until(lambda: _heard_of(alive, 1))
    await until(lambda: _followed(scene))
    task.cancel()


async def test_what_can_not_be_noted_is_not_acknowledged(scene: Scene) -> None:
    class Broken(SqlMarks):
        @override
        async def call(self, name: str, note: str) -> None:
            raise OSError

    process = scene.process(marks=Broken(scene.db))
    async with process.serving(scene.port):
        called = await scene.peer.calls("metro")
    # three times, each over again or refused at the door
    assert [a.get("status") for a in called["event"]["attempts"]].count(200) == 0
    assert len(called["event"]["attempts"]) == 3


@dataclass(frozen=True)
class Forger:
    """Makes callbacks of his own."""

    token: str = TOKEN
    corp_id: str = CORP_ID
    skew: int = 0

    def callback(self, inner: str = "") -> tuple[dict[str, str], str]:
        inner = inner or (
            f"<xml><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[T]]></Token>"
            f"<OpenKfId><![CDATA[{ACCOUNT}]]></OpenKfId></xml>"
        )
        stamp = str(int(time.time()) + self.skew)
        crypto = WeChatCrypto(self.token, AES_KEY, self.corp_id)
        sealed = crypto.encrypt_message(inner, "nonce", stamp)
        signature = sealed.split("<MsgSignature><![CDATA[")[1].split("]]")[0]
        return {"msg_signature": signature, "timestamp": stamp, "nonce": "nonce"}, sealed


@pytest.mark.parametrize(
    ("forger", "status"),
    [
        (Forger(), 200),
        (Forger(token="another"), 403),
        (Forger(corp_id="ww0000000000000000"), 403),
        (Forger(skew=-601), 403),
        (Forger(skew=601), 403),
        (Forger(skew=-500), 200),
    ],
)
async def test_only_wecom_is_believed(scene: Scene, forger: Forger, status: int) -> None:
    process = scene.process()
    query, body = forger.callback()
    async with process.serving(scene.port):
        answer = await scene.http.post(scene.url, params=query, content=body)
        assert answer.status_code == status
        await scene.peer.control("wecom/verify")
    assert (await SqlMarks(scene.db).get(MARK)).called == (1 if status == 200 else 0)


async def test_hostile_bodies_are_refused_and_the_process_lives(scene: Scene) -> None:
    process = scene.process()
    query, body = Forger().callback()
    bomb = '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><xml>&a;</xml>'
    nested = "<xml>" * 20_000
    async with process.serving(scene.port):
        for sent, status in (
            (b"", 400),
            (b"\xff\xfe\x00", 400),
            (bomb.encode(), 400),
            (nested.encode()[: 60 * 1024], 400),
            (b"x" * (64 * 1024 + 1), 413),
            (body.replace("Encrypt", "Encrypt2").encode(), 400),
            (body.replace("<Encrypt><![CDATA[", "<Encrypt><![CDATA[AAAA").encode(), 403),
        ):
            answer = await scene.http.post(scene.url, params=query, content=sent)
            assert answer.status_code == status, sent[:40]
        for changed in ({"timestamp": "x"}, {"timestamp": ""}, {"msg_signature": "é"}):
            answer = await scene.http.post(scene.url, params=query | changed, content=body)
            assert answer.status_code == 403
        odd = Forger().callback(
            "<xml><Event>kf_msg_or_event</Event><OpenKfId>../x</OpenKfId></xml>"
        )
        answer = await scene.http.post(scene.url, params=odd[0], content=odd[1])
        assert answer.status_code == 400
        other = Forger().callback("<xml><Event>change_contact</Event></xml>")
        answer = await scene.http.post(scene.url, params=other[0], content=other[1])
        assert answer.status_code == 200
        assert (await scene.peer.control("wecom/verify"))["ok"]


# ── reading ───────────────────────────────────────────────────────────────────────────────────


async def test_a_crash_before_the_cursor_loses_and_doubles_nothing(scene: Scene) -> None:
    class Dying(SqlMarks):
        @override
        async def move(self, name: str, value: str) -> None:
            if json.loads(value)[0]:
                raise Killed

    for n in range(5):
        await scene.peer.says(f"m{n}")
    await read(scene.process(marks=Dying(scene.db)))
    after = scene.process()
    assert len(await after.heard()) == 5
    assert (await SqlMarks(scene.db).get(MARK)).value == ""

    await scene.peer.says("m5")
    await read(after)
    assert [text for text, _ in await after.heard()] == [f"m{n}" for n in range(6)]


async def test_a_crash_between_two_messages_goes_on_there(scene: Scene) -> None:
    process = scene.process()
    arrivals, left = process.parts.arrivals, 3

    class Dying:
        async def receive(self, incoming: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return await arrivals.receive(incoming)

    for n in range(6):
        await scene.peer.says(f"m{n}")
    await read(scene.process(arrivals=Dying()))
    assert len(await process.heard()) == 3
    await read(process)
    assert [text for text, _ in await process.heard()] == [f"m{n}" for n in range(6)]


@pytest.mark.parametrize("redis", [True, False])
async def test_two_processes_read_each_message_once(scene: Scene, redis: bool) -> None:
    processes = [scene.process(redis=redis) for _ in range(2)]
    for n in range(40):
        await scene.peer.says(f"m{n}", f"wmResident{n % 4}")
    await asyncio.gather(*(read(process) for process in processes for _ in range(3)))
    await read(processes[0])
    assert sorted(await processes[0].heard()) == sorted((f"m{n}", None) for n in range(40))


async def test_who_calls_while_another_reads_is_heard(scene: Scene) -> None:
    process, other = scene.process(), scene.process()
    await scene.peer.fault("/cgi-bin/kf/sync_msg", delay=300, times=1)
    await scene.peer.says("first")
    slow = asyncio.ensure_future(read(process))
    await until(lambda: _locked(scene))
    await scene.peer.says("second")
    await SqlMarks(scene.db).call(MARK, "")
    await read(other)
    await slow
    assert [text for text, _ in await process.heard()] == ["first", "second"]
    assert not (await SqlMarks(scene.db).get(MARK)).waiting


async def test_who_calls_as_the_other_ends_is_heard(scene: Scene) -> None:
    """In the moment between his last look and the end of his lock."""
    other = scene.process()

    class Late(SqlMarks):
        looks = 0

        @override
        async def get(self, name: str) -> Mark:
            mark = await super().get(name)
            self.looks += 1
            if self.looks == 2:
                await scene.peer.says("second")
                await self.call(name, "")
                await read(other)
            return mark

    process = scene.process(marks=Late(scene.db))
    await scene.peer.says("first")
    await read(process)
    assert [text for text, _ in await process.heard()] == ["first", "second"]


async def test_what_was_there_before_us_is_not_answered(scene: Scene) -> None:
    process = scene.process()
    now = int(time.time())
    await scene.peer.says("yesterday", send_time=now - 24 * 3600)
    await scene.peer.says("six minutes ago", send_time=now - 360)
    await scene.peer.says("just now", send_time=now - 60)
    await read(process)
    assert await process.heard() == [("just now", None)]


async def test_a_first_look_that_failed_long_ago_passes_over_nothing(scene: Scene) -> None:
    process, now = scene.process(), time.time()
    await scene.peer.says("just now")
    await scene.peer.fault("/cgi-bin/kf/sync_msg", status=502)
    await read(process)
    assert await process.heard() == []
    await read(scene.process(clock=SetClock(datetime.fromtimestamp(now + 3600, UTC))))
    assert await process.heard() == [("just now", None)]


async def test_a_lost_mark_answers_nothing_old_and_nothing_twice(scene: Scene) -> None:
    process = scene.process()
    await begun(scene, process)
    now = int(time.time())
    # written while the desk was away: late, but a debt
    await scene.peer.says("an hour ago", send_time=now - 3600)
    await scene.peer.says("a minute ago", send_time=now - 60)
    await read(process)
    assert len(await process.heard()) == 2
    await SqlMarks(scene.db).move(MARK, "")
    await read(process)
    assert len(await process.heard()) == 2


async def test_a_cursor_that_wecom_refuses_is_begun_anew(scene: Scene) -> None:
    process, marks = scene.process(), SqlMarks(scene.db)
    await scene.peer.says("before")
    await read(process)
    cursor, since, newest = json.loads((await marks.get(MARK)).value)
    await marks.move(MARK, json.dumps([f"x{cursor}", since, newest]))
    await scene.peer.says("after")
    await read(process)
    assert [text for text, _ in await process.heard()] == ["before", "after"]


async def test_an_old_token_is_done_without(scene: Scene) -> None:
    process = scene.process()
    await scene.peer.says("hello")
    await wecom(process)._reading.call(ACCOUNT, "ENCnobodys")
    await read(process)
    assert len(await process.heard()) == 1


class Scripted(httpx.AsyncBaseTransport):
    """Answers ``sync_msg`` from a list, and everything else with an empty success."""

    def __init__(self, *pages: Any) -> None:
        self.pages = list(pages)
        self.asked: list[dict[str, Any]] = []

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/cgi-bin/gettoken":
            return httpx.Response(200, json={"access_token": "t", "expires_in": 7200})
        if request.url.path == "/cgi-bin/kf/sync_msg":
            self.asked.append(json.loads(request.content))
            page = self.pages.pop(0)
            return page if isinstance(page, httpx.Response) else httpx.Response(200, json=page)
        return httpx.Response(200, json={"errcode": 0})


def page(cursor: str, *messages: Any, more: int = 0) -> dict[str, Any]:
    return {"errcode": 0, "next_cursor": cursor, "has_more": more, "msg_list": list(messages)}


def fresh(name: str, **changes: Any) -> dict[str, Any]:
    return {**payload(name), "send_time": int(time.time()), **changes}


async def test_there_may_be_more_behind_an_empty_list(scene: Scene) -> None:
    wire = Scripted(
        page("c1", more=1), page("c2", more=1), page("c3", fresh("text"), more=1), page("c4")
    )
    async with httpx.AsyncClient(transport=wire) as http:
        process = scene.process(http=http)
        await read(process)
    assert [asked.get("cursor") for asked in wire.asked] == [None, "c1", "c2", "c3"]
    assert len(await process.heard()) == 1
    assert json.loads((await SqlMarks(scene.db).get(MARK)).value)[0] == "c4"


async def test_a_first_look_passes_over_old_pages_too(scene: Scene) -> None:
    old = int(time.time()) - 3600
    wire = Scripted(
        page("c1", fresh("text", msgid="old1", send_time=old), more=1),
        page("c2", fresh("text", msgid="old2", send_time=old + 1), more=1),
        page("c3", fresh("text", msgid="new")),
    )
    async with httpx.AsyncClient(transport=wire) as http:
        process = scene.process(http=http)
        await read(process)
    assert len(await process.heard()) == 1


async def test_a_list_that_does_not_move_is_left(scene: Scene) -> None:
    wire = Scripted(page("c1", more=1), page("c1", more=1))
    async with httpx.AsyncClient(transport=wire) as http:
        await read(scene.process(http=http))
    assert len(wire.asked) == 2


@pytest.mark.parametrize(
    "broken",
    [
        httpx.Response(502, html="<html>bad gateway</html>"),
        httpx.Response(200, html="<html>busy</html>"),
        httpx.Response(200, content=b"[]"),
        httpx.Response(200, json={"errcode": -1, "errmsg": "busy"}),
    ],
)
async def test_an_answer_that_is_none_is_asked_for_again(
    scene: Scene, broken: httpx.Response
) -> None:
    wire = Scripted(broken, page("c1", fresh("text")))
    async with httpx.AsyncClient(transport=wire) as http:
        process = scene.process(http=http)
        await process.parts.marks.call(MARK, "")
        await read(process)
        assert (await SqlMarks(scene.db).get(MARK)).waiting
        await read(process)
    assert len(await process.heard()) == 1


async def test_broken_messages_hold_up_no_others(scene: Scene) -> None:
    wire = Scripted(
        page(
            "c1",
            fresh("text", msgid="one"),
            {"msgid": "two"},
            "three",
            fresh("text", msgid="four", text={"content": None}),
            fresh("text", msgid="five", text={"content": "x" * 9000}),
        )
    )
    async with httpx.AsyncClient(transport=wire) as http:
        process = scene.process(http=http)
        await read(process)
    heard = [text for text, _ in await process.heard()]
    assert heard[0].startswith("How do I")
    assert sum(text.count("x") for text in heard) == 9000


# ── files ─────────────────────────────────────────────────────────────────────────────────────


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(out, "JPEG")
    return out.getvalue()


async def test_a_picture_is_fetched_and_kept(scene: Scene) -> None:
    process = scene.process()
    media_id = await scene.peer.media(picture(), "image", "image/jpeg")
    await scene.peer.sends({"msgtype": "image", "image": {"media_id": media_id}})
    await read(process)
    (message,) = await process.messages()
    assert (message.files[0].type, message.files[0].width) == ("image/jpeg", 64)
    assert await process.parts.media.read(message.files[0].id) == picture()


@pytest.mark.parametrize("kind", ["gone", "bad", "unknown"])
async def test_what_can_not_be_taken_is_told(scene: Scene, kind: str) -> None:
    process = scene.process()
    if kind == "unknown":
        await scene.peer.sends({"msgtype": "business_card", "business_card": {"userid": "x"}})
    else:
        content = b"MZ\x90\x00 no picture" if kind == "bad" else picture()
        media_id = await scene.peer.media(content, "image", "image/jpeg")
        if kind == "gone":
            await scene.peer.control("media_expire", {"media_id": media_id})
        await scene.peer.sends({"msgtype": "image", "image": {"media_id": media_id}})
    await scene.peer.says("hello")
    await read(process)
    messages = await process.messages()
    assert [m.author.kind for m in messages] == [AuthorKind.SYSTEM, AuthorKind.RESIDENT]
    async with process.sending():
        await until(lambda: _got(scene, 1))
    assert await scene.peer.texts() == [messages[0].text]


async def test_a_file_that_can_not_be_fetched_now_is_fetched_later(scene: Scene) -> None:
    process = scene.process()
    media_id = await scene.peer.media(picture(), "image", "image/jpeg")
    await scene.peer.fault("/cgi-bin/media/get", status=502, times=2)
    await scene.peer.sends({"msgtype": "image", "image": {"media_id": media_id}})
    for _ in range(3):
        await read(process)
    assert [len(m.files) for m in await process.messages()] == [1]


async def test_a_file_that_can_never_be_fetched_holds_up_no_others(scene: Scene) -> None:
    process = scene.process()
    await scene.peer.fault("/cgi-bin/media/get", status=502, times=100)
    await scene.peer.sends({"msgtype": "image", "image": {"media_id": "m"}})
    await scene.peer.says("hello")
    for _ in range(3):
        await read(process)
    assert await process.heard() == [("hello", None)]


async def test_an_agents_files_are_sent(scene: Scene) -> None:
    process = scene.process()
    await scene.peer.says("hello")
    await read(process)
    (conversation,) = await process.conversations()
    file = await process.parts.media.take("a.jpg", picture())
    form = await process.parts.media.take("form.pdf", b"%PDF-1.4\n%%EOF")
    await process.says(conversation, "", files=(file, form))
    async with process.sending():
        await until(lambda: _got(scene, 2))
    assert [m["msgtype"] for m in await scene.peer.got()] == ["image", "file"]
    uploads = [e["upload"] for e in await scene.peer.log("/cgi-bin/media/upload")]
    assert [u["filename"] for u in uploads] == ["picture.jpg", "form.pdf"]


# ── sending ───────────────────────────────────────────────────────────────────────────────────


async def talking(scene: Scene, process: Process, text: str = "hello") -> str:
    """A resident who wrote. Returns his conversation's id."""
    await scene.peer.says(text)
    await read(process)
    (conversation,) = await process.conversations()
    return conversation


async def test_a_sixth_message_is_never_attempted(scene: Scene) -> None:
    process = scene.process()
    conversation = await talking(scene, process)
    async with process.sending():
        for n in range(8):
            # too long to go together
            await process.says(conversation, f"{n} " + "x" * 1900)
        await until(lambda: _got(scene, 5))
        await until(lambda: _states(process, conversation, "held"))
        sends = await scene.peer.log(SEND)
        assert [entry["result"]["errcode"] for entry in sends] == [0] * 5
        # he writes again, not in the same second: what waited goes first
        await scene.peer.says("still there?", send_time=int(time.time()) + 2)
        await read(process)
        await until(lambda: _got(scene, 8))
    assert [text.split()[1] for text in await scene.peer.texts()] == list("01234567")
    assert {entry["result"]["errcode"] for entry in await scene.peer.log(SEND)} == {0}


async def test_what_waits_together_goes_together(scene: Scene) -> None:
    process = scene.process()
    conversation = await talking(scene, process)
    await process.says(conversation, "one", "two", "three")
    async with process.sending():
        await until(lambda: _got(scene, 1))
    assert (await scene.peer.texts()) == ["Mei:\none\n\nMei:\ntwo\n\nMei:\nthree"]


class Lossy(httpx.AsyncHTTPTransport):
    """The wire tears after WeCom did what it was asked, before we hear of it."""

    def __init__(self, times: int, path: str = SEND) -> None:
        super().__init__()
        self.times = times
        self.path = path

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        if request.url.path == self.path and self.times:
            self.times -= 1
            await response.aread()
            raise httpx.ReadTimeout("torn", request=request)
        return response


@pytest.mark.parametrize("redis", [True, False])
async def test_an_answer_that_was_lost_doubles_nothing(scene: Scene, redis: bool) -> None:
    async with httpx.AsyncClient(transport=Lossy(1)) as http:
        process = scene.process(http=http, redis=redis)
        conversation = await talking(scene, process)
        await process.says(conversation, "once")
        async with process.sending():
            await until(lambda: _log(scene, SEND, 2))
            await until(lambda: _states(process, conversation, ""))
    assert await scene.peer.texts() == ["Mei:\nonce"]
    assert await process.states(conversation) == {}


@pytest.mark.parametrize("redis_too", [True, False])
async def test_a_process_that_dies_before_it_hears_doubles_nothing(
    scene: Scene, redis_too: bool
) -> None:
    async with httpx.AsyncClient(transport=Lossy(1)) as http:
        process = scene.process(http=http)
        conversation = await talking(scene, process)
        await process.says(conversation, "once")
        async with process.sending():
            await until(lambda: _log(scene, SEND, 1))
    if redis_too:
        await scene.redis.flushall()
    after = scene.process()
    async with after.sending():
        await until(lambda: _states(after, conversation, ""))
    assert await scene.peer.texts() == ["Mei:\nonce"]


@pytest.mark.parametrize(
    "fault",
    [
        {"errcode": -1},
        {"status": 502},
        {"drop": True},
        {"html": True},
        {"errcode": 40014},
        {"errcode": 42001, "revoke": True},
    ],
)
async def test_faults_that_pass_delay_and_nothing_more(scene: Scene, fault: Any) -> None:
    process = scene.process()
    conversation = await talking(scene, process)
    await scene.peer.fault(SEND, **fault)
    await process.says(conversation, "once")
    async with process.sending():
        await until(lambda: _states(process, conversation, ""))
        await until(lambda: _got(scene, 1))
    assert await scene.peer.texts() == ["Mei:\nonce"]


async def test_a_token_is_renewed_once_by_all(scene: Scene) -> None:
    processes = [scene.process() for _ in range(3)]
    await read(processes[0])
    await scene.peer.control("revoke")
    await asyncio.gather(*(wecom(p)._api.call("kf/account/list") for p in processes * 5))
    assert len(await scene.peer.log("/cgi-bin/gettoken")) == 2


async def test_a_colleague_in_wecom_is_left_alone_and_the_agent_told(scene: Scene) -> None:
    process = scene.process()
    conversation = await talking(scene, process)
    await _ours(scene)
    await scene.peer.state(state=3, servicer="zhangsan")
    await process.says(conversation, "hello")
    async with process.sending():
        await until(lambda: _states(process, conversation, "failed"))
    ((_, sentence),) = (await process.states(conversation)).values()
    assert sentence.startswith("Somebody answers this resident in WeCom itself.")


async def test_an_ended_session_waits_for_the_resident(scene: Scene) -> None:
    process = scene.process()
    conversation = await talking(scene, process)
    await _ours(scene)
    await scene.peer.state(state=4)
    async with process.sending():
        await process.says(conversation, "are you there?")
        await until(lambda: _states(process, conversation, "held"))
        await scene.peer.says("yes")
        await read(process)
        await until(lambda: _got(scene, 1))
    assert await scene.peer.texts() == ["Mei:\nare you there?"]


async def test_a_new_session_is_taken_for_the_desk(scene: Scene) -> None:
    process = scene.process()
    await talking(scene, process)
    await _ours(scene)
    await scene.peer.says("again")
    await read(process)
    assert len(await scene.peer.log("/cgi-bin/kf/service_state/trans")) == 1


async def test_a_failure_that_is_told_later_is_shown(scene: Scene) -> None:
    process = scene.process()
    conversation = await talking(scene, process)
    await process.says(conversation, "hello")
    async with process.sending():
        await until(lambda: _got(scene, 1))
        await until(lambda: _states(process, conversation, ""))
    (sent,) = await scene.peer.got()
    await scene.peer.happens(
        {"event_type": "msg_send_fail", "fail_msgid": sent["msgid"], "fail_type": 10}
    )
    await read(process)
    ((state, sentence),) = (await process.states(conversation)).values()
    assert state == "failed"
    assert sentence == "The resident does not take messages from us."
    # nothing more is tried until he writes again
    await process.says(conversation, "still there?")
    states = await process.states(conversation)
    assert [state for state, _ in states.values()] == ["failed", "held"]


# ── welcome ───────────────────────────────────────────────────────────────────────────────────


async def test_who_opens_the_chat_is_welcomed_once(scene: Scene) -> None:
    process = scene.process()
    await scene.peer.happens({"event_type": "enter_session", "scene": "desk"})
    await read(process)
    await process.work()
    await until(lambda: _got(scene, 1))
    # read again, as after a crash
    await SqlMarks(scene.db).move(MARK, "")
    await read(process)
    (welcome,) = await scene.peer.got()
    assert welcome["on_event"]
    assert welcome["msgtype"] == "msgmenu"
    ids = [one["click"]["id"] for one in welcome["msgmenu"]["list"]]
    assert {"agent", "video", "callback", "emergency"} <= set(ids)
    await until(lambda: _log(scene, WELCOME, 2))
    # what is refused now had arrived then: it does not come once more when he writes
    await scene.peer.says("metro")
    await read(process)
    async with process.sending():
        await process.work()
        await until(lambda: _got(scene, 2))
    first, second = await scene.peer.got()
    assert (first, second["msgid"] == first["msgid"]) == (welcome, False)
    (entry,) = [e for e in await scene.peer.log(WELCOME) if e["result"]["errcode"] == 0]
    assert entry["query"]["access_token"]


async def test_a_welcome_whose_answer_was_lost_is_not_said_again(scene: Scene) -> None:
    async with httpx.AsyncClient(transport=Lossy(1, WELCOME)) as http:
        process = scene.process(http=http)
        await scene.peer.happens({"event_type": "enter_session", "scene": "desk"})
        await read(process)
        await process.work()
        await until(lambda: _log(scene, WELCOME, 2))
        await scene.peer.says("metro")
        await read(process)
        async with process.sending():
            await process.work()
            await until(lambda: _got(scene, 2))
    assert [bool(one.get("on_event")) for one in await scene.peer.got()] == [True, False]


async def test_who_comes_too_late_is_not_welcomed(scene: Scene) -> None:
    process = scene.process()
    await begun(scene, process)
    body = {"event_type": "enter_session"}
    await scene.peer.happens(body)
    old = {**payload("event_enter_session"), "send_time": int(time.time()) - 30}
    wire = Scripted(page("c9", old))
    async with httpx.AsyncClient(transport=wire) as http:
        late = scene.process(http=http)
        await read(late)
    assert [text for text, _ in await late.heard()] == ["metro"]


async def test_a_code_in_the_address_leads_to_its_conversation(scene: Scene) -> None:
    process = scene.process()
    await scene.peer.says("hello", "wmOther")
    await read(process)
    (conversation,) = await process.conversations()
    links = process.parts.arrivals.continuing.passes  # type: ignore[attr-defined]
    made = await links.make(conversation, process.parts.clock.now())
    await scene.peer.happens({"event_type": "enter_session", "scene_param": made.code})
    await read(process)
    assert await process.conversation_of(address()) == conversation


# ── operators ─────────────────────────────────────────────────────────────────────────────────


async def test_an_operator_is_told_what_works(scene: Scene) -> None:
    process = scene.process()
    async with process.serving(scene.port):
        await scene.peer.calls("metro")
    findings = await process.channel.check()
    assert [(f.step, f.ok) for f in findings] == [
        (Step.CONFIGURED, True),
        (Step.REACHABLE, True),
        (Step.PERMITTED, True),
        (Step.REACHABLE, True),
    ]
    (finding,) = await process.channel.setup()
    assert f"https://work.weixin.qq.com/kfid/{ACCOUNT}" in finding.said


async def test_a_wrong_secret_is_found_while_a_token_of_the_right_one_lives(scene: Scene) -> None:
    right, wrong = scene.process(), scene.process(secret="w" * 43)
    assert any(f.ok and f.step is Step.PERMITTED for f in await right.channel.check())
    assert not any(f.ok for f in (await wrong.channel.check())[1:])


async def test_an_operator_is_told_what_to_do(scene: Scene) -> None:
    wrong = scene.process(secret="w" * 43, public_url=None)
    findings = await wrong.channel.check()
    assert [(f.step, f.ok) for f in findings] == [
        (Step.CONFIGURED, False),
        (Step.PERMITTED, False),
    ]
    assert all(f.do for f in findings)
    assert not any("w" * 43 in f"{f.said}{f.do}" for f in findings)

    wire = httpx.MockTransport(lambda request: httpx.Response(502, html="<html>"))
    async with httpx.AsyncClient(transport=wire) as http:
        away = scene.process(http=http, redis=False)
        (_, finding) = await away.channel.check()
        assert (finding.step, finding.ok) == (Step.REACHABLE, False)


# ── looking ───────────────────────────────────────────────────────────────────────────────────


async def _heard_of(process: Process, count: int) -> bool:
    return len(await process.heard()) >= count


async def _got(scene: Scene, count: int) -> bool:
    return len(await scene.peer.got()) >= count


async def _log(scene: Scene, path: str, count: int) -> bool:
    return len(await scene.peer.log(path)) >= count


async def _states(process: Process, conversation: str, state: str) -> bool:
    """Some delivery is in this state; with none, all were sent."""
    states = {one for one, _ in (await process.states(conversation)).values()}
    return state in states if state else not states


async def _followed(scene: Scene) -> bool:
    return not (await SqlMarks(scene.db).get(MARK)).waiting


async def _locked(scene: Scene) -> bool:
    return bool(await scene.redis.exists(f"yuqiao:lock:{MARK}"))


async def _ours(scene: Scene) -> None:
    async def is_ours() -> bool:
        return bool((await scene.peer.state())["state"] == 1)

    await until(is_ours)
