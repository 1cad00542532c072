"""How far a list outside was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    value: str = ""
    """The outside's own word for the place: a cursor. Empty: never read."""
    called: int = 0
    """How often somebody called to read on."""
    followed: int = 0
    """How many of these calls were followed."""
    note: str = ""
    """Of the last call."""

    @property
    def waiting(self) -> bool:
        return self.called > self.followed
