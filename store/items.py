"""Items of the editors' lists, and what they were before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.errors import Conflict, NotFound
from core.phrases import Phrase
from faq.items import Item
from store import tables as t
from store.db import Database, Transaction
from store.publications import publish

C = t.items.c
SEED, DESK = "seed", "desk"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What an item became; ``body`` is None where it was taken away."""

    version: int
    body: Mapping[str, Any] | None
    by: str
    at: datetime
    reason: str = ""
    override: str = ""
    """Why in spite of its trial."""


class SqlItems:
    """Every change is a publication: running processes take it in like an answer's."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def of_kind(self, kind: str) -> list[Item]:
        async with self._db.read() as connection:
            return await items_of(connection, kind)

    async def history(self, kind: str, key: str) -> list[ItemChange]:
        """Newest first."""
        c = t.item_changes.c
        async with self._db.read() as connection:
            rows = await connection.execute(
                select(t.item_changes)
                .where(c.kind == kind, c.key == key)
                .order_by(c.version.desc())
            )
            return [
                ItemChange(
                    row.version,
                    row.body,
                    row.actor_id,
                    row.at,
                    row.reason or "",
                    row.override or "",
                )
                for row in rows
            ]

    async def add(
        self,
        kind: str,
        key: str,
        body: Mapping[str, Any],
        actor: str,
        now: datetime,
        *,
        reason: str = "",
        override: str = "",
    ) -> Item:
        """At the end of its list; one that was taken away comes back.

        Raises:
            Conflict: ``key_taken``.
        """
        try:
            async with self._db.write() as connection:
                old = await _row(connection, kind, key)
                if old is not None and old.retired_at is None:
                    raise _taken()
                version = 1 if old is None else old.version + 1
                values = {"body": dict(body), "version": version, "origin": DESK}
                if old is None:
                    await _insert(connection, kind, key, values, now)
                else:
                    await _update(connection, kind, key, values | {"retired_at": None}, now)
                item = Item(kind, key, body, version)
                await _record(connection, item, body, actor, now, reason, override)
                await publish(connection, [], actor, f"{kind}: {key}", now)
                return item
        except IntegrityError:
            raise _taken() from None

    async def change(
        self,
        kind: str,
        key: str,
        version: int,
        body: Mapping[str, Any] | None,
        actor: str,
        now: datetime,
        *,
        reason: str = "",
        override: str = "",
    ) -> None:
        """Saves it, or takes it away where there is no ``body``.

        Raises:
            NotFound: no such item.
            Conflict: ``changed_meanwhile``: it has another version.
        """
        async with self._db.write() as connection:
            old = await _row(connection, kind, key)
            if old is None or old.retired_at is not None:
                raise NotFound()
            if old.version != version:
                raise _changed()
            item = Item(kind, key, old.body if body is None else body, version + 1)
            values: dict[str, Any] = {
                "version": item.version,
                "body": dict(item.body),
                "origin": DESK,
                "retired_at": now if body is None else None,
            }
            await _update(connection, kind, key, values, now, version)
            await _record(connection, item, body, actor, now, reason, override)
            await publish(connection, [], actor, f"{kind}: {key}", now)

    async def take_in(self, items: Sequence[Item], reason: str, now: datetime) -> int:
        """Follows a newer seed; what was edited or taken away here is left alone. Gives how many
        changed."""
        async with self._db.write() as connection:
            known = {(r.kind, r.key): r for r in await connection.execute(select(t.items))}
            changed = 0
            for item in items:
                old = known.get((item.kind, item.key))
                if old is not None and (old.origin != SEED or old.body == item.body):
                    continue
                changed += 1
                values: dict[str, Any] = {"body": dict(item.body), "origin": SEED}
                version = 1 if old is None else old.version + 1
                values["version"] = version
                if old is None:
                    await _insert(connection, item.kind, item.key, values, now)
                else:
                    await _update(connection, item.kind, item.key, values, now)
                taken = Item(item.kind, item.key, item.body, version)
                await _record(connection, taken, item.body, "", now)
            if changed:
                await publish(connection, [], "", reason, now)
            return changed


async def items_of(connection: Transaction, kind: str | None = None) -> list[Item]:
    """In the order of their lists."""
    wanted = select(t.items).where(C.retired_at.is_(None))
    if kind is not None:
        wanted = wanted.where(C.kind == kind)
    rows = await connection.execute(wanted.order_by(C.kind, C.position, C.key))
    return [Item(row.kind, row.key, row.body, row.version) for row in rows]


async def _row(connection: Transaction, kind: str, key: str) -> Any:
    found = await connection.execute(select(t.items).where(C.kind == kind, C.key == key))
    return found.one_or_none()


async def _insert(
    connection: Transaction, kind: str, key: str, values: Mapping[str, Any], now: datetime
) -> None:
    last = select(func.coalesce(func.max(C.position), 0)).where(C.kind == kind)
    position = (await connection.execute(last)).scalar_one() + 1
    await connection.execute(
        insert(t.items).values(kind=kind, key=key, position=position, changed_at=now, **values)
    )


async def _update(
    connection: Transaction,
    kind: str,
    key: str,
    values: Mapping[str, Any],
    now: datetime,
    version: int | None = None,
) -> None:
    """Raises Conflict where it has not the ``version`` that was read any more."""
    wanted = [C.kind == kind, C.key == key]
    if version is not None:
        wanted.append(C.version == version)
    done = await connection.execute(update(t.items).where(*wanted).values(changed_at=now, **values))
    if done.rowcount != 1:
        raise _changed()


async def _record(
    connection: Transaction,
    item: Item,
    body: Mapping[str, Any] | None,
    actor: str,
    now: datetime,
    reason: str = "",
    override: str = "",
) -> None:
    await connection.execute(
        insert(t.item_changes).values(
            kind=item.kind,
            key=item.key,
            version=item.version,
            body=None if body is None else dict(body),
            actor_id=actor,
            at=now,
            reason=reason or None,
            override=override or None,
        )
    )


def _taken() -> Conflict:
    return Conflict("key_taken", Phrase("There is an entry of this name."))


def _changed() -> Conflict:
    return Conflict(
        "changed_meanwhile",
        Phrase("Somebody else has changed this text. Look at both before you save."),
    )
