"""WeCom's interfaces for 微信客服 (``/cgi-bin/kf``), as far as a desk needs them.

ApiFault
├── Said        WeCom answered with an errcode: it did nothing
├── Unreached   the request never left us
└── Unanswered  it left, and what came back is no answer: it may have been done
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from bots.parts import Redis
from bots.tokens import Tokens
from core.clock import Clock

BASE = "https://qyapi.weixin.qq.com"
TOKEN_ERRORS = frozenset({40001, 40014, 42001})
"""The token is not good, or not any more: worth one more try with another."""
TIMEOUT = httpx.Timeout(10.0, connect=3.0, pool=3.0)
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
MOST_AT_ONCE = 1000
"""Messages of one ``sync_msg``."""
MAX_MEDIA = 20 * 1024 * 1024
TOO_LARGE = "too_large"

Json = dict[str, Any]


class ApiFault(Exception):
    """The root: never raised itself. ``code`` is for logs and metrics."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Said(ApiFault):
    """``number`` is the errcode, ``message`` WeCom's own words."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(str(number))
        self.number = number
        self.message = message


class Unreached(ApiFault):
    pass


class Unanswered(ApiFault):
    pass


@dataclass(frozen=True, slots=True)
class Page:
    """Of the list that ``sync_msg`` reads."""

    messages: list[Json]
    cursor: str
    more: bool


@dataclass(frozen=True, slots=True)
class Got:
    content: bytes
    type: str
    disposition: str

    @property
    def is_json(self) -> bool:
        # errors of downloads have been seen as text
        return "json" in self.type or self.content.startswith(b'{"errcode"')


class KfApi:
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
        self._base = base.rstrip("/")
        self._http = http
        self._tokens = Tokens(redis, f"wecom:{corp_id}", self._issue, clock)

    async def call(self, path: str, body: Json | None = None) -> Json:
        """POST of a body, or GET, under ``/cgi-bin``.

        Raises:
            ApiFault: see the tree above.
        """
        method = "GET" if body is None else "POST"
        content = None if body is None else _raw(body)

        async def ask(token: str) -> Got:
            params = {"access_token": token}
            return await self._request(method, path, params=params, content=content)

        return _answer(await self._with_token(ask))

    async def sync(self, account: str, cursor: str, token: str | None) -> Page:
        """What came after the cursor; without one, of the last 3 days. Without the token of a
        callback WeCom answers seldom.

        Raises:
            ApiFault
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
        """The media id of a file, good for 3 days. ``kind``: image, voice, video, file.

        Raises:
            ApiFault
        """

        async def ask(token: str) -> Got:
            params = {"access_token": token, "type": kind}
            files = {"media": (name, content, type_)}
            return await self._request("POST", "media/upload", params=params, files=files)

        media_id = _answer(await self._with_token(ask)).get("media_id")
        if not isinstance(media_id, str) or not media_id:
            raise Unanswered("no_media_id")
        return media_id

    async def download(self, media_id: str) -> tuple[str, bytes]:
        """Name and content of what a resident sent.

        Raises:
            ApiFault
        """

        async def ask(token: str) -> Got:
            params = {"access_token": token, "media_id": media_id}
            return await self._request("GET", "media/get", params=params)

        got = await self._with_token(ask)
        if got.is_json:
            _answer(got)
            raise Unanswered("no_media")
        return _name(got.disposition), got.content

    async def _with_token(self, ask: Callable[[str], Awaitable[Got]]) -> Got:
        token = await self._tokens.get()
        got = await ask(token)
        if _errcode(got) in TOKEN_ERRORS:
            got = await ask(await self._tokens.renew(token))
        return got

    async def _issue(self) -> tuple[str, int]:
        params = {"corpid": self._corp_id, "corpsecret": self._secret}
        answer = _answer(await self._request("GET", "gettoken", params=params))
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not isinstance(seconds, int):
            raise Unanswered("no_token")
        return token, seconds

    async def _request(self, method: str, path: str, **content: Any) -> Got:
        request = self._http.build_request(
            method, f"{self._base}/cgi-bin/{path}", timeout=TIMEOUT, **content
        )
        try:
            response = await self._http.send(request, stream=True)
            try:
                read = await _read(response)
            finally:
                await response.aclose()
        except NOT_SENT as error:
            raise Unreached(type(error).__name__) from error
        except httpx.HTTPError as error:
            raise Unanswered(type(error).__name__) from error
        if response.status_code != 200:
            raise Unanswered(f"http_{response.status_code}")
        return Got(
            read,
            response.headers.get("content-type", ""),
            response.headers.get("content-disposition", ""),
        )


async def _read(response: httpx.Response) -> bytes:
    """The body, as far as it is of a size that we keep."""
    content = bytearray()
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > MAX_MEDIA:
            raise Unanswered(TOO_LARGE)
    return bytes(content)


def _raw(body: Json) -> bytes:
    r"""JSON with every character as itself: ``\u4f60`` is shown as it is written."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "ignore")


def _object(got: Got) -> Json:
    try:
        answer = json.loads(got.content)
    except ValueError as error:
        raise Unanswered("unreadable") from error
    if not isinstance(answer, dict) or not isinstance(answer.get("errcode", 0), int):
        raise Unanswered("unreadable")
    return answer


def _errcode(got: Got) -> int:
    if not got.is_json:
        return 0
    try:
        return int(_object(got).get("errcode", 0))
    except Unanswered:
        return 0


def _answer(got: Got) -> Json:
    answer = _object(got)
    number = answer.get("errcode", 0)
    if number:
        raise Said(number, str(answer.get("errmsg", "")))
    return answer


def _name(disposition: str) -> str:
    """A file's name, as far as WeCom says it; what it may do is the media store's affair."""
    _, _, name = disposition.partition("filename=")
    return name.partition(";")[0].strip(' "') or "file"
