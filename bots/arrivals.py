"""What arrives on the channels that push: messages, and codes that lead to another conversation."""

import re
from dataclasses import dataclass, replace
from typing import Protocol

import structlog

from core.continuing import Continuing
from core.errors import RateLimited
from core.message import Incoming
from core.passes import Means, sought
from core.ports import Received
from core.reception import Reception

log = structlog.get_logger()

RULE = "codes"
WRONG = "resume"
"""The choice of a message that was to lead to another conversation and does not."""


MENU = "menu"
"""The choice of who writes the word alone: not every account has a menu below the chat."""
MENU_WORDS = frozenset(("menu", "菜单", "メニュー", "메뉴", "القائمة", "قائمة", "меню", "menú"))
_NOT_LETTERS = re.compile(r"[\W_]")


class Limits(Protocol):
    """``store/limits.py``."""

    async def check(self, rule: str, key: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Implements ``bots.parts.Receives``: every adapter brings here what it received."""

    reception: Reception
    continuing: Continuing
    limits: Limits

    async def receive(self, incoming: Incoming) -> Received:
        """Stores a message. A resume code is none: it leads its address to the conversation that
        it was made for, and is kept nowhere. One that leads nowhere is a message, to which the
        bot says so and a person hears what was written."""
        asks, code = sought(incoming.text) if incoming.choice is None else (False, None)
        if not asks:
            return await self.reception.receive(_menu_pressed(incoming))
        told = None if code is None else await self._go_on(incoming, code)
        if told is None:
            return await self.reception.receive(replace(incoming, choice=WRONG))
        return told

    async def _go_on(self, incoming: Incoming, code: str) -> Received | None:
        address = incoming.address
        try:
            await self.limits.check(RULE, f"{address.channel}:{address.external_id}")
        except RateLimited:
            # who guesses is told what everybody is told
            log.info("codes tried too often", channel=address.channel)
            return None
        told = await self.continuing.go_on(Means.CODE, code, address)
        if told is None:
            return None
        return Received(told.conversation_id, told.seq, repeated=False)


def _menu_pressed(incoming: Incoming) -> Incoming:
    """As if the button were pressed, where the word for it is written."""
    if incoming.choice is not None or incoming.files or incoming.edits is not None:
        return incoming
    word = _NOT_LETTERS.sub("", incoming.text).casefold()
    return replace(incoming, choice=MENU) if word in MENU_WORDS else incoming
