"""Any text at all survives the reply's XML, and any body at all is read or refused."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import defusedxml.ElementTree
import pytest

from bots.wechat_xml import EnvelopeError, clean, read_fields, text_reply

hypothesis = pytest.importorskip("hypothesis")
st = hypothesis.strategies

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
TEXT = (Path(__file__).parent.parent / "payloads" / "wechat" / "text.xml").read_text()
FIELDS = read_fields(TEXT)
SNIPPETS = st.sampled_from(
    ["]]>", "<![CDATA[", "</Content>", "<Content>", "</xml>", "&#0;", "&", "]", "\x00", "\ufffe"]
)
ANY = st.lists(st.one_of(st.text(), SNIPPETS)).map("".join)


def for_any(strategy: Any, check: Callable[[str], None]) -> None:
    hypothesis.settings(max_examples=300, deadline=None)(hypothesis.given(strategy)(check))()


def strictly(document: str) -> str:
    """The text of ``Content``, by a parser that forgives nothing and trims nothing."""
    return defusedxml.ElementTree.fromstring(document).findtext("Content") or ""


def survives(text: str) -> None:
    # a parser makes one line end of all kinds
    expected = clean(text).replace("\r\n", "\n").replace("\r", "\n")
    assert strictly(text_reply(FIELDS, text, NOW)) == expected


def arrives(text: str) -> None:
    fields = read_fields(clean(TEXT.replace("how do I renew my residence permit?", text)))
    for name in ("FromUserName", "MsgId", "MsgType"):
        assert fields[name] == FIELDS[name]


def is_read_or_refused(body: str) -> None:
    with contextlib.suppress(EnvelopeError):
        read_fields(clean(body))


def test_any_text_survives_the_reply() -> None:
    for_any(ANY, survives)


def test_any_raw_text_changes_nothing_else() -> None:
    for_any(ANY, arrives)


def test_any_body_is_read_or_refused() -> None:
    for_any(st.one_of(ANY, ANY.map(lambda text: f"<xml>{text}</xml>")), is_read_or_refused)
