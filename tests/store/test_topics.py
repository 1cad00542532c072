"""Topics and their revisions, on both databases."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from core.errors import Conflict
from core.people import Language
from faq.exchange import read_folder, read_topic, write_folder
from faq.workflow import FACTS, Stage
from store import tables as t
from store.db import Database
from store.topics import SqlTopics
from tests.desk_parts import SetClock, topic
from tests.faq.editors import on, text


async def test_what_is_taken_in_is_published(db: Database) -> None:
    topics = SqlTopics(db)
    now = SetClock().now()
    assert (await topics.content()).number == 0
    changed = await topics.take_in([topic("metro"), topic("taxi")], "", "first", now)
    assert len(changed) == 2 * 10
    content = await topics.content()
    assert content.number == await topics.number() == 1
    assert {found.slug: found for found in content.topics} == {
        slug: topic(slug) for slug in ("metro", "taxi")
    }


async def test_the_same_again_changes_nothing(db: Database) -> None:
    topics, now = SqlTopics(db), SetClock().now()
    await topics.take_in([topic("metro")], "", "first", now)
    assert await topics.take_in([topic("metro")], "", "again", now) == []
    assert await topics.number() == 1


async def test_a_newer_seed_follows_the_seed_and_nothing_else(db: Database) -> None:
    topics, now = SqlTopics(db), SetClock().now()
    await topics.take_in([topic("metro"), topic("taxi")], "", "seed", now, seed=True)
    own = replace(topic("taxi"), texts={**topic("taxi").texts, Language.FR: text("à nous")})
    await topics.take_in([own], "", "ours", now)
    newer = [
        replace(found, texts={**found.texts, Language.FR: text("plus récent")})
        for found in (topic("metro"), topic("taxi"))
    ]
    assert await topics.take_in(newer, "", "seed", now, seed=True) == [("metro", "fr")]
    texts = {found.slug: found.texts for found in (await topics.content()).topics}
    assert texts["metro"][Language.FR].answer == "plus récent"
    assert texts["taxi"][Language.FR].answer == "à nous"


async def test_files_go_round_without_loss(db: Database, tmp_path: Path) -> None:
    topics, now = SqlTopics(db), SetClock().now()
    odd = text('Erste Zeile: "a"\n\n1. # kein Kommentar\n2. 你好，世界\n   eingerückt')
    await topics.take_in(
        [replace(topic("metro"), texts={**topic("metro").texts, Language.RU: odd})], "", "", now
    )
    published = (await topics.content()).topics
    write_folder(tmp_path, published)
    assert tuple(read_folder(tmp_path)) == published
    assert await topics.take_in(read_folder(tmp_path), "", "again", now) == []
    assert "answer: |-" in (tmp_path / "metro.yaml").read_text()
    assert read_topic(tmp_path / "metro.yaml").texts[Language.RU] == odd


async def test_of_two_who_save_at_once_one_is_told(db: Database) -> None:
    desk = await on(db)
    first = await desk.editing.save(desk.ana, "metro", "en", text("one"), None, "")

    async def save(words: str) -> str:
        try:
            await desk.editing.save(desk.bo, "metro", "en", text(words), first.version, "")
        except Conflict as error:
            return error.code
        return words

    results = sorted(await asyncio.gather(*(save(f"try {n}") for n in range(6))))
    assert results[:5] == ["changed_meanwhile"] * 5
    kept = await desk.editing.access("metro")
    assert kept.open["en"].body == text(results[5])


async def test_of_two_who_begin_at_once_one_is_told(db: Database) -> None:
    desk = await on(db)
    results = await asyncio.gather(
        *(desk.editing.save(desk.ana, "metro", "en", text("x"), None, "") for _ in range(4)),
        return_exceptions=True,
    )
    assert sorted(type(result).__name__ for result in results) == ["Conflict"] * 3 + ["Revision"]


async def test_there_is_one_published_revision_a_part(db: Database) -> None:
    desk = await on(db)
    for words in ("one", "two", "three"):
        await desk.publish("metro", "en", text(words))
    async with db.read() as connection:
        stages = await connection.execute(
            select(t.revisions.c.stage, func.count())
            .where(t.revisions.c.slug == "metro", t.revisions.c.part == "en")
            .group_by(t.revisions.c.stage)
        )
        assert dict(tuple(row) for row in stages) == {Stage.PUBLISHED: 1, Stage.RETIRED: 3}


async def test_a_topic_is_given_once_facts_and_source_are_published(db: Database) -> None:
    desk = await on(db)
    facts = topic("metro").facts
    await desk.editing.create(desk.ana, "ferry", facts, text("乘船"))
    await desk.send_out("ferry", FACTS)
    assert "ferry" not in {found.slug for found in (await desk.topics.content()).topics}
    await desk.send_out("ferry", "zh")
    found = next(x for x in (await desk.topics.content()).topics if x.slug == "ferry")
    assert found.texts == {Language.ZH: text("乘船")}
    assert found.nearest(Language.FR) is Language.ZH
    with pytest.raises(Conflict, match="slug_taken"):
        await desk.editing.create(desk.bo, "ferry", facts, text("x"))
