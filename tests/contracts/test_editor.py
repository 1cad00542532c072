"""The editors' half, from a draft to what a resident is told, with the real trainer."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from tests.contracts.editors import FACTS, PHRASINGS, SLUG, TEXT, Editor, editors, publish
from tests.contracts.test_resident import check_error
from tests.running import PageClient, RunningDesk, running_desk

pytestmark = pytest.mark.asyncio(loop_scope="module")
People = dict[str, Editor]


@pytest.fixture(scope="module")
def own_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with running_desk(tmp_path_factory.mktemp("editors") / "data") as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def people(own_desk: RunningDesk) -> AsyncIterator[People]:
    async with editors(own_desk) as found:
        yield found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ferry(people: People) -> People:
    """With a topic that was published."""
    body = {"slug": SLUG, "facts": FACTS, "text": TEXT}
    await people["ana"].ok("POST", "topics", body)
    await publish(people, "facts")
    await publish(people, "en")
    return people


async def told(desk: RunningDesk, question: str, words: str) -> dict[str, Any]:
    """The bot's answer to a new resident, as soon as it has these words: what was published just
    now is still being taken in."""
    async with asyncio.timeout(60):
        while True:
            async with PageClient(desk.base).online() as page:
                await page.send(question)
                await page.until(lambda: len(page.messages) > 1, 60)
                if words in page.messages[1]["text"]:
                    return page.messages[1]
            await asyncio.sleep(0.2)


async def test_a_new_topic_is_answered(ferry: People, own_desk: RunningDesk) -> None:
    said = await told(own_desk, "how do i take the ferry to the moon", "pier 7")
    assert said["kind"] == "answer"
    assert said["card"]["sources"] == [{"name": "Ferry office", "url": "https://example.org/ferry"}]


async def test_a_newer_text_is_given_without_a_restart(
    ferry: People, own_desk: RunningDesk
) -> None:
    ana = ferry["ana"]
    body = TEXT | {"answer": "The moon ferry leaves from pier 8 at full moon. Tickets on board."}
    await ana.ok("PUT", f"topics/{SLUG}/en", {"version": None, "body": body, "reason": "moved"})
    await publish(ferry, "en")
    await told(own_desk, "moon ferry pier please", "pier 8")


async def test_what_questions_do_not_find_any_more_is_held_back(
    ferry: People, own_desk: RunningDesk
) -> None:
    ana, chief = ferry["ana"], ferry["chief"]
    worse = TEXT | {
        "question": "Something about something?",
        "phrasings": ["how are the apples today", "blue paint for a wall"],
    }
    await ana.ok("PUT", f"topics/{SLUG}/en", {"version": None, "body": worse})
    held = (await publish(ferry, "en"))["open"]
    assert held["blocked"]
    assert held["proof"]["found_before"] > held["proof"]["found_after"]
    lost = {x["text"] for x in held["proof"]["differences"] if x["lost"]}
    assert lost & set(TEXT["trials"])
    await told(own_desk, PHRASINGS[2], "pier")
    body = {"version": held["version"], "override": "I insist"}
    refused = await ana.call("POST", f"topics/{SLUG}/en/publish", body)
    check_error(refused, 403, "not_in_chief")
    await chief.step("en", "publish", override="the ferry has stopped")
    last = await chief.until("en", lambda found: found["open"] is None)
    assert last["published"]["override"] == "the ferry has stopped"
    history = await ana.ok("GET", f"topics/{SLUG}/history?part=en")
    good = next(r for r in history["revisions"] if r["body"]["question"] == TEXT["question"])
    await ana.ok(
        "POST", f"topics/{SLUG}/restore", {"revision": good["id"], "reason": "it runs again"}
    )
    back = await ana.until("en", lambda f: f["published"]["body"]["question"] == TEXT["question"])
    assert back["published"]["reason"] == "it runs again"
    await told(own_desk, PHRASINGS[2], "pier")


async def test_it_goes_out_at_its_time(ferry: People) -> None:
    ana = ferry["ana"]
    body = TEXT | {"details": "Bring two coats."}
    await ana.ok("PUT", f"topics/{SLUG}/en", {"version": None, "body": body})
    await ana.step("en", "submit")
    await ferry["bo"].step("en", "approve")
    at = datetime.now(UTC) + timedelta(seconds=4)
    await ana.step("en", "publish", at=at.isoformat())
    await asyncio.sleep(1.5)
    assert (await ana.open("en"))["stage"] == "approved"
    out = await ana.until("en", lambda found: found["open"] is None)
    assert datetime.fromisoformat(out["published"]["published_at"]) >= at


async def test_who_saves_second_is_told(ferry: People) -> None:
    ana, bo = ferry["ana"], ferry["bo"]
    await ana.ok("PUT", f"topics/{SLUG}/fr", {"version": None, "body": TEXT})
    mine = TEXT | {"answer": "Autre chose, longtemps."}
    refused = await bo.call("PUT", f"topics/{SLUG}/fr", {"version": None, "body": mine})
    check_error(refused, 409, "changed_meanwhile")
    await bo.ok("PUT", f"topics/{SLUG}/fr", {"version": 1, "body": mine})
    assert (await bo.open("fr"))["version"] == 2
    await bo.step("fr", "submit")
    for editor in (ana, bo):
        body = {"version": 3, "remark": ""}
        refused = await editor.call("POST", f"topics/{SLUG}/fr/approve", body)
        check_error(refused, 403, "own_text")
    await bo.step("fr", "discard")
    assert await bo.open("fr") is None


async def test_texts_are_tried_and_shown_before(ferry: People) -> None:
    ana = ferry["ana"]
    asked = [["I lost my passport", "en"], ["moon ferry", "en"], ["qwxz vbnm", "en"]]
    found = (await ana.ok("POST", "try", {"texts": asked}))["found"]
    assert [one["label"] for one in found] == ["lost-passport", SLUG, "oos"]
    long = TEXT | {"answer": "Ein langer Satz mit vielen Wörtern. " * 70}
    body = {"slug": SLUG, "language": "es", "facts": FACTS, "text": long}
    shown = await ana.ok("POST", "preview", body)
    assert shown["answer"]["web"]["kind"] == "answer"
    assert [len(shown["answer"][channel]["parts"]) for channel in ("telegram", "wechat")] == [1, 2]
    assert all(part["size"] <= 2048 for part in shown["answer"]["wechat"]["parts"])
    assert any("characters" in finding for finding in shown["findings"])
    bare = await ana.ok("POST", "preview", body | {"text": TEXT | {"details": ""}})
    assert "details" not in bare


async def test_the_board_says_what_is_owed(ferry: People) -> None:
    board = await ferry["bo"].ok("GET", "board")
    row = next(topic for topic in board["topics"] if topic["slug"] == SLUG)
    assert row["cells"]["en"] == ["published", None, False]
    assert row["cells"]["ja"] == ["missing", None, False]
    assert board["counts"]["ja"]["missing"] == 1
    await ferry["bo"].ok("PUT", f"topics/{SLUG}/owner", {"owner": None})


async def test_only_editors_edit(ferry: People, own_desk: RunningDesk) -> None:
    import httpx

    from tests.contracts.test_agent import sign_in

    password = await asyncio.to_thread(own_desk.staff, "agent1", "en")
    async with httpx.AsyncClient(base_url=own_desk.base) as http:
        check_error(await http.get("/api/editor/board"), 401, "not_signed_in")
        assert (await http.get("/editor")).headers["location"] == "/login?next=/editor"
        await sign_in(own_desk, http, "agent1", password)
        check_error(await http.get("/api/editor/board"), 403, "forbidden")
        assert (await http.get("/editor")).status_code == 403
    ana = ferry["ana"]
    assert (await ana.http.get("/agent")).headers["location"] == "/editor"
    unproven = await ana.http.post(f"/api/editor/topics/{SLUG}/en/submit", json={"version": 1})
    check_error(unproven, 403, "bad_csrf")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"version": None, "body": TEXT | {"answer": " "}}, "incomplete_text"),
        ({"version": None, "body": {"question": "x"}}, "bad_fields"),
        ({"version": None, "body": TEXT | {"answer": "x" * 4001}}, "bad_fields"),
        ({"body": TEXT}, "bad_fields"),
    ],
)
async def test_a_bad_text_is_a_clear_error(ferry: People, body: Any, code: str) -> None:
    check_error(await ferry["ana"].call("PUT", f"topics/{SLUG}/ko", body), 400, code)
    assert await ferry["ana"].open("ko") is None


async def test_bad_facts_are_a_clear_error(ferry: People) -> None:
    ana = ferry["ana"]
    for changed, code in (
        ({"review_by": "2020-01-01"}, "bad_facts"),
        ({"category": "cooking"}, "bad_facts"),
        ({"sources": []}, "bad_fields"),
        ({"reviewed_on": "yesterday"}, "bad_fields"),
    ):
        body = {"version": None, "body": FACTS | changed}
        check_error(await ana.call("PUT", f"topics/{SLUG}/facts", body), 400, code)
    nobody = {"slug": "Bad Slug", "facts": FACTS, "text": TEXT}
    check_error(await ana.call("POST", "topics", nobody), 400, "bad_slug")
    check_error(await ana.call("GET", "topics/no-such-topic"), 404, "not_found")
