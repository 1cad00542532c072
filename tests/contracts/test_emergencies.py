"""Emergencies' rules and what becomes of what was seen, over HTTP, with the real trainer."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from nlu.emergency import read_seed
from tests.contracts.editors import Editor, answering, editors
from tests.contracts.test_resident import check_error
from tests.running import PageClient, RunningDesk, running_desk

pytestmark = pytest.mark.asyncio(loop_scope="module")
People = dict[str, Editor]
RULE = "emergencies/rules/strong-fire-en"
ROLES = {
    "ana": "editor",
    "chief": "editor_in_chief",
    "sue": "supervisor",
    "mei": "agent",
}


@pytest.fixture(scope="module")
def own_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with running_desk(tmp_path_factory.mktemp("emergencies") / "data") as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def people(own_desk: RunningDesk) -> AsyncIterator[People]:
    async with editors(own_desk, ROLES) as found:
        await answering(own_desk)
        yield found


async def rule_of(people: People, rule: str = "strong-fire-en") -> Any:
    rules = (await people["chief"].ok("GET", "emergencies/rules"))["rules"]
    return next((one for one in rules if one["id"] == rule), None)


async def answered(desk: RunningDesk, text: str, *, emergency: bool) -> None:
    """A new resident gets the card, or not, as soon as what was saved just now is taken in."""
    async with asyncio.timeout(30):
        while True:
            async with PageClient(desk.base).online() as page:
                if ((await page.ask(text))["kind"] == "emergency") is emergency:
                    return
            await asyncio.sleep(0.2)


async def detections(people: People, *, everything: bool = True) -> Any:
    path = f"emergencies/detections?all={str(everything).lower()}"
    return await people["sue"].ok("GET", path)


async def detection(people: People, words: str) -> Any:
    found = (await detections(people))["detections"]
    return next(one for one in found if words in one["text"])


async def test_the_seed_is_there_to_edit(people: People) -> None:
    rules = (await people["chief"].ok("GET", "emergencies/rules"))["rules"]
    assert {one["id"]: one["patterns"] for one in rules} == {
        rule.id: list(rule.patterns) for rule in read_seed()
    }


@pytest.mark.parametrize("name", ["ana", "sue", "mei"])
async def test_rules_are_the_chiefs(people: People, name: str) -> None:
    body = {"phrases": ["a b"], "patterns": []}
    for method, path, sent in (
        ("GET", "emergencies/rules", None),
        ("POST", f"{RULE}/try", body),
        ("PUT", RULE, body | {"version": 1}),
        ("GET", f"{RULE}/history", None),
    ):
        check_error(await people[name].call(method, path, sent), 403, "forbidden")


async def test_what_is_saved_is_heard_and_can_be_taken_back(
    people: People, own_desk: RunningDesk
) -> None:
    chief, said = people["chief"], "the zorbo of my aunt fumbles quimtally"
    await answered(own_desk, said, emergency=False)
    old = await rule_of(people)
    body = {"phrases": ["zorbo * Fumbles", " ", "zorbo * Fumbles"], "patterns": old["patterns"]}
    trial = await chief.ok("POST", f"{RULE}/try", body)
    assert trial["texts"] > 9_000
    assert set(trial["counts"].values()) == {0}
    done = await chief.ok("PUT", RULE, body | {"version": old["version"], "reason": "new word"})
    new = next(one for one in done["rules"] if one["id"] == "strong-fire-en")
    assert new["phrases"] == ["zorbo * Fumbles"]
    await answered(own_desk, said, emergency=True)
    stale = await chief.call("PUT", RULE, body | {"version": old["version"]})
    check_error(stale, 409, "changed_meanwhile")
    seen = await detection(people, "quimtally")
    assert (seen["by"], seen["rule"], seen["state"]) == ("rule", "strong-fire-en", "bot")
    assert seen["today"] == {
        "label": "emergency:fire",
        "rule": "strong-fire-en",
        "line": "zorbo * Fumbles",
    }
    back = {"phrases": [], "patterns": old["patterns"], "version": new["version"]}
    await chief.ok("PUT", RULE, back | {"reason": "no such word"})
    await answered(own_desk, said, emergency=False)
    changes = (await chief.ok("GET", f"{RULE}/history"))["changes"]
    assert [(one["by"], one["reason"]) for one in changes] == [
        ("Chief", "no such word"),
        ("Chief", "new word"),
        ("", ""),
    ]
    assert (await detection(people, "quimtally"))["today"] is None


async def test_harm_needs_a_reason(people: People) -> None:
    chief, rule = people["chief"], await rule_of(people)
    lost = {"phrases": [], "patterns": [], "version": rule["version"]}
    refused = await chief.call("PUT", RULE, lost | {"reason": "shorter"})
    check_error(refused, 409, "held_back")
    assert refused.json()["fields"]["lost"] > 0
    wolf = {"phrases": ["fire"], "patterns": rule["patterns"], "version": rule["version"]}
    check_error(await chief.call("PUT", RULE, wolf), 409, "held_back")
    assert await rule_of(people) == rule
    await chief.ok("PUT", RULE, wolf | {"override": "better wolf than fire"})
    newest = (await chief.ok("GET", f"{RULE}/history"))["changes"][0]
    assert newest["override"] == "better wolf than fire"
    back = {"phrases": [], "patterns": rule["patterns"], "version": rule["version"] + 1}
    await chief.ok("PUT", RULE, back | {"override": "not needed"})
    assert (await chief.ok("GET", f"{RULE}/history"))["changes"][0]["override"] == ""


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"phrases": ["x"], "patterns": []}, "bad_rule"),
        ({"phrases": [], "patterns": ["(a+)+b"]}, "bad_rule"),
        ({"phrases": ["a" * 121], "patterns": []}, "bad_fields"),
        ({"phrases": [], "patterns": ["a" * 701]}, "bad_fields"),
        ({"phrases": [], "patterns": ["ab\ncd"]}, "bad_fields"),
        ({"phrases": ["ab"] * 301, "patterns": []}, "bad_fields"),
        ({"patterns": []}, "bad_fields"),
    ],
)
async def test_what_cannot_be_a_rule(people: People, body: Any, code: str) -> None:
    for method, path in (("POST", f"{RULE}/try"), ("PUT", RULE)):
        answer = await people["chief"].call(method, path, body | {"version": 1})
        check_error(answer, 400, code)
        if code == "bad_rule":
            assert answer.json()["fields"]["line"] == 1


async def test_no_such_rule(people: People) -> None:
    body = {"phrases": ["ab"], "patterns": [], "version": 0}
    for rule in ("strong-en", "asking-fire-en", "nothing", "strong-fire-xx"):
        path = f"emergencies/rules/{rule}"
        check_error(await people["chief"].call("PUT", path, body), 404, "not_found")
    check_error(await people["chief"].call("GET", "lists/rule"), 404, "not_found")


async def test_a_language_gets_a_rule_that_it_had_not(people: People) -> None:
    path = "emergencies/rules/domestic-pt"
    assert await rule_of(people, "domestic-pt") is None
    body = {"phrases": ["zorbo quimtal"], "patterns": [], "version": 0}
    await people["chief"].ok("PUT", path, body)
    assert (await rule_of(people, "domestic-pt"))["version"] == 1
    check_error(await people["chief"].call("PUT", path, body), 409, "key_taken")


async def test_a_false_alarm_becomes_a_lookalike(people: People, own_desk: RunningDesk) -> None:
    async with PageClient(own_desk.base).online() as page:
        await page.ask("my house is on fire, call me on 13912345678")
    seen = await detection(people, "[phone]")
    path = "emergencies/detections/{}/{}".format(*seen["place"])
    nothing = await people["sue"].call("POST", f"{path}/example")
    check_error(nothing, 409, "nothing_to_learn")
    wrong = await people["sue"].call("PUT", path, {"verdict": "wrong", "right": "fire"})
    check_error(wrong, 400, "no_service")
    judged = await people["sue"].ok("PUT", path, {"verdict": "false"})
    assert (judged["verdict"], judged["judged_by"], judged["teaches"]) == (
        "false",
        "Sue",
        "lookalike",
    )
    open_ones = (await detections(people, everything=False))["detections"]
    assert seen["place"] not in [one["place"] for one in open_ones]
    made = await people["sue"].ok("POST", f"{path}/example")
    assert (made["slug"], made["parts"]) == ("lookalike", ["en"])
    draft = (await people["ana"].part("en", "lookalike"))["open"]
    assert "my house is on fire, call me on" in draft["body"]["phrasings"]
    again = await people["sue"].call("POST", f"{path}/example")
    check_error(again, 409, "example_already")
    counted = await detections(people)
    assert counted["total"]["verdicts"]["false"] == 1
    assert sum(counted["services"]["fire"]["weeks"]) >= 1
    assert "en" in counted["languages"]


async def test_reviews_are_no_editor_s(people: People) -> None:
    for name in ("ana", "mei"):
        for method, path, body in (
            ("GET", "emergencies/detections", None),
            ("PUT", "emergencies/detections/x/1", {"verdict": "right"}),
            ("POST", "emergencies/detections/x/1/example", None),
        ):
            check_error(await people[name].call(method, path, body), 403, "forbidden")
    for method, path, body in (
        ("PUT", "emergencies/detections/x/1", {"verdict": "right"}),
        ("POST", "emergencies/detections/x/1/example", None),
    ):
        check_error(await people["sue"].call(method, path, body), 404, "not_found")


async def test_an_agent_reports_what_was_missed(people: People, own_desk: RunningDesk) -> None:
    mei, said = people["mei"], "vorplig drumfeld oxnatic"
    async with PageClient(own_desk.base).online() as page:
        await page.ask(said)
        await page.ask("", choice="agent")
        headers = {"x-csrf-token": mei.csrf, "origin": own_desk.base}
        desk = (await mei.http.get("/api/agent/desk")).json()
        waiting = desk["queue"][-1]
        base = f"/api/agent/conversations/{waiting['conversation_id']}/messages"
        path = f"{base}/1/missed-emergency"
        refused = await mei.http.post(path, json={"service": "police"})
        check_error(refused, 403, "bad_csrf")
        done = await mei.http.post(path, json={"service": "police"}, headers=headers)
        assert (done.status_code, done.json()) == (201, {"reported": 1})
        again = await mei.http.post(path, json={"service": "fire"}, headers=headers)
        check_error(again, 409, "detected_already")
        none = await mei.http.post(
            f"{base}/2/missed-emergency", json={"service": "fire"}, headers=headers
        )
        check_error(none, 404, "not_found")
    seen = await detection(people, said)
    assert (seen["by"], seen["reported_by"], seen["service"]) == ("reported", "Mei", "police")
    path = "emergencies/detections/{}/{}".format(*seen["place"])
    judged = await people["chief"].ok("PUT", path, {"verdict": "wrong", "right": "medical"})
    assert judged["teaches"] == "emergency:medical"
    made = await people["chief"].ok("POST", f"{path}/example")
    assert made["slug"] == "emergency:medical"
    draft = (await people["ana"].part(made["parts"][0], "emergency:medical"))["open"]
    assert said in draft["body"]["phrasings"]


async def test_an_editor_reports_it_from_unanswered(people: People, own_desk: RunningDesk) -> None:
    said = "plimdor vextal guzzwork"
    async with PageClient(own_desk.base).online() as page:
        await page.ask(said)
    groups = (await people["ana"].ok("GET", "unanswered"))["groups"]
    mine = next(w for g in groups for w in g["wordings"] if said in w["text"])
    body = {"places": mine["places"], "outcome": "emergency"}
    refused = await people["ana"].call("POST", "unanswered/settle", body)
    check_error(refused, 400, "no_service")
    await people["ana"].ok("POST", "unanswered/settle", body | {"service": "medical"})
    seen = await detection(people, said)
    assert (seen["by"], seen["reported_by"], seen["service"]) == ("reported", "Ana", "medical")


async def test_it_is_seen_while_a_person_writes(people: People, own_desk: RunningDesk) -> None:
    async with PageClient(own_desk.base).online() as page:
        await page.ask("", choice="agent")
        answer = await page.ask("help, there is a wumpus, my wumpus house is on fire")
        assert answer["kind"] == "emergency"
    seen = await detection(people, "wumpus")
    assert (seen["state"], seen["service"]) == ("waiting", "fire")


async def test_the_supervisor_has_the_page(people: People) -> None:
    assert (await people["sue"].http.get("/editor")).status_code == 200
    check_error(await people["mei"].http.get("/editor"), 403, "forbidden")
