"""Messages and conversations as docs/protocol.md shows them: for every page, in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.conversation import Conversation, State
from core.emergencies import CHINESE_HINT, EMERGENCIES, Emergency
from core.errors import YuqiaoError
from core.message import Action, Attachment, Form, Kind, Message
from core.people import Agent, Language
from core.phrases import Translate
from core.ports import Outlook
from core.saying import PRIVATE, TOLD_IN_PRIVATE

Json = dict[str, Any]


def iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Wire:
    translate: Translate
    address_of: Callable[[str, Form], str]
    """The signed address of a file in one of its forms."""

    def message(self, message: Message, reader: Language | None = None) -> Json:
        """``reader`` is set for staff: notices are said in their language then, and what is for the
        resident alone is not said."""
        text, language = message.text, message.language
        if reader is not None and message.card.get(PRIVATE):
            text, language = self.translate(TOLD_IN_PRIVATE, reader), reader
        elif reader is not None and message.kind is Kind.NOTICE and message.phrases:
            text = "\n".join(self.translate(phrase, reader) for phrase in message.phrases)
            language = reader
        author: Json = {"kind": message.author.kind.value, "name": message.author.name}
        shown: Json = {
            "seq": message.seq,
            "author": author,
            "kind": message.kind.value,
            "text": text,
            "language": language.value,
            "at": iso(message.at),
            "reply_to": message.reply_to,
            "files": [self.file(file) for file in message.files],
            "card": self._card(message),
            "actions": [self._action(action, message.language) for action in message.actions],
        }
        if message.external_id is not None:
            shown["id"] = message.external_id.rpartition(":")[2]
        if message.choice is not None:
            shown["choice"] = message.choice
        return shown

    def file(self, file: Attachment) -> Json:
        return {
            "id": file.id,
            "name": file.name,
            "type": file.type,
            "size": file.size,
            "url": self.address_of(file.id, Form.ORIGINAL),
            "thumbnail": self.address_of(file.id, Form.THUMBNAIL) if file.thumbnail else None,
            "width": file.width,
            "height": file.height,
            "seconds": file.seconds,
            "playable": self._playable(file),
        }

    def _playable(self, file: Attachment) -> str | None:
        """What a player is given."""
        if file.playable is not None:
            return self.address_of(file.id, Form.PLAYABLE)
        own = file.type.startswith(("audio/", "video/"))
        return self.address_of(file.id, Form.ORIGINAL) if own else None

    def emergency(self, emergency: Emergency, language: Language) -> Json:
        return {
            "service": emergency.service,
            "number": emergency.number,
            "title": self.translate(emergency.title, language),
            "say": [self.translate(phrase, language) for phrase in emergency.say],
            "chinese": emergency.chinese,
            "chinese_hint": self.translate(CHINESE_HINT, language),
        }

    def conversation(
        self, conversation: Conversation, agent: Agent | None, outlook: Outlook | None, medium: str
    ) -> Json:
        """As the resident sees it."""
        queue = None
        if outlook is not None and conversation.state is State.WAITING:
            queue = {
                "place": outlook.place,
                "wait_minutes": outlook.wait_minutes if outlook.staffed else None,
                "staffed": outlook.staffed,
                "hours": self.translate(outlook.hours, conversation.language),
                "medium": medium,
            }
        return {
            "id": conversation.id,
            "language": conversation.language.value,
            "language_chosen": conversation.dialogue.chosen,
            "state": conversation.state.value,
            "last_seq": conversation.last_seq,
            "desk_read": conversation.desk_read,
            "agent": None
            if agent is None
            else {
                "name": agent.name,
                "role": agent.role.value,
                "languages": [language.value for language in agent.languages],
            },
            "queue": queue,
            "emergency": conversation.emergency,
        }

    def _card(self, message: Message) -> Json:
        if message.kind is Kind.EMERGENCY:
            return self.emergency(EMERGENCIES[message.card["service"]], message.language)
        return message.card

    def _action(self, action: Action, language: Language) -> Json:
        label, spoken = action.label, action.language or language
        shown = {
            "choice": action.choice,
            "label": label if isinstance(label, str) else self.translate(label, spoken),
        }
        return shown if action.language is None else {**shown, "language": spoken.value}


def error_json(error: YuqiaoError, translate: Translate, language: Language) -> Json:
    """The one shape."""
    return {
        "code": error.code,
        "message": translate(error.phrase, language),
        "fields": error.fields,
    }
