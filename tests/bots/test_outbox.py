"""What the outbox promises, whatever the platform does and wherever the process ends."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bots.channel import Later, NoWindow, Refused, Terms, Unreachable, Unsure
from bots.outbox import LEASE, Outbox
from core.clock import SystemClock
from core.delivery import DeliveryState
from core.message import SYSTEM, Address, Kind
from core.phrases import Phrase
from store import tables as t
from store.bus import Live
from store.db import Database
from store.deliveries import SqlDeliveries
from store.windows import SqlWindows
from tests.bots.post import POST, Dying, Killed, Platform, PostDesk, Unhurried
from tests.desk_parts import Rung

HELD, PENDING = DeliveryState.HELD, DeliveryState.PENDING
FAILED, UNCERTAIN = DeliveryState.FAILED, DeliveryState.UNCERTAIN


@pytest.fixture
def desk(db: Database) -> PostDesk:
    return PostDesk(db, Platform())


def windowed(desk: PostDesk) -> None:
    desk.platform.terms = Terms(windowed=True)


async def test_messages_arrive_in_order_and_are_marked(desk: PostDesk) -> None:
    id_ = await desk.writes("42")
    await desk.says(id_, "one", "two|three")
    await desk.says(id_, "four")
    await desk.outbox().send_due()
    assert desk.platform.arrived["42"] == ["one", "two", "three", "four"]
    assert await desk.states(id_) == {}
    conversation = await desk.record.get(id_)
    assert conversation is not None
    assert conversation.resident_delivered == 4
    assert ("changed", id_) in desk.bell.rings
    await desk.outbox().send_due()
    assert len(desk.platform.keys) == len(set(desk.platform.keys)) == 4


async def test_what_fails_for_one_address_holds_up_no_other_and_keeps_its_order(
    desk: PostDesk,
) -> None:
    first, second = await desk.writes("1"), await desk.writes("2")
    desk.platform.script["1"] = [Later("503")]
    await desk.says(first, "a", "b")
    await desk.says(second, "c")
    await desk.outbox().send_due()
    assert desk.platform.arrived == {"2": ["c"]}
    assert await desk.states(first) == {2: PENDING, 3: PENDING}
    desk.clock.move(10)
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a", "b"]


async def test_the_platforms_word_on_when_is_kept(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    desk.platform.script["1"] = [Later("429", timedelta(seconds=30))]
    await desk.says(id_, "a", "b")
    for _ in range(3):
        await desk.outbox().send_due()
        assert desk.platform.arrived["1"] == []
        desk.clock.move(9.9)
    desk.clock.move(1.5)
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a", "b"]
    assert await desk.states(id_) == {}


async def test_what_is_refused_is_shown_and_the_next_is_sent(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    why = Phrase("This channel can't show it.")
    desk.platform.script["1"] = [Refused("400", why)]
    (seq, _) = await desk.says(id_, "a|never", "b")
    desk.bell.rings.clear()
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["b"]
    reach = await desk.deliveries.of(id_, desk.clock.now())
    assert reach.states == {seq: (FAILED, why)}
    assert ("changed", id_) in desk.bell.rings


async def test_who_left_is_not_written_to_until_he_is_back(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    desk.platform.script["1"] = [Unreachable("403")]
    await desk.says(id_, "a", "b")
    await desk.outbox().send_due()
    await desk.says(id_, "c")
    await desk.outbox().send_due()
    assert await desk.states(id_) == {2: HELD, 3: HELD, 4: HELD}
    assert not (await desk.deliveries.of(id_, desk.clock.now())).reachable
    assert desk.platform.arrived["1"] == []
    await desk.writes("1")
    await desk.says(id_, "d")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a", "b", "c", "d"]
    assert (await desk.deliveries.of(id_, desk.clock.now())).reachable


async def test_leaving_and_coming_back_without_a_word(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    here = Address(POST, "1")
    assert await desk.addresses.left(here, desk.clock.now()) == id_
    await desk.says(id_, "a")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == []
    assert await desk.addresses.came_back(here) == id_
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a"]


async def test_after_silence_it_is_sent_once_more_and_said_so(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    desk.platform.late["1"] = [Unsure("timeout")]
    await desk.says(id_, "a", "b")
    await desk.outbox().send_due()
    desk.clock.move(10)
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a", "a", "b"]
    assert await desk.states(id_) == {2: UNCERTAIN}


async def test_after_silence_twice_it_is_tried_no_more(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    desk.platform.script["1"] = [TimeoutError(), ValueError()]
    await desk.says(id_, "a|b", "c")
    for _ in range(3):
        await desk.outbox().send_due()
        desk.clock.move(20)
    assert desk.platform.arrived["1"] == ["b", "c"]
    assert await desk.states(id_) == {2: UNCERTAIN}


async def test_under_one_key_it_is_sent_until_it_is_sure(desk: PostDesk) -> None:
    desk.platform.terms = Terms(idempotent=True)
    id_ = await desk.writes("1")
    desk.platform.late["1"] = [Unsure("timeout")] * 4
    await desk.says(id_, "a", "b")
    for _ in range(8):
        await desk.outbox().send_due()
        desk.clock.move(60)
    assert desk.platform.arrived["1"] == ["a", "b"]
    assert len(set(desk.platform.keys)) == 2
    assert await desk.states(id_) == {}


@pytest.mark.parametrize("terms", [Terms(), Terms(idempotent=True), Terms(windowed=True)])
@pytest.mark.parametrize("after", [False, True])
async def test_whoever_takes_over_after_a_death_loses_and_doubles_nothing_unsaid(
    desk: PostDesk, terms: Terms, after: bool
) -> None:
    desk.platform.terms = terms
    for calls in range(1, 40):
        resident = f"r{calls}"
        id_ = await desk.writes(resident)
        await desk.opens(resident, left=5)
        await desk.says(id_, "a|b", "c")
        dying = Dying(desk.deliveries, calls, after=after)
        with contextlib.suppress(Killed):
            await desk.outbox(dying).send_due()
        # nobody may touch the address while the dead one's lease lasts
        arrived = [*desk.platform.arrived[resident]]
        await desk.outbox().send_due()
        if dying.dead and arrived:
            assert desk.platform.arrived[resident][: len(arrived)] == arrived
        desk.clock.move(LEASE.total_seconds() + 1)
        await desk.outbox().send_due()
        text = desk.platform.arrived[resident]
        whole = ["a+b+c"] if terms.windowed else ["a", "b", "c"]
        assert list(dict.fromkeys(text)) == whole, f"call {calls}: in order, and none is missing"
        doubled = len(text) - len(whole)
        assert doubled in ((0,) if terms.idempotent else (0, 1))
        states = await desk.states(id_)
        assert set(states.values()) <= {UNCERTAIN}
        if doubled:
            assert states, f"call {calls}: what may have come twice is said to have"
        if terms.idempotent:
            assert not states
        if not dying.dead:
            return
    pytest.fail("it never came to its end")


async def test_a_death_on_the_way_is_found_by_the_next(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    await desk.says(id_, "a", "b")
    dying = Dying(desk.deliveries, 99, after=False)

    def die(external_id: str) -> None:
        dying.dead = True
        raise Killed

    desk.platform.before_send = die
    with contextlib.suppress(Killed):
        await desk.outbox(dying).send_due()
    desk.platform.before_send = lambda external_id: None
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == [], "its lease lasts"
    desk.clock.move(LEASE.total_seconds() + 1)
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a", "b"]
    assert await desk.states(id_) == {2: UNCERTAIN}


async def test_who_lost_his_lease_changes_nothing(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    await desk.says(id_, "a")
    now = desk.clock.now()
    (old,) = await desk.deliveries.claim(POST, "old", now, now + LEASE, 5)
    (delivery,) = await desk.deliveries.waiting(old, now)
    assert await desk.deliveries.claim(POST, "new", now, now + LEASE, 5) == []
    desk.clock.move(LEASE.total_seconds() + 1)
    now = desk.clock.now()
    (new,) = await desk.deliveries.claim(POST, "new", now, now + LEASE, 5)
    assert await desk.deliveries.waiting(old, now) == []
    begun = await desk.deliveries.begin(old, delivery, [], [], now, now, windowed=False)
    assert begun.verdict == "lost"
    await desk.deliveries.release(old)
    assert await desk.deliveries.waiting(new, now) == [delivery]


async def test_a_day_without_the_platform(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    desk.platform.down = Later("502")
    said = []
    for hour in range(24):
        said.append(f"answer {hour}")
        await desk.says(id_, said[-1])
        await desk.says(id_, f"place {hour}", kind=Kind.NOTICE, author=SYSTEM)
        await desk.outbox().send_due()
        desk.clock.move(3600)
    desk.platform.down = None
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == [*said, "place 23"]
    dropped = await desk.states(id_)
    assert set(dropped.values()) == {DeliveryState.DROPPED}
    assert len(dropped) == 23


async def test_a_notice_is_dropped_only_when_a_later_one_says_more(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    desk.platform.down = Later("502")
    await desk.says(id_, "closed today", kind=Kind.NOTICE, author=SYSTEM)
    await desk.outbox().send_due()
    desk.clock.move(7200)
    desk.platform.down = None
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["closed today"]


async def test_without_a_window_it_waits_and_then_goes_first(desk: PostDesk) -> None:
    windowed(desk)
    id_ = await desk.writes("1")
    await desk.opens("1", left=2)
    for text in ("a", "b", "c"):
        await desk.says(id_, text)
        await desk.outbox().send_due()
    await desk.says(id_, "d")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a", "b"]
    assert await desk.states(id_) == {4: HELD, 5: HELD}
    reach = await desk.deliveries.of(id_, desk.clock.now())
    assert reach.window is not None
    assert (reach.window.left, reach.window.of) == (0, 2)
    assert ("changed", id_) in desk.bell.rings
    desk.clock.move(60)
    await desk.opens("1")
    await desk.writes("1")
    await desk.says(id_, "e")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a", "b", "c+d+e"]
    assert await desk.states(id_) == {}


async def test_what_left_after_he_wrote_counts_though_we_hear_of_it_later(desk: PostDesk) -> None:
    windowed(desk)
    id_ = await desk.writes("1")
    await desk.opens("1")
    desk.clock.move(60)
    for text in ("a", "b", "c"):
        desk.clock.move(10)
        await desk.says(id_, text)
        await desk.outbox().send_due()
    # he wrote between the first and the second, and the platform counts from there
    await desk.opens("1", ago=15)
    for text in ("d", "e", "f", "g"):
        await desk.says(id_, text)
        await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a", "b", "c", "d", "e", "f"]
    assert list((await desk.states(id_)).values()) == [HELD]


async def test_what_is_on_its_way_when_he_writes_counts_and_what_was_not_taken_does_not(
    desk: PostDesk,
) -> None:
    windowed(desk)
    id_ = await desk.writes("1")
    await desk.opens("1", left=2)
    sending = Dying(desk.deliveries, 3, after=True)
    await desk.says(id_, "a")
    with contextlib.suppress(Killed):
        await desk.outbox(sending).send_due()
    desk.clock.move(20)
    await desk.opens("1", left=2, ago=10)
    reach = await desk.deliveries.of(id_, desk.clock.now())
    assert reach.window is not None
    assert reach.window.left == 1
    desk.platform.script["1"] = [Later("-1")]
    for _ in range(3):
        await desk.outbox().send_due()
        desk.clock.move(60)
    await desk.says(id_, "b")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"][-1] == "a"
    assert HELD in (await desk.states(id_)).values()


async def test_a_send_counts_against_every_window_that_is_open(desk: PostDesk) -> None:
    """A platform that counts a message and the press of a menu together allows no more."""
    windowed(desk)
    id_ = await desk.writes("1")
    await desk.opens("1", left=5)
    await desk.opens("1", left=3, hours=1 / 60, kind="event")
    for text in "abcdefgh":
        await desk.says(id_, text)
        await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == list("abcde")


async def test_a_window_ends(desk: PostDesk) -> None:
    windowed(desk)
    id_ = await desk.writes("1")
    await desk.opens("1", hours=48)
    desk.clock.move(48 * 3600 + 1)
    await desk.says(id_, "a")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == []
    assert await desk.states(id_) == {2: HELD}


async def test_the_platform_knows_better_that_a_window_is_shut(desk: PostDesk) -> None:
    windowed(desk)
    id_ = await desk.writes("1")
    await desk.opens("1")
    desk.platform.script["1"] = [NoWindow("45047")]
    await desk.says(id_, "a")
    await desk.outbox().send_due()
    await desk.says(id_, "b")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == []
    assert await desk.states(id_) == {2: HELD, 3: HELD}
    desk.clock.move(1)
    await desk.opens("1")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a+b"]


async def test_what_is_joined_is_one_send_and_what_is_more_goes_on(desk: PostDesk) -> None:
    windowed(desk)
    desk.platform.room = 4
    id_ = await desk.writes("1")
    await desk.opens("1", left=2)
    seqs = await desk.says(id_, "a", "b", "c", "d", "e")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a+b", "c+d"]
    assert await desk.states(id_) == dict.fromkeys(seqs, HELD)
    desk.clock.move(1)
    await desk.opens("1")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a+b", "c+d", "e"]
    assert await desk.states(id_) == {}
    conversation = await desk.record.get(id_)
    assert conversation is not None
    assert conversation.resident_delivered == seqs[-1]


async def test_nothing_sent_costs_nothing_of_the_window(desk: PostDesk) -> None:
    windowed(desk)
    id_ = await desk.writes("1")
    await desk.opens("1", left=1)
    desk.platform.script["1"] = [Later("-1"), Later("-1")]
    await desk.says(id_, "a")
    for _ in range(3):
        await desk.outbox().send_due()
        desk.clock.move(60)
    assert desk.platform.arrived["1"] == ["a"]


async def test_a_key_that_the_platform_has_is_no_refusal_after_a_doubtful_try(
    desk: PostDesk,
) -> None:
    """Whatever any process remembers: the delivery knows."""
    desk.platform.terms = Terms(idempotent=True)
    id_ = await desk.writes("1")
    no = Refused("40058", Phrase("This channel can't show it."), repeated=True)
    desk.platform.late["1"] = [Unsure("lost")]
    (seq,) = await desk.says(id_, "a")
    await desk.outbox().send_due()
    desk.platform.script["1"] = [no]
    desk.clock.move(60)
    await desk.outbox().send_due()
    (other,) = await desk.says(id_, "b")
    desk.platform.script["1"] = [no]
    await desk.outbox().send_due()
    assert await desk.states(id_) == {other: FAILED}
    assert seq != other


async def test_a_rejection_that_comes_later_is_shown(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    (seq,) = await desk.says(id_, "a|b")
    await desk.outbox().send_due()
    why = Phrase("This channel can't show it.")
    await desk.deliveries.rejected(POST, "0" * 32, "9", why)
    assert await desk.states(id_) == {}
    await desk.deliveries.rejected(POST, desk.platform.keys[1], "9", why)
    assert await desk.states(id_) == {seq: FAILED}


# ── answers to webhooks ──────────────────────────────────────────────────────────────────────


async def test_a_webhook_that_waits_takes_the_answer_itself(desk: PostDesk) -> None:
    windowed(desk)
    here, until = Address(POST, "1"), desk.clock.now() + timedelta(seconds=4)
    await desk.opens("1", left=1)
    await desk.windows.open(POST, "1", "passive", 1, until)
    id_ = await desk.writes("1")
    waiting = [
        asyncio.create_task(desk.outbox().passive(here, "callback 1", until)) for _ in range(2)
    ]
    await asyncio.sleep(0)
    await desk.bot_says(id_, "a", "b")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == [], "the dispatcher leaves it alone"
    answers = [[piece.body["text"] for piece in await task] for task in waiting]
    assert answers == [["a+b"]] * 2
    again = await desk.outbox().passive(here, "callback 1", until)
    assert [piece.body["text"] for piece in again] == ["a+b"]
    assert await desk.states(id_) == {}
    await desk.says(id_, "c")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["c"], "the answer was not counted"
    assert await desk.outbox().passive(here, "callback 2", until) == []


async def test_an_answer_that_did_not_leave_is_sent_after_all(desk: PostDesk) -> None:
    windowed(desk)
    here, until = Address(POST, "1"), desk.clock.now() + timedelta(seconds=4)
    await desk.opens("1")
    await desk.windows.open(POST, "1", "passive", 1, until)
    id_ = await desk.writes("1")
    await desk.bot_says(id_, "a")
    assert await desk.outbox().passive(here, "callback", until)
    await desk.deliveries.take_back(here, "callback")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a"]


async def test_where_nothing_will_come_the_webhook_does_not_wait(desk: PostDesk) -> None:
    windowed(desk)
    here, until = Address(POST, "1"), desk.clock.now() + timedelta(seconds=4)
    await desk.windows.open(POST, "1", "passive", 1, until)
    id_ = await desk.writes("1")
    await desk.says(id_, processed=1)
    assert await desk.outbox().passive(here, "callback", until) == []


async def test_what_is_more_than_an_answer_follows_it(desk: PostDesk) -> None:
    windowed(desk)
    desk.platform.room = 4
    here, until = Address(POST, "1"), desk.clock.now() + timedelta(seconds=4)
    await desk.opens("1", left=5)
    await desk.windows.open(POST, "1", "passive", 1, until)
    id_ = await desk.writes("1")
    await desk.bot_says(id_, "a", "b", "c")
    (piece,) = await desk.outbox().passive(here, "callback", until)
    assert piece.body["text"] == "a+b"
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["c"]
    assert await desk.states(id_) == {}


async def test_a_callback_repeated_after_the_next_gets_its_own_answer(desk: PostDesk) -> None:
    windowed(desk)
    desk.platform.room = 4
    here = Address(POST, "1")
    await desk.opens("1", left=1)
    id_ = await desk.writes("1")
    (seq, *_) = await desk.bot_says(id_, "a", "b", "c", "d", "e", "f")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a+b"]
    for _ in range(2):
        for callback, text in (("x", "c+d"), ("y", "e+f"), ("x", "c+d")):
            desk.clock.move(1)
            until = desk.clock.now() + timedelta(seconds=4)
            await desk.windows.open(POST, "1", "passive", 1, until)
            await desk.opens("1", left=0)
            (piece,) = await desk.outbox().passive(here, callback, until)
            assert piece.body["text"] == text
    assert await desk.states(id_) == {}
    conversation = await desk.record.get(id_)
    assert conversation is not None
    assert conversation.resident_delivered == seq + 5


async def test_a_callback_that_comes_twice_at_once_takes_one_answer(desk: PostDesk) -> None:
    windowed(desk)
    desk.platform.room = 4
    here, until = Address(POST, "1"), desk.clock.now() + timedelta(seconds=4)
    await desk.opens("1")
    await desk.windows.open(POST, "1", "passive", 1, until)
    id_ = await desk.writes("1")
    twice = [asyncio.create_task(desk.outbox().passive(here, "callback", until)) for _ in range(2)]
    # both have looked, and found nothing
    await asyncio.sleep(0.05)
    await desk.bot_says(id_, "a", "b", "c", "d")
    assert [[p.body["text"] for p in pieces] for pieces in await asyncio.gather(*twice)] == [
        ["a+b"],
        ["a+b"],
    ]
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["c+d"]


async def test_a_webhook_that_came_too_late_leaves_the_rest_to_the_dispatcher(
    desk: PostDesk,
) -> None:
    windowed(desk)
    here, until = Address(POST, "1"), desk.clock.now() + timedelta(seconds=4)
    await desk.opens("1")
    await desk.windows.open(POST, "1", "passive", 1, until)
    id_ = await desk.writes("1")
    desk.clock.move(4)
    assert await desk.outbox().passive(here, "callback", until) == []
    await desk.bot_says(id_, "a")
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a"]


# ── whatever happens ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("seed", range(6))
async def test_never_more_than_the_window_holds(tmp_path: Path, seed: int) -> None:
    """The platform counts too, and would say so."""
    from store.migrate import migrate

    db = Database(f"sqlite:///{tmp_path}/yuqiao.db")
    await migrate(db)
    desk = PostDesk(db, Platform(Terms(windowed=True), room=6))
    chance = random.Random(seed)
    quota = {"1": 0, "2": 0}
    ends = dict.fromkeys(quota, desk.clock.now())
    unheard: dict[str, datetime] = {}
    """What the platform knows of already, and we do not."""
    said: dict[str, list[str]] = {"1": [], "2": []}
    ids = {who: await desk.writes(who) for who in quota}

    beyond: list[str] = []

    def count(external_id: str) -> None:
        quota[external_id] -= 1
        if quota[external_id] < 0:
            beyond.append("more than he opened")
        if desk.clock.now() >= ends[external_id]:
            beyond.append("after its end")

    desk.platform.before_send = count
    for step in range(150):
        who = chance.choice(["1", "2"])
        match chance.randrange(7):
            case 0:
                quota[who], ends[who] = 5, desk.clock.now() + timedelta(hours=48)
                unheard[who] = desk.clock.now()
            case 1 | 2 | 3:
                texts = [f"{step}{letter}" for letter in "abc"[: chance.randint(1, 3)]]
                said[who] += texts
                await desk.says(ids[who], *texts)
            case 4:
                desk.clock.move(chance.choice([1, 60, 3600, 48 * 3600]))
            case 5:
                # nothing is sent then, and the platform does not count it; we may
                desk.platform.script[who].append(chance.choice([Unsure("x"), NoWindow("x")]))
            case 6:
                dying = Dying(desk.deliveries, chance.randint(1, 9), after=chance.random() < 0.5)
                with contextlib.suppress(Killed):
                    await desk.outbox(dying).send_due()
                desk.clock.move(LEASE.total_seconds() + 1)
        await desk.outbox().send_due()
        assert not beyond
        if unheard and chance.random() < 0.4:
            who, at = unheard.popitem()
            await desk.opens(who, left=5, ago=(desk.clock.now() - at).total_seconds())
            await desk.writes(who)
    for script in desk.platform.script.values():
        script.clear()
    for _ in range(40):
        desk.clock.move(600)
        for who in quota:
            await desk.opens(who, left=5)
            quota[who], ends[who] = 5, desk.clock.now() + timedelta(hours=48)
        await desk.outbox().send_due()
        assert not beyond
    for who, texts in said.items():
        arrived = [part for text in desk.platform.arrived[who] for part in text.split("+")]
        assert list(dict.fromkeys(arrived)) == [t for t in texts if t in arrived], "in order"
        missing = [t for t in texts if t not in arrived]
        states = await desk.states(ids[who])
        assert not set(states.values()) - {UNCERTAIN}
        if missing or len(arrived) > len(set(arrived)):
            assert states
    await db.close()


async def test_two_dispatchers_on_one_database_send_nothing_twice(db: Database) -> None:
    platform = Platform()
    desk = PostDesk(db, platform)
    desk.clock.time = SystemClock().now() - timedelta(seconds=1)
    residents = [f"r{n}" for n in range(12)]
    for who in residents:
        await desk.says(await desk.writes(who), "a", "b|c", "d")
    others = [Database(db.url) for _ in range(2)]

    async def ring() -> AsyncIterator[Live]:
        while True:
            yield Live("changed", "c")
            await asyncio.sleep(0.005)

    def process(own: Database) -> Outbox:
        stores = (SqlDeliveries(own), SqlWindows(own))
        return Outbox({POST: platform}, *stores, Unhurried(), Rung(), SystemClock())

    running = [asyncio.create_task(process(own).run(ring())) for own in others]
    async with asyncio.timeout(60):
        while sum(len(texts) for texts in platform.arrived.values()) < 4 * len(residents):
            await asyncio.sleep(0.02)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    for own in others:
        await own.close()
    assert platform.arrived == {who: ["a", "b", "c", "d"] for who in residents}
    assert len(platform.keys) == 4 * len(residents)


async def test_what_is_on_its_way_arrives_when_we_are_stopped(desk: PostDesk) -> None:
    id_ = await desk.writes("1")
    await desk.says(id_, "a", "b")
    started, go_on = asyncio.Event(), asyncio.Event()
    sends = desk.platform.send

    class Slow:
        name, terms = POST, Terms()
        pieces, join, typing = desk.platform.pieces, desk.platform.join, desk.platform.typing

        async def send(self, *what: object) -> str | None:
            started.set()
            await go_on.wait()
            return await sends(*what)  # type: ignore[arg-type]

    async def silence() -> AsyncIterator[Live]:
        await asyncio.sleep(3600)
        yield Live("changed")

    outbox = Outbox(
        {POST: Slow()}, desk.deliveries, desk.windows, Unhurried(), desk.bell, desk.clock
    )
    task = asyncio.create_task(outbox.run(silence()))
    async with asyncio.timeout(30):
        await started.wait()
        task.cancel()
        await asyncio.sleep(0)
        go_on.set()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    assert desk.platform.arrived["1"] == ["a"]
    assert await desk.states(id_) == {3: PENDING}
    await desk.outbox().send_due()
    assert desk.platform.arrived["1"] == ["a", "b"], "the lease was given back"


async def test_who_takes_long_keeps_the_address(
    desk: PostDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bots.outbox.PROLONG_EVERY", 0.01)
    await desk.says(await desk.writes("1"), "a")
    sends, others = desk.platform.send, []

    class Slow:
        name, terms = POST, Terms()
        pieces, join, typing = desk.platform.pieces, desk.platform.join, desk.platform.typing

        async def send(self, *what: object) -> str | None:
            for _ in range(5):
                desk.clock.move(LEASE.total_seconds() * 0.9)
                async with asyncio.timeout(30):
                    while not await self._prolonged():
                        await asyncio.sleep(0.01)
                now = desk.clock.now()
                others.extend(await desk.deliveries.claim(POST, "other", now, now + LEASE, 5))
            return await sends(*what)  # type: ignore[arg-type]

        async def _prolonged(self) -> bool:
            a = t.addresses.c
            async with desk.db.read() as connection:
                until = (await connection.execute(select(a.leased_until))).scalar_one()
            return bool(until == desk.clock.now() + LEASE)

    outbox = Outbox(
        {POST: Slow()}, desk.deliveries, desk.windows, Unhurried(), desk.bell, desk.clock
    )
    await outbox.send_due()
    assert (others, desk.platform.arrived["1"]) == ([], ["a"])


async def test_somebody_who_writes_is_shown_to_the_resident_only(desk: PostDesk) -> None:
    id_ = await desk.writes("1")

    async def events() -> AsyncIterator[Live]:
        yield Live("typing", id_, "resident")
        yield Live("typing", "unknown", "agent")
        yield Live("typing", id_, "agent", "Mei")
        await asyncio.sleep(3600)

    task = asyncio.create_task(desk.outbox().run(events()))
    async with asyncio.timeout(30):
        while not desk.platform.typed:
            await asyncio.sleep(0.01)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    assert desk.platform.typed == ["1"]
