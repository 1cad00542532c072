"""What a platform sent and nobody could read: kept for a person to look at, so that the platform
need not send it again for a day."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

import structlog

from core.reception import new_id

log = structlog.get_logger()

MOST = 100
MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of the newest ``MOST``. They hold what residents wrote: nobody else reads them."""

    folder: Path

    async def keep(self, body: bytes, why: str) -> None:
        """Never raises: what it is for is over, whether it is kept or not."""
        log.warning("an update could not be read", why=why, bytes=len(body))
        try:
            await asyncio.to_thread(self._keep, body[:MOST_BYTES])
        except OSError as error:
            log.warning("an update was not kept", error=type(error).__name__)

    def _keep(self, body: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / f"{time.time_ns():020}-{new_id()[:8]}"
        path.touch(mode=0o600)
        path.write_bytes(body)
        for old in sorted(self.folder.iterdir())[:-MOST]:
            old.unlink(missing_ok=True)
