"""What a message means, as far as a program can tell."""

from dataclasses import dataclass

from core.people import Language

EMERGENCY_PREFIX = "emergency:"
LEARNED, BY_RULE = "learned", "rule:"
"""How a label was found: by what was learnt, or by a rule, whose id follows."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """The result of ``nlu`` for one text.

    ``label`` is one of design.md's labels: a topic's slug, ``emergency:police|fire|medical``,
    ``agent``, ``video``, ``greet``, ``thanks``, ``bye``, ``oos`` or ``ask``.
    """

    language: Language
    """Of the message, or the conversation's where the text does not tell."""
    language_sure: bool
    """The text itself shows its language clearly: the reply may switch to it."""
    label: str
    score: float
    """Calibrated, 0 to 1."""
    top: tuple[str, ...] = ()
    """Up to three topics, best first."""
    by: str = LEARNED

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise ValueError("score is between 0 and 1")
        if len(self.top) > 3:
            raise ValueError("at most three topics")
