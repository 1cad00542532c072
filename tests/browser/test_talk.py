"""The talk on the pages: a language asked for in words, the number that was written, and what the
agent sees of it."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Agent
from tests.browser.pages import Visits

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_language_asked_for_in_words_turns_the_page_and_back(visits: Visits) -> None:
    chat = await visits.resident()
    await chat.write("answer in French please")
    await expect(chat.page.locator("html")).to_have_attribute("lang", "fr")
    back = chat.at.locator("yq-actions").get_by_role("button", name="Answer in English")
    await expect(back.locator("span")).to_have_attribute("lang", "en")
    await back.click()
    await expect(chat.page.locator("html")).to_have_attribute("lang", "en")


async def test_the_number_that_was_written_is_in_the_form_and_beside_the_conversation(
    visits: Visits, agent: Agent
) -> None:
    desk = await visits.console(agent.cookies)
    chat = await visits.resident()
    words = "My L visa, I live in Tianhe, please call 138 0013 8000"
    await chat.write(words)
    await expect(chat.at.locator("yq-message .message.bot")).not_to_have_count(0)
    await chat.ask_for_a_person("It is about my purple visa")
    await desk.accept("It is about my purple visa")
    named = desk.page.get_by_role("list", name="Named by the resident")
    await expect(named.get_by_role("listitem")).to_have_text(
        ["Kind of visa L", "District Tianhe District", "Telephone +86 138 0013 8000"]
    )
