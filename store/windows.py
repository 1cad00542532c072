"""What residents open by writing: on some platforms nothing is sent otherwise.

Counted so that the platform, too, comes to no higher number, whatever it counts together. A send
counts against every window that is open; and against one that was opened on the platform before
the send arrived there, though we hear of it later.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.delivery import Spent
from core.message import Address
from core.reception import new_id
from store import tables as t
from store.addresses import at, release_held
from store.db import Database, Transaction

PASSIVE = "passive"
"""A webhook waits for an answer: a window of its own, which sends do not spend."""
SKEW = timedelta(seconds=1)
"""Between the platform's clock and ours."""
AT_LATEST = timedelta(seconds=60)
"""After it was begun, a send of which nothing was heard has arrived or never will."""
REMEMBERED = 8
"""Sends of a window: more than any allows."""


class SqlWindows:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def open(
        self,
        channel: str,
        external_id: str,
        kind: str,
        left: int,
        until: datetime,
        since: datetime | None = None,
    ) -> None:
        """Allows ``left`` sends until ``until``; what was held is to be sent. ``kind`` is
        ``message``, ``event`` or ``passive``.

        ``until`` is counted from the platform's own time of what the resident did, ``since``: the
        same again, as platforms repeat themselves, opens nothing. Only a later one does. What was
        sent after ``since`` is off ``left`` already.
        """
        address = Address(channel, external_id)
        try:
            await self._open(address, kind, left, until, since)
        except IntegrityError:
            # twice at once: it is there now
            await self._open(address, kind, left, until, since)

    async def _open(
        self, address: Address, kind: str, total: int, until: datetime, since: datetime | None
    ) -> None:
        w = t.windows.c
        async with self._db.write() as connection:
            # who sends there holds the address while it finds no window: one after the other
            address_id = (
                await connection.execute(
                    select(t.addresses.c.id).where(at(address)).with_for_update(key_share=True)
                )
            ).scalar_one_or_none()
            rows = (await connection.execute(select(t.windows).where(_by(address)))).all()
            off: dict[str, str] = {}
            if since is not None:
                early = _stamp(since - SKEW)
                off = {i: sent for row in rows for i, sent in row.sends.items() if sent >= early}
            values = {"left": total - len(off), "total": total, "until": until, "sends": off}
            here = _of(address, kind)
            opened = await connection.execute(
                update(t.windows).where(here, w.until < until).values(**values)
            )
            if not opened.rowcount:
                if any(row.kind == kind for row in rows):
                    return
                await connection.execute(
                    insert(t.windows).values(
                        channel=address.channel,
                        external_id=address.external_id,
                        kind=kind,
                        **values,
                    )
                )
            if kind != PASSIVE and address_id is not None:
                await release_held(connection, address_id)

    async def close(self, address: Address, kind: str) -> None:
        """Before its time: who waited for it goes on."""
        async with self._db.write() as connection:
            await connection.execute(update(t.windows).where(_of(address, kind)).values(left=0))


def _by(address: Address) -> ColumnElement[bool]:
    w = t.windows.c
    return and_(w.channel == address.channel, w.external_id == address.external_id)


def _of(address: Address, kind: str) -> ColumnElement[bool]:
    return and_(_by(address), t.windows.c.kind == kind)


def _spendable(address: Address, now: datetime) -> ColumnElement[bool]:
    w = t.windows.c
    return and_(_by(address), w.kind != PASSIVE, w.left > 0, w.until > now)


async def _with(connection: Transaction, address: Address, spent: Spent) -> Sequence[Any]:
    """The windows that a send was off."""
    rows = (await connection.execute(select(t.windows).where(_by(address)))).all()
    return [row for row in rows if spent.id in row.sends]


def _stamp(at: datetime) -> str:
    """All of one length: their order is that of the times."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


async def is_answering(connection: Transaction, address: Address, now: datetime) -> bool:
    """A webhook waits."""
    w = t.windows.c
    waits = select(w.kind).where(_of(address, PASSIVE), w.left > 0, w.until > now)
    return (await connection.execute(waits)).first() is not None


async def spend(connection: Transaction, address: Address, now: datetime) -> Spent | None:
    """One send. None: nothing may be sent."""
    w = t.windows.c
    rows = (
        await connection.execute(
            select(t.windows).where(_spendable(address, now)).order_by(w.until)
        )
    ).all()
    if not rows:
        return None
    spent = Spent(new_id(), rows[-1].until)
    for row in rows:
        sends = sorted(row.sends.items(), key=lambda item: item[1])
        newest = dict(sends[1 - REMEMBERED :])
        newest[spent.id] = _stamp(now + AT_LATEST)
        await connection.execute(
            update(t.windows).where(_of(address, row.kind)).values(left=w.left - 1, sends=newest)
        )
    return spent


async def arrived_by(
    connection: Transaction, address: Address, spent: Spent, now: datetime
) -> None:
    """The platform has it by now, if it ever will."""
    for row in await _with(connection, address, spent):
        sends = row.sends | {spent.id: _stamp(now)}
        await connection.execute(
            update(t.windows).where(_of(address, row.kind)).values(sends=sends)
        )


async def refund(connection: Transaction, address: Address, spent: Spent, now: datetime) -> None:
    """Nothing was sent."""
    for row in await _with(connection, address, spent):
        sends = {id_: sent for id_, sent in row.sends.items() if id_ != spent.id}
        left = min(row.left + 1, row.total)
        await connection.execute(
            update(t.windows).where(_of(address, row.kind)).values(left=left, sends=sends)
        )


async def shut(
    connection: Transaction, address: Address, spent: Spent | None, now: datetime
) -> bool:
    """The platform says that nothing may be sent, whatever we counted. False: he opened another
    window since the one that was ``spent``."""
    w = t.windows.c
    known = _by(address)
    older = known if spent is None else and_(known, w.until <= spent.until)
    await connection.execute(update(t.windows).where(older, w.kind != PASSIVE).values(left=0))
    left = await connection.execute(select(w.kind).where(_spendable(address, now)))
    return left.first() is None
