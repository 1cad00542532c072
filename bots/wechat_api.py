"""WeChat's interfaces for official accounts, as far as a desk needs them.

ApiFault
├── Said        WeChat answered with an errcode: it did nothing
├── Unreached   the request never left us
└── Unanswered  it left, and what came back is no answer: it may have been done
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
import structlog

from bots.parts import Redis
from bots.tokens import Tokens
from core.clock import Clock

log = structlog.get_logger()

BASE = "https://api.weixin.qq.com"
TOKEN_ERRORS = frozenset({40001, 40014, 42001})
"""The token is not good, or not any more: worth one more try with another."""
TIMEOUT = httpx.Timeout(10.0, connect=3.0, pool=3.0)
NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.ProxyError,
)
MAX_MEDIA = 20 * 1024 * 1024
MEDIA_HOSTS = (".qpic.cn", ".qq.com", ".weixin.qq.com")
"""Whose addresses in a callback are fetched: nobody's else."""
REDIS_WITHIN = 0.2
"""Seconds: a callback waits for it."""
RIGHT_LASTS_MS = 12 * 3600 * 1000
"""An account may be given a right that it lacked."""

Json = dict[str, Any]


class ApiFault(Exception):
    """The root: never raised itself. ``code`` is for logs and metrics."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Said(ApiFault):
    """``number`` is the errcode, ``message`` WeChat's own words."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(str(number))
        self.number = number
        self.message = message


class Unreached(ApiFault):
    pass


class Unanswered(ApiFault):
    pass


@dataclass(frozen=True, slots=True)
class Account:
    app_id: str
    secret: str
    base: str = BASE


class Api:
    def __init__(
        self, account: Account, http: httpx.AsyncClient, redis: Redis | None, clock: Clock
    ) -> None:
        self._account = account
        self._http = http
        self._base = account.base.rstrip("/")
        self._tokens = Tokens(redis, f"wechat:{account.app_id}", self._issue, clock)

    async def call(self, path: str, body: Json | None = None) -> Json:
        """POST of a body, or GET.

        Raises:
            ApiFault: see the tree above.
        """
        content = None if body is None else _raw(body)
        method = "GET" if body is None else "POST"
        headers = {} if body is None else {"Content-Type": "application/json; charset=utf-8"}

        async def ask(token: str) -> Got:
            return await self._request(
                method, path, params={"access_token": token}, content=content, headers=headers
            )

        return _answer(await self._with_token(ask))

    async def upload(self, kind: str, name: str, type_: str, content: bytes) -> str:
        """The media id of a file, good for 3 days. ``kind``: image, voice, video.

        Raises:
            ApiFault
        """

        async def ask(token: str) -> Got:
            return await self._request(
                "POST",
                "/cgi-bin/media/upload",
                params={"access_token": token, "type": kind},
                files={"media": (name, content, type_)},
            )

        answer = _answer(await self._with_token(ask))
        media_id = answer.get("media_id")
        if not isinstance(media_id, str) or not media_id:
            raise Unanswered("no media_id")
        return media_id

    async def download(self, media_id: str) -> bytes:
        """What a resident sent; of a video, what its address leads to.

        Raises:
            ApiFault
        """

        async def ask(token: str) -> Got:
            params = {"access_token": token, "media_id": media_id}
            return await self._request("GET", "/cgi-bin/media/get", params=params)

        got = await self._with_token(ask)
        if got.is_json:
            url = _answer(got).get("video_url")
            if not isinstance(url, str):
                raise Unanswered("no media")
            return await self.fetch(url)
        return got.content

    async def fetch(self, url: str) -> bytes:
        """A file at an address that WeChat gave.

        Raises:
            ApiFault: also where the address is not WeChat's.
        """
        try:
            parts = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise Unanswered("bad address") from error
        own = httpx.URL(self._base)
        ours = (parts.host, parts.port) == (own.host, own.port)
        if not ours and not f".{parts.host}".endswith(MEDIA_HOSTS):
            raise Unanswered("address of somebody else")
        got = await self._send(self._http.build_request("GET", parts, timeout=TIMEOUT))
        return got.content

    async def _with_token(self, ask: Callable[[str], Awaitable["Got"]]) -> "Got":
        token = await self._tokens.get()
        got = await ask(token)
        if _errcode(got) in TOKEN_ERRORS:
            got = await ask(await self._tokens.renew(token))
        return got

    async def _issue(self) -> tuple[str, int]:
        """Asked again while a token lives, WeChat gives the same one: no other process of ours, or
        of anybody's, loses his."""
        body = {
            "grant_type": "client_credential",
            "appid": self._account.app_id,
            "secret": self._account.secret,
            "force_refresh": False,
        }
        answer = _answer(await self._request("POST", "/cgi-bin/stable_token", content=_raw(body)))
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not isinstance(seconds, int):
            raise Unanswered("no token")
        return token, seconds

    async def _request(self, method: str, path: str, **content: Any) -> "Got":
        return await self._send(
            self._http.build_request(method, f"{self._base}{path}", timeout=TIMEOUT, **content)
        )

    async def _send(self, request: httpx.Request) -> "Got":
        try:
            response = await self._http.send(request, stream=True)
            try:
                content = await _read(response)
            finally:
                await response.aclose()
        except NOT_SENT as error:
            raise Unreached(type(error).__name__) from error
        except httpx.HTTPError as error:
            raise Unanswered(type(error).__name__) from error
        if response.status_code != 200:
            raise Unanswered(f"http_{response.status_code}")
        return Got(response.headers.get("content-type", ""), content)


@dataclass(frozen=True, slots=True)
class Got:
    type: str
    content: bytes

    @property
    def is_json(self) -> bool:
        """WeChat says text/plain of some JSON, and of no file."""
        return "json" in self.type or ("text/plain" in self.type and self.content[:1] == b"{")


async def _read(response: httpx.Response) -> bytes:
    """The body, where it is of a size that we keep."""
    content = bytearray()
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > MAX_MEDIA:
            raise Unanswered("too_large")
    return bytes(content)


def _raw(body: Json) -> bytes:
    r"""JSON with every character as itself: WeChat shows ``\u4f60`` as it is written."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "ignore")


def _errcode(got: Got) -> int:
    if got.is_json:
        try:
            return int(_object(got).get("errcode", 0))
        except (Unanswered, TypeError, ValueError):
            return 0
    return 0


def _answer(got: Got) -> Json:
    answer = _object(got)
    try:
        number = int(answer.get("errcode", 0))
    except (TypeError, ValueError) as error:
        raise Unanswered("unreadable") from error
    if number:
        raise Said(number, str(answer.get("errmsg", "")))
    return answer


def _object(got: Got) -> Json:
    try:
        answer = json.loads(got.content)
    except ValueError as error:
        raise Unanswered("unreadable") from error
    if not isinstance(answer, dict):
        raise Unanswered("unreadable")
    return answer


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
