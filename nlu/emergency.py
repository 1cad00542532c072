"""Emergencies that are happening now, by words alone: no model, nothing to load, well under
a millisecond, so that it holds when the encoders fail.

Read sentence by sentence: a danger counts unless the same sentence places it elsewhere (the
past, a drill, an insurance, an "if") or asks about it. The words are rules that editors keep;
`emergency.yaml` is their seed.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from core.people import Language
from faq.items import Item, of_kind
from nlu.normalise import fold_letters, normalise

log = logging.getLogger(__name__)

SEED = Path(__file__).parent / "emergency.yaml"
POLICE, FIRE, MEDICAL = "emergency:police", "emergency:fire", "emergency:medical"
SERVICES = ("medical", "fire", "police")
WEAK = "weak"
OF_A_SERVICE = ("strong", WEAK)
ALIKE_FOR_ALL = ("asking", "elsewhere", "now", "person", "domestic")
"""Groups of rules; `emergency.yaml` says what each does."""
RULE = "rule"
"""The kind of item that a rule is kept as."""
MAX_CHARS = 600  # bounds the time; nobody in danger writes more before saying so

_SENTENCE_END = re.compile(r"(?<=[!?])\s*|[.。؟\n;؛]+\s*")
_CLAUSE_END = re.compile("[,、،:]")
SYNTAX = re.compile(r"\\.|\(\?[<A-Za-z!=:]+")
"""Letters of a pattern that stand for no letters of a text."""
_SCRIPTS = (
    re.compile("[\u0400-\u04ff]"),
    re.compile("[\u0600-\u06ff]"),
    re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]"),
    re.compile("[a-z]"),
    re.compile(  # any other's
        "[^\\W\\d_a-zA-Z\u00aa-\u02ff\u1d00-\u1eff"
        "\u0400-\u04ff\u0600-\u06ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]"
    ),
)
_ANY = len(_SCRIPTS)

# ── phrases ──────────────────────────────────────────────────────────────────────────────────

_TOKEN = re.compile(r"[\w*'-]+")
_JOINED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Scripts that write words, or what hangs on them, without a space."""
_STARTS_JOINED, _ENDS_JOINED = re.compile(f"[{_JOINED}]"), re.compile(f"[{_JOINED}]$")
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_PREFIX = "[وفبكل]?(?:ال)?"
_SOME_WORDS = r"\W{1,3}(?:\w[\w'-]{0,30}\W{1,3}){0,5}?"
_SOME_LETTERS = ".{0,12}?"
MAX_GAPS = 3


class BadPhrase(ValueError):
    """It says nothing that could be looked for, or has too many gaps."""


def phrase_pattern(phrase: str) -> str:
    """The pattern, on normalised text, of a phrase as editors write it: its words whole and in
    their order, whatever stands between them that is no letter. A `*` for itself stands for up
    to five words (or twelve letters, where words are not set apart), one at a word for any
    letters there.
    """
    tokens = [re.sub(r"\*+", "*", token) for token in _TOKEN.findall(normalise(phrase))]
    while tokens and tokens[0] == "*":
        del tokens[0]
    while tokens and tokens[-1] == "*":
        del tokens[-1]
    letters = sum(char.isalnum() for token in tokens for char in token)
    if letters < 2 or sum(token.count("*") for token in tokens) > MAX_GAPS:
        raise BadPhrase(phrase)
    made, before, gap = "", "", False
    for token in tokens:
        if token == "*":
            gap = True
            continue
        if before:
            made += _between(before, token, gap=gap)
        made += _word(token)
        before, gap = token, False
    return made


def _between(before: str, after: str, *, gap: bool) -> str:
    joined = _ENDS_JOINED.search(before) or _STARTS_JOINED.match(after)
    if joined:
        return _SOME_LETTERS if gap else r"\W{0,3}"
    return _SOME_WORDS if gap else r"\W{1,3}"


def _word(token: str) -> str:
    first, last = token[0], token[-1]
    some = _SOME_LETTERS if _STARTS_JOINED.search(token) else r"\w{0,20}"
    body = some.join(re.escape(piece) for piece in token.split("*"))
    if _ARABIC.match(first):
        body = r"(?<!\w)" + _ARABIC_PREFIX + body
    elif first != "*" and not _STARTS_JOINED.match(first):
        body = r"(?<!\w)" + body
    return body if last == "*" or _STARTS_JOINED.match(last) else body + r"(?!\w)"


# ── rules ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for in one language, for one purpose."""

    group: str
    service: str | None
    """Of a group that is of one."""
    language: Language
    phrases: tuple[str, ...] = ()
    """As editors write them: `phrase_pattern`."""
    patterns: tuple[str, ...] = ()
    """Regular expressions on normalised text."""

    def __post_init__(self) -> None:
        if (self.group, self.service) not in PURPOSES:
            raise ValueError(f"no such rule: {self.id}")

    @property
    def id(self) -> str:
        return "-".join(filter(None, (self.group, self.service, self.language)))

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each phrase and pattern, with what it is compiled from; bad phrases are left out."""
        for phrase in self.phrases:
            try:
                yield phrase, phrase_pattern(phrase)
            except BadPhrase:
                log.error("nlu: a phrase of a rule is left out", extra={"rule": self.id})
        for pattern in self.patterns:
            yield pattern, fold_letters(pattern)


PURPOSES = (
    *((group, service) for group in OF_A_SERVICE for service in SERVICES),
    *((group, None) for group in ALIKE_FOR_ALL),
)


def rule_of(rule_id: str, phrases: Iterable[str] = (), patterns: Iterable[str] = ()) -> Rule:
    """Raises ValueError where no rule can have this id."""
    group, *service, language = rule_id.split("-")
    if len(service) > 1:
        raise ValueError(f"no such rule: {rule_id}")
    named = service[0] if service else None
    return Rule(group, named, Language(language), tuple(phrases), tuple(patterns))


@dataclass(frozen=True, slots=True)
class Detection:
    """An emergency that a rule has found."""

    label: str
    rule: str
    """The rule's id."""


class Words:
    """The lines of a rule: one pattern a script, so that a text is searched for words of its own
    script only."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        leaves: dict[int, list[str]] = {}
        for _, leaf in rule.lines():
            leaves.setdefault(_script_of(leaf), []).append(leaf)
        self._patterns = tuple((script, _compiled(rule, ls)) for script, ls in leaves.items())

    def in_text(self, text: str, scripts: frozenset[int]) -> bool:
        return any(script in scripts and found.search(text) for script, found in self._patterns)


def scripts_in(text: str) -> frozenset[int]:
    """For `Words.in_text`."""
    return frozenset(n for n, script in enumerate(_SCRIPTS) if script.search(text)) | {_ANY}


def _script_of(leaf: str) -> int:
    """Of a pattern's own letters; of several, or none, it is looked for in every text."""
    letters = SYNTAX.sub("", leaf)
    found = [n for n, script in enumerate(_SCRIPTS) if script.search(letters)]
    return found[0] if len(found) == 1 else _ANY


def _compiled(rule: Rule, leaves: Sequence[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(leaves))
    except re.error:
        # checked before it was saved; whatever came another way must not silence the others
        log.error("nlu: a pattern of a rule is left out", extra={"rule": rule.id})
        return re.compile("|".join(filter(_compiles, leaves)) or r"(?!)")


def _compiles(leaf: str) -> bool:
    try:
        re.compile(leaf)
    except re.error:
        return False
    return True


class Rules:
    """Compiled once; immutable and thread-safe."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        found: dict[tuple[str, str | None], list[Words]] = {purpose: [] for purpose in PURPOSES}
        for rule in rules:
            if rule.phrases or rule.patterns:
                found[rule.group, rule.service].append(Words(rule))
        self._groups = {purpose: tuple(words) for purpose, words in found.items()}

    def detect(self, text: str) -> Detection | None:
        """The emergency the text reports, or None."""
        found: list[Detection] = []
        for sentence in sentences(text):
            found.extend(self._in_sentence(sentence))
        if not found:
            return None
        # a cry for help says less of the kind than what has happened
        found = [one for one in found if not one.rule.startswith(f"{WEAK}-")] or found
        labels = [one.label for one in found]
        # The kind most often named; of equals what endangers most people first.
        label = max(_LABELS.values(), key=lambda kind: (labels.count(kind), kind == FIRE))
        return next(one for one in found if one.label == label)

    def is_hypothetical(self, text: str) -> bool:
        """Speaks of the past, a plan, a rule or a story rather than of now."""
        text = normalise(text)[:MAX_CHARS]
        return self._says("elsewhere", text) and not self._says("now", text)

    def is_question(self, text: str) -> bool:
        """Asks how, which number, how much."""
        return self._says("asking", normalise(text)[:MAX_CHARS])

    def _says(self, group: str, text: str) -> bool:
        return self._found(group, None, text, scripts_in(text)) is not None

    def _found(
        self, group: str, service: str | None, text: str, scripts: frozenset[int]
    ) -> Rule | None:
        return next(
            (words.rule for words in self._groups[group, service] if words.in_text(text, scripts)),
            None,
        )

    def _dangers(self, group: str, text: str) -> list[Detection]:
        scripts = scripts_in(text)
        found = [
            (label, self._found(group, service, text, scripts))
            for service, label in _LABELS.items()
        ]
        return [Detection(label, rule.id) for label, rule in found if rule is not None]

    def _in_sentence(self, sentence: str) -> list[Detection]:
        strong, weak = self._dangers("strong", sentence), self._dangers("weak", sentence)
        if not strong and not weak:
            return []
        now = self._says("now", sentence)
        if not now and self._says("domestic", sentence):
            strong = [one for one in strong if one.label != POLICE]
        if not now and self._says("elsewhere", sentence):
            return []
        if not self._says("asking", sentence):
            return strong + weak
        # "Who do I call for a gas leak" asks; "he is not breathing, who do I call" does not.
        if self._says("person", sentence):
            return strong
        told = [clause for clause in clauses(sentence) if not self._says("asking", clause)]
        labels = {one.label for clause in told for one in self._dangers("strong", clause)}
        return [one for one in strong if one.label in labels]


_LABELS = {service: f"emergency:{service}" for service in SERVICES}


def sentences(text: str) -> list[str]:
    """Of a text as residents write it, normalised: what rules are looked for in."""
    return [part for part in _SENTENCE_END.split(normalise(text)[:MAX_CHARS]) if part]


def clauses(sentence: str) -> list[str]:
    return _CLAUSE_END.split(sentence)


# ── where they are kept ──────────────────────────────────────────────────────────────────────


def read_seed(path: Path = SEED) -> list[Rule]:
    """The rules that come with the program."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return [
        Rule(group, service, Language(language), patterns=tuple(lines))
        for group, service in PURPOSES
        for language, lines in (words[group] if service is None else words[group][service]).items()
    ]


@cache
def seed_rules() -> Rules:
    return Rules(read_seed())


def item_of(rule: Rule) -> Item:
    return Item(RULE, rule.id, {"phrases": list(rule.phrases), "patterns": list(rule.patterns)})


def read_items(items: Iterable[Item]) -> list[Rule]:
    """The rules among what editors keep."""
    return [
        rule_of(item.key, item.body["phrases"], item.body["patterns"])
        for item in of_kind(items, RULE)
    ]


def rules_of(items: Iterable[Item]) -> Rules:
    """The seed's where there are none: without any, a cry for help would not be heard."""
    rules = read_items(items)
    return Rules(rules) if rules else seed_rules()
