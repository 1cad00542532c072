"""What every channel that pushes has to hold to: a test class that its own tests inherit from.

class TestPieces(Contract):
    def channel(self) -> Channel: ...
    def words(self, piece: Piece) -> str: ...
    def pressed(self, piece: Piece) -> list[str]: ...
    def fits(self, piece: Piece) -> None: ...
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pytest

from bots.buttons import choice_of
from bots.channel import Channel, Piece
from bots.outcomes import dump_piece, load_piece
from bots.telling import tell
from core.conversation import Conversation
from core.message import Address, Message
from core.people import Language
from tests.bots.messages import of_every_kind, translate

KINDS = list(of_every_kind(Language.EN))


@dataclass(frozen=True, slots=True)
class OneMessage:
    """A record that holds one message."""

    message: Message

    async def open(self, address: Address, language: Language, now: datetime) -> Conversation:
        raise NotImplementedError

    async def newest(
        self, conversation_id: str, *, before: int | None = None, limit: int = 50
    ) -> list[Message]:
        return [self.message]

    async def messages(
        self, conversation_id: str, *, after: int = 0, limit: int = 200
    ) -> list[Message]:
        found = conversation_id == self.message.conversation_id and self.message.seq > after
        return [self.message] if found else []


def squeezed(text: str) -> str:
    """Without white space, which channels set their own way."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", KINDS)
class Contract:
    """Overridden by each channel: the four methods at the top."""

    def channel(self) -> Channel:
        raise NotImplementedError

    def words(self, piece: Piece) -> str:
        """Everything of a piece that the resident reads."""
        raise NotImplementedError

    def pressed(self, piece: Piece) -> list[str]:
        """What the platform gives back for each button, as ``bots.buttons`` takes it."""
        raise NotImplementedError

    def fits(self, piece: Piece) -> None:
        """Asserts the platform's limits."""
        raise NotImplementedError

    def _pieces(self, kind: str, language: Language) -> Sequence[Piece]:
        return self.channel().pieces(of_every_kind(language)[kind])

    def test_something_is_shown_within_the_limits(self, kind: str, language: Language) -> None:
        pieces = self._pieces(kind, language)
        assert pieces
        for piece in pieces:
            self.fits(piece)
        for piece in self.channel().join(pieces):
            self.fits(piece)

    def test_pieces_are_json_and_the_same_every_time(self, kind: str, language: Language) -> None:
        pieces = self._pieces(kind, language)
        kept = json.loads(json.dumps([dump_piece(piece) for piece in pieces]))
        assert [load_piece(piece) for piece in kept] == list(pieces)
        assert self._pieces(kind, language) == pieces

    def test_no_word_is_lost(self, kind: str, language: Language) -> None:
        told = tell(of_every_kind(language)[kind], translate)
        shown = squeezed("".join(self.words(piece) for piece in self._pieces(kind, language)))
        if told.place is not None:
            # a map says what the text would
            assert squeezed(told.place.name) in shown
            return
        for run in told.runs:
            for line in run.text.splitlines():
                assert squeezed(line) in shown
            # beside its words, or behind them
            assert run.url is None or run.url in shown or run.url in self._bodies(kind, language)

    async def test_every_button_is_reached(self, kind: str, language: Language) -> None:
        message = of_every_kind(language)[kind]
        pieces = self._pieces(kind, language)
        data = [one for piece in pieces for one in self.pressed(piece)]
        found = [await choice_of(one, OneMessage(message), translate) for one in data]
        assert found == [button.choice for button in tell(message, translate).buttons]

    def test_files_are_named_by_our_ids(self, kind: str, language: Language) -> None:
        files = of_every_kind(language)[kind].files
        bodies = self._bodies(kind, language)
        assert all(file.id in bodies for file in files)

    def _bodies(self, kind: str, language: Language) -> str:
        pieces = self._pieces(kind, language)
        return json.dumps([piece.body for piece in pieces], ensure_ascii=False)
