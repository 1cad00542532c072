"""What Telegram is given to show, and its limits."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from aiogram import Bot
from typing_extensions import override

from bots.channel import Channel, Piece
from bots.telegram_pieces import CAPTION, DATA_BYTES, TEXT, pieces_of, without_entities
from core.message import Action, Message
from core.people import Language
from faq.plain import utf16_units
from tests.bots.contract import Contract
from tests.bots.messages import PICTURE, answer, answers, of_every_kind, translate
from tests.bots.telegram_parts import TOKEN, Desk, adapter


def words_set(piece: Piece, kind: str) -> list[str]:
    """The words that an entity of this kind covers."""
    units = piece.body["text"].encode("utf-16-le")
    return [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in piece.body["entities"]
        if e["type"] == kind
    ]


@cache
def channel() -> Channel:
    return adapter(Bot(TOKEN), Desk(), Path("nowhere"))


class TestPieces(Contract):
    @override
    def channel(self) -> Channel:
        return channel()

    @override
    def words(self, piece: Piece) -> str:
        return str(piece.body.get("text") or piece.body.get("title", ""))

    @override
    def pressed(self, piece: Piece) -> list[str]:
        return [data for row in piece.body.get("keyboard", []) for _, data in row]

    @override
    def fits(self, piece: Piece) -> None:
        body = piece.body
        limit = TEXT if piece.kind == "text" else CAPTION
        text = body.get("text", "")
        assert limit.measure(text) <= limit.most
        assert text == text.strip()
        assert piece.kind != "text" or text
        for entity in body.get("entities", []):
            assert entity["length"] > 0
            assert entity["offset"] >= 0
            assert entity["offset"] + entity["length"] <= utf16_units(text)
        assert len(body.get("keyboard", [])) <= 100
        for row in body.get("keyboard", []):
            assert 1 <= len(row) <= 8
            for label, data in row:
                assert label
                assert 1 <= len(data.encode()) <= DATA_BYTES


@pytest.mark.parametrize("language", list(Language))
def test_an_answer_has_its_question_bold_and_its_sources_linked(language: Language) -> None:
    message = answer("lost-passport", language)
    pieces = pieces_of(message, translate)
    assert words_set(pieces[0], "bold") == [message.card["question"]]
    named = [s["name"] for s in message.card["sources"] if s["url"]]
    assert [w for p in pieces for w in words_set(p, "text_link")] == named
    assert [w for p in pieces for w in words_set(p, "code")] == message.card["phones"]


@pytest.mark.parametrize("language", list(Language))
def test_every_answer_of_the_seed_is_cut_well(language: Language) -> None:
    for topic in answers().topics:
        message = answer(topic.slug, language, details=True)
        pieces = pieces_of(message, translate)
        for piece in pieces:
            TestPieces.fits(TestPieces(), piece)
        linked = [word for piece in pieces for word in words_set(piece, "text_link")]
        assert linked == [s["name"] for s in message.card["sources"] if s["url"]], topic.slug


def test_a_cut_stands_before_an_entity_and_not_in_it() -> None:
    message = of_every_kind(Language.EN)["answer"]
    name = "a source whose name " * 4
    card = {**message.card, "sources": [{"name": name.strip(), "url": "https://example.org/a"}]}
    # so long that the limit falls into the source's name
    for length in range(3_870, 3_970, 7):
        pieces = pieces_of(replace(message, text="𝄞x" * (length // 3), card=card), translate)
        linked = [word for piece in pieces for word in words_set(piece, "text_link")]
        assert linked == [name.strip()]


def test_a_text_without_any_place_to_cut_is_cut_between_characters() -> None:
    message = replace(of_every_kind(Language.ZH)["text"], text="𝄞" * 5_000)
    pieces = pieces_of(message, translate)
    assert "".join(piece.body["text"] for piece in pieces) == "𝄞" * 5_000
    assert all(TEXT.measure(piece.body["text"]) <= TEXT.most for piece in pieces)


def test_an_emergency_has_a_card_that_dials() -> None:
    text, contact = pieces_of(of_every_kind(Language.AR)["emergency: fire"], translate)
    assert contact == Piece("contact", {"phone": "119", "name": words_set(text, "bold")[0]})


def test_buttons_stand_under_the_last_words() -> None:
    message = of_every_kind(Language.EN)["long"]
    pieces = pieces_of(replace(message, actions=(Action("agent", "A"),)), translate)
    assert len(pieces) > 1
    assert ["keyboard" in piece.body for piece in pieces] == [False] * (len(pieces) - 1) + [True]


def test_narrow_buttons_share_a_row() -> None:
    actions = tuple(Action(f"x:{label}", label) for label in ("Yes", "No", "a" * 40, "好" * 9, "B"))
    (piece,) = pieces_of(replace(of_every_kind(Language.EN)["text"], actions=actions), translate)
    rows = [[label for label, _ in row] for row in piece.body["keyboard"]]
    assert rows == [["Yes", "No"], ["a" * 40], ["好" * 9], ["B"]]


def test_one_picture_carries_its_words() -> None:
    (piece,) = pieces_of(of_every_kind(Language.EN)["picture"], translate)
    assert piece.kind == "photo"
    assert piece.body["text"] == "Li Na:\nThis street."
    assert words_set(piece, "bold") == ["Li Na:"]


@pytest.mark.parametrize(
    ("width", "height", "size", "kind"),
    [
        (800, 600, 10_000, "photo"),
        (6_000, 5_000, 10_000, "document"),
        (4_200, 200, 10_000, "document"),
        (800, 600, 10_000_001, "document"),
    ],
)
def test_a_picture_that_is_none_to_telegram_is_a_document(
    width: int, height: int, size: int, kind: str
) -> None:
    picture = replace(PICTURE, width=width, height=height, size=size)
    message: Message = replace(of_every_kind(Language.EN)["picture"], files=(picture,))
    (piece,) = pieces_of(message, translate)
    assert piece.kind == kind


def test_a_place_with_a_name_is_a_venue() -> None:
    (piece,) = pieces_of(of_every_kind(Language.EN)["place"], translate)
    assert (piece.kind, piece.body["address"]) == ("venue", "解放南路155号")
    bare = {"place": {"latitude": 1.5, "longitude": 2.5, "name": "", "address": ""}}
    message = replace(of_every_kind(Language.EN)["place"], text="", card=bare)
    (piece,) = pieces_of(message, translate)
    assert piece == Piece("location", {"latitude": 1.5, "longitude": 2.5})


def test_without_formatting_addresses_follow_their_words() -> None:
    entities = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 3, "length": 1, "url": "https://a.example"},
        {"type": "text_link", "offset": 5, "length": 1, "url": "https://b.example"},
    ]
    assert without_entities("𝄞 x y", entities) == "𝄞 x https://a.example y https://b.example"
    assert without_entities("x" * 4_090, [{**entities[1], "offset": 0}]) == "x" * 4_090
