"""Addresses: which conversation each leads to, and whether anything reaches it.

Transactions that lock several rows lock them in this order: addresses, windows, deliveries,
conversations.
"""

import contextlib
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.conversation import State
from core.delivery import DeliveryState
from core.errors import NotFound
from core.handoff import HandoffState
from core.message import Address
from core.people import Language
from core.reception import new_id
from store import tables as t
from store.db import Database, Transaction


class SqlAddresses:
    """For adapters: what a platform says of an address beside messages."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def left(self, address: Address, now: datetime) -> str | None:
        """He blocked the bot or unfollowed the account: nothing is sent until he is back. Returns
        the id of the conversation whose agent should know."""
        async with self._db.write() as connection:
            row = await _row(connection, address)
            if row is None or row.blocked_at is not None:
                return None
            await block(connection, row.id, now)
            return str(row.conversation_id)

    async def came_back(self, address: Address) -> str | None:
        """The other way round, where he has not written: what was held is sent."""
        async with self._db.write() as connection:
            row = await _row(connection, address)
            if row is None or row.blocked_at is None:
                return None
            await reach_again(connection, row.id)
            return str(row.conversation_id)

    async def renamed(self, address: Address, external_id: str) -> None:
        """The platform gave the address another id. Does nothing where that id is known."""
        a, new = t.addresses.c, Address(address.channel, external_id)
        with contextlib.suppress(IntegrityError):
            async with self._db.write() as connection:
                known = await connection.execute(select(a.id).where(at(new)))
                if known.first() is None:
                    await connection.execute(
                        update(t.addresses).where(at(address)).values(external_id=external_id)
                    )


def at(address: Address) -> ColumnElement[bool]:
    return and_(
        t.addresses.c.channel == address.channel,
        t.addresses.c.external_id == address.external_id,
    )


async def make(
    connection: Transaction,
    address: Address,
    language: Language,
    now: datetime,
    token_hash: str | None,
) -> tuple[str, str]:
    """A resident who is new. Returns the ids of his address and of his conversation."""
    resident_id, conversation_id = new_id(), new_id()
    await connection.execute(insert(t.residents).values(id=resident_id, created_at=now))
    address_id = await _make_address(
        connection, address, resident_id, conversation_id, now, token_hash
    )
    await connection.execute(
        insert(t.conversations).values(
            id=conversation_id,
            resident_id=resident_id,
            address_id=address_id,
            language=language,
            state=State.BOT,
            version=0,
            misses=0,
            last_seq=0,
            resident_seq=0,
            processed_seq=0,
            desk_read=0,
            resident_delivered=0,
            resident_read=0,
            created_at=now,
            resident_at=now,
            changed_at=now,
        )
    )
    return address_id, conversation_id


async def _make_address(
    connection: Transaction,
    address: Address,
    resident_id: str,
    conversation_id: str,
    now: datetime,
    token_hash: str | None = None,
) -> str:
    address_id = new_id()
    await connection.execute(
        insert(t.addresses).values(
            id=address_id,
            resident_id=resident_id,
            channel=address.channel,
            external_id=address.external_id,
            conversation_id=conversation_id,
            token_hash=token_hash,
            created_at=now,
        )
    )
    return address_id


async def _row(connection: Transaction, address: Address) -> Any:
    a = t.addresses.c
    return (
        await connection.execute(
            select(a.id, a.conversation_id, a.blocked_at).where(at(address)).with_for_update()
        )
    ).one_or_none()


async def block(connection: Transaction, address_id: str, now: datetime) -> None:
    await connection.execute(
        update(t.addresses).where(t.addresses.c.id == address_id).values(blocked_at=now)
    )


async def reach_again(connection: Transaction, address_id: str) -> None:
    """He is back: what was held is to be sent."""
    await connection.execute(
        update(t.addresses).where(t.addresses.c.id == address_id).values(blocked_at=None)
    )
    await release_held(connection, address_id)


async def release_held(connection: Transaction, address_id: str) -> None:
    d = t.deliveries.c
    await connection.execute(
        update(t.deliveries)
        .where(d.address_id == address_id, d.state == DeliveryState.HELD)
        .values(state=DeliveryState.PENDING, code=None, phrase=None)
    )


async def move(
    connection: Transaction, address: Address, conversation_id: str, now: datetime
) -> None:
    """See ``SqlConversations.move``.

    Raises:
        NotFound: no such conversation.
    """
    a, c = t.addresses.c, t.conversations.c
    resident_id = (
        await connection.execute(select(c.resident_id).where(c.id == conversation_id))
    ).scalar_one_or_none()
    if resident_id is None:
        raise NotFound()
    row = await _row(connection, address)
    if row is None:
        address_id = await _make_address(connection, address, resident_id, conversation_id, now)
    else:
        address_id = row.id
        if row.blocked_at is not None:
            await reach_again(connection, address_id)
        if row.conversation_id != conversation_id:
            await connection.execute(
                update(t.addresses)
                .where(a.id == address_id)
                .values(conversation_id=conversation_id, resident_id=resident_id)
            )
            await _leave(connection, row.conversation_id, address_id, resident_id, now)
    await connection.execute(
        update(t.conversations)
        .where(c.id == conversation_id)
        .values(address_id=address_id, version=c.version + 1, changed_at=now)
    )


async def _leave(
    connection: Transaction, conversation_id: str, address_id: str, resident_id: str, now: datetime
) -> None:
    """What becomes of a conversation that an address leads to no more."""
    a, c, h = t.addresses.c, t.conversations.c, t.handoffs.c
    other = (
        await connection.execute(
            select(a.id)
            .where(a.conversation_id == conversation_id)
            .order_by(a.created_at.desc())
            .limit(1)
        )
    ).scalar_one_or_none()
    values: dict[str, Any] = {"version": c.version + 1, "changed_at": now}
    if other is not None:
        # replies go where somebody still reads them
        await connection.execute(
            update(t.conversations)
            .where(c.id == conversation_id, c.address_id == address_id)
            .values(address_id=other, **values)
        )
        return
    await connection.execute(
        update(t.conversations)
        .where(c.id == conversation_id)
        .values(
            resident_id=resident_id,
            state=State.CLOSED,
            agent_id=None,
            misses=0,
            asked=None,
            emergency=None,
            **values,
        )
    )
    await connection.execute(
        update(t.handoffs)
        .where(h.conversation_id == conversation_id, h.state != HandoffState.ENDED)
        .values(state=HandoffState.ENDED, outcome="abandoned", ended_at=now)
    )
