"""Topics, their revisions and what of them is published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.errors import Conflict, NotFound
from core.people import Language
from core.phrases import Phrase
from faq.entry import CATEGORIES, Facts, FaqText, Topic
from faq.exchange import plain_facts, plain_text, read_facts, read_text
from faq.parity import Standing
from faq.workflow import FACTS, Body, Proof, Revision, Stage, Trial
from store import tables as t
from store.db import Database, Transaction

R = t.revisions.c


@dataclass(frozen=True, slots=True)
class Content:
    """What is published. ``number`` grows with each publication."""

    number: int
    topics: tuple[Topic, ...]


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
            return await _number(connection)

    async def content(self) -> Content:
        async with self._db.read() as connection:
            # first the number: what is published between the two reads is read again later
            number = await _number(connection)
            published = await connection.execute(
                select(R.slug, R.part, R.body)
                .join(t.topics, t.topics.c.slug == R.slug)
                .where(R.stage == Stage.PUBLISHED, t.topics.c.retired_at.is_(None))
                .order_by(t.topics.c.position, R.slug)
            )
            bodies: dict[str, dict[str, Any]] = {}
            for row in published:
                bodies.setdefault(row.slug, {})[row.part] = row.body
        return Content(number, tuple(_topics(bodies)))

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

    async def create(self, slug: str, owner: str, now: datetime) -> None:
        """A topic without parts.

        Raises:
            Conflict: ``slug_taken``.
        """
        try:
            async with self._db.write() as connection:
                await _add_topic(connection, slug, owner, now)
        except IntegrityError:
            raise Conflict("slug_taken", Phrase("There is a topic of this name.")) from None

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

    async def exists(self, slug: str) -> bool:
        async with self._db.read() as connection:
            found = await connection.execute(select(t.topics.c.slug).where(t.topics.c.slug == slug))
            return found.one_or_none() is not None

    async def change(self, before: Revision, after: Revision) -> Revision:
        """Stores an open revision as changed.

        Raises:
            Conflict: ``changed_meanwhile``: it is not as it was.
        """
        after = replace(after, version=before.version + 1)
        async with self._db.write() as connection:
            changed = await connection.execute(
                update(t.revisions)
                .where(R.id == before.id, R.version == before.version, R.stage == before.stage)
                .values(_values(after))
            )
            if changed.rowcount != 1:
                raise _changed()
        return after

    async def publish(self, revision: Revision, actor: str, reason: str, now: datetime) -> int:
        """Publishes an approved revision in place of what was. Returns the publication's number.

        Raises:
            Conflict: ``changed_meanwhile``: nothing was done.
        """
        async with self._db.write() as connection:
            await _retire(connection, [revision], now)
            done = await connection.execute(
                update(t.revisions)
                .where(
                    R.id == revision.id,
                    R.version == revision.version,
                    R.stage == Stage.APPROVED,
                )
                .values(stage=Stage.PUBLISHED, published_at=now, changed_at=now)
            )
            if done.rowcount != 1:
                raise _changed()
            return await _publication(connection, [revision.id], actor, reason, now)

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
                .where(t.topics.c.retired_at.is_(None))
                .order_by(t.topics.c.position, t.topics.c.slug)
            )
            revisions = await connection.execute(
                select(t.revisions).where(R.stage != Stage.RETIRED)
            )
            parts: dict[str, dict[tuple[str, bool], Revision]] = {}
            for row in revisions:
                revision = _revision(row)
                key = (revision.part, revision.stage is Stage.PUBLISHED)
                parts.setdefault(revision.slug, {})[key] = revision
            return [
                made
                for row in topics
                if (made := _topic_row(row.slug, row.owner_id, parts.get(row.slug, {})))
            ]

    # ── files ────────────────────────────────────────────────────────────────────────────────

    async def take_in(
        self, topics: Sequence[Topic], actor: str, reason: str, now: datetime, *, seed: bool = False
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
            slugs = set((await connection.execute(select(t.topics.c.slug))).scalars())
            made: list[Revision] = []
            for topic in topics:
                if topic.slug not in slugs:
                    await _add_topic(connection, topic.slug, None, now, topic.facts.category)
                made += await _take_in(connection, topic, known, actor, reason, now, seed=seed)
            if made:
                await _publication(connection, [r.id for r in made], actor, reason, now)
            return [(revision.slug, revision.part) for revision in made]


async def _take_in(
    connection: Transaction,
    topic: Topic,
    known: Mapping[tuple[str, str], Any],
    actor: str,
    reason: str,
    now: datetime,
    *,
    seed: bool,
) -> list[Revision]:
    source = topic.facts.source
    # the source text first: the others follow its revision
    languages = sorted(topic.texts, key=lambda language: language is not source)
    parts: list[tuple[str, Body]] = [(FACTS, topic.facts)]
    parts += [(language.value, topic.texts[language]) for language in languages]
    followed = known.get((topic.slug, source.value))
    follows = None if followed is None else followed.id
    made: list[Revision] = []
    for part, body in parts:
        old = known.get((topic.slug, part))
        if old is not None and (old.body == _plain(body) or (seed and old.origin != "seed")):
            if part not in (FACTS, source.value) and follows is not None:
                await connection.execute(
                    update(t.revisions).where(R.id == old.id).values(source_id=follows)
                )
            continue
        revision = Revision(
            id=0,
            slug=topic.slug,
            part=part,
            stage=Stage.PUBLISHED,
            version=1,
            body=body,
            base=None if old is None else old.id,
            source=None if part in (FACTS, source.value) else follows,
            editors=(actor,) if actor else (),
            author=actor,
            reason=reason,
            created_at=now,
            changed_at=now,
            published_at=now,
        )
        await _retire(connection, [revision], now)
        revision = await _add(connection, revision, "seed" if seed else "import")
        if part == source.value:
            follows = revision.id
        made.append(revision)
    return made


async def _add_topic(
    connection: Transaction,
    slug: str,
    owner: str | None,
    now: datetime,
    category: str = CATEGORIES[-1],
) -> None:
    await connection.execute(
        insert(t.topics).values(
            slug=slug, position=CATEGORIES.index(category), owner_id=owner, created_at=now
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


async def _retire(connection: Transaction, revisions: Iterable[Revision], now: datetime) -> None:
    for revision in revisions:
        await connection.execute(
            update(t.revisions)
            .where(R.slug == revision.slug, R.part == revision.part, R.stage == Stage.PUBLISHED)
            .values(stage=Stage.RETIRED, retired_at=now)
        )


async def _publication(
    connection: Transaction, revisions: list[int], actor: str, reason: str, now: datetime
) -> int:
    added = await connection.execute(
        insert(t.publications)
        .values(at=now, actor_id=actor, reason=reason, revisions=revisions)
        .returning(t.publications.c.id)
    )
    return int(added.scalar_one())


async def _number(connection: Transaction) -> int:
    newest = await connection.execute(select(func.max(t.publications.c.id)))
    return newest.scalar_one_or_none() or 0


async def _get(connection: Transaction, revision_id: int) -> Revision | None:
    row = (await connection.execute(select(t.revisions).where(R.id == revision_id))).one_or_none()
    return None if row is None else _revision(row)


def _changed() -> Conflict:
    return Conflict(
        "changed_meanwhile",
        Phrase("Somebody else has changed this text. Look at both before you save."),
    )


def _topics(bodies: Mapping[str, Mapping[str, Any]]) -> list[Topic]:
    """A topic is given from the moment its facts and its source text are published."""
    topics = []
    for slug, parts in bodies.items():
        if FACTS not in parts:
            continue
        facts = read_facts(parts[FACTS])
        texts = {Language(part): read_text(body) for part, body in parts.items() if part != FACTS}
        if facts.source in texts:
            topics.append(Topic(slug, facts, texts))
    return topics


def _topic_row(
    slug: str, owner: str | None, parts: Mapping[tuple[str, bool], Revision]
) -> TopicRow | None:
    facts = parts.get((FACTS, True)) or parts.get((FACTS, False))
    if facts is None or not isinstance(facts.body, Facts):
        return None
    questions: dict[Language, str] = {}
    standings: dict[Language, Standing] = {}
    for language in Language:
        published = parts.get((language.value, True))
        open_one = parts.get((language.value, False))
        shown = published or open_one
        if shown is None or not isinstance(shown.body, FaqText):
            continue
        questions[language] = shown.body.question
        standings[language] = Standing(
            None if published is None else published.id,
            None if published is None else published.source,
            None if open_one is None else open_one.stage,
            open_one is not None and open_one.blocked,
        )
    return TopicRow(slug, owner, facts.body, questions, standings)


def _plain(body: Body) -> dict[str, Any]:
    """For a JSON column."""
    if isinstance(body, FaqText):
        return plain_text(body)
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
        body=read_facts(row.body) if row.part == FACTS else read_text(row.body),
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
        proof=None if row.proof is None else _proof(row.proof),
    )


def _plain_proof(proof: Proof) -> list[list[Any]]:
    return [[x.text, x.language, x.expected, x.before, x.after] for x in proof.trials]


def _proof(value: Iterable[Sequence[Any]]) -> Proof:
    return Proof(tuple(Trial(text, Language(code), *rest) for text, code, *rest in value))
