"""Emergencies that were seen, or missed, in what residents wrote: for people to judge. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.people import Language
from core.understanding import EMERGENCY_PREFIX
from faq.unanswered import WEEK, WEEKS, Place

Service = Literal["police", "fire", "medical"]
Verdict = Literal["right", "false", "wrong"]
"""Of a detection; ``wrong`` is an emergency of another service."""
REPORTED = "reported"
"""``by`` of an emergency that a person saw and no program did."""
LOOKALIKE = "lookalike"


@dataclass(frozen=True, slots=True)
class Detected:
    """A message in which an emergency was seen."""

    place: Place
    service: str
    by: str
    """As ``Understanding.by``, or ``REPORTED``."""
    score: float | None
    state: str
    """The conversation's, when it was seen."""
    language: Language
    text: str
    at: datetime
    reported_by: str | None = None
    verdict: str | None = None
    right_service: str | None = None
    judged_by: str | None = None
    example: str | None = None
    """The label that it was made an example of."""

    @property
    def teaches(self) -> str | None:
        """The label it should become an example of, by its verdict; None where it is known."""
        if self.verdict == "false":
            return None if self.by == REPORTED else LOOKALIKE
        if self.verdict == "wrong":
            return f"{EMERGENCY_PREFIX}{self.right_service}"
        if self.verdict == "right" and self.by == REPORTED:
            return f"{EMERGENCY_PREFIX}{self.service}"
        return None


@dataclass(frozen=True, slots=True)
class Seen:
    """What is counted of a detection."""

    at: datetime
    service: str
    language: str
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """``weeks`` as in ``faq.unanswered.Group``; verdicts by their names, ``open`` for none."""

    weeks: tuple[int, ...]
    verdicts: dict[str, int]


def tally(seen: Iterable[Seen], now: datetime) -> Tally:
    weeks: Counter[int] = Counter()
    verdicts: Counter[str] = Counter()
    for one in seen:
        weeks[min((now - one.at) // WEEK, WEEKS - 1)] += 1
        verdicts[one.verdict or "open"] += 1
    return Tally(tuple(weeks[ago] for ago in reversed(range(WEEKS))), dict(verdicts))
