"""What residents asked in vain, grouped by likeness across languages. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from core.people import Language
from faq.entry import Topic
from faq.masking import mask, without_marks

Place = tuple[str, int]
"""A conversation's id and the message's ``seq``."""
Outcome = Literal["phrasing", "topic", "oos", "dropped", "emergency"]
WEEKS = 8
"""Of the trend; what is older is not shown."""
WEEK = timedelta(weeks=1)
SUGGESTED = 3
OOS = "oos"
"""The label of what is not for this service."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A message that was not understood (``oos``), or was taken for one of several topics and was
    none of them (``asked``), or whose answer did not help (``unhelpful``) or was another question's
    (``corrected``)."""

    place: Place
    kind: str
    slug: str | None
    """The topic whose answer did not help."""
    text: str
    language: Language
    top: tuple[str, ...]
    """Topics it resembled."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words, however often; personal data is masked."""

    text: str
    language: Language
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What asks the same, the most frequent words first."""

    wordings: tuple[Wording, ...]
    unhelpful: tuple[str, ...]
    """Topics whose answers did not help."""
    suggested: tuple[str, ...]
    """Topics that it resembles."""
    weeks: tuple[int, ...]
    """How many a week, the oldest first; the last week is the running one."""

    @property
    def count(self) -> int:
        return sum(self.weeks)


def still_unanswered(missed: Sequence[Missed], topics: Sequence[Topic]) -> list[Missed]:
    """Without what was not understood then and is a topic's phrasing by now: somebody asked again
    before it was learnt."""
    taught = {
        _key(phrasing)
        for topic in topics
        for text in topic.texts.values()
        for phrasing in text.phrasings
    }
    return [
        one
        for one in missed
        if one.kind not in ("oos", "asked") or _key(without_marks(mask(one.text))) not in taught
    ]


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def wordings(missed: Sequence[Missed]) -> list[Wording]:
    """Each text once, as it was first said."""
    found: dict[str, list[Missed]] = {}
    for one in missed:
        found.setdefault(_key(mask(one.text)), []).append(one)
    return [
        Wording(mask(same[-1].text), same[-1].language, tuple(one.place for one in same))
        for same in found.values()
    ]


def grouped(
    missed: Sequence[Missed],
    said: Sequence[Wording],
    alike: Sequence[Sequence[int]],
    now: datetime,
) -> list[Group]:
    """``alike`` are the places in ``said`` of what asks the same. The largest group first."""
    by_place = {one.place: one for one in missed}
    groups = [_group([said[n] for n in places], by_place, now) for places in alike]
    return sorted(groups, key=lambda group: group.count, reverse=True)


def _group(said: Sequence[Wording], by_place: dict[Place, Missed], now: datetime) -> Group:
    members = [by_place[place] for wording in said for place in wording.places]
    suggested = Counter(slug for one in members for slug in one.top)
    weeks = Counter(min((now - one.at) // WEEK, WEEKS - 1) for one in members)
    return Group(
        tuple(sorted(said, key=lambda wording: -len(wording.places))),
        tuple(dict.fromkeys(one.slug for one in members if one.slug is not None)),
        tuple(slug for slug, _ in suggested.most_common(SUGGESTED)),
        tuple(weeks[ago] for ago in reversed(range(WEEKS))),
    )
