"""Publications count the states of what editors publish: processes look for a higher number."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ClauseElement, Executable, func, insert, select
from sqlalchemy.ext.compiler import compiles

from store import tables as t
from store.db import Transaction


class _InTurn(Executable, ClauseElement):
    """Waits for whoever publishes at the same moment. SQLite has one writer anyway."""

    inherit_cache = True


@compiles(_InTurn, "postgresql")
def _lock(element: _InTurn, compiler: Any, **options: Any) -> str:
    return "LOCK TABLE publications IN EXCLUSIVE MODE"


@compiles(_InTurn, "sqlite")
def _nothing(element: _InTurn, compiler: Any, **options: Any) -> str:
    return "SELECT 1"


async def number_of(connection: Transaction) -> int:
    """Of the newest publication; 0 before the first."""
    newest = await connection.execute(select(func.max(t.publications.c.id)))
    return newest.scalar_one_or_none() or 0


async def publish(
    connection: Transaction, revisions: Sequence[int], actor: str, reason: str, now: datetime
) -> int:
    """Writes down that something is published now; ``revisions`` are empty for items of lists.
    Gives the publication's number."""
    # a number is given when everything with a lower one is committed: who has seen it has seen
    # them all
    await connection.execute(_InTurn())
    added = await connection.execute(
        insert(t.publications)
        .values(at=now, actor_id=actor, reason=reason, revisions=list(revisions))
        .returning(t.publications.c.id)
    )
    return int(added.scalar_one())
