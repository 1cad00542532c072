"""What an operator is told of an account that does not work, or not fully."""

import json
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from bots.parts import Finding, Step
from bots.wechat_api import Account, Api, Rights
from bots.wechat_check import NOBODY, examine, set_up
from tests.desk_parts import SetClock

WHITELIST = "invalid ip 192.0.2.7 ipv6 ::ffff:192.0.2.7, not in whitelist rid: 65a5f1-5b3c"
FINE: dict[str, Any] = {
    "/cgi-bin/stable_token": {"access_token": "t", "expires_in": 7200},
    "/cgi-bin/get_api_domain_ip": {"ip_list": ["127.0.0.1"]},
    "/cgi-bin/message/custom/send": {"errcode": 40003},
    "/cgi-bin/menu/get": {"menu": {}},
    "/cgi-bin/openapi/quota/get": {"errcode": 0, "quota": {"daily_limit": 500, "remain": 499}},
}


async def look(
    said: Mapping[str, Any] | None = None,
    public_url: str | None = "https://desk.example",
    encrypted: bool = True,
    held: Mapping[str, Any] | None = None,
) -> tuple[list[Finding], list[httpx.Request]]:
    """What is found where WeChat answers so instead; None: it is not reached. ``held``: what it
    says to who asks for a token, after the desk has got one."""
    requests: list[httpx.Request] = []
    answers = {**FINE, **{f"/cgi-bin/{name}": answer for name, answer in (said or {}).items()}}

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        found = answers.get(request.url.path)
        if found is None:
            raise httpx.ConnectError("nobody there", request=request)
        return httpx.Response(200, json=found)

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
        api = Api(Account("wx1", "secret"), http, None, SetClock())
        if held:
            await api.call("/cgi-bin/get_api_domain_ip")
            answers["/cgi-bin/stable_token"] = held
        findings = await examine(api, Rights(None, "wx1"), public_url, encrypted)
    return findings, requests


def told(findings: list[Finding]) -> str:
    return " ".join(f"{finding.said} {finding.do}" for finding in findings)


async def test_all_is_well_and_nothing_was_sent() -> None:
    findings, requests = await look()
    assert all(finding.ok for finding in findings)
    assert "https://desk.example/bots/wechat" in told(findings)
    assert "499 of 500" in told(findings)
    sent = [r for r in requests if r.url.path.endswith("/send")]
    assert [json.loads(r.content)["touser"] for r in sent] == [NOBODY]
    assert {r.url.path for r in requests if r.method == "POST"} == {
        "/cgi-bin/stable_token",
        "/cgi-bin/message/custom/send",
        "/cgi-bin/openapi/quota/get",
    }


async def test_a_wrong_secret_is_found_while_a_token_of_the_right_one_lives() -> None:
    findings, _ = await look(held={"errcode": 40125, "errmsg": "invalid appsecret"})
    assert not findings[-1].ok
    assert "WECHAT_APP_SECRET" in told([findings[-1]])


@pytest.mark.parametrize(
    ("errcode", "errmsg", "word"),
    [
        (40164, WHITELIST, "add 192.0.2.7"),
        (40013, "invalid appid", "WECHAT_APP_ID"),
        (40125, "invalid appsecret", "WECHAT_APP_SECRET"),
        (40243, "frozen", "unfreeze"),
        (99999, "what now", "what now"),
    ],
)
async def test_what_stands_in_the_way(errcode: int, errmsg: str, word: str) -> None:
    findings, _ = await look({"stable_token": {"errcode": errcode, "errmsg": errmsg}})
    last = findings[-1]
    assert (last.step, last.ok) == (Step.REACHABLE, False)
    assert str(errcode) in last.said
    assert word in told([last])
    assert "secret" not in told(findings).replace("AppSecret", "").replace("appsecret", "")


async def test_nobody_there() -> None:
    findings, _ = await look({"stable_token": None})
    assert (findings[-1].step, findings[-1].ok) == (Step.REACHABLE, False)
    assert "WECHAT_API_BASE" in findings[-1].do


async def test_what_the_account_may_not_do() -> None:
    refused = {"errcode": 48001, "errmsg": "api unauthorized"}
    findings, _ = await look({"message/custom/send": refused, "menu/get": refused})
    assert told(findings).count("微信认证") == 2
    # it works, as far as it goes
    assert all(finding.ok for finding in findings)


async def test_what_is_to_be_done() -> None:
    few = {"errcode": 0, "quota": {"daily_limit": 500, "remain": 3}}
    findings, _ = await look(
        {"menu/get": {"errcode": 46003}, "openapi/quota/get": few},
        public_url=None,
        encrypted=False,
    )
    for words in ("PUBLIC_URL", "WECHAT_AES_KEY", "channels setup", "3 of 500"):
        assert words in told(findings)


@pytest.mark.parametrize(
    ("answer", "ok"), [({"errcode": 0}, True), ({"errcode": 48001}, False), (None, False)]
)
async def test_the_menu_is_set_or_it_is_said_why_not(answer: Any, ok: bool) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/cgi-bin/stable_token":
            return httpx.Response(200, json=FINE["/cgi-bin/stable_token"])
        if answer is None:
            raise httpx.ReadTimeout("x", request=request)
        return httpx.Response(200, json=answer)

    async with httpx.AsyncClient(transport=httpx.MockTransport(respond)) as http:
        api = Api(Account("wx1", "secret"), http, None, SetClock())
        (finding,) = await set_up(api, {"button": []})
    assert finding.ok is ok
