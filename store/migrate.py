"""Brings a database to the schema of ``tables.py``."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from store.db import WRITE, Database
from store.tables import metadata

FOLDER = Path(__file__).parent / "migrations"


async def migrate(db: Database) -> None:
    """Up to the newest revision; nothing to do is quick."""
    async with db.engine.connect() as connection:
        writing = await connection.execution_options(**{WRITE: True})
        await writing.run_sync(_upgrade)
        await writing.commit()


async def differences(db: Database) -> list[object]:
    """What ``tables.py`` has and the database does not, or the other way round."""
    async with db.engine.connect() as connection:
        return await connection.run_sync(
            lambda c: list(compare_metadata(MigrationContext.configure(c), metadata))
        )


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
