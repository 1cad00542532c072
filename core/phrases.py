"""Text that is not translated yet."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Protocol

from core.people import Language


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English sentence of the catalogues and what fills its ``{placeholders}``.

    Core says Phrases; edges render them in the reader's language.
    """

    msgid: str
    params: "dict[str, Param]" = field(default_factory=dict)

    # core has the standard library only, and that has `override` from 3.12 on
    def __str__(self) -> str:  # type: ignore[explicit-override]
        """As it was written: for terminals, which have no reader's language."""
        return self.msgid.format(**self.params) if self.params else self.msgid


Param = str | int | Language | date | time | Phrase
"""Languages, dates, times and phrases are written out by the edge, in the reader's way (CLDR)."""


class Translate(Protocol):
    """Renders a phrase in a language; the catalogues' edge (``web/translations.py``) is one."""

    def __call__(self, phrase: Phrase, language: Language) -> str: ...
