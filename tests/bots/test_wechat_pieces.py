"""How messages are shown on WeChat, and how several become one."""

import re

import pytest

from bots.buttons import choice_of
from bots.channel import Piece
from bots.telling import tell
from bots.wechat_menu import SUB, SUBS, TOP, TOPS, labels, menu
from bots.wechat_pieces import ITEMS, MOST, as_links, as_text, join, label_of, pieces_of
from core.message import Attachment, Message
from core.people import Language
from core.saying import MENU
from tests.bots.messages import PDF, of_every_kind, translate

LINK = re.compile(r'<a href="weixin://bizmsgmenu\?msgmenucontent=([^"&<>]*)&msgmenuid=([^"&<>]*)">')


def link_of(file: Attachment) -> str | None:
    return f"https://desk.example/media/{file.id}"


def pieces(message: Message) -> list[Piece]:
    return pieces_of(message, translate, link_of)


def size(piece: Piece) -> int:
    return len((as_text(piece) or "").encode())


class OneMessage:
    """A record of one message."""

    def __init__(self, message: Message) -> None:
        self.message = message

    async def messages(
        self, conversation_id: str, *, after: int = 0, limit: int = 200
    ) -> list[Message]:
        return [self.message]


@pytest.mark.parametrize("language", Language)
async def test_every_message_in_every_language_fits_and_keeps_its_buttons(
    language: Language,
) -> None:
    for name, message in of_every_kind(language).items():
        made = pieces(message)
        assert made, name
        assert all(size(piece) <= MOST for piece in made), name
        told = tell(message, translate)
        items = [item for piece in made for item in piece.body.get("items", ())]
        assert [label for _, label in items] == [label_of(b.label) for b in told.buttons], name
        for (id_, _), button in zip(items, told.buttons, strict=True):
            assert len(id_.encode()) <= 64
            assert await choice_of(id_, OneMessage(message), translate) == button.choice  # type: ignore[arg-type]
        for piece in made:
            if piece.kind == "menu":
                found = LINK.findall(as_links(piece.body))
                assert [[id_, label] for label, id_ in found] == piece.body["items"], name
                assert len(piece.body["items"]) <= ITEMS


@pytest.mark.parametrize("language", Language)
def test_nothing_of_a_text_is_lost(language: Language) -> None:
    for name, message in of_every_kind(language).items():
        whole = "".join((as_text(piece) or "").translate(SPACES) for piece in pieces(message))
        for word in tell(message, translate).text.split():
            assert word.translate(SPACES) in whole, name


SPACES = {ord(c): None for c in " \n\t\r"}


def test_files_go_as_what_they_are_and_as_links_where_wechat_takes_none() -> None:
    made = pieces(of_every_kind(Language.EN)["files"])
    assert [piece.kind for piece in made] == ["text", "image", "voice", "video"]
    assert made[0].body["text"] == f"form.pdf\nhttps://desk.example/media/{PDF.id}"


def test_a_place_opens_in_a_map() -> None:
    (piece,) = pieces(of_every_kind(Language.EN)["place"])
    assert "https://apis.map.qq.com/uri/v1/marker?marker=coord:23.1" in piece.body["text"]
    assert " " not in piece.body["text"].splitlines()[-1]


def text(words: str) -> Piece:
    return Piece("text", {"text": words})


def buttons(head: str, *ids: str) -> Piece:
    return Piece("menu", {"head": head, "items": [[id_, id_.title()] for id_ in ids], "tail": ""})


def test_texts_become_one() -> None:
    assert join([text("a"), text("b"), text("c")]) == [text("a\n\nb\n\nc")]


def test_texts_around_a_menu_become_its_head_and_its_tail() -> None:
    (one,) = join([text("a"), buttons("b", "x", "y"), text("c"), text("d")])
    assert one.kind == "menu"
    assert one.body == {"head": "a\n\nb", "items": [["x", "X"], ["y", "Y"]], "tail": "c\n\nd"}


def test_two_menus_become_a_text_with_links() -> None:
    (one,) = join([buttons("a", "x"), buttons("b", "y"), text("c")])
    assert one.kind == "text"
    assert LINK.findall(one.body["text"]) == [("X", "x"), ("Y", "y")]
    assert one.body["text"].endswith("\n\nc")


def test_what_does_not_fit_stays_apart_and_files_do_too() -> None:
    long, picture = text("字" * 680), Piece("image", {"file": "1" * 32})
    assert join([long, long]) == [long, long]
    assert join([text("a"), picture, text("b")]) == [text("a"), picture, text("b")]
    almost = text("x" * (MOST - 10))
    assert join([almost, buttons("a", "x")]) == [almost, buttons("a", "x")]


def test_the_menu_is_what_wechat_takes() -> None:
    made = menu(translate)["button"]
    assert 1 <= len(made) <= TOPS
    leaves: list[dict[str, str]] = []
    for top in made:
        assert len(top["name"].encode()) <= TOP.most
        assert len(top.get("sub_button", ())) <= SUBS
        leaves += top.get("sub_button") or [top]
    assert all(len(leaf["name"].encode()) <= SUB.most for leaf in leaves)
    assert {leaf["key"] for leaf in leaves} == {action.choice for action in MENU}
    # an emergency is one press away
    assert made[-1]["key"] == "emergency"
    assert labels(translate).keys() == {action.choice for action in MENU}
