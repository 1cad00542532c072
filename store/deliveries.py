"""The outbox: what is to be sent, in order, by one process an address at a time.

A process claims an address for a while (its lease) and proves with every statement that it still
has it: who was held up and lost it changes nothing any more. The order of locks is that of
``store/addresses.py``.
"""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, exists, func, insert, or_, select, update

from core.delivery import (
    NOT_REACHED,
    WAITS_FOR_HIM,
    Began,
    Begun,
    Delivery,
    DeliveryState,
    Json,
    Lease,
    Outcome,
    Reach,
    Window,
)
from core.message import Address, Message
from core.phrases import Phrase
from store import tables as t
from store.addresses import at, block
from store.db import Database, Transaction
from store.rows import Record, dump_phrase, load_phrase, to_message
from store.windows import arrived_by, is_answering, refund, shut, spend

KEY_BYTES = 10
BATCH = 50
"""Deliveries of an address that are looked at together."""
REPEATED_WITHIN = 20
"""Answers to callbacks, of which a platform may ask for one again."""
OPEN = [DeliveryState.PENDING, DeliveryState.SENDING]
NOT_PLAINLY_SENT = [state for state in DeliveryState if state is not DeliveryState.SENT]

NOTHING_LEFT_TO_SAY = Phrase("It was not sent: when it could have been, it was out of date.")


async def put_out(
    connection: Transaction, channels: frozenset[str], sent: Sequence[Message], now: datetime
) -> None:
    """Messages of one conversation into the outbox, where replies go to one of the channels."""
    if not sent or not channels:
        return
    a = t.addresses.c
    address = (
        await connection.execute(
            select(a.id, a.channel, a.blocked_at)
            .join_from(t.conversations, t.addresses, t.conversations.c.address_id == a.id)
            .where(t.conversations.c.id == sent[0].conversation_id)
        )
    ).one()
    if address.channel not in channels:
        return
    blocked = address.blocked_at is not None
    await connection.execute(
        insert(t.deliveries),
        [
            {
                "conversation_id": message.conversation_id,
                "seq": message.seq,
                "address_id": address.id,
                "channel": address.channel,
                "state": DeliveryState.HELD if blocked else DeliveryState.PENDING,
                "done": 0,
                "attempts": 0,
                "doubted": False,
                "unsure": False,
                "due_at": now,
                "key": secrets.token_hex(KEY_BYTES),
                "platform_ids": [],
                "replies": {},
                "phrase": dump_phrase(NOT_REACHED) if blocked else None,
                "created_at": now,
            }
            for message in sent
        ],
    )


class SqlDeliveries:
    def __init__(self, db: Database) -> None:
        self._db = db

    # ── who sends ─────────────────────────────────────────────────────────────────────────────

    async def claim(
        self, channel: str, owner: str, now: datetime, until: datetime, limit: int
    ) -> list[Lease]:
        """Leases of addresses with something due, until ``until``: the longest due first."""
        async with self._db.read() as connection:
            ids = list((await connection.execute(_due(channel, now, limit))).scalars())
        if not ids:
            return []
        return await self._lease(ids, owner, now, until)

    async def lease(
        self, address: Address, owner: str, now: datetime, until: datetime
    ) -> Lease | None:
        """Of this one address, where something waits for it and nobody else has it."""
        d, a = t.deliveries.c, t.addresses.c
        waits = exists().where(d.address_id == a.id, d.state.in_(OPEN))
        async with self._db.read() as connection:
            ids = list((await connection.execute(select(a.id).where(at(address), waits))).scalars())
        return next(iter(await self._lease(ids, owner, now, until)), None) if ids else None

    async def _lease(
        self, ids: Sequence[str], owner: str, now: datetime, until: datetime
    ) -> list[Lease]:
        a = t.addresses.c
        async with self._db.write() as connection:
            # locked ones are somebody else's at this moment; those who only refer to an address
            # do not disturb
            free = (
                select(a.id, a.channel, a.external_id)
                .where(a.id.in_(ids), _free(now))
                .with_for_update(skip_locked=True, key_share=True)
            )
            rows = (await connection.execute(free)).all()
            await connection.execute(
                update(t.addresses)
                .where(a.id.in_([row.id for row in rows]))
                .values(leased_by=owner, leased_until=until)
            )
        return [Lease(row.id, Address(row.channel, row.external_id), owner) for row in rows]

    async def prolong(self, lease: Lease, until: datetime) -> bool:
        """False: it was lost."""
        async with self._db.write() as connection:
            return await _keep(connection, lease, until)

    async def release(self, lease: Lease) -> None:
        async with self._db.write() as connection:
            await connection.execute(
                update(t.addresses).where(_held_by(lease)).values(leased_by=None, leased_until=None)
            )

    # ── what is sent ──────────────────────────────────────────────────────────────────────────

    async def waiting(self, lease: Lease, now: datetime) -> list[Delivery]:
        """What is to be sent to the address, in order; empty while the first is not due, and
        where the lease was lost."""
        d, m = t.deliveries.c, t.messages.c
        query = (
            select(
                t.messages,
                d.id.label("delivery_id"),
                *(d.state, d.pieces, d.done, d.attempts, d.doubted, d.unsure, d.key, d.due_at),
                d.created_at.label("put_out_at"),
            )
            .join_from(
                t.deliveries,
                t.messages,
                and_(d.conversation_id == m.conversation_id, d.seq == m.seq),
            )
            .join(t.addresses, t.addresses.c.id == d.address_id)
            .where(d.address_id == lease.address_id, d.state.in_(OPEN), _held_by(lease))
            .order_by(d.id)
            .limit(BATCH)
        )
        async with self._db.read() as connection:
            rows = (await connection.execute(query)).all()
        if rows and rows[0].due_at > now:
            return []
        return [_delivery(row) for row in rows]

    async def drop(self, lease: Lease, ids: Collection[int]) -> None:
        """Says nothing any more: is never sent."""
        d = t.deliveries.c
        async with self._db.write() as connection:
            if await _keep(connection, lease):
                await connection.execute(
                    update(t.deliveries)
                    .where(d.id.in_(ids), d.state.in_(OPEN))
                    .values(state=DeliveryState.DROPPED, phrase=dump_phrase(NOTHING_LEFT_TO_SAY))
                )

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
    ) -> Begun:
        """Writes down that the next piece is about to be sent, of which ``pieces``, and in whose
        stead (``merged``). The lease lasts until ``until``.

        ``windowed``: it is spent from what the resident opened, each time: one that did not arrive
        under the window before may arrive under this one.
        """
        d = t.deliveries.c
        async with self._db.write() as connection:
            if not await _keep(connection, lease, until):
                return Begun(Began.LOST)
            spent = None
            if windowed and await is_answering(connection, lease.address, now):
                return Begun(Began.ANSWERING)
            if windowed:
                spent = await spend(connection, lease.address, now)
                if spent is None:
                    await _hold(connection, lease.address_id, None, WAITS_FOR_HIM)
                    return Begun(Began.NO_WINDOW)
            await connection.execute(
                update(t.deliveries)
                .where(d.id == delivery.id)
                .values(
                    state=DeliveryState.SENDING,
                    pieces=list(pieces),
                    attempts=delivery.attempts + 1,
                )
            )
            await _merge(connection, delivery.id, merged)
            return Begun(Began.YES, spent)

    async def settle(
        self, lease: Lease, delivery: Delivery, outcome: Outcome, now: datetime
    ) -> bool:
        """Writes down what became of a piece. False: the lease was lost, and nothing changed."""
        d = t.deliveries.c
        passed = outcome.passed or outcome.arrived
        values: dict[str, Any] = {
            "state": outcome.state,
            "done": d.done + 1 if passed else d.done,
            "doubted": outcome.doubted,
            "unsure": outcome.unsure,
            "code": outcome.code,
            "phrase": None if outcome.phrase is None else dump_phrase(outcome.phrase),
        }
        if passed:
            values["attempts"] = 0
        if outcome.due_at is not None:
            values["due_at"] = outcome.due_at
        if outcome.state in (DeliveryState.SENT, DeliveryState.UNCERTAIN):
            values["sent_at"] = now
        async with self._db.write() as connection:
            if not await _keep(connection, lease):
                return False
            if outcome.gone:
                await block(connection, lease.address_id, now)
            held = outcome.state is DeliveryState.HELD
            if outcome.shut and not await shut(connection, lease.address, outcome.spent, now):
                held, values["state"] = False, DeliveryState.PENDING
            if outcome.spent is not None:
                came_of_it = refund if outcome.refund else arrived_by
                await came_of_it(connection, lease.address, outcome.spent, now)
            if outcome.platform_id is not None:
                known = await connection.execute(select(d.platform_ids).where(d.id == delivery.id))
                values["platform_ids"] = [*known.scalar_one(), outcome.platform_id]
            await connection.execute(
                update(t.deliveries).where(d.id == delivery.id).values(**values)
            )
            if held:
                # what follows can't be sent either
                phrase = outcome.phrase or WAITS_FOR_HIM
                await _hold(connection, lease.address_id, outcome.code, phrase)
            if outcome.arrived and outcome.state not in OPEN:
                await _mark_delivered(connection, delivery, now)
            return True

    # ── answers to webhooks ───────────────────────────────────────────────────────────────────

    async def answered(self, address: Address, callback_id: str) -> list[Json] | None:
        """What left as the answer to this callback; None: nothing did."""
        async with self._db.read() as connection:
            row = await _replied(connection, address, callback_id)
            return None if row is None else [row.pieces[row.replies[callback_id]]]

    async def answer(
        self,
        lease: Lease,
        delivery: Delivery,
        pieces: Sequence[Json],
        merged: Collection[int],
        callback_id: str,
        now: datetime,
    ) -> bool:
        """Writes down that the next of its ``pieces`` leaves as the answer to a callback. False:
        the lease was lost, or something else left as that answer: it was repeated meanwhile."""
        whole = delivery.done + 1 == len(pieces)
        async with self._db.write() as connection:
            if not await _keep(connection, lease):
                return False
            if await _replied(connection, lease.address, callback_id) is not None:
                return False
            here = t.deliveries.c.id == delivery.id
            known = await connection.execute(select(t.deliveries.c.replies).where(here))
            await connection.execute(
                update(t.deliveries)
                .where(here)
                .values(
                    state=DeliveryState.SENT if whole else DeliveryState.PENDING,
                    pieces=list(pieces),
                    done=delivery.done + 1,
                    attempts=0,
                    replies=known.scalar_one() | {callback_id: delivery.done},
                    reply_to=callback_id,
                    sent_at=now if whole else None,
                )
            )
            await _merge(connection, delivery.id, merged)
            if whole:
                await _mark_delivered(connection, delivery, now)
            return True

    async def take_back(self, address: Address, callback_id: str) -> None:
        """What was to leave as the answer to this callback did not: it is sent as any message
        is."""
        d = t.deliveries.c
        async with self._db.write() as connection:
            row = await _replied(connection, address, callback_id)
            if row is None:
                return
            number = row.replies[callback_id]
            replies = {id_: n for id_, n in row.replies.items() if id_ != callback_id}
            await connection.execute(
                update(t.deliveries)
                .where(
                    d.id == row.id,
                    d.done == number + 1,
                    d.state.in_([DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.HELD]),
                )
                .values(
                    state=DeliveryState.PENDING,
                    done=number,
                    replies=replies,
                    reply_to=next(reversed(replies), None),
                    sent_at=None,
                )
            )

    async def ahead(self, address: Address) -> tuple[bool, bool]:
        """Whether something that came from there is not processed yet, and whether something waits
        to be sent there."""
        a, c, d = t.addresses.c, t.conversations.c, t.deliveries.c
        query = (
            select(
                (c.resident_seq > c.processed_seq).label("comes"),
                exists().where(d.address_id == a.id, d.state.in_(OPEN)).label("waits"),
            )
            .join_from(t.addresses, t.conversations, a.conversation_id == c.id)
            .where(at(address))
        )
        async with self._db.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            return (False, False) if row is None else (bool(row.comes), bool(row.waits))

    async def nothing_to_come(self, address: Address) -> bool:
        """Everything that came from there was processed, and everything that was put out for it
        has left."""
        return not any(await self.ahead(address))

    # ── what came of it ───────────────────────────────────────────────────────────────────────

    async def rejected(self, channel: str, key: str, code: str, phrase: Phrase) -> None:
        """The platform says after all that a piece it took was not delivered."""
        d = t.deliveries.c
        async with self._db.write() as connection:
            await connection.execute(
                update(t.deliveries)
                .where(
                    d.channel == channel,
                    d.key == key[: 2 * KEY_BYTES],
                    d.state.in_([DeliveryState.SENT, DeliveryState.UNCERTAIN]),
                )
                .values(state=DeliveryState.FAILED, code=code[:40], phrase=dump_phrase(phrase))
            )

    async def address_of(self, conversation_id: str) -> Address | None:
        """Where replies go; None while nothing reaches it."""
        a, c = t.addresses.c, t.conversations.c
        query = (
            select(a.channel, a.external_id)
            .join_from(t.conversations, t.addresses, c.address_id == a.id)
            .where(c.id == conversation_id, a.blocked_at.is_(None))
        )
        async with self._db.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            return None if row is None else Address(row.channel, row.external_id)

    async def of(self, conversation_id: str, now: datetime) -> Reach:
        """What its agent should know of the way to the resident."""
        a, c, w = t.addresses.c, t.conversations.c, t.windows.c
        async with self._db.read() as connection:
            states = await _states(connection, conversation_id)
            rows = (
                await connection.execute(
                    select(a.blocked_at, w.kind, w.left, w.total, w.until)
                    .join_from(t.conversations, t.addresses, c.address_id == a.id)
                    .outerjoin(
                        t.windows,
                        and_(
                            w.channel == a.channel,
                            w.external_id == a.external_id,
                            w.kind != "passive",
                        ),
                    )
                    .where(c.id == conversation_id)
                )
            ).all()
        reachable = all(row.blocked_at is None for row in rows)
        windows = [row for row in rows if row.kind is not None]
        if not windows:
            return Reach(states, None, reachable)
        opened = [row for row in windows if row.until > now]
        longest = max(windows, key=lambda row: row.until)
        left = max((row.left for row in opened), default=0)
        return Reach(states, Window(max(0, left), longest.total, longest.until), reachable)


def _due(channel: str, now: datetime, limit: int) -> Any:
    d, a, w = t.deliveries.c, t.addresses.c, t.windows.c
    heads = (
        select(func.min(d.id).label("id"))
        .where(d.channel == channel, d.state.in_(OPEN))
        .group_by(d.address_id)
        .subquery()
    )
    answering = exists().where(
        w.channel == a.channel,
        w.external_id == a.external_id,
        w.kind == "passive",
        w.left > 0,
        w.until > now,
    )
    return (
        select(d.address_id)
        .join_from(t.deliveries, heads, heads.c.id == d.id)
        .join(t.addresses, a.id == d.address_id)
        .where(d.due_at <= now, _free(now), ~answering)
        .order_by(d.due_at, d.id)
        .limit(limit)
    )


def _free(now: datetime) -> Any:
    a = t.addresses.c
    return or_(a.leased_until.is_(None), a.leased_until < now)


def _held_by(lease: Lease) -> Any:
    return and_(t.addresses.c.id == lease.address_id, t.addresses.c.leased_by == lease.owner)


async def _keep(connection: Transaction, lease: Lease, until: datetime | None = None) -> bool:
    """Locks the address, if the lease is still good: nobody else takes it before the end of this
    transaction."""
    a = t.addresses.c
    kept = await connection.execute(
        update(t.addresses)
        .where(_held_by(lease))
        .values(leased_until=a.leased_until if until is None else until)
    )
    return kept.rowcount == 1


async def _hold(connection: Transaction, address_id: str, code: str | None, phrase: Phrase) -> None:
    d = t.deliveries.c
    await connection.execute(
        update(t.deliveries)
        .where(d.address_id == address_id, d.state.in_(OPEN))
        .values(
            state=DeliveryState.HELD,
            attempts=0,
            code=None if code is None else code[:40],
            phrase=dump_phrase(phrase),
        )
    )


async def _merge(connection: Transaction, into_id: int, merged: Collection[int]) -> None:
    d = t.deliveries.c
    if merged:
        await connection.execute(
            update(t.deliveries)
            .where(or_(d.id.in_(merged), d.into_id.in_(merged)))
            .values(state=DeliveryState.MERGED, into_id=into_id)
        )


async def _replied(connection: Transaction, address: Address, callback_id: str) -> Any:
    """The delivery of which a piece left as the answer to a callback; None: nothing did."""
    d = t.deliveries.c
    query = (
        select(d.id, d.pieces, d.replies)
        .join(t.addresses, t.addresses.c.id == d.address_id)
        .where(at(address), d.reply_to.is_not(None))
        .order_by(d.id.desc())
        .limit(REPEATED_WITHIN)
    )
    rows = (await connection.execute(query)).all()
    return next((row for row in rows if callback_id in row.replies), None)


async def _mark_delivered(connection: Transaction, delivery: Delivery, now: datetime) -> None:
    """The resident has this message, and those that went with it."""
    d, c = t.deliveries.c, t.conversations.c
    last = await connection.execute(
        select(func.max(d.seq)).where(
            d.conversation_id == delivery.message.conversation_id,
            or_(d.id == delivery.id, d.into_id == delivery.id),
        )
    )
    seq = last.scalar_one()
    await connection.execute(
        update(t.conversations)
        .where(c.id == delivery.message.conversation_id, c.resident_delivered < seq)
        .values(resident_delivered=seq, changed_at=now)
    )


async def _states(
    connection: Transaction, conversation_id: str
) -> dict[int, tuple[DeliveryState, Phrase | None]]:
    d = t.deliveries.c
    into = t.deliveries.alias()
    merged = d.state == DeliveryState.MERGED
    query = (
        select(
            d.seq,
            case((merged, into.c.state), else_=d.state).label("state"),
            d.phrase,
            into.c.phrase.label("into_phrase"),
        )
        .outerjoin(into, into.c.id == d.into_id)
        .where(d.conversation_id == conversation_id, d.state.in_(NOT_PLAINLY_SENT))
    )
    found: dict[int, tuple[DeliveryState, Phrase | None]] = {}
    for row in await connection.execute(query):
        state, phrase = DeliveryState(row.state), row.phrase or row.into_phrase
        if state is not DeliveryState.SENT:
            found[row.seq] = (state, None if phrase is None else load_phrase(phrase))
    return found


def _delivery(row: Record) -> Delivery:
    return Delivery(
        id=row.delivery_id,
        message=to_message(row),
        state=DeliveryState(row.state),
        pieces=None if row.pieces is None else tuple(row.pieces),
        done=row.done,
        attempts=row.attempts,
        doubted=row.doubted,
        unsure=row.unsure,
        key=row.key,
        created_at=row.put_out_at,
    )
