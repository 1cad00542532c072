"""How far lists outside were read, and whether somebody has called to read on."""

from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.marks import Mark
from store import tables as t
from store.db import Database

_MARK = select(t.marks)


class SqlMarks:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def get(self, name: str) -> Mark:
        """A new one where there is none."""
        async with self._db.read() as connection:
            row = (await connection.execute(_MARK.where(t.marks.c.name == name))).one_or_none()
            return Mark() if row is None else _mark(row)

    async def named(self, prefix: str) -> dict[str, Mark]:
        """All whose names begin so, by the rest of the name."""
        name = t.marks.c.name
        async with self._db.read() as connection:
            rows = await connection.execute(_MARK.where(name.startswith(prefix, autoescape=True)))
            return {row.name.removeprefix(prefix): _mark(row) for row in rows}

    async def call(self, name: str, note: str) -> None:
        """There is more to read."""
        await self._change(name, called=t.marks.c.called + 1, note=note)

    async def move(self, name: str, value: str) -> None:
        """Read up to here."""
        await self._change(name, value=value)

    async def follow(self, name: str, called: int) -> None:
        """Everything was read that was there at the call of this number; later ones wait on."""
        c = t.marks.c
        async with self._db.write() as connection:
            await connection.execute(
                update(t.marks).where(c.name == name, c.followed < called).values(followed=called)
            )

    async def drop(self, name: str) -> None:
        """Nothing of it will be asked for again."""
        async with self._db.write() as connection:
            await connection.execute(delete(t.marks).where(t.marks.c.name == name))

    async def _change(self, name: str, **values: Any) -> None:
        change = update(t.marks).where(t.marks.c.name == name).values(**values)
        async with self._db.write() as connection:
            if (await connection.execute(change)).rowcount:
                return
        try:
            async with self._db.write() as connection:
                await connection.execute(
                    insert(t.marks).values(name=name, value="", called=0, followed=0, note="")
                )
                await connection.execute(change)
        except IntegrityError:
            # somebody else was the first
            async with self._db.write() as connection:
                await connection.execute(change)


def _mark(row: Row[Any]) -> Mark:
    return Mark(row.value, row.called, row.followed, row.note)
