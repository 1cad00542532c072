"""Service hours: pure.

Source: shared/content/facts.md, service-hours (2021 evaluation report; Japanese and Korean
09:00-21:00 from the 2019 launch notice). Chinese is answered by 12345 around the clock.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from core.clock import CITY
from core.people import Language, Shift
from core.phrases import Phrase

ROUND_THE_CLOCK = frozenset({Language.EN})
DAYTIME = frozenset({Language.JA, Language.KO})
DAY_STARTS, DAY_ENDS = time(9), time(21)


def hours(language: Language) -> Phrase:
    """What the service promises for a language."""
    if language in ROUND_THE_CLOCK:
        return Phrase("24 hours a day, every day")
    if language in DAYTIME:
        return Phrase(
            "{starts} to {ends}, every day (Beijing time)", {"starts": DAY_STARTS, "ends": DAY_ENDS}
        )
    if language is Language.ZH:
        return Phrase("call {number}, 24 hours a day", {"number": "12345"})
    return Phrase("on call: ask for a person")


def next_start(shifts: Iterable[Shift], language: Language, now: datetime) -> datetime | None:
    """When the next shift of a language begins, within a week; None without one."""
    local = now.astimezone(CITY)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    starts = (
        midnight + timedelta(days=(s.weekday - local.weekday()) % 7, minutes=s.starts)
        for s in shifts
        if s.language is language
    )
    return min((s if s > local else s + timedelta(days=7) for s in starts), default=None)
