"""The desk as its operator starts it, and a page's client, for tests from outside."""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from faq.entry import Content
from faq.exchange import SEED, read_folder
from nlu.encoder import MultilingualE5, UniversalSentenceEncoder
from nlu.intents import read_intents
from nlu.models import Models, key_of, make_apart
from nlu.understand import all_examples

ROOT = Path(__file__).parent.parent
READY_WITHIN = 60.0


@cache
def learnt() -> Path:
    """The folder with the model of the seed."""
    return learnt_of(Content(0, tuple(read_folder(SEED)), tuple(read_intents())))


def learnt_of(content: Content) -> Path:
    """A folder with the model of this content: made once a machine, by one process while others
    wait, for it takes both cores up to a minute."""
    cheap, costly = UniversalSentenceEncoder(), MultilingualE5()
    key = key_of(all_examples(content), cheap, costly)
    folder = Path(tempfile.gettempdir()) / f"yuqiao-learnt-{os.getuid()}-{key[:12]}"
    Models(folder, cheap, costly, make_apart).learnt(all_examples(content), 0)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class RunningDesk:
    """``python main.py run`` in a folder of its own."""

    folder: Path
    arguments: tuple[str, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    video_port: int = field(default_factory=free_port)
    program: Path = ROOT
    """The checkout that is started."""
    process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder.parent / f"{self.folder.name}.log"

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG", "TMPDIR"}}
        return kept | {
            "DATA_DIR": str(self.folder),
            "PORT": str(self.port),
            "VIDEO_PORT": str(self.video_port),
            **self.settings,
        }

    def start(self) -> None:
        if not self.folder.exists():
            shutil.copytree(learnt(), self.folder / "nlu", copy_function=os.link)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "main.py", "run", *self.arguments],
                cwd=self.program,
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_ready(self) -> float:
        """Seconds until its pages are answered."""
        started = time.monotonic()
        while time.monotonic() - started < READY_WITHIN:
            assert self.process is not None
            assert self.process.poll() is None, self.log.read_text()
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{self.base}/readyz", timeout=2).status_code == 200:
                    return time.monotonic() - started
            time.sleep(0.02)
        raise AssertionError(f"not ready: {self.log.read_text()}")

    def stop(self, number: int = signal.SIGTERM) -> int:
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(30)

    def command(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "main.py", *arguments],
            cwd=self.program,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def staff(self, username: str, *languages: str, role: str = "agent") -> str:
        """The password of a new account."""
        printed = self.command(
            "staff",
            "add",
            username,
            "--name",
            username.title(),
            "--role",
            role,
            "--ui-language",
            "en",
            "--languages",
            *languages,
        )
        return printed.strip().rpartition(" ")[2]

    def pids(self) -> dict[str, int]:
        """Of what runs now, by the name of its role."""
        assert self.process is not None
        found = {}
        for child in children(self.process.pid):
            try:
                line = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            words = [word.decode(errors="replace") for word in line if word]
            for role in ("serve", "worker", "trainer", "video"):
                if words[-1:] == [role]:
                    found[role] = child
            if words and "valkey-server" in words[0]:
                found["valkey"] = child
        return found


def children(pid: int) -> list[int]:
    try:
        return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


@contextmanager
def running_desk(folder: Path, *arguments: str, **settings: str) -> Iterator[RunningDesk]:
    with running(RunningDesk(folder, arguments, settings)) as desk:
        yield desk


@contextmanager
def running(desk: RunningDesk) -> Iterator[RunningDesk]:
    desk.start()
    try:
        desk.wait_ready()
        yield desk
    finally:
        if desk.process is not None and desk.process.poll() is None:
            desk.stop()


@dataclass
class PageClient:
    """A resident's page without the page: it keeps what it sent until that was accepted."""

    base: str
    token: str = ""
    messages: list[dict[str, Any]] = field(default_factory=list)
    unsent: dict[str, dict[str, Any]] = field(default_factory=dict)
    accepted: dict[str, int] = field(default_factory=dict)
    refused: list[dict[str, Any]] = field(default_factory=list)
    conversation: dict[str, Any] = field(default_factory=dict)
    typing: list[dict[str, Any]] = field(default_factory=list)
    socket: ClientConnection | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def seen(self) -> int:
        return int(self.messages[-1]["seq"]) if self.messages else 0

    async def open(self, language: str = "en") -> None:
        async with httpx.AsyncClient(base_url=self.base, timeout=10) as http:
            answer = await http.post("/api/chat/session", json={"language": language})
            assert answer.status_code == 201, answer.text
            self.token = answer.json()["token"]

    @asynccontextmanager
    async def online(self) -> AsyncIterator["PageClient"]:
        """Connected, and again after each loss, until the end."""
        if not self.token:
            await self.open()
        task = asyncio.create_task(self._live())
        try:
            await self.until(lambda: self.conversation != {})
            yield self
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def send(self, text: str = "", **more: Any) -> str:
        id_ = str(uuid.uuid4())
        self.unsent[id_] = {"type": "send", "id": id_, "text": text, **more}
        if self.socket is not None:
            with contextlib.suppress(WebSocketException):
                await self.socket.send(json.dumps(self.unsent[id_]))
        return id_

    async def until(self, holds: Any, seconds: float = 60) -> None:
        """Waits for news until the condition holds."""
        async with asyncio.timeout(seconds):
            while not holds():
                self.news.clear()
                await self.news.wait()

    async def ask(self, text: str = "", **more: Any) -> dict[str, Any]:
        """Sends, and waits for the first answer to it."""
        id_ = await self.send(text, **more)
        await self.until(lambda: self.answers_to(id_) or self.refused)
        assert not self.refused, self.refused
        return self.answers_to(id_)[0]

    def answers_to(self, id_: str) -> list[dict[str, Any]]:
        seq = self.accepted.get(id_)
        return [m for m in self.messages if seq is not None and m["reply_to"] == seq]

    async def _live(self) -> None:
        url = self.base.replace("http", "ws", 1) + "/bots/web/socket"
        while True:
            with contextlib.suppress(OSError, WebSocketException):
                async with connect(url, open_timeout=5) as self.socket:
                    await self.socket.send(
                        json.dumps({"type": "hello", "token": self.token, "after": self.seen})
                    )
                    for frame in list(self.unsent.values()):
                        await self.socket.send(json.dumps(frame))
                    async for raw in self.socket:
                        self._take(json.loads(raw))
            self.socket = None
            await asyncio.sleep(0.1)

    def _take(self, frame: dict[str, Any]) -> None:
        match frame["type"]:
            case "accepted":
                self.unsent.pop(frame["id"], None)
                before = self.accepted.setdefault(frame["id"], frame["seq"])
                assert before == frame["seq"]
            case "refused":
                self.unsent.pop(frame["id"], None)
                self.refused.append(frame)
            case "messages":
                for message in frame["messages"]:
                    assert message["seq"] == self.seen + 1, "a gap or a repeat"
                    self.messages.append(message)
            case "typing":
                self.typing.append(frame)
            case "welcome" | "conversation":
                self.conversation = frame["conversation"]
        self.news.set()
