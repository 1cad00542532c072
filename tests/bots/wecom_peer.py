"""WeCom's side of the wire, played by wxpeer."""

import asyncio
import json
import shutil
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bots.parts import Parts
from bots.wecom import Wecom, WecomConfig
from core.message import Address

PEER = Path(__file__).parent.parent / "peers" / "wxpeer" / "peer.js"
PAYLOADS = Path(__file__).parent.parent / "payloads" / "wecom"
NODE = shutil.which("node")
NO_PEER = (
    "no node"
    if NODE is None
    else ""
    if (PEER.parent.parent / "node_modules").exists()
    else "tests/peers is not installed: scripts/peers"
)
CORP_ID, SECRET, TOKEN = "ww1234567890abcdef", "k" * 43, "peertoken"
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
ACCOUNT = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q"
ANNA = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw"
SEND, WELCOME = "/cgi-bin/kf/send_msg", "/cgi-bin/kf/send_msg_on_event"

Json = dict[str, Any]


def payload(name: str) -> Json:
    loaded: Json = json.loads((PAYLOADS / f"{name}.json").read_bytes())
    return loaded


def address(resident: str = ANNA) -> Address:
    return Address("wecom", f"{ACCOUNT}:{resident}")


def config(base: str, secret: str = SECRET) -> WecomConfig:
    return WecomConfig(CORP_ID, secret, TOKEN, (AES_KEY,), base)


def maker(base: str, secret: str = SECRET) -> Any:
    def make(parts: Parts) -> Wecom:
        return Wecom(config(base, secret), parts)

    return make


@dataclass
class Peer:
    base: str
    http: httpx.AsyncClient

    async def control(self, command: str, body: Any = None) -> Any:
        answer = await self.http.post(f"{self.base}/__ctl/{command}", json=body or {})
        return answer.json()

    async def says(self, text: str, resident: str = ANNA, **more: Any) -> str:
        """A resident writes, and WeCom calls nobody. Returns the message's id."""
        message = {"msgtype": "text", "text": {"content": text}, **more}
        return await self.sends(message, resident)

    async def sends(self, message: Json, resident: str = ANNA) -> str:
        body = {"open_kfid": ACCOUNT, "external_userid": resident, "msg": message}
        made = await self.control("kf/user", body)
        msgid: str = made["msg"]["msgid"]
        return msgid

    async def happens(self, event: Json, resident: str = ANNA) -> Json:
        body = {"open_kfid": ACCOUNT, "external_userid": resident, "event": event}
        made: Json = await self.control("kf/event", body)
        return made

    async def calls(self, text: str, resident: str = ANNA) -> Json:
        """A resident writes, and WeCom calls us."""
        message = {"msgtype": "text", "text": {"content": text}}
        body = {"open_kfid": ACCOUNT, "external_userid": resident, "msg": message}
        called: Json = await self.control("wecom/say", body)
        return called

    async def fault(self, path: str, **how: Any) -> None:
        await self.control("fault", {"path": path, **how})

    async def media(self, content: bytes, kind: str, mime: str) -> str:
        import base64

        encoded = base64.b64encode(content).decode()
        made = await self.control("media", {"base64": encoded, "type": kind, "mime": mime})
        media_id: str = made["media_id"]
        return media_id

    async def state(self, resident: str = ANNA, **state: Any) -> Json:
        body = {"open_kfid": ACCOUNT, "external_userid": resident, "set": state}
        found: Json = await self.control("kf/state", body)
        return found

    async def log(self, path: str = "") -> list[Json]:
        answer = await self.http.get(f"{self.base}/__ctl/log")
        return [entry for entry in answer.json() if path in ("", entry["path"])]

    async def got(self, resident: str = ANNA) -> list[Json]:
        """What reached a resident, in order."""
        return list((await self.state(resident))["sent"])

    async def texts(self, resident: str = ANNA) -> list[str]:
        return [said(message) for message in await self.got(resident)]


def said(message: Json) -> str:
    body = message[message["msgtype"]]
    parts = (body.get("content"), body.get("head_content"), body.get("tail_content"))
    return "\n\n".join(part for part in parts if part)


@asynccontextmanager
async def running_peer(callback: str = "http://127.0.0.1:1/", *more: str) -> AsyncIterator[Peer]:
    assert NODE is not None
    process = await asyncio.create_subprocess_exec(
        *(NODE, str(PEER), "--serve", "--port", "0", "--url", callback),
        *("--wecom-url", callback, *more),
        stdout=PIPE,
    )
    try:
        assert process.stdout is not None
        base = json.loads(await process.stdout.readline())["api"]
        async with httpx.AsyncClient(timeout=60) as http:
            yield Peer(base, http)
    finally:
        process.kill()
        await process.wait()
