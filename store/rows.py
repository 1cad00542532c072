"""Rows to domain types and back: the one place that knows both."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row

from core.conversation import Conversation, State
from core.dialogue import Dialogue, Want, Wanted
from core.handoff import Callback, Handoff, HandoffState, Medium, Priority, Reason
from core.message import Action, Address, Attachment, Author, AuthorKind, Kind, Message
from core.people import Agent, Language, Role
from core.phrases import Param, Phrase
from core.understanding import Entity, EntityKind, Understanding

Json = Any
Record = Row[Any]


def dump_phrase(phrase: Phrase) -> Json:
    return {"id": phrase.msgid, "params": {k: _dump_param(v) for k, v in phrase.params.items()}}


def load_phrase(value: Json) -> Phrase:
    msgid, params = value["id"], value["params"]
    return Phrase(msgid, {k: _load_param(v) for k, v in params.items()})


def _dump_param(value: Param) -> Json:
    match value:
        case Language():
            return {"language": value.value}
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": value.isoformat()}
        case Phrase():
            return {"phrase": dump_phrase(value)}
        case _:
            return value


def _load_param(value: Json) -> Param:
    match value:
        case {"language": code}:
            return Language(code)
        case {"date": text}:
            return date.fromisoformat(text)
        case {"time": text}:
            return time.fromisoformat(text)
        case {"phrase": phrase}:
            return load_phrase(phrase)
        case int() | str():
            return value
        case _:
            raise ValueError("no phrase parameter")


def dump_actions(actions: Sequence[Action]) -> Json:
    return [
        {
            "choice": a.choice,
            "label": dump_phrase(a.label) if isinstance(a.label, Phrase) else a.label,
            **({} if a.language is None else {"language": a.language.value}),
        }
        for a in actions
    ]


def _load_action(value: Json) -> Action:
    label = value["label"]
    return Action(
        value["choice"],
        label if isinstance(label, str) else load_phrase(label),
        Language.match(value.get("language")),
    )


def dump_dialogue(dialogue: Dialogue) -> Json:
    """Without what is not there: mostly a few words."""
    values = {
        "topic": dialogue.topic,
        "answered": dialogue.answered,
        "at": None if dialogue.at is None else dialogue.at.isoformat(),
        "near": list(dialogue.near),
        "chosen": dialogue.chosen,
        "drift": None if dialogue.drift is None else dialogue.drift.value,
        "drifted": dialogue.drifted,
        "phone": dialogue.phone,
        "wanted": None if dialogue.wanted is None else _dump_wanted(dialogue.wanted),
    }
    return {name: value for name, value in values.items() if value}


def load_dialogue(value: Json) -> Dialogue:
    at = value.get("at")
    return Dialogue(
        topic=value.get("topic"),
        answered=value.get("answered"),
        at=None if at is None else datetime.fromisoformat(at),
        near=tuple(value.get("near", ())),
        chosen=value.get("chosen", False),
        drift=Language.match(value.get("drift")),
        drifted=value.get("drifted", 0),
        phone=value.get("phone"),
        wanted=_load_wanted(value["wanted"]) if "wanted" in value else None,
    )


def _dump_wanted(wanted: Wanted) -> Json:
    return {
        "what": wanted.what.value,
        "at": wanted.at.isoformat(),
        "others": wanted.others,
        "again": wanted.again,
        "handoff_id": wanted.handoff_id,
        "stars": wanted.stars,
    }


def _load_wanted(value: Json) -> Wanted:
    return Wanted(
        what=Want(value["what"]),
        at=datetime.fromisoformat(value["at"]),
        others=value["others"],
        again=value["again"],
        handoff_id=value["handoff_id"],
        stars=value["stars"],
    )


def dump_understanding(understanding: Understanding) -> Json:
    kept = {
        "label": understanding.label,
        "score": round(understanding.score, 4),
        "language": understanding.language,
        "top": list(understanding.top),
        "by": understanding.by,
    }
    if understanding.entities:
        kept["entities"] = [
            {"kind": e.kind, "value": e.value, "text": e.text, "start": e.start, "end": e.end}
            for e in understanding.entities
        ]
    return kept


def load_entities(understanding: Json) -> list[Entity]:
    return [
        Entity(EntityKind(e["kind"]), e["value"], e["text"], e["start"], e["end"])
        for e in (understanding or {}).get("entities", ())
    ]


def dump_files(files: Sequence[Attachment]) -> Json:
    return [
        {
            "id": f.id,
            "name": f.name,
            "type": f.type,
            "size": f.size,
            "width": f.width,
            "height": f.height,
            "thumbnail": f.thumbnail,
            "seconds": f.seconds,
            "playable": f.playable,
        }
        for f in files
    ]


def to_message(row: Record) -> Message:
    return Message(
        conversation_id=row.conversation_id,
        seq=row.seq,
        author=Author(AuthorKind(row.author_kind), row.author_id, row.author_name),
        kind=Kind(row.kind),
        text=row.text,
        language=Language(row.language),
        at=row.at,
        external_id=row.external_id,
        choice=row.choice,
        reply_to=row.reply_to,
        phrases=tuple(load_phrase(p) for p in row.phrases),
        card=row.card,
        actions=tuple(_load_action(a) for a in row.actions),
        files=tuple(Attachment(**f) for f in row.files),
    )


def to_conversation(row: Record) -> Conversation:
    """From a row of conversations joined with its address (``channel``, ``external_id``)."""
    return Conversation(
        id=row.id,
        resident_id=row.resident_id,
        address=Address(row.channel, row.external_id),
        language=Language(row.language),
        state=State(row.state),
        version=row.version,
        created_at=row.created_at,
        agent_id=row.agent_id,
        misses=row.misses,
        asked=row.asked,
        emergency=row.emergency,
        dialogue=load_dialogue(row.dialogue),
        last_seq=row.last_seq,
        processed_seq=row.processed_seq,
        desk_read=row.desk_read,
        resident_delivered=row.resident_delivered,
        resident_read=row.resident_read,
    )


def to_handoff(row: Record) -> Handoff:
    return Handoff(
        id=row.id,
        conversation_id=row.conversation_id,
        language=Language(row.language),
        medium=Medium(row.medium),
        reason=Reason(row.reason),
        priority=Priority(row.priority),
        state=HandoffState(row.state),
        requested_at=row.requested_at,
        agent_id=row.agent_id,
        accepted_at=row.accepted_at,
        ended_at=row.ended_at,
    )


def to_callback(row: Record) -> Callback:
    return Callback(
        id=row.id,
        conversation_id=row.conversation_id,
        language=Language(row.language),
        phone=row.phone,
        words=row.words,
        requested_at=row.requested_at,
        done_at=row.done_at,
        outcome=row.outcome,
    )


def to_agent(row: Record) -> Agent:
    return Agent(
        id=row.id,
        username=row.username,
        name=row.name,
        role=Role(row.role),
        languages=tuple(Language(code) for code in row.languages),
        ui_language=Language(row.ui_language),
    )
