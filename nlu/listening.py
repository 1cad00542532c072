"""Understanding in the light of a talk. Implements ``core.ports.Understands``.

Whatever the engine, it is asked for the parts of a message, and what it says is put together with
what the words say.
"""

import logging
from asyncio import gather, to_thread
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from core.clock import CITY, Clock
from core.people import Language
from core.ports import Understands
from core.understanding import Understanding
from faq.items import Item
from nlu.dialogue import Reading, conclude, read
from nlu.emergency import Rules, rules_of
from nlu.entities import Finder, warm

log = logging.getLogger(__name__)

Engine = Callable[[Sequence[tuple[str, Language]]], Sequence[Understanding]]
"""Of texts and their conversations' languages, as ``Understander.understand_all``."""


class Listening:
    """Around an engine that answers one text at a time."""

    def __init__(self, engine: Understands, items: Iterable[Item], clock: Clock) -> None:
        self._engine = engine
        self.replace(items)
        self._clock = clock

    def replace(self, items: Iterable[Item]) -> None:
        """The directory changed, or the rules of emergencies."""
        items = list(items)
        self._finder, self._rules = Finder(items), rules_of(items)

    async def loaded(self) -> None:
        """Ready for the first message."""
        await to_thread(warm)

    async def understand(self, text: str, prior: Language) -> Understanding:
        finder, rules = self._finder, self._rules
        today = self._clock.now().astimezone(CITY).date()
        reading = await to_thread(_read, text, finder)
        if reading is None:
            found = [await self._engine.understand(text, prior)]
        else:
            asked = reading.texts(text)
            found = await gather(*(self._engine.understand(one, prior) for one in asked))
        return await to_thread(_put_together, text, reading, found, finder, rules, today)


def heard(
    engine: Engine,
    asked: Sequence[tuple[str, Language]],
    items: Iterable[Item],
    today: date,
) -> list[Understanding]:
    """The same with an engine that answers many at once."""
    items = list(items)
    finder, rules = Finder(items), rules_of(items)
    readings = [_read(text, finder) for text, _ in asked]
    whole = [
        [text] if reading is None else reading.texts(text)
        for (text, _), reading in zip(asked, readings, strict=True)
    ]
    flat = [(one, prior) for (_, prior), texts in zip(asked, whole, strict=True) for one in texts]
    found = iter(engine(flat))
    return [
        _put_together(text, reading, [next(found) for _ in texts], finder, rules, today)
        for (text, _), reading, texts in zip(asked, readings, whole, strict=True)
    ]


def _read(text: str, finder: Finder) -> Reading | None:
    try:
        return read(text, finder.hotlines)
    except Exception:
        # a text that breaks the reading is still understood as a whole
        log.exception("nlu: a text was not taken apart")
        return None


def _put_together(
    text: str,
    reading: Reading | None,
    found: Sequence[Understanding],
    finder: Finder,
    rules: Rules,
    today: date,
) -> Understanding:
    understanding = found[0]
    try:
        if reading is not None:
            understanding = conclude(text, reading, found, rules)
        return replace(understanding, entities=finder.find(text, understanding.language, today))
    except Exception:
        log.exception("nlu: a text's entities were not found")
        return understanding
