"""The one database: SQLite in WAL mode on one machine, PostgreSQL for more."""

import asyncio
import contextlib
import fcntl
import os
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Protocol, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Engine, Executable, create_engine, event
from sqlalchemy.ext.asyncio import create_async_engine

T = TypeVar("T")
READERS = 4
BUSY_SECONDS = 15
# texts of residents are parameters: they must not get into logs with an error
COMMON: dict[str, Any] = {"hide_parameters": True}
# nothing to undo where nothing was begun: that round trip is the dearest part of a read
READING: dict[str, Any] = {"isolation_level": "AUTOCOMMIT", "skip_autocommit_rollback": True}

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Transaction(Protocol):
    """What the functions of ``store`` need of a connection."""

    async def execute(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> CursorResult[Any]: ...


async def evenly(items: Iterable[T], each: int = 8) -> AsyncIterator[T]:
    """The items, with a turn for others after each few: making thousands of objects would hold
    the event loop."""
    for number, item in enumerate(items, 1):
        yield item
        if number % each == 0:
            await asyncio.sleep(0)


class Database:
    """``write`` is a transaction: it commits at its end or not at all. ``read`` is none: each of
    its statements sees what is committed then, and costs one round trip instead of three."""

    def __init__(self, url: str) -> None:
        """``url``: ``sqlite:///path`` or ``postgresql+asyncpg://…``."""
        self.url = url
        self._backend: _Sqlite | _Postgres = (
            _Sqlite(url) if url.startswith("sqlite") else _Postgres(url)
        )
        self.read = self._backend.read
        self.write = self._backend.write

    async def run(self, job: Callable[[Connection], T]) -> T:
        """A synchronous job, such as a migration, in one transaction."""
        return await self._backend.run(job)

    async def close(self) -> None:
        await self._backend.close()


class _Postgres:
    def __init__(self, url: str) -> None:
        make = partial(create_async_engine, url, pool_size=10, max_overflow=10, **COMMON)
        self._writing = make()
        self._reading = make(**READING)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        async with self._reading.connect() as connection:
            yield cast(Transaction, connection)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        async with self._writing.begin() as connection:
            yield cast(Transaction, connection)

    async def run(self, job: Callable[[Connection], T]) -> T:
        async with self._writing.begin() as connection:
            return await connection.run_sync(job)

    async def close(self) -> None:
        await self._reading.dispose()
        await self._writing.dispose()


class _Sqlite:
    """SQLite on threads, one hop a statement: an asynchronous driver makes four of each."""

    def __init__(self, url: str) -> None:
        self._writing = _sqlite_engine(url, pool_size=1)
        event.listen(self._writing, "begin", _begin_immediate)
        self._reading = _sqlite_engine(url, pool_size=READERS, **READING)
        # SQLite has one writer. Who waits for it sleeps in its busy handler, longer each time:
        # queue here instead, within the process and then, by flock(2), among processes
        self._writer = asyncio.Lock()
        self._gate = _Gate(f"{self._writing.url.database}.gate")
        self._readers = asyncio.Semaphore(READERS)
        self._threads = ThreadPoolExecutor(READERS + 1, thread_name_prefix="sqlite")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        async with self._readers:
            connection = await self._hop(self._reading.connect, Connection.close)
            try:
                yield _Threaded(connection, self._hop)
            finally:
                connection.close()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        async with self._writer:
            connection = await self._hop(self._begin, self._abandon)
            try:
                yield _Threaded(connection, self._hop)
            except BaseException:
                await self._hop(partial(self._abandon, connection))
                raise
            await self._hop(partial(self._commit, connection))

    async def run(self, job: Callable[[Connection], T]) -> T:
        def whole() -> T:
            self._gate.shut()
            try:
                with (
                    self._writing.connect() as connection,
                    _copying_tables(connection),
                    connection.begin(),
                ):
                    return job(connection)
            finally:
                self._gate.open()

        async with self._writer:
            return await self._hop(whole)

    def _begin(self) -> Connection:
        with contextlib.ExitStack() as undo:
            self._gate.shut()
            undo.callback(self._gate.open)
            connection = self._writing.connect()
            undo.callback(connection.close)
            connection.begin()
            undo.pop_all()
        return connection

    def _abandon(self, connection: Connection) -> None:
        """Closing undoes what was not committed."""
        try:
            connection.close()
        finally:
            self._gate.open()

    def _commit(self, connection: Connection) -> None:
        try:
            connection.commit()
        finally:
            self._abandon(connection)

    async def close(self) -> None:
        await self._hop(self._reading.dispose)
        await self._hop(self._writing.dispose)
        self._gate.close()
        self._threads.shutdown(wait=False)

    async def _hop(self, job: Callable[[], T], undo: Callable[[T], None] | None = None) -> T:
        """Runs a job on a thread. Who is cancelled meanwhile waits for its end all the same: two
        threads must not use one connection. ``undo`` gives back what nobody takes then."""
        future = asyncio.get_running_loop().run_in_executor(self._threads, job)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            await asyncio.wait([future])
            if undo is not None and future.exception() is None:
                undo(future.result())
            raise


class _Hop(Protocol):
    async def __call__(self, job: Callable[[], T], /) -> T: ...


class _Threaded:
    """A connection whose statements run, and whose rows are fetched, on another thread."""

    def __init__(self, connection: Connection, hop: _Hop) -> None:
        self._connection = connection
        self._hop = hop

    async def execute(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> CursorResult[Any]:
        return await self._hop(partial(self._execute, statement, parameters))

    def _execute(self, statement: Executable, parameters: Parameters | None) -> CursorResult[Any]:
        result = self._connection.execute(statement, parameters)
        if not result.returns_rows:
            return result
        # fetched here; what is given back touches the cursor no more
        return cast(CursorResult[Any], result.freeze()())


class _Gate:
    """One process at a time; the system opens it when its holder dies."""

    def __init__(self, path: str) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def shut(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def open(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        os.close(self._descriptor)


def _sqlite_engine(url: str, **options: Any) -> Engine:
    engine = create_engine(
        url,
        max_overflow=0,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
        **options,
        **COMMON,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # None: the driver must not begin transactions by itself, _begin_immediate does
    connection.isolation_level = None
    # FULL: an acknowledged message survives the machine's fall too, not only ours
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


@contextlib.contextmanager
def _copying_tables(connection: Connection) -> Iterator[None]:
    """For migrations: a table that is altered by copying it is dropped in between, which whatever
    refers to it must outlive: https://sqlite.org/lang_altertable.html, section 7. The migrations
    look themselves whether every reference still leads somewhere."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _begin_immediate(connection: Connection) -> None:
    # a writer takes the lock at once: upgrading a read lock later fails without waiting
    connection.exec_driver_sql("BEGIN IMMEDIATE")
