"""Passes: what opens a conversation from another address, once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, or_, select, update

from core.message import Address
from core.passes import KeptPass, Means, Redeemed
from store import tables as t
from store.addresses import at, move
from store.db import Database

KEPT = timedelta(days=1)
"""After its end: who used which is seen that long."""
CONTINUED = "continued elsewhere"
"""In the audit, with the conversation's id: whoever reads it knows that others write there now."""


class SqlPasses:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, conversation_id: str, passes: Sequence[KeptPass], now: datetime) -> None:
        p = t.passes.c
        async with self._db.write() as connection:
            await connection.execute(delete(t.passes).where(p.expires_at < now - KEPT))
            await connection.execute(
                insert(t.passes),
                [
                    {
                        "id_hash": new.id_hash,
                        "kind": new.means,
                        "conversation_id": conversation_id,
                        "created_at": now,
                        "expires_at": new.expires_at,
                    }
                    for new in passes
                ],
            )

    async def redeem(
        self,
        id_hash: str,
        means: Means,
        address: Address,
        now: datetime,
        token_hash: str | None = None,
        leaving: Address | None = None,
    ) -> Redeemed | None:
        """Uses a pass up and leads an address to its conversation; None where it is none, too
        old, or was used by somebody else. The same address may repeat it.

        ``token_hash`` is of the token that a new address of the web proves itself with, and
        ``leaving`` the address that it takes the place of, which is led along.
        """
        p, a = t.passes.c, t.addresses.c
        async with self._db.write() as connection:
            own = select(a.id).where(at(address)).scalar_subquery()
            claimed = (
                await connection.execute(
                    update(t.passes)
                    .where(
                        p.id_hash == id_hash,
                        p.kind == means,
                        p.expires_at > now,
                        or_(p.used_at.is_(None), p.used_by == own),
                    )
                    .values(used_at=now)
                    .returning(p.conversation_id, p.used_by)
                )
            ).one_or_none()
            if claimed is None:
                return None
            conversation_id = str(claimed.conversation_id)
            if claimed.used_by is not None:
                return Redeemed(conversation_id)
            was_in = (
                await connection.execute(select(a.conversation_id).where(at(leaving or address)))
            ).scalar_one_or_none()
            left = None if was_in == conversation_id else was_in
            if leaving is not None and left is not None:
                await move(connection, leaving, conversation_id, now)
            await move(connection, address, conversation_id, now)
            address_id = (await connection.execute(select(a.id).where(at(address)))).scalar_one()
            if token_hash is not None:
                await connection.execute(
                    update(t.addresses).where(a.id == address_id).values(token_hash=token_hash)
                )
            await connection.execute(
                update(t.passes).where(p.id_hash == id_hash).values(used_by=address_id)
            )
            await connection.execute(
                insert(t.audit).values(at=now, action=CONTINUED, subject=conversation_id)
            )
            return Redeemed(conversation_id, left)
