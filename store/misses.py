"""What residents asked in vain: not understood, or answered without help."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, insert, select, tuple_, update

from core.message import Kind
from core.people import Language
from faq.unanswered import Missed, Outcome, Place
from store import tables as t
from store.db import Database, Transaction

X, M = t.misses.c, t.messages.c
LOOKED_BACK = 30
"""Answers, for the one that is judged."""


class SqlMisses:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def open(self, since: datetime, limit: int) -> list[Missed]:
        """Those that nobody has settled, the newest first."""
        return await self._read(X.settled_at.is_(None), X.at >= since, limit=limit)

    async def at(self, places: Sequence[Place]) -> list[Missed]:
        """Those of these places that nobody has settled."""
        return await self._read(
            X.settled_at.is_(None), tuple_(X.conversation_id, X.seq).in_(places), limit=len(places)
        )

    async def settle(
        self, places: Sequence[Place], outcome: Outcome, actor: str, now: datetime
    ) -> list[Place]:
        """They leave the list. Gives those that were still on it: of two who settle the same at
        once, one has them."""
        async with self._db.write() as connection:
            done = await connection.execute(
                update(t.misses)
                .where(X.settled_at.is_(None), tuple_(X.conversation_id, X.seq).in_(places))
                .values(settled_at=now, settled_by=actor, outcome=outcome)
                .returning(X.conversation_id, X.seq)
            )
            return [(row.conversation_id, row.seq) for row in done]

    async def reopen(self, places: Sequence[Place]) -> None:
        """What was to come of them did not: back on the list."""
        async with self._db.write() as connection:
            await connection.execute(
                update(t.misses)
                .where(tuple_(X.conversation_id, X.seq).in_(places))
                .values(settled_at=None, settled_by=None, outcome=None)
            )

    async def _read(self, *conditions: object, limit: int) -> list[Missed]:
        wanted = (
            select(X.conversation_id, X.seq, X.kind, X.slug, X.at)
            .add_columns(M.text, M.language, M.understanding)
            .join_from(
                t.misses,
                t.messages,
                and_(M.conversation_id == X.conversation_id, M.seq == X.seq),
            )
            .where(*conditions)  # type: ignore[arg-type]
            .order_by(X.at.desc(), X.conversation_id, X.seq)
            .limit(limit)
        )
        async with self._db.read() as connection:
            rows = await connection.execute(wanted)
            return [
                Missed(
                    (row.conversation_id, row.seq),
                    row.kind,
                    row.slug,
                    row.text,
                    Language((row.understanding or {}).get("language", row.language)),
                    tuple((row.understanding or {}).get("top", ())),
                    row.at,
                )
                for row in rows
            ]


async def note_miss(
    connection: Transaction,
    conversation_id: str,
    seq: int,
    now: datetime,
    *,
    kind: str,
    slug: str | None = None,
) -> None:
    """Once each: what was noted already stays as it is."""
    known = await connection.execute(
        select(X.seq).where(X.conversation_id == conversation_id, X.seq == seq)
    )
    if known.one_or_none() is None:
        await connection.execute(
            insert(t.misses).values(
                conversation_id=conversation_id, seq=seq, kind=kind, slug=slug, at=now
            )
        )


async def note_judgement(
    connection: Transaction, conversation_id: str, seq: int, slug: str, helpful: bool, now: datetime
) -> None:
    """An answer did not help: what it was asked by is a miss. Whoever judges again and better
    takes it back."""
    mine = and_(X.conversation_id == conversation_id, X.slug == slug, X.settled_at.is_(None))
    await connection.execute(delete(t.misses).where(mine))
    if helpful:
        return
    # the newest card of the topic tells which message it answered
    cards = await connection.execute(
        select(M.card, M.reply_to)
        .where(M.conversation_id == conversation_id, M.seq < seq, M.kind == Kind.ANSWER)
        .order_by(M.seq.desc())
        .limit(LOOKED_BACK)
    )
    asked = next((row.reply_to for row in cards if row.card.get("slug") == slug), None)
    if asked is not None:
        await note_miss(connection, conversation_id, asked, now, kind="unhelpful", slug=slug)
