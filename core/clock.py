"""Time as a port: rules take ``now`` as an argument, the path asks a Clock."""

from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

CITY = ZoneInfo("Asia/Shanghai")
"""Where the service's days and hours are counted."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The present, aware, in UTC."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)
