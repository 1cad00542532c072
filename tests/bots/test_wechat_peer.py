"""The desk against WeChat's side of the wire: whatever it pushes, and whatever its API says."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import func, select

from bots.wechat_api import Rights
from bots.wechat_check import NOBODY
from bots.wechat_incoming import CANNOT_TAKE
from bots.wechat_receiving import NOT_LOADED
from core.clock import SystemClock
from core.message import BOT, Address, Kind, Outgoing
from core.people import Language
from core.ports import Change
from store import tables as t
from tests.bots.recordings import tone
from tests.bots.wechat_desk import AES_KEY, NO_PEER, PEER, Peer, WeChatDesk, running_wechat
from tests.until import until

pytestmark = pytest.mark.skipif(bool(NO_PEER), reason=NO_PEER or "-")

NOW = SystemClock().now
MODES = ("plain", "compat", "aes")
SCENARIOS = json.loads((PEER.parent / "scenarios.json").read_text())


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WeChatDesk, Peer]]:
    # long enough for a busy machine: what is ready is in the reply
    with running_wechat(tmp_path_factory.mktemp("wechat"), AES_KEY, patience=3.0) as running:
        yield running


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WeChatDesk, Peer]]:
    """Without a key."""
    with running_wechat(tmp_path_factory.mktemp("plain"), patience=3.0) as running:
        yield running


@pytest.fixture(params=MODES)
def in_mode(request: pytest.FixtureRequest) -> tuple[WeChatDesk, Peer, str]:
    """A desk that takes a mode, and WeChat before it."""
    mode: str = request.param
    desk, peer = request.getfixturevalue("plain" if mode == "plain" else "both")
    peer.clear()
    return desk, peer, mode


@pytest.fixture
def desk(both: tuple[WeChatDesk, Peer]) -> WeChatDesk:
    return both[0]


@pytest.fixture
def peer(both: tuple[WeChatDesk, Peer]) -> Peer:
    both[1].clear()
    return both[1]


def test_the_console_checks_the_address(peer: Peer) -> None:
    verified = peer.verify()
    assert verified["ok"], verified
    assert verified["ctype"].startswith("text/plain")
    assert peer.verify(bad=True)["status"] == 403


def test_a_question_is_answered_in_the_reply(in_mode: tuple[WeChatDesk, Peer, str]) -> None:
    _, peer, mode = in_mode
    who = peer.openid()
    answer = peer.send({"type": "text", "content": "sim-card", "openid": who, "mode": mode})
    assert answer["ok"], answer
    assert answer["problems"] == []
    assert "sim-card: answer" in answer["reply"]["content"]
    assert "weixin://bizmsgmenu" in answer["reply"]["content"]
    assert len(answer["attempts"]) == 1
    assert peer.sent(who) == []


@pytest.mark.parametrize("number", range(len(SCENARIOS)))
def test_every_scenario_gets_a_reply_that_wechat_takes(
    in_mode: tuple[WeChatDesk, Peer, str], number: int
) -> None:
    _, peer, mode = in_mode
    who = peer.openid()
    answer = peer.send({**SCENARIOS[number], "openid": who, "mode": mode})
    assert answer["ok"], answer
    assert answer["problems"] == []
    assert len(answer["attempts"]) == 1


def texts(desk: WeChatDesk, who: str) -> list[str]:
    return [message.text for message in desk.call(desk.said(who))]


def say(desk: WeChatDesk, who: str, *words: str, files: tuple[tuple[str, bytes], ...] = ()) -> None:
    """The desk says something of its own accord, a message each; the last one with files."""

    async def commit() -> None:
        opened = await desk.record.open(Address("wechat", who), Language.EN, NOW())
        kept = [await desk.media.take(name, content) for name, content in files]
        said = [Outgoing(BOT, Kind.TEXT, text=word) for word in words]
        if kept:
            last = said.pop() if said else Outgoing(BOT, Kind.TEXT, files=tuple(kept))
            said.append(replace(last, files=tuple(kept)))
        await desk.reception.change(opened.id, lambda c: Change(c, c, send=tuple(said)))

    desk.call(commit())


# ── what takes longer ─────────────────────────────────────────────────────────────────────────


@pytest.fixture
def slow(desk: WeChatDesk) -> Iterator[None]:
    desk.understanding.seconds = 4.0
    yield
    desk.understanding.seconds = 0.0


@pytest.mark.usefixtures("slow")
def test_an_answer_that_takes_long_comes_as_a_message(peer: Peer) -> None:
    who = peer.openid()
    answer = peer.send({"type": "text", "content": "sim-card", "openid": who, "wait": 8000})
    assert answer["ok"], answer
    assert answer["reply"] is None
    assert len(answer["attempts"]) == 1
    (custom,) = answer["custom"]
    assert (custom["errcode"], custom["notes"]) == (0, [])
    assert custom["type"] == "msgmenu"
    assert "sim-card: answer" in custom["body"]["msgmenu"]["head_content"]


def test_callbacks_do_not_wait_for_understanding(tmp_path: Path) -> None:
    """Every callback within a second: ``python -m tests.bench wechat`` measures it. Here, where
    anything else may run beside, only that none waits as long as WeChat would."""
    with running_wechat(tmp_path, AES_KEY) as (desk, peer):
        desk.understanding.seconds = 8.0
        people = [peer.openid() for _ in range(20)]
        answers = peer.send([{"type": "text", "content": "metro", "openid": who} for who in people])
        assert all(answer["ok"] and len(answer["attempts"]) == 1 for answer in answers)
        assert max(answer["attempts"][0]["ms"] for answer in answers) < 4000
        # nothing is lost of it
        for who in people:
            peer.wait_sent(who, seconds=60)


def test_the_same_message_again_gets_the_same_reply(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    message = {"type": "text", "content": "sim-card", "openid": who, "msgId": "2477951340000777"}
    first, second = peer.send(message), peer.send(message)
    assert first["reply"]["content"] == second["reply"]["content"]
    assert peer.sent(who) == []
    assert texts(desk, who).count("sim-card") == 1


def test_ids_are_told_apart_by_who_sent_them(desk: WeChatDesk, peer: Peer) -> None:
    one, other = peer.openid(), peer.openid()
    for who in (one, other):
        peer.send({"type": "text", "content": "metro", "openid": who, "msgId": "2477951340000778"})
    assert "metro" in texts(desk, one)
    assert "metro" in texts(desk, other)


def test_many_at_once_are_all_answered_once(desk: WeChatDesk, peer: Peer) -> None:
    people = [peer.openid() for _ in range(20)]
    twice = [
        {"type": "text", "content": "metro", "openid": who, "msgId": f"24779513400{n:05d}"}
        for n, who in enumerate(people)
        for _ in range(2)
    ]
    answers = peer.send(twice)
    assert all(answer["ok"] for answer in answers)
    for who in people:
        assert texts(desk, who).count("metro") == 1


# ── what WeChat allows ────────────────────────────────────────────────────────────────────────


def test_no_sixth_message_is_tried_and_the_next_one_brings_what_waits(
    desk: WeChatDesk, peer: Peer
) -> None:
    who = peer.openid()
    peer.send({"type": "text", "content": "metro", "openid": who})
    for number in range(8):
        # too long to be joined with another
        say(desk, who, f"news {number} " + "x" * 1500)
    peer.wait_sent(who, 5)
    until(lambda: states(desk, who).get("held", 0) >= 1, "held")
    tried = [e for e in peer.log("/custom/send") if e["body"]["touser"] == who]
    assert [entry["result"]["errcode"] for entry in tried] == [0] * 5

    # what was sent in the second before he wrote may have been after it
    later = 2 + int(NOW().timestamp())
    answer = peer.send({"type": "text", "content": "thanks", "openid": who, "createTime": later})
    assert answer["reply"]["content"].startswith("news 5")
    sent = [body["text"]["content"][:6] for body in peer.wait_sent(who, 7)[5:7]]
    assert sent == ["news 6", "news 7"]


def test_waiting_messages_leave_as_few(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    peer.send({"type": "text", "content": "metro", "openid": who})
    peer.control("interact", openid=who, kind="none", set={"left": 0})
    say(desk, who, *(f"news {number}" for number in range(12)))
    until(lambda: states(desk, who).get("held", 0) >= 1, "held")
    later = 1 + int(NOW().timestamp())
    answer = peer.send({"type": "text", "content": "thanks", "openid": who, "createTime": later})
    assert "news 11" in answer["reply"]["content"]
    assert len(answer["reply"]["content"].encode()) <= 2048


def test_a_press_of_the_menu_allows_three(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    peer.send({"type": "event", "event": "CLICK", "eventKey": "ask", "openid": who})
    for number in range(5):
        say(desk, who, f"news {number} " + "x" * 1500)
    peer.wait_sent(who, 3)
    until(lambda: states(desk, who).get("held", 0) >= 1, "held")
    tried = [e for e in peer.log("/custom/send") if e["body"]["touser"] == who]
    assert len(tried) == 3


def states(desk: WeChatDesk, who: str) -> dict[str, int]:
    async def count() -> dict[str, int]:
        d, a = t.deliveries.c, t.addresses.c
        query = (
            select(d.state, func.count().label("n"))
            .join_from(t.deliveries, t.addresses, d.address_id == a.id)
            .where(a.external_id == who)
            .group_by(d.state)
        )
        async with desk.db.read() as connection:
            rows = await connection.execute(query)
            return {str(row.state): int(row.n) for row in rows}

    return desk.call(count())


def on_its_way(desk: WeChatDesk) -> int:
    async def count() -> int:
        d = t.deliveries.c
        query = select(func.count()).where(d.state.in_(["pending", "sending"]))
        async with desk.db.read() as connection:
            return int((await connection.execute(query)).scalar_one())

    return desk.call(count())


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    "fault",
    [
        {"errcode": 40001, "revoke": True},
        {"errcode": 42001},
        {"errcode": -1, "times": 2},
        {"status": 502},
        {"html": True},
        {"drop": True},
    ],
)
def test_faults_of_the_interface_are_got_over(peer: Peer, fault: dict[str, Any]) -> None:
    who = peer.openid()
    peer.fault("/cgi-bin/message/custom/send", **fault)
    answer = peer.send({"type": "text", "content": "metro", "openid": who})
    assert answer["ok"]
    assert len(peer.wait_sent(who, 1, seconds=20)) == 1


@pytest.mark.usefixtures("slow")
def test_a_token_that_ends_is_renewed_for_all_once(peer: Peer) -> None:
    people = [peer.openid() for _ in range(8)]
    peer.control("expire")
    peer.send([{"type": "text", "content": "metro", "openid": who} for who in people])
    for who in people:
        peer.wait_sent(who)
    assert len(peer.log("/cgi-bin/stable_token")) <= 2


# ── who comes and goes ────────────────────────────────────────────────────────────────────────


def test_unfollowing_and_following_again(desk: WeChatDesk, peer: Peer) -> None:
    who, now = peer.openid(), int(NOW().timestamp())
    peer.send({"type": "text", "content": "metro", "openid": who})
    left = peer.send({"type": "event", "event": "unsubscribe", "eventKey": "", "openid": who})
    assert left["ok"]
    assert left["reply"] is None
    say(desk, who, "while you were away")
    until(lambda: states(desk, who).get("held", 0) == 1, "held")
    back = peer.send(
        {
            "type": "event",
            "event": "subscribe",
            "eventKey": "",
            "openid": who,
            "createTime": now + 2,
        }
    )
    whole = back["reply"]["content"] + json.dumps(peer.sent(who))
    assert "while you were away" in whole


def test_a_code_for_a_language_is_understood(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    event = {"type": "event", "openid": who, "ticket": "T"}
    peer.send({**event, "event": "subscribe", "eventKey": "qrscene_lang_fr"})

    async def language() -> Language:
        opened = await desk.record.open(Address("wechat", who), Language.EN, NOW())
        return opened.language

    assert desk.call(language()) is Language.FR
    peer.send({**event, "event": "SCAN", "eventKey": "lang_ja"})
    assert desk.call(language()) is Language.JA


def test_a_button_of_a_menu_is_pressed(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    pressed = {"content": "More details", "bizmsgmenuid": "details:sim-card"}
    answer = peer.send({"type": "text", "openid": who, **pressed})
    assert "sim-card: more" in answer["reply"]["content"]
    assert desk.call(desk.said(who))[0].choice == "details:sim-card"


def test_what_can_not_be_taken_is_said(peer: Peer) -> None:
    answer = peer.send(
        {"type": "text", "content": "[Unsupported Message]", "openid": peer.openid()}
    )
    assert answer["reply"]["content"] == str(CANNOT_TAKE)


# ── files ─────────────────────────────────────────────────────────────────────────────────────


def test_a_picture_is_kept(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    media = peer.media(jpeg(), "image", "image/jpeg")
    answer = peer.send({"type": "image", "mediaId": media, "openid": who})
    assert answer["ok"]
    first = desk.call(desk.said(who))[0]
    assert [file.type for file in first.files] == ["image/jpeg"]


def test_a_file_that_takes_long_comes_later(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    media = peer.media(jpeg(), "image", "image/jpeg")
    peer.fault("/cgi-bin/media/get", delay=1500, status=502)
    answer = peer.send({"type": "image", "mediaId": media, "openid": who})
    assert answer["ok"]
    assert answer["attempts"][0]["ms"] < 3000
    until(lambda: any(message.files for message in desk.call(desk.said(who))), "kept")


def test_a_file_that_is_gone_is_said(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    peer.send({"type": "voice", "mediaId": "GONE", "openid": who})
    until(lambda: str(NOT_LOADED) in texts(desk, who), "said")


# ── for operators ─────────────────────────────────────────────────────────────────────────────


def test_an_operator_is_told_how_it_is(desk: WeChatDesk, peer: Peer) -> None:
    findings = desk.call(desk.wechat.setup()) + desk.call(desk.wechat.check())
    assert all(finding.ok for finding in findings), findings
    (menu,) = [e["body"] for e in peer.log("/cgi-bin/menu/create")]
    assert [len(button.get("sub_button", ())) for button in menu["button"]] == [3, 3, 0]
    # the look changed nothing: nobody was sent anything
    looked = [e for e in peer.log("/custom/send") if e["body"]["touser"] == NOBODY]
    assert [e["result"]["errcode"] for e in looked] == [40003]


def test_an_operator_is_told_what_is_missing(desk: WeChatDesk, peer: Peer) -> None:
    # what is on its way yet would meet the fault in its stead
    until(lambda: not on_its_way(desk), "quiet")
    peer.fault("/cgi-bin/message/custom/send", errcode=48001)
    peer.fault("/cgi-bin/menu/get", errcode=46003)
    said = " ".join(f"{f.said} {f.do}" for f in desk.call(desk.wechat.check()))
    assert "48001" in said
    assert "channels setup" in said
    # put right
    desk.call(desk.wechat.check())


# ── what is hostile ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "tamper", [{"signature": True}, {"noSignature": True}, {"skew": -3600}, {"skew": 3600}]
)
def test_what_wechat_did_not_sign_now_is_refused(
    in_mode: tuple[WeChatDesk, Peer, str], tamper: dict[str, Any]
) -> None:
    _, peer, mode = in_mode
    if mode != "plain" and "signature" in tamper:
        # the one that counts there
        tamper = {"msgSignature": True}
    message = {"type": "text", "content": "metro", "openid": peer.openid(), "mode": mode}
    assert peer.send({**message, "tamper": tamper})["status"] == 403


@pytest.mark.parametrize("mode", ["compat", "aes"])
def test_ciphertext_that_was_changed_is_refused(peer: Peer, mode: str) -> None:
    message = {"type": "text", "content": "metro", "openid": peer.openid(), "mode": mode}
    assert peer.send({**message, "tamper": {"ciphertext": True}})["status"] == 403


@pytest.mark.parametrize("in_mode", ["plain", "aes"], indirect=True)
def test_an_envelope_without_anything_in_it_is_malformed(
    in_mode: tuple[WeChatDesk, Peer, str],
) -> None:
    _, peer, mode = in_mode
    for xml in ("<xml/>", "<xml>", "hello", "<!DOCTYPE x [<!ENTITY a 'b'>]><xml><a>&a;</a></xml>"):
        sent = peer.send({"type": "raw", "xml": xml, "mode": mode, "attempts": 1})
        assert sent["attempts"][0]["status"] == 400, xml


def test_what_is_not_encrypted_is_refused_where_there_is_a_key(peer: Peer) -> None:
    message = {"type": "text", "content": "metro", "openid": peer.openid(), "mode": "plain"}
    sent = peer.send({**message, "attempts": 1})
    assert sent["attempts"][0]["status"] == 403


def test_a_body_that_is_too_large_is_not_read(desk: WeChatDesk, peer: Peer) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(1000):
            yield b"x" * 4096

    for content in (b"x" * 65_537, endless()):
        assert peer.http.post(desk.url, content=content).status_code == 413


@pytest.mark.parametrize(
    "query", ["", "?signature=a&timestamp=b&nonce=c", "?timestamp=1&nonce=%ff%fe&signature=%00"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_knocks_is_refused(desk: WeChatDesk, peer: Peer, method: str, query: str) -> None:
    answer = peer.http.request(method, desk.url + query, content=b"<xml/>" if query else None)
    assert answer.status_code == 403


def test_what_somebody_writes_stays_in_its_place_in_every_reply(
    in_mode: tuple[WeChatDesk, Peer, str],
) -> None:
    desk, peer, mode = in_mode
    hostile = "]]></Content><MsgType><![CDATA[image]]></MsgType> ]]> \x02 <a href='x'>&lt;"
    who = peer.openid()
    say(desk, who, hostile)
    answer = peer.send(
        {"type": "text", "content": "metro", "openid": who, "mode": mode, "rawCdata": True}
    )
    assert answer["problems"] == []
    assert answer["reply"]["content"].startswith("]]></Content><MsgType><![CDATA[image]]>")


def test_it_lives(peer: Peer) -> None:
    assert peer.verify()["ok"]


# ── files of agents ───────────────────────────────────────────────────────────────────────────


def test_files_of_agents_go_as_what_they_are(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    peer.send({"type": "text", "content": "metro", "openid": who})
    files = ("street.jpg", jpeg()), ("voice", tone("amr")), ("form.pdf", b"%PDF-1.4 form")
    say(desk, who, "Please see.", files=files)
    words, picture, voice = peer.wait_sent(who, 3)
    assert words["text"]["content"].startswith("Please see.\n\nform.pdf\nhttps://desk.example/")
    assert (picture["msgtype"], voice["msgtype"]) == ("image", "voice")
    uploads = [entry["upload"]["mime"] for entry in peer.log("/cgi-bin/media/upload")]
    assert uploads == ["image/jpeg", "audio/mpeg"]


def test_a_picture_is_not_waited_for(desk: WeChatDesk, peer: Peer) -> None:
    who = peer.openid()
    say(desk, who, files=(("street.jpg", jpeg()),))
    until(lambda: states(desk, who).get("held", 0) == 1, "held")
    answer = peer.send({"type": "text", "content": "metro", "openid": who})
    assert answer["ok"]
    sent = [body["msgtype"] for body in peer.wait_sent(who)]
    assert sent[0] == "image"
    assert "metro: answer" in json.dumps([answer["reply"], *peer.wait_sent(who, 2)])


# ── what other accounts do otherwise ──────────────────────────────────────────────────────────


def test_a_pressed_link_without_its_id_is_known_by_its_words(desk: WeChatDesk, peer: Peer) -> None:
    rights = Rights(desk.parts.redis, desk.config.app_id)
    desk.call(rights.saw(Rights.MENUS, may=False))
    try:
        who = peer.openid()
        peer.send({"type": "text", "content": "sim-card", "openid": who})
        answer = peer.send({"type": "text", "content": "More details", "openid": who})
        assert "sim-card: more" in answer["reply"]["content"]
    finally:
        desk.call(rights.saw(Rights.MENUS, may=True))


def test_a_scanned_code_goes_on_with_its_conversation(desk: WeChatDesk, peer: Peer) -> None:
    here, there = peer.openid(), peer.openid()
    peer.send({"type": "text", "content": "metro", "openid": here})

    async def conversation(who: str) -> str:
        return (await desk.record.open(Address("wechat", who), Language.EN, NOW())).id

    async def code() -> str:
        made = await desk.reception.passes.make(await conversation(here), NOW())
        return made.code

    scanned = {"type": "event", "event": "SCAN", "eventKey": desk.call(code()), "openid": there}
    answer = peer.send({**scanned, "ticket": "T"})
    assert answer["ok"]
    assert desk.call(conversation(there)) == desk.call(conversation(here))


def test_a_code_that_leads_nowhere_is_said(desk: WeChatDesk, peer: Peer) -> None:
    event = {"type": "event", "event": "subscribe", "eventKey": "qrscene_K7M4-9QXT", "ticket": "T"}
    answer = peer.send({**event, "openid": peer.openid()})
    assert answer["ok"]
    assert answer["reply"]["content"]
