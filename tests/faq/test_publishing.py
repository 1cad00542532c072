"""From a draft to an answer, on both databases."""

from datetime import timedelta

import pytest

from core.errors import Conflict, Forbidden, NotFound
from core.people import Language
from faq.workflow import Stage
from store.db import Database
from tests.desk_parts import topic
from tests.faq.editors import EditorsDesk, on, text


async def answer(desk: EditorsDesk, language: Language = Language.EN) -> str:
    return (await desk.topics.content()).topics[0].texts[language].answer


async def test_a_draft_changes_nothing_until_somebody_else_has_read_it(db: Database) -> None:
    desk = await on(db)
    before = await answer(desk)
    draft = await desk.editing.save(desk.ana, "metro", "en", text("newer"), None, "why")
    with pytest.raises(Conflict, match="wrong_stage"):
        await desk.editing.publish(desk.chief, "metro", "en", draft.version, None, None)
    sent = await desk.editing.submit(desk.ana, "metro", "en", draft.version)
    with pytest.raises(Forbidden):
        await desk.editing.approve(desk.ana, "metro", "en", sent.version, "")
    approved = await desk.editing.approve(desk.bo, "metro", "en", sent.version, "good")
    assert (approved.stage, approved.reviewer) == (Stage.APPROVED, desk.bo.id)
    assert await desk.publishing.publish_due() == 0
    assert await answer(desk) == before
    await desk.editing.publish(desk.ana, "metro", "en", approved.version, None, None)
    assert await desk.publishing.publish_due() == 1
    assert await answer(desk) == "newer"
    assert await desk.topics.number() == 2
    assert desk.bell.rung == 1


async def test_whoever_touched_it_does_not_approve_it(db: Database) -> None:
    desk = await on(db)
    draft = await desk.editing.save(desk.ana, "metro", "en", text("a"), None, "")
    draft = await desk.editing.save(desk.bo, "metro", "en", text("a, b"), draft.version, "")
    sent = await desk.editing.submit(desk.bo, "metro", "en", draft.version)
    for editor in (desk.ana, desk.bo):
        with pytest.raises(Forbidden):
            await desk.editing.approve(editor, "metro", "en", sent.version, "")


async def test_a_save_takes_it_back_to_a_draft(db: Database) -> None:
    desk = await on(db)
    approved = await desk.approved("metro", "en", text("a"))
    again = await desk.editing.save(desk.ana, "metro", "en", text("b"), approved.version, "")
    assert (again.stage, again.reviewer, again.publish_at) == (Stage.DRAFT, None, None)


async def test_it_goes_out_at_its_time(db: Database) -> None:
    desk = await on(db)
    approved = await desk.approved("metro", "en", text("tomorrow"))
    at = desk.clock.now() + timedelta(hours=1)
    await desk.editing.publish(desk.ana, "metro", "en", approved.version, at, None)
    assert await desk.publishing.publish_due() == 0
    desk.clock.move(3600)
    assert await desk.publishing.publish_due() == 1
    assert await answer(desk) == "tomorrow"


async def test_a_drop_blocks_until_an_editor_in_chief_has_a_reason(db: Database) -> None:
    desk = await on(db)
    desk.prover.right = [7]
    assert await desk.send_out("metro", "en", text("worse")) == 0
    held = (await desk.editing.access("metro")).open["en"]
    assert held.blocked
    assert held.proof is not None
    assert [x.text for x in held.proof.differences] == ["question 7", "question 8", "question 9"]
    assert await desk.publishing.publish_due() == 0
    assert len(desk.prover.seen) == 1, "it is not proved again and again"
    with pytest.raises(Forbidden):
        await desk.editing.publish(desk.ana, "metro", "en", held.version, None, "I want it")
    await desk.editing.publish(desk.chief, "metro", "en", held.version, None, "law changed")
    assert await desk.publishing.publish_due() == 1
    assert await answer(desk) == "worse"
    last = (await desk.editing.access("metro")).published["en"]
    assert (last.override, last.proof) == ("law changed", held.proof)


async def test_a_new_proof_may_let_it_out(db: Database) -> None:
    desk = await on(db)
    desk.prover.right = [7, 10]
    assert await desk.send_out("metro", "en", text("worse")) == 0
    held = (await desk.editing.access("metro")).open["en"]
    await desk.editing.publish(desk.ana, "metro", "en", held.version, None, None)
    assert await desk.publishing.publish_due() == 1


async def test_what_is_blocked_keeps_nobody_waiting(db: Database) -> None:
    desk = await on(db)
    desk.prover.right = [7, 10]
    await desk.send_out("metro", "en", text("worse"))
    desk.clock.move(1)
    await desk.publish("metro", "fr", text("mieux"))
    assert await answer(desk, Language.FR) == "mieux"


async def test_what_was_written_upon_something_older_does_not_go_out(db: Database) -> None:
    desk = await on(db)
    approved = await desk.approved("metro", "en", text("mine"))
    await desk.topics.take_in([topic("metro", expires_on=None)], "", "same", desk.clock.now())
    other = topic("metro")
    newer = {**other.texts, Language.EN: text("imported")}
    await desk.topics.take_in(
        [type(other)(other.slug, other.facts, newer)], "", "import", desk.clock.now()
    )
    await desk.editing.publish(desk.ana, "metro", "en", approved.version, None, None)
    assert await desk.publishing.publish_due() == 0
    held = (await desk.editing.access("metro")).open["en"]
    assert held.stage is Stage.APPROVED
    assert held.publish_at is None
    assert await answer(desk) == "imported"


async def test_an_earlier_revision_comes_back(db: Database) -> None:
    desk = await on(db)
    first = (await desk.editing.access("metro")).published["en"]
    await desk.publish("metro", "en", text("a mistake"))
    await desk.editing.restore(desk.ana, "metro", first.id, "it was right")
    assert await desk.publishing.publish_due() == 1
    now = (await desk.editing.access("metro")).published["en"]
    assert now.body == first.body
    assert (now.author, now.reason) == (desk.ana.id, "it was right")
    draft = await desk.editing.save(desk.ana, "metro", "en", text("draft"), None, "")
    with pytest.raises(NotFound):
        await desk.editing.restore(desk.ana, "metro", draft.id, "never published")


async def test_a_translation_says_what_it_was_right_for(db: Database) -> None:
    desk = await on(db)
    await desk.publish("metro", "zh", text("新的内容"))
    parts = await desk.editing.access("metro")
    source = parts.published["zh"].id
    assert parts.published["fr"].source not in (None, source)
    await desk.editing.confirm(desk.bo, "metro", Language.FR)
    assert (await desk.editing.access("metro")).published["fr"].source == source
    await desk.publish("metro", "ja", text("新しい"))
    assert (await desk.editing.access("metro")).published["ja"].source == source
