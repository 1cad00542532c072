"""What somebody who asks for a person can be told now. Implements ``core.ports.Staffing``."""

from dataclasses import dataclass
from datetime import datetime

from core.clock import CITY
from core.handoff import Priority
from core.people import Language
from core.ports import Outlook
from handoff import queue, shifts
from handoff.house import House
from handoff.ports import HandoffRecord, StaffRecord

HANDLINGS_SEEN = 20


@dataclass(frozen=True, slots=True)
class QueueStaffing:
    handoffs: HandoffRecord
    staff: StaffRecord
    house: House

    async def outlook(
        self, conversation_id: str, language: Language, priority: Priority, now: datetime
    ) -> Outlook:
        waiting = await self.handoffs.waiting()
        agents = queue.present(await self.staff.colleagues(now), language)
        place = queue.place(waiting, conversation_id, language, priority)
        handlings = await self.handoffs.recent_handlings(language, HANDLINGS_SEEN)
        return Outlook(
            place=place,
            wait_minutes=queue.wait_minutes(place, agents, handlings),
            staffed=agents > 0,
            hours=self.house.hours(language, now.astimezone(CITY).date()),
            expected_at=shifts.next_start(
                await self.staff.shifts(), language, now, self.house.closed(language)
            ),
        )
