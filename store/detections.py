"""Emergencies that were seen in messages, or missed in them, and what people say of that."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, insert, select, tuple_, update

from core.conversation import State
from core.errors import NotFound
from core.message import AuthorKind
from core.people import Language
from core.understanding import EMERGENCY_PREFIX, Understanding
from faq.detections import REPORTED, Detected, Seen, Service, Verdict
from faq.unanswered import Place
from store import tables as t
from store.db import Database, Transaction, evenly

D, M = t.detections.c, t.messages.c
MOST_COUNTED = 50_000


class SqlDetections:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def since(self, moment: datetime, limit: int, *, unjudged: bool) -> list[Detected]:
        """The newest first; ``unjudged``: only what nobody has looked at."""
        conditions = [D.at >= moment]
        if unjudged:
            conditions.append(D.verdict.is_(None))
        return await self._read(and_(*conditions), limit)

    async def at(self, place: Place) -> Detected | None:
        found = await self._read(_is(place), 1)
        return found[0] if found else None

    async def seen(self, moment: datetime) -> list[Seen]:
        """All since then, for counting."""
        wanted = (
            select(D.at, D.service, D.language, D.verdict)
            .where(D.at >= moment)
            .order_by(D.at.desc())
            .limit(MOST_COUNTED)
        )
        async with self._db.read() as connection:
            rows = await connection.execute(wanted)
        return [
            Seen(row.at, row.service, row.language, row.verdict) async for row in evenly(rows, 200)
        ]

    async def judge(
        self,
        place: Place,
        verdict: Verdict | None,
        right: Service | None,
        actor: str,
        now: datetime,
    ) -> None:
        """Judging again corrects the first judgement; None takes it back.

        Raises:
            NotFound: nothing was seen there.
        """
        async with self._db.write() as connection:
            done = await connection.execute(
                update(t.detections)
                .where(_is(place))
                .values(
                    verdict=verdict,
                    right_service=right,
                    judged_by=None if verdict is None else actor,
                    judged_at=None if verdict is None else now,
                )
            )
            if done.rowcount != 1:
                raise NotFound()

    async def mark_example(self, place: Place, label: str) -> bool:
        """False where it was made an example already."""
        async with self._db.write() as connection:
            done = await connection.execute(
                update(t.detections).where(_is(place), D.example.is_(None)).values(example=label)
            )
            return done.rowcount == 1

    async def unmark_example(self, place: Place) -> None:
        """What was to come of it did not."""
        async with self._db.write() as connection:
            await connection.execute(update(t.detections).where(_is(place)).values(example=None))

    async def report(
        self, places: Sequence[Place], service: Service, actor: str, now: datetime
    ) -> int:
        """Somebody says that these messages of residents are emergencies. Gives how many no
        program had seen, and nobody had reported."""
        async with self._db.write() as connection:
            known = await connection.execute(
                select(D.conversation_id, D.seq).where(tuple_(D.conversation_id, D.seq).in_(places))
            )
            taken = {(row.conversation_id, row.seq) for row in known}
            rows = await connection.execute(
                select(M.conversation_id, M.seq, M.language, M.understanding)
                .add_columns(t.conversations.c.state)
                .join_from(t.messages, t.conversations)
                .where(
                    tuple_(M.conversation_id, M.seq).in_(places),
                    M.author_kind == AuthorKind.RESIDENT,
                    M.text != "",
                )
            )
            found = [row for row in rows if (row.conversation_id, row.seq) not in taken]
            if not found and not taken:
                raise NotFound()
            if found:
                await connection.execute(
                    insert(t.detections),
                    [
                        {
                            "conversation_id": row.conversation_id,
                            "seq": row.seq,
                            "at": now,
                            "service": service,
                            "by": REPORTED,
                            "score": None,
                            "state": row.state,
                            "language": (row.understanding or {}).get("language", row.language),
                            "reported_by": actor,
                        }
                        for row in found
                    ],
                )
            return len(found)

    async def _read(self, condition: ColumnElement[bool], limit: int) -> list[Detected]:
        wanted = (
            select(t.detections, M.text)
            .join_from(
                t.detections,
                t.messages,
                and_(M.conversation_id == D.conversation_id, M.seq == D.seq),
            )
            .where(condition)
            .order_by(D.at.desc(), D.conversation_id, D.seq.desc())
            .limit(limit)
        )
        async with self._db.read() as connection:
            rows = await connection.execute(wanted)
            return [
                Detected(
                    place=(row.conversation_id, row.seq),
                    service=row.service,
                    by=row.by,
                    score=row.score,
                    state=row.state,
                    language=Language(row.language),
                    text=row.text,
                    at=row.at,
                    reported_by=row.reported_by,
                    verdict=row.verdict,
                    right_service=row.right_service,
                    judged_by=row.judged_by,
                    example=row.example,
                )
                for row in rows
            ]


async def note_detection(
    connection: Transaction,
    place: Place,
    understanding: Understanding,
    state: State,
    now: datetime,
) -> None:
    """What is understood as an emergency, in the transaction that decides about it."""
    values = {
        "service": understanding.label.removeprefix(EMERGENCY_PREFIX),
        "by": understanding.by,
        "score": round(understanding.score, 4),
        "state": state,
        "language": understanding.language,
    }
    # somebody may have reported it while it waited to be understood
    known = await connection.execute(update(t.detections).where(_is(place)).values(values))
    if known.rowcount == 0:
        conversation_id, seq = place
        await connection.execute(
            insert(t.detections).values(conversation_id=conversation_id, seq=seq, at=now, **values)
        )


def _is(place: Place) -> ColumnElement[bool]:
    return and_(D.conversation_id == place[0], D.seq == place[1])
