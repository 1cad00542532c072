"""WeCom's interfaces for 微信客服 (``/cgi-bin/kf``), as far as a desk needs them."""

from dataclasses import dataclass

import httpx

from bots.parts import Redis
from bots.tencent import Calls, Got, Json, Unanswered
from bots.tokens import Tokens
from core.clock import Clock

BASE = "https://qyapi.weixin.qq.com"
MOST_AT_ONCE = 1000
"""Messages of one ``sync_msg``."""


@dataclass(frozen=True, slots=True)
class Page:
    """Of the list that ``sync_msg`` reads."""

    messages: list[Json]
    cursor: str
    more: bool


class KfApi:
    """What it raises is an ``ApiFault`` of ``bots/tencent.py``."""

    def __init__(
        self,
        corp_id: str,
        secret: str,
        base: str,
        http: httpx.AsyncClient,
        redis: Redis | None,
        clock: Clock,
    ) -> None:
        self._corp_id = corp_id
        self._secret = secret
        self._calls = Calls(f"{base.rstrip('/')}/cgi-bin", http)
        self._tokens = Tokens(redis, f"wecom:{corp_id}", self._issue, clock)

    async def call(self, path: str, body: Json | None = None) -> Json:
        """POST of a body, or GET, under ``/cgi-bin``."""
        return await self._calls.call(self._tokens, f"/{path}", body)

    async def sync(self, account: str, cursor: str, token: str | None) -> Page:
        """What came after the cursor; without one, of the last 3 days. Without the token of a
        callback WeCom answers seldom.
        """
        body: Json = {"open_kfid": account, "limit": MOST_AT_ONCE, "voice_format": 0}
        if cursor:
            body["cursor"] = cursor
        if token:
            body["token"] = token
        answer = await self.call("kf/sync_msg", body)
        listed = answer.get("msg_list")
        return Page(
            [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else [],
            str(answer.get("next_cursor") or ""),
            answer.get("has_more") == 1,
        )

    async def upload(self, kind: str, name: str, type_: str, content: bytes) -> str:
        """The media id of a file, good for 3 days. ``kind``: image, voice, video, file."""
        return await self._calls.upload(self._tokens, "/media/upload", kind, name, type_, content)

    async def download(self, media_id: str) -> tuple[str, bytes]:
        """Name and content of what a resident sent."""

        async def ask(token: str) -> Got:
            params = {"access_token": token, "media_id": media_id}
            return await self._calls.request("GET", "/media/get", params=params)

        got = await self._calls.with_token(self._tokens, ask)
        if got.is_json:
            got.answer()
            raise Unanswered("no_media")
        return _name(got.disposition), got.content

    async def prove(self) -> None:
        """That the secret is right now: a token that was fetched with it says no more than that it
        was."""
        await self._issue()

    async def _issue(self) -> tuple[str, int]:
        params = {"corpid": self._corp_id, "corpsecret": self._secret}
        return await self._calls.issue("GET", "/gettoken", params=params)


def _name(disposition: str) -> str:
    """A file's name, as far as WeCom says it; what it may do is the media store's affair."""
    _, _, name = disposition.partition("filename=")
    return name.partition(";")[0].strip(' "') or "file"
