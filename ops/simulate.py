"""Residents that are played: real clients of the desk, for the demonstration and for loads."""

import asyncio
import contextlib
import json
import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Part:
    """Whom to play: ``opening`` is written at once, a line of ``replies`` after each person's."""

    name: str
    language: str
    opening: Sequence[str]
    replies: Sequence[str] = ()


CAST = (
    Part(
        "Amélie",
        "fr",
        ("Bonjour, mon passeport a été volé dans le métro", "Je voudrais parler à quelqu'un"),
        (
            "Merci ! C'était hier soir, station Gongyuanqian.",
            "Oui, j'ai une photo du passeport sur mon téléphone.",
            "D'accord, je vais d'abord au commissariat. Merci beaucoup.",
        ),
    ),
    Part(
        "健太",
        "ja",
        ("居留許可の更新はいつまでにすればいいですか", "担当者と話したいです"),
        ("天河区に住んでいます。会社員です。", "わかりました。必要な書類を教えてください。"),
    ),
    Part(
        "Omar",
        "ar",
        ("كيف أسجل إقامتي المؤقتة؟", "أريد التحدث مع موظف"),
        ("أسكن في شقة في منطقة يويشيو.", "هل يجب أن يحضر صاحب الشقة معي؟"),
    ),
    Part("Grace", "en", ("how do i link my visa card to alipay",)),
    Part(
        "Dmitri",
        "ru",
        ("Соединись с оператором, пожалуйста",),
        ("У меня вопрос по рабочему разрешению.", "Спасибо, понял."),
    ),
    Part("Lucía", "es", ("necesito un hospital donde hablen inglés",)),
)


@dataclass
class Resident:
    """One resident's page, without the page: connects, resumes, repeats what is not accepted."""

    base: str
    part: Part
    token: str = ""
    seen: int = 0
    unsent: dict[str, str] = field(default_factory=dict)
    replied: int = 0

    async def open(self, http: httpx.AsyncClient) -> None:
        """A new conversation, whose opening is to be said."""
        answer = await http.post("/api/chat/session", json={"language": self.part.language})
        answer.raise_for_status()
        self.token = answer.json()["token"]
        for line in self.part.opening:
            self.unsent[str(uuid.uuid4())] = line

    async def live(self) -> None:
        """Until cancelled; a lost connection is made again."""
        while True:
            with contextlib.suppress(OSError, WebSocketException):
                url = self.base.replace("http", "ws", 1) + "/bots/web/socket"
                async with connect(url) as socket:
                    await self._converse(socket)
            await asyncio.sleep(1)

    async def _converse(self, socket: ClientConnection) -> None:
        hello = {"type": "hello", "token": self.token, "after": self.seen}
        await socket.send(json.dumps(hello))
        for id_, text in list(self.unsent.items()):
            await socket.send(json.dumps({"type": "send", "id": id_, "text": text}))
        async for raw in socket:
            frame = json.loads(raw)
            if frame["type"] == "accepted":
                self.unsent.pop(frame["id"], None)
            elif frame["type"] == "messages":
                self.seen = frame["messages"][-1]["seq"]
                await socket.send(json.dumps({"type": "read", "seq": self.seen}))
                if any(m["author"]["kind"] == "agent" for m in frame["messages"]):
                    await self._reply(socket)

    async def _reply(self, socket: ClientConnection) -> None:
        if self.replied >= len(self.part.replies):
            return
        line = self.part.replies[self.replied]
        self.replied += 1
        await asyncio.sleep(random.uniform(1, 3))
        await socket.send(json.dumps({"type": "typing"}))
        await asyncio.sleep(1 + len(line) / 30)
        id_ = str(uuid.uuid4())
        self.unsent[id_] = line
        await socket.send(json.dumps({"type": "send", "id": id_, "text": line}))


async def play(base: str, kept: Path, cast: Sequence[Part] = CAST) -> None:
    """Plays the cast until cancelled. ``kept`` remembers their tokens, so that they come back."""
    tokens = await asyncio.to_thread(_read, kept)
    residents = [Resident(base, part, tokens.get(part.name, "")) for part in cast]
    async with httpx.AsyncClient(base_url=base, timeout=5) as http:
        for resident in residents:
            while not resident.token:
                try:
                    await resident.open(http)
                except httpx.HTTPError as error:
                    log.info("the desk does not answer yet", error=type(error).__name__)
                    await asyncio.sleep(0.5)
    tokens = {resident.part.name: resident.token for resident in residents}
    await asyncio.to_thread(kept.write_text, json.dumps(tokens))
    async with asyncio.TaskGroup() as tasks:
        for resident in residents:
            tasks.create_task(resident.live())


def _read(kept: Path) -> dict[str, str]:
    tokens: dict[str, str] = json.loads(kept.read_text()) if kept.exists() else {}
    return tokens
