"""Every page for everybody: narrow, enlarged, dark, mirrored, by axe's rules."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Agent
from tests.browser.pages import (
    LANGUAGES,
    PHONE,
    Visits,
    serious_violations,
    tab_to,
    too_wide,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

ARABIC_QUESTION = "فقدت جواز سفري"
BRIGHTNESS = """(property) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  canvas.fillStyle = getComputedStyle(document.querySelector("yq-chat") ?? document.body)[property];
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / 3;
}"""


async def check(page: Page, what: str) -> None:
    assert await serious_violations(page) == [], what


async def step_to(page: Page, key: str, item: Locator) -> None:
    """Goes from row to row as somebody without a mouse does, until it is there."""
    row = item.locator("button.row")
    for _ in range(await page.locator("yq-queue button.row").count() + 1):
        if await row.evaluate("row => row === row.getRootNode().activeElement"):
            return
        await page.keyboard.press(key)
    raise AssertionError(f"{key} does not come to {await row.text_content()}")


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_axe_finds_nothing_serious_in_the_chat(
    visits: Visits, agent: Agent, language: str
) -> None:
    desk = await visits.console(agent.cookies)
    chat = await visits.resident(language)
    await check(chat.page, "first screen")
    await chat.ask("someone stole my passport" if language == "en" else ARABIC_QUESTION)
    await check(chat.page, "an answer")
    await chat.answer.locator("yq-actions button").last.click()
    await expect(chat.waiting).to_be_visible()
    await check(chat.page, "waiting")
    await chat.at.locator("yq-emergency button").first.click()
    await expect(
        chat.at.locator("yq-emergency > dialog, yq-emergency dialog[open]")
    ).to_be_visible()
    await check(chat.page, "emergency")
    await desk.page.close()


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_axe_finds_nothing_serious_at_the_desk(
    visits: Visits, agent: Agent, language: str
) -> None:
    page = await (await visits.person()).new_page()
    await page.goto(f"{visits.base}/login?language={language}")
    await expect(page.locator("#username")).to_be_focused()
    await check(page, "login")

    desk = await visits.console(agent.cookies, path=f"/agent?language={language}")
    await expect(desk.page.locator("html")).to_have_attribute("lang", language)
    await check(desk.page, "empty console")
    chat = await visits.resident(language)
    await chat.ask("someone stole my passport" if language == "en" else ARABIC_QUESTION)
    await chat.answer.locator("yq-actions button").last.click()
    row = desk.page.locator("yq-queue li.waiting:not(.gone)").last
    await row.locator(".row").click()
    await check(desk.page, "somebody waits")
    await row.locator("button.accept").click()
    await expect(desk.composer).to_be_focused()
    await desk.write("Good evening")
    await check(desk.page, "an open conversation")
    await desk.page.keyboard.press("Escape")
    await desk.page.keyboard.press("?")
    await expect(desk.page.get_by_role("dialog")).to_be_visible()
    await check(desk.page, "list of keys")


async def test_no_language_is_too_wide_for_a_phone(visits: Visits) -> None:
    context = await visits.person(viewport=PHONE)
    page = await context.new_page()
    for language in LANGUAGES:
        chat = await visits.chat(page, f"/?language={language}")
        await expect(page.locator("html")).to_have_attribute("lang", language)
        await chat.at.locator("yq-welcome .chip").first.click()
        assert await too_wide(page) == [], language
        await chat.at.locator("yq-emergency button").first.click()
        assert await too_wide(page) == [], f"{language}, emergency"


async def test_nothing_is_lost_at_twice_the_size(visits: Visits) -> None:
    chat = await visits.resident(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    await chat.ask("someone stole my passport")
    assert await too_wide(chat.page) == []
    for place in (
        "yq-composer textarea",
        "yq-composer .send",
        "yq-emergency .open",
        "yq-menu button",
    ):
        box = await chat.at.locator(place).first.bounding_box()
        assert box is not None, place
        assert 0 <= box["y"] <= 400 - box["height"], place
    thread = await chat.at.locator("yq-thread .scroller").bounding_box()
    assert thread is not None
    assert thread["height"] >= 200, "no room is left to read"
    await tab_to(chat.page, "More details", key="Shift+Tab")
    await chat.page.keyboard.press("Enter")
    await expect(chat.answer).to_have_count(2)


async def test_dark_is_dark(visits: Visits) -> None:
    chat = await visits.resident(color_scheme="dark")
    assert await chat.page.evaluate(BRIGHTNESS, "backgroundColor") < 60
    assert await chat.page.evaluate(BRIGHTNESS, "color") > 180
    await chat.page.emulate_media(color_scheme="light")
    assert await chat.page.evaluate(BRIGHTNESS, "backgroundColor") > 240
    assert await chat.page.evaluate(BRIGHTNESS, "color") < 80


async def test_the_console_is_worked_by_keys(visits: Visits, agent: Agent) -> None:
    desk = await visits.console(agent.cookies)
    earlier, chat = await visits.resident(), await visits.resident()
    await earlier.ask_for_a_person("It is about my green kayak")
    await chat.ask_for_a_person("It is about my green violin")
    row = desk.row("my green violin")
    await expect(row).to_be_visible()
    name = await row.locator(".who .ellipsis").text_content() or ""
    key = desk.page.keyboard
    await step_to(desk.page, "j", row)
    await step_to(desk.page, "k", desk.row("my green kayak"))
    await step_to(desk.page, "j", row)
    await key.press("a")
    await expect(desk.composer).to_be_focused()
    await expect(desk.page.locator("yq-thread h2")).to_contain_text(name)
    await key.type("by key alone")
    await key.press("Enter")
    await expect(chat.message("by key alone")).to_be_visible()
    await key.press("Escape")
    await key.press("n")
    await expect(desk.page.locator("yq-notes textarea")).to_be_focused()
    await key.type("has a green violin")
    await key.press("Control+Enter")
    await expect(desk.page.locator("yq-notes li")).to_contain_text("has a green violin")
    await key.press("Escape")
    await key.press("/")
    await expect(desk.page.locator("yq-faq-search input")).to_be_focused()
    await key.type("passport")
    await expect(desk.page.locator("yq-faq-search li.chosen")).to_be_visible()
    await key.press("Enter")
    await expect(desk.composer).to_have_value(re.compile("passport", re.IGNORECASE))
    await desk.composer.fill("")
    await key.press("Escape")
    await key.press("c")
    await expect(desk.page.get_by_role("dialog")).to_be_visible()
    await key.press("Enter")
    await expect(chat.at.locator("yq-rating")).to_be_visible()
