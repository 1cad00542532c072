"""A desk as its operator starts it, under connections and under load."""

import contextlib
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvloop

from core.clock import SystemClock
from core.message import BOT, Address, Kind, Outgoing
from core.people import Language
from core.ports import Change
from core.reception import new_id
from faq.exchange import SEED, read_folder
from store.bus import RedisBell, connect
from store.conversations import SqlConversations
from store.db import Database
from store.valkey import ValkeyServer
from tests.bench.crowd import Crowd
from tests.bench.table import milliseconds, percentile, table
from tests.desk_parts import english
from tests.running import RunningDesk, running_desk
from web.signing import hash_token, new_token

IDLE = 1000
ASKERS = 251
"""The first of them does not ask: it pings."""
LOADS = ((1, 30), (10, 20), (50, 20))
"""Messages a second, and for how many seconds."""
WARMING = (5, 10)
DRAINING = 60
"""Seconds that an overloaded desk gets to come to rest before the next load."""
PROBED = (50, 20)
RULE = 0.005
STARTS = 6
LEARNING = 40
"""Seconds that a first start gets to learn, so that the next ones find it done."""
SAFE = {"immigration", "work", "daily", "travel", "transport", "health", "education"}
"""Categories whose questions are no emergency and ask for nobody."""
PROBE = Path(__file__).parent / "probe"


@dataclass
class Bench:
    """Makes conversations behind the desk's back: new sessions are limited by address."""

    desk: RunningDesk
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.texts = [
            words
            for topic in read_folder(SEED)
            if topic.facts.category in SAFE
            for text in topic.texts.values()
            for words in (text.question, *text.phrasings)
        ]

    def database(self) -> Database:
        return Database(f"sqlite:///{self.desk.folder}/yuqiao.db")

    async def conversations(self, number: int) -> dict[str, str]:
        """Ids by token."""
        db, made = self.database(), {}
        record = SqlConversations(db, english)
        for _ in range(number):
            token = new_token()
            conversation = await record.open(
                Address("web", new_id()), Language.EN, SystemClock().now(), hash_token(token)
            )
            made[token] = conversation.id
        await db.close()
        return made

    async def push(self, ids: list[str]) -> None:
        """A message from the bot to each, as a worker would commit it."""
        db = self.database()
        record = SqlConversations(db, english)
        redis = connect(ValkeyServer(self.desk.folder).url)
        bell = RedisBell(redis)
        for id_ in ids:
            conversation = await record.get(id_)
            assert conversation is not None
            said = Outgoing(BOT, Kind.TEXT, text=f"pushed {time.monotonic()}")
            await record.commit(
                Change(conversation, conversation, send=(said,)), SystemClock().now()
            )
            await bell.changed(id_)
        await redis.aclose()
        await db.close()

    def memory(self) -> float:
        """Of the web process, in MB."""
        return proportional_set_size(self.desk.pids()["serve"])


def proportional_set_size(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no Pss in smaps_rollup")


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def queued_seconds(pid: int) -> float:
    """How long its main thread was ready to run and the machine gave it no core."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9


class Shares:
    """How much of one core each role uses from now on, and how long its loop waits for one."""

    def __init__(self, desk: RunningDesk) -> None:
        self._pids = desk.pids()
        self._before = {role: processor_seconds(pid) for role, pid in self._pids.items()}
        self._queued = {role: queued_seconds(pid) for role, pid in self._pids.items()}
        self._started = time.monotonic()

    def __call__(self, role: str) -> str:
        took = time.monotonic() - self._started
        used = processor_seconds(self._pids[role]) - self._before[role]
        queued = queued_seconds(self._pids[role]) - self._queued[role]
        return f"{used / took:.0%} ({queued / took:.0%})"


@contextlib.contextmanager
def crowd(desk: RunningDesk, tokens: dict[str, str]) -> Iterator[Crowd]:
    made = Crowd()
    try:
        made.call("connect", base=desk.base, tokens=list(tokens))
        yield made
    finally:
        made.end()


def chat() -> None:
    """Connections, then answers: on one desk."""
    with (
        tempfile.TemporaryDirectory(prefix="yuqiao-bench-") as folder,
        running_desk(Path(folder) / "data") as desk,
    ):
        bench = Bench(desk)
        idle = uvloop.run(bench.conversations(IDLE))
        askers = uvloop.run(bench.conversations(ASKERS))
        _warm(bench)
        bystanders = Crowd()
        _connections(bench, bystanders, idle)
        rows = []
        with crowd(desk, askers) as residents:
            rows += [_answers(bench, residents, rate, seconds, IDLE) for rate, seconds in LOADS]
            bystanders.call("close")
            bystanders.end()
            rows += [_answers(bench, residents, rate, seconds, 0) for rate, seconds in LOADS]
        print(
            "From a resident's message to the bot's answer, milliseconds; open loop: questions in"
        )
        print(f"nine languages come at random moments, over {ASKERS - 1} conversations")
        print(table(ANSWERS, rows))
        print(
            "web, worker, crowd (the residents' own process): share of one core; in brackets, how\n"
            "much of the time the role's loop was ready and other programs had the cores"
        )


def _warm(bench: Bench) -> None:
    """Waits until the worker has read its model, and lets every code path run once."""
    tokens = uvloop.run(bench.conversations(20))
    with crowd(bench.desk, tokens) as residents:
        answers = residents.call("load", rate=WARMING[0], seconds=WARMING[1], texts=bench.texts)
        assert len(answers["waits"]) == answers["sent"], answers


def _connections(bench: Bench, bystanders: Crowd, tokens: dict[str, str]) -> None:
    time.sleep(1)
    before, shares = bench.memory(), Shares(bench.desk)
    made = bystanders.call("connect", base=bench.desk.base, tokens=list(tokens))
    web = shares("serve")
    time.sleep(2)
    connected = bench.memory()
    bystanders.begin("pushed")
    started = time.monotonic()
    uvloop.run(bench.push(list(tokens.values())))
    waits = bystanders.result()["waits"]
    pushed = time.monotonic() - started
    time.sleep(1)
    after = bench.memory()
    each = 1024 / len(tokens)
    print(f"{len(tokens):,} web chat connections at once, each with its hello and its welcome")
    rows = [
        ["all connected and welcomed", f"{made['seconds']:.2f} s"],
        ["connections a second", f"{len(tokens) / made['seconds']:.0f}"],
        ["web process meanwhile, of one core (kept waiting)", web],
        ["crowd meanwhile, of one core", f"{made['cpu']:.0%}"],
        ["web process before (PSS)", f"{before:.1f} MB"],
        ["web process with all connected", f"{connected:.1f} MB"],
        ["a connection", f"{(connected - before) * each:.1f} KB"],
        ["web process after a message was pushed to each", f"{after:.1f} MB"],
        ["a connection then", f"{(after - before) * each:.1f} KB"],
        ["got the pushed message", f"{len(waits):,} of {len(tokens):,}"],
        ["all of them committed and pushed within", f"{pushed:.2f} s"],
        ["from before the commit to the page, p50", f"{milliseconds(percentile(waits, 0.5))} ms"],
        ["from before the commit to the page, p99", f"{milliseconds(percentile(waits, 0.99))} ms"],
    ]
    print(table(["", "measured"], rows), end="\n\n", flush=True)


ANSWERS = ["messages/s", "idle", "sent", "answered", "p50", "p95", "p99", "max"]
ANSWERS += ["web", "worker", "crowd"]


def _answers(bench: Bench, residents: Crowd, rate: int, seconds: int, idle: int) -> list[Any]:
    shares = Shares(bench.desk)
    found = residents.call("load", rate=rate, seconds=seconds, texts=bench.texts)
    used = [shares("serve"), shares("worker")]
    residents.call("drain", seconds=DRAINING)
    assert found["refused"] == found["lost"] == 0, found
    waits = found["waits"]
    figures = [milliseconds(percentile(waits, share)) for share in (0.5, 0.95, 0.99, 1.0)]
    return [rate, f"{idle:,}", found["sent"], len(waits), *figures, *used, f"{found['cpu']:.0%}"]


def start() -> None:
    """The same folder again and again, from the command until pages are answered."""
    print("From the command to a desk that is ready, seconds")
    with tempfile.TemporaryDirectory() as folder:
        took = []
        for number in range(1 + STARTS):
            begun = time.monotonic()
            with running_desk(Path(folder) / "desk"):
                took.append(time.monotonic() - begun)
                time.sleep(0 if number else LEARNING)
    first, *others = took
    rows = [
        ["first", 1, f"{first:.2f}", ""],
        ["again", STARTS, f"{percentile(others, 0.5):.2f}", f"{max(others):.2f}"],
    ]
    print(table(["start", "times", "p50", "max"], rows))


def loop() -> None:
    """Event loops under load, watched from within by ``probe/`` and from without by pings."""
    rate, seconds = PROBED
    with tempfile.TemporaryDirectory(prefix="yuqiao-bench-") as folder:
        settings = {"PYTHONPATH": str(PROBE), "LOOP_PROBE": folder}
        with running_desk(Path(folder) / "data", **settings) as desk:
            bench = Bench(desk)
            askers = uvloop.run(bench.conversations(ASKERS))
            _warm(bench)
            idle = uvloop.run(bench.conversations(IDLE))
            with crowd(desk, idle), crowd(desk, askers) as residents:
                time.sleep(3)
                started = time.monotonic()
                answered = residents.call(
                    "load", rate=rate, seconds=seconds, texts=bench.texts, probe=True
                )
        ended = started + seconds
        events = {
            role: [
                event
                for line in (Path(folder) / f"{role}.jsonl").read_text().splitlines()
                if started <= (event := json.loads(line))["at"] <= ended
            ]
            for role in ("serve", "worker")
        }
    print(
        f"Event loops under {rate} messages/s, {IDLE:,} idle connections, {seconds} s; milliseconds"
    )
    print(table(LOOPS, [_loop_row(role, found) for role, found in events.items()]))
    pongs = answered["pongs"]
    print(f"{len(answered['waits'])} of {answered['sent']} answered.")
    shown = [milliseconds(percentile(pongs, share)) for share in (0.5, 0.99, 1.0)]
    print("From outside, ping to pong: p50 {}, p99 {}, max {}; n = {}".format(*shown, len(pongs)))
    for role, list_ in events.items():
        _culprits(role, list_)


LOOPS = ["", "beats", "late p50", "p99", "max", "task steps", "longest", "over 5"]
LOOPS += ["longest by processor", "over 5 by processor"]


def _loop_row(role: str, events: list[dict[str, Any]]) -> list[Any]:
    late = [max(0.0, event["late"]) for event in events if "late" in event]
    steps = [event for event in events if "step" in event]
    walls, cpus = [step["step"] for step in steps], [step["cpu"] for step in steps]
    return [
        {"serve": "web"}.get(role, role),
        len(late),
        *[milliseconds(percentile(late, share)) for share in (0.5, 0.99, 1.0)],
        len(steps),
        milliseconds(max(walls)),
        sum(wall > RULE for wall in walls),
        milliseconds(max(cpus)),
        sum(cpu > RULE for cpu in cpus),
    ]


def _culprits(role: str, events: list[dict[str, Any]]) -> None:
    """What used more than 5 ms of processor time in one step, and where late loops were."""
    heavy: dict[str, list[float]] = {}
    for event in events:
        if event.get("cpu", 0) > RULE:
            heavy.setdefault(event["in"], []).append(event["cpu"])
    for name, used in sorted(heavy.items(), key=lambda item: -max(item[1]))[:5]:
        longest = milliseconds(max(used))
        print(f"  {role}: {name}: {len(used)} steps over 5 ms of processor, {longest} at most")
    late = Counter(event["in"] for event in events if event.get("late", 0) > RULE)
    for name, number in late.most_common(5):
        print(f"  {role}: {number} beats late, the loop then in {name or 'no sample'}")
