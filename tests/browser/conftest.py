"""One Chromium for the whole session; a context a test; whatever its pages complain of fails it."""

import asyncio
import os
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest_asyncio
from playwright.async_api import async_playwright

from tests.browser.pages import Browsers, Visits
from tests.contracts.test_agent import sign_in
from tests.running import PageClient, RunningDesk

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody of the staff who is signed in."""

    name: str
    username: str
    password: str
    cookies: list[dict[str, str]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def answering(desk: RunningDesk) -> RunningDesk:
    """The web role is ready before the worker has read all answers: waits for its first word."""
    async with PageClient(desk.base).online() as page:
        await page.send("hello")
        await page.until(lambda: page.seen > 1, 60)
    return desk


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browsers(answering: RunningDesk) -> AsyncIterator[Browsers]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield Browsers(browser, answering.base)
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visits(browsers: Browsers) -> AsyncIterator[Visits]:
    made = Visits(browsers, browsers.base)
    yield made
    await made.end()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def agent(desk: RunningDesk) -> AsyncIterator[Agent]:
    """Serves English, French, Arabic and Chinese; leaves an empty desk behind."""
    username = f"b{uuid.uuid4().hex[:8]}"
    password = await asyncio.to_thread(desk.staff, username, "en", "fr", "ar", "zh")
    async with httpx.AsyncClient(base_url=desk.base, timeout=10) as http:
        await sign_in(desk, http, username, password)
        cookies = [
            {"name": c.name, "value": c.value or "", "url": desk.base} for c in http.cookies.jar
        ]
        me = (await http.get("/api/agent/me")).json()
        http.headers.update({"x-csrf-token": me["csrf"], "origin": desk.base})
        yield Agent(me["agent"]["name"], username, password, cookies)
        left = (await http.get("/api/agent/desk")).json()
        for item in left["queue"]:
            await http.post(f"/api/agent/handoffs/{item['handoff_id']}/accept")
        for item in [*left["queue"], *left["mine"]]:
            await http.post(f"/api/agent/conversations/{item['conversation_id']}/close", json={})
        await http.put("/api/agent/presence", json={"status": "away"})
