"""A desk with WeChat on it, as in production but for its size: web and worker in one thread of
their own, a real database, a real Valkey; and WeChat's side of the wire, played by wxpeer."""

import asyncio
import base64
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
import uvicorn
from fastapi import FastAPI

from bots.arrivals import Arrivals
from bots.media import MediaStore
from bots.outbox import Outbox
from bots.parts import Parts
from bots.saying import Saying
from bots.wechat import PATIENCE, Config, WeChat
from bots.worker import Worker
from core.clock import SystemClock
from core.continuing import Continuing
from core.message import Address, Form
from core.people import Language
from core.reception import Reception
from core.understanding import Understanding
from faq.answers import PublishedAnswers
from handoff.house import House
from handoff.lists import read_seed
from handoff.staffing import QueueStaffing
from nlu.listening import Listening
from store.addresses import SqlAddresses
from store.bus import RedisBell, WorkStream, connect, listen
from store.conversations import SqlConversations
from store.db import Database
from store.deliveries import SqlDeliveries
from store.handoffs import SqlHandoffs
from store.limits import Turns
from store.marks import SqlMarks
from store.migrate import migrate
from store.passes import SqlPasses
from store.staff import SqlStaff
from store.valkey import ValkeyServer
from store.windows import SqlWindows
from tests.desk_parts import ByWord, english, topic
from tests.running import free_port
from web.links import Links

PEER = Path(__file__).parent.parent / "peers" / "wxpeer" / "peer.js"
NODE = shutil.which("node")
NO_PEER = (
    "no node"
    if NODE is None
    else ""
    if (PEER.parent.parent / "node_modules").exists()
    else "tests/peers is not installed: scripts/peers"
)
TOKEN, APP_ID, SECRET = "peertoken", "wx1234567890abcdef", "s" * 32
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"

T = TypeVar("T")
Json = dict[str, Any]


@dataclass
class Slowly:
    """Understands by words, after a while."""

    seconds: float = 0.0

    async def understand(self, text: str, prior: Language) -> Understanding:
        await asyncio.sleep(self.seconds)
        return await ByWord().understand(text, prior)


class Unlimited:
    async def check(self, rule: str, key: str) -> None:
        pass


@dataclass
class Peer:
    """wxpeer's daemon: pushes messages to the desk, judges the replies, plays the API."""

    base: str
    http: httpx.Client
    numbers: int = 0

    def openid(self) -> str:
        """Somebody new."""
        self.numbers += 1
        return f"oTest{self.numbers:023d}"

    def send(self, message: Json | list[Json]) -> Any:
        return self._post("send", message)

    def verify(self, *, bad: bool = False) -> Json:
        path = f"{self.base}/__ctl/verify" + ("?bad=1" if bad else "")
        answer: Json = self.http.post(path).json()
        return answer

    def fault(self, path: str, **how: Any) -> None:
        self._post("fault", {"path": path, **how})

    def clear(self) -> None:
        self.http.post(f"{self.base}/__ctl/clear", json={})

    def control(self, command: str, **body: Any) -> Any:
        return self._post(command, body)

    def media(self, content: bytes, kind: str, mime: str) -> str:
        made = self._post(
            "media", {"base64": base64.b64encode(content).decode(), "type": kind, "mime": mime}
        )
        media_id: str = made["media_id"]
        return media_id

    def log(self, path: str = "") -> list[Json]:
        entries: list[Json] = self.http.get(f"{self.base}/__ctl/log").json()
        return [entry for entry in entries if entry["path"].endswith(path)]

    def sent(self, openid: str) -> list[Json]:
        """Customer-service messages that were taken."""
        return [
            entry["body"]
            for entry in self.log("/message/custom/send")
            if entry["body"]["touser"] == openid and entry.get("result", {}).get("errcode") == 0
        ]

    def wait_sent(self, openid: str, count: int = 1, seconds: float = 10.0) -> list[Json]:
        end = time.monotonic() + seconds
        while len(sent := self.sent(openid)) < count and time.monotonic() < end:
            time.sleep(0.05)
        assert len(sent) >= count, self.log("/message/custom/send")
        return sent

    def _post(self, command: str, body: Any) -> Any:
        return self.http.post(f"{self.base}/__ctl/{command}", json=body).json()


@contextmanager
def running_peer(port: int, url: str, mode: str = "aes") -> Iterator[Peer]:
    assert NODE is not None
    command = [NODE, str(PEER), "--serve", "--port", str(port), "--url", url, "--mode", mode]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            base = json.loads(process.stdout.readline())["api"]
            with httpx.Client(timeout=60) as http:
                yield Peer(base, http)
        finally:
            process.kill()


@dataclass
class WeChatDesk:
    """Runs in a thread; ``call`` runs something of its in there."""

    folder: Path
    config: Config
    port: int = field(default_factory=free_port)
    understanding: Slowly = field(default_factory=Slowly)
    worker_runs: bool = True
    loop: asyncio.AbstractEventLoop | None = None
    db: Database = field(init=False)
    record: SqlConversations = field(init=False)
    reception: Reception = field(init=False)
    parts: Parts = field(init=False)
    wechat: WeChat = field(init=False)
    media: MediaStore = field(init=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/bots/wechat"

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(30)

    async def said(self, openid: str) -> list[Any]:
        """What is in the record of somebody's conversation."""
        opened = await self.record.open(Address("wechat", openid), Language.EN, SystemClock().now())
        return await self.record.messages(opened.id)

    @contextmanager
    def running(self) -> Iterator["WeChatDesk"]:
        valkey = ValkeyServer(self.folder / "valkey")
        valkey.start()
        ready, stop = threading.Event(), asyncio.Event()
        failed: list[BaseException] = []

        def main() -> None:
            try:
                asyncio.run(self._run(valkey.url, ready, stop))
            except BaseException as error:
                failed.append(error)
            finally:
                ready.set()

        thread = threading.Thread(target=main)
        thread.start()
        assert ready.wait(30)
        if failed:
            raise failed[0]
        try:
            yield self
        finally:
            assert self.loop is not None
            self.loop.call_soon_threadsafe(stop.set)
            thread.join(30)
            valkey.stop()

    async def _run(self, valkey: str, ready: threading.Event, stop: asyncio.Event) -> None:
        self.loop = asyncio.get_running_loop()
        clock, redis, ears = SystemClock(), connect(valkey), connect(valkey)
        self.db = Database(f"sqlite:///{self.folder}/yuqiao.db")
        await migrate(self.db)
        self.record = SqlConversations(self.db, english, frozenset({"wechat"}))
        handoffs, staff, seed = SqlHandoffs(self.db), SqlStaff(self.db), read_seed()
        links = Links(SqlPasses(self.db), "k" * 32, "https://desk.example")
        bell = RedisBell(redis)
        self.reception = Reception(
            self.record,
            bell,
            Listening(self.understanding, seed, clock),
            PublishedAnswers([topic("sim-card"), topic("metro")], clock, seed),
            QueueStaffing(handoffs, staff, House(seed)),
            clock,
            links,
        )
        deliveries, windows = SqlDeliveries(self.db), SqlWindows(self.db)
        self.media = MediaStore(self.folder / "media")
        channels: dict[str, WeChat] = {}
        # the dispatcher counts its channels at birth, and a channel wants an outbox at its own
        answers = Outbox(channels, deliveries, windows, Turns(redis), bell, clock)
        async with httpx.AsyncClient() as http:
            self.parts = Parts(
                arrivals=Arrivals(self.reception, Continuing(self.reception, links), Unlimited()),
                media=self.media,
                translate=english,
                http=http,
                redis=redis,
                clock=clock,
                windows=windows,
                outbox=answers,
                deliveries=deliveries,
                marks=SqlMarks(self.db),
                says=Saying(self.reception, self.record),
                addresses=SqlAddresses(self.db),
                record=self.record,
                bell=bell,
                address_of=_address_of,
                public_url="https://desk.example",
            )
            self.wechat = channels["wechat"] = WeChat(self.config, self.parts)
            outbox = Outbox(channels, deliveries, windows, Turns(redis), bell, clock)
            app = FastAPI()
            app.include_router(self.wechat.router())
            server = uvicorn.Server(
                uvicorn.Config(app, "127.0.0.1", self.port, log_level="warning", lifespan="off")
            )
            worker = Worker(self.reception, self.record, WorkStream(redis, "w"), clock)
            jobs: list[Coroutine[Any, Any, None]] = [outbox.run(listen(ears))]
            if self.worker_runs:
                jobs += [worker.run(), *(job() for job in self.wechat.jobs())]
            tasks = [asyncio.ensure_future(job) for job in (server.serve(), *jobs)]
            while not server.started:
                await asyncio.sleep(0.01)
            ready.set()
            await asyncio.wait(
                [*tasks, asyncio.ensure_future(stop.wait())], return_when=asyncio.FIRST_COMPLETED
            )
            server.should_exit = True
            await tasks[0]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await redis.aclose()
        await ears.aclose()
        await self.db.close()


def _address_of(file_id: str, form: Form) -> str:
    return f"/media/{file_id}"


@contextmanager
def running_wechat(
    folder: Path, *aes_keys: str, patience: float = PATIENCE
) -> Iterator[tuple[WeChatDesk, Peer]]:
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    config = Config(APP_ID, SECRET, TOKEN, aes_keys, f"http://127.0.0.1:{port}", patience)
    desk = WeChatDesk(folder, config)
    with running_peer(port, desk.url) as peer, desk.running():
        yield desk, peer
