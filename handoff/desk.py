"""What an agent does with a conversation: accept, hand back, pass on, close."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.clock import Clock
from core.conversation import Conversation, State
from core.errors import Conflict, Forbidden, HandoffEnded, HandoffTaken, NotFound
from core.handoff import HandoffState, Medium, Priority, Reason
from core.message import BOT, SYSTEM, Kind, Outgoing
from core.people import Agent, Presence
from core.phrases import Phrase
from core.ports import Change, NewHandoff, Stale
from core.reception import COMMIT_ATTEMPTS, Reception, new_id
from handoff.ports import HandoffRecord, StaffRecord


@dataclass(frozen=True, slots=True)
class Desk:
    reception: Reception
    handoffs: HandoffRecord
    staff: StaffRecord
    clock: Clock

    async def accept(self, agent: Agent, handoff_id: str) -> str:
        """Takes a waiting handoff; of N agents at once one wins. Returns the conversation's id.

        Accepting one's own again succeeds, so that a repeated call is no error.

        Raises:
            HandoffTaken: another agent has it; says who.
            HandoffEnded: the resident no longer waits.
        """
        for _ in range(COMMIT_ATTEMPTS):
            handoff = await self.handoffs.get(handoff_id)
            if handoff is None:
                raise NotFound()
            if handoff.state is HandoffState.ENDED:
                raise HandoffEnded()
            if handoff.state is HandoffState.ACCEPTED:
                if handoff.agent_id == agent.id:
                    return handoff.conversation_id
                winner = await self.staff.get(handoff.agent_id or "")
                raise HandoffTaken(winner.name if winner is not None else "?")
            conversation = await self.reception.conversations.get(handoff.conversation_id)
            if conversation is None or conversation.state is not State.WAITING:
                continue
            change = Change(
                conversation,
                conversation.to(State.WITH_AGENT, agent_id=agent.id),
                send=(_notice(Phrase("{name} is here now.", {"name": agent.name})),),
                accept_handoff=handoff.id,
            )
            try:
                await self.reception.commit(change)
            except Stale:
                continue
            return conversation.id
        raise Conflict("busy", Phrase("Somebody else is changing this. Please try again."))

    async def hand_back(self, agent: Agent, conversation_id: str) -> None:
        """Gives the resident back to the bot."""

        def decide(c: Conversation) -> Change:
            _check_owner(agent, c)
            return Change(
                c,
                c.to(State.BOT),
                send=(
                    _notice(
                        Phrase("{name} has handed you back to the assistant.", {"name": agent.name})
                    ),
                ),
                end_handoff="handed_back",
            )

        await self.reception.change(conversation_id, decide)

    async def pass_on(self, agent: Agent, conversation_id: str, to_id: str) -> None:
        """Gives the conversation to a colleague who is there.

        Raises:
            Conflict: the colleague is not available.
        """
        colleague = next(
            (c for c in await self.staff.colleagues(self.clock.now()) if c.agent.id == to_id), None
        )
        if colleague is None or to_id == agent.id:
            raise NotFound()
        if colleague.presence is not Presence.AVAILABLE:
            raise Conflict(
                "not_available",
                Phrase("{name} is not available now.", {"name": colleague.agent.name}),
            )
        receiver = colleague.agent

        def decide(c: Conversation) -> Change:
            _check_owner(agent, c)
            return Change(
                c,
                c.passed_to(receiver.id),
                send=(
                    _notice(Phrase("{name} continues the conversation.", {"name": receiver.name})),
                ),
                pass_handoff=new_id(),
            )

        await self.reception.change(conversation_id, decide)

    async def close(self, agent: Agent, conversation_id: str) -> None:
        """Ends the conversation and asks the resident for a rating."""
        handoff = await self.handoffs.open_of(conversation_id)
        rating = (
            ()
            if handoff is None
            else (
                Outgoing(
                    BOT,
                    Kind.RATING,
                    phrases=(Phrase("How was it? Your rating helps us do better."),),
                    card={"handoff_id": handoff.id},
                ),
            )
        )

        def decide(c: Conversation) -> Change:
            _check_owner(agent, c)
            return Change(
                c,
                c.to(State.CLOSED),
                send=(
                    _notice(Phrase("{name} has closed the conversation.", {"name": agent.name})),
                    *rating,
                ),
                end_handoff="closed",
            )

        await self.reception.change(conversation_id, decide)

    async def give_back_lost(self, now: datetime) -> int:
        """Puts conversations of agents who vanished at the queue's front. Returns how many."""
        given = 0
        for agent, conversation_ids in await self.staff.vanished(now):
            for conversation_id in conversation_ids:
                try:
                    await self.reception.change(conversation_id, _give_back(agent))
                except Forbidden:
                    continue  # closed or passed on since
                given += 1
        return given


def _give_back(agent: Agent) -> Callable[[Conversation], Change]:
    def decide(c: Conversation) -> Change:
        _check_owner(agent, c)
        priority = Priority.EMERGENCY if c.emergency else Priority.RETURNED
        lost = Phrase(
            "The connection to {name} was lost. "
            "You are at the front of the queue: the next person free is yours.",
            {"name": agent.name},
        )
        return Change(
            c,
            c.to(State.WAITING),
            send=(_notice(lost),),
            end_handoff="returned",
            open_handoff=NewHandoff(new_id(), Medium.CHAT, Reason.RETURNED, priority),
        )

    return decide


def _check_owner(agent: Agent, conversation: Conversation) -> None:
    if conversation.agent_id != agent.id:
        raise Forbidden("not_yours")


def _notice(phrase: Phrase) -> Outgoing:
    return Outgoing(SYSTEM, Kind.NOTICE, phrases=(phrase,))
