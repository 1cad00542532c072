"""Everybody changes one conversation at the same instant: one order comes out of it."""

import asyncio

from core.conversation import State
from core.errors import YuqiaoError
from core.message import Incoming
from core.reception import new_id
from tests.desk_parts import Desks, SetClock

ROUNDS = 15


async def test_whatever_happens_at_once_the_record_stays_whole(desks: Desks) -> None:
    assert isinstance(desks.clock, SetClock)
    mei, omar = await desks.agent("Mei"), await desks.agent("Omar")
    for _ in range(ROUNDS):
        address = await desks.resident()
        handoff_id = await desks.waiting(address)
        id_ = await desks.desk.accept(mei, handoff_id)
        for text in ("emergency:fire", "metro"):
            await desks.reception.receive(Incoming(address, new_id(), text=text))
        desks.clock.move(61)
        await desks.staff.heartbeat(omar.id, desks.clock.now())
        results = await asyncio.gather(
            desks.desk.close(mei, id_),
            desks.desk.pass_on(mei, id_, omar.id),
            desks.desk.hand_back(mei, id_),
            desks.desk.give_back_lost(desks.clock.now()),
            desks.reception.process(id_),
            desks.reception.process(id_),
            desks.reception.reply(mei, id_, "here", (), new_id()),
            desks.reception.receive(Incoming(address, new_id(), choice="agent", text="x")),
            return_exceptions=True,
        )
        assert [r for r in results if isinstance(r, Exception) and not _said(r)] == []
        await desks.reception.process(id_)
        conversation, handoff = await desks.record.get(id_), await desks.handoffs.open_of(id_)
        assert conversation is not None
        assert (handoff is not None) == (conversation.state in (State.WAITING, State.WITH_AGENT))
        if handoff is not None:
            assert handoff.agent_id == conversation.agent_id
        talk = await desks.talk(id_)
        assert talk.count(("bot", "emergency")) == 1
        assert conversation.last_seq == len(talk)


def _said(error: Exception) -> bool:
    return isinstance(error, YuqiaoError) and error.code in {"not_yours", "busy"}
