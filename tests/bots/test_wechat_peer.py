"""The desk against WeChat's side of the wire: whatever it pushes, and whatever its API says."""

import json
from collections.abc import Iterator

import pytest

from tests.bots.wechat_desk import (
    AES_KEY,
    NO_PEER,
    PEER,
    Peer,
    WeChatDesk,
    running_wechat,
)

pytestmark = pytest.mark.skipif(bool(NO_PEER), reason=NO_PEER or "-")

MODES = ("plain", "compat", "aes")
SCENARIOS = json.loads((PEER.parent / "scenarios.json").read_text())


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WeChatDesk, Peer]]:
    with running_wechat(tmp_path_factory.mktemp("wechat"), AES_KEY) as running:
        yield running


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


@pytest.mark.parametrize("mode", MODES)
def test_a_question_is_answered_in_the_reply(peer: Peer, mode: str) -> None:
    who = peer.openid()
    answer = peer.send({"type": "text", "content": "sim-card", "openid": who, "mode": mode})
    assert answer["ok"], answer
    assert answer["problems"] == []
    assert "sim-card: answer" in answer["reply"]["content"]
    assert "weixin://bizmsgmenu" in answer["reply"]["content"]
    assert len(answer["attempts"]) == 1
    assert peer.sent(who) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("number", range(len(SCENARIOS)))
def test_every_scenario_gets_a_reply_that_wechat_takes(peer: Peer, mode: str, number: int) -> None:
    who = peer.openid()
    answer = peer.send({**SCENARIOS[number], "openid": who, "mode": mode})
    assert answer["ok"], answer
    assert answer["problems"] == []
    assert len(answer["attempts"]) == 1
