"""Topics, their revisions and what of them is published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.errors import Conflict, NotFound
from core.people import Language
from core.phrases import Phrase
from faq.entry import CATEGORIES, Content, Facts, FaqText, Intent, Phrasings, Topic
from faq.exchange import (
    plain_facts,
    plain_phrasings,
    plain_text,
    read_facts,
    read_phrasings,
    read_text,
)
from faq.parity import Standing
from faq.workflow import FACTS, Body, Proof, Revision, Stage, Trial, check_publish
from store import tables as t
from store.db import Database, Transaction, evenly
from store.items import items_of
from store.publications import number_of, publish

R = t.revisions.c
TOPIC, INTENT = "topic", "intent"
"""Kinds of what has revisions."""


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic as editors list it."""

    slug: str
    owner: str | None
    facts: Facts
    """As published, or as drafted where nothing is."""
    questions: Mapping[Language, str]
    standings: Mapping[Language, Standing]


class SqlTopics:
    def __init__(self, db: Database) -> None:
        self._db = db

    # ── what is published ────────────────────────────────────────────────────────────────────

    async def number(self) -> int:
        """Of the newest publication; 0 before the first."""
        async with self._db.read() as connection:
            return await number_of(connection)

    async def content(self) -> Content:
        async with self._db.read() as connection:
            # first the number: what is published between the two reads is read again later
            number = await number_of(connection)
            published = await connection.execute(
                select(R.slug, R.part, R.body, t.topics.c.kind)
                .join(t.topics, t.topics.c.slug == R.slug)
                .where(R.stage == Stage.PUBLISHED, t.topics.c.retired_at.is_(None))
                .order_by(t.topics.c.position, R.slug)
            )
            bodies: dict[str, dict[str, dict[str, Any]]] = {TOPIC: {}, INTENT: {}}
            for row in published:
                bodies[row.kind].setdefault(row.slug, {})[row.part] = row.body
            items = await items_of(connection)
        topics = [
            topic
            async for slug, parts in evenly(bodies[TOPIC].items())
            if (topic := _topic(slug, parts)) is not None
        ]
        return Content(number, tuple(topics), tuple(_intents(bodies[INTENT])), tuple(items))

    # ── revisions ────────────────────────────────────────────────────────────────────────────

    async def revisions(self, slug: str, *, retired: bool = False) -> list[Revision]:
        """The published and the open ones of a topic; with ``retired``, all, newest first."""
        async with self._db.read() as connection:
            wanted = R.slug == slug
            if not retired:
                wanted = and_(wanted, R.stage != Stage.RETIRED)
            rows = await connection.execute(select(t.revisions).where(wanted).order_by(R.id.desc()))
            return [_revision(row) for row in rows]

    async def revision(self, revision_id: int) -> Revision | None:
        async with self._db.read() as connection:
            return await _get(connection, revision_id)

    async def in_stages(self, *stages: Stage) -> list[Revision]:
        """Of all topics, the oldest change first."""
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.revisions).where(R.stage.in_(stages)).order_by(R.changed_at, R.id)
            )
            return [_revision(row) for row in rows]

    async def due(self, now: datetime) -> list[Revision]:
        """Approved and to go out by now, those that were held back too."""
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.revisions)
                .where(R.stage == Stage.APPROVED, R.publish_at <= now)
                .order_by(R.publish_at, R.id)
            )
            return [_revision(row) for row in rows]

    async def add(self, revision: Revision) -> Revision:
        """A new open revision; its ``id`` is given here.

        Raises:
            Conflict: ``changed_meanwhile``: there is an open one.
            NotFound: no such topic.
        """
        try:
            async with self._db.write() as connection:
                return await _add(connection, revision, "desk")
        except IntegrityError:
            if not await self.exists(revision.slug):
                raise NotFound() from None
            raise _changed() from None

    async def is_intent(self, slug: str) -> bool:
        async with self._db.read() as connection:
            found = await connection.execute(select(t.topics.c.kind).where(t.topics.c.slug == slug))
            return found.scalar_one_or_none() == INTENT

    async def exists(self, slug: str) -> bool:
        async with self._db.read() as connection:
            found = await connection.execute(select(t.topics.c.slug).where(t.topics.c.slug == slug))
            return found.one_or_none() is not None

    async def change(self, before: Revision, after: Revision) -> Revision:
        """Stores an open revision as changed.

        Raises:
            Conflict: ``changed_meanwhile``: it is not as it was.
        """
        async with self._db.write() as connection:
            return await _change(connection, before, after)

    async def draft(self, drafts: Sequence[tuple[Revision | None, Revision]]) -> None:
        """Stores drafts, each in place of an open revision where there is one, and begins topics
        that are not there: all or nothing.

        Raises:
            Conflict: ``changed_meanwhile``: one is not as it was.
        """
        try:
            async with self._db.write() as connection:
                known = set((await connection.execute(select(t.topics.c.slug))).scalars())
                for before, after in drafts:
                    if after.slug not in known:
                        known.add(after.slug)
                        await _add_topic(connection, after.slug, after.author, after.created_at)
                    if before is None:
                        await _add(connection, after, "desk")
                    else:
                        await _change(connection, before, after)
        except IntegrityError:
            raise _changed() from None

    async def publish(self, revision: Revision, actor: str, reason: str, now: datetime) -> int:
        """Publishes an approved revision in place of what was. Returns the publication's number.

        Raises:
            Conflict: ``changed_meanwhile``, ``superseded``: nothing was done.
        """
        async with self._db.write() as connection:
            standing = await connection.execute(
                select(R.id).where(
                    R.slug == revision.slug,
                    R.part == revision.part,
                    R.stage == Stage.PUBLISHED,
                )
            )
            # something may have been imported while this one was tried out
            check_publish(revision, standing.scalar_one_or_none())
            await _retire(connection, [revision], now)
            done = await connection.execute(
                update(t.revisions)
                .where(
                    R.id == revision.id,
                    R.version == revision.version,
                    R.stage == Stage.APPROVED,
                )
                .values(
                    stage=Stage.PUBLISHED,
                    published_at=now,
                    changed_at=now,
                    source_id=revision.source,
                )
            )
            if done.rowcount != 1:
                raise _changed()
            return await publish(connection, [revision.id], actor, reason, now)

    async def confirm(self, text_id: int, source_id: int) -> None:
        """A published translation is right for this revision of its source too."""
        async with self._db.write() as connection:
            done = await connection.execute(
                update(t.revisions)
                .where(R.id == text_id, R.stage == Stage.PUBLISHED)
                .values(source_id=source_id)
            )
            if done.rowcount != 1:
                raise _changed()

    async def set_owner(self, slug: str, owner: str | None) -> None:
        async with self._db.write() as connection:
            done = await connection.execute(
                update(t.topics).where(t.topics.c.slug == slug).values(owner_id=owner)
            )
            if done.rowcount != 1:
                raise NotFound()

    # ── lists ────────────────────────────────────────────────────────────────────────────────

    async def rows(self) -> list[TopicRow]:
        """Every topic that is not retired, in the order of its category."""
        async with self._db.read() as connection:
            topics = await connection.execute(
                select(t.topics.c.slug, t.topics.c.owner_id)
                .where(t.topics.c.retired_at.is_(None), t.topics.c.kind == TOPIC)
                .order_by(t.topics.c.position, t.topics.c.slug)
            )
            # of thousands of texts, no more than the list shows
            parts = await connection.execute(
                select(R.id, R.slug, R.part, R.stage, R.source_id, R.publish_at, R.override)
                .add_columns(
                    case((R.part == FACTS, R.body)).label("facts"),
                    R.body["question"].as_string().label("question"),
                    case((R.stage == Stage.APPROVED, R.proof)).label("proof"),
                )
                .where(R.stage != Stage.RETIRED)
            )
        by_slug: dict[str, list[Any]] = {}
        for row in parts:
            by_slug.setdefault(row.slug, []).append(row)
        return [
            made
            async for row in evenly(topics)
            if (made := _topic_row(row.slug, row.owner_id, by_slug.get(row.slug, ()))) is not None
        ]

    # ── files ────────────────────────────────────────────────────────────────────────────────

    async def take_in(
        self,
        topics: Sequence[Topic],
        actor: str,
        reason: str,
        now: datetime,
        *,
        intents: Sequence[Intent] = (),
        seed: bool = False,
    ) -> list[tuple[str, str]]:
        """Publishes what differs, all or nothing, and gives the slugs and parts of it.

        What came ``seed`` with the program follows a newer seed, but never overwrites what was
        edited or imported here. Open drafts stay, and say at their publishing that they are
        superseded.
        """
        async with self._db.write() as connection:
            known = {
                (row.slug, row.part): row
                for row in await connection.execute(
                    select(R.id, R.slug, R.part, R.body, R.origin).where(R.stage == Stage.PUBLISHED)
                )
            }
            kinds = {
                row.slug: row.kind
                for row in await connection.execute(select(t.topics.c.slug, t.topics.c.kind))
            }
            slugs = kinds.keys()
            if any(kinds.get(topic.slug) == INTENT for topic in topics):
                raise Conflict("slug_taken", Phrase("There is a topic of this name."))
            took = _Took(connection, known, actor, reason, now, "seed" if seed else "import", [])
            for topic in topics:
                if topic.slug not in slugs:
                    await _add_topic(connection, topic.slug, None, now, topic.facts.category)
                await _take_topic(took, topic)
            for intent in intents:
                if intent.label not in slugs:
                    await _add_topic(connection, intent.label, None, now, kind=INTENT)
                for language, words in intent.texts.items():
                    await _take_part(took, intent.label, language.value, words, None)
            made = took.made
            if made:
                await publish(connection, [r.id for r in made], actor, reason, now)
            return [(revision.slug, revision.part) for revision in made]


@dataclass(frozen=True, slots=True)
class _Took:
    """An import under way."""

    connection: Transaction
    known: Mapping[tuple[str, str], Any]
    """Rows of what is published, by slug and part."""
    actor: str
    reason: str
    now: datetime
    origin: str
    made: list[Revision]


async def _take_topic(took: _Took, topic: Topic) -> None:
    source = topic.facts.source
    await _take_part(took, topic.slug, FACTS, topic.facts, None)
    # the source text first: the others follow its revision
    written = topic.texts[source]
    follows: int | None = await _take_part(took, topic.slug, source.value, written, None)
    old = took.known.get((topic.slug, source.value))
    if old is not None and old.id == follows and old.body != _plain(written):
        # the source was edited here: what the file has was made from another
        follows = None
    for language, text in topic.texts.items():
        if language is not source:
            await _take_part(took, topic.slug, language.value, text, follows)


async def _take_part(took: _Took, slug: str, part: str, body: Body, follows: int | None) -> int:
    """Gives the id of the revision that is published then."""
    old = took.known.get((slug, part))
    edited = old is not None and took.origin == "seed" and old.origin != "seed"
    if old is not None and (edited or old.body == _plain(body)):
        if follows is not None:
            await took.connection.execute(
                update(t.revisions).where(R.id == old.id).values(source_id=follows)
            )
        return int(old.id)
    revision = Revision(
        id=0,
        slug=slug,
        part=part,
        stage=Stage.PUBLISHED,
        version=1,
        body=body,
        base=None if old is None else old.id,
        source=follows,
        editors=(took.actor,) if took.actor else (),
        author=took.actor,
        reason=took.reason,
        created_at=took.now,
        changed_at=took.now,
        published_at=took.now,
    )
    await _retire(took.connection, [revision], took.now)
    revision = await _add(took.connection, revision, took.origin)
    took.made.append(revision)
    return revision.id


async def _add_topic(
    connection: Transaction,
    slug: str,
    owner: str | None,
    now: datetime,
    category: str = CATEGORIES[-1],
    kind: str = TOPIC,
) -> None:
    await connection.execute(
        insert(t.topics).values(
            slug=slug,
            kind=kind,
            position=CATEGORIES.index(category),
            owner_id=owner,
            created_at=now,
        )
    )


async def _add(connection: Transaction, revision: Revision, origin: str) -> Revision:
    added = await connection.execute(
        insert(t.revisions)
        .values(
            slug=revision.slug,
            part=revision.part,
            origin=origin,
            created_at=revision.created_at,
            **_values(revision),
        )
        .returning(R.id)
    )
    return replace(revision, id=added.scalar_one())


async def _change(connection: Transaction, before: Revision, after: Revision) -> Revision:
    after = replace(after, version=before.version + 1)
    changed = await connection.execute(
        update(t.revisions)
        .where(R.id == before.id, R.version == before.version, R.stage == before.stage)
        .values(_values(after))
    )
    if changed.rowcount != 1:
        raise _changed()
    return after


async def _retire(connection: Transaction, revisions: Iterable[Revision], now: datetime) -> None:
    for revision in revisions:
        await connection.execute(
            update(t.revisions)
            .where(R.slug == revision.slug, R.part == revision.part, R.stage == Stage.PUBLISHED)
            .values(stage=Stage.RETIRED, retired_at=now)
        )


async def _get(connection: Transaction, revision_id: int) -> Revision | None:
    row = (await connection.execute(select(t.revisions).where(R.id == revision_id))).one_or_none()
    return None if row is None else _revision(row)


def _changed() -> Conflict:
    return Conflict(
        "changed_meanwhile",
        Phrase("Somebody else has changed this text. Look at both before you save."),
    )


def _topic(slug: str, parts: Mapping[str, Any]) -> Topic | None:
    """A topic is given from the moment its facts and its source text are published."""
    if FACTS not in parts:
        return None
    facts = read_facts(parts[FACTS])
    texts = {Language(part): read_text(body) for part, body in parts.items() if part != FACTS}
    return Topic(slug, facts, texts) if facts.source in texts else None


def _intents(bodies: Mapping[str, Mapping[str, Any]]) -> list[Intent]:
    return [
        Intent(
            label,
            {Language(part): read_phrasings(body) for part, body in parts.items() if part != FACTS},
        )
        for label, parts in bodies.items()
    ]


def _topic_row(slug: str, owner: str | None, parts: Sequence[Any]) -> TopicRow | None:
    """``parts`` are rows of its published and open revisions."""
    published = {row.part: row for row in parts if row.stage == Stage.PUBLISHED}
    drafts = {row.part: row for row in parts if row.stage != Stage.PUBLISHED}
    facts = published.get(FACTS) or drafts.get(FACTS)
    if facts is None:
        return None
    questions: dict[Language, str] = {}
    standings: dict[Language, Standing] = {}
    for part in (published | drafts).keys() - {FACTS}:
        language = Language(part)
        out, draft = published.get(part), drafts.get(part)
        questions[language] = (out if out is not None else drafts[part]).question
        standings[language] = Standing(
            None if out is None else out.id,
            None if out is None else out.source_id,
            None if draft is None else Stage(draft.stage),
            draft is not None and _blocked(draft),
        )
    return TopicRow(slug, owner, read_facts(facts.facts), questions, standings)


def _blocked(row: Any) -> bool:
    """As ``Revision.blocked``."""
    held = row.stage == Stage.APPROVED and row.publish_at is not None and row.override is None
    return held and row.proof is not None and _proof(row.slug, row.proof).drops


def _plain(body: Body) -> dict[str, Any]:
    """For a JSON column."""
    if isinstance(body, FaqText):
        return plain_text(body)
    if isinstance(body, Phrasings):
        return plain_phrasings(body)
    plain = plain_facts(body)
    return plain | {
        name: None if plain[name] is None else plain[name].isoformat()
        for name in ("reviewed_on", "review_by", "expires_on")
    }


def _values(revision: Revision) -> dict[str, Any]:
    return {
        "stage": revision.stage,
        "version": revision.version,
        "body": _plain(revision.body),
        "base_id": revision.base,
        "source_id": revision.source,
        "editors": list(revision.editors),
        "author_id": revision.author,
        "reason": revision.reason,
        "reviewer_id": revision.reviewer,
        "remark": revision.remark,
        "publish_at": revision.publish_at,
        "override": revision.override,
        "proof": None if revision.proof is None else _plain_proof(revision.proof),
        "changed_at": revision.changed_at,
        "published_at": revision.published_at,
    }


def _revision(row: Any) -> Revision:
    return Revision(
        id=row.id,
        slug=row.slug,
        part=row.part,
        stage=Stage(row.stage),
        version=row.version,
        body=_body(row.part, row.body),
        base=row.base_id,
        source=row.source_id,
        editors=tuple(row.editors),
        author=row.author_id,
        reason=row.reason,
        created_at=row.created_at,
        changed_at=row.changed_at,
        reviewer=row.reviewer_id,
        remark=row.remark,
        publish_at=row.publish_at,
        published_at=row.published_at,
        override=row.override,
        proof=None if row.proof is None else _proof(row.slug, row.proof),
    )


def _body(part: str, body: Mapping[str, Any]) -> Body:
    if part == FACTS:
        return read_facts(body)
    # an intent has nothing to answer
    return read_text(body) if "answer" in body else read_phrasings(body)


def _plain_proof(proof: Proof) -> list[list[Any]]:
    return [[x.text, x.language, x.expected, x.before, x.after] for x in proof.trials]


def _proof(slug: str, value: Iterable[Sequence[Any]]) -> Proof:
    return Proof(slug, tuple(Trial(text, Language(code), *rest) for text, code, *rest in value))
