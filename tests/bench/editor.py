"""What editors wait for: a board of thousands of topics, and the way from "publish" to an
answer."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.async_api import Page, async_playwright

from core.people import Language
from faq.exchange import SEED, read_folder, write_folder
from tests.bench.table import milliseconds, percentile, table
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.contracts.editors import FACTS, SLUG, TEXT, Editor, editors
from tests.running import PageClient, RunningDesk, running_desk

TOPICS = 2_000
EDITS = 8
SCROLL = """async () => {
  const scroller = document.querySelector("yq-editor").shadowRoot.querySelector("yq-board")
    .shadowRoot.querySelector(".scroller");
  const frames = [];
  let last = performance.now();
  const until = scroller.scrollHeight - scroller.clientHeight;
  for (let step = 0; step < 240; step++) {
    scroller.scrollTop = (until * step) / 240;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push((now - last) / 1000);
    last = now;
  }
  return { frames, rows: scroller.querySelectorAll("[data-index]").length };
}"""


@asynccontextmanager
async def _page(desk: RunningDesk, editor: Editor) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = await browser.new_context(viewport={"width": 1280, "height": 800})
        for cookie in editor.http.cookies.jar:
            await context.add_cookies(
                [{"name": cookie.name, "value": cookie.value or "", "url": desk.base}]
            )
        yield await context.new_page()
        await browser.close()


def board() -> None:
    """The parity board with 2,000 topics in nine languages."""
    with tempfile.TemporaryDirectory(prefix="yuqiao-bench-") as folder:
        topics = Path(folder) / "topics"
        first = read_folder(SEED)[0]
        # a text is its question and its answer: what is learnt is another part's matter
        bare = {
            language: replace(text, phrasings=(), trials=())
            for language, text in first.texts.items()
        }
        facts = replace(first.facts, related=())
        write_folder(
            topics,
            [
                replace(
                    first,
                    slug=f"topic-{number}",
                    facts=facts,
                    texts={
                        language: replace(text, question=f"{number}: {text.question}")
                        for language, text in bare.items()
                    },
                )
                for number in range(TOPICS)
            ],
        )
        with running_desk(Path(folder) / "data") as desk:
            desk.command("faq", "import", str(topics))
            rows = asyncio.run(_board(desk))
    print(f"The parity board: {TOPICS:,} topics and the seed's, {len(Language)} languages")
    print(table(["", "measured"], rows))


async def _board(desk: RunningDesk) -> list[list[Any]]:
    async with editors(desk) as people, _page(desk, people["ana"]) as page:
        ana = people["ana"]
        taken = []
        for _ in range(5):
            started = time.perf_counter()
            answer = await ana.call("GET", "board")
            taken.append(time.perf_counter() - started)
        await page.goto(f"{desk.base}/editor")
        await page.wait_for_selector("yq-board a.topic")
        times = []
        for _ in range(3):
            started = time.perf_counter()
            await page.reload()
            await page.wait_for_selector("yq-board a.topic")
            times.append(time.perf_counter() - started)
        scrolled = await page.evaluate(SCROLL)
        started = time.perf_counter()
        await page.get_by_placeholder("Find in all languages").fill("1999:")
        await page.get_by_text("1 topics").wait_for()
        found = time.perf_counter() - started
    frames = scrolled["frames"]
    return [
        ["from the server, median of five", f"{milliseconds(percentile(taken, 0.5))} ms"],
        ["its size", f"{len(answer.content) / 1e6:.1f} MB"],
        ["page loaded anew, first rows there, median of three", f"{percentile(times, 0.5):.2f} s"],
        [
            "scrolled to the end, 240 steps: frame, p50",
            f"{milliseconds(percentile(frames, 0.5))} ms",
        ],
        ["frame, p95", f"{milliseconds(percentile(frames, 0.95))} ms"],
        ["the longest frame", f"{milliseconds(max(frames))} ms"],
        ["rows on the page then", scrolled["rows"]],
        ["found by its words, typed to shown", f"{milliseconds(found)} ms"],
    ]


def publish() -> None:
    """From "publish" to the first resident who is given the new text."""
    with (
        tempfile.TemporaryDirectory(prefix="yuqiao-bench-") as folder,
        running_desk(Path(folder) / "data") as desk,
    ):
        rows = asyncio.run(_publish(desk))
    print(f"From 'publish' to the first new answer, {EDITS} edits of one text; seconds")
    print(table(["", "p50", "max"], rows))


async def _publish(desk: RunningDesk) -> list[list[Any]]:
    async with editors(desk) as people:
        ana, bo = people["ana"], people["bo"]
        await ana.ok("POST", "topics", {"slug": SLUG, "facts": FACTS, "text": TEXT})
        for part in ("facts", "en"):
            await _out(ana, bo, part)
        proved, taken, learnt = [], [], []
        for number in range(EDITS):
            words = f"pier {100 + number}"
            fresh = f"timetable of the ferry to moon number {number}"
            body = TEXT | {
                "answer": f"The ferry leaves from {words}.",
                "phrasings": [*TEXT["phrasings"], fresh],
            }
            await ana.ok("PUT", f"topics/{SLUG}/en", {"version": None, "body": body})
            asked = time.time()
            published = await _out(ana, bo, "en")
            at = _seconds(published["published"]["published_at"])
            proved.append(at - asked)
            by_button, by_words = await asyncio.gather(
                _told(desk, words, choice=f"topic:{SLUG}"), _told(desk, words, text=fresh)
            )
            taken.append(by_button - at)
            learnt.append(by_words - at)
    return [
        [name, f"{percentile(values, 0.5):.2f}", f"{max(values):.2f}"]
        for name, values in (
            ("tried out and published", proved),
            ("then given by a button", taken),
            ("then given to who asks in the new words", learnt),
        )
    ]


async def _out(ana: Editor, bo: Editor, part: str) -> Any:
    before = (await ana.part(part))["published"]
    await ana.step(part, "submit")
    await bo.step(part, "approve")
    await ana.step(part, "publish")
    return await ana.until(part, lambda found: found["published"] != before)


async def _told(desk: RunningDesk, words: str, **asked: str) -> float:
    """When a resident was first told so."""
    async with PageClient(desk.base).online() as page:
        while True:
            await page.ask(**asked)
            if words in page.messages[-1]["text"]:
                return time.time()


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
