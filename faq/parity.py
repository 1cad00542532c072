"""What is owed: topics down, languages across. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.people import Language
from faq.entry import Facts
from faq.workflow import Stage

SOON = timedelta(days=45)
"""Before its last day, an answer counts as expiring."""


class State(StrEnum):
    """Of a cell, the most urgent one that is true."""

    MISSING = "missing"
    EXPIRED = "expired"
    STALE = "stale"
    """The text it follows was changed after it."""
    EXPIRING = "expiring"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Cell:
    state: State
    open: Stage | None = None
    """Of what is being written beside it."""
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record says of a text: ``follows`` is the revision of the source text that it was
    last right for, None for the source text itself and where nothing is published."""

    published: int | None
    follows: int | None = None
    open: Stage | None = None
    blocked: bool = False


def cell(
    standing: Standing | None, source: int | None, expires_on: date | None, today: date
) -> Cell:
    """``source`` is the published revision of the topic's source text."""
    if standing is None:
        return Cell(State.MISSING)
    return Cell(_state(standing, source, expires_on, today), standing.open, standing.blocked)


def _state(standing: Standing, source: int | None, expires_on: date | None, today: date) -> State:
    if standing.published is None:
        return State.MISSING
    if expires_on is not None and expires_on < today:
        return State.EXPIRED
    if standing.published != source and standing.follows != source:
        return State.STALE
    if expires_on is not None and expires_on <= today + SOON:
        return State.EXPIRING
    return State.PUBLISHED


def due_on(facts: Facts, today: date) -> bool:
    """Whether somebody should look at a topic: its review is overdue, or its end near or past."""
    expires = facts.expires_on
    return facts.review_by < today or (expires is not None and expires <= today + SOON)


def count(rows: Iterable[Mapping[Language, Cell]]) -> dict[Language, dict[State, int]]:
    """How many cells of each state, by language."""
    counts: dict[Language, Counter[State]] = {language: Counter() for language in Language}
    for row in rows:
        for language, found in row.items():
            counts[language][found.state] += 1
    return {language: dict(counted) for language, counted in counts.items()}
