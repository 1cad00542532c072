"""WeChat's interfaces for official accounts, as far as a desk needs them."""

import asyncio
from dataclasses import dataclass

import httpx
import structlog

from bots.parts import Redis
from bots.tencent import Calls, Got, Json, Unanswered, raw
from bots.tokens import Tokens
from core.clock import Clock

log = structlog.get_logger()

BASE = "https://api.weixin.qq.com"
MEDIA_HOSTS = (".qpic.cn", ".qq.com", ".weixin.qq.com")
"""Whose addresses in a callback are fetched: nobody's else."""
REDIS_WITHIN = 0.2
"""Seconds: a callback waits for it."""
RIGHT_LASTS_MS = 12 * 3600 * 1000
"""An account may be given a right that it lacked."""


@dataclass(frozen=True, slots=True)
class Account:
    app_id: str
    secret: str
    base: str = BASE


class Api:
    """What it raises is an ``ApiFault`` of ``bots/tencent.py``."""

    def __init__(
        self, account: Account, http: httpx.AsyncClient, redis: Redis | None, clock: Clock
    ) -> None:
        self._account = account
        self._calls = Calls(account.base, http)
        self._tokens = Tokens(redis, f"wechat:{account.app_id}", self._issue, clock)

    async def call(self, path: str, body: Json | None = None) -> Json:
        """POST of a body, or GET."""
        return await self._calls.call(self._tokens, path, body)

    async def upload(self, kind: str, name: str, type_: str, content: bytes) -> str:
        """The media id of a file, good for 3 days. ``kind``: image, voice, video."""
        path = "/cgi-bin/media/upload"
        return await self._calls.upload(self._tokens, path, kind, name, type_, content)

    async def download(self, media_id: str) -> bytes:
        """What a resident sent; of a video, what its address leads to."""

        async def ask(token: str) -> Got:
            params = {"access_token": token, "media_id": media_id}
            return await self._calls.request("GET", "/cgi-bin/media/get", params=params)

        got = await self._calls.with_token(self._tokens, ask)
        if got.is_json:
            url = got.answer().get("video_url")
            if not isinstance(url, str):
                raise Unanswered("no_media")
            return await self.fetch(url)
        return got.content

    async def fetch(self, url: str) -> bytes:
        """A file at an address that WeChat gave, and that is WeChat's."""
        try:
            parts = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise Unanswered("bad_address") from error
        own = self._calls.base
        ours = (parts.host, parts.port) == (own.host, own.port)
        if not ours and not f".{parts.host}".endswith(MEDIA_HOSTS):
            raise Unanswered("address_of_somebody_else")
        return (await self._calls.fetch(parts)).content

    async def prove(self) -> None:
        """That the secret is right now: a token that was fetched with it says no more than that it
        was."""
        await self._issue()

    async def _issue(self) -> tuple[str, int]:
        """Asked again while a token lives, WeChat gives the same one: no other process of ours, or
        of anybody's, loses his."""
        body: Json = {
            "grant_type": "client_credential",
            "appid": self._account.app_id,
            "secret": self._account.secret,
            "force_refresh": False,
        }
        return await self._calls.issue("POST", "/cgi-bin/stable_token", content=raw(body))


class Rights:
    """What the account may do, as far as it was seen: shared by all processes, forgotten by
    itself. What nothing is known of is tried."""

    CUSTOM = "custom"
    """Customer-service messages."""
    MENUS = "menus"
    """Menus among them."""

    def __init__(self, redis: Redis | None, app_id: str) -> None:
        self._redis = redis
        self._name = f"yuqiao:wechat:{app_id}:may"
        self._seen: dict[str, bool] = {}

    async def may(self, right: str) -> bool:
        if self._redis is not None:
            try:
                async with asyncio.timeout(REDIS_WITHIN):
                    kept = await self._redis.get(f"{self._name}:{right}")
                return bool(kept != "no")
            except Exception as error:
                log.warning("rights not read", error=type(error).__name__)
        return self._seen.get(right, True)

    async def saw(self, right: str, may: bool) -> None:
        self._seen[right] = may
        if self._redis is None:
            return
        try:
            word = "yes" if may else "no"
            await self._redis.set(f"{self._name}:{right}", word, px=RIGHT_LASTS_MS)
        except Exception as error:
            log.warning("rights not kept", error=type(error).__name__)
