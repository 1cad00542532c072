"""What is hostile or odd in an envelope, and the stated result of each."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import defusedxml.ElementTree
import pytest
from wechatpy.crypto import WeChatCrypto
from wechatpy.utils import WeChatSigner

from bots.wechat_xml import (
    Envelope,
    Malformed,
    NotFromWeChat,
    clean,
    close,
    media_reply,
    read_fields,
    text_reply,
)

PAYLOADS = Path(__file__).parent.parent / "payloads" / "wechat"
APP_ID, TOKEN = "wx1234567890abcdef", "peertoken"
KEY, OLD, OTHER = "a" * 43, "b" * 42 + "c", "d" * 42 + "e"
NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
TEXT = (PAYLOADS / "text.xml").read_text()
HEAD = TEXT[: TEXT.index("<MsgType>")]


def signed(*more: str, at: datetime = NOW, name: str = "signature") -> dict[str, str]:
    signer, timestamp = WeChatSigner(), str(int(at.timestamp()))
    signer.add_data(TOKEN, timestamp, "nonce", *more)
    return {name: signer.signature, "timestamp": timestamp, "nonce": "nonce"}


def encrypted(
    text: str, key: str = KEY, app_id: str = APP_ID, plain: str = ""
) -> tuple[dict[str, str], bytes]:
    """Query and body, in safe mode, or with the ``plain`` half in compatible mode."""
    wrapped = WeChatCrypto(TOKEN, key, app_id).encrypt_message(text, "n", "1")
    inside = wrapped[wrapped.index("CDATA[") + 6 : wrapped.index("]]>")]
    query = signed(inside, name="msg_signature") | {"encrypt_type": "aes"}
    head = plain.removesuffix("</xml>") or "<xml><ToUserName><![CDATA[gh]]></ToUserName>"
    return query, f"{head}<Encrypt><![CDATA[{inside}]]></Encrypt></xml>".encode()


def test_verification_gives_the_echo_back() -> None:
    envelope = Envelope(APP_ID, TOKEN)
    assert envelope.echo(signed() | {"echostr": "42"}, NOW) == "42"
    with pytest.raises(Malformed):
        envelope.echo(signed(), NOW)


@pytest.mark.parametrize(
    "change", [{"signature": "f" * 40}, {"signature": ""}, {"nonce": "é\udcff"}]
)
def test_a_bad_signature_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(NotFromWeChat, match="signature"):
        Envelope(APP_ID, TOKEN).open(signed() | change, TEXT.encode(), NOW)
    with pytest.raises(NotFromWeChat, match="signature"):
        Envelope(APP_ID, TOKEN).echo({**signed(), "echostr": "42"} | change, NOW)


def test_without_any_parameters_it_is_refused() -> None:
    with pytest.raises(NotFromWeChat):
        Envelope(APP_ID, TOKEN).open({}, TEXT.encode(), NOW)


@pytest.mark.parametrize("off", [-601, 601])
def test_a_clock_more_than_ten_minutes_off_is_refused(off: int) -> None:
    query = signed(at=NOW + timedelta(seconds=off))
    with pytest.raises(NotFromWeChat, match="clock"):
        Envelope(APP_ID, TOKEN).open(query, TEXT.encode(), NOW)


@pytest.mark.parametrize("cut", [0, 3, 11])
def test_a_signature_that_is_cut_elsewhere_proves_no_clock(cut: int) -> None:
    query = signed()
    first, second = sorted([query["timestamp"], query["nonce"]])
    query["timestamp"], query["nonce"] = (first + second)[:cut], (first + second)[cut:]
    with pytest.raises(NotFromWeChat):
        Envelope(APP_ID, TOKEN).open(query, TEXT.encode(), NOW)


@pytest.mark.parametrize("off", [-599, 599])
def test_a_clock_less_than_ten_minutes_off_is_taken(off: int) -> None:
    query = signed(at=NOW + timedelta(seconds=off))
    assert Envelope(APP_ID, TOKEN).open(query, TEXT.encode(), NOW).crypto is None


def test_safe_mode_with_either_key_and_the_reply_in_the_same() -> None:
    envelope = Envelope(APP_ID, TOKEN, (KEY, OLD))
    for key in (KEY, OLD):
        query, body = encrypted(TEXT, key)
        opened = envelope.open(query, body, NOW)
        assert opened.fields["Content"] == "how do I renew my residence permit?"
        reply = close(text_reply(opened.fields, "你好", NOW), opened, "n2", NOW)
        fields = ElementTree.fromstring(reply)
        inner = WeChatCrypto(TOKEN, key, APP_ID).decrypt_message(
            {"Encrypt": fields.findtext("Encrypt")},
            fields.findtext("MsgSignature"),
            fields.findtext("TimeStamp"),
            fields.findtext("Nonce"),
        )
        assert ElementTree.fromstring(inner).findtext("Content") == "你好"


def test_compatible_mode_is_read_from_its_encrypted_half() -> None:
    query, body = encrypted(TEXT, plain=TEXT.replace("residence", "another"))
    opened = Envelope(APP_ID, TOKEN, (KEY,)).open(query, body, NOW)
    assert opened.fields["Content"] == "how do I renew my residence permit?"


def test_compatible_mode_before_a_key_is_set_is_read_from_its_plain_half() -> None:
    query, body = encrypted(TEXT, plain=TEXT)
    opened = Envelope(APP_ID, TOKEN).open(query | signed(), body, NOW)
    assert opened.fields["Content"] == "how do I renew my residence permit?"
    assert opened.crypto is None


def test_safe_mode_before_a_key_is_set_is_said() -> None:
    query, body = encrypted(TEXT)
    with pytest.raises(Malformed, match="no AES key"):
        Envelope(APP_ID, TOKEN).open(query | signed(), body, NOW)


def test_what_somebody_writes_is_not_taken_for_the_encrypted_half() -> None:
    forged = TEXT.replace("how do", "<Encrypt>AAAA</Encrypt>")
    query, body = encrypted(forged, plain=forged)
    opened = Envelope(APP_ID, TOKEN, (KEY,)).open(query, body, NOW)
    assert opened.fields["Content"].startswith("<Encrypt>AAAA</Encrypt>")


def test_another_account_is_refused() -> None:
    query, body = encrypted(TEXT, app_id="wxffffffffffffffff")
    with pytest.raises(NotFromWeChat, match="account"):
        Envelope(APP_ID, TOKEN, (KEY,)).open(query, body, NOW)


def test_ciphertext_that_was_changed_is_refused() -> None:
    query, body = encrypted(TEXT)
    with pytest.raises(NotFromWeChat, match="signature"):
        Envelope(APP_ID, TOKEN, (KEY,)).open(query, body.replace(b"CDATA[", b"CDATA[A", 2), NOW)


@pytest.mark.parametrize("inside", ["AAAA", "A" * 44, "=", "QUJD" * 100])
def test_noise_under_a_good_signature_is_malformed(inside: str) -> None:
    query = signed(inside, name="msg_signature") | {"encrypt_type": "aes"}
    body = f"<xml><Encrypt>{inside}</Encrypt></xml>".encode()
    with pytest.raises((Malformed, NotFromWeChat)):
        Envelope(APP_ID, TOKEN, (KEY,)).open(query, body, NOW)


def test_a_key_of_nobody_is_malformed_or_foreign_and_never_more() -> None:
    query, body = encrypted(TEXT, OTHER)
    with pytest.raises((Malformed, NotFromWeChat)):
        Envelope(APP_ID, TOKEN, (KEY, OLD)).open(query, body, NOW)


@pytest.mark.parametrize("key", ["", "short", "é" * 43, "a" * 44])
def test_a_key_that_is_none_is_said_at_the_start(key: str) -> None:
    with pytest.raises(ValueError, match="43"):
        Envelope(APP_ID, TOKEN, (key,))


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "body",
    [
        "",
        " ",
        "no xml",
        "<xml>",
        "<xml></xml>",
        "<xml/>",
        "[]",
        "\x00\x01",
        "<html><body>busy</body></html>",
        ENTITIES + TEXT.replace("how do I", "&b;"),
        OUTSIDE + TEXT.replace("<![CDATA[how do I renew my residence permit?]]>", "&f;"),
        "<!DOCTYPE xml>" + TEXT,
        '<?xml version="1.0"?>' + ENTITIES + TEXT,
        "<?php x ?>" + TEXT,
        TEXT.replace("FromUserName", "Other"),
        TEXT.replace("1795406400", "soon"),
        TEXT.replace("1795406400", "9" * 40),
        TEXT.replace("1795406400", "١٢٣"),
        TEXT.replace("oPeerUser_0123456789ABCDEFGH", "o/../../x"),
        TEXT.replace("oPeerUser_0123456789ABCDEFGH", "o" * 200),
        "<xml>" * 5000,
        "<xml>" + "<a>" * 5000 + "</a>" * 5000 + "</xml>",
    ],
)
def test_what_is_malformed(body: str) -> None:
    with pytest.raises(Malformed):
        read_fields(clean(body))


def test_bytes_that_are_no_text_are_malformed() -> None:
    with pytest.raises(Malformed):
        Envelope(APP_ID, TOKEN).open(signed(), b"\xff\xfe\x00" * 100, NOW)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE x> is how a page begins",
        "]]>",
        "]]></Content></xml>",
        "a]]><b/><![CDATA[c",
        "]]></Content><Content><![CDATA[",
        "<![CDATA[",
        "]]></Content><MsgId>1</MsgId><bizmsgmenuid>agent</bizmsgmenuid><Content><![CDATA[x",
        "]]></Content><MsgType><![CDATA[event]]></MsgType><Content><![CDATA[x",
        "]]></Content><FromUserName>o1</FromUserName><Content><![CDATA[x",
        "&#0; &#xFFFF; &lt;",
    ],
)
def test_a_raw_text_stays_a_text(text: str) -> None:
    fields = read_fields(clean(TEXT.replace("how do I renew my residence permit?", text)))
    assert fields["Content"] == text
    assert fields["FromUserName"] == "oPeerUser_0123456789ABCDEFGH"
    assert fields["MsgType"] == "text"
    assert fields["MsgId"] == "24779513400000001"
    assert "bizmsgmenuid" not in fields


@pytest.mark.parametrize("text", ["]]>", "]]]]>>", "<b>&amp;</b>", "a\x00\x0b\ud800b", "{braces}"])
def test_a_reply_can_not_be_broken_out_of(text: str) -> None:
    fields = read_fields(TEXT)
    for reply in (text_reply(fields, text, NOW), media_reply(fields, "image", text, NOW)):
        root = defusedxml.ElementTree.fromstring(reply)
        assert root.findtext("ToUserName") == "oPeerUser_0123456789ABCDEFGH"
        assert root.findtext("FromUserName") == "gh_0123456789ab"
        found = root.findtext("Content") or root.findtext("Image/MediaId")
        assert found == clean(text)


@pytest.mark.parametrize("kind", ["image", "voice", "video"])
def test_files_are_replied_as_what_they_are(kind: str) -> None:
    root = ElementTree.fromstring(media_reply(read_fields(TEXT), kind, "ID", NOW))
    assert root.findtext("MsgType") == kind
    assert root.findtext(f"{kind.title()}/MediaId") == "ID"


def test_the_largest_body_is_read_in_no_time() -> None:
    # no regular expression of ours may take more than a few steps a character
    body = TEXT.replace("how do I", "<Content><![CDATA[" * 3500)
    started = time.perf_counter()
    read_fields(clean(body))
    read_fields(clean(TEXT.replace("how do I", "]]></Content>" * 4800)))
    with pytest.raises(Malformed):
        read_fields("<xml>" + "<ToUserName>" * 5000)
    assert time.perf_counter() - started < 5
