"""Editors, their desk and a trainer that is told what to find."""

from dataclasses import dataclass, field

from core.people import Agent, Language, Role
from core.reception import new_id
from faq.editing import Editing
from faq.entry import Content, FaqText
from faq.publishing import Publishing
from faq.workflow import Body, Proof, Revision, Trial
from store.db import Database
from store.staff import SqlStaff
from store.topics import SqlTopics
from tests.desk_parts import SetClock, topic


def text(answer: str) -> FaqText:
    return FaqText(f"{answer[:40]}?", answer, "more", (answer[:40],))


@dataclass
class Prover:
    """Finds what it is told to: each change makes so many questions right, of ten."""

    right: list[int] = field(default_factory=lambda: [10])
    seen: list[Content] = field(default_factory=list)

    async def prove(self, before: Content, after: Content, slug: str) -> Proof:
        self.seen.append(after)
        right = self.right[-1] if len(self.right) == 1 else self.right.pop(0)
        return Proof(
            slug,
            tuple(
                Trial(f"question {n}", Language.EN, slug, slug, slug if n < right else "oos")
                for n in range(10)
            ),
        )


@dataclass
class Bell:
    rung: int = 0

    async def content(self) -> None:
        self.rung += 1


@dataclass
class EditorsDesk:
    topics: SqlTopics
    editing: Editing
    publishing: Publishing
    prover: Prover
    bell: Bell
    clock: SetClock
    ana: Agent
    bo: Agent
    chief: Agent

    async def approved(self, slug: str, part: str, body: Body | None = None) -> Revision:
        """Written by ana, read by bo."""
        if body is None:
            revision = (await self.editing.access(slug)).open[part]
        else:
            revision = await self.editing.save(self.ana, slug, part, body, None, "newer")
        revision = await self.editing.submit(self.ana, slug, part, revision.version)
        return await self.editing.approve(self.bo, slug, part, revision.version, "good")

    async def send_out(self, slug: str, part: str, body: Body | None = None) -> int:
        revision = await self.approved(slug, part, body)
        await self.editing.publish(self.ana, slug, part, revision.version, None, None)
        return await self.publishing.publish_due()

    async def publish(self, slug: str, part: str, body: Body) -> None:
        assert await self.send_out(slug, part, body) == 1


async def on(db: Database) -> EditorsDesk:
    """With one topic, metro, published."""
    clock, topics, staff = SetClock(), SqlTopics(db), SqlStaff(db)
    people = {}
    for name, role in (
        ("ana", Role.EDITOR),
        ("bo", Role.EDITOR),
        ("chief", Role.EDITOR_IN_CHIEF),
    ):
        people[name] = Agent(new_id(), name, name.title(), role, (Language.ZH,), Language.EN)
        await staff.add(people[name], "-", clock.now())
    await topics.take_in([topic("metro")], "", "first", clock.now())
    prover, bell = Prover(), Bell()
    return EditorsDesk(
        topics,
        Editing(topics, staff, clock),
        Publishing(topics, prover, bell, clock),
        prover,
        bell,
        clock,
        **people,
    )
