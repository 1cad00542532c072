"""The web role's application: routers, errors, health and what runs beside them."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

import structlog
from fastapi import APIRouter, FastAPI, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, Histogram, generate_latest
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.live import Hub
from core.phrases import Translate
from web import errors
from web.pages import STATIC, ReleasedFiles, SecurityHeaders, release

log = structlog.get_logger()

MAX_BODY = 11 * 1024 * 1024
"""Bytes: a file of 10 MB and what a form puts around it."""

SOCKETS = Gauge("yuqiao_sockets", "Open sockets of this process.")
SECONDS = Histogram("yuqiao_http_seconds", "HTTP calls.", ["method", "route", "status"])

Check = Callable[[], Awaitable[None]]
Background = Callable[[], Awaitable[None]]


def make_app(
    routers: Sequence[APIRouter],
    translate: Translate,
    hub: Hub,
    checks: dict[str, Check],
    background: Sequence[Background],
) -> FastAPI:
    """``checks`` raise where a part is down; ``background`` runs until the end."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        tasks = [asyncio.ensure_future(job()) for job in background]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    app = FastAPI(
        title="Yuqiao",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    errors.install(app, translate)
    for router in routers:
        app.include_router(router)
    app.include_router(_health(hub, checks))
    app.mount(f"/static/{release()}", ReleasedFiles(directory=STATIC))
    app.add_middleware(errors.RefuseLarge, limit=MAX_BODY, translate=translate)
    app.add_middleware(Measured)
    app.add_middleware(SecurityHeaders)
    return app


def _health(hub: Hub, checks: dict[str, Check]) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def healthz() -> dict[str, str]:
        """This process answers."""
        return {"status": "ok"}

    @router.get("/readyz")
    async def readyz() -> Response:
        """What this process needs answers too."""
        states: dict[str, str] = {}
        for name, check in checks.items():
            try:
                async with asyncio.timeout(2):
                    await check()
                states[name] = "ok"
            except Exception as error:
                log.warning("part is down", part=name, error=type(error).__name__)
                states[name] = "down"
        ready = all(state == "ok" for state in states.values())
        return JSONResponse(states, status_code=200 if ready else 503)

    @router.get("/metrics")
    async def metrics() -> Response:
        SOCKETS.set(len(hub))
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return router


class Measured:
    """Times HTTP calls by route, never by path: paths hold ids."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, note)
        finally:
            route = getattr(HTTPConnection(scope).scope.get("route"), "path", "static")
            SECONDS.labels(scope["method"], route, status).observe(time.perf_counter() - started)
