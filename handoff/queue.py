"""The queue's order and what can honestly be said of it: pure."""

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from core.handoff import Handoff, Priority
from core.people import Colleague, Language, Presence

HEARTBEAT_LIMIT = timedelta(seconds=60)
ENOUGH = 3
"""Handlings to have seen before their mean says anything."""


def place(
    waiting: Sequence[Handoff], conversation_id: str, language: Language, priority: Priority
) -> int:
    """The place of a conversation among those that wait for its language, from 1.

    ``waiting`` is sorted front first. A conversation that does not wait yet comes behind all of
    its priority.
    """
    rivals = [h for h in waiting if h.language is language]
    for index, handoff in enumerate(rivals, 1):
        if handoff.conversation_id == conversation_id:
            return index
    return 1 + sum(h.priority >= priority for h in rivals)


def wait_minutes(place_: int, agents: int, handlings: Sequence[timedelta]) -> int | None:
    """The expected wait, or None where a figure would be a guess."""
    if agents == 0 or len(handlings) < ENOUGH:
        return None
    mean = sum(handlings, timedelta()) / len(handlings)
    return max(1, math.ceil(place_ * mean / agents / timedelta(minutes=1)))


def present(colleagues: Iterable[Colleague], language: Language) -> int:
    """How many serve a language and are there."""
    return sum(c.presence is Presence.AVAILABLE and c.agent.serves(language) for c in colleagues)


def presence_now(said: Presence, seen_at: datetime | None, now: datetime) -> Presence:
    """What an agent said of himself, unless his console fell silent."""
    if seen_at is None or now - seen_at > HEARTBEAT_LIMIT:
        return Presence.OFFLINE
    return said
