"""The queue's record. Implements ``handoff.ports.HandoffRecord`` by shape."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from core.handoff import Callback, Handoff, HandoffState
from core.people import Language
from store import tables as t
from store.db import Database
from store.rows import to_callback, to_handoff

_FRONT_FIRST = (t.handoffs.c.priority.desc(), t.handoffs.c.requested_at, t.handoffs.c.id)


class SqlHandoffs:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def get(self, handoff_id: str) -> Handoff | None:
        async with self._db.read() as connection:
            row = (
                await connection.execute(select(t.handoffs).where(t.handoffs.c.id == handoff_id))
            ).one_or_none()
            return None if row is None else to_handoff(row)

    async def open_of(self, conversation_id: str) -> Handoff | None:
        return (await self.open_of_many([conversation_id])).get(conversation_id)

    async def open_of_many(self, conversation_ids: Sequence[str]) -> dict[str, Handoff]:
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.handoffs).where(
                    t.handoffs.c.conversation_id.in_(conversation_ids),
                    t.handoffs.c.state != HandoffState.ENDED,
                )
            )
            return {row.conversation_id: to_handoff(row) for row in rows}

    async def waiting(self) -> list[Handoff]:
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.handoffs)
                .where(t.handoffs.c.state == HandoffState.WAITING)
                .order_by(*_FRONT_FIRST)
            )
            return [to_handoff(row) for row in rows]

    async def recent_handlings(self, language: Language, limit: int) -> Sequence[timedelta]:
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.handoffs.c.accepted_at, t.handoffs.c.ended_at)
                .where(
                    t.handoffs.c.language == language,
                    t.handoffs.c.state == HandoffState.ENDED,
                    t.handoffs.c.accepted_at.is_not(None),
                )
                .order_by(t.handoffs.c.ended_at.desc())
                .limit(limit)
            )
            return [row.ended_at - row.accepted_at for row in rows]

    async def count_of(self, conversation_id: str) -> int:
        async with self._db.read() as connection:
            query = select(func.count()).where(t.handoffs.c.conversation_id == conversation_id)
            return int((await connection.execute(query)).scalar_one())

    async def ever_accepted_by(self, conversation_id: str, agent_id: str) -> bool:
        async with self._db.read() as connection:
            query = select(t.handoffs.c.id).where(
                t.handoffs.c.conversation_id == conversation_id,
                t.handoffs.c.agent_id == agent_id,
            )
            return (await connection.execute(query.limit(1))).one_or_none() is not None


class SqlCallbacks:
    """Promises to return a missed request."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def open(self) -> list[Callback]:
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.callbacks)
                .where(t.callbacks.c.done_at.is_(None))
                .order_by(t.callbacks.c.requested_at)
            )
            return [to_callback(row) for row in rows]

    async def done(
        self, callback_id: str, agent_id: str, outcome: str, note: str, now: datetime
    ) -> bool:
        """True where this call ended it, False where it was ended already or never was."""
        async with self._db.write() as connection:
            result = await connection.execute(
                update(t.callbacks)
                .where(t.callbacks.c.id == callback_id, t.callbacks.c.done_at.is_(None))
                .values(done_at=now, done_by=agent_id, outcome=outcome, note=note)
            )
            return result.rowcount == 1
