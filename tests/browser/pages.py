"""What tests say of the pages: the resident's chat and the agent's console, as people use them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Frame,
    Locator,
    Page,
    WebError,
    expect,
)

from core.people import Language

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
LANGUAGES = tuple(language.value for language in Language)
WITHIN = 10_000
"""Milliseconds that an expectation may take to come true."""
expect.set_options(timeout=WITHIN)

FOCUSED = """() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused.getAttribute("aria-label") ?? focused.textContent.replace(/\\s+/g, " ").trim();
}"""
TOO_WIDE = """() => {
  const out = [];
  const parent = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host;
  // a table that scrolls sideways by itself is no page that does
  const scrolls = (element) => {
    for (let above = parent(element); above; above = parent(above))
      if (["auto", "scroll"].includes(getComputedStyle(above).overflowX)) return true;
    return false;
  };
  const hidden = ".unseen, .hidden-visually";
  const clipped = (element) => element.closest(hidden) !== null || scrolls(element);
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.checkVisibility() || clipped(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5))
        out.push(`${element.localName}.${element.className} ${box.left}..${box.right}`);
    }
  };
  walk(document);
  return out;
}"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = (Path(__file__).parent / "axe.min.js").read_text()
RUN_AXE = """async (runOnly) => {
  const results = await axe.run(document, { preload: false, resultTypes: ["violations"], runOnly });
  return results.violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.target} ${n.failureSummary}`));
}"""


@dataclass
class Browsers:
    """Browser contexts to be used again: what they hold of our scripts need not come once more."""

    browser: Browser
    base: str
    idle: dict[str, list[BrowserContext]] = field(default_factory=dict)

    async def take(self, options: dict[str, Any]) -> BrowserContext:
        kept = self.idle.setdefault(repr(options), [])
        if kept:
            return kept.pop()
        context = await self.browser.new_context(**options)
        context.set_default_timeout(WITHIN)
        return context

    async def give_back(self, options: dict[str, Any], context: BrowserContext) -> None:
        """Empty, as nobody had ever used it."""
        page, *others = context.pages or [await context.new_page()]
        for other in others:
            await other.close()
        await page.goto("about:blank")
        await context.clear_cookies()
        session = await context.new_cdp_session(page)
        everything = {"origin": self.base, "storageTypes": "local_storage,indexeddb"}
        await session.send("Storage.clearDataForOrigin", everything)
        await page.close()
        self.idle[repr(options)].append(context)


@dataclass
class Visits:
    """The people of one test: each has a browser context of their own.

    ``problems`` is what their pages complained of: console errors (violations of the content
    security policy among them), uncaught exceptions, `alert`. A test may name those it provokes.
    """

    browsers: Browsers
    base: str
    problems: list[str] = field(default_factory=list)
    provoked: list[str] = field(default_factory=list)
    contexts: list[tuple[dict[str, Any] | None, BrowserContext]] = field(default_factory=list)

    async def person(
        self, language: str = "en", *, fresh: bool = False, **options: Any
    ) -> BrowserContext:
        """``fresh``: its network or scripts will be meddled with, so nobody may have it after."""
        chosen = {"locale": language, "viewport": DESKTOP, "reduced_motion": "reduce"} | options
        if fresh:
            context = await self.browsers.browser.new_context(**chosen)
            context.set_default_timeout(WITHIN)
        else:
            context = await self.browsers.take(chosen)
        self.contexts.append((None if fresh else chosen, context))
        context.on("console", self._heard)
        context.on("weberror", self._failed)
        context.on("dialog", self._asked)
        return context

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.problems.append(f"{message.type}: {message.text}")

    def _failed(self, error: WebError) -> None:
        self.problems.append(f"exception: {error.error}")

    async def _asked(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        await dialog.dismiss()

    async def resident(self, language: str = "en", path: str = "/", **options: Any) -> "Chat":
        return await self.chat(await self.person(language, **options), path)

    async def chat(self, where: BrowserContext | Page, path: str = "/") -> "Chat":
        page = where if isinstance(where, Page) else await where.new_page()
        await page.goto(self.base + path)
        chat = Chat(page, page)
        await expect(chat.composer).to_be_visible()
        return chat

    async def console(
        self, cookies: Any, *, available: bool = True, path: str = "/agent", **options: Any
    ) -> "Desk":
        context = await self.person(**options)
        await context.add_cookies(cookies)
        page = await context.new_page()
        await page.goto(self.base + path)
        desk = Desk(page)
        if available:
            await desk.available()
        return desk

    async def end(self) -> None:
        for options, context in self.contexts:
            context.remove_listener("console", self._heard)
            context.remove_listener("weberror", self._failed)
            context.remove_listener("dialog", self._asked)
            if options is None:
                await context.close()
            else:
                await self.browsers.give_back(options, context)
        left = [p for p in self.problems if not any(known in p for known in self.provoked)]
        assert not left, left


@dataclass(frozen=True, slots=True)
class Chat:
    """The resident's page; ``at`` is the page, or the frame that a widget put it into."""

    page: Page
    at: Page | Frame

    @property
    def composer(self) -> Locator:
        return self.at.locator("yq-composer textarea")

    @property
    def own(self) -> Locator:
        """What the resident wrote."""
        return self.at.locator("yq-message .message.own")

    @property
    def answer(self) -> Locator:
        return self.at.locator("yq-answer-card")

    @property
    def waiting(self) -> Locator:
        return self.at.locator("yq-waiting")

    @property
    def trouble(self) -> Locator:
        return self.at.locator("yq-composer .problem")

    def message(self, words: str) -> Locator:
        return self.at.locator("yq-message", has_text=words)

    def button(self, name: str) -> Locator:
        return self.at.get_by_role("button", name=name, exact=True)

    async def write(self, words: str) -> None:
        await self.composer.fill(words)
        await self.composer.press("Enter")

    async def ask(self, words: str) -> Locator:
        """Writes, and gives the answer's card."""
        before = await self.answer.count()
        await self.write(words)
        card = self.answer.nth(before)
        await expect(card).to_be_visible()
        return card

    async def ask_for_a_person(self, words: str) -> None:
        """``words`` are what the queue shows of it."""
        await self.choose("Talk to a person")
        await expect(self.waiting).to_be_visible()
        await self.write(words)
        await expect(self.own.last).to_contain_text("Delivered")

    async def choose(self, item: str) -> None:
        """From the menu."""
        await self.button("More").click()
        await self.at.locator("yq-menu .menu").get_by_role("button", name=item).click()

    async def texts(self) -> list[str]:
        """All that is said, in its order."""
        told = self.at.locator("yq-message .words, yq-message .notice, yq-message h3")
        return await told.all_text_contents()


@dataclass(frozen=True, slots=True)
class Desk:
    """The agent's console."""

    page: Page

    @property
    def presence(self) -> Locator:
        return self.page.get_by_role("switch")

    @property
    def composer(self) -> Locator:
        return self.page.locator("yq-composer-desk textarea")

    def row(self, words: str) -> Locator:
        return self.page.locator("yq-queue li", has_text=words)

    def message(self, words: str) -> Locator:
        return self.page.locator("yq-thread yq-message", has_text=words)

    async def available(self) -> None:
        await expect(self.presence).to_be_enabled()
        if not await self.presence.is_checked():
            await self.page.locator("yq-topbar wa-switch").click()
            await expect(self.presence).to_be_checked()

    async def accept(self, words: str) -> None:
        """Takes the resident whose last words these are."""
        await self.row(words).get_by_role("button", name="Accept").click()
        await expect(self.composer).to_be_focused()

    async def write(self, words: str) -> None:
        await self.composer.fill(words)
        await self.composer.press("Enter")
        await expect(self.message(words)).to_be_visible()


async def focused(page: Page) -> str:
    """The name, or the text, of what has the keyboard."""
    return str(await page.evaluate(FOCUSED))


async def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Goes there as somebody without a mouse does."""
    passed = []
    for _ in range(80):
        if (here := await focused(page)) == name:
            return
        passed.append(here)
        await page.keyboard.press(key)
    raise AssertionError(f"{name!r} is not reached: {passed}")


async def spoken(page: Page, role: str) -> str:
    """What the accessibility tree holds under the elements of a role: what a reader is told."""
    session = await page.context.new_cdp_session(page)
    try:
        nodes = (await session.send("Accessibility.getFullAXTree"))["nodes"]
    finally:
        await session.detach()
    by_id = {node["nodeId"]: node for node in nodes}

    def words(node: dict[str, Any]) -> str:
        if node.get("role", {}).get("value") == "StaticText":
            return str(node["name"]["value"])
        below = (by_id[child] for child in node.get("childIds", []) if child in by_id)
        return " ".join(filter(None, map(words, below)))

    return "\n".join(words(n) for n in nodes if n.get("role", {}).get("value") == role)


async def serious_violations(page: Page) -> list[str]:
    """What axe finds, each with its place; in dark only the colours are another matter."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(AXE + "\n;0")
    found: list[str] = []
    for scheme, rules in (("light", TAGS), ("dark", ["color-contrast"])):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += [f"{scheme}: {one}" for one in await page.evaluate(RUN_AXE, rules)]
    await page.emulate_media(color_scheme="light")
    return found


async def too_wide(page: Page | Frame) -> list[str]:
    """What is seen and sticks out of the window to a side."""
    found: list[str] = await page.evaluate(TOO_WIDE)
    return found
