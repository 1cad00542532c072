"""Publications count the states of what editors publish: processes look for a higher number."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select

from store import tables as t
from store.db import Transaction


async def number_of(connection: Transaction) -> int:
    """Of the newest publication; 0 before the first."""
    newest = await connection.execute(select(func.max(t.publications.c.id)))
    return newest.scalar_one_or_none() or 0


async def publish(
    connection: Transaction, revisions: Sequence[int], actor: str, reason: str, now: datetime
) -> int:
    """Writes down that something is published now; ``revisions`` are empty for items of lists.
    Gives the publication's number."""
    added = await connection.execute(
        insert(t.publications)
        .values(at=now, actor_id=actor, reason=reason, revisions=list(revisions))
        .returning(t.publications.c.id)
    )
    return int(added.scalar_one())
