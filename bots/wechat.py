"""WeChat Official Account: callbacks with passive replies, and customer-service messages.

A callback is stored, then the answer is waited for a little: where it is ready, it goes back as
the reply to the callback and costs nothing; else the outbox sends it as a customer-service
message, of which WeChat allows a few after each thing that a resident does. An account that may
not send them has the replies alone, and more patience.
"""

import asyncio
import secrets
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from fastapi import APIRouter, Request, Response

from bots.channel import (
    Piece,
    Terms,
)
from bots.parts import Finding, Handle, Parts
from bots.tencent import ApiFault
from bots.wechat_api import BASE, Account, Api, Rights
from bots.wechat_check import PATH, examine, probe, set_up
from bots.wechat_incoming import CHANNEL, Heard, hear
from bots.wechat_menu import menu
from bots.wechat_pieces import as_text, join, pieces_of
from bots.wechat_receiving import Intake
from bots.wechat_sending import Sender
from bots.wechat_xml import (
    MAX_BODY,
    Envelope,
    EnvelopeError,
    Fields,
    Malformed,
    Opened,
    close,
    media_reply,
    text_reply,
)
from core.errors import YuqiaoError
from core.message import Address, Attachment, Form, Message
from core.people import Language
from core.phrases import Phrase

log = structlog.get_logger()

PATIENCE = 0.6
"""Seconds a callback is kept waiting for its answer: on a busy machine, too, it is over within a
second."""
PATIENCE_ALONE = 4.0
"""The same, where there is no other way to send it. WeChat asks again after 5."""
LEARN_EVERY = 6 * 3600.0
STILL_LOOKING = Phrase("I am still looking. Send me anything in a moment, and you get the answer.")


@dataclass(frozen=True, slots=True)
class Config:
    app_id: str
    secret: str
    token: str
    aes_keys: tuple[str, ...] = ()
    """The current one first, then the one before."""
    base: str = BASE
    patience: float = PATIENCE


def make(settings: Any, parts: Parts) -> "WeChat":
    """Raises:
    ValueError: a setting can't be used.
    """
    keys = settings.wechat_aes_key or ""
    config = Config(
        settings.wechat_app_id,
        settings.wechat_app_secret,
        settings.wechat_token,
        tuple(key.strip() for key in keys.split(",") if key.strip()),
        settings.wechat_api_base or BASE,
    )
    try:
        return WeChat(config, parts)
    except ValueError as error:
        raise ValueError(f"WECHAT_AES_KEY can't be used: {error}") from error


class WeChat:
    """Implements ``bots.parts.Adapter``."""

    def __init__(self, config: Config, parts: Parts) -> None:
        """Raises:
        ValueError: an AES key that is none.
        """
        account = Account(config.app_id, config.secret, config.base)
        self._parts = parts
        self._encrypted = bool(config.aes_keys)
        self._patience = config.patience
        self._envelope = Envelope(config.app_id, config.token, config.aes_keys)
        self._rights = Rights(parts.redis, config.app_id)
        self._api = Api(account, parts.http, parts.redis, parts.clock)
        self._sender = Sender(self._api, self._rights, parts.media)
        self._intake = Intake(self._api, self._rights, parts)

    # ── the contract with the outbox ──────────────────────────────────────────────────────────

    @property
    def name(self) -> str:
        return CHANNEL

    @property
    def terms(self) -> Terms:
        # customer-service messages have no idempotency key: ``clientmsgid`` is of mass sends
        return Terms(windowed=True)

    def pieces(self, message: Message) -> list[Piece]:
        return pieces_of(message, self._parts.translate, self._link)

    def join(self, pieces: Sequence[Piece]) -> list[Piece]:
        return join(pieces)

    async def send(self, external_id: str, piece: Piece, key: str) -> str | None:
        await self._sender.send(external_id, piece)
        return None

    async def typing(self, external_id: str) -> None:
        await self._sender.typing(external_id)

    def _link(self, file: Attachment) -> str | None:
        return self._link_to(file.id)

    def _link_to(self, file_id: str) -> str | None:
        if self._parts.public_url is None:
            return None
        return self._parts.public_url.rstrip("/") + self._parts.address_of(file_id, Form.ORIGINAL)

    # ── callbacks ─────────────────────────────────────────────────────────────────────────────

    def router(self) -> APIRouter:
        router = APIRouter()

        @router.get(PATH, include_in_schema=False)
        async def verify(request: Request) -> Response:
            try:
                echo = self._envelope.echo(request.query_params, self._parts.clock.now())
            except EnvelopeError as error:
                return _refusal(error)
            return Response(echo, media_type="text/plain")

        @router.post(PATH, include_in_schema=False)
        async def callback(request: Request) -> Response:
            started = time.monotonic()
            body = bytearray()
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY:
                    return Response(status_code=413)
            try:
                opened = self._envelope.open(
                    request.query_params, bytes(body), self._parts.clock.now()
                )
            except EnvelopeError as error:
                return _refusal(error)
            reply = await self._answer(opened, started)
            if reply is None:
                return Response("success", media_type="text/plain")
            closed = close(reply, opened, secrets.token_hex(8), self._parts.clock.now())
            return Response(closed, media_type="application/xml")

        return router

    async def _answer(self, opened: Opened, started: float) -> str | None:
        """Takes a callback. The reply's XML; None where nothing is replied."""
        heard, parts = hear(opened.fields), self._parts
        now = parts.clock.now()
        if heard.left:
            await self._tell(await parts.addresses.left(heard.address, now))
            return None
        if heard.followed:
            await self._tell(await parts.addresses.came_back(heard.address))
        if heard.cannot is None and not heard.says:
            return None
        alone = not await self._rights.may(Rights.CUSTOM)
        patience = PATIENCE_ALONE if alone else self._patience
        left = max(0.0, patience - (time.monotonic() - started))
        until = now + timedelta(seconds=left)
        who, opens = heard.address.external_id, heard.opens
        # first: what was held is this callback's from the moment on that it may be sent
        await parts.windows.open(CHANNEL, who, "passive", 1, until)
        if opens is not None:
            lasts = min(heard.at, now) + opens.lasts
            await parts.windows.open(CHANNEL, who, opens, opens.left, lasts, heard.at)
        if not await self._intake.take(heard, opened.fields, left):
            return None
        # a file would have to be uploaded while WeChat waits: only where there is no other way
        pieces = await parts.outbox.passive(
            heard.address, heard.id, until, lambda piece: alone or as_text(piece) is not None
        )
        if pieces:
            return await self._reply(heard, pieces[0], opened.fields)
        if alone and not await parts.deliveries.nothing_to_come(heard.address):
            return await self._still_looking(heard.address, opened.fields)
        return None

    async def _tell(self, conversation_id: str | None) -> None:
        """Whoever shows the conversation, that something about its resident changed."""
        if conversation_id is not None:
            await self._parts.bell.changed(conversation_id)

    async def _reply(self, heard: Heard, piece: Piece, fields: Fields) -> str | None:
        now, text = self._parts.clock.now(), as_text(piece)
        if text is not None:
            return text_reply(fields, text, now)
        try:
            media_id = await self._sender.upload(piece)
        except (ApiFault, YuqiaoError) as error:
            log.warning("media not sent", code=error.code)
            link = self._link_to(str(piece.body["file"]))
            if link is None:
                await self._parts.deliveries.take_back(heard.address, heard.id)
                return None
            return text_reply(fields, link, now)
        return media_reply(fields, piece.kind, media_id, now)

    async def _still_looking(self, address: Address, fields: Fields) -> str | None:
        """Where nothing can be sent later: that there will be an answer, and how to get it."""
        opened = await self._parts.record.open(address, Language.EN, self._parts.clock.now())
        said = self._parts.translate(STILL_LOOKING, opened.language)
        return text_reply(fields, said, self._parts.clock.now())

    # ── jobs ──────────────────────────────────────────────────────────────────────────────────

    def jobs(self) -> Sequence[Callable[[], Coroutine[Any, Any, None]]]:
        return (self._learn, self._intake.fetch_late)

    async def _learn(self) -> None:
        """What the account may do, at the start and now and then."""
        while True:
            may = await probe(self._api, self._rights)
            log.info("wechat account looked at", may_send=may)
            await asyncio.sleep(LEARN_EVERY)

    # ── for operators ─────────────────────────────────────────────────────────────────────────

    async def check(self) -> list[Finding]:
        return await examine(self._api, self._rights, self._parts.public_url, self._encrypted)

    async def setup(self) -> list[Finding]:
        return await set_up(self._api, menu(self._parts.translate))

    async def handle(self) -> Handle:
        return Handle()

    async def close(self) -> None:
        """It has no connections of its own."""


def _refusal(error: EnvelopeError) -> Response:
    log.warning("wechat callback refused", reason=str(error))
    return Response(status_code=400 if isinstance(error, Malformed) else 403)
