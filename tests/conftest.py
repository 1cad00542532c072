"""Databases for tests: SQLite in a folder of its own, PostgreSQL as a real server."""

import os

# before numpy is imported anywhere, as in main.py: threads that spin take the other tests' core
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from store.db import Database
from store.migrate import migrate
from store.tables import metadata
from tests.desk_parts import Desks
from tests.running import PageClient, RunningDesk, running_desk

LONGEST = (
    "browser/test_editor.py",
    "contracts/test_editor.py",
    "bots/test_wechat_peer.py",
    "chaos/",
    "nlu/test_in_use.py",
    "nlu/test_rasa.py",
    "browser/",
    "test_start.py",
    "test_tenth_language.py",
    "contracts/",
)
"""Files that take longest: begun first, so that no process ends alone with one of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def rank(item: pytest.Item) -> int:
        path = item.path.as_posix()
        return next((n for n, part in enumerate(LONGEST) if f"tests/{part}" in path), len(LONGEST))

    items.sort(key=rank)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of our own, for as long as the tests run."""
    from tests.postgres import running_postgres

    with running_postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
async def db(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated, empty database: every test of it runs on both kinds."""
    if request.param == "sqlite":
        made = Database(f"sqlite:///{tmp_path}/yuqiao.db")
        await migrate(made)
    else:
        made = Database(request.getfixturevalue("postgres_url"))
        await migrate(made)
        async with made.write() as connection:
            names = ", ".join(table.name for table in metadata.sorted_tables)
            await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    yield made
    await made.close()


@pytest.fixture
def desks(db: Database) -> Desks:
    return Desks.on(db)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """One desk for all tests that look at it from outside."""
    with running_desk(tmp_path_factory.mktemp("desk") / "data") as running:
        yield running


@pytest.fixture
async def page(desk: RunningDesk) -> AsyncIterator[PageClient]:
    """A resident who has just come."""
    async with PageClient(desk.base).online() as client:
        yield client
