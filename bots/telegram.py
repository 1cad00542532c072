"""The Telegram channel: aiogram for the Bot API's types, client and errors; order, repeats and
state are ours."""

import asyncio
import hashlib
import re
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ChatAction
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from fastapi import APIRouter

from bots.channel import Piece, Terms
from bots.kept import Kept
from bots.parts import Finding, Handle, Parts, Step
from bots.telegram_commands import menu
from bots.telegram_pieces import pieces_of
from bots.telegram_polling import Polling
from bots.telegram_receiving import Receiving
from bots.telegram_sending import CHANNEL, Sending
from bots.telegram_updates import UPDATES
from bots.telegram_webhook import SECRETS, webhook
from core.message import Message
from core.people import Language

log = structlog.get_logger()

TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{3,}")
POLLING, WEBHOOK = "polling", "webhook"
SECONDS = 10
LOOK_EVERY, LOOK_AGAIN = 2.0, 600.0
"""Seconds between looks at our own port, and at the webhook that is set."""


@dataclass(frozen=True, slots=True)
class Config:
    token: str = field(repr=False)
    mode: str
    api_base: str
    """Without a slash at the end."""
    secret: str = field(repr=False)
    """Of the webhook."""
    kept: Path
    """The folder of what could not be read."""
    ready: tuple[str, ...]
    """Addresses of which one answers when our port listens."""
    webhook: str
    """The address that the platform is told; empty where there is no public one."""

    def __post_init__(self) -> None:
        if not TOKEN.fullmatch(self.token):
            raise ValueError("TELEGRAM_TOKEN looks like 123456:AbC…, as BotFather gives it")
        if self.mode not in (POLLING, WEBHOOK):
            raise ValueError(f"TELEGRAM_MODE is {POLLING} or {WEBHOOK}")
        if not SECRETS.fullmatch(self.secret):
            raise ValueError("TELEGRAM_WEBHOOK_SECRET has 1 to 256 of A-Z a-z 0-9 _ -")
        if self.mode == WEBHOOK and not self.webhook.startswith("https://"):
            raise ValueError("TELEGRAM_MODE=webhook needs a PUBLIC_URL that begins with https://")


def make(settings: Any, parts: Parts) -> "Telegram":
    """Raises:
    ValueError: a setting can't be used; says which.
    """
    token = settings.telegram_token
    bot_id = token.partition(":")[0]
    base = (parts.public_url or "").rstrip("/")
    config = Config(
        token=token,
        mode=settings.telegram_mode,
        api_base=settings.telegram_api_base,
        # every process comes to the same one
        secret=settings.telegram_webhook_secret
        or hashlib.sha256(f"webhook {token}".encode()).hexdigest(),
        kept=settings.data_dir / "telegram-unread",
        ready=(f"http://127.0.0.1:{settings.port}/healthz", *([f"{base}/healthz"] if base else [])),
        webhook=f"{base}/bots/telegram/{bot_id}" if base else "",
    )
    server = TelegramAPIServer.from_base(config.api_base)
    return Telegram(Bot(token, session=AiohttpSession(api=server)), config, parts)


class Telegram:
    """Implements ``bots.parts.Adapter``."""

    name = CHANNEL
    terms = Terms(per_second=30, per_address_second=1.0)

    def __init__(self, bot: Bot, config: Config, parts: Parts) -> None:
        self._bot = bot
        self._config = config
        self._parts = parts
        self._kept = Kept(config.kept)
        self._sending = Sending(bot, parts.media, parts.addresses)
        self.receiving = Receiving(bot, parts, self._kept)

    def pieces(self, message: Message) -> list[Piece]:
        return pieces_of(message, self._parts.translate)

    def join(self, pieces: Sequence[Piece]) -> list[Piece]:
        return list(pieces)

    async def send(self, external_id: str, piece: Piece, key: str) -> str | None:
        return await self._sending.send(external_id, piece)

    async def typing(self, external_id: str) -> None:
        await self._bot.send_chat_action(
            int(external_id), ChatAction.TYPING, request_timeout=SECONDS
        )

    def router(self) -> APIRouter:
        if self._config.mode != WEBHOOK:
            return APIRouter()
        return webhook(self._bot.id, self._config.secret, self.receiving, self._kept)

    def jobs(self) -> Sequence[Callable[[], Coroutine[Any, Any, None]]]:
        if self._config.mode == WEBHOOK:
            return [self._keep_webhook]
        return [Polling(self._bot, self.receiving, self._parts.redis).run]

    async def handle(self) -> Handle:
        name = (await self._bot.get_me(request_timeout=SECONDS)).username or ""
        return Handle(f"@{name}", f"https://t.me/{name}?start={{code}}") if name else Handle()

    async def close(self) -> None:
        await self._bot.session.close()

    async def check(self) -> list[Finding]:
        try:
            return await self._check()
        except (TelegramAPIError, ClientDecodeError) as error:
            return [_unreachable(error)]
        finally:
            await self.close()

    async def setup(self) -> list[Finding]:
        try:
            return await self._setup()
        except (TelegramAPIError, ClientDecodeError) as error:
            return [_unreachable(error)]
        finally:
            await self.close()

    async def _check(self) -> list[Finding]:
        me = await self._bot.get_me(request_timeout=SECONDS)
        found = [
            Finding(Step.CONFIGURED, True, self._config.mode),
            Finding(Step.REACHABLE, True, f"@{me.username}, id {me.id}"),
        ]
        found.append(await self._check_webhook())
        commands = await self._bot.get_my_commands(
            language_code=Language.FR.value, request_timeout=SECONDS
        )
        known = {command.command for command in commands}
        wanted = {command.command for command in menu(Language.FR, self._parts.translate)}
        found.append(
            Finding(Step.PERMITTED, True, "commands are set")
            if wanted <= known
            else Finding(
                Step.PERMITTED, False, "commands are not set", "python main.py channels setup"
            )
        )
        if me.can_join_groups:
            privacy = "sees everything" if me.can_read_all_group_messages else "privacy mode"
            found.append(Finding(Step.PERMITTED, True, f"may be added to groups ({privacy})"))
        return found

    async def _check_webhook(self) -> Finding:
        info = await self._bot.get_webhook_info(request_timeout=SECONDS)
        if self._config.mode == POLLING:
            if not info.url:
                return Finding(Step.PERMITTED, True, "no webhook is set, so polling works")
            return Finding(
                Step.PERMITTED,
                False,
                f"a webhook is set: {info.url}",
                "start the worker: it removes it; or set TELEGRAM_MODE=webhook",
            )
        if info.url != self._config.webhook:
            return Finding(
                Step.PERMITTED,
                False,
                f"the webhook is {info.url or 'not set'}",
                "python main.py channels setup, while the desk runs",
            )
        if info.last_error_message:
            return Finding(
                Step.PERMITTED,
                False,
                f"{info.pending_update_count} updates wait: {info.last_error_message}",
                "see that PUBLIC_URL is reached from outside, with a valid certificate",
            )
        return Finding(Step.PERMITTED, True, f"webhook {info.url}")

    async def _setup(self) -> list[Finding]:
        translate = self._parts.translate
        await self._bot.set_my_commands(menu(Language.EN, translate), request_timeout=SECONDS)
        for language in Language:
            await self._bot.set_my_commands(
                menu(language, translate), language_code=language.value, request_timeout=SECONDS
            )
        done = [Finding(Step.PERMITTED, True, f"commands set in {len(Language)} languages")]
        if self._config.mode == WEBHOOK:
            await self._set_webhook()
            done.append(Finding(Step.PERMITTED, True, f"webhook set: {self._config.webhook}"))
        else:
            await self._bot.delete_webhook(drop_pending_updates=False, request_timeout=SECONDS)
            done.append(Finding(Step.PERMITTED, True, "no webhook: the worker polls"))
        return done

    async def _keep_webhook(self) -> None:
        """Sets it once our port listens, and looks from time to time whether it still stands."""
        while True:
            if not await self._listens():
                await asyncio.sleep(LOOK_EVERY)
                continue
            try:
                info = await self._bot.get_webhook_info(request_timeout=SECONDS)
                told = info.url == self._config.webhook
                if not told or set(info.allowed_updates or ()) != set(UPDATES):
                    await self._set_webhook()
                if info.last_error_message:
                    log.warning("the webhook has failed", waiting=info.pending_update_count)
                pause = LOOK_AGAIN
            except (TelegramAPIError, ClientDecodeError) as error:
                log.warning("the webhook was not set", error=type(error).__name__)
                pause = LOOK_EVERY * 5
            await asyncio.sleep(pause)

    async def _set_webhook(self) -> None:
        await self._bot.set_webhook(
            self._config.webhook,
            allowed_updates=list(UPDATES),
            secret_token=self._config.secret,
            drop_pending_updates=False,
            request_timeout=SECONDS,
        )

    async def _listens(self) -> bool:
        for address in self._config.ready:
            try:
                if (await self._parts.http.get(address, timeout=SECONDS)).is_success:
                    return True
            except Exception as error:
                log.debug("not listening yet", error=type(error).__name__)
        return False


def _unreachable(error: Exception) -> Finding:
    return Finding(
        Step.REACHABLE,
        False,
        f"{type(error).__name__}",
        "see that TELEGRAM_TOKEN is BotFather's newest and that TELEGRAM_API_BASE is reached",
    )
