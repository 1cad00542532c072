"""What editors' pages are given and send."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field

from core.errors import BadInput
from core.message import clean_text
from core.people import Language
from core.phrases import Phrase
from core.wire import Json, iso
from faq.changes import changes
from faq.entry import MAX_LINES, Facts, FaqText, Phrasings
from faq.exchange import plain_facts, plain_phrasings, plain_text, read_facts, read_text
from faq.workflow import Body, Proof, Revision

Clean = AfterValidator(clean_text)
Line = Annotated[str, Field(max_length=200), Clean]
Lines = Annotated[list[Line], Field(max_length=MAX_LINES)]
Names = Mapping[Language, Line]
Reason = Annotated[str, Field(max_length=500), Clean]
Day = Annotated[date, Field(ge=date(2000, 1, 1), lt=date(2100, 1, 1))]


class PhrasingsBody(BaseModel):
    phrasings: Lines = []
    trials: Lines = []

    def words(self) -> Phrasings:
        return Phrasings(_once(self.phrasings), _once(self.trials))


class TextBody(PhrasingsBody):
    question: Annotated[str, Field(max_length=300), Clean]
    answer: Annotated[str, Field(max_length=4_000), Clean]
    details: Annotated[str, Field(max_length=8_000), Clean] = ""

    def text(self) -> FaqText:
        """Raises BadInput where it has no question or no answer."""
        words = self.words()
        try:
            return read_text(self.model_dump() | plain_phrasings(words))
        except ValueError:
            raise BadInput(
                "incomplete_text", Phrase("A text needs a question and an answer.")
            ) from None


class SourceBody(BaseModel):
    name: Names
    url: Annotated[str | None, Field(max_length=500, pattern=r"^https?://\S+$")] = None


class AuthorityBody(BaseModel):
    name: Names
    phones: Annotated[list[Annotated[str, Field(pattern=r"^\+?[\d-]{3,20}$")]], Field(max_length=9)]


class FactsBody(BaseModel):
    category: Annotated[str, Field(max_length=20)]
    source: Language
    authority: AuthorityBody
    sources: Annotated[list[SourceBody], Field(min_length=1, max_length=20)]
    reviewed_on: Day
    review_by: Day
    expires_on: Day | None = None
    related: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=12)] = []

    def facts(self) -> Facts:
        """Raises BadInput where they contradict each other."""
        try:
            return read_facts(self.model_dump())
        except ValueError:
            raise BadInput(
                "bad_facts", Phrase("Category, names or dates of this topic are not right.")
            ) from None


class SaveText(BaseModel):
    version: int | None
    reason: Reason = ""
    body: TextBody


class SavePhrasings(BaseModel):
    version: int | None
    reason: Reason = ""
    body: PhrasingsBody


class SaveFacts(BaseModel):
    version: int | None
    reason: Reason = ""
    body: FactsBody


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


def revision_json(revision: Revision | None, names: Mapping[str, str]) -> Json | None:
    """``names`` are of staff, by id."""
    if revision is None:
        return None
    return {
        "id": revision.id,
        "part": revision.part,
        "version": revision.version,
        "stage": revision.stage,
        "blocked": revision.blocked,
        "body": body_json(revision.body),
        "author": names.get(revision.author, ""),
        "author_id": revision.author,
        "editors": list(revision.editors),
        "reviewer": names.get(revision.reviewer or "", ""),
        "reason": revision.reason,
        "remark": revision.remark,
        "override": revision.override,
        "proof": None if revision.proof is None else proof_json(revision.proof),
        "changed_at": iso(revision.changed_at),
        "publish_at": None if revision.publish_at is None else iso(revision.publish_at),
        "published_at": (None if revision.published_at is None else iso(revision.published_at)),
    }


def body_json(body: Body) -> Json:
    if isinstance(body, FaqText):
        return plain_text(body)
    if isinstance(body, Phrasings):
        return plain_phrasings(body)
    plain: dict[str, Any] = plain_facts(body)
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in plain.items()}


def proof_json(proof: Proof) -> Json:
    return {
        "trials": len(proof.trials),
        "found_before": proof.found_before,
        "found_after": proof.found_after,
        "drops": proof.drops,
        "differences": [
            {
                "text": trial.text,
                "language": trial.language,
                "expected": trial.expected,
                "before": trial.before,
                "after": trial.after,
                "lost": trial.lost,
                "won": trial.won,
            }
            for trial in proof.differences
        ],
    }


def changes_json(before: FaqText, after: FaqText) -> Json:
    """By field, segments of what stayed, went and came."""
    return {
        name: [list(segment) for segment in changes(getattr(before, name), getattr(after, name))]
        for name in ("question", "answer", "details")
    }
