"""Three platforms in bad weather, and what residents on them wrote and got.

Telegram is ours (``tests/bots/bot_api.py``); WeChat and WeCom are wxpeer's, behind a gate that
breaks off, delays nothing and lies as gateways do. wxpeer itself is never told to fail: what it
refuses, it refuses for a reason.
"""

import asyncio
import json
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from aiohttp import ClientSession, web
from typing_extensions import override
from wechatpy.enterprise.crypto import WeChatCrypto

from tests.bots.bot_api import HTML_502, BotApi
from tests.bots.wecom_peer import ACCOUNT, AES_KEY, CORP_ID, TOKEN
from tests.running import free_port

Json = dict[str, Any]
GH_ID = "gh_0123456789ab"
AGAIN_AFTER = 0.3
"""Seconds until a platform pushes once more what was not acknowledged."""
TELEGRAM, WECHAT, WECOM = "telegram", "wechat", "wecom"


@dataclass
class Weather:
    chance: random.Random
    faults: float = 0.05
    duplicates: float = 0.1
    seen: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def fault(self, kinds: Iterable[str]) -> str | None:
        if self.chance.random() >= self.faults:
            return None
        kind = self.chance.choice(list(kinds))
        self.seen[kind] += 1
        return kind

    def again(self) -> bool:
        return self.chance.random() < self.duplicates


@dataclass
class Resident:
    """``said`` holds what the platform got acknowledged, in order: texts, or choices."""

    channel: str
    external_id: str
    """As in the desk's addresses."""
    said: list[str] = field(default_factory=list)
    got: list[str] = field(default_factory=list)
    """What came to him, in order; on WeChat, customer-service messages."""
    replies: dict[str, set[str]] = field(default_factory=dict)
    """WeChat's replies to callbacks, by the callback's message."""

    @property
    def native(self) -> str:
        """His id as the platform says it."""
        return self.external_id.rpartition(":")[2]


# ── Telegram ──────────────────────────────────────────────────────────────────────────────────

TELEGRAM_FAULTS = ("429", "500", "drop", "page", "lost", "lost page")
"""``lost``: it was delivered, and the answer was not."""


@dataclass
class TelegramServer(BotApi):
    weather: Weather = field(default_factory=lambda: Weather(random.Random(0)))
    residents: dict[str, Resident] = field(default_factory=dict)
    waiting: list[tuple[int, Json, asyncio.Event]] = field(default_factory=list)
    """Updates that were not confirmed."""
    news: asyncio.Event = field(default_factory=asyncio.Event)
    numbers: int = 0
    delivered: int = 0

    async def push(self, resident: Resident, text: str, choice: str = "") -> None:
        """Returns when it was confirmed; by then it may have been fetched several times."""
        self.numbers += 1
        number, confirmed, chat = self.numbers, asyncio.Event(), int(resident.external_id)
        who = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}
        where = {"id": chat, "type": "private", "first_name": "A"}
        message = {"message_id": number, "from": who, "chat": where, "date": int(time.time())}
        message["text"] = text
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        update = {"update_id": number, "message": message}
        self.waiting.append((number, update, confirmed))
        self.news.set()
        await confirmed.wait()
        resident.said.append(choice or text)

    @override
    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method, body = request.match_info["method"], await request.post()
        fault = self.weather.fault(TELEGRAM_FAULTS)
        if fault == "429":
            why = {"description": "Too Many Requests", "parameters": {"retry_after": 1}}
            return web.json_response({"ok": False, "error_code": 429, **why}, status=429)
        if fault == "500":
            why = {"description": "Internal Server Error"}
            return web.json_response({"ok": False, "error_code": 500, **why}, status=500)
        if fault == "page":
            return _page()
        if fault == "drop":
            return _break_off(request)
        result = await self._do(method, body)
        if fault == "lost":
            return _break_off(request)
        if fault == "lost page":
            return _page()
        return web.json_response({"ok": True, "result": result})

    async def _do(self, method: str, body: Any) -> Any:
        if method == "getUpdates":
            return await self._updates(int(body.get("offset") or 0))
        if method.startswith("send") and method != "sendChatAction":
            self.residents[str(body["chat_id"])].got.append(str(body.get("text")))
            self.delivered += 1
        return self._result(method, body)

    async def _updates(self, offset: int) -> list[Json]:
        # a confirmed one comes once more now and then, as after a failover of theirs
        for number, _, confirmed in self.waiting:
            if number < offset and not self.weather.again():
                confirmed.set()
        self.waiting = [one for one in self.waiting if not one[2].is_set()]
        if not self.waiting:
            self.news.clear()
            try:
                async with asyncio.timeout(3):
                    await self.news.wait()
            except TimeoutError:
                return []
        return [update for _, update, _ in self.waiting[:100]]


# ── WeChat and WeCom ──────────────────────────────────────────────────────────────────────────

GATE_FAULTS = ("drop", "500", "page", "lost", "lost page", "busy", "token")
SAYS = {"busy": (-1, "system error"), "token": (42001, "access_token expired")}
FULL = {
    "/cgi-bin/message/custom/send": (45047, "out of response count limit"),
    "/cgi-bin/kf/send_msg": (95001, "send msg count limit"),
}


@dataclass
class Gate:
    """Stands before wxpeer's interfaces."""

    peer: str
    weather: Weather
    port: int = field(default_factory=free_port)
    delivered: int = 0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def _pass(self, request: web.Request) -> web.StreamResponse:
        full = FULL.get(request.path)
        fault = self.weather.fault((*GATE_FAULTS, "full") if full else GATE_FAULTS)
        if fault == "drop":
            return _break_off(request)
        if fault == "500":
            return web.Response(status=500)
        if fault == "page":
            return _page()
        if fault in SAYS or fault == "full":
            number, words = SAYS.get(fault) or full or (0, "")
            return web.json_response({"errcode": number, "errmsg": words})
        content = await request.read()
        async with self._http.request(
            request.method,
            self.peer + request.path_qs,
            data=content or None,
            headers={"Content-Type": request.content_type},
        ) as got:
            body, type_ = await got.read(), got.content_type
        if full and b'"errcode":0' in body:
            self.delivered += 1
        if fault == "lost":
            return _break_off(request)
        if fault == "lost page":
            return _page()
        return web.Response(body=body, content_type=type_)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Gate"]:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._pass)
        runner = web.AppRunner(app)
        await runner.setup()
        async with ClientSession() as self._http:
            try:
                await web.TCPSite(runner, "127.0.0.1", self.port).start()
                yield self
            finally:
                await runner.cleanup()


@dataclass
class Tencent:
    """WeChat's and WeCom's servers, as far as they push."""

    peer: str
    desk: str
    """The base of its address."""
    weather: Weather
    http: httpx.AsyncClient
    numbers: int = 2477951340000000
    opened: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """When each of WeChat's residents opened a window, in ms."""

    async def push_wechat(self, resident: Resident, text: str, choice: str = "") -> None:
        """Returns when it was acknowledged, after as many tries as that takes."""
        self.numbers += 1
        who, now = resident.external_id, int(time.time())
        parts = {"ToUserName": GH_ID, "FromUserName": who, "CreateTime": now}
        if choice:
            parts |= {"MsgType": "event", "Event": "CLICK", "EventKey": choice}
            key = f"{who}:{now}:click:{choice}"
        else:
            parts |= {"MsgType": "text", "Content": text, "MsgId": self.numbers}
            key = f"{who}:{self.numbers}"
        xml = "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in parts.items())
        kind = "CLICK" if choice else "message"
        await self.control("interact", {"openid": who, "kind": kind})
        # a repeat is no new deed of his: as "raw" it opens nothing at the peer
        push = {"type": "raw", "openid": who, "xml": f"<xml>{xml}</xml>", "attempts": 1}
        while True:
            times = 2 if self.weather.again() else 1
            answers = await asyncio.gather(*[self.control("send", push) for _ in range(times)])
            for answer in answers:
                if answer["ok"] and answer["reply"]:
                    resident.replies.setdefault(key, set()).add(answer["reply"]["content"])
                # a fault text is what nobody may ever see
                refused = [p for p in answer["problems"] if "reply" in p or "Content" in p]
                assert not refused, answer
            if any(answer["ok"] for answer in answers):
                resident.said.append(choice or text)
                return
            await asyncio.sleep(AGAIN_AFTER)

    async def push_wecom(self, resident: Resident, text: str, choice: str = "") -> None:
        message = {"msgtype": "text", "text": {"content": text}}
        if choice:
            message["text"]["menu_id"] = choice  # type: ignore[index]
        body = {"open_kfid": ACCOUNT, "external_userid": resident.native, "msg": message}
        token = (await self.control("kf/user", body))["token"]
        while True:
            times = 2 if self.weather.again() else 1
            if any(await asyncio.gather(*[self._call(token) for _ in range(times)])):
                resident.said.append(choice or text)
                return
            await asyncio.sleep(AGAIN_AFTER)

    async def _call(self, token: str) -> bool:
        stamp = str(int(time.time()))
        inner = (
            f"<xml><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[{token}]]></Token>"
            f"<OpenKfId><![CDATA[{ACCOUNT}]]></OpenKfId></xml>"
        )
        sealed = WeChatCrypto(TOKEN, AES_KEY, CORP_ID).encrypt_message(inner, "nonce", stamp)
        signature = sealed.split("<MsgSignature><![CDATA[")[1].split("]]")[0]
        query = {"msg_signature": signature, "timestamp": stamp, "nonce": "nonce"}
        try:
            url = f"{self.desk}/bots/wecom"
            answer = await self.http.post(url, params=query, content=sealed, timeout=5)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200

    async def control(self, command: str, body: Any) -> Any:
        url = f"{self.peer}/__ctl/{command}"
        return (await self.http.post(url, json=body, timeout=30)).json()

    async def log(self) -> list[Json]:
        entries: list[Json] = (await self.http.get(f"{self.peer}/__ctl/log", timeout=30)).json()
        return entries

    async def collect(self, residents: list[Resident]) -> None:
        """What wxpeer delivered, to each ``got``."""
        users = {one["openid"]: one for one in await self._get("users")}
        sessions = await self._get("kf/sessions")
        for resident in residents:
            if resident.channel == WECHAT:
                sent = users.get(resident.external_id, {}).get("sent", [])
                resident.got = [said(message) for message in sent]
            elif resident.channel == WECOM:
                session = sessions.get(resident.external_id.replace(":", "|"), {})
                resident.got = [message["msgid"] for message in session.get("sent", [])]

    async def _get(self, what: str) -> Any:
        return (await self.http.get(f"{self.peer}/__ctl/{what}", timeout=30)).json()


def said(message: Json) -> str:
    """One of WeChat's customer-service messages, so that it can be compared."""
    if message["msgtype"] == "text":
        text: str = message["text"]["content"]
        return text
    menu = message["msgmenu"]
    items = [[item["id"], item["content"]] for item in menu["list"]]
    return json.dumps([menu["head_content"], items, menu["tail_content"]])


def _page() -> web.Response:
    return web.Response(status=502, text=HTML_502, content_type="text/html")


def _break_off(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
