"""What WeCom's list holds, and what its messages carry."""

from dataclasses import replace

import pytest
from typing_extensions import override

from bots.channel import Channel, Piece
from bots.wecom import Wecom
from bots.wecom_messages import (
    HEAD,
    ID_BYTES,
    LABEL_BYTES,
    MENU,
    TEXT,
    Event,
    Taken,
    content_of,
    join,
    pieces_of,
    read,
)
from core.message import Action, Attachment, Kind, Message
from core.people import Language
from faq.plain import utf8_bytes
from tests.bots.contract import Contract
from tests.bots.messages import VIDEO, VOICE, of_every_kind, translate
from tests.bots.telegram_parts import Desk, parts_of
from tests.bots.wecom_peer import ACCOUNT, ANNA, config, payload
from tests.desk_parts import NOON


class TestPieces(Contract):
    @override
    def channel(self) -> Channel:
        return Wecom(config("http://127.0.0.1:1"), parts_of(Desk()))

    @override
    def words(self, piece: Piece) -> str:
        body = piece.body
        if piece.kind == "location":
            return f"{body['name']}{body['address']}"
        if piece.kind == "menu":
            labels = "".join(label for _, label in body["list"])
            return f"{body['head']}{labels}{body['tail']}"
        return str(body.get("text", ""))

    @override
    def pressed(self, piece: Piece) -> list[str]:
        return [id_ for id_, _ in piece.body.get("list", ())]

    @override
    def fits(self, piece: Piece) -> None:
        if piece.kind == "text":
            assert 0 < TEXT.measure(piece.body["text"]) <= 2048
        if piece.kind == "menu":
            assert HEAD.measure(piece.body["head"]) <= 1024
            assert HEAD.measure(piece.body["tail"]) <= 1024
            assert 0 < len(piece.body["list"]) <= MENU
            for id_, label in piece.body["list"]:
                assert 0 < utf8_bytes(id_) <= ID_BYTES
                assert 0 < utf8_bytes(label) <= LABEL_BYTES


def said(text: str, *actions: Action) -> Message:
    kind = Kind.ASK if actions else Kind.TEXT
    author = of_every_kind(Language.EN)["text"].author
    return Message("c" * 32, 3, author, kind, text, Language.EN, NOON, actions=actions)


def test_words_and_buttons_are_one_message_where_they_fit() -> None:
    (piece,) = pieces_of(said("x" * 1024, Action("agent", "A person")), translate)
    assert piece.kind == "menu"


@pytest.mark.parametrize("letters", [1025, 2048, 2049, 3500])
def test_long_words_stand_above_the_buttons(letters: int) -> None:
    text = " ".join(["字" * 10] * (letters // 31 + 1))
    pieces = pieces_of(said(text, Action("agent", "A person")), translate)
    assert pieces[-1].kind == "menu"
    assert pieces[-1].body["head"]
    assert {piece.kind for piece in pieces[:-1]} == {"text"}


def test_more_buttons_than_a_menu_has_go_into_another() -> None:
    actions = tuple(Action(f"topic:t{n}", f"Topic {n}") for n in range(23))
    pieces = pieces_of(said("Which?", *actions), translate)
    assert [len(piece.body["list"]) for piece in pieces] == [10, 10, 3]
    assert pieces[0].body["head"] == "Which?"


def test_what_waits_is_joined_in_order() -> None:
    texts = [Piece("text", {"text": text}) for text in ("a", "b", "c")]
    (menu,) = pieces_of(said("head", Action("agent", "A person")), translate)
    (joined,) = join([*texts, menu, *texts])
    assert joined.body["head"] == "a\n\nb\n\nc\n\nhead"
    assert joined.body["tail"] == "a\n\nb\n\nc"
    assert len(join([menu, menu])) == 2
    image = Piece("image", {"file": "1" * 32})
    assert join([texts[0], image, texts[1]]) == [texts[0], image, texts[1]]
    long = Piece("text", {"text": "x" * 2040})
    assert join([texts[0], long, long]) == [
        Piece("text", {"text": "a\n\n" + "x" * 2040}),
        long,
    ]


def test_only_what_wechat_plays_is_a_voice_or_a_video() -> None:
    assert _kind_of(VOICE) == "voice"
    assert _kind_of(replace(VOICE, seconds=61.0)) == "file"
    assert _kind_of(VIDEO) == "video"
    assert _kind_of(replace(VIDEO, size=11 * 1024 * 1024)) == "file"


def _kind_of(file: Attachment) -> str:
    message = replace(of_every_kind(Language.EN)["picture"], text="", files=(file,))
    return pieces_of(message, translate)[-1].kind


def test_a_menu_has_no_empty_parts() -> None:
    (piece,) = pieces_of(said("head", Action("agent", "A person")), translate)
    kind, content = content_of(piece)
    assert kind == "msgmenu"
    assert "tail_content" not in content
    assert content["list"][0] == {"type": "click", "click": {"id": "agent", "content": "A person"}}


@pytest.mark.parametrize(
    ("name", "text", "menu_id"),
    [
        ("text", "How do I get a SIM card? 你好 😀", ""),
        ("text_menu_pressed", "Talk to a person", "agent"),
        ("text_controls", "ab]]> <b>&amp;\u200fكيف\nx", ""),
        ("link", "Visa guide\nHow to extend\nhttps://example.org/visa", ""),
        ("miniprogram", "粤省事", ""),
        ("merged_msg", "Group chat\nAnna: Where is the bureau?", ""),
    ],
)
def test_words_are_read(name: str, text: str, menu_id: str) -> None:
    taken = read(payload(name), ACCOUNT)
    assert isinstance(taken, Taken)
    assert (taken.text, taken.menu_id, taken.resident) == (text, menu_id, ANNA)
    assert taken.readable


@pytest.mark.parametrize("name", ["image", "voice", "video", "file"])
def test_files_are_read(name: str) -> None:
    taken = read(payload(name), ACCOUNT)
    assert isinstance(taken, Taken)
    assert (taken.kind, bool(taken.media_id), taken.text) == (name, True, "")


def test_a_place_is_where_it_is_on_other_maps_too() -> None:
    taken = read(payload("location"), ACCOUNT)
    assert isinstance(taken, Taken)
    assert taken.place is not None
    # Chinese maps show it 600 m from there
    assert taken.place.latitude == pytest.approx(23.1087, abs=5e-4)
    assert taken.place.longitude == pytest.approx(113.3152, abs=5e-4)
    assert taken.place.name.startswith("广州国际媒体港")
    back = pieces_of(replace(said(""), card={"place": taken.place.card()}), translate)
    assert back[-1].body["latitude"] == pytest.approx(23.106022, abs=2e-5)


@pytest.mark.parametrize("name", ["business_card", "channels", "meeting"])
def test_what_can_not_be_read_says_so(name: str) -> None:
    taken = read(payload(name), ACCOUNT)
    assert isinstance(taken, Taken)
    assert not taken.readable


def test_what_a_colleague_writes_is_not_the_residents() -> None:
    assert read(payload("by_colleague"), ACCOUNT) is None


@pytest.mark.parametrize(
    "kind",
    [
        "enter_session",
        "msg_send_fail",
        "session_status_change",
        "servicer_status_change",
        "user_recall_msg",
    ],
)
def test_events_are_read(kind: str) -> None:
    event = read(payload(f"event_{kind}"), ACCOUNT)
    assert isinstance(event, Event)
    assert event.kind == kind


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"msgid": 7},
        {"msgid": "x" * 61},
        {"msgid": "'; DROP TABLE"},
        {"msgtype": None},
        {"send_time": "soon"},
        {"send_time": 1e300},
        {"external_userid": ""},
        {"text": {}},
        {"msgtype": "location", "location": {"latitude": "91", "longitude": "0"}},
        {"msgtype": "location", "location": {"latitude": "nan", "longitude": "0"}},
        {"msgtype": "image", "image": {"media_id": ["x"]}},
        {"msgtype": "event", "event": []},
        {"msgtype": "merged_msg", "merged_msg": {"item": [{"msg_content": "[]"}]}},
    ],
)
def test_what_is_broken_is_refused_as_such(broken: dict[str, object]) -> None:
    item = {**payload("text"), **broken} if broken else {}
    with pytest.raises((AttributeError, LookupError, OverflowError, TypeError, ValueError)):
        read(item, ACCOUNT)
