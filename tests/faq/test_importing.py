"""A file becomes drafts: all of it, or nothing."""

from dataclasses import replace

import pytest

from core.errors import Conflict
from core.people import Language
from faq.importing import Effect, Importing
from faq.tables import BadTables, Part
from faq.workflow import FACTS, Stage
from store.db import Database
from tests.desk_parts import topic
from tests.faq.editors import EditorsDesk, on, text


def of(desk: EditorsDesk) -> Importing:
    return Importing(desk.topics, desk.clock)


async def test_only_what_differs_becomes_a_draft(db: Database) -> None:
    desk = await on(db)
    metro = topic("metro")
    newer = replace(metro.texts[Language.FR], answer="Autre.")
    parts = [Part("metro", FACTS, metro.facts), Part("metro", "fr", newer)]
    planned = await of(desk).plan(desk.ana, parts, "a.xlsx")
    assert [one.effect for one in planned] == [Effect.SAME, Effect.CHANGED]
    assert await of(desk).apply(planned) == 1
    found = await desk.editing.access("metro")
    assert list(found.open) == ["fr"]
    draft = found.open["fr"]
    assert (draft.body, draft.stage, draft.reason) == (newer, Stage.DRAFT, "a.xlsx")
    assert draft.base == found.published["fr"].id


async def test_what_somebody_is_writing_is_left_alone_unless_asked(db: Database) -> None:
    desk = await on(db)
    await desk.editing.save(desk.bo, "metro", "fr", text("mine"), None, "")
    parts = [Part("metro", "fr", text("theirs"))]
    (one,) = await of(desk).plan(desk.ana, parts, "x")
    assert one.effect is Effect.DRAFTED
    assert await of(desk).apply([one]) == 0
    planned = await of(desk).plan(desk.ana, parts, "x", over_drafts=True)
    assert await of(desk).apply(planned) == 1
    draft = (await desk.editing.access("metro")).open["fr"]
    assert draft.body == text("theirs")
    assert draft.editors == (desk.bo.id, desk.ana.id)


async def test_a_new_topic_begins_with_facts_and_source_text(db: Database) -> None:
    desk = await on(db)
    ferry = topic("ferry")
    texts = [Part("ferry", code.value, body) for code, body in ferry.texts.items()]
    with pytest.raises(BadTables):
        await of(desk).plan(desk.ana, texts, "x")
    facts = Part("ferry", FACTS, ferry.facts)
    with pytest.raises(BadTables):
        await of(desk).plan(desk.ana, [facts, Part("ferry", "fr", ferry.texts[Language.FR])], "x")
    planned = await of(desk).plan(desk.ana, [facts, *texts], "x")
    assert {one.effect for one in planned} == {Effect.NEW}
    assert await of(desk).apply(planned) == 10
    assert len((await desk.editing.access("ferry")).open) == 10


async def test_who_was_faster_undoes_all_of_it(db: Database) -> None:
    desk = await on(db)
    parts = [
        Part("metro", code, text(f"new {code}")) for code in ("de", "en", "fr") if code != "de"
    ]
    planned = await of(desk).plan(desk.ana, parts, "x")
    await desk.editing.save(desk.bo, "metro", "fr", text("faster"), None, "")
    with pytest.raises(Conflict, match="changed_meanwhile"):
        await of(desk).apply(planned)
    found = await desk.editing.access("metro")
    assert list(found.open) == ["fr"]
    assert found.open["fr"].body == text("faster")
