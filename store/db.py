"""The one database: SQLite in WAL mode on one machine, PostgreSQL for more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

WRITE = "yuqiao_write"


class Database:
    """Transactions. ``read`` sees one snapshot; ``write`` commits at its end or not at all."""

    def __init__(self, url: str) -> None:
        """``url``: ``sqlite+aiosqlite:///path`` or ``postgresql+asyncpg://…``."""
        self.url = url
        self.engine: AsyncEngine
        self._writer: asyncio.Lock | nullcontext[None]
        if url.startswith("sqlite"):
            self.engine = create_async_engine(
                url, pool_size=8, max_overflow=0, hide_parameters=True
            )
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)
            # SQLite has one writer: queue here, in order, instead of in its sleeping busy handler
            self._writer = asyncio.Lock()
        else:
            self.engine = create_async_engine(
                url, pool_size=10, max_overflow=10, hide_parameters=True
            )
            self._writer = nullcontext()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        async with self.engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        async with self._writer, self.engine.connect() as connection:
            writing = await connection.execution_options(**{WRITE: True})
            async with writing.begin():
                yield writing

    async def close(self) -> None:
        await self.engine.dispose()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # None: the driver must not begin transactions by itself, _begin_sqlite does
    connection.isolation_level = None
    cursor = connection.cursor()
    # FULL: an acknowledged message survives the machine's fall too, not only ours
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=15000",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # a writer takes the lock at once: upgrading a read lock later fails without waiting
    write = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
