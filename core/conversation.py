"""A conversation, its states and the changes between them that are legal."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.dialogue import NEW, Dialogue
from core.errors import IllegalTransition
from core.message import Address
from core.people import Language


class State(StrEnum):
    """Who answers: nobody but the bot, nobody yet, a person, or nothing is open."""

    BOT = "bot"
    WAITING = "waiting"
    WITH_AGENT = "with_agent"
    CLOSED = "closed"


LEGAL: dict[State, frozenset[State]] = {
    State.BOT: frozenset({State.WAITING}),
    # back to BOT: the resident changed his mind, or a callback was arranged
    State.WAITING: frozenset({State.BOT, State.WITH_AGENT}),
    # WAITING: the agent vanished or passed it on
    State.WITH_AGENT: frozenset({State.BOT, State.WAITING, State.CLOSED}),
    # a thread lives as long as its address: the next message opens it again
    State.CLOSED: frozenset({State.BOT, State.WAITING}),
}


@dataclass(frozen=True, slots=True)
class Conversation:
    """One thread with a resident.

    ``version`` counts changes of anything but the cursors: who decides on an older one decides
    again. The cursors (``seq`` values) only grow.
    """

    id: str
    resident_id: str
    address: Address
    language: Language
    state: State
    version: int
    created_at: datetime
    agent_id: str | None = None
    misses: int = 0
    """Messages in a row that were not understood."""
    asked: int | None = None
    """The ``seq`` of the message that was answered by "do you mean …?", until a topic is chosen."""
    emergency: str | None = None
    """``police``, ``fire`` or ``medical`` while one is open."""
    dialogue: Dialogue = NEW
    last_seq: int = 0
    processed_seq: int = 0
    """Every message of the resident up to here was answered, or given to a person."""
    desk_read: int = 0
    resident_delivered: int = 0
    resident_read: int = 0

    def __post_init__(self) -> None:
        if (self.state is State.WITH_AGENT) != (self.agent_id is not None):
            raise ValueError("an agent belongs to WITH_AGENT and to no other state")

    def to(self, state: State, *, agent_id: str | None = None) -> "Conversation":
        """The conversation in another state.

        Raises:
            IllegalTransition: where ``LEGAL`` does not have the change.
        """
        if state not in LEGAL[self.state]:
            raise IllegalTransition(f"{self.state} -> {state}")
        open_ = state in (State.WAITING, State.WITH_AGENT)
        return replace(
            self,
            state=state,
            agent_id=agent_id,
            misses=0,
            emergency=self.emergency if open_ else None,
            dialogue=self.dialogue.without_topic()
            if self.state is State.WITH_AGENT
            else self.dialogue,
        )

    def hears(self, spoken: Language, plainly: bool) -> "Conversation":
        """After a message in a language: the replies follow what is plainly written, a chosen
        language only after a while."""
        dialogue = self.dialogue.hearing(spoken, plainly, self.language)
        follows = plainly and not dialogue.chosen
        return replace(self, dialogue=dialogue, language=spoken if follows else self.language)

    def speaks(self, language: Language) -> "Conversation":
        """The resident chose it."""
        return replace(self, language=language, dialogue=self.dialogue.choosing())

    def passed_to(self, agent_id: str) -> "Conversation":
        """The conversation with another agent."""
        if self.state is not State.WITH_AGENT:
            raise IllegalTransition(f"pass in {self.state}")
        return replace(self, agent_id=agent_id)
