"""Emergencies' rules and reviews, as an editor-in-chief, a supervisor and an agent use them."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser.pages import PHONE, Browsers, Visits, serious_violations, too_wide
from tests.browser.test_editor import TRAINED, page_of
from tests.contracts.editors import Editor, answering, editors
from tests.running import PageClient, RunningDesk, running_desk

pytestmark = pytest.mark.asyncio(loop_scope="session")
ROLES = {
    "ana": "editor",
    "chief": "editor_in_chief",
    "sue": "supervisor",
    "mei": "agent",
}


@pytest.fixture(scope="module")
def own_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with running_desk(tmp_path_factory.mktemp("emergencies") / "data") as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def people(own_desk: RunningDesk) -> AsyncIterator[dict[str, Editor]]:
    """And what residents wrote: an emergency, and something that is not understood."""
    async with editors(own_desk, ROLES) as found:
        await answering(own_desk)
        for text in ("my kitchen is on fire", "vextal plimdor guzzwork", "dremlok quistain"):
            async with PageClient(own_desk.base).online() as page:
                await page.ask(text)
        yield found


@pytest_asyncio.fixture(loop_scope="session")
async def visits(browsers: Browsers, own_desk: RunningDesk) -> AsyncIterator[Visits]:
    browser: Browser = browsers.browser
    made = Visits(Browsers(browser, own_desk.base), own_desk.base)
    yield made
    await made.end()


async def attempt(page: Page, phrases: str) -> None:
    await page.get_by_label("Phrases, one a line").fill(phrases)
    await page.get_by_role("button", name="See what it does").click()


async def test_a_rule_is_tried_saved_and_taken_back(
    visits: Visits, people: dict[str, Editor]
) -> None:
    visits.provoked.append("Failed to load resource")  # the bad pattern's 400
    chief = await page_of(visits, people["chief"], "#/emergencies")
    await chief.get_by_role("link", name="Fire: Danger, English: 21").press("Enter")
    await expect(chief.get_by_role("heading", name="Fire: Danger · English")).to_be_visible()
    trial = chief.locator("yq-rule .trial")
    await attempt(chief, "zorbo * fumbles")
    await expect(trial).to_contain_text("Nothing changes for any of them.", timeout=TRAINED)
    await chief.get_by_label("Why it changes").fill("a new word")
    await chief.get_by_role("button", name="Save", exact=True).click()
    await expect(chief.get_by_text("Saved. It is heard")).to_be_visible(timeout=TRAINED)

    await attempt(chief, "zorbo * fumbles\nfire")
    await expect(trial).to_contain_text("New false alarms", timeout=TRAINED)
    save = chief.get_by_role("button", name="Save all the same")
    await expect(save).to_be_disabled()
    await chief.get_by_label("Reason to save all the same").fill("better so")
    await expect(save).to_be_enabled()
    assert await serious_violations(chief) == []
    # what was not tried is not saved
    await chief.get_by_label("Phrases, one a line").fill("zorbo")
    await expect(save).to_have_count(0)
    await chief.reload()
    await expect(chief.get_by_text("What you had not saved is still here.")).to_be_visible()
    await expect(chief.get_by_label("Phrases, one a line")).to_have_value("zorbo")

    await chief.locator("summary", has_text="Expert patterns").click()
    await chief.get_by_label("Regular expressions").fill("on fire\n\n(a+)+b")
    await chief.get_by_role("button", name="See what it does").click()
    await expect(chief.get_by_text("Line 2: Looking for this takes too long.")).to_be_visible(
        timeout=TRAINED
    )
    await chief.locator("summary", has_text="History").click()
    history = chief.locator("yq-rule .history li")
    await expect(history).to_have_count(2)
    await expect(history.first).to_contain_text("a new word")
    await history.last.get_by_role("button", name="Go back to this").click()
    await expect(chief.get_by_label("Phrases, one a line")).to_have_value("")
    await chief.get_by_role("button", name="Save", exact=True).click(timeout=TRAINED)
    await expect(chief.get_by_text("Saved. It is heard")).to_be_visible(timeout=TRAINED)


async def test_what_was_missed_is_reported_judged_and_learnt(
    visits: Visits, people: dict[str, Editor]
) -> None:
    ana = await page_of(visits, people["ana"], "#/unanswered")
    await expect(ana.get_by_role("link", name="Emergencies")).to_have_count(0)
    row = ana.locator("yq-unanswered article", has_text="guzzwork")
    await row.get_by_role("button", name="It is an emergency").click(timeout=TRAINED)
    await row.get_by_role("button", name="Medical").click()
    await expect(row).to_have_count(0)

    sue = await page_of(visits, people["sue"], "")
    await expect(sue.get_by_role("link", name="Topics")).to_have_count(0)
    one = sue.locator("yq-detections article", has_text="guzzwork")
    await expect(one).to_contain_text("Missed, reported by", timeout=TRAINED)
    await one.get_by_role("button", name="Another emergency").click()
    await one.get_by_role("button", name="Police").click()
    await expect(one).to_contain_text("It was: Police")
    await one.get_by_role("button", name="Make it an example: Emergency: police").click()
    await expect(one).to_contain_text("Is an example now")
    fire = sue.locator("yq-detections article", has_text="my kitchen is on fire")
    await expect(fire).to_contain_text("By a rule: Fire: Danger, English")
    await fire.get_by_role("button", name="True alarm").click()
    await expect(fire).to_contain_text("True alarm")
    assert await serious_violations(sue) == []
    await sue.reload()
    counts = sue.locator("yq-detections .counts tbody tr", has_text="Fire").locator("td")
    await expect(counts.nth(1)).to_have_text("1", timeout=TRAINED)
    await expect(sue.locator("yq-detections article")).to_have_count(0)
    draft = (await people["ana"].part("en", "emergency:police"))["open"]
    assert "vextal plimdor guzzwork" in draft["body"]["phrasings"]


async def test_an_agent_reports_one(visits: Visits, people: dict[str, Editor]) -> None:
    chat = await visits.resident()
    await chat.write("the wumpus sings a song")
    await chat.write("I want to talk to a person")
    mei = people["mei"]
    context = await visits.person(fresh=True)
    await context.add_cookies(
        [{"name": c.name, "value": c.value or "", "url": visits.base} for c in mei.http.cookies.jar]
    )
    page = await context.new_page()
    await page.goto(f"{visits.base}/agent")
    await page.locator("yq-queue").get_by_text("talk to a person").first.click()
    await page.get_by_role("button", name="Report a missed emergency").click()
    dialog = page.locator("yq-missed")
    await dialog.get_by_label("the wumpus sings a song").check()
    await dialog.get_by_label("Emergency: fire 119").check()
    assert await serious_violations(page) == []
    await dialog.get_by_role("button", name="Report").click()
    await expect(page.locator("yq-console [role=status]", has_text="Reported.")).to_have_count(1)
    found = (await people["sue"].ok("GET", "emergencies/detections"))["detections"]
    assert [(one["text"], one["service"], one["by"]) for one in found] == [
        ("the wumpus sings a song", "fire", "reported")
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_everybody_can_use_it(
    visits: Visits, people: dict[str, Editor], language: str
) -> None:
    for path in (
        "#/emergencies/rules",
        "#/emergencies/elsewhere-ar",
        "#/emergencies/domestic-pt",
        "#/emergencies/detections",
    ):
        page = await page_of(visits, people["chief"], f"?language={language}{path}", viewport=PHONE)
        await page.wait_for_load_state("networkidle")
        assert await serious_violations(page) == [], path
        assert await too_wide(page) == [], path
        await page.close()
