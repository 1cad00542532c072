"""A conversation goes on in another browser: by a code, by a link."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import Agent
from tests.browser.pages import PHONE, Chat, Visits, serious_violations
from tests.browser.test_person import together

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def code_of(chat: Chat) -> str:
    await chat.choose("Continue elsewhere")
    output = chat.at.locator("yq-continue output")
    await expect(output).to_have_text(re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    code = await output.text_content()
    await chat.at.locator("yq-continue").get_by_role("button", name="Close").click()
    await expect(output).to_be_hidden()
    assert code
    return code


async def link_of(chat: Chat, base: str) -> str:
    """The path that the assistant's link leads to."""
    sent = await chat.page.evaluate(
        """async () => {
          const token = localStorage.getItem("yuqiao.token");
          const headers = { Authorization: `Bearer ${token}` };
          const page = await (await fetch("/api/chat/messages", { headers })).json();
          return page.messages.map(({ text }) => text).join("\\n");
        }"""
    )
    found = re.search(r"/\?pass=\S+", sent)
    assert found, sent
    return found.group()


def error(chat: Chat) -> Locator:
    return chat.at.locator("yq-continue").get_by_role("alert")


async def test_by_a_code_the_same_agent_goes_on_in_a_second_browser(
    visits: Visits, agent: Agent
) -> None:
    visits.provoked.append("Failed to load resource")  # the wrong code's 404
    words = "about a lost bicycle in Panyu"
    chat, desk = await together(visits, agent, words)
    await desk.composer.fill("Which colour has it?")
    await desk.composer.press("Enter")
    await expect(chat.message("Which colour has it?")).to_be_visible()
    code = await code_of(chat)

    other = await visits.resident(viewport=PHONE)
    await other.ask("how do I get a sim card")
    await other.choose("Continue a conversation")
    field = other.at.locator("yq-continue input")
    await expect(field).to_be_focused()
    await expect(other.at.locator("yq-continue")).to_contain_text("takes the place")
    await field.press("Enter")
    await expect(error(other)).to_contain_text("for example")
    await field.fill("K7M4-9QX")
    await field.press("Enter")
    await expect(error(other)).to_contain_text("does not work")
    await expect(field).to_be_focused()
    assert not await serious_violations(other.page)
    await field.fill(code.lower().replace("-", " "))
    await field.press("Enter")
    await expect(field).to_be_hidden()

    await expect(other.at.locator(".person")).to_contain_text(agent.name)
    for said in (words, "Which colour has it?", "The conversation continues here: Web chat."):
        await expect(other.message(said).first).to_be_visible()
    await expect(other.message("sim card")).to_have_count(0)
    await expect(desk.message("The conversation continues here")).to_be_visible()

    await other.write("It is green")
    await expect(desk.message("It is green")).to_be_visible()
    await desk.composer.fill("We have found it.")
    await desk.composer.press("Enter")
    for page in (chat, other):
        await expect(page.message("It is green")).to_be_visible()
        await expect(page.message("We have found it.")).to_be_visible()
    assert await other.texts() == await chat.texts()

    await other.page.reload()
    await expect(other.message("We have found it.")).to_be_visible()


async def test_a_link_opens_the_conversation_once(visits: Visits) -> None:
    visits.provoked.append("Failed to load resource")  # the second time's 404
    chat = await visits.resident()
    await chat.ask("how do I get a sim card")
    await chat.page.evaluate(
        """() => {
          const detail = { choice: "elsewhere", text: "Continue elsewhere" };
          document.querySelector("yq-chat").dispatchEvent(new CustomEvent("yq-send", { detail }));
        }"""
    )
    await expect(chat.message("open this link")).to_be_visible()
    path = await link_of(chat, visits.base)

    other = await visits.resident(path=path, viewport=PHONE)
    await expect(other.message("how do I get a sim card").first).to_be_visible()
    await expect(other.page).to_have_url(f"{visits.base}/")
    assert await other.page.evaluate("history.length") <= 2

    third = await visits.resident(path=path)
    await expect(third.at.get_by_role("alert").first).to_contain_text("has been used")
    await expect(third.page).to_have_url(f"{visits.base}/")
    await expect(third.own).to_have_count(0)


async def test_a_code_written_as_a_message_is_asked_about(visits: Visits) -> None:
    chat = await visits.resident()
    await chat.write("k7m4-9qxt")
    field = chat.at.locator("yq-continue input")
    await expect(field).to_have_value("k7m4-9qxt")
    await expect(chat.own).to_have_count(0)
    await chat.page.keyboard.press("Escape")
    await expect(field).to_be_hidden()
    await chat.write("work-visa")
    await expect(chat.own).to_have_count(1)


async def test_numbers_keep_their_order_between_arabic_words(visits: Visits) -> None:
    chat = await visits.resident("ar")
    await chat.write("اتصلوا بي على 138 0013 8000 أو 110 119 من فضلك")
    number = chat.own.last.locator("bdi")
    await expect(number).to_have_text("138 0013 8000")
    await expect(number).to_have_attribute("dir", "ltr")
    left, right = [
        await number.evaluate(
            """(bdi, [from, to]) => {
              const range = document.createRange();
              range.setStart(bdi.firstChild.nextSibling ?? bdi.firstChild, from);
              range.setEnd(bdi.firstChild.nextSibling ?? bdi.firstChild, to);
              return range.getBoundingClientRect().left;
            }""",
            piece,
        )
        for piece in ([0, 3], [9, 13])
    ]
    assert left < right
