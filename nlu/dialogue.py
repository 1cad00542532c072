"""What a message says to the talk so far: by words alone, as ``dialogue.yaml`` lists them.

``read`` takes a message apart: a wish for a language, a correction and courtesies are set aside,
what is left is what it asks. ``conclude`` puts together what the engine says of the parts.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.people import Language
from core.understanding import EMERGENCY_PREFIX, MAX_PARTS, About, Part, Turn, Understanding
from nlu.emergency import Rules
from nlu.folded import Folded
from nlu.intents import ASK, OOS, SMALL_TALK
from nlu.normalise import fold_letters, normalise
from nlu.tongues import MARK, Names

WORDS = Path(__file__).parent / "dialogue.yaml"
LONGEST = 1_000
"""Characters that are read; the engine gets the whole."""
PIECES = 6
"""Questions that are looked for in one message."""
SHORT = 60
"""Characters of a follow-up question."""
BEGINS_SHORT = 80
REPEATS = 6
"""Of a group of words, where a pattern says "any number"."""
QUESTION = 8
"""Characters from which a part that asks is a question of its own."""
A_PERSON = ("agent", "video")
WISHED = 0.5
"""Score from which a part of a message is a wish for a person."""

_SENTENCE = re.compile(r"[^?!؟。;؛\n]*?(?:[?!؟。;؛\n]+|(?<!\b\w)\.(?=\s|$)|$)")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_JOINED = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NUMBER = re.compile(r"(?<![\d-])\d[\d-]{1,15}(?![\d-])")
_EDGE = " \n\t,.:;!?¿¡،؛؟、。·…-–—\"'()"
_LANGUAGE = f"{MARK}(?P<code>[a-z]+){MARK}"
_ORDER = (About.TIME, About.FEE, About.PAPERS, About.PLACE, About.PERSON, About.MORE)
"""Of several things asked of a topic, the one that is answered."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One question of a message."""

    text: str
    asks: bool
    """It is plainly a question, and stands alone."""
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A message taken apart. ``core`` is what it asks: all of it, where nothing was set aside."""

    core: str
    turn: Turn
    pieces: tuple[Piece, ...] = ()

    def texts(self, text: str) -> list[str]:
        """What the engine is to be asked."""
        core = [] if self.core == text or not self.turn.asks else [self.core]
        return [text, *core, *(piece.text for piece in self.pieces)]


class Words:
    """``dialogue.yaml``, folded and compiled."""

    def __init__(self, content: dict[str, Any]) -> None:
        def patterns(*keys: str) -> str:
            leaves = [leaf for key in keys for leaf in _leaves(content[key])]
            return "|".join(f"(?:{_bounded(fold_letters(leaf))})" for leaf in leaves)

        please = "|".join(re.escape(normalise(word)) for word in content["please"])
        # a name of a language may be in each alternative: only one of them is named
        named = re.sub(r"\{L\}", f"{MARK}[a-z]+{MARK}", patterns("speak"))
        alone = patterns("speak_alone").replace("{L}", f"{MARK}[a-z]+{MARK}")
        joins, openers = patterns("joins"), patterns("openers")
        self.names = Names(content["names"])
        commands = "|".join(re.escape(normalise(name)) for name in content["commands"])
        codes = "|".join(Language)
        self.command = re.compile(
            rf"\s*/(?:(?:{commands})(?:@\w+)?(?:[\s:=]+(\S+))?|({codes}))(?=\s|$)"
        )
        start = rf"(?:^|[,،、:]\s*(?:{joins})?)(?:(?:{please})[ ,،、]*)*"
        end = rf"(?:[ ,،、]*(?:{please}))*\s*(?=$|[,،、:.!?؟。;؛\n]|(?:{openers}))"
        self.speak = re.compile(rf"{start}(?:{named}){end}")
        self.speak_alone = re.compile(rf"(?:(?:{please})\s*)?(?:{alone})(?:\s*(?:{please}))*")
        self.other_language = re.compile(patterns("other_language"))
        self.courtesy = re.compile(rf"(?:{patterns('courtesy')})(?=$|[\s,.!?،、:;。؟؛\n-])")
        self.joined_courtesy = re.compile(rf"(?:{patterns('courtesy')})")
        self.meant = re.compile(patterns("meant"))
        self.no = re.compile(patterns("no"))
        self.wrong = re.compile(rf"(?:{patterns('wrong')})(?=\s*(?:$|[,.!?،、:;。؟؛\n-]))")
        self.declines = frozenset(_bare(normalise(said)) for said in content["declines"])
        self.begins = re.compile(patterns("begins"))
        self.join = re.compile(rf"(?:{joins})")
        split = patterns("splits")
        self.breaks = re.compile(rf"(?:{joins}|[,،、]\s*)(?={openers})|(?:{split})")
        self.opener = re.compile(openers)
        self.follow = {
            About(about): frozenset(map(normalise, words))
            for about, words in content["follow"].items()
        }
        self.small = frozenset(normalise(str(word)) for word in content["small"])
        joined = {word.replace(" ", "") for listed in self.follow.values() for word in listed}
        self.vocabulary = frozenset(joined | self.small)
        self.number = frozenset(normalise(str(word)) for word in content["number"])


def _bounded(pattern: str) -> str:
    """Groups repeat at most so often: words that can be read in two ways would take for ever."""
    return pattern.replace(")*", f"){{0,{REPEATS}}}").replace(")+", f"){{1,{REPEATS}}}")


def _bare(said: str) -> str:
    """Letters and digits alone: marks and spaces are set as one likes."""
    return re.sub(r"\W", "", said)


def _leaves(words: object) -> Iterator[str]:
    if isinstance(words, dict):
        for value in words.values():
            yield from _leaves(value)
    elif isinstance(words, list):
        yield from map(str, words)


@cache
def words() -> Words:
    """Loaded with the first message, or by whoever warms up: it takes a third of a second."""
    return Words(yaml.load(WORDS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def read(text: str, numbers: Collection[str] = ()) -> Reading:
    """Takes a message apart; ``numbers`` are those of the directory."""
    folded = Folded.of(text, LONGEST)
    marked = words().names.marked(folded)
    left, wanted, codes = _without_wishes(marked)
    corrects, left = _without_corrections(marked, left)
    left, polite = _without_courtesies(marked, left)
    declines = _bare(folded.text) in words().declines
    if not left:
        # only wishes or corrections, or only courtesies: those are the engine's
        turn = _turn(wanted, codes, corrects, asks=not wanted and not corrects)
        return Reading(text, replace(turn, declines=declines))
    touched = wanted or corrects or polite
    core = " ".join(marked.written(*span).strip() for span in left) if touched else text
    turn = _turn(wanted, codes, corrects, asks=True)
    asked = " ".join(marked.text[s:e] for s, e in left).replace(MARK, " ")
    about, bare = _follows(asked)
    hotline = _number_asked(asked, numbers)
    turn = replace(turn, about=about, bare=bare, hotline=hotline, declines=declines)
    pieces = [] if turn.hotline or bare else _pieces(marked, left)
    return Reading(core, turn, tuple(pieces[:PIECES]) if len(pieces) > 1 else ())


def conclude(
    text: str, reading: Reading, found: Sequence[Understanding], rules: Rules
) -> Understanding:
    """``found`` is what the engine says of ``reading.texts(text)``."""
    whole, rest = found[0], list(found[1:])
    turn = reading.turn
    if danger := _danger(text, found, rules):
        return replace(danger, language=whole.language, language_sure=whole.language_sure)
    if not turn.asks:
        return replace(whole, label=OOS, score=0.0, top=(), turn=turn)
    asked = whole
    if reading.core != text:
        core = rest.pop(0)
        set_aside = turn.wants_language or turn.corrects
        # what was set aside as a courtesy may have been more
        better = set_aside or core.label not in (OOS, ASK) or whole.label in (OOS, *SMALL_TALK)
        asked = core if better else whole
        if not set_aside:
            # all of it shows the language better than a part
            asked = replace(asked, language=whole.language, language_sure=whole.language_sure)
    parts = _parts(reading.pieces, rest, asked)
    if not parts:
        return replace(asked, turn=turn)
    if len(parts) == 1:
        only = parts[0]
        if asked.label in (OOS, ASK, *SMALL_TALK) and only.label not in (OOS, ASK):
            # what stands beside the question had hidden it
            scored = next(u for u in rest if u.label == only.label)
            asked = replace(asked, label=only.label, score=scored.score, top=only.top)
        return replace(asked, turn=turn)
    return replace(asked, turn=replace(turn, parts=parts))


def _danger(text: str, found: Sequence[Understanding], rules: Rules) -> Understanding | None:
    """An emergency in the whole or a part; a part alone does not know that a story is told."""
    whole, *parts = found
    if whole.label.startswith(EMERGENCY_PREFIX):
        return whole
    if rules.is_hypothetical(text):
        return None
    return next((part for part in parts if part.label.startswith(EMERGENCY_PREFIX)), None)


def _parts(
    pieces: Sequence[Piece], found: Sequence[Understanding], whole: Understanding
) -> tuple[Part, ...]:
    """The questions that are answered one by one: those that are understood, at least one of them,
    and those that are plainly questions. One alone is no several."""
    parts: list[Part] = []
    known: set[str] = set()
    for piece, understood in zip(pieces, found, strict=True):
        label = understood.label
        if label.startswith(EMERGENCY_PREFIX):
            # heard here it would have been one (``_danger``): a story is told
            continue
        if piece.about is not None and known:
            parts.append(Part(piece.text, OOS, about=piece.about))
        elif label in A_PERSON and (understood.score >= WISHED or whole.label == label):
            parts.append(Part(piece.text, label))
        elif label in (OOS, ASK, *SMALL_TALK, *A_PERSON):
            if piece.asks and label in (OOS, ASK) and len(piece.text) >= QUESTION:
                parts.append(Part(piece.text, label, understood.top))
        elif label not in known:
            known.add(label)
            parts.append(Part(piece.text, label, understood.top))
    # the same topic is answered once, and a question that is not understood only beside one that is
    if not known:
        return ()
    # something between topics one of which is answered is no question of its own
    parts = [part for part in parts if not known.intersection(part.top) or part.label in known]
    return tuple(parts[:MAX_PARTS])


def _turn(wanted: bool, codes: Sequence[str], corrects: bool, *, asks: bool) -> Turn:
    language = Language.match(codes[-1]) if codes else None
    return Turn(wants_language=wanted, language=language, corrects=corrects, asks=asks)


Span = tuple[int, int]


def _sentences(text: str) -> list[Span]:
    found: list[Span] = []
    for match in _SENTENCE.finditer(text):
        if match[0].strip(_EDGE):
            found.append(match.span())
    return found


def _trimmed(text: str, span: Span) -> Span:
    """Without marks and space at its ends, but for a question mark."""
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE and text[end - 1] not in "?؟":
        end -= 1
    return start, end


def _without_wishes(marked: Folded) -> tuple[list[Span], bool, list[str]]:
    """What is left, whether another language is wished for, and the codes of those named."""
    text = marked.text
    if command := words().command.match(text):
        named = (command[1] or command[2] or "").strip(_EDGE)
        code = _code_in(named) or words().names.code(named) if named else None
        end = command.end() if code or not named else command.start(1)
        after = [_trimmed(text, (s + end, e + end)) for s, e in _sentences(text[end:])]
        return after if code or not named else [], True, [code] if code else []
    left: list[Span] = []
    codes: list[str] = []
    wanted = False
    if alone := words().speak_alone.fullmatch(text.strip(_EDGE)):
        return [], True, [_code_in(alone[0]) or ""]
    for start, end in _sentences(text):
        sentence = text[start:end]
        begin = _after_courtesy(sentence)
        core = sentence[begin:].strip(_EDGE)
        if words().other_language.fullmatch(core):
            wanted = True
            continue
        match = words().speak.search(sentence[begin:]) if MARK in sentence else None
        if match is None:
            left.append(_trimmed(text, (start, end)))
            continue
        wanted = True
        codes.append(_code_in(match[0]) or "")
        if begin + match.start() > 0:
            left.append(_trimmed(text, (start, start + begin + match.start())))
        left.append(_trimmed(text, (start + begin + match.end(), end)))
    return [span for span in left if span[0] < span[1]], wanted, codes


def _code_in(marked: str) -> str | None:
    found = re.search(_LANGUAGE, marked)
    return found["code"] if found else None


def _after_courtesy(sentence: str) -> int:
    """Where it goes on after a greeting, thanks, "a question"."""
    at = 0
    while True:
        at += len(sentence[at:]) - len(sentence[at:].lstrip(_EDGE))
        match = words().courtesy.match(sentence, at)
        if match is None and _JOINED.match(sentence[at : at + 1]):
            match = words().joined_courtesy.match(sentence, at)
        if match is None or match.end() == at:
            return at
        at = match.end()


def _without_corrections(marked: Folded, spans: list[Span]) -> tuple[bool, list[Span]]:
    corrects, left = False, list(spans)
    for _ in range(3):
        if not left:
            break
        start, end = left[0]
        start += _after_courtesy(marked.text[start:end])
        said = marked.text[start:end]
        known = words()
        match = known.meant.match(said) or known.no.match(said) or known.wrong.match(said)
        if match is None or match.end() == 0:
            break
        after = said[match.end() :]
        if after.strip(_EDGE) and not after[_after_courtesy(after) :].strip(_EDGE):
            break  # "no, thank you"
        corrects = True
        left[0] = _trimmed(marked.text, (start + match.end(), end))
        if not marked.text[left[0][0] : left[0][1]].strip(_EDGE):
            left.pop(0)
    return corrects, left


def _without_courtesies(marked: Folded, spans: list[Span]) -> tuple[list[Span], bool]:
    left: list[Span] = []
    for start, end in spans:
        begin = start + _after_courtesy(marked.text[start:end])
        if marked.text[begin:end].strip(_EDGE):
            left.append((begin, end))
    return left, left != spans


def _pieces(marked: Folded, spans: Sequence[Span]) -> list[Piece]:
    pieces: list[Piece] = []
    for start, end in spans:
        sentence = marked.text[start:end]
        cuts = [0]
        for match in words().breaks.finditer(sentence):
            if match.start() > 0:
                cuts += [match.start(), match.end()]
        cuts.append(len(sentence))
        halves = [(cuts[n], cuts[n + 1]) for n in range(0, len(cuts) - 1, 2)]
        alone = len(halves) == 1
        for first, last in halves:
            said = sentence[first:last].strip(_EDGE)
            if not said:
                continue
            about, bare = _follows(said)
            if not bare and len(said) <= BEGINS_SHORT and not _told(said)[1]:
                continue  # "what should I do?" says nothing of its own
            asks = alone and sentence.rstrip().endswith(("?", "؟"))
            written = marked.written(start + first, start + last).strip(" ,،、，")
            pieces.append(Piece(written, asks, about if bare else None))
    return pieces


def _follows(said: str) -> tuple[About | None, bool]:
    """What a follow-up question asks, and whether it names nothing else."""
    said = said.strip(_EDGE)
    begins = len(said) <= BEGINS_SHORT and words().begins.match(f"{said} ") is not None
    if not said or len(said) > BEGINS_SHORT:
        return None, False
    asked, rest = _told(said)
    about = next((one for one in _ORDER if one in asked), None)
    if rest or len(said) > SHORT:
        return (about or About.MORE, False) if begins else (None, False)
    if about is None:
        return (About.MORE, False) if begins else (None, False)
    # "I bring my wife" may be a topic of its own; "and for my wife?" is none
    return about, begins or About.PERSON not in asked


def _told(said: str) -> tuple[set[About], bool]:
    """What the words ask, and whether there are others than those of ``follow`` and ``small``."""
    asked: set[About] = set()
    rest = False
    for token in _tokens(said):
        pieces = _cut(token, words().vocabulary) if _JOINED.search(token) else [token]
        if pieces is None:
            rest = True
            pieces = [
                word for listed in words().follow.values() for word in listed if word in token
            ]
        for word in pieces:
            groups = [about for about, listed in words().follow.items() if word in listed]
            asked.update(groups)
            rest = rest or (not groups and word not in words().small)
    return asked, rest


def _tokens(said: str) -> list[str]:
    """Words; what is written without spaces is one."""
    if _JOINED.search(said):
        return ["".join(_TOKEN.findall(said))]
    return [word for token in _TOKEN.findall(said) for word in _halves(token)]


def _halves(token: str) -> Iterable[str]:
    """ "l'adresse" is two words where it is not listed as one."""
    if token in words().small or any(token in listed for listed in words().follow.values()):
        return (token,)
    return (word for word in re.split("['’-]", token) if len(word) > 1)


def _cut(token: str, words: Collection[str]) -> list[str] | None:
    """The token as words of the list, the longest first; None where it is not made of them."""
    longest = 12
    best: list[list[str] | None] = [[], *[None] * len(token)]
    for end in range(1, len(token) + 1):
        for start in range(max(0, end - longest), end):
            before = best[start]
            if before is not None and token[start:end] in words:
                made = [*before, token[start:end]]
                known = best[end]
                if known is None or len(made) < len(known):
                    best[end] = made
    return best[-1]


def _number_asked(said: str, numbers: Collection[str]) -> str | None:
    """The number, where nothing but what it is, is asked."""
    found = _NUMBER.findall(said)
    if len(found) != 1 or found[0] not in numbers:
        return None
    rest = _NUMBER.sub(" ", said)
    for token in _TOKEN.findall(rest):
        if _JOINED.search(token):
            if _cut(token, words().number) is None:
                return None
        elif token not in words().number and not all(
            word in words().number for word in re.split("['’-]", token) if len(word) > 1
        ):
            return None
    return str(found[0])
