"""What a change of an emergency's rule would do, tried before it is saved.

A pattern may be slow without end, and while it is looked for nothing else of its process goes on
(``re`` holds the interpreter's lock): so candidates are tried in a process of their own, which is
ended when its time is over. ``python -m nlu.tryout`` is that process: JSON in and out.
"""

import asyncio
import json
import os
import re
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faq.entry import Content
from nlu.emergency import (
    MAX_CHARS,
    SYNTAX,
    BadPhrase,
    Detection,
    Rule,
    Rules,
    Words,
    clauses,
    phrase_pattern,
    read_items,
    read_seed,
    rule_of,
    scripts_in,
    sentences,
)
from nlu.normalise import fold_letters

ROOT = Path(__file__).parent.parent
PATIENCE = 20.0
"""Seconds of a trial: one and a half where nothing else runs."""
NICE = 5
"""Residents go before; but an editor waits, perhaps because something happens in the city."""
CPU_SECONDS, MEMORY = 8, 1 << 30
LINE_SECONDS, RULE_SECONDS = 0.002, 0.005
"""That a line, and the rule as a whole, may take on the worst text."""
ENDED_AFTER = 0.25
SHOWN = 50
"""Texts of each outcome."""
MOST_SAID = 1 << 24
"""Bytes of an outcome."""

Json = dict[str, Any]

# ── the process aside ────────────────────────────────────────────────────────────────────────

_FOREIGN = re.compile(r"\\[1-9gk]|\(\?(?:P|[aiLmsux-]+[:)]|\()")
"""Groups by name or number, flags, conditions: they would mean something else among others."""
_PIECES = ("a", "a b ", "w", "1", "1 ", "'", "-", " ", "а", "ا", "啊", "ア", "가", "ก")
_MOST_PIECES, _TIMES = 12, (2, 5, 11, 23)


@dataclass(unsafe_hash=True)
class Problem(Exception):
    """What is wrong with a line; ``line`` counts from 1, and is 0 of the rule as a whole."""

    field: str
    line: int
    code: str
    """``short``, ``syntax``, ``foreign``, ``capitals``, ``empty``, ``slow``."""


def examine(change: Json, tell: Callable[[str, int], None]) -> Json:
    """A trial's outcome.

    ``change``: the ``rule``'s id; what it is ``before`` and ``after``; all ``rules`` as they are;
    ``texts`` with language and label. ``tell`` hears which line is tried next.

    Raises:
        Problem: a line cannot be used.
    """
    before, after = _rule(change["rule"], change["before"]), _rule(change["rule"], change["after"])
    check(before, after, tell)
    others = [_rule(rule_id, body) for rule_id, body in change["rules"].items()]
    others = [rule for rule in others if rule.id != after.id]
    old, new = Rules([*others, before]), Rules([*others, after])
    was, becomes = Words(before), Words(after)
    found: dict[str, list[Json]] = {"lost": [], "caught": [], "wolf": [], "calmed": []}
    for text, language, label in change["texts"]:
        # nothing changes where the rule itself says the same
        if not any(
            was.in_text(piece, scripts) != becomes.in_text(piece, scripts)
            for piece, scripts in _pieces(text)
        ):
            continue
        outcome = _label(old.detect(text)), _label(new.detect(text))
        if (what := _outcome(label, *outcome)) is not None:
            found[what].append(
                {
                    "text": text,
                    "language": language,
                    "label": label,
                    "before": outcome[0],
                    "after": outcome[1],
                }
            )
    return {
        "texts": len(change["texts"]),
        "counts": {what: len(texts) for what, texts in found.items()},
        **{what: texts[:SHOWN] for what, texts in found.items()},
    }


def check(before: Rule, after: Rule, tell: Callable[[str, int], None]) -> None:
    """Raises Problem for the first new line that cannot be used."""
    known = {*before.phrases, *before.patterns}
    for number, phrase in enumerate(after.phrases, 1):
        if phrase not in known:
            tell("phrases", number)
            try:
                _check_time(phrase_pattern(phrase), "phrases", number)
            except BadPhrase:
                raise Problem("phrases", number, "short") from None
    for number, pattern in enumerate(after.patterns, 1):
        if pattern not in known:
            tell("patterns", number)
            _check_pattern(pattern, number)
    tell("patterns", 0)
    words = Words(after)
    if any(_seconds(_looked_for(words), text) > RULE_SECONDS for text in hostile("")):
        raise Problem("patterns", 0, "slow")


def _check_pattern(pattern: str, number: int) -> None:
    def wrong(code: str) -> Problem:
        return Problem("patterns", number, code)

    if _FOREIGN.search(pattern):
        raise wrong("foreign")
    letters = SYNTAX.sub("", pattern)
    if letters.casefold() != letters:
        raise wrong("capitals")
    leaf = fold_letters(pattern)
    try:
        compiled = re.compile(leaf)
        # among others it must not mean anything else
        re.compile(f"x|{leaf}|y")
    except (re.error, RecursionError, OverflowError):
        raise wrong("syntax") from None
    if any(
        match.end() == match.start()
        for text in ("", "a 1啊", "!")
        for match in compiled.finditer(text)
    ):
        raise wrong("empty")
    _check_time(leaf, "patterns", number)


def _check_time(leaf: str, field: str, number: int) -> None:
    compiled = re.compile(leaf)
    for text in hostile(leaf):
        if _seconds(compiled.search, text) > LINE_SECONDS:
            raise Problem(field, number, "slow")


def hostile(leaf: str) -> Iterator[str]:
    """Texts as long as any that is read, of what a pattern itself speaks of, over and over, and
    here and there: where repeats are nested or stand one after the other, they show it."""
    own = list(dict.fromkeys(re.findall(r"\w+", SYNTAX.sub("", leaf))))[:_MOST_PIECES]
    whole = [*_PIECES, *dict.fromkeys([*own, *(piece[0] for piece in own)])]
    for joint in ("", " "):
        for piece in (*whole, *(joint.join(own[:n]) for n in range(2, len(own) + 1))):
            text = ((piece + joint) * MAX_CHARS)[: MAX_CHARS - 1]
            yield text
            yield text + "~"
    for piece in whole:
        for times in _TIMES:
            yield f"{piece:\u00b7<{MAX_CHARS // times}}" * times


def _looked_for(words: Words) -> Callable[[str], object]:
    return lambda text: words.in_text(text, scripts_in(text))


def _seconds(job: Callable[[str], object], text: str) -> float:
    """Of the processor, the least of three: what else runs on the machine does not count."""
    least = float("inf")
    for _ in range(3):
        started = time.process_time()
        # what has no end is ended: ``re`` looks for signals
        signal.setitimer(signal.ITIMER_VIRTUAL, ENDED_AFTER)
        try:
            job(text)
        except _Ended:
            return ENDED_AFTER
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        least = min(least, time.process_time() - started)
        if least < LINE_SECONDS / 2:
            break
    return least


class _Ended(Exception):
    """Its time is over."""


def _end(*_: object) -> None:
    raise _Ended


def _pieces(text: str) -> Iterator[tuple[str, frozenset[int]]]:
    """All that rules are looked for in."""
    for sentence in sentences(text):
        scripts = scripts_in(sentence)
        yield sentence, scripts
        for clause in clauses(sentence):
            yield clause, scripts


def _outcome(label: str, before: str | None, after: str | None) -> str | None:
    if label.startswith("emergency:"):
        if (before == label) == (after == label):
            return None
        return "lost" if before == label else "caught"
    if (before is None) == (after is None):
        return None
    return "wolf" if before is None else "calmed"


def _label(found: Detection | None) -> str | None:
    return None if found is None else found.label


def _rule(rule_id: str, body: Json) -> Rule:
    return rule_of(rule_id, body["phrases"], body["patterns"])


def main() -> None:
    os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, _end)

    def say(said: Json) -> None:
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()

    try:
        outcome = examine(
            json.load(sys.stdin),
            lambda field, line: say({"trying": {"field": field, "line": line}}),
        )
    except Problem as problem:
        say(_problem(problem.field, problem.line, problem.code))
    else:
        say({"trial": outcome})


def _problem(field: str, line: int, code: str) -> Json:
    return {"problem": {"field": field, "line": line, "code": code}}


# ── whoever asks ─────────────────────────────────────────────────────────────────────────────


class Tryouts:
    """Trials of rules upon what is published; not on the event loop."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._read: tuple[Mapping[str, Rule], Rules] | None = None
        self._one = asyncio.Lock()

    def take(self, content: Content) -> None:
        self._content, self._read = content, None

    async def attempt(self, rule: Rule) -> Json:
        """What it would do in place of the rule of its id: ``examine``.

        Raises:
            Problem: a line cannot be used.
            TimeoutError: the machine was too busy, or others were before.
        """
        async with asyncio.timeout(PATIENCE):
            async with self._one:
                # thousands of texts: not on the loop
                change = await asyncio.to_thread(self._change, rule)
                said = await _aside(change)
        if "problem" in said:
            raise Problem(**said["problem"])
        trial: Json = said["trial"]
        return trial

    async def explain(self, texts: Sequence[str]) -> list[Json | None]:
        """The emergency that the rules see in each text today, and the line that says so."""
        return await asyncio.to_thread(self._explained, texts)

    def _change(self, rule: Rule) -> bytes:
        now = {kept.id: _body(kept) for kept in self._rules()}
        change = {
            "rule": rule.id,
            "before": now.get(rule.id, {"phrases": [], "patterns": []}),
            "after": _body(rule),
            "rules": now,
            "texts": list(_texts(self._content)),
        }
        return json.dumps(change).encode()

    def _explained(self, texts: Sequence[str]) -> list[Json | None]:
        if self._read is None:
            kept = self._rules()
            self._read = {rule.id: rule for rule in kept}, Rules(kept)
        by_id, rules = self._read
        found = [(text, rules.detect(text)) for text in texts]
        return [
            None
            if one is None
            else {"label": one.label, "rule": one.rule, "line": _line(by_id[one.rule], text)}
            for text, one in found
        ]

    def _rules(self) -> list[Rule]:
        return read_items(self._content.items) or read_seed()


def _line(rule: Rule, text: str) -> str:
    """The first phrase or pattern of a rule that stands in a text."""
    return next(
        line
        for sentence in sentences(text)
        for line, leaf in rule.lines()
        if re.search(leaf, sentence)
    )


def _body(rule: Rule) -> Json:
    return {"phrases": list(rule.phrases), "patterns": list(rule.patterns)}


def _texts(content: Content) -> Iterator[tuple[str, str, str]]:
    """Everything that editors have written down as said by people, with language and label."""
    for topic in content.topics:
        for language, words in topic.texts.items():
            for text in (words.question, *words.phrasings, *words.trials):
                yield text, language, topic.slug
    for intent in content.intents:
        for language, said in intent.texts.items():
            for text in (*said.phrasings, *said.trials):
                yield text, language, intent.label


async def _aside(change: bytes) -> Json:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __name__,
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=MOST_SAID,
    )
    said: list[Json] = []

    async def listen() -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(change)
        child.stdin.close()
        async for line in child.stdout:
            said.append(json.loads(line))

    try:
        await listen()
        ended = await child.wait()
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    last = said[-1] if said else {}
    if ended == -signal.SIGXCPU and "trying" in last:
        # compiling looks for no signals
        return _problem(last["trying"]["field"], last["trying"]["line"], "slow")
    if ended != 0:
        raise RuntimeError("a trial has broken off")
    return last


if __name__ == "__main__":
    main()
