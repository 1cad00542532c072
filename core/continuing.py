"""Going on with a conversation elsewhere: the same thread, the same agent."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core import saying
from core.conversation import Conversation
from core.message import Address, Message
from core.passes import Means, Redeemed
from core.ports import Change
from core.reception import Reception


class Redeems(Protocol):
    """``web/links.py``."""

    async def redeem(
        self,
        means: Means,
        given: str,
        address: Address,
        now: datetime,
        token_hash: str | None = None,
        leaving: Address | None = None,
    ) -> Redeemed | None:
        """Uses a pass up and leads the address to its conversation, and ``leaving`` with it; None
        where that is not possible. The same address may repeat it."""
        ...


@dataclass(frozen=True, slots=True)
class Continuing:
    reception: Reception
    passes: Redeems

    async def go_on(
        self,
        means: Means,
        given: str,
        address: Address,
        token_hash: str | None = None,
        leaving: Address | None = None,
    ) -> Message | None:
        """Leads an address to the conversation of a pass, and tells the resident and whoever
        talks with him. Returns what is told; None where the pass opens nothing. ``leaving`` is
        the address of a page that gets a new one."""
        bell, now = self.reception.bell, self.reception.clock.now()
        redeemed = await self.passes.redeem(means, given, address, now, token_hash, leaving)
        if redeemed is None:
            return None
        if redeemed.left is not None:
            # nobody waits there any more
            await bell.changed(redeemed.left)
            await bell.desk()
        # told once, however often a platform repeats itself
        id_ = hashlib.sha256(f"{means}:{given}".encode()).hexdigest()[:32]

        def tell(conversation: Conversation) -> Change:
            return Change(
                conversation, conversation, send=(saying.continued(address.channel, id_),)
            )

        (told,) = await self.reception.change(redeemed.conversation_id, tell)
        return told
