"""One shape for every error: ``{code, message, fields}``."""

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.errors import (
    BadInput,
    NotFound,
    TooLarge,
    Unavailable,
    YuqiaoError,
    bad_fields,
)
from core.message import clean_text
from core.people import Language
from core.phrases import Phrase, Translate
from core.wire import error_json

log = structlog.get_logger()


class RefuseLarge:
    """Reads bodies up to a limit; over it the answer is 413, in the one shape."""

    def __init__(self, app: ASGIApp, limit: int, translate: Translate) -> None:
        self.app = app
        self._limit = limit
        self._translate = translate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        length = connection.headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self._limit:
            error = _too_large()
            body = error_json(error, self._translate, reader_language(connection))
            await JSONResponse(body, status_code=error.status)(scope, receive, send)
            return
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._limit:
                # FastAPI lets it through its form parser, and `install` shapes it
                raise HTTPException(413)
            return message

        await self.app(scope, counted, send)


def _too_large() -> TooLarge:
    return TooLarge("too_large", Phrase("That is too large."))


def reader_language(connection: HTTPConnection) -> Language:
    """The best of ``?language=`` and ``Accept-Language`` that we speak; English otherwise."""
    chosen = Language.match(connection.query_params.get("language"))
    if chosen is not None:
        return chosen
    weighted: list[tuple[float, Language]] = []
    for part in connection.headers.get("accept-language", "")[:500].split(","):
        tag, _, quality = part.partition(";q=")
        language = Language.match(tag)
        if language is not None:
            weighted.append((_number(quality), language))
    # the first of the best: max keeps the earlier one of equals
    return max(weighted, key=lambda pair: pair[0], default=(0.0, Language.EN))[1]


def _number(quality: str) -> float:
    try:
        return float(quality or 1)
    except ValueError:
        return 0.0


def install(app: FastAPI, translate: Translate) -> None:
    """Turns whatever is raised into the one shape."""

    def respond(request: Request, error: YuqiaoError) -> Response:
        body = error_json(error, translate, reader_language(request))
        headers = {}
        if "retry_after" in error.fields:
            headers["Retry-After"] = str(error.fields["retry_after"])
        return JSONResponse(body, status_code=error.status, headers=headers)

    @app.exception_handler(YuqiaoError)
    async def ours(request: Request, error: YuqiaoError) -> Response:
        return respond(request, error)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        fields = {
            clean_text(".".join(str(p) for p in e["loc"][1:])): clean_text(e["msg"])
            for e in error.errors()
        }
        return respond(request, bad_fields(fields))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        known: dict[int, YuqiaoError] = {
            404: NotFound(),
            413: _too_large(),
            503: Unavailable(),
        }
        default = BadInput("bad_request", Phrase("This request can't be used."))
        found = known.get(error.status_code, default)
        body = error_json(found, translate, reader_language(request))
        return JSONResponse(body, status_code=error.status_code, headers=error.headers)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> Response:
        log.error("call failed", path=request.url.path, exc_info=error)
        return respond(request, Unavailable())
