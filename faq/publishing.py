"""The one way out: what was approved and is due is proved, and then published or held back."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import structlog

from core.clock import Clock
from core.errors import Conflict
from core.people import Language
from core.phrases import Phrase
from faq.editing import Parts
from faq.entry import Content, Facts, FaqText, Intent, Phrasings, Topic
from faq.following import LOOK_EVERY
from faq.workflow import FACTS, Proof, Revision, check_publish

log = structlog.get_logger()


class Record(Protocol):
    """``store/topics.py``."""

    async def content(self) -> Content: ...

    async def due(self, now: datetime) -> list[Revision]: ...

    async def revisions(self, slug: str, *, retired: bool = False) -> list[Revision]: ...

    async def change(self, before: Revision, after: Revision) -> Revision: ...

    async def publish(self, revision: Revision, actor: str, reason: str, now: datetime) -> int: ...


class Proves(Protocol):
    """``nlu/workshop.py``, beside the event loop."""

    async def prove(self, before: Content, after: Content, slug: str) -> Proof: ...


class Bell(Protocol):
    async def content(self) -> None:
        """Something was published."""
        ...


class Publishing:
    def __init__(self, record: Record, proves: Proves, bell: Bell, clock: Clock) -> None:
        self._record = record
        self._proves = proves
        self._bell = bell
        self._clock = clock

    async def run(self) -> None:
        """For ever: a killed process's successor takes up what it left."""
        while True:
            try:
                await self.publish_due()
            except Exception:
                log.exception("publishing failed")
            await asyncio.sleep(LOOK_EVERY)

    async def publish_due(self) -> int:
        """Publishes what is due, one after the other, each proved upon what is published then.
        Returns how many went out. One that cannot is held back and keeps nobody else waiting."""
        published = 0
        for revision in await self._record.due(self._clock.now()):
            if revision.blocked:
                continue
            try:
                published += await self._publish(revision)
            except Conflict as error:
                log.info("not published", revision=revision.id, code=error.code)
                await self._hold_back(revision)
        return published

    async def _publish(self, revision: Revision) -> bool:
        parts = await self._record.revisions(revision.slug)
        current = next(
            (r for r in parts if r.part == revision.part and r.published_at is not None), None
        )
        check_publish(revision, None if current is None else current.id)
        known = Parts.of(parts)
        facts = revision.body
        if isinstance(facts, Facts) and known.published and facts.source not in known.published:
            raise Conflict(
                "no_source_text", Phrase("The text that the others follow is not published.")
            )
        if revision.source is None:
            # begun together with its source: it is right for what of that is out by now
            revision = replace(revision, source=known.source_of(revision.part))
        content = await self._record.content()
        after = with_revision(content, parts, revision)
        # what people do not ask by, such as facts, has nothing to prove
        if _learnt(after) != _learnt(content):
            try:
                proof = await self._proves.prove(content, after, revision.slug)
            except Exception:
                log.exception("a revision cannot be tried out", revision=revision.id)
                raise Conflict("not_proved", Phrase("This cannot be tried out.")) from None
            revision = await self._record.change(revision, replace(revision, proof=proof))
            if revision.blocked:
                log.info("held back: fewer questions are understood", revision=revision.id)
                return False
        await self._record.publish(revision, revision.author, revision.reason, self._clock.now())
        await self._bell.content()
        return True

    async def _hold_back(self, revision: Revision) -> None:
        """It stays approved, without a time, until somebody looks at it."""
        try:
            await self._record.change(revision, replace(revision, publish_at=None))
        except Conflict:
            log.info("changed meanwhile", revision=revision.id)


def with_revision(content: Content, parts: Sequence[Revision], revision: Revision) -> Content:
    """What would be published with this revision: ``parts`` are those of its topic."""
    bodies = {r.part: r.body for r in parts if r.published_at is not None}
    bodies[revision.part] = revision.body
    if isinstance(revision.body, Phrasings):
        words = {Language(p): body for p, body in bodies.items() if isinstance(body, Phrasings)}
        changed = Intent(revision.slug, words)
        kept = [intent for intent in content.intents if intent.label != revision.slug]
        return replace(content, intents=(*kept, changed))
    facts = bodies.get(FACTS)
    texts = {Language(part): body for part, body in bodies.items() if isinstance(body, FaqText)}
    if not isinstance(facts, Facts) or facts.source not in texts:
        return content
    topic = Topic(revision.slug, facts, texts)
    if any(other.slug == topic.slug for other in content.topics):
        topics = [topic if other.slug == topic.slug else other for other in content.topics]
    else:
        topics = [*content.topics, topic]
    return replace(content, topics=tuple(topics))


def _learnt(content: Content) -> object:
    """All that questions are found by, and tried with."""
    words = [
        (topic.slug, language, text.question, text.phrasings, text.trials)
        for topic in content.topics
        for language, text in topic.texts.items()
    ]
    return words, sorted(
        (intent.label, language, text.phrasings, text.trials)
        for intent in content.intents
        for language, text in intent.texts.items()
    )
