"""A resident on the page: questions, languages, emergencies, files, and what one can take along."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from core.people import Language
from core.phrases import Phrase
from tests.browser.pages import PHONE, Visits, focused, spoken, tab_to
from tests.contracts.test_resident import png
from web.translations import Catalogues

pytestmark = pytest.mark.asyncio(loop_scope="session")

HAND_OVER = """([how, files]) => {
  const transfer = new DataTransfer();
  for (const [name, type, base64] of files) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([bytes], name, { type }));
  }
  let target = document.activeElement;
  while (target?.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  const options = { bubbles: true, composed: true, cancelable: true };
  if (how === "paste") {
    target.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: transfer }));
    return;
  }
  for (const kind of ["dragover", "drop"])
    target.dispatchEvent(new DragEvent(kind, { ...options, dataTransfer: transfer }));
}"""


def in_words(msgid: str, language: str) -> str:
    """A sentence of the page in a language; it must have been translated."""
    said = Catalogues()(Phrase(msgid), Language(language))
    assert said != msgid
    return said


def base64_png() -> str:
    import base64

    return base64.b64encode(png()).decode()


async def naturally_wide(picture: Locator) -> int:
    """0 until the picture has come."""
    width: int = await picture.evaluate("async (img) => (await img.decode(), img.naturalWidth)")
    return width


async def test_a_question_gets_a_card_with_source_date_telephone_and_buttons(
    visits: Visits,
) -> None:
    chat = await visits.resident()
    await expect(chat.at.get_by_role("heading", name="How can we help?")).to_be_visible()
    card = await chat.ask("someone stole my passport")
    await expect(card.locator("h3")).to_contain_text("passport")
    await expect(card).to_contain_text("Source:")
    await expect(card).to_contain_text(re.compile(r"Checked on .*20\d\d"))
    assert await card.locator('a[href^="tel:"]').count() > 0
    link = card.locator(".origin a").first
    await expect(link).to_have_attribute("href", re.compile("^https?://"))
    await expect(link).to_have_attribute("rel", re.compile("noopener"))
    await expect(chat.own.first.locator(".meta")).to_contain_text("Read")

    await card.get_by_role("button", name="More details").click()
    await expect(chat.answer).to_have_count(2)
    await card.locator("footer button").first.click()
    await expect(card.locator("footer button").first).to_have_attribute("aria-pressed", "true")
    await expect(chat.at.locator("yq-message .notice")).to_have_count(1)


async def test_a_category_leads_to_its_questions_and_their_answers(visits: Visits) -> None:
    chat = await visits.resident()
    chip = chat.at.locator("yq-welcome").get_by_role("button", name="Safety and emergencies")
    await chip.click()
    await expect(chip).to_have_attribute("aria-expanded", "true")
    question = chat.at.locator("yq-welcome .questions:not([hidden]) button").first
    asked = (await question.text_content() or "").strip()
    await question.click()
    await expect(chat.answer).to_have_count(1)
    await expect(chat.answer.get_by_role("heading", name=asked, exact=True)).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ja", "ru"])
async def test_the_page_speaks_the_browsers_language(visits: Visits, language: str) -> None:
    chat = await visits.resident(f"{language}-{language.upper()}")
    await expect(chat.page.locator("html")).to_have_attribute("lang", language)
    heading = in_words("How can we help?", language)
    await expect(chat.at.get_by_role("heading", name=heading)).to_be_visible()
    await expect(chat.composer).to_have_attribute(
        "placeholder", in_words("Write your question", language)
    )


async def test_the_page_turns_to_the_language_that_is_typed(visits: Visits) -> None:
    chat = await visits.resident()
    card = await chat.ask("perdí mi pasaporte en el metro")
    await expect(card.locator("article")).to_have_attribute("lang", "es")
    await expect(chat.page.locator("html")).to_have_attribute("lang", "es")
    await expect(chat.composer).to_have_attribute(
        "placeholder", in_words("Write your question", "es")
    )
    await expect(card).to_contain_text(in_words("Source:", "es"))


async def test_a_language_chosen_by_hand_stays(visits: Visits) -> None:
    chat = await visits.resident()
    await chat.at.locator("yq-language-menu").get_by_role("button", name="English").click()
    menu = chat.at.locator("yq-language-menu .menu")
    names = [name.strip() for name in await menu.get_by_role("button").all_text_contents()]
    assert len(names) == len(Language)
    assert {"中文", "日本語", "한국어", "العربية", "Русский"} <= set(names)
    await menu.get_by_role("button", name="한국어").click()
    await expect(chat.page.locator("html")).to_have_attribute("lang", "ko")
    await expect(chat.at.locator("yq-welcome h2")).to_have_text(in_words("How can we help?", "ko"))
    await chat.page.reload()
    await expect(chat.page.locator("html")).to_have_attribute("lang", "ko")
    await chat.at.locator("yq-language-menu").get_by_role("button", name="한국어").first.click()
    await menu.get_by_role("button", name="français").click()
    await expect(chat.page.locator("html")).to_have_attribute("lang", "fr")
    # until they leave, whatever they write in
    await chat.write("where is the police?")
    await expect(chat.at.locator("yq-message .message.bot")).to_have_count(1)
    await expect(chat.page.locator("html")).to_have_attribute("lang", "fr")


async def test_arabic_mirrors_the_page(visits: Visits) -> None:
    chat = await visits.resident("ar")
    await expect(chat.page.locator("html")).to_have_attribute("dir", "rtl")
    middle = 1280 / 2
    send = await chat.at.locator("yq-composer .send").bounding_box()
    attach = await chat.at.locator("yq-composer .attach").bounding_box()
    brand = await chat.at.locator(".brand h1").bounding_box()
    assert send is not None
    assert attach is not None
    assert brand is not None
    assert send["x"] < middle < attach["x"]
    assert brand["x"] > middle
    direction = await chat.composer.evaluate("(field) => getComputedStyle(field).direction")
    assert direction == "rtl"
    card = await chat.ask("فقدت جواز سفري")
    own = await chat.own.first.locator(".bubble").bounding_box()
    other = await card.bounding_box()
    assert own is not None
    assert other is not None
    assert own["x"] + own["width"] < other["x"] + other["width"] - 100, "not at the far side"


async def test_emergency_numbers_by_keyboard_alone(visits: Visits) -> None:
    chat = await visits.resident()
    await tab_to(chat.page, "Emergency")
    await chat.page.keyboard.press("Enter")
    dialog = chat.at.get_by_role("dialog", name="Emergency")
    await expect(dialog).to_be_visible()
    numbers = [await link.get_attribute("href") for link in await dialog.locator(".number").all()]
    assert numbers == ["tel:110", "tel:119", "tel:120"]
    card = dialog.locator("yq-emergency-card").first
    chinese = card.locator("button [lang=zh]")
    await expect(chinese).to_contain_text("110报警")
    await tab_to(chat.page, (await card.locator("button.chinese").inner_text()).replace("\n", " "))
    await chat.page.keyboard.press("Enter")
    large = chat.at.locator("yq-emergency-card dialog[open] .huge")
    await expect(large).to_contain_text("110报警")
    assert await large.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)") >= 40
    await chat.page.keyboard.press("Escape")
    await expect(large).to_be_hidden()
    await expect(dialog).to_be_visible()
    await chat.page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    assert await focused(chat.page) == "Emergency"


async def test_a_typed_emergency_shows_number_words_and_card(visits: Visits) -> None:
    chat = await visits.resident()
    await chat.write("help my kitchen is on fire")
    card = chat.at.locator("yq-message yq-emergency-card")
    await expect(card.locator('a[href="tel:119"]')).to_be_visible()
    await expect(card.locator("[lang=zh]").first).to_contain_text("着火了")
    assert await card.locator(".say li").count() == 3
    await expect(chat.waiting).to_be_visible()


async def test_a_picture_by_file_paste_and_drag(visits: Visits) -> None:
    chat = await visits.resident()
    composer = chat.at.locator("yq-composer")
    await composer.locator("input[type=file]").first.set_input_files(
        {"name": "passport page.png", "mimeType": "image/png", "buffer": png((600, 400))}
    )
    await expect(composer.locator(".file img")).to_have_count(1)
    await chat.composer.focus()
    for how in ("paste", "drop"):
        files = [[f"{how}.png", "image/png", base64_png()]]
        await chat.page.evaluate(HAND_OVER, [how, files])
        await expect(composer.locator(".file", has_text=f"{how}.png")).to_be_visible()
    await chat.write("my papers")
    own = chat.own.filter(has_text="my papers")
    pictures = own.locator("img[src*='/thumbnail']")
    await expect(pictures).to_have_count(3)
    for index in range(3):
        assert await naturally_wide(pictures.nth(index)) > 0
    await expect(composer.locator(".file")).to_have_count(0)

    await own.get_by_role("button", name="passport page.png").click()
    shown = chat.at.locator("yq-viewer dialog[open] img")
    await expect(shown).to_be_visible()
    assert await naturally_wide(shown) == 600
    await chat.page.keyboard.press("Escape")
    await expect(shown).to_be_hidden()


async def test_a_bad_file_gets_a_clear_message(visits: Visits) -> None:
    visits.provoked.append("Failed to load resource")
    chat = await visits.resident()
    files = chat.at.locator("yq-composer input[type=file]").first
    await files.set_input_files(
        {"name": "setup.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"}
    )
    await expect(chat.trouble).to_contain_text("“setup.exe” cannot be sent.")
    await expect(chat.at.locator("yq-composer .file")).to_have_count(0)
    # the server looks at the content, whatever the name says
    await files.set_input_files(
        {"name": "photo.png", "mimeType": "image/png", "buffer": b"<script>alert(1)</script>"}
    )
    await chat.write("look")
    failure = chat.own.locator(".failure")
    await expect(failure).to_contain_text("Not sent.")
    said = await failure.locator("[dir=auto]").text_content() or ""
    assert len(said.split()) > 3, said
    await failure.get_by_role("button", name="Delete").click()
    await expect(chat.own).to_have_count(0)


async def test_a_call_back_is_asked_for_by_form(visits: Visits) -> None:
    chat = await visits.resident()
    await chat.ask_for_a_person("It is about my green bicycle")
    await chat.waiting.get_by_role("button", name="Ask for a call back").click()
    form = chat.at.locator("yq-callback-form")
    await form.get_by_label("Telephone number").fill("soon")
    await form.get_by_role("button", name="Ask for a call back").click()
    await expect(form.get_by_role("alert")).to_contain_text("138 0000 0000")
    await expect(form.get_by_label("Telephone number")).to_be_focused()
    await form.get_by_label("Telephone number").fill("+86 138 0013 8000")
    await form.get_by_label("A good time to call you").fill("after six")
    await form.get_by_label("A good time to call you").press("Enter")
    await expect(chat.message("We will call you back on")).to_contain_text("138")
    await expect(form).to_have_count(0)
    await expect(chat.waiting).to_have_count(0)


async def test_the_conversation_can_be_taken_along(visits: Visits, tmp_path: Path) -> None:
    chat = await visits.resident()
    card = await chat.ask("how do I get a <b>sim card</b>?")
    answer = (await card.locator(".words").text_content() or "").splitlines()[0]
    async with chat.page.expect_download() as download:
        await chat.choose("Download this conversation")
    file = await download.value
    assert file.suggested_filename == "yuqiao.html"
    await file.save_as(tmp_path / "yuqiao.html")
    page = await chat.page.context.new_page()
    await page.goto((tmp_path / "yuqiao.html").as_uri())
    await expect(page.locator("article")).to_have_count(2)
    await expect(page.locator("article").first).to_contain_text("how do I get a <b>sim card</b>?")
    await expect(page.locator("article").last).to_contain_text(answer)


async def test_from_question_to_details_by_keyboard_and_by_ear(visits: Visits) -> None:
    chat = await visits.resident()
    await tab_to(chat.page, "Your message")
    await chat.page.keyboard.type("how do I get a sim card")
    await chat.page.keyboard.press("Enter")
    await expect(chat.answer).to_have_count(1)
    log = chat.at.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    question = await chat.answer.locator("h3").text_content() or ""
    heard = await spoken(chat.page, "log")
    assert "You:" in heard
    assert question in heard
    await tab_to(chat.page, "More details", key="Shift+Tab")
    await chat.page.keyboard.press("Enter")
    await expect(chat.answer).to_have_count(2)
    assert (await spoken(chat.page, "log")).count(question) == 2


async def test_on_a_phone_enter_makes_a_line_and_the_button_sends(visits: Visits) -> None:
    chat = await visits.resident(viewport=PHONE, has_touch=True, is_mobile=True)
    await chat.composer.fill("how do I get")
    await chat.composer.press("Enter")
    await chat.composer.press_sequentially("a sim card")
    await expect(chat.own).to_have_count(0)
    await chat.button("Send").tap()
    await expect(chat.own.locator(".words")).to_have_text("how do I get\na sim card")
    await expect(chat.answer).to_be_visible()
