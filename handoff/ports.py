"""What handoff needs from outside."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from core.handoff import Handoff
from core.people import Agent, Colleague, Language, Shift


class HandoffRecord(Protocol):
    """``store/handoffs.py``."""

    async def get(self, handoff_id: str) -> Handoff | None: ...

    async def open_of(self, conversation_id: str) -> Handoff | None: ...

    async def waiting(self) -> list[Handoff]:
        """Front first: by priority, then by the time of the request."""
        ...

    async def recent_handlings(self, language: Language, limit: int) -> Sequence[timedelta]:
        """How long the last closed ones took, from acceptance to the end."""
        ...


class StaffRecord(Protocol):
    """``store/staff.py``."""

    async def get(self, agent_id: str) -> Agent | None: ...

    async def colleagues(self, now: datetime) -> list[Colleague]: ...

    async def shifts(self) -> Sequence[Shift]: ...

    async def vanished(self, now: datetime) -> list[tuple[Agent, list[str]]]:
        """Agents without a heartbeat, and the conversations they still hold."""
        ...
