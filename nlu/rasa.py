"""The Rasa engine: asked over HTTP, and replaced by the embedded engine while it is not well.

Whatever goes wrong is `NotWell`, and says why: `down` (not reached, or an error), `slow` (nothing
in time), `odd` (an answer of another shape).
"""

import asyncio
import time
from collections.abc import Sequence
from typing import Any, Protocol

import httpx
import structlog
from prometheus_client import Counter, Gauge, Histogram

from core.people import Language
from core.ports import Understands
from core.understanding import Understanding
from faq.entry import Content
from nlu import language
from nlu.deciding import Decision, Limits, Ranking, by_words, decide, needs_ranking
from nlu.emergency import rules_of
from nlu.encoder import MAX_CHARS
from nlu.intents import EMERGENCIES
from nlu.normalise import clean

log = structlog.get_logger()

PATIENCE = 0.3
"""Seconds that a resident's message waits for Rasa."""
AT_ONCE = 4
"""Texts of one call that are under way: Rasa takes one after the other, and each has its own
`PATIENCE`."""
FAILURES = 3
"""In a row, after which Rasa is left alone."""
REST = 5.0
"""Seconds between two looks at whether it is well again."""
PROBE = "hello"
LIMITS = Limits(
    answer=0.65, ask=0.2, intent=0.4, danger=0.4, danger_elsewhere=0.8, danger_asked=0.7
)
"""Of Rasa's probabilities: see docs/decisions/0013."""

UNDERSTOOD = Counter(
    "yuqiao_rasa_texts", "Texts that Rasa was to understand, and who did.", ["engine", "why"]
)
SECONDS = Histogram(
    "yuqiao_rasa_seconds",
    "Rasa's answers.",
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3),
)
WELL = Gauge("yuqiao_rasa_well", "1 while Rasa is asked, 0 while it is left alone.")


class NotWell(ConnectionError):
    def __init__(self, why: str) -> None:
        super().__init__(f"Rasa is not well: {why}")
        self.why = why


def rasa_at(url: str) -> httpx.AsyncClient:
    # Rasa closes what was silent for 5 s: a connection is given up before
    return httpx.AsyncClient(
        base_url=url, timeout=PATIENCE, limits=httpx.Limits(keepalive_expiry=2.0), trust_env=False
    )


class RasaEngine:
    def __init__(self, http: httpx.AsyncClient, patience: float = PATIENCE) -> None:
        self._http, self._patience = http, patience

    async def rank(self, texts: Sequence[str]) -> list[Ranking]:
        """Raises:
        NotWell: of any of the texts.
        """
        free = asyncio.Semaphore(AT_ONCE)

        async def one(text: str) -> Ranking:
            async with free:
                return await self._rank(text)

        return list(await asyncio.gather(*map(one, texts)))

    async def _rank(self, text: str) -> Ranking:
        started = time.perf_counter()
        try:
            async with asyncio.timeout(self._patience):
                answer = await self._http.post(
                    "/model/parse", json={"text": plain(text)}, timeout=None
                )
        except (TimeoutError, httpx.TimeoutException):
            raise NotWell("slow") from None
        except httpx.HTTPError:
            raise NotWell("down") from None
        SECONDS.observe(time.perf_counter() - started)
        if answer.status_code != 200:
            raise NotWell("down")
        try:
            return ranking_of(answer.json())
        except (AttributeError, KeyError, TypeError, ValueError):
            raise NotWell("odd") from None


def plain(text: str) -> str:
    """As Rasa may have it: what begins with a stroke is an order to Rasa."""
    return clean(text)[:MAX_CHARS].lstrip("/ ") or " "


def ranking_of(answer: Any) -> Ranking:
    """Of the answer to `/model/parse`.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: it has another shape.
    """
    found = {
        label_of(rated["name"]): float(rated["confidence"])
        for rated in answer["intent_ranking"]
        if rated["name"] != "nlu_fallback"
    }
    if not found or not all(0 <= p <= 1 for p in found.values()):
        raise ValueError("no probabilities")
    ranked = sorted(found.items(), key=lambda rated: -rated[1])
    return Ranking(tuple(ranked), min(1.0, sum(found.get(label, 0.0) for label in EMERGENCIES)))


def name_of(label: str) -> str:
    """A label as the name of an intent, in which Rasa gives some signs a meaning of its own. No
    label has an underscore."""
    return label.replace(":", "_")


def label_of(name: str) -> str:
    return name.replace("_", ":")


class Ranks(Protocol):
    async def rank(self, texts: Sequence[str]) -> list[Ranking]: ...


class FallingBack:
    """Rasa's understanding; the embedded engine's where Rasa is not well. Implements
    `core.ports.Understands`.

    After `FAILURES` in a row no message waits for Rasa any more, and no resident's message is
    spent on finding out whether it is back: `watch` does.
    """

    def __init__(
        self,
        engine: Ranks,
        embedded: Understands,
        content: Content,
        limits: Limits = LIMITS,
        rest: float = REST,
    ) -> None:
        self._engine, self._embedded = engine, embedded
        self.replace(content)
        self._limits, self._rest = limits, rest
        self._failures = 0
        self._resting = asyncio.Event()
        WELL.set(1)

    def replace(self, content: Content) -> None:
        """What is published now: Rasa may still know other topics."""
        self._topics = frozenset(topic.slug for topic in content.topics)
        self._rules = rules_of(content.items)

    async def understand(self, text: str, prior: Language) -> Understanding:
        known = by_words(text, self._rules)
        if known is not None and not needs_ranking(known):
            return _understanding(text, prior, known)
        if self._resting.is_set():
            return await self._instead("resting", text, prior)
        try:
            (ranking,) = await self._engine.rank([text])
        except NotWell as error:
            self._failed(error.why)
            return await self._instead(error.why, text, prior)
        self._failures = 0
        UNDERSTOOD.labels("rasa", "").inc()
        found = decide(text, ranking, self._topics, self._limits, self._rules, known)
        return _understanding(text, prior, found)

    async def watch(self) -> None:
        """For ever: takes Rasa back when it is well."""
        while True:
            await self._resting.wait()
            await asyncio.sleep(self._rest)
            try:
                await self._engine.rank([PROBE])
            except NotWell:
                continue
            self._failures = 0
            self._resting.clear()
            WELL.set(1)
            log.info("rasa is well again")

    async def _instead(self, why: str, text: str, prior: Language) -> Understanding:
        UNDERSTOOD.labels("semantic", why).inc()
        return await self._embedded.understand(text, prior)

    def _failed(self, why: str) -> None:
        self._failures += 1
        log.warning("rasa is not well", why=why)
        if self._failures >= FAILURES and not self._resting.is_set():
            self._resting.set()
            WELL.set(0)
            log.warning("rasa is left alone", why=why)


class RasaAlone:
    """Many texts by Rasa and nothing else: for `nlu predict` and `nlu evaluate`."""

    def __init__(self, url: str, content: Content, limits: Limits = LIMITS) -> None:
        self._url, self._limits = url, limits
        self._topics = frozenset(topic.slug for topic in content.topics)
        self._rules = rules_of(content.items)

    def understand_all(self, asked: Sequence[tuple[str, Language]]) -> list[Understanding]:
        """Raises:
        NotWell: of any of the texts.
        """
        return asyncio.run(self._understand_all(asked))

    async def _understand_all(self, asked: Sequence[tuple[str, Language]]) -> list[Understanding]:
        plainly = [by_words(text, self._rules) for text, _ in asked]
        left = [t for (t, _), known in zip(asked, plainly, strict=True) if needs_ranking(known)]
        async with rasa_at(self._url) as http:
            rankings = iter(await RasaEngine(http, patience=60.0).rank(left))
        found: list[Understanding] = []
        for (text, prior), known in zip(asked, plainly, strict=True):
            if needs_ranking(known):
                ranking = next(rankings)
                known = decide(text, ranking, self._topics, self._limits, self._rules, known)
            assert known is not None
            found.append(_understanding(text, prior, known))
        return found


def _understanding(text: str, prior: Language, found: Decision) -> Understanding:
    spoken, sure = language.identify(text, prior)
    return Understanding(spoken, sure, *found)
