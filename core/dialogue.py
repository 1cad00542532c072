"""What is remembered of the talk with the bot, so that the next message is read in its light."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.people import Language

RECENT = timedelta(minutes=30)
"""Later, "how much?" is not taken for a question about the last answer, nor a number for the one
that was asked for."""
DRIFT = 3
"""Messages in a row, plainly in one other language, that undo a choice of language."""


class Want(StrEnum):
    NUMBER = "number"
    """A telephone number to call back."""
    WORDS = "words"
    """What was wrong, after a rating of few stars."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the bot asked for beside a question: the next text may be it, and need not."""

    what: Want
    at: datetime
    others: int = 0
    """Texts since that were something else."""
    again: bool = False
    """For the second time: that is enough."""
    handoff_id: str | None = None
    """The rating's,"""
    stars: int = 0
    """and its stars."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Kept with the conversation; see ``docs/decisions/0014``."""

    topic: str | None = None
    """The topic answered last,"""
    answered: int | None = None
    """to the resident's message with this ``seq``,"""
    at: datetime | None = None
    """then."""
    near: tuple[str, ...] = ()
    """Topics that the message resembled too, or that were offered, best first."""
    chosen: bool = False
    """The resident chose the language: what he writes in does not change it at once."""
    drift: Language | None = None
    """The other language he has been writing in since, plainly and without a break,"""
    drifted: int = 0
    """in so many messages."""
    phone: str | None = None
    """The telephone number he wrote last."""
    wanted: Wanted | None = None

    def recent(self, now: datetime) -> str | None:
        """The topic that the talk is about."""
        if self.topic is None or self.at is None or now - self.at > RECENT:
            return None
        return self.topic

    def awaits(self, now: datetime) -> Wanted | None:
        """What the bot asked for a short while ago and has not got."""
        wanted = self.wanted
        return None if wanted is None or now - wanted.at > RECENT else wanted

    def answering(
        self, topic: str, seq: int, at: datetime, near: tuple[str, ...] = ()
    ) -> "Dialogue":
        """The topic was answered; an answer to a button keeps what else had been near."""
        others = tuple(dict.fromkeys((*near, *(self.near if not near else ()))))
        return replace(self, topic=topic, answered=seq, at=at, near=others)

    def without_topic(self) -> "Dialogue":
        """Others have talked since."""
        return replace(self, topic=None, answered=None, at=None, near=(), wanted=None)

    def choosing(self) -> "Dialogue":
        return replace(self, chosen=True, drift=None, drifted=0)

    def hearing(self, spoken: Language, plainly: bool, answers: Language) -> "Dialogue":
        """After a message in the language ``spoken``, where ``answers`` is the language of the
        replies. ``chosen`` falls when enough of them spoke another."""
        if not self.chosen or (spoken is answers and plainly):
            return replace(self, drift=None, drifted=0)
        if not plainly:
            return self
        drifted = self.drifted + 1 if self.drift is spoken else 1
        if drifted >= DRIFT:
            return replace(self, chosen=False, drift=None, drifted=0)
        return replace(self, drift=spoken, drifted=drifted)


NEW = Dialogue()
