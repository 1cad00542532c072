from datetime import timedelta

import pytest

from core.handoff import Handoff, HandoffState, Medium, Priority, Reason
from core.people import Agent, Colleague, Language, Presence, Role, Shift
from handoff import queue, shifts
from tests.desk_parts import NOON


def waits(id_: str, language: Language, priority: Priority = Priority.NORMAL) -> Handoff:
    return Handoff(
        id_, id_, language, Medium.CHAT, Reason.ASKED, priority, HandoffState.WAITING, NOON
    )


WAITING = [
    waits("a", Language.FR, Priority.EMERGENCY),
    waits("b", Language.EN, Priority.RETURNED),
    waits("c", Language.FR),
    waits("d", Language.FR),
]


@pytest.mark.parametrize(
    ("conversation_id", "language", "priority", "place"),
    [
        ("c", Language.FR, Priority.NORMAL, 2),
        ("new", Language.FR, Priority.NORMAL, 4),
        ("new", Language.FR, Priority.RETURNED, 2),
        ("new", Language.EN, Priority.EMERGENCY, 1),
        ("new", Language.JA, Priority.NORMAL, 1),
    ],
)
def test_the_place_counts_those_who_are_served_before(
    conversation_id: str, language: Language, priority: Priority, place: int
) -> None:
    assert queue.place(WAITING, conversation_id, language, priority) == place


MINUTES = [timedelta(minutes=6)] * 4


@pytest.mark.parametrize(
    ("place", "agents", "handlings", "minutes"),
    [
        (1, 1, MINUTES, 6),
        (4, 2, MINUTES, 12),
        (1, 3, MINUTES, 2),
        (1, 0, MINUTES, None),
        (3, 1, MINUTES[:2], None),
        (1, 9, [timedelta(seconds=1)] * 3, 1),
    ],
)
def test_a_wait_is_said_only_where_it_is_known(
    place: int, agents: int, handlings: list[timedelta], minutes: int | None
) -> None:
    assert queue.wait_minutes(place, agents, handlings) == minutes


def test_who_fell_silent_is_not_there() -> None:
    silent = NOON - timedelta(seconds=61)
    assert queue.presence_now(Presence.AVAILABLE, silent, NOON) is Presence.OFFLINE
    assert queue.presence_now(Presence.AVAILABLE, NOON, NOON) is Presence.AVAILABLE
    assert queue.presence_now(Presence.AWAY, None, NOON) is Presence.OFFLINE


def test_only_those_who_serve_the_language_count() -> None:
    agent = Agent("a", "a", "A", Role.AGENT, (Language.FR,), Language.EN)
    there = Colleague(agent, Presence.AVAILABLE, 0, NOON)
    away = Colleague(agent, Presence.AWAY, 0, NOON)
    assert queue.present([there, away], Language.FR) == 1
    assert queue.present([there, away], Language.JA) == 0


def shift(weekday: int, starts: int, ends: int) -> Shift:
    return Shift("a", Language.JA, weekday, starts * 60, ends * 60)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        # it is Monday noon in Guangzhou
        ([shift(0, 13, 21)], timedelta(hours=1)),
        ([shift(0, 9, 21)], timedelta(days=7, hours=-3)),
        ([shift(1, 9, 21), shift(2, 9, 21)], timedelta(hours=21)),
        ([], None),
    ],
)
def test_the_next_shift_is_found_within_a_week(
    plan: list[Shift], expected: timedelta | None
) -> None:
    found = shifts.next_start(plan, Language.JA, NOON)
    assert (None if found is None else found - NOON) == expected
    assert shifts.next_start(plan, Language.KO, NOON) is None
