"""What a Telegram adapter needs around it, in small: each end a real class of few lines."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, cast

import httpx
from aiogram import Bot

from bots.channel import Piece
from bots.parts import Parts, Redis
from bots.telegram import POLLING, WEBHOOK, Config, Telegram
from core.clock import SystemClock
from core.conversation import Conversation
from core.errors import BadFile
from core.message import Address, Attachment, Form, Incoming, Message
from core.people import Language
from core.phrases import Phrase
from core.ports import Received
from tests.bots.messages import translate
from tests.desk_parts import Rung

TOKEN = "7000001:TEST-token_of-nobody"
SECRET = "s3cret_s3cret"
PAYLOADS = Path(__file__).parent.parent / "payloads" / "telegram"


def payload(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_bytes())
    return loaded


@dataclass
class Desk:
    """Everything that the adapter may call, and what it was called with, in order."""

    received: list[Incoming] = field(default_factory=list)
    said: list[tuple[Address, Phrase, str]] = field(default_factory=list)
    heard: list[tuple[str, str]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    messages_: list[Message] = field(default_factory=list)
    fails: Exception | None = None
    """What storing raises."""

    async def receive(self, incoming: Incoming) -> Received:
        if self.fails is not None:
            raise self.fails
        known = [one.external_id for one in self.received]
        if incoming.external_id in known:
            return Received("c", known.index(incoming.external_id) + 1, repeated=True)
        self.received.append(incoming)
        return Received("c", len(self.received), repeated=False)

    async def say(
        self, address: Address, phrase: Phrase, key: str, language: Language | None
    ) -> None:
        if self.fails is not None:
            raise self.fails
        if key not in [one[2] for one in self.said]:
            self.said.append((address, phrase, key))

    async def left(self, address: Address, now: datetime) -> str | None:
        self.heard.append(("left", address.external_id))
        return "c"

    async def came_back(self, address: Address) -> str | None:
        self.heard.append(("came back", address.external_id))
        return None

    async def renamed(self, address: Address, external_id: str) -> None:
        self.heard.append((f"renamed {address.external_id}", external_id))

    async def take(self, name: str, content: bytes) -> Attachment:
        if content == b"nothing that we take":
            raise BadFile("bad_file", Phrase("This kind of file can't be sent here."))
        self.taken.append((name, content))
        return Attachment(f"{len(self.taken):032x}", name, "image/jpeg", len(content))

    async def read(self, file_id: str, form: Form = Form.ORIGINAL) -> bytes:
        if file_id not in self.files:
            raise FileNotFoundError(file_id)
        return self.files[file_id] + form.value.encode()

    async def as_voice(self, file_id: str, form: Literal["ogg", "amr", "mp3"]) -> bytes:
        return await self.read(file_id) + form.encode()

    async def as_jpeg(self, file_id: str) -> bytes:
        return await self.read(file_id) + b"jpeg"

    async def messages(
        self, conversation_id: str, *, after: int = 0, limit: int = 200
    ) -> list[Message]:
        found = [m for m in self.messages_ if m.conversation_id == conversation_id]
        return [m for m in found if m.seq > after][:limit]

    async def newest(
        self, conversation_id: str, *, before: int | None = None, limit: int = 50
    ) -> list[Message]:
        return self.messages_[-limit:]

    async def open(self, address: Address, language: Language, now: datetime) -> Conversation:
        raise NotImplementedError


def parts_of(
    desk: Desk, redis: Redis | None = None, http: httpx.AsyncClient | None = None
) -> Parts:
    unused = cast(Any, None)
    return Parts(
        arrivals=desk,
        media=desk,
        translate=translate,
        http=http or unused,
        redis=redis,
        clock=SystemClock(),
        windows=unused,
        outbox=unused,
        deliveries=unused,
        marks=unused,
        says=desk,
        addresses=desk,
        record=desk,
        bell=Rung(),
        address_of=lambda file_id, form: f"/media/{file_id}",
        public_url="https://desk.example.org",
    )


def config(tmp_path: Path, mode: str = POLLING) -> Config:
    return Config(
        token=TOKEN,
        mode=mode,
        api_base="http://127.0.0.1:1",
        secret=SECRET,
        kept=tmp_path / "unread",
        ready=("http://127.0.0.1:1/healthz",),
        webhook="https://desk.example.org/bots/telegram/7000001" if mode == WEBHOOK else "",
    )


def adapter(bot: Bot, desk: Desk, tmp_path: Path, mode: str = POLLING) -> Telegram:
    return Telegram(bot, config(tmp_path, mode), parts_of(desk))


async def send_all(telegram: Telegram, pieces: Sequence[Piece], to: str = "5500001") -> list[str]:
    return [await telegram.send(to, piece, "0" * 32) or "" for piece in pieces]
