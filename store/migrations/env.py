"""Alembic's entry: a connection is given by ``store.migrate``."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from store.tables import UtcDateTime, metadata


def _render(kind: str, value: Any, context: AutogenContext) -> str | Literal[False]:
    """A migration names no type of ours: what it made then must not change with us."""
    return "sa.DateTime(timezone=True)" if isinstance(value, UtcDateTime) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    # SQLite alters tables by copying them
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=_render,
)
with context.begin_transaction():
    context.run_migrations()
