"""What the interfaces of WeChat and WeCom have in common: a token in each address, an errcode in
each answer, files.

ApiFault
├── Said        the platform answered with an errcode: it did nothing
├── Unreached   the request never left us
└── Unanswered  it left, and what came back is no answer: it may have been done
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from bots.tokens import Tokens

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
TOO_LARGE = "too_large"

Json = dict[str, Any]


class ApiFault(Exception):
    """The root: never raised itself. ``code`` is for logs and metrics."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Said(ApiFault):
    """``number`` is the errcode, ``message`` the platform's own words."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(str(number))
        self.number = number
        self.message = message


class Unreached(ApiFault):
    pass


class Unanswered(ApiFault):
    pass


@dataclass(frozen=True, slots=True)
class Got:
    content: bytes
    type: str
    disposition: str

    @property
    def is_json(self) -> bool:
        # text/plain is said of some JSON, and of no file
        return (
            "json" in self.type
            or ("text/plain" in self.type and self.content[:1] == b"{")
            or self.content.startswith(b'{"errcode"')
        )

    def answer(self) -> Json:
        """Raises:
        Said, Unanswered
        """
        answer = _object(self)
        number = _errcode(answer)
        if number:
            raise Said(number, str(answer.get("errmsg", "")))
        return answer

    @property
    def token_refused(self) -> bool:
        if not self.is_json:
            return False
        try:
            return _errcode(_object(self)) in TOKEN_ERRORS
        except Unanswered:
            return False


class Calls:
    """``base`` is what every path is put behind."""

    def __init__(self, base: str, http: httpx.AsyncClient) -> None:
        self._base = base.rstrip("/")
        self._http = http

    @property
    def base(self) -> httpx.URL:
        return httpx.URL(self._base)

    async def issue(self, method: str, path: str, **content: Any) -> tuple[str, int]:
        """A new token and the seconds that it lives.

        Raises:
            ApiFault
        """
        answer = (await self.request(method, path, **content)).answer()
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not isinstance(seconds, int):
            raise Unanswered("no_token")
        return token, seconds

    async def call(self, tokens: Tokens, path: str, body: Json | None = None) -> Json:
        """POST of a body, or GET.

        Raises:
            ApiFault: see the tree above.
        """
        method = "GET" if body is None else "POST"
        headers = {} if body is None else {"Content-Type": "application/json; charset=utf-8"}
        content = None if body is None else raw(body)
        got = await self.with_token(
            tokens,
            lambda token: self.request(
                method, path, params={"access_token": token}, content=content, headers=headers
            ),
        )
        return got.answer()

    async def upload(
        self, tokens: Tokens, path: str, kind: str, name: str, type_: str, content: bytes
    ) -> str:
        """The media id of a file, good for 3 days.

        Raises:
            ApiFault
        """
        got = await self.with_token(
            tokens,
            lambda token: self.request(
                "POST",
                path,
                params={"access_token": token, "type": kind},
                files={"media": (name, content, type_)},
            ),
        )
        media_id = got.answer().get("media_id")
        if not isinstance(media_id, str) or not media_id:
            raise Unanswered("no_media_id")
        return media_id

    async def with_token(self, tokens: Tokens, ask: Callable[[str], Awaitable[Got]]) -> Got:
        """Once more with another token, where this one is refused."""
        token = await tokens.get()
        got = await ask(token)
        return await ask(await tokens.renew(token)) if got.token_refused else got

    async def request(self, method: str, path: str, **content: Any) -> Got:
        """Raises:
        Unreached, Unanswered
        """
        url = f"{self._base}{path}"
        return await self.send(self._http.build_request(method, url, timeout=TIMEOUT, **content))

    async def fetch(self, url: httpx.URL) -> Got:
        """What is at an address of the platform's.

        Raises:
            Unreached, Unanswered
        """
        return await self.send(self._http.build_request("GET", url, timeout=TIMEOUT))

    async def send(self, request: httpx.Request) -> Got:
        """Raises:
        Unreached, Unanswered
        """
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
        headers = response.headers
        return Got(content, headers.get("content-type", ""), headers.get("content-disposition", ""))


def raw(body: Json) -> bytes:
    r"""JSON with every character as itself: ``\u4f60`` is shown as it is written."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "ignore")


async def _read(response: httpx.Response) -> bytes:
    """The body, where it is of a size that we keep."""
    content = bytearray()
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > MAX_MEDIA:
            raise Unanswered(TOO_LARGE)
    return bytes(content)


def _object(got: Got) -> Json:
    try:
        answer = json.loads(got.content)
    except ValueError as error:
        raise Unanswered("unreadable") from error
    if not isinstance(answer, dict):
        raise Unanswered("unreadable")
    return answer


def _errcode(answer: Json) -> int:
    try:
        return int(answer.get("errcode", 0))
    except (TypeError, ValueError) as error:
        raise Unanswered("unreadable") from error
