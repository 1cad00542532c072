"""Editors over HTTP, on a desk whose answers they may change."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from tests.contracts.test_agent import sign_in
from tests.running import PageClient, RunningDesk

PEOPLE = {"ana": "editor", "bo": "editor", "chief": "editor_in_chief"}
SLUG = "moon-ferry"
"""A topic that no seed has, far from all the others."""
FACTS: dict[str, Any] = {
    "category": "travel",
    "source": "en",
    "authority": {"name": {"en": "Ferry office"}, "phones": ["12345"]},
    "sources": [{"name": {"en": "Ferry office"}, "url": "https://example.org/ferry"}],
    "reviewed_on": "2026-11-01",
    "review_by": "2027-11-01",
    "expires_on": None,
    "related": [],
}
PHRASINGS = [
    "moon ferry",
    "tickets for the moon ferry",
    "when does the ferry to the moon leave",
    "how much is the moon ferry",
    "i want to take the ferry to the moon",
    "where is the pier of the moon ferry",
]
TEXT: dict[str, Any] = {
    "question": "How do I take the moon ferry?",
    "answer": "The moon ferry leaves from pier 7 at full moon. Buy the ticket on board.",
    "details": "Bring a coat.",
    "phrasings": PHRASINGS,
    "trials": ["moon ferry timetable", "price of the ferry to the moon", "moon ferry pier"],
}


@dataclass
class Editor:
    name: str
    desk: RunningDesk
    http: httpx.AsyncClient
    csrf: str

    async def call(self, method: str, path: str, body: Any = None) -> httpx.Response:
        headers = {"x-csrf-token": self.csrf, "origin": self.desk.base}
        return await self.http.request(method, f"/api/editor/{path}", json=body, headers=headers)

    async def ok(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self.call(method, path, body)
        assert answer.is_success, answer.text
        return answer.json()

    async def step(self, part: str, step: str, slug: str = SLUG, **more: Any) -> Any:
        version = (await self.open(part, slug))["version"]
        body = {"version": version, **more}
        return await self.ok("POST", f"topics/{slug}/{part}/{step}", body)

    async def part(self, part: str, slug: str = SLUG) -> Any:
        topic = await self.ok("GET", f"topics/{slug}")
        return topic["facts"] if part == "facts" else topic["texts"][part]

    async def open(self, part: str, slug: str = SLUG) -> Any:
        return (await self.part(part, slug))["open"]

    async def until(self, part: str, holds: Any, slug: str = SLUG) -> Any:
        """The part, as soon as it is so."""
        async with asyncio.timeout(60):
            while not holds(found := await self.part(part, slug)):
                await asyncio.sleep(0.05)
        return found


@asynccontextmanager
async def editors(
    desk: RunningDesk, roles: Mapping[str, str] = PEOPLE
) -> AsyncIterator[dict[str, Editor]]:
    async with AsyncExitStack() as stack:
        people = {}
        for name, role in roles.items():
            password = await asyncio.to_thread(desk.staff, name, "en", role=role)
            http = await stack.enter_async_context(
                httpx.AsyncClient(base_url=desk.base, timeout=30)
            )
            await sign_in(desk, http, name, password)
            csrf = (await http.get("/api/agent/me")).json()["csrf"]
            people[name] = Editor(name, desk, http, csrf)
        yield people


async def answering(desk: RunningDesk) -> None:
    """The web role is ready before the worker has read all answers: waits for its first word."""
    async with PageClient(desk.base).online() as page:
        await page.send("hello")
        await page.until(lambda: page.seen > 1, 60)


async def publish(people: dict[str, Editor], part: str, slug: str = SLUG, **more: Any) -> Any:
    """What is open goes its whole way: ana wrote it, bo reads it, it is due."""
    before = (await people["ana"].part(part, slug))["published"]
    await people["ana"].step(part, "submit", slug)
    await people["bo"].step(part, "approve", slug, remark="good")
    await people["ana"].step(part, "publish", slug, **more)

    def out(found: Any) -> bool:
        return bool(found["published"] != before or found["open"]["blocked"])

    return await people["ana"].until(part, out, slug)
