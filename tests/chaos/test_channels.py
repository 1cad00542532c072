"""Parts of the desk are killed while residents write on three channels at once, in bad weather.

What a platform got acknowledged is stored once, in order, and answered or in the queue. What the
outbox says was sent has arrived once and in order; twice, or not at all, only where the platform
has no idempotency key and the delivery says that it is uncertain. WeChat never sees a message for
which no window is open. ``make soak`` has 200 conversations and 50 kills.
"""

import asyncio
import contextlib
import json
import os
import random
import signal
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bots.channel import Piece
from bots.outcomes import piece_key
from bots.wechat_check import NOBODY
from bots.wechat_pieces import MENU, as_text
from tests.bots import wecom_peer
from tests.chaos.platforms import FULL, TELEGRAM, WECHAT, Resident, Tencent, Weather
from tests.chaos.scene import CHANNELS, Row, Scene, scene

pytestmark = pytest.mark.skipif(bool(wecom_peer.NO_PEER), reason=wecom_peer.NO_PEER or "-")

KILLS = int(os.environ.get("CHAOS_KILLS", "4"))
CONVERSATIONS = int(os.environ.get("CHAOS_CONVERSATIONS", "45"))
A_SECOND = 12
"""Messages of all residents together: below what two busy cores understand."""
MEANWHILE = 12
"""Messages of each channel between two kills."""
WAITING = 5
"""Of so many residents on a channel one waits for a person: what he writes goes to the queue."""
HURRIED = (1, 6, 11)
"""Numbers of residents of a channel who write as fast as they can, at first."""
HURRY_FOR = 40
"""Messages: what they get in answer is more than five each time, and has to go later."""
QUESTIONS = ["how do I get a sim card", "police phone", "我的护照丢了", "visa extension", "hello"]
TARGETS = [["worker"], ["serve"], ["serve", "worker", "trainer", "valkey"], ["valkey"]]
DRAINED_WITHIN = 180
"""Seconds: a lease of who was killed, and what waits until it is tried again."""


async def test_channels_live_through_kills_and_bad_weather(tmp_path: Path) -> None:
    seed = int(os.environ.get("CHAOS_SEED", time.time_ns() % 10_000))
    print(f"CHAOS_SEED={seed}")
    chance = random.Random(seed)
    each = -(-CONVERSATIONS // len(CHANNELS))
    async with scene(tmp_path, Weather(chance), each) as here:
        stop = asyncio.Event()
        writers = [asyncio.create_task(write(here, r, stop, chance)) for r in here.residents]
        await kill_at_random(here, chance)
        stop.set()
        async with asyncio.timeout(DRAINED_WITHIN):
            await asyncio.gather(*writers)
        here.weather.faults = 0.0
        await settled(here)
        await write_until_nothing_is_held(here)
        await here.tencent.collect(here.residents)
        told(here)
        failures = [failure for resident in here.residents for failure in check(here, resident)]
        failures += [f"refused: {entry}" for entry in await refused(here.tencent)]
        assert not failures, "\n".join(failures[:20])
    load = here.acknowledged()
    assert min(load[channel] for channel in CHANNELS) >= KILLS * MEANWHILE, "hardly a load"


def hurries(resident: Resident) -> bool:
    """Writes as fast as WeChat tells messages apart, while answers are on their way."""
    return int(resident.external_id[-4:]) in HURRIED


def lettered(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def waits(resident: Resident) -> bool:
    return int(resident.external_id[-4:]) % WAITING == 0


async def write(
    scene: Scene, resident: Resident, stop: asyncio.Event, chance: random.Random
) -> None:
    """Writes on, the next when the one before was acknowledged."""
    push, pause = scene.push(resident), CONVERSATIONS / A_SECOND
    await asyncio.sleep(chance.uniform(0, pause))
    if waits(resident):
        await push(resident, "/person" if resident.channel == TELEGRAM else "A person", "agent")
    number = 0
    while not stop.is_set():
        # under the limit of each channel, and no two in one second: WeChat counts in those
        longest = 0 if hurries(resident) and number < HURRY_FOR else pause * 3 / 2
        await asyncio.sleep(max(1.1, chance.uniform(longest / 3, longest)))
        number += 1
        if resident.channel == WECHAT and not waits(resident) and chance.random() < 0.15:
            await push(resident, "", "ask")
        else:
            # in letters: a number of 110 is a question of its own
            await push(resident, f"{chance.choice(QUESTIONS)} ({lettered(number)})")


async def kill_at_random(scene: Scene, chance: random.Random) -> None:
    for number in range(KILLS):
        # not before it works again: killing what is down tests nothing
        before = scene.acknowledged()
        async with asyncio.timeout(180):
            while min((scene.acknowledged() - before)[channel] for channel in CHANNELS) < MEANWHILE:
                await asyncio.sleep(0.05)
        await asyncio.sleep(chance.uniform(0, 1))
        pids = scene.desk.pids()
        for target in TARGETS[number % len(TARGETS)]:
            if target in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pids[target], signal.SIGKILL)


UNDONE = """
    SELECT (SELECT count(*) FROM conversations WHERE resident_seq > processed_seq)
         + (SELECT count(*) FROM deliveries WHERE state IN ('pending', 'sending')) AS n
"""


async def settled(scene: Scene) -> None:
    """What was acknowledged is stored and processed, and what is to be sent has left."""
    async with asyncio.timeout(DRAINED_WITHIN):
        while True:
            stored = scene.rows("SELECT count(*) AS n FROM messages WHERE author_kind = 'resident'")
            said = sum(len(resident.said) for resident in scene.residents)
            if stored[0]["n"] >= said and not scene.rows(UNDONE)[0]["n"]:
                return
            await asyncio.sleep(0.2)


async def write_until_nothing_is_held(scene: Scene) -> None:
    """What waits for a resident comes as soon as he writes."""
    for round_ in "abcdefghijklmnopqrstuvwxyz":
        held = scene.rows(
            "SELECT DISTINCT a.external_id FROM addresses a"
            " JOIN deliveries d ON a.id = d.address_id WHERE d.state = 'held'"
        )
        ids = {row["external_id"] for row in held}
        if not ids:
            return
        waiting = [r for r in scene.residents if r.external_id in ids]
        # what was sent just before he writes counts against what he opens
        await asyncio.sleep(2.5)
        await asyncio.gather(*[scene.push(r)(r, f"anything new? ({round_})") for r in waiting])
        await settled(scene)
    raise AssertionError(f"still held for {ids}")


# ── what must hold ────────────────────────────────────────────────────────────────────────────

RECORD = """
    SELECT m.seq, m.author_kind, m.kind, m.choice, m.text, m.reply_to FROM messages m
    JOIN addresses a ON a.conversation_id = m.conversation_id
    WHERE a.channel = ? AND a.external_id = ? ORDER BY m.seq
"""
SENT = """
    SELECT d.* FROM deliveries d JOIN addresses a ON a.id = d.address_id
    WHERE a.channel = ? AND a.external_id = ? ORDER BY d.id
"""


def check(scene: Scene, resident: Resident) -> list[str]:
    who = resident.channel, resident.external_id
    record = scene.rows(RECORD, *who)
    own = [row for row in record if row["author_kind"] == "resident"]
    stored = [row["choice"] or row["text"] for row in own]
    failures = []
    if stored != resident.said:
        failures.append(f"{who} said {resident.said}, stored is {stored}")
    answers = Counter(row["reply_to"] for row in record if row["reply_to"] is not None)
    for row in own:
        want = 0 if waits(resident) and row["choice"] is None else 1
        if answers[row["seq"]] != want:
            failures.append(f"{who}: {row['text']!r} has {answers[row['seq']]} answers")
    return failures + check_sent(scene, resident)


@dataclass
class Expected:
    content: str
    unsure: bool


def check_sent(scene: Scene, resident: Resident) -> list[str]:
    """What the outbox says against what came."""
    who = resident.channel, resident.external_id
    failures, expected = [], []
    replied: dict[str, str] = {}
    for row in scene.rows(SENT, *who):
        if row["state"] == "merged":
            continue
        if row["state"] not in ("sent", "uncertain"):
            failures.append(f"{who}: {row['state']} {row['code']} {row['phrase']}")
            continue
        pieces = [Piece(p["kind"], p["body"]) for p in json.loads(row["pieces"])]
        replies = json.loads(row["replies"])
        replied |= {key: as_text(pieces[number]) or "" for key, number in replies.items()}
        for number, piece in enumerate(pieces):
            if number in replies.values():
                continue
            expected.append(Expected(shown(resident, row, number, piece), bool(row["unsure"])))
        if row["state"] == "uncertain" and not row["unsure"]:
            failures.append(f"{who}: uncertain and not unsure")
    if not matches(expected, resident.got):
        sent = [(short(one.content), one.unsure) for one in expected]
        failures.append(f"{who}: sent {sent}, came {[short(one) for one in resident.got]}")
    came = {key: sorted(replies) for key, replies in resident.replies.items()}
    for key in came.keys() | replied.keys():
        if came.get(key, []) != ([replied[key]] if key in replied else []):
            texts = [short(text) for text in came.get(key, [])]
            failures.append(f"{who}: replied to {key} {short(replied.get(key, ''))}, came {texts}")
    return failures


def short(text: str) -> str:
    return f"{text[:24]!r}…{zlib.crc32(text.encode()):08x}"


def shown(resident: Resident, row: Row, number: int, piece: Piece) -> str:
    match resident.channel:
        case "telegram":
            return str(piece.body["text"])
        case "wecom":
            # it keeps our keys: what came is known by them
            return piece_key(Keyed(row["key"]), number, piece)  # type: ignore[arg-type]
        case _ if piece.kind == MENU:
            return json.dumps([piece.body["head"], piece.body["items"], piece.body["tail"]])
        case _:
            return as_text(piece) or ""


@dataclass
class Keyed:
    key: str


def matches(expected: Sequence[Expected], came: Sequence[str]) -> bool:
    """Each once and in order; twice or not at all where that is said."""
    reached = {0}
    for one in expected:
        further = set()
        for place in reached:
            least, most = (0, 2) if one.unsure else (1, 1)
            for times in range(most + 1):
                if times >= least:
                    further.add(place + times)
                if came[place + times : place + times + 1] != [one.content]:
                    break
        reached = further
    return len(came) in reached


async def refused(tencent: Tencent) -> list[Any]:
    """What wxpeer refused to send; it was never told to. WeCom's refusal of a key that it knows is
    what its keys are for; nobody is whom the desk asks it for, to learn what it may do."""
    return [
        (entry["path"], entry["result"])
        for entry in await tencent.log()
        if entry["path"] in FULL
        and entry["result"]["errcode"] not in (0, 40058)
        and entry["body"]["touser"] != NOBODY
    ]


def told(scene: Scene) -> None:
    """Figures, for who reads the test's output."""
    states: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in scene.rows("SELECT channel, state FROM deliveries"):
        states[row["channel"]][row["state"]] += 1
    said = scene.acknowledged()
    replies = sum(len(r.replies) for r in scene.residents)
    print(f"kills: {KILLS}; conversations: {len(scene.residents)}; acknowledged: {dict(said)}")
    print(f"deliveries: { {name: dict(of) for name, of in states.items()} }")
    print(f"in WeChat's replies: {replies}; faults: {dict(scene.weather.seen)}")
