"""Which file belongs to which conversation; the bytes are with ``bots/media.py``."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select

from core.message import Attachment
from store import tables as t
from store.db import Database, Transaction
from store.rows import Record


class SqlFiles:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, conversation_id: str, file: Attachment, now: datetime) -> None:
        async with self._db.write() as connection:
            await insert_files(connection, conversation_id, [file], now)

    async def of(self, conversation_id: str, ids: Sequence[str]) -> list[Attachment]:
        """Those of the files that are this conversation's, in the order asked for."""
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.files).where(
                    t.files.c.conversation_id == conversation_id, t.files.c.id.in_(ids)
                )
            )
            found = {row.id: _attachment(row) for row in rows}
            return [found[id_] for id_ in dict.fromkeys(ids) if id_ in found]

    async def get(self, file_id: str) -> Attachment | None:
        async with self._db.read() as connection:
            row = (
                await connection.execute(select(t.files).where(t.files.c.id == file_id))
            ).one_or_none()
            return None if row is None else _attachment(row)


async def insert_files(
    connection: Transaction, conversation_id: str, files: Sequence[Attachment], now: datetime
) -> None:
    """Those that are not there yet: a page says of its files whose they are before it sends them,
    a channel's come with the message."""
    ids = [file.id for file in files]
    known = set(
        (await connection.execute(select(t.files.c.id).where(t.files.c.id.in_(ids)))).scalars()
    )
    new = {file.id: file for file in files if file.id not in known}
    if not new:
        return
    await connection.execute(
        insert(t.files),
        [
            {
                "id": file.id,
                "conversation_id": conversation_id,
                "name": file.name,
                "type": file.type,
                "size": file.size,
                "width": file.width,
                "height": file.height,
                "thumbnail": file.thumbnail,
                "seconds": file.seconds,
                "playable": file.playable,
                "created_at": now,
            }
            for file in new.values()
        ],
    )


def _attachment(row: Record) -> Attachment:
    return Attachment(
        row.id,
        row.name,
        row.type,
        row.size,
        row.width,
        row.height,
        row.thumbnail,
        row.seconds,
        row.playable,
    )
