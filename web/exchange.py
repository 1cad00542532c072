"""Answers as files: editors' calls to export and import them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Protocol

import anyio.to_thread
from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from core.clock import CITY, Clock
from core.errors import BadInput, TooLarge
from core.people import Language
from core.phrases import Phrase, Translate
from core.wire import Json
from faq import packages
from faq.entry import Content
from faq.importing import Effect, Importing, Planned
from faq.parity import Standing, State, cell
from faq.tables import BadTables, Part, Problem
from web.auth import Auth
from web.editor import Limits, TopicRow

MAX_FILE = 10 * 1024 * 1024


class Record(Protocol):
    """``store/topics.py``."""

    async def content(self) -> Content: ...

    async def rows(self) -> Sequence[TopicRow]: ...


class Audit(Protocol):
    """``store/staff.py``."""

    async def audit(
        self, action: str, actor_id: str | None, subject: str | None, now: datetime
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class ExchangePages:
    auth: Auth
    record: Record
    importing: Importing
    staff: Audit
    translate: Translate
    limits: Limits
    clock: Clock

    def router(self) -> APIRouter:
        router = APIRouter()

        @router.get("/api/editor/export")
        async def export(
            request: Request,
            form: packages.Form,
            language: Annotated[list[Language] | None, Query()] = None,
            source: Language = Language.ZH,
            category: Annotated[str, Query(max_length=20)] = "",
        ) -> Response:
            """What is published, as one file: all languages, or some."""
            editor = await self.auth.editor(request)
            await self.limits.check("files of editors", editor.id)
            wanted = language or list(Language)
            if form is packages.Form.XLIFF:
                wanted = [code for code in wanted if code is not source] if language else []
                if not wanted:
                    raise BadInput("no_target", Phrase("Choose a language to translate into."))
            content = await self.record.content()
            topics = [t for t in content.topics if not category or t.facts.category == category]
            owed = await self._owed(wanted[0]) if form is packages.Form.XLIFF else set()
            packed = await _aside(packages.pack, form, topics, wanted, source, owed)
            name, kind = packages.NAMES[form]
            name = name.format(source=source.value, target=wanted[0].value)
            headers = {"content-disposition": f'attachment; filename="{name}"'}
            return Response(packed, media_type=kind, headers=headers)

        @router.post("/api/editor/import")
        async def take(
            request: Request,
            file: Annotated[UploadFile, File()],
            apply: Annotated[bool, Form()] = False,
            over_drafts: Annotated[bool, Form()] = False,
        ) -> Json:
            """What a file would change, part by part; with ``apply``, it becomes drafts. A file
            with anything wrong in it changes nothing, and all that is wrong is said."""
            editor = await self.auth.editor(request)
            await self.limits.check("files of editors", editor.id)
            content = await file.read(MAX_FILE + 1)
            if len(content) > MAX_FILE:
                raise TooLarge("file_too_large", Phrase("This file is too large."), limit=MAX_FILE)
            name = file.filename or ""
            try:
                topics = (await self.record.content()).topics
                parts: list[Part] = await _aside(packages.unpack, name, content, topics)
                planned = await self.importing.plan(
                    editor, parts, name[:200], over_drafts=over_drafts
                )
            except BadTables as error:
                said = [
                    _problem_json(problem, self.translate, editor.ui_language)
                    for problem in error.problems
                ]
                return {"problems": said, "changes": []}
            if apply:
                made = await self.importing.apply(planned)
                now = self.clock.now()
                await self.staff.audit("file imported", editor.id, name[:64], now)
                return {"problems": [], "drafts": made, "changes": _changes_json(planned)}
            return {"problems": [], "changes": _changes_json(planned)}

        return router

    async def _owed(self, language: Language) -> set[str]:
        """Topics whose text in a language is missing or out of step."""
        today = self.clock.now().astimezone(CITY).date()
        owed = set()
        for row in await self.record.rows():
            source = row.standings.get(row.facts.source, Standing(None)).published
            found = cell(row.standings.get(language), source, row.facts.expires_on, today)
            if found.state in (State.MISSING, State.STALE):
                owed.add(row.slug)
        return owed


async def _aside(job: Callable[..., Any], *arguments: object) -> Any:
    """Files are read and written on a thread: a large one takes seconds."""
    return await anyio.to_thread.run_sync(partial(job, *arguments))


def _changes_json(planned: Sequence[Planned]) -> list[Json]:
    return [
        {"slug": one.part.slug, "part": one.part.part, "effect": one.effect}
        for one in planned
        if one.effect is not Effect.SAME
    ]


def _problem_json(problem: Problem, translate: Translate, language: Language) -> Json:
    return {
        "what": translate(problem.what, language),
        "table": problem.table,
        "row": problem.row,
        "column": problem.column,
    }
