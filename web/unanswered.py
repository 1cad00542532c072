"""What residents asked in vain: editors' calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol

import anyio.to_thread
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from core.errors import BadInput, Unavailable
from core.message import MAX_SEQ
from core.people import Language
from core.phrases import Phrase
from core.wire import Json
from faq.answers import PublishedAnswers
from faq.detections import Service
from faq.editing import Editing
from faq.masking import mask, without_marks
from faq.unanswered import (
    OOS,
    WEEK,
    WEEKS,
    Group,
    Missed,
    Outcome,
    Place,
    Wording,
    grouped,
    still_unanswered,
    wordings,
)
from web.auth import Auth
from web.editor import Errands, Limits

MOST = 2_000
"""Messages of one look: the newest."""
MOST_GROUPS = 100


class Misses(Protocol):
    """``store/misses.py``."""

    async def open(self, since: datetime, limit: int) -> list[Missed]: ...

    async def at(self, places: Sequence[Place]) -> list[Missed]: ...

    async def settle(
        self, places: Sequence[Place], outcome: Outcome, actor: str, now: datetime
    ) -> list[Place]: ...

    async def reopen(self, places: Sequence[Place]) -> None: ...


class Reports(Protocol):
    """``store/detections.py``."""

    async def report(
        self, places: Sequence[Place], service: Service, actor: str, now: datetime
    ) -> int: ...


class Settle(BaseModel):
    places: Annotated[
        list[tuple[Annotated[str, Field(max_length=32)], Annotated[int, Field(ge=0, le=MAX_SEQ)]]],
        Field(min_length=1, max_length=MOST),
    ]
    outcome: Outcome
    slug: Annotated[str | None, Field(max_length=60)] = None
    """Of the topic whose phrasing it becomes."""
    service: Service | None = None
    """Of the emergency that it is."""


@dataclass(frozen=True, slots=True)
class UnansweredPages:
    auth: Auth
    editing: Editing
    misses: Misses
    reports: Reports
    errands: Errands
    answers: PublishedAnswers
    limits: Limits

    def router(self) -> APIRouter:
        router = APIRouter()

        @router.get("/api/editor/unanswered")
        async def unanswered(request: Request, language: Language = Language.EN) -> Json:
            """Grouped by likeness, the most frequent first; personal data is masked. With every
            topic's question in the reader's language."""
            editor = await self.auth.editor(request)
            await self.limits.check("errands", editor.id)
            now = self.editing.clock.now()
            noted = await self.misses.open(now - WEEKS * WEEK, MOST)
            # long messages by the thousand: not on the loop
            missed = await anyio.to_thread.run_sync(still_unanswered, noted, self.answers.topics)
            said = await anyio.to_thread.run_sync(wordings, missed)
            alike = await self._alike(said)
            whole = alike or [[place] for place in range(len(said))]
            groups = grouped(missed, said, whole, now)
            return {
                "total": len(missed),
                "grouped": alike is not None,
                "groups": [_group_json(group) for group in groups[:MOST_GROUPS]],
                "topics": {
                    topic.slug: topic.texts[topic.nearest(language)].question
                    for topic in self.answers.topics
                },
            }

        @router.post("/api/editor/unanswered/settle")
        async def settle(request: Request, body: Settle) -> Json:
            """One step: it becomes a phrasing, an example of what is out of scope, a topic that
            was begun, an emergency that was missed, or nothing; and it leaves the list."""
            editor = await self.auth.editor(request)
            slug = OOS if body.outcome == "oos" else body.slug
            if slug is None and body.outcome == "phrasing":
                raise BadInput("no_topic", Phrase("Say which topic it belongs to."))
            if body.service is None and body.outcome == "emergency":
                raise BadInput("no_service", Phrase("Say which emergency it is."))
            found = await self.misses.at(body.places)
            now = self.editing.clock.now()
            mine = await self.misses.settle(body.places, body.outcome, editor.id, now)
            parts: list[str] = []
            if mine and body.service is not None and body.outcome == "emergency":
                await self.reports.report(mine, body.service, editor.id, now)
            if slug is not None and body.outcome in ("phrasing", "oos"):
                taken = [one for one in found if one.place in set(mine)]
                said = [(one.language, without_marks(mask(one.text))[:200]) for one in taken]
                try:
                    parts = await self.editing.add_phrasings(
                        editor, slug, [pair for pair in said if pair[1]], "unanswered"
                    )
                except BaseException:
                    await self.misses.reopen(mine)
                    raise
            return {"settled": len(mine), "slug": slug, "parts": parts}

        return router

    async def _alike(self, said: Sequence[Wording]) -> list[list[int]] | None:
        """None where the trainer does not answer: then each text stands alone."""
        if not said:
            return []
        try:
            found: list[list[int]] = await self.errands.ask("group", [one.text for one in said])
        except Unavailable:
            return None
        return found


def _group_json(group: Group) -> Json:
    return {
        "count": group.count,
        "weeks": list(group.weeks),
        "unhelpful": list(group.unhelpful),
        "suggested": list(group.suggested),
        "wordings": [
            {
                "text": wording.text,
                "language": wording.language,
                "count": len(wording.places),
                "places": [list(place) for place in wording.places],
            }
            for wording in group.wordings
        ],
    }
