"""docs/protocol.md: going on elsewhere, by a link or a code."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.contracts.test_resident import check_error
from tests.running import PageClient, RunningDesk


async def call(
    page: PageClient, path: str, body: dict[str, Any] | None = None, token: str = ""
) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    async with httpx.AsyncClient(base_url=page.base, timeout=30) as http:
        return await http.post(path, json=body or {}, headers=headers)


async def code_of(page: PageClient) -> str:
    answer = await call(page, "/api/chat/elsewhere", token=page.token)
    assert answer.status_code == 201, answer.text
    body = answer.json()
    assert set(body) == {"code", "until", "channels"}
    return str(body["code"])


async def link_of(page: PageClient) -> str:
    """What the assistant tells."""
    told = await page.ask("Continue elsewhere", choice="elsewhere")
    return str(told["text"].partition("?pass=")[2].split()[0])


async def continued(page: PageClient, answer: httpx.Response) -> PageClient:
    assert answer.status_code == 201, answer.text
    body = answer.json()
    assert set(body) == {"token", "conversation"}
    assert body["conversation"]["id"] == page.conversation["id"]
    assert body["token"] != page.token
    return PageClient(page.base, token=body["token"])


async def test_a_code_opens_the_same_conversation_with_all_of_it(page: PageClient) -> None:
    await page.ask("how do I get a sim card")
    shown = await code_of(page)
    other = await continued(page, await call(page, "/api/chat/resume", {"code": shown.lower()}))
    async with other.online():
        await other.until(lambda: other.seen >= page.conversation["last_seq"])
        assert other.messages[0]["text"] == "how do I get a sim card"
        notice = other.messages[-1]
        assert (notice["kind"], "Web chat" in notice["text"]) == ("notice", True)
        # both pages write into it, and read what the other wrote
        await other.ask("where is the metro")
        await page.ask("and how do I open a bank account")
        await other.until(lambda: other.seen == page.seen)
        assert [m["text"] for m in other.messages] == [m["text"] for m in page.messages]


async def test_a_code_opens_nothing_a_second_time(page: PageClient) -> None:
    code = await code_of(page)
    answers = await asyncio.gather(
        *(call(page, "/api/chat/resume", {"code": code}) for _ in range(3))
    )
    assert sorted(a.status_code for a in answers) == [201, 404, 404]
    check_error(await call(page, "/api/chat/resume", {"code": code}), 404, "no_such_pass")


@pytest.mark.parametrize("code", ["", "K7M4-9QX", "nonsense!", "'; DROP", "\u0000", "９" * 90])
async def test_what_is_no_code_is_told_the_same(page: PageClient, code: str) -> None:
    check_error(await call(page, "/api/chat/resume", {"code": code}), 404, "no_such_pass")


async def test_a_link_opens_once_and_by_post_alone(page: PageClient) -> None:
    given = await link_of(page)
    async with httpx.AsyncClient(base_url=page.base, timeout=30) as http:
        for _ in range(2):
            # an app that looks ahead
            ahead = await http.get("/", params={"pass": given})
            assert ahead.status_code == 200
            assert given not in ahead.text
            assert ahead.headers.get_list("referrer-policy") == ["no-referrer"]
            assert ahead.headers["cache-control"] == "no-store"
        assert (await http.get("/api/chat/pass", params={"pass": given})).status_code == 405
    await continued(page, await call(page, "/api/chat/pass", {"pass": given}))
    check_error(await call(page, "/api/chat/pass", {"pass": given}), 404, "no_such_pass")


async def test_a_link_that_was_changed_opens_nothing(page: PageClient) -> None:
    given = await link_of(page)
    token, _, signature = given.rpartition(".")
    for wrong in (given[:-2], token, f"x{given}", f"{token}x.{signature}", "", "."):
        check_error(await call(page, "/api/chat/pass", {"pass": wrong}), 404, "no_such_pass")
    check_error(await call(page, "/api/chat/pass", {"pass": "x" * 201}), 400, "bad_fields")
    async with httpx.AsyncClient(base_url=page.base, timeout=30) as http:
        half = await http.post("/api/chat/pass", content=r'{"pass": "\ud83d"}')
        assert half.status_code in {400, 404, 422}
    await continued(page, await call(page, "/api/chat/pass", {"pass": given}))


async def test_a_page_that_goes_over_waits_nowhere_else(page: PageClient) -> None:
    code = await code_of(page)
    async with PageClient(page.base).online() as other:
        await other.ask("Talk to a person", choice="agent")
        await other.until(lambda: other.conversation["state"] == "waiting")
        taken = await call(page, "/api/chat/resume", {"code": code}, token=other.token)
        await continued(page, taken)
        await other.until(lambda: other.conversation["state"] == "closed")


async def test_nobody_makes_a_code_for_somebody_else(page: PageClient) -> None:
    for token in ("", "x" * 43):
        answer = await call(page, "/api/chat/elsewhere", token=token)
        check_error(answer, 401, "not_signed_in")
    async with PageClient(page.base).online() as other:
        # a code is for the conversation of who made it
        answer = await call(page, "/api/chat/resume", {"code": await code_of(other)})
        assert answer.json()["conversation"]["id"] == other.conversation["id"]
        assert other.conversation["id"] != page.conversation["id"]


async def test_guessing_ends_soon_and_says_how_long(tmp_path_factory: Any) -> None:
    from tests.running import running_desk

    folder = tmp_path_factory.mktemp("guessed") / "data"
    with running_desk(folder) as desk:
        page = PageClient(desk.base)
        answers = [await call(page, "/api/chat/resume", {"code": f"K7M4-9{n}"}) for n in range(31)]
        assert {a.status_code for a in answers[:-1]} == {404}
        fields = check_error(answers[-1], 429, "rate_limited")
        assert 0 < fields["retry_after"] <= 600


async def test_no_pass_is_in_the_log(desk: RunningDesk, page: PageClient) -> None:
    given, code = await link_of(page), await code_of(page)
    await call(page, "/api/chat/pass", {"pass": given})
    await call(page, "/api/chat/resume", {"code": code})
    log = desk.log.read_text()
    assert given not in log
    assert code not in log
