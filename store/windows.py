"""What residents open by writing: on some platforms nothing is sent otherwise."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.delivery import Spent
from core.message import Address
from store import tables as t
from store.addresses import at, release_held
from store.db import Database, Transaction

PASSIVE = "passive"
"""A webhook waits for an answer: a window of its own, which sends do not spend."""


class SqlWindows:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def open(
        self, channel: str, external_id: str, kind: str, left: int, until: datetime
    ) -> None:
        """Allows ``left`` sends until ``until``; what was held is to be sent. ``kind`` is
        ``message``, ``event`` or ``passive``.

        ``until`` is counted from the platform's own time of what the resident did: the same
        again, as platforms repeat themselves, opens nothing. Only a later one does.
        """
        try:
            await self._open(channel, external_id, kind, left, until)
        except IntegrityError:
            # twice at once: it is there now
            await self._open(channel, external_id, kind, left, until)

    async def _open(
        self, channel: str, external_id: str, kind: str, left: int, until: datetime
    ) -> None:
        w, address = t.windows.c, Address(channel, external_id)
        async with self._db.write() as connection:
            # who sends there holds the address while it finds no window: one after the other
            address_id = (
                await connection.execute(
                    select(t.addresses.c.id).where(at(address)).with_for_update(key_share=True)
                )
            ).scalar_one_or_none()
            here = _of(address, kind)
            opened = await connection.execute(
                update(t.windows)
                .where(here, w.until < until)
                .values(left=left, total=left, until=until)
            )
            if not opened.rowcount:
                if (await connection.execute(select(w.kind).where(here))).first() is not None:
                    return
                await connection.execute(
                    insert(t.windows).values(
                        channel=channel,
                        external_id=external_id,
                        kind=kind,
                        left=left,
                        total=left,
                        until=until,
                    )
                )
            if kind != PASSIVE and address_id is not None:
                await release_held(connection, address_id)

    async def close(self, address: Address, kind: str) -> None:
        """Before its time: who waited for it goes on."""
        async with self._db.write() as connection:
            await connection.execute(update(t.windows).where(_of(address, kind)).values(left=0))


def _of(address: Address, kind: str) -> ColumnElement[bool]:
    w = t.windows.c
    return and_(w.channel == address.channel, w.external_id == address.external_id, w.kind == kind)


def _spendable(address: Address, now: datetime) -> ColumnElement[bool]:
    w = t.windows.c
    return and_(
        w.channel == address.channel,
        w.external_id == address.external_id,
        w.kind != PASSIVE,
        w.left > 0,
        w.until > now,
    )


async def is_answering(connection: Transaction, address: Address, now: datetime) -> bool:
    """A webhook waits."""
    w = t.windows.c
    waits = select(w.kind).where(_of(address, PASSIVE), w.left > 0, w.until > now)
    return (await connection.execute(waits)).first() is not None


async def spend(connection: Transaction, address: Address, now: datetime) -> Spent | None:
    """One send: of the window that ends first. None: nothing may be sent."""
    w = t.windows.c
    first = (
        await connection.execute(
            select(w.kind, w.until).where(_spendable(address, now)).order_by(w.until).limit(1)
        )
    ).one_or_none()
    if first is None:
        return None
    # a higher count may have been opened meanwhile, never a lower one: only the holder of the
    # address's lease spends
    await connection.execute(
        update(t.windows).where(_of(address, first.kind)).values(left=w.left - 1)
    )
    return Spent(first.kind, first.until)


async def refund(connection: Transaction, address: Address, spent: Spent) -> None:
    """Nothing was sent. A window that was opened anew since is whole already."""
    w = t.windows.c
    await connection.execute(
        update(t.windows)
        .where(_of(address, spent.kind), w.until == spent.until, w.left < w.total)
        .values(left=w.left + 1)
    )


async def shut(
    connection: Transaction, address: Address, spent: Spent | None, now: datetime
) -> bool:
    """The platform says that nothing may be sent, whatever we counted. False: he opened another
    window since the one that was ``spent``."""
    w = t.windows.c
    known = and_(w.channel == address.channel, w.external_id == address.external_id)
    older = known if spent is None else and_(known, w.until <= spent.until)
    await connection.execute(update(t.windows).where(older, w.kind != PASSIVE).values(left=0))
    left = await connection.execute(select(w.kind).where(_spendable(address, now)))
    return left.first() is None
