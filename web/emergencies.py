"""Emergencies: their rules, and what became of what was seen. Calls of editors-in-chief, of
supervisors, and of agents who saw one that no program did."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Path, Request
from pydantic import AfterValidator, BaseModel, Field

from core.conversation import Conversation
from core.errors import BadInput, Conflict, NotFound, Unavailable
from core.message import MAX_SEQ
from core.people import Agent, Colleague
from core.phrases import Phrase
from core.understanding import BY_RULE
from core.wire import Json, iso
from faq.detections import Detected, Seen, Service, Tally, Verdict, tally
from faq.editing import Editing
from faq.items import Item
from faq.masking import mask, without_marks
from faq.unanswered import WEEK, WEEKS, Place
from nlu.emergency import RULE, rule_of
from nlu.tryout import Problem, Tryouts
from web.auth import Auth
from web.editor import Limits
from web.editor_json import Clean, Reason

MOST_LINES = 300
"""Phrases of a rule, and patterns."""
MOST_SHOWN = 100
"""Detections of one look: the newest."""
EXAMPLE = 200
"""Letters of an example."""
_NO_CONTROLS = r"^[^\x00-\x1f\x7f]*$"
PROBLEMS = {
    "short": Phrase("A phrase has two letters or more, and at most three gaps."),
    "syntax": Phrase("This is no regular expression."),
    "foreign": Phrase("Numbered or named groups and flags can't be used here."),
    "capitals": Phrase("Texts are compared in small letters: write it without capitals."),
    "empty": Phrase("This is found in every text."),
    "slow": Phrase("Looking for this takes too long."),
}


def _lines(values: list[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value.strip()))


class RuleBody(BaseModel):
    phrases: Annotated[
        list[Annotated[str, Field(max_length=120, pattern=_NO_CONTROLS), Clean]],
        Field(max_length=MOST_LINES),
        AfterValidator(_lines),
    ]
    patterns: Annotated[
        list[Annotated[str, Field(max_length=700, pattern=_NO_CONTROLS)]],
        Field(max_length=MOST_LINES),
        AfterValidator(_lines),
    ]


class SaveRule(RuleBody):
    version: Annotated[int, Field(ge=0, le=MAX_SEQ)]
    """0 where there is none yet."""
    reason: Reason = ""
    override: Reason = ""
    """Why in spite of its trial."""


class Judge(BaseModel):
    verdict: Verdict | None
    right: Service | None = None
    """The service of a ``wrong`` one."""


class Report(BaseModel):
    service: Service


class Change(Protocol):
    """``store/items.py``."""

    @property
    def version(self) -> int: ...
    @property
    def body(self) -> Mapping[str, Any] | None: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def reason(self) -> str: ...
    @property
    def override(self) -> str: ...


class Items(Protocol):
    async def of_kind(self, kind: str) -> list[Item]: ...

    async def history(self, kind: str, key: str) -> Sequence[Change]: ...

    async def add(
        self,
        kind: str,
        key: str,
        body: Mapping[str, Any],
        actor: str,
        now: datetime,
        *,
        reason: str = "",
        override: str = "",
    ) -> Item: ...

    async def change(
        self,
        kind: str,
        key: str,
        version: int,
        body: Mapping[str, Any] | None,
        actor: str,
        now: datetime,
        *,
        reason: str = "",
        override: str = "",
    ) -> None: ...


class Detections(Protocol):
    """``store/detections.py``."""

    async def since(self, moment: datetime, limit: int, *, unjudged: bool) -> list[Detected]: ...

    async def at(self, place: Place) -> Detected | None: ...

    async def seen(self, moment: datetime) -> list[Seen]: ...

    async def judge(
        self,
        place: Place,
        verdict: Verdict | None,
        right: Service | None,
        actor: str,
        now: datetime,
    ) -> None: ...

    async def mark_example(self, place: Place, label: str) -> bool: ...

    async def unmark_example(self, place: Place) -> None: ...

    async def report(
        self, places: Sequence[Place], service: Service, actor: str, now: datetime
    ) -> int: ...


class Staff(Protocol):
    """``store/staff.py``."""

    async def colleagues(self, now: datetime) -> list[Colleague]: ...

    async def audit(
        self, action: str, actor_id: str | None, subject: str | None, now: datetime
    ) -> None: ...


class Bell(Protocol):
    async def content(self) -> None: ...


class View(Protocol):
    """``web/desk.py``."""

    async def access(self, agent: Agent, conversation_id: str) -> Conversation: ...


RuleId = Annotated[str, Path(max_length=40, pattern=r"^[a-z-]+$")]
ConversationId = Annotated[str, Path(max_length=32)]
Seq = Annotated[int, Path(ge=0, le=MAX_SEQ)]


@dataclass(frozen=True, slots=True)
class EmergencyPages:
    auth: Auth
    editing: Editing
    items: Items
    detections: Detections
    staff: Staff
    tryouts: Tryouts
    bell: Bell
    view: View
    limits: Limits

    def router(self) -> APIRouter:
        router = APIRouter()
        self._add_rules(router)
        self._add_detections(router)
        return router

    def _add_rules(self, router: APIRouter) -> None:
        base = "/api/editor/emergencies/rules"

        @router.get(base)
        async def rules(request: Request) -> Json:
            await self.auth.chief(request)
            return await self._rules()

        @router.post(f"{base}/{{rule}}/try")
        async def attempt(request: Request, rule: RuleId, body: RuleBody) -> Json:
            """What it would do to everything that is written down as said by people."""
            editor = await self.auth.chief(request)
            return await self._tried(editor, _access_rule(rule), body)

        @router.put(f"{base}/{{rule}}")
        async def save(request: Request, rule: RuleId, body: SaveRule) -> Json:
            editor = await self.auth.chief(request)
            trial = await self._tried(editor, _access_rule(rule), body)
            harm = {what: trial["counts"][what] for what in ("lost", "wolf")}
            if any(harm.values()) and not body.override:
                raise Conflict(
                    "held_back",
                    Phrase(
                        "Emergencies would be lost, or false alarms raised: say why all the same."
                    ),
                    **harm,
                )
            now = self.editing.clock.now()
            held = {"phrases": body.phrases, "patterns": body.patterns}
            why = {"reason": body.reason, "override": body.override if any(harm.values()) else ""}
            if body.version == 0:
                await self.items.add(RULE, rule, held, editor.id, now, **why)
            else:
                await self.items.change(RULE, rule, body.version, held, editor.id, now, **why)
            in_spite = " in spite of its trial" if why["override"] else ""
            await self._audit(f"emergency rule{in_spite}", editor, rule)
            await self.bell.content()
            return await self._rules()

        @router.get(f"{base}/{{rule}}/history")
        async def history(request: Request, rule: RuleId) -> Json:
            await self.auth.chief(request)
            names = await self._names()
            return {
                "changes": [
                    {
                        "version": change.version,
                        "phrases": list((change.body or {}).get("phrases", ())),
                        "patterns": list((change.body or {}).get("patterns", ())),
                        "by": names.get(change.by, ""),
                        "at": iso(change.at),
                        "reason": change.reason,
                        "override": change.override,
                    }
                    for change in await self.items.history(RULE, _access_rule(rule))
                ]
            }

    def _add_detections(self, router: APIRouter) -> None:
        base = "/api/editor/emergencies/detections"
        place = f"{base}/{{conversation_id}}/{{seq}}"

        @router.get(base)
        async def detections(request: Request, *, all: bool = False) -> Json:
            """The newest, those that nobody has judged or ``all``; personal data is masked. With
            what is counted of the last eight weeks."""
            editor = await self.auth.reviewer(request)
            await self.limits.check("errands", editor.id)
            return await self._detections(everything=all)

        @router.put(place)
        async def judge(
            request: Request, conversation_id: ConversationId, seq: Seq, body: Judge
        ) -> Json:
            editor = await self.auth.reviewer(request)
            found = await self._access((conversation_id, seq))
            right = body.right if body.verdict == "wrong" else None
            if body.verdict == "wrong" and right in (None, found.service):
                raise BadInput("no_service", Phrase("Say which emergency it is."))
            now = self.editing.clock.now()
            await self.detections.judge(found.place, body.verdict, right, editor.id, now)
            await self._audit(f"emergency: {body.verdict or 'not judged'}", editor, _subject(found))
            return await self._one(found.place)

        @router.post(f"{place}/example")
        async def example(request: Request, conversation_id: ConversationId, seq: Seq) -> Json:
            """By its verdict: an example of what sounds like an emergency, or of one."""
            editor = await self.auth.reviewer(request)
            found = await self._access((conversation_id, seq))
            label = found.teaches
            text = without_marks(mask(found.text))[:EXAMPLE]
            if label is None or not text:
                raise Conflict("nothing_to_learn", Phrase("There is nothing to learn from this."))
            if not await self.detections.mark_example(found.place, label):
                raise Conflict("example_already", Phrase("This is an example already."))
            try:
                parts = await self.editing.add_phrasings(
                    editor, label, [(found.language, text)], "emergency reviewed"
                )
            except BaseException:
                await self.detections.unmark_example(found.place)
                raise
            await self._audit("emergency: made an example", editor, _subject(found))
            return {"slug": label, "parts": parts, "detection": await self._one(found.place)}

        @router.post(
            "/api/agent/conversations/{conversation_id}/messages/{seq}/missed-emergency",
            status_code=201,
        )
        async def report(
            request: Request, conversation_id: ConversationId, seq: Seq, body: Report
        ) -> Json:
            """An agent saw an emergency that no program did: it is put on the list."""
            agent = await self.auth.agent(request)
            await self.view.access(agent, conversation_id)
            now = self.editing.clock.now()
            reported = await self.detections.report(
                [(conversation_id, seq)], body.service, agent.id, now
            )
            if not reported:
                raise Conflict(
                    "detected_already",
                    Phrase("This message is on the list of emergencies already."),
                )
            await self._audit("emergency: reported", agent, f"{conversation_id}/{seq}")
            return {"reported": reported}

    async def _tried(self, editor: Agent, rule: str, body: RuleBody) -> Json:
        await self.limits.check("trials", editor.id)
        try:
            return await self.tryouts.attempt(rule_of(rule, body.phrases, body.patterns))
        except Problem as problem:
            raise BadInput(
                "bad_rule", PROBLEMS[problem.code], field=problem.field, line=problem.line
            ) from None
        except TimeoutError:
            raise Unavailable() from None

    async def _rules(self) -> Json:
        return {
            "rules": [
                {
                    "id": item.key,
                    "version": item.version,
                    "phrases": list(item.body["phrases"]),
                    "patterns": list(item.body["patterns"]),
                }
                for item in await self.items.of_kind(RULE)
            ]
        }

    async def _detections(self, *, everything: bool) -> Json:
        now = self.editing.clock.now()
        since = now - WEEKS * WEEK
        found = await self.detections.since(since, MOST_SHOWN, unjudged=not everything)
        seen, names = await self.detections.seen(since), await self._names()
        today = await self.tryouts.explain([one.text for one in found])
        return {
            "detections": [
                _detection_json(one, names) | {"today": heard}
                for one, heard in zip(found, today, strict=True)
            ],
            "total": _tally_json(tally(seen, now)),
            "services": _tallies(seen, now, lambda one: one.service),
            "languages": _tallies(seen, now, lambda one: one.language),
        }

    async def _one(self, place: Place) -> Json:
        return _detection_json(await self._access(place), await self._names())

    async def _access(self, place: Place) -> Detected:
        """Raises NotFound."""
        found = await self.detections.at(place)
        if found is None:
            raise NotFound()
        return found

    async def _names(self) -> dict[str, str]:
        colleagues = await self.staff.colleagues(self.editing.clock.now())
        return {colleague.agent.id: colleague.agent.name for colleague in colleagues}

    async def _audit(self, action: str, actor: Agent, subject: str) -> None:
        await self.staff.audit(action[:40], actor.id, subject[:64], self.editing.clock.now())


def _access_rule(rule: str) -> str:
    """Raises NotFound where no rule can have this id."""
    try:
        return rule_of(rule).id
    except ValueError:
        raise NotFound() from None


def _subject(found: Detected) -> str:
    return "/".join(map(str, found.place))


def _detection_json(one: Detected, names: Mapping[str, str]) -> Json:
    rule = one.by.removeprefix(BY_RULE) if one.by.startswith(BY_RULE) else None
    return {
        "place": list(one.place),
        "text": mask(one.text),
        "language": one.language,
        "at": iso(one.at),
        "service": one.service,
        "by": "rule" if rule else one.by,
        "rule": rule,
        "score": one.score,
        "state": one.state,
        "reported_by": names.get(one.reported_by or "", ""),
        "verdict": one.verdict,
        "right": one.right_service,
        "judged_by": names.get(one.judged_by or "", ""),
        "example": one.example,
        "teaches": one.teaches,
    }


def _tally_json(found: Tally) -> Json:
    return {"weeks": list(found.weeks), "verdicts": found.verdicts}


def _tallies(seen: Sequence[Seen], now: datetime, key: Callable[[Seen], str]) -> dict[str, Json]:
    groups: dict[str, list[Seen]] = {}
    for one in seen:
        groups.setdefault(key(one), []).append(one)
    return {name: _tally_json(tally(groups[name], now)) for name in sorted(groups)}
