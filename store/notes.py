"""Notes of colleagues."""

from datetime import datetime

from sqlalchemy import insert, select

from core.handoff import Note
from core.people import Agent
from core.reception import new_id
from store import tables as t
from store.db import Database


class SqlNotes:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def of(self, conversation_id: str) -> list[Note]:
        """Oldest first."""
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.notes, t.staff.c.name)
                .join_from(t.notes, t.staff)
                .where(t.notes.c.conversation_id == conversation_id)
                .order_by(t.notes.c.at, t.notes.c.id)
            )
            return [Note(row.id, row.name, row.text, row.at) for row in rows]

    async def add(self, conversation_id: str, author: Agent, text: str, now: datetime) -> Note:
        note = Note(new_id(), author.name, text, now)
        async with self._db.write() as connection:
            await connection.execute(
                insert(t.notes).values(
                    id=note.id,
                    conversation_id=conversation_id,
                    author_id=author.id,
                    text=text,
                    at=now,
                )
            )
        return note
