"""Marks: no call is forgotten, no place is lost."""

import asyncio

from core.marks import Mark
from store.db import Database
from store.marks import SqlMarks


async def test_a_call_waits_until_it_is_followed(db: Database) -> None:
    marks = SqlMarks(db)
    assert await marks.get("wecom:a") == Mark()
    await marks.call("wecom:a", "first")
    await marks.call("wecom:a", "second")
    mark = await marks.get("wecom:a")
    assert (mark.called, mark.waiting, mark.note) == (2, True, "second")

    await marks.move("wecom:a", "c7")
    await marks.call("wecom:a", "third")
    await marks.follow("wecom:a", mark.called)
    mark = await marks.get("wecom:a")
    assert (mark.value, mark.waiting) == ("c7", True), "the third was not followed"

    await marks.follow("wecom:a", mark.called)
    await marks.follow("wecom:a", 1)
    assert not (await marks.get("wecom:a")).waiting


async def test_many_call_a_new_one_at_once(db: Database) -> None:
    marks = SqlMarks(db)
    await asyncio.gather(*(marks.call("wecom:b", str(n)) for n in range(10)))
    assert (await marks.get("wecom:b")).called == 10


async def test_are_found_by_how_they_begin(db: Database) -> None:
    marks = SqlMarks(db)
    for name in ("wecom:a", "wecom:b%", "other:c"):
        await marks.call(name, "")
    assert set(await marks.named("wecom:")) == {"a", "b%"}


async def test_what_is_dropped_is_new_again(db: Database) -> None:
    marks = SqlMarks(db)
    await marks.call("wechat:late:a", "note")
    await marks.drop("wechat:late:a")
    assert await marks.get("wechat:late:a") == Mark()
    assert await marks.named("wechat:") == {}
