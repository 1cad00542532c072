"""Markup and script in words and file names stay text, wherever they are shown."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Agent
from tests.browser.pages import Visits, too_wide
from tests.contracts.test_resident import png

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = """<img src=x onerror=alert(1)> <script>alert(2)</script> "onfocus=alert(3) '${alert(4)}'"""
FILE = '"><svg onload=alert(5)>.png'
LINK = "javascript:alert(6) https://example.org/?a=<b>\"'"
LONG = "Donaudampfschifffahrts" * 60
ELEMENTS = """() => {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const handler = element.getAttributeNames().find((name) => name.startsWith("on"));
      const script = /^javascript:/i.test(element.getAttribute("href") ?? "");
      if (handler || script) found.push(element.outerHTML.slice(0, 200));
    }
  };
  walk(document);
  return found;
}"""


async def runs_nothing(page: Page) -> None:
    assert await page.evaluate(ELEMENTS) == []
    assert await too_wide(page) == []


async def test_markup_is_text_in_chat_console_and_title(visits: Visits, agent: Agent) -> None:
    desk = await visits.console(agent.cookies)
    chat = await visits.resident()
    await chat.at.locator("yq-composer input[type=file]").first.set_input_files(
        {"name": FILE, "mimeType": "image/png", "buffer": png()}
    )
    await expect(chat.at.locator("yq-composer .file bdi")).to_have_text(FILE)
    await chat.write(LONG)
    await expect(chat.own.locator("img")).to_have_attribute("src", re.compile("/thumbnail"))
    await chat.write(LINK)
    await chat.ask_for_a_person(WORDS)
    await expect(chat.own.last.locator(".words")).to_have_text(WORDS)

    row = desk.row("<img src=x onerror=alert(1)>")
    await expect(row).to_be_visible()
    await runs_nothing(desk.page)
    await desk.accept("<img src=x onerror=alert(1)>")
    await expect(desk.message(WORDS)).to_have_count(1)
    await expect(desk.message("javascript:alert(6)")).to_be_visible()
    await expect(desk.page).to_have_title(re.compile(r"^(\(\d+\) )?Yuqiao help desk$"))
    await desk.write(f"You wrote {WORDS}")
    await expect(chat.at.locator(".message.agent .words")).to_have_text(f"You wrote {WORDS}")
    await desk.write(f"And {LINK}")
    link = chat.message("javascript:alert(6)").last.locator("a")
    await expect(link).to_have_attribute("href", re.compile("^https://example.org/"))
    await runs_nothing(chat.page)
    await runs_nothing(desk.page)


async def test_a_crafted_address_runs_nothing(visits: Visits) -> None:
    chat = await visits.resident(path="/?language=%22%3E%3Cscript%3Ealert(1)%3C/script%3E#<img>")
    await runs_nothing(chat.page)
    await chat.page.goto(visits.base + "/login?next=javascript:alert(1)")
    await expect(chat.page.locator("input[name=next]")).to_have_value("/agent")
    await runs_nothing(chat.page)
