"""The bot's commands: their names, what they mean, how they are found in a text. Pure."""

import re
from dataclasses import dataclass

from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import BotCommand, Message

from core.message import MAX_TEXT, clean_text
from core.passes import sought
from core.people import Language
from core.phrases import Phrase, Translate

COMMANDS = {
    "start": "start",
    "help": "start",
    "menu": "menu",
    "ask": "ask",
    "person": "agent",
    "video": "video",
    "callback": "callback",
    "emergency": "emergency",
    "language": "language",
}
"""By name, the choice that each is."""
RESUME = "resume"
"""Words, which ``Arrivals`` reads."""
MENU = {
    "ask": Phrase("Ask a question"),
    "person": Phrase("Talk to a person"),
    "video": Phrase("Video call"),
    "callback": Phrase("Call me back"),
    "emergency": Phrase("Emergency"),
    "language": Phrase("Language"),
    "menu": Phrase("What I can do for you"),
    "resume": Phrase("Go on with a conversation from elsewhere"),
    "help": Phrase("Help"),
    "start": Phrase("From the beginning"),
}
"""In the order of the app's list."""
DESCRIPTION = 256
"""Characters that the platform allows."""
GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})

_WITH_WORDS = frozenset({"callback", "person", "video"})
"""Their further words go along with the choice."""
_SERVICES = frozenset({"police", "fire", "medical"})
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself."""

    id: int
    username: str
    """Without the @."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a message, and what of them is an order."""

    text: str
    command: str = ""
    """Lower case, without slash and name."""
    rest: str = ""
    ours: bool = True
    """False for ``/command@another_bot``."""
    calls_us: bool = False
    """Names us: by a mention, or behind a command."""


def menu(language: Language, translate: Translate) -> list[BotCommand]:
    return [
        BotCommand(command=name, description=translate(phrase, language)[:DESCRIPTION])
        for name, phrase in MENU.items()
    ]


def heard(message: Message, me: Me) -> Said:
    text = message.text if message.text is not None else message.caption or ""
    entities = message.entities or message.caption_entities or []
    mention = f"@{me.username}".lower()
    command, rest, ours, calls_us = "", "", True, False
    for entity in entities:
        words = entity.extract_from(text)
        if entity.type == MessageEntityType.MENTION and words.lower() == mention:
            calls_us = True
        if entity.type == MessageEntityType.BOT_COMMAND and entity.offset == 0:
            command, _, bot = words[1:].lower().partition("@")
            ours = not bot or f"@{bot}" == mention
            calls_us = calls_us or (bool(bot) and ours)
            rest = text[len(words) :]
    if not command:
        # right-to-left marks before the slash hide a command from the platform
        plain = _MARKS.sub("", text).strip()
        if plain.startswith("/") and message.chat.type not in GROUPS:
            words, _, rest = plain.partition(" ")
            command, _, bot = words[1:].lower().partition("@")
            ours = not bot or f"@{bot}" == mention
    named = re.compile(rf"{re.escape(mention)}\b[,:]?", re.IGNORECASE)
    cleaned = clean_text(named.sub("", text) if calls_us else text)
    return Said(cleaned, command, clean_text(_MARKS.sub("", rest)), ours, calls_us)


def orders(said: Said) -> list[tuple[str, str | None]]:
    """Text and choice of each message that a command stands for; none where there is none."""
    name, rest = said.command, said.rest
    if not name:
        return []
    words = said.text[:MAX_TEXT]
    if name == "start" and rest:
        return _started(rest)
    if name == RESUME:
        return [(f"/{RESUME} {rest}".strip()[:MAX_TEXT], None)]
    if name == "ask" and rest:
        return [(rest[:MAX_TEXT], None)]
    choice = COMMANDS.get(name)
    if choice is None:
        return [(words, "menu")]
    if name == "language":
        language = Language.match(rest)
        return [(words, choice if language is None else f"{choice}:{language}")]
    if name == "emergency" and rest.lower() in _SERVICES:
        return [(words, f"{choice}:{rest.lower()}")]
    if name == "emergency" and rest:
        # words of his own may say which: they are understood beside the question
        return [(words, choice), (rest[:MAX_TEXT], None)]
    if rest and name in _WITH_WORDS:
        return [(rest[:MAX_TEXT], choice)]
    return [(words, choice)]


def _started(payload: str) -> list[tuple[str, str | None]]:
    """A deep link's: a code that brings a conversation here, or a language."""
    start: tuple[str, str | None] = (f"/start {payload}"[:MAX_TEXT], "start")
    language = Language.match(payload)
    if language is not None:
        # chosen first, so that he is greeted in it
        return [(f"/language {language}", f"language:{language}"), start]
    if sought(f"/start {payload}")[0]:
        return [(f"/{RESUME} {payload}", None)]
    return [start]
