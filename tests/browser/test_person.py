"""A resident and an agent, each before a page of their own."""

import asyncio
import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import Agent
from tests.browser.pages import Chat, Desk, Visits, focused, tab_to

pytestmark = pytest.mark.asyncio(loop_scope="session")

COUNT_NOTES = """() => {
  window.notes = 0;
  const make = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    window.notes += 1;
    return make.call(this);
  };
}"""


async def together(visits: Visits, agent: Agent, words: str) -> tuple[Chat, Desk]:
    """A resident who wrote ``words``, and the agent who has accepted."""
    desk = await visits.console(agent.cookies)
    chat = await visits.resident()
    await chat.ask_for_a_person(words)
    await desk.accept(words)
    await expect(chat.at.locator(".person")).to_contain_text(agent.name)
    return chat, desk


async def types_until(field: Locator, seen: Locator) -> None:
    """Pages say that somebody types at most every 3 s, so one key need not show."""
    async with asyncio.timeout(10):
        while not await seen.count():
            await field.press_sequentially("a")


async def close(desk: Desk) -> None:
    await desk.page.locator("yq-thread header").get_by_role("button", name="Close").click()
    await desk.page.get_by_role("button", name="Close the conversation").click()
    await expect(desk.page.locator("yq-thread .bar")).to_contain_text("closed")


async def test_from_sign_in_to_the_first_words(visits: Visits, agent: Agent) -> None:
    visits.provoked.append("Failed to load resource")  # the wrong password's 4xx
    page = await (await visits.person()).new_page()
    await page.goto(f"{visits.base}/agent")
    await expect(page).to_have_url(re.compile(r"/login\?next=%2Fagent|/login\?next=/agent"))
    await page.get_by_label("User name").fill(agent.username)
    await page.get_by_label("Password").fill("not this one")
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.get_by_label("User name").fill(agent.username)
    await page.get_by_label("Password").fill(agent.password)
    await page.get_by_label("Password").press("Enter")
    await expect(page).to_have_url(f"{visits.base}/agent")
    desk = Desk(page)
    await desk.available()

    chat = await visits.resident()
    await chat.ask_for_a_person("It is about my green bicycle")
    await expect(chat.waiting).to_contain_text(re.compile(r"Place in the queue: \d"))
    await expect(chat.waiting.get_by_role("status")).to_contain_text(
        re.compile("Expected wait|We cannot say")
    )
    row = desk.row("It is about my green bicycle")
    await expect(row).to_contain_text("English")
    await expect(row).to_contain_text("Asked for a person")
    await expect(page).to_have_title(re.compile(r"^\([1-9]\d*\) "))
    await desk.accept("It is about my green bicycle")
    await expect(desk.message("It is about my green bicycle")).to_be_visible()

    await expect(chat.waiting).to_have_count(0)
    strip = chat.at.locator(".person")
    await expect(strip).to_contain_text(agent.name)
    await expect(strip).to_contain_text("English")
    await desk.write("Good evening, how can I help?")
    said = chat.message("Good evening, how can I help?")
    await expect(said).to_contain_text(agent.name)
    await expect(said.locator(".message")).to_have_class(re.compile(r"\bagent\b"))
    await expect(desk.message("Good evening").locator(".foot")).to_contain_text("Read")
    await chat.write("I lost my <b>bag</b>")
    await expect(desk.message("I lost my <b>bag</b>")).to_be_visible()
    await expect(chat.own.last).to_contain_text("Read")
    await close(desk)


async def test_each_sees_the_other_write(visits: Visits, agent: Agent) -> None:
    chat, desk = await together(visits, agent, "It is about my blue door")
    typing = desk.page.locator("yq-thread .typing", has_text="is writing")
    await types_until(chat.composer, typing)
    await chat.write("I am here")
    await expect(desk.message("I am here")).to_be_visible()
    await expect(typing).to_have_count(0)

    typing = chat.at.locator("yq-thread .typing", has_text=f"{agent.name} is writing")
    await types_until(desk.composer, typing)
    await desk.write("So am I")
    await expect(chat.message("So am I")).to_be_visible()
    await expect(typing).to_have_count(0)
    await close(desk)


async def test_a_console_that_was_away_catches_up(visits: Visits, agent: Agent) -> None:
    visits.provoked.append("net::ERR_")
    chat, desk = await together(visits, agent, "It is about my red lamp")
    await desk.composer.fill("half a sen")
    await asyncio.gather(desk.page.reload(), chat.write("while you were away"))
    await expect(desk.message("while you were away")).to_have_count(1)
    await expect(desk.message("It is about my red lamp")).to_have_count(1)
    await expect(desk.composer).to_have_value("half a sen")
    await desk.page.context.set_offline(True)
    await desk.composer.fill("written without a line")
    await desk.composer.press("Enter")
    await expect(desk.page.locator("yq-thread .unsent")).to_contain_text("written without a line")
    await chat.write("are you there?")
    await desk.page.context.set_offline(False)
    await expect(chat.message("written without a line")).to_have_count(1)
    await expect(desk.message("are you there?")).to_have_count(1)
    await expect(desk.message("written without a line")).to_have_count(1)
    seqs = await desk.page.locator("yq-thread yq-message").evaluate_all(
        "(all) => all.map((one) => Number(one.dataset.seq))"
    )
    assert seqs == list(range(1, len(seqs) + 1))
    await close(desk)


async def test_handed_back_the_assistant_answers_again(visits: Visits, agent: Agent) -> None:
    chat, desk = await together(visits, agent, "It is about my old chair")
    await chat.write("how do I get a sim card")
    await expect(desk.message("how do I get a sim card")).to_be_visible()
    await desk.page.keyboard.press("Escape")
    await desk.page.keyboard.press("e")
    await expect(desk.page.get_by_role("dialog")).to_contain_text("Hand back")
    await desk.page.keyboard.press("Enter")
    await expect(chat.at.locator(".person")).to_have_count(0)
    await expect(desk.page.locator("yq-thread .bar")).to_contain_text("The assistant is answering")
    await expect(chat.answer).to_have_count(0)
    await chat.ask("someone stole my passport")


async def test_closed_the_resident_rates_by_keyboard(visits: Visits, agent: Agent) -> None:
    chat, desk = await together(visits, agent, "It is about my small dog")
    await close(desk)
    rating = chat.at.locator("yq-rating")
    await expect(rating).to_be_visible()
    await expect(rating.get_by_role("button")).to_be_disabled()
    await tab_to(chat.page, "Your message")
    for _ in range(40):
        if await rating.locator("input:focus").count():
            break
        await chat.page.keyboard.press("Shift+Tab")
    await chat.page.keyboard.press("Space")
    await chat.page.keyboard.press("ArrowLeft")
    await expect(rating.get_by_label("Good", exact=True)).to_be_checked()
    await expect(rating.locator(".meaning")).to_have_text("Good")
    await chat.page.keyboard.press("Tab")
    await chat.page.keyboard.type("kind & quick")
    await chat.page.keyboard.press("Tab")
    assert await focused(chat.page) == "Send the rating"
    await chat.page.keyboard.press("Enter")
    await expect(chat.message("Thank you. Your rating helps us do better.")).to_be_visible()
    await expect(rating).to_have_count(0)


async def test_a_persons_words_sound_until_that_is_switched_off(
    visits: Visits, agent: Agent
) -> None:
    desk = await visits.console(agent.cookies)
    context = await visits.person(fresh=True)
    await context.add_init_script(f"({COUNT_NOTES})()")
    chat = await visits.chat(context)
    await chat.ask_for_a_person("It is about my piano")
    await desk.accept("It is about my piano")
    await desk.write("listen")
    await expect(chat.message("listen")).to_be_visible()
    await chat.page.wait_for_function("window.notes > 0")

    await chat.choose("Sound for new messages: on")
    await expect(chat.at.locator("yq-menu")).to_contain_text("Sound for new messages: off")
    await chat.page.keyboard.press("Escape")
    before = await chat.page.evaluate("window.notes")
    await desk.write("and now silence")
    await expect(chat.message("and now silence")).to_be_visible()
    assert await chat.page.evaluate("window.notes") == before
    await chat.page.reload()
    await expect(chat.at.locator("yq-menu")).to_contain_text("Sound for new messages: off")
    await close(desk)


async def test_nobody_on_the_resident_hears_the_hours(visits: Visits, agent: Agent) -> None:
    chat = await visits.resident()
    await chat.write("パスポートをなくしました")
    await expect(chat.page.locator("html")).to_have_attribute("lang", "ja")
    await expect(chat.answer).to_be_visible()
    await chat.answer.locator("yq-actions button").last.click()
    await expect(chat.waiting).to_be_visible()
    offered = chat.at.locator("yq-message", has=chat.page.locator("yq-actions")).last
    await expect(offered).to_contain_text(re.compile(r"\d"))
    await chat.waiting.get_by_role("button").last.click()
    await expect(chat.waiting).to_have_count(0)
