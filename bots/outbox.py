"""Sends what is in the outbox: in order for each address, several addresses at once.

For each piece: written down that it is about to be sent, sent, written down what became of it. A
crash in between leaves ``sending``, and whoever claims the address next knows that it may have
arrived.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Protocol

import structlog
from prometheus_client import Counter, Histogram

from bots.channel import Channel, DeliveryError, Piece, Unsure
from bots.outcomes import (
    NOT_SHOWN,
    arrived,
    dump_piece,
    failed,
    load_piece,
    piece_key,
    pointless,
    unsure,
)
from core.clock import Clock
from core.delivery import Began, Begun, Delivery, DeliveryState, Json, Lease, Outcome
from core.message import Address, AuthorKind
from core.ports import Bell
from core.reception import new_id

log = structlog.get_logger()

AT_ONCE = 16
"""Addresses of one channel that are sent to at the same time: a channel that hangs holds up no
other."""
SWEEP_EVERY = 1.0
NOT_OFTENER = 0.02
"""Seconds between two looks, however often the doorbell rings."""
SEND_WITHIN = 40.0
LEASE = timedelta(seconds=15)
"""What a resident waits for when the process dies that sends to him. Who lives prolongs it."""
PROLONG_EVERY = 4.0
STOP_WITHIN = 5.0
"""Seconds that what is on its way has to arrive when we are stopped."""
SETTLE_ATTEMPTS = 4
SETTLE_PAUSE = 0.05
TYPING_EVERY = 4.0
TYPING_WITHIN = 5.0
LOOK_FOR_ANSWER = 0.1
ANSWER_LEASE = timedelta(seconds=10)

TOLD = frozenset({DeliveryState.HELD, DeliveryState.FAILED, DeliveryState.UNCERTAIN})
"""What agents are told at once."""

DELIVERIES = Counter(
    "yuqiao_deliveries_total", "Messages to channels that push.", ["channel", "state"]
)
TRIES = Counter("yuqiao_delivery_errors_total", "Pieces not sent.", ["channel", "kind"])
DELAY = Histogram(
    "yuqiao_delivery_seconds",
    "From the outbox to the platform's word.",
    ["channel"],
    buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600, 86400),
)


class Deliveries(Protocol):
    """``store/deliveries.py``."""

    async def claim(
        self, channel: str, owner: str, now: datetime, until: datetime, limit: int
    ) -> list[Lease]: ...

    async def lease(
        self, address: Address, owner: str, now: datetime, until: datetime
    ) -> Lease | None: ...

    async def prolong(self, lease: Lease, until: datetime) -> bool: ...

    async def release(self, lease: Lease) -> None: ...

    async def waiting(self, lease: Lease, now: datetime) -> list[Delivery]: ...

    async def drop(self, lease: Lease, ids: Collection[int]) -> None: ...

    async def begin(
        self,
        lease: Lease,
        delivery: Delivery,
        pieces: Sequence[Json],
        merged: Collection[int],
        now: datetime,
        until: datetime,
        *,
        windowed: bool,
    ) -> Begun: ...

    async def settle(
        self, lease: Lease, delivery: Delivery, outcome: Outcome, now: datetime
    ) -> bool: ...

    async def answered(self, address: Address, callback_id: str) -> list[Json] | None: ...

    async def answer(
        self,
        lease: Lease,
        delivery: Delivery,
        pieces: Sequence[Json],
        merged: Collection[int],
        callback_id: str,
        now: datetime,
    ) -> bool: ...

    async def ahead(self, address: Address) -> tuple[bool, bool]: ...

    async def address_of(self, conversation_id: str) -> Address | None: ...


class Windows(Protocol):
    """``store/windows.py``."""

    async def close(self, address: Address, kind: str) -> None: ...


class Pace(Protocol):
    """``store/limits.py``: how often, counted together with all other processes."""

    async def reserve(self, key: str, per_second: float) -> float:
        """Takes the next turn. Returns the seconds until then."""
        ...

    async def take(self, key: str, per_second: float) -> bool:
        """Takes a turn, if it is now."""
        ...


class Event(Protocol):
    """``store/bus.py``: ``Live``."""

    @property
    def kind(self) -> str: ...

    @property
    def conversation_id(self) -> str: ...

    @property
    def author(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Shaped:
    """As it is sent, and the ids of those that are sent with it."""

    pieces: tuple[Piece, ...]
    merged: tuple[int, ...] = ()


class _NotTaken(Exception):
    """What would answer a webhook is none of what it takes."""


class Outbox:
    """The dispatcher, and the answers to webhooks that wait. Several may run at once."""

    def __init__(
        self,
        channels: Mapping[str, Channel],
        deliveries: Deliveries,
        windows: Windows,
        pace: Pace,
        bell: Bell,
        clock: Clock,
    ) -> None:
        """``channels`` by their names, which are those of ``SqlConversations(pushed=…)``. It may be
        filled until ``run``: adapters are built with an outbox in their hands."""
        self._channels = channels
        self._deliveries = deliveries
        self._windows = windows
        self._pace = pace
        self._bell = bell
        self._clock = clock
        self._wakes: dict[str, asyncio.Event] = {}

    async def run(self, events: AsyncIterator[Event]) -> None:
        """Until cancelled; what is on its way then may still arrive."""
        self._wakes = {name: asyncio.Event() for name in self._channels}
        async with asyncio.TaskGroup() as tasks:
            for channel in self._channels.values():
                tasks.create_task(self._dispatch(channel, tasks))
            tasks.create_task(self._listen(events, tasks))

    async def send_due(self) -> None:
        """Everything that is due now, and no more: for a desk that is driven by hand."""
        for channel in self._channels.values():
            while leases := await self._claim(channel, AT_ONCE):
                await asyncio.gather(*[self._drain(channel, lease) for lease in leases])

    async def passive(
        self,
        address: Address,
        callback_id: str,
        until: datetime,
        takes: Callable[[Piece], bool] = lambda piece: True,
    ) -> list[Piece]:
        """What answers a webhook that waits, as soon as it is there; empty: nothing came by
        ``until``, or nothing will. At most one piece: the rest leaves as any message does.

        The webhook opened the window ``passive`` before it stored the message. What is returned
        counts as sent; for the same ``callback_id`` it is the same again. What the webhook does
        not take is left to be sent, with what follows.
        """
        channel = self._channels[address.channel]
        try:
            known = await self._deliveries.answered(address, callback_id)
            while known is None:
                # one look is all that it costs while nothing is there: many may wait
                comes, waits = await self._deliveries.ahead(address)
                if waits:
                    piece = await self._take_answer(channel, address, callback_id, takes)
                    if piece is not None:
                        return [piece]
                if waits or not comes:
                    # the same callback may have been answered meanwhile
                    known = await self._deliveries.answered(address, callback_id)
                if self._clock.now() >= until or not (comes or waits):
                    break
                if known is None:
                    await asyncio.sleep(LOOK_FOR_ANSWER)
            return [load_piece(piece) for piece in known or ()]
        except _NotTaken:
            return []
        finally:
            if self._clock.now() < until:
                await self._windows.close(address, "passive")

    # ── looking for work ──────────────────────────────────────────────────────────────────────

    async def _dispatch(self, channel: Channel, tasks: asyncio.TaskGroup) -> None:
        wake, busy = self._wakes[channel.name], set[asyncio.Task[None]]()

        def ended(task: asyncio.Task[None]) -> None:
            busy.discard(task)
            # more may have come between its last look and its end
            wake.set()

        while True:
            wake.clear()
            try:
                for lease in await self._claim(channel, AT_ONCE - len(busy)):
                    task = tasks.create_task(self._drain(channel, lease))
                    busy.add(task)
                    task.add_done_callback(ended)
            except Exception:
                log.exception("outbox not read", channel=channel.name)
                await asyncio.sleep(SWEEP_EVERY)
            await asyncio.sleep(NOT_OFTENER)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(SWEEP_EVERY):
                    await wake.wait()

    async def _claim(self, channel: Channel, limit: int) -> list[Lease]:
        if limit <= 0:
            return []
        now = self._clock.now()
        return await self._deliveries.claim(channel.name, new_id(), now, now + LEASE, limit)

    async def _listen(self, events: AsyncIterator[Event], tasks: asyncio.TaskGroup) -> None:
        async for event in events:
            if event.kind in ("changed", "resumed"):
                for wake in self._wakes.values():
                    wake.set()
            elif event.kind == "typing" and event.author != AuthorKind.RESIDENT:
                tasks.create_task(self._type(event.conversation_id))

    async def _type(self, conversation_id: str) -> None:
        try:
            async with asyncio.timeout(TYPING_WITHIN):
                # other processes heard it too
                if not await self._pace.take(f"typing:{conversation_id}", 1 / TYPING_EVERY):
                    return
                address = await self._deliveries.address_of(conversation_id)
                if address is not None and address.channel in self._channels:
                    await self._channels[address.channel].typing(address.external_id)
        except Exception as error:
            log.info("typing not shown", error=type(error).__name__)

    # ── sending ───────────────────────────────────────────────────────────────────────────────

    async def _drain(self, channel: Channel, lease: Lease) -> None:
        """Everything that is due for an address."""
        try:
            while True:
                step = asyncio.ensure_future(self._next(channel, lease))
                try:
                    if not await asyncio.shield(step):
                        return
                except asyncio.CancelledError:
                    # half of a send is the worst: nobody would know
                    done, _ = await asyncio.wait([step], timeout=STOP_WITHIN)
                    for one in done:
                        one.exception()
                    step.cancel()
                    raise
        except Exception:
            log.exception("sending failed", channel=channel.name)
        finally:
            # a lease that is not given back ends by itself
            with contextlib.suppress(Exception):
                await self._deliveries.release(lease)

    async def _next(self, channel: Channel, lease: Lease) -> bool:
        """Sends one piece. False: nothing is due, or nothing may be sent."""
        now = self._clock.now()
        rows = await self._deliveries.waiting(lease, now)
        if not rows:
            return False
        dropped = pointless(rows, now)
        if dropped:
            await self._deliveries.drop(lease, dropped)
            DELIVERIES.labels(channel.name, DeliveryState.DROPPED).inc(len(dropped))
            await self._bell.changed(rows[0].message.conversation_id)
            rows = [row for row in rows if row.id not in dropped]
        head = rows[0]
        if head.state is DeliveryState.SENDING:
            # somebody died over it
            count = len(head.pieces or ())
            outcome = unsure("interrupted", head, count, channel.terms, now)
            return await self._settle(channel, lease, head, outcome)
        shaped = _shape(channel, rows)
        if shaped is None:
            outcome = Outcome(DeliveryState.FAILED, code="not_shown", phrase=NOT_SHOWN)
            return await self._settle(channel, lease, head, outcome)
        if not shaped.pieces:
            outcome = Outcome(DeliveryState.DROPPED, phrase=NOT_SHOWN)
            return await self._settle(channel, lease, head, outcome)
        await self._wait_for_turn(channel, lease.address)
        return await self._send(channel, lease, head, shaped)

    async def _send(self, channel: Channel, lease: Lease, head: Delivery, shaped: _Shaped) -> bool:
        now, count = self._clock.now(), len(shaped.pieces)
        begun = await self._deliveries.begin(
            lease,
            head,
            [dump_piece(piece) for piece in shaped.pieces],
            shaped.merged,
            now,
            now + LEASE,
            windowed=channel.terms.windowed,
        )
        if begun.verdict is not Began.YES:
            if begun.verdict is Began.NO_WINDOW:
                DELIVERIES.labels(channel.name, DeliveryState.HELD).inc()
                await self._bell.changed(head.message.conversation_id)
            return False
        piece = shaped.pieces[head.done]
        key = piece_key(head, head.done, piece)
        try:
            async with asyncio.timeout(SEND_WITHIN), self._prolonged(lease):
                platform_id = await channel.send(lease.address.external_id, piece, key)
            outcome = arrived(head, count, channel.terms, platform_id)
        except Exception as raised:
            error = raised if isinstance(raised, DeliveryError) else Unsure(type(raised).__name__)
            kind = type(error).__name__
            TRIES.labels(channel.name, kind).inc()
            log.warning(
                "not sent", channel=channel.name, delivery=head.id, kind=kind, code=error.code
            )
            now = self._clock.now()
            outcome = failed(error, head, count, channel.terms, now)
        return await self._settle(channel, lease, head, replace(outcome, spent=begun.spent))

    @contextlib.asynccontextmanager
    async def _prolonged(self, lease: Lease) -> AsyncIterator[None]:
        """Nobody else takes the address for what is on its way to it."""

        async def prolong() -> None:
            while True:
                await asyncio.sleep(PROLONG_EVERY)
                try:
                    await self._deliveries.prolong(lease, self._clock.now() + LEASE)
                except Exception:
                    log.exception("lease not prolonged")

        prolonging = asyncio.ensure_future(prolong())
        try:
            yield
        finally:
            prolonging.cancel()

    async def _settle(
        self, channel: Channel, lease: Lease, head: Delivery, outcome: Outcome
    ) -> bool:
        now = self._clock.now()
        for attempt in range(1, SETTLE_ATTEMPTS + 1):
            try:
                if not await self._deliveries.settle(lease, head, outcome, now):
                    log.warning("lease lost", channel=channel.name, delivery=head.id)
                    return False
                break
            except Exception:
                # it was sent: forgetting that is what we try hardest to avoid
                if attempt == SETTLE_ATTEMPTS:
                    raise
                await asyncio.sleep(SETTLE_PAUSE * 2**attempt)
        state = outcome.state
        if state is not DeliveryState.PENDING:
            DELIVERIES.labels(channel.name, state).inc()
        if outcome.arrived and state is not DeliveryState.PENDING:
            DELAY.labels(channel.name).observe((now - head.created_at).total_seconds())
        read_mark = outcome.arrived and head.message.author.kind is AuthorKind.AGENT
        if state in TOLD or read_mark:
            await self._bell.changed(head.message.conversation_id)
        return True

    async def _wait_for_turn(self, channel: Channel, address: Address) -> None:
        terms, seconds = channel.terms, 0.0
        if terms.per_address_second is not None:
            key = f"{channel.name}:{address.external_id}"
            seconds = await self._pace.reserve(key, terms.per_address_second)
        if terms.per_second is not None:
            seconds = max(seconds, await self._pace.reserve(channel.name, terms.per_second))
        if seconds > 0:
            await asyncio.sleep(seconds)

    async def _take_answer(
        self,
        channel: Channel,
        address: Address,
        callback_id: str,
        takes: Callable[[Piece], bool],
    ) -> Piece | None:
        """Raises:
        _NotTaken: what is first is not for a webhook.
        """
        now = self._clock.now()
        lease = await self._deliveries.lease(address, new_id(), now, now + ANSWER_LEASE)
        if lease is None:
            return None
        try:
            rows = await self._deliveries.waiting(lease, now)
            head = rows[0] if rows else None
            if head is None or head.state is not DeliveryState.PENDING or head.doubted:
                # the dispatcher's
                return None
            shaped = _shape(channel, rows)
            # some pieces may have left already, and what is left was held since
            left = () if shaped is None else shaped.pieces[head.done :]
            if shaped is None or not left:
                return None
            if not takes(left[0]):
                raise _NotTaken
            pieces = [dump_piece(piece) for piece in shaped.pieces]
            kept = await self._deliveries.answer(
                lease, head, pieces, shaped.merged, callback_id, now
            )
            if not kept:
                return None
            DELIVERIES.labels(channel.name, DeliveryState.SENT).inc()
            return left[0]
        finally:
            await self._deliveries.release(lease)


def _shape(channel: Channel, rows: Sequence[Delivery]) -> _Shaped | None:
    """The first as it is sent, with those after it where they fit. None: it can't be shown."""
    head = rows[0]
    pieces = _pieces(channel, head)
    if pieces is None or not (channel.terms.windowed and head.fresh):
        return None if pieces is None else _Shaped(pieces)
    merged: list[int] = []
    whole = [*pieces]
    same = head.message.conversation_id
    for row in takewhile(lambda r: r.fresh and r.message.conversation_id == same, rows[1:]):
        more = _pieces(channel, row)
        if more is None:
            break
        merged.append(row.id)
        whole += more
    return _Shaped(tuple(channel.join(whole)), tuple(merged))


def _pieces(channel: Channel, delivery: Delivery) -> tuple[Piece, ...] | None:
    if delivery.pieces is not None:
        return tuple(load_piece(piece) for piece in delivery.pieces)
    try:
        return tuple(channel.pieces(delivery.message))
    except Exception:
        # a defect of the channel's, which the same message would meet again
        log.exception("message not shown", channel=channel.name, delivery=delivery.id)
        return None
