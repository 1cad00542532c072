"""Updates pushed to us by Telegram."""

import hmac
import json
import re

import structlog
from fastapi import APIRouter, Request, Response

from bots.kept import Kept
from bots.telegram_receiving import Receiving

log = structlog.get_logger()

MOST_BYTES = 1024 * 1024
"""Of a body: the largest update that there is takes a small part of it."""
SECRET = "x-telegram-bot-api-secret-token"
SECRETS = re.compile(r"[A-Za-z0-9_-]{1,256}")


def webhook(bot_id: int, secret: str, receiving: Receiving, kept: Kept) -> APIRouter:
    """200 means: stored, or kept for inspection. Anything else comes again."""
    router = APIRouter()

    @router.post("/bots/telegram/{bot}", include_in_schema=False)
    async def update(bot: str, request: Request) -> Response:
        given = request.headers.get(SECRET, "").encode()
        if not hmac.compare_digest(given, secret.encode()):
            return Response(status_code=403)
        if bot != str(bot_id):
            return Response(status_code=404)
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                log.warning("an update was too large")
                return Response(status_code=413)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError) as error:
            await kept.keep(bytes(body), type(error).__name__)
            return Response()
        try:
            await receiving.take(raw)
        except Exception as error:
            log.warning("an update was not stored", error=type(error).__name__)
            return Response(status_code=503)
        return Response()

    return router
