"""What editors do: write, have it read, send it out, go back. Who may, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from core.clock import Clock
from core.errors import BadInput, Conflict, NotFound
from core.people import Agent, Language
from core.phrases import Phrase
from faq.entry import MAX_LINES, MAX_SLUG, SLUG, Facts, FaqText, Phrasings
from faq.workflow import (
    FACTS,
    OPEN,
    Body,
    Revision,
    Stage,
    check_override,
    check_review,
    check_submit,
    check_version,
)


class Record(Protocol):
    """``store/topics.py``."""

    async def revisions(self, slug: str, *, retired: bool = False) -> list[Revision]: ...

    async def revision(self, revision_id: int) -> Revision | None: ...

    async def is_intent(self, slug: str) -> bool: ...

    async def draft(self, drafts: Sequence[tuple[Revision | None, Revision]]) -> None: ...

    async def add(self, revision: Revision) -> Revision: ...

    async def change(self, before: Revision, after: Revision) -> Revision: ...

    async def confirm(self, text_id: int, source_id: int) -> None: ...


class Audit(Protocol):
    async def audit(
        self, action: str, actor_id: str | None, subject: str | None, now: datetime
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """The published and the open revisions of a topic."""

    published: dict[str, Revision]
    open: dict[str, Revision]

    @classmethod
    def of(cls, revisions: Sequence[Revision]) -> "Parts":
        return cls(
            {r.part: r for r in revisions if r.stage is Stage.PUBLISHED},
            {r.part: r for r in revisions if r.stage in OPEN},
        )

    @property
    def facts(self) -> Facts | None:
        """As published, or as drafted where nothing is."""
        found = self.published.get(FACTS) or self.open.get(FACTS)
        return found.body if found is not None and isinstance(found.body, Facts) else None

    def source_of(self, part: str) -> int | None:
        """The revision of the source text that a translation written now is right for."""
        facts = self.facts
        if facts is None or part in (FACTS, facts.source.value):
            return None
        published = self.published.get(facts.source.value)
        return None if published is None else published.id


@dataclass(frozen=True, slots=True)
class Editing:
    record: Record
    staff: Audit
    clock: Clock

    async def create(self, editor: Agent, slug: str, facts: Facts, text: FaqText) -> None:
        """A new topic: its facts and its source text, as drafts.

        Raises:
            BadInput: ``bad_slug``.
            Conflict: ``slug_taken``.
        """
        if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
            raise BadInput(
                "bad_slug", Phrase("A name has small letters a to z, digits and single hyphens.")
            )
        if await self.record.revisions(slug):
            raise Conflict("slug_taken", Phrase("There is a topic of this name."))
        now = self.clock.now()
        bodies: tuple[tuple[str, Body], ...] = ((FACTS, facts), (facts.source.value, text))
        await self.record.draft(
            [(None, _first(slug, part, body, editor, now)) for part, body in bodies]
        )
        await self.staff.audit("topic created", editor.id, slug, now)

    async def save(
        self, editor: Agent, slug: str, part: str, body: Body, version: int | None, reason: str
    ) -> Revision:
        """Saves a draft; what was in review or approved becomes a draft again.

        ``version`` is of the open revision that the editor saw, None where there was none.

        Raises:
            Conflict: ``changed_meanwhile``: nothing is saved; look at both.
            NotFound: no such topic, or a body that it has no place for.
        """
        parts = await self.access(slug)
        # a topic has facts and texts, an intent has nothing but phrases
        if await self.record.is_intent(slug) != isinstance(body, Phrasings):
            raise NotFound()
        current = parts.open.get(part)
        check_version(current, version)
        after = redrafted(parts, slug, part, body, editor, reason, self.clock.now())
        if current is None:
            return await self.record.add(after)
        return await self.record.change(current, after)

    async def add_phrasings(
        self, editor: Agent, slug: str, said: Iterable[tuple[Language, str]], reason: str
    ) -> list[str]:
        """Adds ways of asking to the drafts of a topic or an intent; what has no text in its
        language goes to the source's. Gives the parts that have new ones.

        Raises:
            Conflict: ``changed_meanwhile``: somebody saved at the same moment.
            NotFound: no such topic.
        """
        parts = await self.access(slug)
        latest = {**parts.published, **parts.open}
        fallback = FACTS if parts.facts is None else parts.facts.source.value
        lines: dict[str, list[str]] = {}
        for language, text in said:
            part = language.value if language.value in latest else fallback
            lines.setdefault(part, []).append(text)
        changed = []
        for part, new in lines.items():
            revision = latest.get(part)
            if revision is None or isinstance(revision.body, Facts):
                raise NotFound()
            body = revision.body
            known = {line.casefold() for line in (*body.phrasings, *body.trials)}
            added = [line for line in dict.fromkeys(new) if line.casefold() not in known]
            added = added[: MAX_LINES - len(body.phrasings)]
            if not added:
                continue
            current = parts.open.get(part)
            await self.save(
                editor,
                slug,
                part,
                replace(body, phrasings=(*body.phrasings, *added)),
                None if current is None else current.version,
                reason,
            )
            changed.append(part)
        return changed

    async def discard(self, editor: Agent, slug: str, part: str, version: int) -> None:
        """Drops the open revision; it stays in the history."""
        current = await self._open(slug, part, version)
        now = self.clock.now()
        await self.record.change(current, replace(current, stage=Stage.RETIRED, changed_at=now))
        await self._audit("draft discarded", editor, current)

    async def submit(self, editor: Agent, slug: str, part: str, version: int) -> Revision:
        """Asks somebody else to read it."""
        current = await self._open(slug, part, version)
        check_submit(current)
        return await self._advance(editor, current, "submitted", stage=Stage.REVIEW)

    async def approve(
        self, editor: Agent, slug: str, part: str, version: int, remark: str
    ) -> Revision:
        """Raises Forbidden for whoever wrote in it."""
        current = await self._open(slug, part, version)
        check_review(current, editor)
        return await self._advance(
            editor, current, "approved", stage=Stage.APPROVED, reviewer=editor.id, remark=remark
        )

    async def send_back(
        self, editor: Agent, slug: str, part: str, version: int, remark: str
    ) -> Revision:
        """To its authors, with the reader's words. They may take it back themselves."""
        current = await self._open(slug, part, version)
        if current.stage is Stage.DRAFT:
            raise Conflict("wrong_stage", Phrase("This text has gone on meanwhile. Load it again."))
        return await self._advance(
            editor, current, "sent back", stage=Stage.DRAFT, remark=remark, publish_at=None
        )

    async def publish(
        self,
        editor: Agent,
        slug: str,
        part: str,
        version: int,
        at: datetime | None,
        override: str | None,
    ) -> Revision:
        """Has it go out now, or at a time; the trainer proves it first and may hold it back.

        ``override`` is an editor-in-chief's reason to let it out all the same.

        Raises:
            Forbidden: ``not_in_chief``.
        """
        current = await self._open(slug, part, version)
        if current.stage is not Stage.APPROVED:
            raise Conflict("wrong_stage", Phrase("This text has gone on meanwhile. Load it again."))
        if override is not None:
            check_override(editor)
            if not override.strip():
                raise BadInput("no_reason", Phrase("Say why it is published all the same."))
        return await self._advance(
            editor,
            current,
            "to be published" if not override else "to be published in spite of its proof",
            publish_at=at or self.clock.now(),
            override=override or None,
            proof=None,
        )

    async def restore(self, editor: Agent, slug: str, revision_id: int, reason: str) -> Revision:
        """Goes back to an earlier revision: what was published once needs no second reader, but
        proves itself like anything that goes out.

        Raises:
            Conflict: ``changed_meanwhile``: something is being written there.
        """
        old = await self.record.revision(revision_id)
        if old is None or old.published_at is None or old.slug != slug:
            raise NotFound()
        parts = await self.access(old.slug)
        check_version(parts.open.get(old.part), None)
        published = parts.published.get(old.part)
        now = self.clock.now()
        restored = replace(
            _first(old.slug, old.part, old.body, editor, now),
            stage=Stage.APPROVED,
            base=None if published is None else published.id,
            source=old.source,
            reason=reason,
            publish_at=now,
        )
        added = await self.record.add(restored)
        await self._audit("restored", editor, old)
        return added

    async def confirm(self, editor: Agent, slug: str, language: Language) -> None:
        """The published translation is right although its source has changed."""
        parts = await self.access(slug)
        text, follows = parts.published.get(language.value), parts.source_of(language.value)
        if text is None or follows is None:
            raise NotFound()
        await self.record.confirm(text.id, follows)
        await self._audit("confirmed", editor, text)

    async def access(self, slug: str) -> Parts:
        """Raises NotFound."""
        revisions = await self.record.revisions(slug)
        if not revisions:
            raise NotFound()
        return Parts.of(revisions)

    async def _open(self, slug: str, part: str, version: int) -> Revision:
        current = (await self.access(slug)).open.get(part)
        if current is None:
            raise NotFound()
        check_version(current, version)
        return current

    async def _advance(
        self, editor: Agent, current: Revision, action: str, **changes: object
    ) -> Revision:
        after = replace(current, changed_at=self.clock.now(), **changes)  # type: ignore[arg-type]
        stored = await self.record.change(current, after)
        await self._audit(action, editor, stored)
        return stored

    async def _audit(self, action: str, editor: Agent, revision: Revision) -> None:
        subject = f"{revision.slug}/{revision.part}#{revision.id}"
        await self.staff.audit(f"faq: {action}"[:40], editor.id, subject[:64], self.clock.now())


def _first(slug: str, part: str, body: Body, editor: Agent, now: datetime) -> Revision:
    return Revision(
        id=0,
        slug=slug,
        part=part,
        stage=Stage.DRAFT,
        version=1,
        body=body,
        base=None,
        source=None,
        editors=(editor.id,),
        author=editor.id,
        reason="",
        created_at=now,
        changed_at=now,
    )


def redrafted(
    parts: Parts, slug: str, part: str, body: Body, editor: Agent, reason: str, now: datetime
) -> Revision:
    """A draft with this body: a new one, or the open one written anew."""
    current, published = parts.open.get(part), parts.published.get(part)
    draft = _first(slug, part, body, editor, now)
    if current is not None:
        draft = replace(
            draft,
            id=current.id,
            version=current.version,
            editors=tuple(dict.fromkeys((*current.editors, editor.id))),
            created_at=current.created_at,
            remark=current.remark,
        )
    return replace(
        draft,
        base=None if published is None else published.id,
        source=parts.source_of(part),
        reason=reason,
    )
