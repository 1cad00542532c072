"""When somebody is there: pure."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from core.clock import CITY
from core.people import Language, Shift


def next_start(
    shifts: Iterable[Shift], language: Language, now: datetime, closed: Collection[date] = ()
) -> datetime | None:
    """When the next shift of a language begins, within a week and not on a day that is closed;
    None without one."""
    local = now.astimezone(CITY)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    starts = (
        midnight + timedelta(days=(s.weekday - local.weekday()) % 7 + later, minutes=s.starts)
        for s in shifts
        if s.language is language
        for later in (0, 7)
    )
    return min((s for s in starts if s > local and s.date() not in closed), default=None)
