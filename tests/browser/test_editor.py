"""The editors' page: a text's whole way, two who write at once, what is held back."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from openpyxl import load_workbook
from playwright.async_api import Browser, Page, expect

from tests.browser.pages import PHONE, Browsers, Visits, serious_violations, too_wide
from tests.contracts.editors import FACTS, SLUG, TEXT, Editor, editors, publish
from tests.running import RunningDesk, running_desk

pytestmark = pytest.mark.asyncio(loop_scope="session")
TRAINED = 30_000
"""Milliseconds in which the trainer has tried something out, whatever else the machine does."""


@pytest.fixture(scope="module")
def own_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with running_desk(tmp_path_factory.mktemp("editor") / "data") as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def people(own_desk: RunningDesk) -> AsyncIterator[dict[str, Editor]]:
    """With a topic that is published in English and French."""
    async with editors(own_desk) as found:
        await found["ana"].ok("POST", "topics", {"slug": SLUG, "facts": FACTS, "text": TEXT})
        await publish(found, "facts")
        await publish(found, "en")
        body = TEXT | {
            "question": "Comment prendre le bac de la lune ?",
            "phrasings": ["bac de la lune", "horaires du bac lunaire"],
            "trials": [],
        }
        await found["ana"].ok("PUT", f"topics/{SLUG}/fr", {"version": None, "body": body})
        await publish(found, "fr")
        yield found


@pytest_asyncio.fixture(loop_scope="session")
async def visits(browsers: Browsers, own_desk: RunningDesk) -> AsyncIterator[Visits]:
    browser: Browser = browsers.browser
    made = Visits(Browsers(browser, own_desk.base), own_desk.base)
    yield made
    await made.end()


async def page_of(visits: Visits, editor: Editor, path: str, **options: Any) -> Page:
    context = await visits.person(fresh=True, **options)
    await context.add_cookies(
        [
            {"name": c.name, "value": c.value or "", "url": visits.base}
            for c in editor.http.cookies.jar
        ]
    )
    page = await context.new_page()
    await page.goto(f"{visits.base}/editor{path}")
    await expect(page.locator("yq-editor main")).to_be_visible()
    return page


async def answered(visits: Visits, question: str, words: str) -> None:
    """A resident is told so, as soon as what was published just now is taken in."""
    chat = await visits.resident()
    async with asyncio.timeout(60):
        while True:
            before = await chat.page.locator("yq-message").count()
            await chat.write(question)
            await expect(chat.page.locator("yq-message")).to_have_count(before + 2)
            if await chat.page.locator("yq-message").last.get_by_text(words).count():
                return
            await asyncio.sleep(2)  # residents may not ask faster for long


async def write(page: Page, field: str, words: str, reason: str = "") -> None:
    await page.locator(f"textarea#{field}").fill(words)
    await page.locator(f"textarea#{field}").blur()
    await page.get_by_label("Why it changes").first.fill(reason)
    await page.get_by_role("button", name="Save draft").click()


async def test_from_the_board_to_what_a_resident_is_told(
    visits: Visits, people: dict[str, Editor]
) -> None:
    ana = await page_of(visits, people["ana"], "")
    await ana.get_by_placeholder("Find in all languages").fill("moon ferry")
    await expect(ana.get_by_role("status")).to_have_text("1 topics")
    await ana.locator("a.cell", has_text="Published").first.click()
    await expect(ana.locator("textarea#answer")).to_have_value(TEXT["answer"])
    await ana.locator("textarea#answer").fill("Half a")
    await ana.reload()
    await expect(ana.locator("textarea#answer")).to_have_value("Half a")
    await expect(ana.get_by_text("What you had not saved is still here.")).to_be_visible()
    await write(
        ana, "answer", "The moon ferry leaves from pier 9 now. Buy the ticket on board.", "moved"
    )
    await expect(ana.get_by_text("Saved.")).to_be_visible()
    await ana.get_by_role("button", name="Ask for a review").click()
    await expect(ana.get_by_text("somebody else reads it")).to_be_visible()
    await expect(ana.get_by_role("button", name="Approve")).to_be_disabled()
    bo = await page_of(visits, people["bo"], "#/open")
    await bo.locator("yq-open a", has_text="moved").click()
    await expect(bo.locator("yq-changes ins")).to_contain_text("9")
    await expect(bo.locator("yq-steps")).to_contain_text("moved")
    await bo.get_by_label("Your words to the author").fill("Pier 9 is right.")
    await bo.get_by_role("button", name="Approve").click()
    await bo.get_by_label("At (empty: now)").fill("2030-01-01T09:00")
    await bo.get_by_role("button", name="Publish", exact=True).click()
    await expect(bo.get_by_text(re.compile("Goes out at .*2030"))).to_be_visible()
    assert (await people["bo"].open("en"))["stage"] == "approved"
    await bo.get_by_role("button", name="Publish", exact=True).click()
    await expect(bo.locator("yq-source .words").nth(1)).to_contain_text("pier 9", timeout=TRAINED)
    await answered(visits, "how do i take the ferry to the moon", "pier 9")
    await bo.locator("yq-history summary").click()
    await expect(bo.locator("yq-history li").first).to_contain_text("Ana · read by Bo")
    await bo.goto(f"{visits.base}/editor#/topic/{SLUG}/fr")
    await expect(bo.locator("yq-source ins").first).to_contain_text("9")
    await bo.get_by_role("button", name="It is still right as it is").click()
    await expect(bo.locator("yq-source ins")).to_have_count(0)


async def test_who_saves_second_brings_both_together(
    visits: Visits, people: dict[str, Editor]
) -> None:
    visits.provoked.append("Failed to load resource")  # the conflict's 409
    ana = await page_of(visits, people["ana"], f"#/topic/{SLUG}/fr")
    bo = await page_of(visits, people["bo"], f"#/topic/{SLUG}/fr")
    for page in (ana, bo):
        await expect(page.locator("textarea#details")).to_have_value(TEXT["details"])
    await write(ana, "details", "Prenez un manteau chaud.")
    await expect(ana.get_by_text("Saved.")).to_be_visible()
    await bo.locator("textarea#answer").fill("Le bac de la lune part du quai 9 à la pleine lune.")
    await write(bo, "details", "Prenez un parapluie.")
    await expect(bo.get_by_text("Ana saved before you")).to_be_visible()
    theirs = bo.get_by_role("radio", name="Prenez un manteau chaud.")
    await expect(theirs).to_be_visible()
    assert await serious_violations(bo) == []
    # closed without a choice, it is asked again
    await bo.keyboard.press("Escape")
    await bo.get_by_role("button", name="Save draft").click()
    together = bo.get_by_role("button", name="Bring together")
    await expect(together).to_be_disabled()
    await theirs.check()
    await together.click()
    await expect(bo.locator("textarea#details")).to_have_value("Prenez un manteau chaud.")
    await bo.get_by_role("button", name="Save draft").click()
    await expect(bo.get_by_text("Saved.")).to_be_visible()
    body = (await people["ana"].open("fr"))["body"]
    assert "quai 9" in body["answer"]
    assert body["details"] == "Prenez un manteau chaud."
    bo.on("dialog", lambda found: found.accept())
    await bo.get_by_role("button", name="Discard").click()
    await expect(bo.get_by_text("It stays in the history")).to_be_visible()


async def test_what_is_held_back_says_why_and_who_may_let_it_out(
    visits: Visits, people: dict[str, Editor]
) -> None:
    worse = TEXT | {"question": "Something?", "phrasings": ["blue paint", "apples today"]}
    await people["ana"].ok("PUT", f"topics/{SLUG}/en", {"version": None, "body": worse})
    await publish(people, "en")
    ana = await page_of(visits, people["ana"], f"#/topic/{SLUG}/en")
    await expect(ana.locator("yq-steps .held")).to_contain_text("price of the ferry to the moon")
    await expect(ana.get_by_label("Reason to publish all the same")).to_have_count(0)
    chief = await page_of(visits, people["chief"], f"#/topic/{SLUG}/en")
    await chief.get_by_label("Reason to publish all the same").fill("the pier is closed")
    await chief.get_by_role("button", name="Publish all the same").click()
    await expect(chief.locator("yq-source .words").first).to_have_text(
        "Something?", timeout=TRAINED
    )
    await chief.locator("yq-history summary").click()
    await expect(chief.locator("yq-history li").first).to_contain_text("the pier is closed")
    good = chief.locator("yq-history li", has_text="pier 7")
    await good.get_by_role("button", name="Go back to this").click()
    await good.get_by_placeholder("Why it changes").fill("open again")
    await good.get_by_role("button", name="Publish this again").click()
    await expect(chief.locator("yq-source .words").first).to_have_text(
        TEXT["question"], timeout=TRAINED
    )


async def test_phrasings_say_what_they_are_taken_for(
    visits: Visits, people: dict[str, Editor]
) -> None:
    ana = await page_of(visits, people["ana"], f"#/topic/{SLUG}/en")
    await ana.locator("textarea#phrasings").fill("moon ferry\nI lost my passport")
    await ana.locator("textarea#phrasings").blur()
    found = ana.locator("yq-text-form .found")
    await expect(found.get_by_role("link", name="lost-passport")).to_be_visible(timeout=TRAINED)
    await expect(ana.locator("yq-text-form .findings")).to_contain_text("2 phrasings")
    await ana.get_by_role("button", name="WeChat").click()
    await expect(ana.locator("yq-preview .size").first).to_have_text(
        re.compile(r"\d+ of 2,048 bytes")
    )


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_everybody_can_use_it(
    visits: Visits, people: dict[str, Editor], language: str
) -> None:
    for path in (
        "#/board",
        "#/open",
        "#/unanswered",
        "#/fresh",
        "#/phrases",
        "#/lists/hours",
        "#/files",
        "#/new",
        f"#/topic/{SLUG}/fr",
        f"#/topic/{SLUG}/facts",
        "#/topic/oos/en",
    ):
        page = await page_of(visits, people["ana"], f"?language={language}{path}", viewport=PHONE)
        await page.wait_for_load_state("networkidle")
        assert await serious_violations(page) == [], path
        assert await too_wide(page) == [], path
        await page.close()


async def test_the_board_is_walked_by_arrows(visits: Visits, people: dict[str, Editor]) -> None:
    page = await page_of(visits, people["ana"], "#/board")
    await page.locator("a.topic").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight"):
        await page.keyboard.press(key)
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"#/topic/[\w-]+/en$"))
    await expect(page.locator("yq-text-form")).to_be_visible()


async def test_what_was_not_understood_becomes_a_phrasing_and_is_answered(
    visits: Visits, people: dict[str, Editor]
) -> None:
    question = "zorbo quimtal verpexi drumfeld ann@example.org"
    chat = await visits.resident()
    await chat.write(question)
    await expect(chat.page.get_by_text("I have not understood that")).to_be_visible()
    ana = await page_of(visits, people["ana"], "#/unanswered")
    row = ana.locator("yq-unanswered article", has_text="quimtal")
    await expect(row).to_contain_text("drumfeld [email]", timeout=TRAINED)
    assert await serious_violations(ana) == []
    await row.get_by_label("Another topic").fill(SLUG)
    await row.get_by_role("button", name="Add").click()
    await expect(row).to_have_count(0)
    await ana.get_by_role("link", name="Open it").click()
    await expect(ana.locator("textarea#phrasings")).to_have_value(re.compile(r"drumfeld$"))
    await publish(people, "en")
    await answered(visits, "zorbo quimtal verpexi drumfeld", "moon ferry")
    await ana.goto(f"{visits.base}/editor#/unanswered")
    await expect(ana.locator("yq-unanswered .lead")).to_be_visible(timeout=TRAINED)
    await expect(ana.locator("yq-unanswered article", has_text="quimtal")).to_have_count(0)


async def test_what_is_not_for_us_becomes_an_example(
    visits: Visits, people: dict[str, Editor]
) -> None:
    chat = await visits.resident()
    await chat.write("how do I renew my Netflix plan here")
    await expect(chat.page.get_by_text("I have not understood that")).to_be_visible()
    ana = await page_of(visits, people["ana"], "#/unanswered")
    row = ana.locator("yq-unanswered article", has_text="Netflix")
    await row.get_by_role("button", name="Not for this service").click(timeout=TRAINED)
    await ana.get_by_role("link", name="Open it").click()
    await expect(ana.get_by_role("heading", name="Not for this service")).to_be_visible()
    await expect(ana.locator("textarea#phrasings")).to_have_value(re.compile("Netflix"))


async def test_a_topic_is_begun_from_what_was_asked(
    visits: Visits, people: dict[str, Editor]
) -> None:
    chat = await visits.resident()
    await chat.write("please cancel my Spotify plan today")
    await expect(chat.page.get_by_text("I have not understood that")).to_be_visible()
    ana = await page_of(visits, people["ana"], "#/unanswered")
    row = ana.locator("yq-unanswered article", has_text="Spotify")
    await row.get_by_role("button", name="Begin a new topic").click(timeout=TRAINED)
    await ana.get_by_label("Name in addresses").fill("kite-rental")
    await expect(ana.get_by_label("Question")).to_have_value(re.compile("Spotify"))
    await ana.get_by_label("Question").fill("Where can I rent a kite?")
    await ana.get_by_label("Answer").fill("At the beach.")
    await ana.get_by_label("Authority").fill("Kite office")
    await ana.get_by_label("Where this was read").fill("Kite office")
    await ana.get_by_role("button", name="Begin the topic").click()
    await expect(ana.locator("yq-topic h2")).to_have_text("Where can I rent a kite?")
    body = (await people["ana"].open("en", "kite-rental"))["body"]
    assert body["phrasings"] == ["please cancel my Spotify plan today"]
    await ana.goto(f"{visits.base}/editor#/unanswered")
    await expect(ana.locator("yq-unanswered .lead")).to_be_visible(timeout=TRAINED)
    await expect(ana.locator("yq-unanswered article", has_text="Spotify")).to_have_count(0)


async def test_a_broken_workbook_changes_nothing_and_a_good_one_makes_drafts(
    visits: Visits, people: dict[str, Editor], tmp_path: Path
) -> None:
    ana = await page_of(visits, people["ana"], "#/files")
    async with ana.expect_download() as started:
        await ana.get_by_role("button", name="Download").click()
    path = tmp_path / "topics.xlsx"
    await (await started.value).save_as(path)
    book = load_workbook(path)
    sheet = book["texts"]
    rows = {(row[0].value, row[1].value): row for row in sheet.iter_rows(min_row=2)}
    rows["sim-card", "es"][3].value = None
    book.save(tmp_path / "broken.xlsx")
    number = rows["sim-card", "es"][3].row
    rows["sim-card", "es"][3].value = "Por la puerta. " * 20
    book.save(tmp_path / "good.xlsx")
    await ana.locator("input[type=file]").set_input_files(tmp_path / "broken.xlsx")
    wrong = ana.locator("yq-exchange tbody tr")
    await expect(wrong).to_have_text(re.compile(rf"texts\s*{number}\s*answer\s*Must not be empty"))
    assert await serious_violations(ana) == []
    assert await people["ana"].open("es", "sim-card") is None
    await ana.locator("input[type=file]").set_input_files(tmp_path / "good.xlsx")
    await expect(ana.locator("yq-exchange tbody tr")).to_have_text(
        re.compile(r"sim-card\s*Spanish\s*Changed")
    )
    await ana.get_by_role("button", name="Make 1 drafts").click()
    await expect(ana.get_by_text("1 drafts were made.")).to_be_visible()
    draft = await people["ana"].open("es", "sim-card")
    assert draft["body"]["answer"].startswith("Por la puerta.")
    assert (draft["stage"], draft["reason"]) == ("draft", "good.xlsx")


async def test_lists_reach_residents_and_agents(
    visits: Visits, people: dict[str, Editor], own_desk: RunningDesk
) -> None:
    visits.provoked.append("Failed to load resource")  # a bad entry's 400
    ana = await page_of(visits, people["ana"], "#/lists/greeting")
    await ana.get_by_role("button", name="Add an entry").click()
    await ana.get_by_label("Where").select_option(label="Notice on the first screen")
    await ana.locator("textarea[name='texts.en']").fill("The bridge is closed today.")
    assert await serious_violations(ana) == []
    await ana.get_by_role("button", name="Save").click()
    await expect(ana.get_by_role("button", name="Notice on the first screen")).to_be_visible()
    chat = await visits.resident()
    async with asyncio.timeout(20):
        while not await chat.page.get_by_text("The bridge is closed today.").count():
            await chat.page.reload()
            await expect(chat.page.get_by_text("Choose a topic")).to_be_visible()
    await ana.goto(f"{visits.base}/editor#/lists/hours")
    await ana.get_by_role("button", name="Japanese").click()
    await ana.locator("input[name=ends]").fill("08:00")
    await ana.get_by_role("button", name="Save").click()
    await expect(ana.get_by_role("alert").last).to_contain_text("To")
    await ana.locator("input[name=ends]").fill("20:30")
    await ana.get_by_role("button", name="Save").click()
    await expect(ana.get_by_text("Saved.")).to_be_visible()
    await chat.page.get_by_text("Service hours of every language").click()
    async with asyncio.timeout(20):
        while not await chat.page.get_by_text("8:30 PM").count():
            await chat.page.reload()
            await chat.page.get_by_text("Service hours of every language").click()


async def test_what_has_expired_is_on_the_list_and_not_given(
    visits: Visits, people: dict[str, Editor]
) -> None:
    facts = FACTS | {"reviewed_on": "2020-01-01", "expires_on": "2020-12-31"}
    await people["ana"].ok("PUT", f"topics/{SLUG}/facts", {"version": None, "body": facts})
    await publish(people, "facts")
    ana = await page_of(visits, people["ana"], "#/fresh")
    await expect(ana.locator("nav .due")).to_have_text("2")  # and the visa waivers
    gone = ana.locator("yq-fresh section", has_text="Expired: not given any more")
    await expect(gone.get_by_role("listitem")).to_contain_text("How do I take the moon ferry?")
    await answered(visits, "moon ferry timetable", "There is no up-to-date answer to this")
    owner = gone.get_by_label("Owner")
    await owner.select_option(label="Bo")
    await ana.get_by_label("Only what I own").check()
    await expect(gone).to_have_count(0)
