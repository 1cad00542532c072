"""Who takes part: languages, residents, staff."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Language(StrEnum):
    """The languages of the service, by their CLDR codes; here is the one list of them.

    ``scripts/add-language`` adds one: docs/adding-a-language.md.
    """

    ZH = "zh"
    EN = "en"
    JA = "ja"
    KO = "ko"
    AR = "ar"
    RU = "ru"
    FR = "fr"
    ES = "es"
    PT = "pt"

    @classmethod
    def match(cls, tag: str | None) -> "Language | None":
        """The language of a BCP 47 tag (``pt-BR``, ``zh_Hant``); None where we do not serve it."""
        primary = (tag or "").replace("_", "-").split("-", 1)[0].strip().lower()
        try:
            return cls(primary)
        except ValueError:
            return None


class Role(StrEnum):
    """What a member of staff may do; see ``web/auth.py``."""

    AGENT = "agent"
    INTERPRETER = "interpreter"
    EDITOR = "editor"
    EDITOR_IN_CHIEF = "editor_in_chief"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


TAKES_CONVERSATIONS = frozenset({Role.AGENT, Role.INTERPRETER, Role.SUPERVISOR, Role.ADMIN})


EDITS = frozenset({Role.EDITOR, Role.EDITOR_IN_CHIEF, Role.ADMIN})
EDITS_IN_CHIEF = frozenset({Role.EDITOR_IN_CHIEF, Role.ADMIN})
REVIEWS = frozenset({Role.EDITOR_IN_CHIEF, Role.SUPERVISOR, Role.ADMIN})
"""Judge what was taken for an emergency."""


class Presence(StrEnum):
    """What an agent says of himself; with an old heartbeat it counts as offline."""

    AVAILABLE = "available"
    AWAY = "away"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Agent:
    """A member of staff. ``name`` is what residents see."""

    id: str
    username: str
    name: str
    role: Role
    languages: tuple[Language, ...]
    ui_language: Language

    def __post_init__(self) -> None:
        if not self.languages:
            raise ValueError("a member of staff serves at least one language")

    def serves(self, language: Language) -> bool:
        return language in self.languages


@dataclass(frozen=True, slots=True)
class Shift:
    """An agent's weekly hours for a language, in the service's time zone.

    ``weekday`` 0 is Monday; ``starts`` and ``ends`` are minutes of the day, 24:00 is 1440.
    """

    agent_id: str
    language: Language
    weekday: int
    starts: int
    ends: int

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError("weekday is 0 (Monday) to 6")
        if not 0 <= self.starts < self.ends <= 1440:
            raise ValueError("a shift starts before it ends, in minutes of one day")


@dataclass(frozen=True, slots=True)
class Colleague:
    """An agent as others see him now."""

    agent: Agent
    presence: Presence
    conversations: int
    seen_at: datetime | None
