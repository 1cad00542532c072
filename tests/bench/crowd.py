"""Residents' pages in a process of their own: ``python -m tests.bench.crowd`` takes commands as
lines of JSON and answers each with one.
"""

import asyncio
import contextlib
import json
import random
import resource
import subprocess
import sys
import time
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.running import ROOT

CONNECTING = 50
"""Connections being made at once."""
PING_EVERY = 25.0
PROBE_EVERY = 0.02
PATIENCE = 30.0
"""Seconds that an answer may take before it counts as none."""


def raise_file_limit() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class Crowd:
    """The other end: starts the process and talks to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.crowd"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, command: str, **arguments: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"command": command, **arguments}) + "\n")
        self._process.stdin.flush()

    def result(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the crowd is gone")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def call(self, command: str, **arguments: Any) -> dict[str, Any]:
        self.begin(command, **arguments)
        return self.result()

    def end(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(30)


class Page:
    """One open page; notes when what it asked is answered."""

    def __init__(self, socket: ClientConnection, arrived: Callable[[float], None]) -> None:
        self.socket = socket
        self.state = "bot"
        self.pushed: float | None = None
        self.refused = 0
        self.pongs: list[float] = []
        self.pinged = 0.0
        self._arrived = arrived
        self._asked: dict[str, float] = {}
        self._due: dict[int, float] = {}
        self.reading = asyncio.create_task(self._read())

    async def ask(self, text: str, due: float) -> None:
        id_ = str(uuid.uuid4())
        self._asked[id_] = due
        await self.socket.send(json.dumps({"type": "send", "id": id_, "text": text}))

    async def ping(self) -> None:
        self.pinged = time.monotonic()
        await self.socket.send('{"type": "ping"}')

    @property
    def unanswered(self) -> int:
        return len(self._asked) + len(self._due)

    def forget(self) -> None:
        """An answer that comes later counts as none."""
        self._asked.clear()
        self._due.clear()

    async def _read(self) -> None:
        try:
            async for raw in self.socket:
                self._take(json.loads(raw), time.monotonic())
        except ConnectionClosed:
            self.state = "lost"

    def _take(self, frame: dict[str, Any], now: float) -> None:
        match frame["type"]:
            case "messages":
                for message in frame["messages"]:
                    self._message(message, now)
            case "conversation":
                self.state = frame["conversation"]["state"]
            case "refused":
                self.refused += 1
            case "pong" if self.pinged:
                self.pongs.append(now - self.pinged)
                self.pinged = 0.0

    def _message(self, message: dict[str, Any], now: float) -> None:
        asked = self._asked.pop(message.get("id", ""), None)
        if asked is not None:
            self._due[message["seq"]] = asked
        elif message["reply_to"] in self._due:
            self._arrived(now - self._due.pop(message["reply_to"]))
        elif message["text"].startswith("pushed "):
            self.pushed = now - float(message["text"].split()[1])


class Residents:
    """What the commands do."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.waits: list[float] = []
        self._alive = asyncio.create_task(self._keep_alive())

    async def connect(self, base: str, tokens: list[str]) -> dict[str, Any]:
        """Opens a page for every token; each has got its welcome when this returns."""
        limit = asyncio.Semaphore(CONNECTING)
        url = base.replace("http", "ws", 1) + "/bots/web/socket"

        async def one(token: str) -> None:
            async with limit:
                # as browsers do: compression is offered, and no pings of the protocol are sent
                socket = await connect(url, open_timeout=60, ping_interval=None, proxy=None)
                await socket.send(json.dumps({"type": "hello", "token": token, "after": None}))
                welcome = json.loads(await socket.recv())
                assert welcome["type"] == "welcome", welcome
                self.pages.append(Page(socket, self.waits.append))

        started, cpu = time.monotonic(), time.process_time()
        await asyncio.gather(*[one(token) for token in tokens])
        took = time.monotonic() - started
        return {"seconds": took, "cpu": (time.process_time() - cpu) / took}

    async def pushed(self) -> dict[str, Any]:
        """Waits until every page got a message that nobody on it asked for."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and any(page.pushed is None for page in self.pages):
            await asyncio.sleep(0.01)
        return {"waits": [page.pushed for page in self.pages if page.pushed is not None]}

    async def load(
        self, rate: float, seconds: float, texts: list[str], probe: bool = False
    ) -> dict[str, Any]:
        """Asks at random moments, ``rate`` a second on average, whether or not the last question
        is answered; the wait counts from the moment at which it was due."""
        chance = random.Random(1)
        self.waits.clear()
        probing = asyncio.create_task(self._probe()) if probe else None
        started, cpu, late, sent = time.monotonic(), time.process_time(), 0.0, 0
        due, sends = started, set()
        while (due := due + chance.expovariate(rate)) < started + seconds:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            late = max(late, time.monotonic() - due)
            task = asyncio.create_task(self._next_page(sent).ask(chance.choice(texts), due))
            sends.add(task)
            task.add_done_callback(sends.discard)
            sent += 1
        used = (time.process_time() - cpu) / (time.monotonic() - started)
        until = time.monotonic() + PATIENCE
        while len(self.waits) < sent and time.monotonic() < until:
            await asyncio.sleep(0.05)
        if probing is not None:
            probing.cancel()
        return {
            "sent": sent,
            "waits": list(self.waits),
            "refused": sum(page.refused for page in self.pages),
            "left": sum(page.state != "bot" for page in self.pages),
            "lost": sum(page.state == "lost" for page in self.pages),
            "late": late,
            "cpu": used,
            "pongs": self.pages[0].pongs,
        }

    async def drain(self, seconds: float) -> dict[str, Any]:
        """Waits for what the last load left unanswered, then forgets it. Returns how much that
        was at the beginning and at the end."""
        left = sum(page.unanswered for page in self.pages)
        until = time.monotonic() + seconds
        while time.monotonic() < until and any(page.unanswered for page in self.pages):
            await asyncio.sleep(0.05)
        still = sum(page.unanswered for page in self.pages)
        for page in self.pages:
            page.forget()
        return {"left": left, "still": still}

    async def close(self) -> dict[str, Any]:
        pages, self.pages = self.pages, []
        await asyncio.gather(*[page.socket.close() for page in pages])
        return {}

    def _next_page(self, number: int) -> Page:
        # the first page is for pings; who has asked for a person is left in peace
        askers = self.pages[1:]
        for step in range(len(askers)):
            page = askers[(number + step) % len(askers)]
            if page.state == "bot":
                return page
        raise RuntimeError("nobody talks to the bot any more")

    async def _probe(self) -> None:
        self.pages[0].pongs.clear()
        while True:
            await asyncio.sleep(PROBE_EVERY)
            if not self.pages[0].pinged:
                await self.pages[0].ping()

    async def _keep_alive(self) -> None:
        """Every page pings as docs/protocol.md says, each at a moment of its own."""
        while True:
            for page in list(self.pages[1:]):
                await asyncio.sleep(PING_EVERY / max(1, len(self.pages)))
                with contextlib.suppress(ConnectionClosed):
                    await page.ping()
            await asyncio.sleep(0.05)


async def obey() -> None:
    residents = Residents()
    commands: dict[str, Callable[..., Awaitable[dict[str, Any]]]] = {
        "connect": residents.connect,
        "pushed": residents.pushed,
        "load": residents.load,
        "drain": residents.drain,
        "close": residents.close,
    }
    while line := await asyncio.to_thread(sys.stdin.readline):
        arguments = json.loads(line)
        answer = await commands[arguments.pop("command")](**arguments)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    raise_file_limit()
    asyncio.run(obey())
