"""Brings a database to the schema of ``tables.py``."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from store.db import Database
from store.tables import metadata

FOLDER = Path(__file__).parent / "migrations"


async def migrate(db: Database) -> None:
    """Up to the newest revision; nothing to do is quick."""
    await db.run(_upgrade)


async def differences(db: Database) -> list[object]:
    """What ``tables.py`` has and the database does not, or the other way round."""
    return await db.run(lambda c: list(compare_metadata(MigrationContext.configure(c), metadata)))


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    return made


def _upgrade(connection: Connection) -> None:
    made = config()
    current = MigrationContext.configure(connection).get_current_revision()
    if current == ScriptDirectory.from_config(made).get_current_head():
        return
    made.attributes["connection"] = connection
    command.upgrade(made, "head")
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if lost:
            raise RuntimeError(f"a reference leads nowhere: {lost[0]}")
