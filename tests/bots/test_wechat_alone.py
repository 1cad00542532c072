"""An account that may not send customer-service messages: everything goes as a reply."""

from collections.abc import Iterator

import pytest

from bots.wechat import STILL_LOOKING
from bots.wechat_api import Rights
from core.clock import SystemClock
from tests.bots.test_wechat_peer import jpeg, say, states
from tests.bots.wechat_desk import AES_KEY, NO_PEER, Peer, WeChatDesk, running_wechat
from tests.until import until

pytestmark = pytest.mark.skipif(bool(NO_PEER), reason=NO_PEER or "-")

REFUSED = {"path": "/cgi-bin/message/custom/send", "errcode": 48001, "times": 1_000_000}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WeChatDesk, Peer]]:
    with running_wechat(tmp_path_factory.mktemp("alone"), AES_KEY) as (desk, peer):
        peer.control("fault", **REFUSED)
        yield desk, peer


@pytest.fixture
def desk(both: tuple[WeChatDesk, Peer]) -> WeChatDesk:
    return both[0]


@pytest.fixture
def peer(both: tuple[WeChatDesk, Peer]) -> Peer:
    return both[1]


def may_send(desk: WeChatDesk) -> bool:
    return desk.call(Rights(desk.parts.redis, desk.config.app_id).may(Rights.CUSTOM))


def message(who: str, text: str, later: int = 0) -> dict[str, object]:
    at = int(SystemClock().now().timestamp()) + later
    return {"type": "text", "content": text, "openid": who, "createTime": at}


def test_that_it_may_not_send_is_found_at_a_look_and_shared(desk: WeChatDesk, peer: Peer) -> None:
    findings = desk.call(desk.wechat.check())
    assert "48001" in " ".join(finding.said for finding in findings)
    assert not may_send(desk)


def test_what_is_ready_in_four_seconds_is_the_reply(desk: WeChatDesk, peer: Peer) -> None:
    desk.call(desk.wechat.check())
    desk.understanding.seconds = 2.0
    answer = peer.send(message(peer.openid(), "metro"))
    assert answer["ok"]
    assert "metro: answer" in answer["reply"]["content"]
    assert "weixin://bizmsgmenu" in answer["reply"]["content"]
    assert len(answer["attempts"]) == 1


def test_what_is_not_goes_with_the_next_message(desk: WeChatDesk, peer: Peer) -> None:
    desk.call(desk.wechat.check())
    desk.understanding.seconds = 5.0
    who = peer.openid()
    first = peer.send(message(who, "metro"))
    assert first["reply"]["content"] == str(STILL_LOOKING)
    assert len(first["attempts"]) == 1
    until(lambda: bool(states(desk, who)), "answered")
    desk.understanding.seconds = 0.0
    second = peer.send(message(who, "thanks", later=1))
    assert "metro: answer" in second["reply"]["content"]
    assert peer.sent(who) == []


def test_more_than_one_reply_holds_goes_reply_by_reply(desk: WeChatDesk, peer: Peer) -> None:
    desk.call(desk.wechat.check())
    desk.understanding.seconds = 0.0
    who = peer.openid()
    peer.send(message(who, "metro"))
    say(desk, who, *(f"news {number} " + "x" * 1500 for number in range(3)))
    until(lambda: states(desk, who).get("held", 0) > 0, "held")
    replies = [
        peer.send(message(who, "thanks", later=1 + number))["reply"]["content"]
        for number in range(5)
    ]
    found = [word for reply in replies for word in ("news 0", "news 1", "news 2") if word in reply]
    assert found == ["news 0", "news 1", "news 2"]
    assert "You are welcome" in replies[-1]


def test_it_is_found_in_a_send_too(desk: WeChatDesk, peer: Peer) -> None:
    desk.call(Rights(desk.parts.redis, desk.config.app_id).saw(Rights.CUSTOM, may=True))
    who = peer.openid()
    peer.send(message(who, "metro"))
    say(desk, who, "news")
    until(lambda: states(desk, who).get("held", 0) == 1, "held")
    assert not may_send(desk)
    answer = peer.send(message(who, "thanks", later=1))
    assert answer["reply"]["content"].startswith("news")


def test_a_picture_is_a_reply(desk: WeChatDesk, peer: Peer) -> None:
    desk.call(desk.wechat.check())
    who = peer.openid()
    peer.send(message(who, "metro"))
    say(desk, who, files=(("street.jpg", jpeg()),))
    until(lambda: states(desk, who).get("held", 0) == 1, "held")
    answer = peer.send(message(who, "thanks", later=1))
    assert (answer["reply"]["type"], answer["problems"]) == ("image", [])


def test_where_a_picture_can_not_be_uploaded_its_address_is_the_reply(
    desk: WeChatDesk, peer: Peer
) -> None:
    desk.call(desk.wechat.check())
    who = peer.openid()
    peer.send(message(who, "metro"))
    say(desk, who, files=(("street.jpg", jpeg()),))
    until(lambda: states(desk, who).get("held", 0) == 1, "held")
    peer.fault("/cgi-bin/media/upload", errcode=48001)
    answer = peer.send(message(who, "thanks", later=1))
    assert answer["reply"]["content"].startswith("https://desk.example/media/")
