"""What each captured callback means."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bots.wechat_incoming import CANNOT_TAKE, Heard, Media, Opens, hear
from bots.wechat_xml import clean, read_fields
from core.people import Language

PAYLOADS = Path(__file__).parent.parent / "payloads" / "wechat"
WHO = "oPeerUser_0123456789ABCDEFGH"
ID = f"{WHO}:24779513400000001"


def heard(name: str) -> Heard:
    return hear(read_fields(clean((PAYLOADS / f"{name}.xml").read_bytes().decode())))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("text", "how do I renew my residence permit?"),
        ("text_emoji", "你好 😀 👨‍👩‍👧 ]]> <b>&amp;"),
        ("text_controls", "ctrl  c"),
        ("text_nested_cdata", "<xml><a><![CDATA[x]]></a></xml>"),
        ("link", "Notice\nof the district\nhttps://example.org/notice"),
    ],
)
def test_texts(name: str, text: str) -> None:
    said = heard(name)
    assert said.text == text
    assert (said.id, said.address.external_id) == (ID, WHO)
    assert (said.choice, said.opens, said.cannot) == (None, Opens.MESSAGE, None)
    assert said.at == datetime.fromtimestamp(1795406400, UTC)


def test_a_text_that_breaks_out_of_its_cdata_is_a_text() -> None:
    said = heard("text_breaks_out")
    assert said.address.external_id == WHO
    assert said.pressed is None
    assert said.text.startswith("x]]></Content><FromUserName>")
    assert said.text.endswith("<![CDATA[y")


def test_a_pressed_button() -> None:
    said = heard("text_menu_pressed")
    assert (said.pressed, said.text) == ("details:sim-card", "More details")
    # WeChat allows after it what it allows after a press of the menu
    assert said.opens is Opens.EVENT


@pytest.mark.parametrize(
    ("name", "text", "media"),
    [
        ("image", "", Media("MEDIA1", "image", "http://mmbiz.qpic.cn/mmbiz_jpg/x/0")),
        ("voice", "", Media("V3", "voice")),
        ("voice_recognised", "今天天气怎么样", Media("V1", "voice")),
        ("voice_recognised_empty", "", Media("V2", "voice")),
        ("video", "", Media("VD1", "video")),
        ("shortvideo", "", Media("SV", "video")),
    ],
)
def test_files(name: str, text: str, media: Media) -> None:
    said = heard(name)
    assert (said.text, said.media, said.opens) == (text, media, Opens.MESSAGE)


def test_a_place_is_where_it_is_on_other_maps() -> None:
    place = heard("location").place
    assert place is not None
    assert place.name == "广州市天河区珠江东路4号"
    # some 600 m off what Chinese maps say
    assert (place.latitude, place.longitude) == pytest.approx((23.1372, 113.3534), abs=0.0005)


@pytest.mark.parametrize("name", ["file", "text_sticker"])
def test_what_can_not_be_taken(name: str) -> None:
    said = heard(name)
    assert (said.cannot, said.opens, said.says) == (CANNOT_TAKE, Opens.MESSAGE, False)


@pytest.mark.parametrize(
    ("name", "choice", "text", "language", "followed"),
    [
        ("event_subscribe", "start", "", None, True),
        ("event_subscribe_scene_code", None, "K7M4-9QXT", None, True),
        ("event_subscribe_scene_language", "start", "", Language.FR, True),
        ("event_subscribe_scene_other", "start", "", None, True),
        ("event_scan_code", None, "K7M4-9QXT", None, False),
        ("event_scan", "start", "", None, False),
        ("event_click", "emergency", "", None, False),
    ],
)
def test_events_that_say_something(
    name: str, choice: str | None, text: str, language: Language | None, followed: bool
) -> None:
    said = heard(name)
    assert (said.choice, said.text, said.language) == (choice, text, language)
    assert (said.followed, said.opens, said.says) == (followed, Opens.EVENT, True)


@pytest.mark.parametrize("name", ["event_view", "event_location", "event_template_finished"])
def test_events_that_say_nothing(name: str) -> None:
    said = heard(name)
    assert (said.says, said.opens, said.left, said.cannot) == (False, None, False, None)


def test_unfollowing() -> None:
    assert heard("event_unsubscribe").left


def test_events_are_told_apart_by_time_and_key() -> None:
    ids = {heard(name).id for name in ("event_scan", "event_scan_code", "event_click")}
    assert len(ids) == 3
    assert all(id_.startswith(f"{WHO}:1795406400:") for id_ in ids)


def test_an_id_fits_whatever_an_event_has_for_a_key() -> None:
    long = (PAYLOADS / "event_click.xml").read_text().replace("emergency", "k" * 100)
    said = hear(read_fields(long))
    assert len(said.id) == 64
    assert not hear(read_fields(long.replace("k" * 100, "k" * 500))).says


def test_every_captured_payload_is_heard() -> None:
    names = sorted(path.stem for path in PAYLOADS.glob("*.xml"))
    assert len(names) > 25
    for name in names:
        heard(name)
