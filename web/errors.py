"""One shape for every error: ``{code, message, fields}``."""

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request

from core.errors import (
    BadInput,
    NotFound,
    TooLarge,
    Unavailable,
    YuqiaoError,
    bad_fields,
)
from core.people import Language
from core.phrases import Phrase, Translate
from core.wire import error_json

log = structlog.get_logger()


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
        fields = {".".join(str(p) for p in e["loc"][1:]): e["msg"] for e in error.errors()}
        return respond(request, bad_fields(fields))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        known: dict[int, YuqiaoError] = {
            404: NotFound(),
            413: TooLarge("too_large", Phrase("That is too large.")),
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
