"""Staff, their sessions, presence and shifts. Passwords and tokens only as hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.conversation import State
from core.errors import Conflict
from core.people import Agent, Colleague, Language, Presence, Shift
from core.phrases import Phrase
from handoff.queue import HEARTBEAT_LIMIT, presence_now
from store import tables as t
from store.db import Database
from store.rows import to_agent


@dataclass(frozen=True, slots=True)
class StaffSession:
    agent: Agent
    csrf: str


class SqlStaff:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, agent: Agent, password_hash: str, now: datetime) -> None:
        """Raises Conflict where the user name is taken."""
        try:
            async with self._db.write() as connection:
                await connection.execute(
                    insert(t.staff).values(
                        id=agent.id,
                        username=agent.username,
                        name=agent.name,
                        role=agent.role,
                        languages=list(agent.languages),
                        ui_language=agent.ui_language,
                        password_hash=password_hash,
                        presence=Presence.AWAY,
                        created_at=now,
                    )
                )
        except IntegrityError:
            raise Conflict("username_taken", Phrase("This user name is taken.")) from None

    async def count(self) -> int:
        async with self._db.read() as connection:
            return int((await connection.execute(select(func.count(t.staff.c.id)))).scalar_one())

    async def get(self, agent_id: str) -> Agent | None:
        async with self._db.read() as connection:
            row = (
                await connection.execute(select(t.staff).where(t.staff.c.id == agent_id))
            ).one_or_none()
            return None if row is None else to_agent(row)

    async def credentials(self, username: str) -> tuple[Agent, str] | None:
        """An account and its password's hash."""
        async with self._db.read() as connection:
            row = (
                await connection.execute(select(t.staff).where(t.staff.c.username == username))
            ).one_or_none()
            return None if row is None else (to_agent(row), row.password_hash)

    async def set_password(self, agent_id: str, password_hash: str) -> None:
        async with self._db.write() as connection:
            await connection.execute(
                update(t.staff).where(t.staff.c.id == agent_id).values(password_hash=password_hash)
            )

    async def set_ui_language(self, agent_id: str, language: str) -> None:
        async with self._db.write() as connection:
            await connection.execute(
                update(t.staff).where(t.staff.c.id == agent_id).values(ui_language=language)
            )

    async def open_session(
        self, agent_id: str, token_hash: str, csrf: str, now: datetime, expires_at: datetime
    ) -> None:
        async with self._db.write() as connection:
            await connection.execute(delete(t.sessions).where(t.sessions.c.expires_at < now))
            await connection.execute(
                insert(t.sessions).values(
                    token_hash=token_hash,
                    staff_id=agent_id,
                    csrf=csrf,
                    created_at=now,
                    expires_at=expires_at,
                )
            )

    async def session(self, token_hash: str, now: datetime) -> StaffSession | None:
        async with self._db.read() as connection:
            row = (
                await connection.execute(
                    select(t.staff, t.sessions.c.csrf)
                    .join_from(t.sessions, t.staff)
                    .where(t.sessions.c.token_hash == token_hash, t.sessions.c.expires_at > now)
                )
            ).one_or_none()
            return None if row is None else StaffSession(to_agent(row), row.csrf)

    async def close_session(self, token_hash: str) -> None:
        async with self._db.write() as connection:
            await connection.execute(
                delete(t.sessions).where(t.sessions.c.token_hash == token_hash)
            )

    async def set_presence(self, agent_id: str, presence: Presence, now: datetime) -> None:
        async with self._db.write() as connection:
            await connection.execute(
                update(t.staff)
                .where(t.staff.c.id == agent_id)
                .values(presence=presence, seen_at=now)
            )

    async def heartbeat(self, agent_id: str, now: datetime) -> None:
        async with self._db.write() as connection:
            await connection.execute(
                update(t.staff).where(t.staff.c.id == agent_id).values(seen_at=now)
            )

    async def said_presence(self, agent_id: str) -> Presence:
        async with self._db.read() as connection:
            query = select(t.staff.c.presence).where(t.staff.c.id == agent_id)
            return Presence((await connection.execute(query)).scalar_one())

    async def colleagues(self, now: datetime) -> list[Colleague]:
        held = (
            select(t.conversations.c.agent_id, func.count().label("n"))
            .where(t.conversations.c.state == State.WITH_AGENT)
            .group_by(t.conversations.c.agent_id)
            .subquery()
        )
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.staff, func.coalesce(held.c.n, 0).label("held"))
                .outerjoin(held, held.c.agent_id == t.staff.c.id)
                .order_by(t.staff.c.name)
            )
            return [
                Colleague(
                    to_agent(row),
                    presence_now(Presence(row.presence), row.seen_at, now),
                    row.held,
                    row.seen_at,
                )
                for row in rows
            ]

    async def vanished(self, now: datetime) -> list[tuple[Agent, list[str]]]:
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.staff, t.conversations.c.id.label("conversation_id"))
                .join_from(t.conversations, t.staff, t.conversations.c.agent_id == t.staff.c.id)
                .where(
                    t.conversations.c.state == State.WITH_AGENT,
                    func.coalesce(t.staff.c.seen_at, t.staff.c.created_at) < now - HEARTBEAT_LIMIT,
                )
            )
            found: dict[str, tuple[Agent, list[str]]] = {}
            for row in rows:
                found.setdefault(row.id, (to_agent(row), []))[1].append(row.conversation_id)
            return list(found.values())

    async def set_shifts(self, agent_id: str, shifts: Sequence[Shift]) -> None:
        async with self._db.write() as connection:
            await connection.execute(delete(t.shifts).where(t.shifts.c.agent_id == agent_id))
            if shifts:
                await connection.execute(
                    insert(t.shifts),
                    [
                        {
                            "agent_id": agent_id,
                            "language": s.language,
                            "weekday": s.weekday,
                            "starts": s.starts,
                            "ends": s.ends,
                        }
                        for s in shifts
                    ],
                )

    async def shifts(self) -> list[Shift]:
        async with self._db.read() as connection:
            return [
                Shift(r.agent_id, Language(r.language), r.weekday, r.starts, r.ends)
                for r in await connection.execute(select(t.shifts))
            ]

    async def audit(
        self, action: str, actor_id: str | None, subject: str | None, now: datetime
    ) -> None:
        """Who did what to which id; never the words of a message."""
        async with self._db.write() as connection:
            await connection.execute(
                insert(t.audit).values(at=now, actor_id=actor_id, action=action, subject=subject)
            )
