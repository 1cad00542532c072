"""WeCom 微信客服: residents write from WeChat, the desk answers through the company's account.

WeCom has a state for each session. What an API may send it takes in states 0 (new) and 1 (with an
assistant) only, so the bot and our people both speak in state 1; in 2 and 3 WeCom's own staff
have the resident, and 4 is ended until he writes again.
"""

import asyncio
import hashlib
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bots.channel import Piece, Terms
from bots.parts import Finding, Handle, Parts
from bots.tencent import ApiFault, Said, Unanswered
from bots.wecom_api import BASE, KfApi
from bots.wecom_check import check, setup
from bots.wecom_envelope import MAX_BODY, Envelope, Forged, Malformed
from bots.wecom_messages import Event, content_of, join, pieces_of
from bots.wecom_sending import Sending
from bots.wecom_sync import CHANNEL, Reading, address_of
from core.message import Incoming, Message
from core.passes import typed
from core.phrases import Phrase

log = structlog.get_logger()

LOOK_EVERY = 5.0
"""Seconds after which a call is followed that the process died of which had noted it."""
ALL_EVERY = 300.0
"""The same for calls that never reached us."""
KNOWN = 10_000
"""Sessions that are remembered to be ours."""
ASSISTANT = 1
WELCOME_WITHIN = timedelta(seconds=18)
"""WeCom takes a welcome for 20 s."""
WELCOME_TRIES = 3
FAILED = {
    1: Phrase("The customer service account does not exist any more."),
    2: Phrase("Customer service is switched off in WeCom."),
    4: Phrase("The resident wrote more than 48 hours ago."),
    5: Phrase("The session was ended in WeCom."),
    6: Phrase("Five messages were sent since the resident wrote."),
    8: Phrase("The company is not verified in WeCom."),
    10: Phrase("The resident does not take messages from us."),
}
"""By the ``fail_type`` of ``msg_send_fail``."""
FAILED_SOMEHOW = Phrase("WeCom does not say why.")
BLOCKED = 10


@dataclass(frozen=True, slots=True)
class WecomConfig:
    corp_id: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    aes_keys: tuple[str, ...] = field(repr=False)
    """The current one first, then the one before it."""
    base: str = BASE


def make(settings: Any, parts: Parts) -> "Wecom":
    """Raises:
    ValueError: WECOM_AES_KEY is none.
    """
    config = WecomConfig(
        settings.wecom_corp_id,
        settings.wecom_secret,
        settings.wecom_token,
        tuple(settings.wecom_aes_key.replace(",", " ").split()),
        settings.wecom_api_base or BASE,
    )
    return Wecom(config, parts)


class Wecom:
    name = CHANNEL
    terms = Terms(idempotent=True, windowed=True)

    def __init__(self, config: WecomConfig, parts: Parts) -> None:
        self._parts = parts
        try:
            self._envelope = Envelope(config.corp_id, config.token, config.aes_keys)
        except ValueError as error:
            raise ValueError(f"WECOM_AES_KEY: {error}") from error
        self._api = KfApi(
            config.corp_id, config.secret, config.base, parts.http, parts.redis, parts.clock
        )
        self._reading = Reading(self._api, parts, self._heard, self._arrived)
        self._sending = Sending(self._api, parts)
        self._tasks: set[asyncio.Task[None]] = set()
        self._ours: set[str] = set()

    # ── out ───────────────────────────────────────────────────────────────────────────────────

    def pieces(self, message: Message) -> list[Piece]:
        return pieces_of(message, self._parts.translate)

    def join(self, pieces: Sequence[Piece]) -> list[Piece]:
        return join(pieces)

    async def send(self, external_id: str, piece: Piece, key: str) -> str | None:
        return await self._sending.send(external_id, piece, key)

    async def typing(self, external_id: str) -> None:
        """WeCom shows no typing."""

    # ── in ────────────────────────────────────────────────────────────────────────────────────

    def router(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/bots/wecom", self._verify, methods=["GET"], response_model=None)
        router.add_api_route("/bots/wecom", self._call, methods=["POST"], response_model=None)
        return router

    def jobs(self) -> Sequence[Callable[[], Coroutine[Any, Any, None]]]:
        return (self._look,)

    async def check(self) -> list[Finding]:
        return await check(self._api, self._parts)

    async def setup(self) -> list[Finding]:
        return await setup(self._api)

    async def handle(self) -> Handle:
        return Handle()

    async def close(self) -> None:
        """It has no connections of its own."""

    async def follow(self, account: str) -> None:
        """Reads what there is; what fails is tried again by ``jobs``."""
        try:
            await self._reading.follow(account)
        except ApiFault as fault:
            log.warning("not read", channel=CHANNEL, code=fault.code)
        except Exception:
            log.exception("not read", channel=CHANNEL)

    async def _verify(self, request: Request) -> Response:
        try:
            return PlainTextResponse(
                self._envelope.echo(request.query_params, self._parts.clock.now())
            )
        except (Forged, Malformed) as error:
            return _refusal(error)

    async def _call(self, request: Request) -> Response:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY:
                return PlainTextResponse("too large", 413)
        try:
            call = self._envelope.call(request.query_params, bytes(body), self._parts.clock.now())
        except (Forged, Malformed) as error:
            return _refusal(error)
        if call is not None:
            # noted first: whatever happens to this process, somebody reads on
            await self._reading.call(call.account, call.token)
            self._start(self.follow(call.account))
        return PlainTextResponse("success")

    async def _look(self) -> None:
        everything_at = time.monotonic()
        while True:
            try:
                accounts = await self._reading.calling()
                if time.monotonic() >= everything_at:
                    everything_at = time.monotonic() + ALL_EVERY
                    accounts = await self._reading.accounts()
            except ApiFault as fault:
                log.warning("accounts not listed", channel=CHANNEL, code=fault.code)
            except Exception:
                log.exception("not looked", channel=CHANNEL)
            else:
                await asyncio.gather(*map(self.follow, accounts))
            await asyncio.sleep(LOOK_EVERY)

    def _start(self, job: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(job)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _arrived(self, account: str, resident: str) -> None:
        """Takes a new session for the desk, once, beside the reading."""
        if f"{account}:{resident}" not in self._ours:
            if len(self._ours) >= KNOWN:
                self._ours.clear()
            self._ours.add(f"{account}:{resident}")
            self._start(self._take_over(account, resident))

    async def _take_over(self, account: str, resident: str) -> None:
        body = {
            "open_kfid": account,
            "external_userid": resident,
            "service_state": ASSISTANT,
        }
        try:
            await self._api.call("kf/service_state/trans", body)
        except ApiFault as fault:
            # it is so already, or somebody of WeCom's has it: sending will tell
            log.info("session not taken", channel=CHANNEL, code=fault.code)

    async def _heard(self, event: Event, now: datetime) -> None:
        if event.kind == "enter_session":
            await self._entered(event, now)
        elif event.kind == "msg_send_fail":
            await self._failed(event, now)
        elif event.kind == "session_status_change":
            self._ours.discard(f"{event.account}:{event.resident}")

    async def _failed(self, event: Event, now: datetime) -> None:
        fail = event.body.get("fail_type", 0)
        phrase = FAILED.get(fail, FAILED_SOMEHOW)
        key = str(event.body.get("fail_msgid") or "")
        await self._parts.deliveries.rejected(CHANNEL, key, f"fail_type_{fail}", phrase)
        if fail == BLOCKED and event.resident:
            await self._parts.addresses.left(address_of(event.account, event.resident), now)

    async def _entered(self, event: Event, now: datetime) -> None:
        """He opened the chat. For 20 s, and once, a welcome may be sent though he wrote nothing."""
        code = str(event.body.get("welcome_code") or "")
        until = event.at + WELCOME_WITHIN
        resume = typed(str(event.body.get("scene_param") or ""))
        if not (event.resident and code and now < until):
            return
        address = address_of(event.account, event.resident)
        await self._parts.windows.open(CHANNEL, address.external_id, "passive", 1, until)
        if resume:
            incoming = Incoming(address, event.id, text=f"/resume {resume}")
        else:
            incoming = Incoming(address, event.id, choice="start")
        await self._parts.arrivals.receive(incoming)
        self._start(self._welcome(event, code, until))

    async def _welcome(self, event: Event, code: str, until: datetime) -> None:
        address = address_of(event.account, event.resident)
        deliveries = self._parts.deliveries
        try:
            tried = await deliveries.answered(address, event.id) is not None
            pieces = await self._parts.outbox.passive(address, event.id, until)
            piece = next((one for one in pieces if one.kind in ("text", "menu")), None)
            if piece is not None and not await self._welcomed(event, code, piece, tried):
                # said when he writes
                await deliveries.take_back(address, event.id)
            elif pieces and piece is None:
                await deliveries.take_back(address, event.id)
        except Exception:
            log.exception("not welcomed", channel=CHANNEL)

    async def _welcomed(self, event: Event, code: str, piece: Piece, tried: bool) -> bool:
        """The code is good for one: refused after a try of which nothing is known, ``tried``, it
        was used for that."""
        kind, content = content_of(piece)
        key = hashlib.sha256(event.id.encode()).hexdigest()[:32]
        body = {"code": code, "msgid": key, "msgtype": kind, kind: content}
        for _ in range(WELCOME_TRIES):
            try:
                await self._api.call("kf/send_msg_on_event", body)
                return True
            except Unanswered as fault:
                log.warning("not welcomed", channel=CHANNEL, code=fault.code)
                tried = True
            except Said as fault:
                log.warning("not welcomed", channel=CHANNEL, code=fault.code)
                return tried
            except ApiFault as fault:
                log.warning("not welcomed", channel=CHANNEL, code=fault.code)
        return False


def _refusal(error: Forged | Malformed) -> Response:
    log.warning("callback refused", channel=CHANNEL, reason=str(error))
    return PlainTextResponse("refused", 403 if isinstance(error, Forged) else 400)
