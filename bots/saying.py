"""What an adapter itself has to tell a resident: that something of his could not be taken.

It goes the way of every message, through a ``Change`` and the outbox: in order, and the agent
sees it too.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.conversation import Conversation
from core.message import SYSTEM, Address, Kind, Outgoing
from core.people import Language
from core.phrases import Phrase
from core.ports import Change
from core.reception import Reception


class Opens(Protocol):
    """``store/conversations.py``."""

    async def open(self, address: Address, language: Language, now: datetime) -> Conversation: ...


@dataclass(frozen=True, slots=True)
class Saying:
    """Implements ``bots.parts.Says``."""

    reception: Reception
    record: Opens

    async def say(
        self, address: Address, phrase: Phrase, key: str, language: Language | None
    ) -> None:
        opened = await self.record.open(
            address, language or Language.EN, self.reception.clock.now()
        )
        said = Outgoing(
            SYSTEM, Kind.NOTICE, phrases=(phrase,), external_id=f"{address.channel}:{key}"
        )
        await self.reception.change(
            opened.id, lambda conversation: Change(conversation, conversation, send=(said,))
        )
