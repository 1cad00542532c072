"""The editors' page and calls."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, Protocol

import anyio.to_thread
from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import AwareDatetime, BaseModel, Field

from core.clock import CITY
from core.errors import NotFound, NotSignedIn
from core.message import BOT, MAX_SEQ, Kind, Message
from core.people import EDITS, EDITS_IN_CHIEF, REVIEWS, Agent, Colleague, Language
from core.wire import Json, Wire
from faq.answers import PublishedAnswers
from faq.checking import check_text
from faq.editing import Editing, Parts
from faq.entry import CATEGORIES, SLUG, Content, Facts, FaqText, Topic
from faq.parity import SOON, Cell, Standing, State, cell, count, due_on
from faq.plain import LIMITS, plain_answer, split
from faq.workflow import FACTS, Revision, Stage
from web.auth import Auth
from web.desk import agent_json
from web.editor_json import (
    Clean,
    FactsBody,
    Reason,
    SaveFacts,
    SavePhrasings,
    SaveText,
    TextBody,
    changes_json,
    revision_json,
)
from web.pages import LANGUAGES, Pages, static
from web.resident import CATEGORY_NAMES

Slug = Annotated[str, Path(max_length=60, pattern=r"^[a-z0-9:_-]+$")]
"""Of a topic, or an intent's label."""


class TopicRow(Protocol):
    """``store/topics.py``."""

    @property
    def slug(self) -> str: ...
    @property
    def owner(self) -> str | None: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def questions(self) -> Mapping[Language, str]: ...
    @property
    def standings(self) -> Mapping[Language, Standing]: ...


class Record(Protocol):
    async def rows(self) -> Sequence[TopicRow]: ...

    async def content(self) -> Content: ...

    async def revisions(self, slug: str, *, retired: bool = False) -> list[Revision]: ...

    async def in_stages(self, *stages: Stage) -> list[Revision]: ...

    async def set_owner(self, slug: str, owner: str | None) -> None: ...


class Staff(Protocol):
    async def colleagues(self, now: datetime) -> list[Colleague]: ...


class Errands(Protocol):
    """``store/errands.py``: questions to the trainer."""

    async def ask(self, kind: str, value: Any) -> Any: ...


class Board(BaseModel):
    topics: list[dict[str, Any]]
    counts: dict[Language, dict[State, int]]
    today: date
    soon: date


class Limits(Protocol):
    """``store/limits.py``."""

    async def check(self, rule: str, key: str) -> None: ...


FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""Between these lies every time that can be meant."""


class NewTopic(BaseModel):
    slug: Annotated[str, Field(max_length=60)]
    facts: FactsBody
    text: TextBody


class Version(BaseModel):
    version: int


class Remark(Version):
    remark: Annotated[str, Field(max_length=1_000), Clean] = ""


class Publish(Version):
    at: Annotated[AwareDatetime, Field(gt=FIRST, lt=LAST)] | None = None
    override: Reason | None = None


class Restore(BaseModel):
    revision: Annotated[int, Field(ge=0, le=MAX_SEQ)]
    reason: Annotated[Reason, Field(min_length=1)]


class Owner(BaseModel):
    owner: Annotated[str | None, Field(max_length=32)]


class Try(BaseModel):
    texts: Annotated[
        list[tuple[Annotated[str, Field(max_length=500)], Language]], Field(max_length=400)
    ]


class Preview(BaseModel):
    slug: Annotated[str, Field(max_length=60, pattern=f"^{SLUG.pattern}$")]
    language: Language
    facts: FactsBody
    text: TextBody


@dataclass(frozen=True, slots=True)
class EditorPages:
    pages: Pages
    wire: Wire
    auth: Auth
    editing: Editing
    record: Record
    staff: Staff
    errands: Errands
    limits: Limits

    def router(self) -> APIRouter:
        router = APIRouter()
        self._add_page(router)
        self._add_lists(router)
        self._add_topic(router)
        self._add_steps(router)
        self._add_tools(router)
        return router

    def _add_page(self, router: APIRouter) -> None:
        @router.get("/editor", include_in_schema=False)
        async def page(request: Request) -> Response:
            try:
                session = await self.auth.session(request)
            except NotSignedIn:
                return RedirectResponse("/login?next=/editor", status_code=303)
            editor = await self.auth.editor_or_reviewer(request)
            language = Language.match(request.query_params.get("language")) or editor.ui_language
            boot = {
                "me": agent_json(editor)
                | {
                    "role": editor.role,
                    "edits": editor.role in EDITS,
                    "chief": _in_chief(editor),
                    "reviews": editor.role in REVIEWS,
                },
                "csrf": session.csrf,
                "language": language.value,
                "languages": LANGUAGES,
                "categories": [
                    {"slug": slug, "name": self.wire.translate(CATEGORY_NAMES[slug], language)}
                    for slug in CATEGORIES
                ],
                "static": static("").rstrip("/"),
            }
            return self.pages.page("editor.html", language, boot=boot)

    def _add_lists(self, router: APIRouter) -> None:
        @router.get("/api/editor/board", response_model=Board)
        async def board(request: Request) -> Response:
            """Topics down, languages across: what is owed."""
            await self.auth.editor(request)
            names, today = await self._names(), self._today()
            rows = await self.record.rows()
            # thousands of topics are a second's work: not on the loop
            body = await anyio.to_thread.run_sync(_board, rows, names, today)
            return Response(body, media_type="application/json")

        @router.get("/api/editor/due")
        async def due(request: Request) -> Json:
            """How many topics of the editor's own, or of nobody's, have to be looked at again."""
            editor = await self.auth.editor(request)
            today = self._today()
            return {
                "due": sum(
                    row.owner in (editor.id, None) and due_on(row.facts, today)
                    for row in await self.record.rows()
                )
            }

        @router.get("/api/editor/open")
        async def open_revisions(request: Request) -> Json:
            """Everything that is being written, read or held back, the oldest first."""
            await self.auth.editor(request)
            names = await self._names()
            found = await self.record.in_stages(Stage.DRAFT, Stage.REVIEW, Stage.APPROVED)
            return {
                "revisions": [
                    {"slug": revision.slug} | (revision_json(revision, names) or {})
                    for revision in found
                ]
            }

        @router.get("/api/editor/editors")
        async def editors(request: Request) -> Json:
            await self.auth.editor(request)
            colleagues = await self.staff.colleagues(self.editing.clock.now())
            return {
                "editors": [
                    {"id": c.agent.id, "name": c.agent.name}
                    for c in colleagues
                    if c.agent.role in EDITS
                ]
            }

    def _add_topic(self, router: APIRouter) -> None:
        @router.post("/api/editor/topics", status_code=201)
        async def create(request: Request, body: NewTopic) -> Json:
            editor = await self.auth.editor(request)
            await self.editing.create(editor, body.slug, body.facts.facts(), body.text.text())
            return await self._topic(body.slug)

        @router.get("/api/editor/topics/{slug}")
        async def topic(request: Request, slug: Slug) -> Json:
            await self.auth.editor(request)
            await self.editing.access(slug)
            return await self._topic(slug)

        @router.get("/api/editor/topics/{slug}/history")
        async def history(
            request: Request, slug: Slug, part: Annotated[str, Query(max_length=8)]
        ) -> Json:
            await self.auth.editor(request)
            names = await self._names()
            found = [r for r in await self.record.revisions(slug, retired=True) if r.part == part]
            if not found:
                raise NotFound()
            return {"revisions": [revision_json(revision, names) for revision in found]}

        @router.put("/api/editor/topics/{slug}/owner")
        async def own(request: Request, slug: Slug, body: Owner) -> Json:
            await self.auth.editor(request)
            names = await self._names()
            if body.owner is not None and body.owner not in names:
                raise NotFound()
            await self.record.set_owner(slug, body.owner)
            return {"owner": body.owner}

        @router.put("/api/editor/topics/{slug}/facts")
        async def save_facts(request: Request, slug: Slug, body: SaveFacts) -> Json:
            editor = await self.auth.editor(request)
            facts = body.body.facts()
            await self.editing.save(editor, slug, FACTS, facts, body.version, body.reason)
            return await self._topic(slug)

        @router.get("/api/editor/intents")
        async def intents(request: Request) -> Json:
            """What people say that asks for no topic: how many phrasings each language has."""
            await self.auth.editor(request)
            content = await self.record.content()
            return {
                "intents": [
                    {
                        "label": intent.label,
                        "counts": {
                            language: len(words.phrasings)
                            for language, words in intent.texts.items()
                        },
                    }
                    for intent in sorted(content.intents, key=lambda intent: intent.label)
                ]
            }

        @router.put("/api/editor/intents/{slug}/{language}")
        async def save_intent(
            request: Request, slug: Slug, language: Language, body: SavePhrasings
        ) -> Json:
            editor = await self.auth.editor(request)
            if (await self.editing.access(slug)).facts is not None:
                raise NotFound()
            words = body.body.words()
            await self.editing.save(editor, slug, language, words, body.version, body.reason)
            return await self._topic(slug)

        @router.put("/api/editor/topics/{slug}/{language}")
        async def save(request: Request, slug: Slug, language: Language, body: SaveText) -> Json:
            editor = await self.auth.editor(request)
            if (await self.editing.access(slug)).facts is None:
                raise NotFound()
            text = body.body.text()
            await self.editing.save(editor, slug, language, text, body.version, body.reason)
            return await self._topic(slug)

    def _add_steps(self, router: APIRouter) -> None:
        base = "/api/editor/topics/{slug}/{part}"

        @router.post(f"{base}/discard")
        async def discard(request: Request, slug: Slug, part: str, body: Version) -> Json:
            editor = await self.auth.editor(request)
            await self.editing.discard(editor, slug, part, body.version)
            return await self._topic(slug)

        @router.post(f"{base}/submit")
        async def submit(request: Request, slug: Slug, part: str, body: Version) -> Json:
            editor = await self.auth.editor(request)
            await self.editing.submit(editor, slug, part, body.version)
            return await self._topic(slug)

        @router.post(f"{base}/approve")
        async def approve(request: Request, slug: Slug, part: str, body: Remark) -> Json:
            editor = await self.auth.editor(request)
            await self.editing.approve(editor, slug, part, body.version, body.remark)
            return await self._topic(slug)

        @router.post(f"{base}/send-back")
        async def send_back(request: Request, slug: Slug, part: str, body: Remark) -> Json:
            editor = await self.auth.editor(request)
            await self.editing.send_back(editor, slug, part, body.version, body.remark)
            return await self._topic(slug)

        @router.post(f"{base}/publish")
        async def publish(request: Request, slug: Slug, part: str, body: Publish) -> Json:
            editor = await self.auth.editor(request)
            await self.editing.publish(editor, slug, part, body.version, body.at, body.override)
            return await self._topic(slug)

        @router.post("/api/editor/topics/{slug}/{language}/confirm")
        async def confirm(request: Request, slug: Slug, language: Language) -> Json:
            editor = await self.auth.editor(request)
            await self.editing.confirm(editor, slug, language)
            return await self._topic(slug)

        @router.post("/api/editor/topics/{slug}/restore")
        async def restore(request: Request, slug: Slug, body: Restore) -> Json:
            editor = await self.auth.editor(request)
            await self.editing.restore(editor, slug, body.revision, body.reason)
            return await self._topic(slug)

    def _add_tools(self, router: APIRouter) -> None:
        @router.post("/api/editor/try")
        async def attempt(request: Request, body: Try) -> Json:
            """What texts are taken for today; the trainer answers."""
            editor = await self.auth.editor(request)
            await self.limits.check("errands", editor.id)
            asked = [[text, language.value] for text, language in body.texts]
            return {"found": await self.errands.ask("match", asked) if asked else []}

        @router.post("/api/editor/preview")
        async def preview(request: Request, body: Preview) -> Json:
            """As each channel will show it, with what a check finds."""
            editor = await self.auth.editor(request)
            return self._preview(editor, body.slug, body.language, body.facts, body.text)

    async def _topic(self, slug: str) -> Json:
        parts, names = Parts.of(await self.record.revisions(slug)), await self._names()
        facts = parts.facts
        source = None if facts is None else parts.published.get(facts.source.value)
        return {
            "slug": slug,
            "source": None if facts is None else facts.source,
            "facts": {
                "published": revision_json(parts.published.get(FACTS), names),
                "open": revision_json(parts.open.get(FACTS), names),
            },
            "texts": {
                language.value: {
                    "published": revision_json(parts.published.get(language.value), names),
                    "open": revision_json(parts.open.get(language.value), names),
                    "behind": await self._behind(parts, language.value, source),
                    "changes": _changes(parts, language.value),
                }
                for language in Language
            },
        }

    async def _behind(self, parts: Parts, part: str, source: Revision | None) -> Json | None:
        """What changed in the source text since this one was last right; None where nothing."""
        text = parts.published.get(part)
        if source is None or text is None or text is source or text.source == source.id:
            return None
        followed = None if text.source is None else await self.editing.record.revision(text.source)
        if followed is None or not isinstance(followed.body, FaqText):
            return {}
        assert isinstance(source.body, FaqText)
        return changes_json(followed.body, source.body)

    def _preview(
        self, editor: Agent, slug: str, language: Language, facts: FactsBody, text: TextBody
    ) -> Json:
        body = text.text()
        given = facts.facts()
        topic = Topic(slug, given, {language: body, given.source: body})
        # expired or not, an editor sees what it looks like
        answers = PublishedAnswers([topic], self.editing.clock, expired=True)
        findings = check_text(body, language)
        shown: Json = {
            "findings": [self.wire.translate(what, editor.ui_language) for what in findings]
        }
        for part, details in (("answer", False), ("details", True)):
            if details and not body.details:
                continue
            outgoing = answers.answer(slug, language, details=details)
            assert outgoing is not None
            message = Message(
                "preview",
                1,
                BOT,
                Kind.ANSWER,
                outgoing.text,
                language,
                self.editing.clock.now(),
                card=outgoing.card,
                actions=outgoing.actions,
            )
            plain = plain_answer(outgoing, language, self.wire.translate)
            shown[part] = {"web": self.wire.message(message)} | {
                channel: {
                    "limit": limit.most,
                    "parts": [
                        {"text": piece, "size": limit.measure(piece)}
                        for piece in split(plain, limit)
                    ],
                }
                for channel, limit in LIMITS.items()
            }
        return shown

    async def _names(self) -> dict[str, str]:
        colleagues = await self.staff.colleagues(self.editing.clock.now())
        return {colleague.agent.id: colleague.agent.name for colleague in colleagues}

    def _today(self) -> date:
        return self.editing.clock.now().astimezone(CITY).date()


def _board(rows: Sequence[TopicRow], names: Mapping[str, str], today: date) -> str:
    grid: list[Mapping[Language, Cell]] = []
    topics: list[Json] = []
    for row in rows:
        facts = row.facts
        source = row.standings.get(facts.source, Standing(None)).published
        cells = {
            language: cell(row.standings.get(language), source, facts.expires_on, today)
            for language in Language
        }
        grid.append(cells)
        topics.append(
            {
                "slug": row.slug,
                "category": facts.category,
                "source": facts.source,
                "owner": row.owner,
                "owner_name": names.get(row.owner or "", ""),
                "review_by": facts.review_by.isoformat(),
                "expires_on": facts.expires_on and facts.expires_on.isoformat(),
                "questions": dict(row.questions),
                "cells": {
                    language: [found.state, found.open, found.blocked]
                    for language, found in cells.items()
                },
            }
        )
    board = {
        "topics": topics,
        "counts": count(grid),
        "today": today.isoformat(),
        "soon": (today + SOON).isoformat(),
    }
    return json.dumps(board, ensure_ascii=False, separators=(",", ":"))


def _changes(parts: Parts, part: str) -> Json | None:
    """What the open revision changes in the published text."""
    published, draft = parts.published.get(part), parts.open.get(part)
    if published is None or draft is None:
        return None
    if not (isinstance(published.body, FaqText) and isinstance(draft.body, FaqText)):
        return None
    return changes_json(published.body, draft.body)


def _in_chief(editor: Agent) -> bool:
    return editor.role in EDITS_IN_CHIEF
