"""Taking in a file: what it changes becomes drafts, which go the way of all drafts. All of it or
nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from core.clock import Clock
from core.people import Agent
from core.phrases import Phrase
from faq.editing import Parts, redrafted
from faq.entry import Facts
from faq.tables import BadTables, Part, Problem
from faq.workflow import Revision


class Effect(StrEnum):
    """What a file does to a part."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DRAFTED = "drafted"
    """Somebody is writing it: left alone, unless drafts are to be replaced."""


@dataclass(frozen=True, slots=True)
class Planned:
    part: Part
    effect: Effect
    before: Revision | None
    """The open revision that it replaces."""
    after: Revision | None
    """None where nothing changes."""


class Record(Protocol):
    """``store/topics.py``."""

    async def revisions(self, slug: str, *, retired: bool = False) -> list[Revision]: ...

    async def is_intent(self, slug: str) -> bool: ...

    async def draft(self, drafts: Sequence[tuple[Revision | None, Revision]]) -> None:
        """Stores drafts, each in place of an open revision, and begins topics that are not there:
        all or nothing.

        Raises:
            Conflict: ``changed_meanwhile``.
        """
        ...


@dataclass(frozen=True, slots=True)
class Importing:
    record: Record
    clock: Clock

    async def plan(
        self, editor: Agent, parts: Sequence[Part], reason: str, *, over_drafts: bool = False
    ) -> list[Planned]:
        """What a file would do.

        Raises:
            BadTables: it begins a topic without its facts or its source text.
        """
        by_slug: dict[str, list[Part]] = {}
        for part in parts:
            by_slug.setdefault(part.slug, []).append(part)
        problems: list[Problem] = []
        planned: list[Planned] = []
        for slug, own in by_slug.items():
            if await self.record.is_intent(slug):
                problems.append(Problem(Phrase("No topic of ours: {slug}", {"slug": slug})))
                continue
            known = Parts.of(await self.record.revisions(slug))
            if not known.published and not known.open:
                problems += _unfounded(slug, own)
            planned += [self._planned(editor, known, part, reason, over_drafts) for part in own]
        if problems:
            raise BadTables(problems)
        return planned

    async def apply(self, planned: Sequence[Planned]) -> int:
        """Gives how many drafts it made.

        Raises:
            Conflict: ``changed_meanwhile``: nothing was done.
        """
        drafts = [(one.before, one.after) for one in planned if one.after is not None]
        if drafts:
            await self.record.draft(drafts)
        return len(drafts)

    def _planned(
        self, editor: Agent, known: Parts, part: Part, reason: str, over_drafts: bool
    ) -> Planned:
        current, published = known.open.get(part.part), known.published.get(part.part)
        standing = current or published
        if standing is not None and standing.body == part.body:
            return Planned(part, Effect.SAME, None, None)
        if current is not None and not over_drafts:
            return Planned(part, Effect.DRAFTED, None, None)
        after = redrafted(known, part.slug, part.part, part.body, editor, reason, self.clock.now())
        effect = Effect.NEW if standing is None else Effect.CHANGED
        return Planned(part, effect, current, after)


def _unfounded(slug: str, parts: Sequence[Part]) -> list[Problem]:
    """A new topic begins with its facts and its source text."""
    facts = next((part.body for part in parts if isinstance(part.body, Facts)), None)
    if facts is None:
        return [
            Problem(
                Phrase("A new topic needs its facts: {slug}", {"slug": slug}),
                "topics",
                column="slug",
            )
        ]
    if all(part.part != facts.source for part in parts):
        what = Phrase(
            "A new topic needs its text in {language}: {slug}",
            {"language": facts.source, "slug": slug},
        )
        return [Problem(what, "texts", column="slug")]
    return []
