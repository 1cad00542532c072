"""The life of a text: draft → review → approved → published → retired. Pure.

A topic has parts: its facts, and a text in each language. Each part has at most one published
revision and one open one, which all editors share; a save says which version it was made upon.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.errors import Conflict, Forbidden
from core.people import EDITS_IN_CHIEF, Agent, Language
from core.phrases import Phrase
from faq.entry import Facts, FaqText, Phrasings

FACTS = "facts"
"""The part that holds what is the same in every language; the others are languages' codes."""
Body = Facts | FaqText | Phrasings


OFFERED = "offered"
"""What a trial question is taken for where its topic is one of the buttons: a press away."""
CHANCE = 0.02
"""Of the trial questions, so many are lost and won whenever anything is learnt anew: they lie
right at the limit."""


class Stage(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    """Somebody else has read it. With ``publish_at``, it goes out then, if it proves itself."""
    PUBLISHED = "published"
    RETIRED = "retired"


OPEN = frozenset({Stage.DRAFT, Stage.REVIEW, Stage.APPROVED})


@dataclass(frozen=True, slots=True)
class Trial:
    """A question of a topic's, and what it was taken for before and after a change."""

    text: str
    language: Language
    expected: str
    before: str | None
    """None where there was no such topic before."""
    after: str

    @property
    def lost(self) -> bool:
        return self.found_before and not self.found_after

    @property
    def won(self) -> bool:
        return self.found_after and not self.found_before

    @property
    def found_before(self) -> bool:
        return self.before in (self.expected, OFFERED)

    @property
    def found_after(self) -> bool:
        return self.after in (self.expected, OFFERED)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a change does to the questions of its topic and of the topics near it."""

    slug: str
    """Of what changes."""
    trials: tuple[Trial, ...]

    @property
    def found_before(self) -> int:
        return sum(trial.found_before for trial in self.trials)

    @property
    def found_after(self) -> int:
        return sum(trial.found_after for trial in self.trials)

    @property
    def drops(self) -> bool:
        """Fewer of its own questions are found than before; or it takes one from a neighbour; or
        its neighbours lose more than by chance. Those of a new topic count from nothing."""
        own = [trial for trial in self.trials if trial.expected == self.slug]
        taken = [trial for trial in self.trials if trial.lost and trial.after == self.slug]
        lost = sum(trial.lost for trial in self.trials) - sum(trial.won for trial in self.trials)
        return (
            sum(trial.found_after for trial in own) < sum(trial.found_before for trial in own)
            or bool(taken)
            or lost > CHANCE * len(self.trials)
        )

    @property
    def differences(self) -> tuple[Trial, ...]:
        return tuple(trial for trial in self.trials if trial.before != trial.after)


@dataclass(frozen=True, slots=True)
class Revision:
    """A version of a part of a topic."""

    id: int
    slug: str
    part: str
    stage: Stage
    version: int
    """Counts the saves."""
    body: Body
    base: int | None
    """The published revision it was written upon."""
    source: int | None
    """Of a translation: the revision of the source text that it was last right for."""
    editors: tuple[str, ...]
    """Everybody who wrote in it: none of them reviews it."""
    author: str
    """The id of who saved last; empty for what came with a file."""
    reason: str
    created_at: datetime
    changed_at: datetime
    reviewer: str | None = None
    remark: str = ""
    """The reviewer's words."""
    publish_at: datetime | None = None
    published_at: datetime | None = None
    override: str | None = None
    """Why an editor-in-chief lets it out although the proof drops."""
    proof: Proof | None = None

    @property
    def blocked(self) -> bool:
        """It was due and did not go out: its proof drops."""
        return (
            self.stage is Stage.APPROVED
            and self.publish_at is not None
            and self.proof is not None
            and self.proof.drops
            and self.override is None
        )


def check_version(revision: Revision | None, version: int | None) -> None:
    """Whoever saves has read what is there.

    Raises:
        Conflict: ``changed_meanwhile``.
    """
    if (None if revision is None else revision.version) != version:
        raise Conflict(
            "changed_meanwhile",
            Phrase("Somebody else has changed this text. Look at both before you save."),
        )


def check_submit(revision: Revision) -> None:
    _check_stage(revision, Stage.DRAFT)


def check_review(revision: Revision, reviewer: Agent) -> None:
    """Somebody else reads it: nobody approves what he has written in himself."""
    _check_stage(revision, Stage.REVIEW)
    if reviewer.id in revision.editors:
        raise Forbidden("own_text")


def check_publish(revision: Revision, published: int | None) -> None:
    """What it was written upon is still what is published."""
    _check_stage(revision, Stage.APPROVED)
    if revision.base != published:
        raise Conflict(
            "superseded",
            Phrase("Another version was published meanwhile. Bring this text up to date first."),
        )


def check_override(agent: Agent) -> None:
    if agent.role not in EDITS_IN_CHIEF:
        raise Forbidden("not_in_chief")


def _check_stage(revision: Revision, *stages: Stage) -> None:
    if revision.stage not in stages:
        raise Conflict(
            "wrong_stage",
            Phrase("This text has gone on meanwhile. Load it again."),
            stage=revision.stage,
        )


def parts_of(languages: Sequence[Language]) -> tuple[str, ...]:
    return (FACTS, *(language.value for language in languages))
