"""docs/protocol.md, the staff's half."""

import asyncio
import json
import re
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.contracts.test_resident import check_error, png
from tests.running import PageClient, RunningDesk


@dataclass
class Console:
    """An agent's console without the page."""

    desk: RunningDesk
    http: httpx.AsyncClient
    csrf: str = ""
    agent: dict[str, Any] = field(default_factory=dict)
    frames: list[dict[str, Any]] = field(default_factory=list)
    socket: ClientConnection | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def call(self, method: str, path: str, body: Any = None, **more: Any) -> httpx.Response:
        headers = {"x-csrf-token": self.csrf, "origin": self.desk.base}
        return await self.http.request(
            method, f"/api/agent/{path}", json=body, headers=headers, **more
        )

    async def ok(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        answer = await self.call(method, path, body, **more)
        assert answer.is_success, answer.text
        return answer.json()

    async def write(self, frame: dict[str, Any]) -> None:
        assert self.socket is not None
        await self.socket.send(json.dumps(frame))

    async def until(self, holds: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """The first frame, come or to come, of which it holds."""
        async with asyncio.timeout(60):
            while True:
                for frame in self.frames:
                    if holds(frame):
                        return frame
                self.news.clear()
                await self.news.wait()

    async def _read(self) -> None:
        assert self.socket is not None
        async for raw in self.socket:
            self.frames.append(json.loads(raw))
            self.news.set()


async def sign_in(desk: RunningDesk, http: httpx.AsyncClient, name: str, password: str) -> None:
    form = await http.get("/login")
    found = re.search('name="csrf" value="([^"]+)"', form.text)
    assert found is not None
    answer = await http.post(
        "/login",
        data={"username": name, "password": password, "csrf": found[1], "next": "/agent"},
        headers={"origin": desk.base},
    )
    assert answer.status_code == 303, answer.text


@asynccontextmanager
async def console(desk: RunningDesk, *languages: str) -> AsyncIterator[Console]:
    name = f"a{uuid.uuid4().hex[:8]}"
    password = await asyncio.to_thread(desk.staff, name, *languages)
    async with httpx.AsyncClient(base_url=desk.base, timeout=10) as http:
        await sign_in(desk, http, name, password)
        me = (await http.get("/api/agent/me")).json()
        made = Console(desk, http, me["csrf"], me["agent"])
        url = desk.base.replace("http", "ws", 1) + "/api/agent/socket"
        cookie = "; ".join(f"{c.name}={c.value}" for c in http.cookies.jar)
        headers = {"cookie": cookie, "origin": desk.base}
        async with connect(url, additional_headers=headers) as made.socket:
            reader = asyncio.create_task(made._read())
            await made.write({"type": "hello", "watch": {}})
            await made.ok("PUT", "presence", {"status": "available"})
            yield made
            await made.ok("PUT", "presence", {"status": "away"})
            reader.cancel()


@pytest.fixture
async def mei(desk: RunningDesk) -> AsyncIterator[Console]:
    async with console(desk, "en", "fr", "zh") as made:
        yield made


async def queued(mei: Console, page: PageClient) -> dict[str, Any]:
    """Brings a resident into the queue and gives the item that the console sees."""
    await page.ask(choice="agent")
    id_ = page.conversation["id"]
    frame = await mei.until(lambda f: f["type"] == "desk" and of(f["desk"]["queue"], id_))
    return dict(of(frame["desk"]["queue"], id_)[0])


def of(items: list[dict[str, Any]], conversation_id: str) -> list[dict[str, Any]]:
    return [item for item in items if item["conversation_id"] == conversation_id]


async def test_a_person_takes_over_and_closes(mei: Console, page: PageClient) -> None:
    item = await queued(mei, page)
    assert item["for_me"] is True
    accepted = await mei.ok("POST", f"handoffs/{item['handoff_id']}/accept")
    id_ = accepted["id"]
    assert accepted["may_write"] is True
    await page.until(lambda: page.conversation["state"] == "with_agent")
    assert page.conversation["agent"]["name"] == mei.agent["name"]

    await mei.write({"type": "watch", "conversation_id": id_, "after": 0})
    words = {"id": str(uuid.uuid4()), "text": "Good evening, how can I help?"}
    sent = [await mei.ok("POST", f"conversations/{id_}/messages", words) for _ in range(2)]
    assert sent[0] == sent[1]
    await page.until(lambda: any(m["text"] == words["text"] for m in page.messages))
    assert sum(m["text"] == words["text"] for m in page.messages) == 1

    await page.send("I lost my bag")
    await mei.until(
        lambda f: (
            f["type"] == "messages" and any(m["text"] == "I lost my bag" for m in f["messages"])
        )
    )
    await page.until(lambda: page.messages[-1]["text"] == "I lost my bag")
    await mei.write({"type": "read", "conversation_id": id_, "seq": page.seen})
    await page.until(lambda: page.conversation["desk_read"] >= page.seen)

    await mei.ok("POST", f"conversations/{id_}/close", {})
    await page.until(lambda: page.conversation["state"] == "closed")
    rating = page.messages[-1]
    assert rating["kind"] == "rating"
    thanks = await page.ask("kind", choice=f"rate:{rating['card']['handoff_id']}:5")
    assert thanks["kind"] == "notice"
    refused = await mei.call(
        "POST", f"conversations/{id_}/messages", words | {"id": str(uuid.uuid4())}
    )
    check_error(refused, 403, "not_yours")


async def test_typing_shows_on_both_sides(mei: Console, page: PageClient) -> None:
    item = await queued(mei, page)
    id_ = (await mei.ok("POST", f"handoffs/{item['handoff_id']}/accept"))["id"]
    await mei.write({"type": "watch", "conversation_id": id_, "after": 0})
    await mei.until(lambda f: f["type"] == "messages" and f["conversation_id"] == id_)
    assert page.socket is not None
    await page.socket.send('{"type": "typing"}')
    await mei.until(lambda f: f["type"] == "typing" and f["conversation_id"] == id_)
    await mei.write({"type": "typing", "conversation_id": id_})
    await page.until(lambda: page.typing)
    assert page.typing[-1]["author"]["name"] == mei.agent["name"]
    await mei.ok("POST", f"conversations/{id_}/hand-back", {})


async def test_the_others_are_told_who_has_it(
    desk: RunningDesk, mei: Console, page: PageClient
) -> None:
    async with console(desk, "en") as omar:
        item = await queued(mei, page)
        await omar.until(
            lambda f: f["type"] == "desk" and of(f["desk"]["queue"], page.conversation["id"])
        )
        await mei.ok("POST", f"handoffs/{item['handoff_id']}/accept")
        told = await omar.until(
            lambda f: f["type"] == "taken" and f["handoff_id"] == item["handoff_id"]
        )
        assert told["by"] == mei.agent["name"]
        late = await omar.call("POST", f"handoffs/{item['handoff_id']}/accept")
        assert check_error(late, 409, "handoff_taken")["by"] == mei.agent["name"]
        # and a colleague's conversation is not his to read or to end
        id_ = page.conversation["id"]
        check_error(await omar.call("GET", f"conversations/{id_}"), 403, "forbidden")
        check_error(await omar.call("POST", f"conversations/{id_}/close", {}), 403, "not_yours")
        await mei.ok(
            "POST", f"conversations/{id_}/pass", {"agent_id": omar.agent["id"], "note": "his bag"}
        )
        shown = await omar.ok("GET", f"conversations/{id_}")
        assert (shown["may_write"], shown["notes"][0]["text"]) == (True, "his bag")
        await omar.ok("POST", f"conversations/{id_}/hand-back", {})


async def test_files_go_both_ways(mei: Console, page: PageClient) -> None:
    item = await queued(mei, page)
    id_ = (await mei.ok("POST", f"handoffs/{item['handoff_id']}/accept"))["id"]
    headers = {"x-csrf-token": mei.csrf}
    path = f"/api/agent/conversations/{id_}/files"
    kept = await mei.http.post(path, files={"file": ("map.png", png())}, headers=headers)
    file = kept.json()
    await mei.ok(
        "POST", f"conversations/{id_}/messages", {"id": str(uuid.uuid4()), "files": [file["id"]]}
    )
    await page.until(lambda: page.messages[-1]["files"])
    assert (await mei.http.get(page.messages[-1]["files"][0]["url"])).content == png()
    await mei.ok("POST", f"conversations/{id_}/close", {})


async def test_a_callback_is_asked_for_and_done(mei: Console, page: PageClient) -> None:
    await page.ask(choice="agent")
    assert (await page.ask("Call me back", choice="callback"))["kind"] == "callback"
    await page.ask("+86 138 0013 8000, evenings", choice="callback")
    open_ = (await mei.ok("GET", "callbacks"))["callbacks"]
    mine = of(open_, page.conversation["id"])[0]
    assert mine["phone"] == "+86 138 0013 8000"
    done = {"outcome": "reached", "note": ""}
    left = await mei.ok("POST", f"callbacks/{mine['id']}/done", done)
    assert not of(left["callbacks"], page.conversation["id"])
    check_error(await mei.call("POST", f"callbacks/{mine['id']}/done", done), 404, "not_found")


async def test_knowledge_comes_in_both_languages(mei: Console) -> None:
    found = (await mei.ok("GET", "faq", params={"q": "passeport", "language": "fr"}))["results"]
    assert found[0]["slug"] == "lost-passport"
    assert set(found[0]["texts"]) == {"en", "fr"}
    canned = (await mei.ok("GET", "canned", params={"language": "ar"}))["canned"]
    assert all(set(entry["texts"]) == {"en", "ar"} for entry in canned)


async def test_proof_is_needed_for_everything(desk: RunningDesk, mei: Console) -> None:
    async with httpx.AsyncClient(base_url=desk.base) as nobody:
        for path in ("me", "desk", "callbacks", "faq", "canned", "conversations/x"):
            check_error(await nobody.get(f"/api/agent/{path}"), 401, "not_signed_in")
        page = await nobody.get("/agent")
        assert (page.status_code, page.headers["location"]) == (303, "/login?next=/agent")
    away = {"status": "away"}
    no_csrf = await mei.http.put("/api/agent/presence", json=away)
    check_error(no_csrf, 403, "bad_csrf")
    foreign = await mei.http.put(
        "/api/agent/presence",
        json=away,
        headers={"x-csrf-token": mei.csrf, "origin": "https://evil.example"},
    )
    check_error(foreign, 403, "bad_origin")
    url = desk.base.replace("http", "ws", 1) + "/api/agent/socket"
    for headers in ({}, {"cookie": "yuqiao_session=x", "origin": desk.base}):
        async with connect(url, additional_headers=headers) as socket:
            with pytest.raises(ConnectionClosed):
                await socket.recv()
            assert socket.close_code == 4401


async def test_passwords_can_not_be_tried_for_ever(desk: RunningDesk) -> None:
    async with httpx.AsyncClient(base_url=desk.base, timeout=10) as http:
        for attempt in range(12):
            form = await http.get("/login")
            found = re.search('name="csrf" value="([^"]+)"', form.text)
            assert found is not None
            answer = await http.post(
                "/login", data={"username": "admin", "password": "wrong", "csrf": found[1]}
            )
            assert answer.status_code == (400 if attempt < 10 else 429)
        forged = await http.post("/login", data={"username": "admin", "password": "wrong"})
        assert forged.status_code == 400


async def test_signing_in_leads_nowhere_else(desk: RunningDesk) -> None:
    async with httpx.AsyncClient(base_url=desk.base) as http:
        for bad in ("//evil.example", "https://evil.example", "/\\evil.example"):
            form = await http.get("/login", params={"next": bad})
            assert 'name="next" value="/agent"' in form.text


async def test_a_console_that_was_away_catches_up(mei: Console, page: PageClient) -> None:
    item = await queued(mei, page)
    id_ = (await mei.ok("POST", f"handoffs/{item['handoff_id']}/accept"))["id"]
    await page.send("first")
    await page.send("second")
    await page.until(lambda: not page.unsent)
    cookie = "; ".join(f"{c.name}={c.value}" for c in mei.http.cookies.jar)
    url = mei.desk.base.replace("http", "ws", 1) + "/api/agent/socket"
    headers = {"cookie": cookie, "origin": mei.desk.base}
    async with connect(url, additional_headers=headers) as socket:
        await socket.send(json.dumps({"type": "hello", "watch": {id_: 3}}))
        seqs: list[int] = []
        async with asyncio.timeout(10):
            while len(seqs) < 2:
                frame = json.loads(await socket.recv())
                if frame["type"] == "messages":
                    seqs += [m["seq"] for m in frame["messages"]]
    assert seqs[:2] == [4, 5]
    await mei.ok("POST", f"conversations/{id_}/close", {})
