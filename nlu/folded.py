"""A text as patterns read it, and where each of its characters stands in what was written."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from nlu.normalise import clean, normalise


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is folded letter by letter like ``normalise``; its character ``n`` stands for
    ``original[starts[n]:ends[n]]``."""

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, original: str, longest: int) -> "Folded":
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for place, character in enumerate(original[:longest]):
            for letter in _fold(character):
                if letter == " " and letters[-1:] == [" "]:
                    continue
                letters.append(letter)
                starts.append(place)
                ends.append(place + 1)
        return cls(original, "".join(letters), tuple(starts), tuple(ends))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Of folded characters, in the original."""
        return self.starts[start], self.ends[end - 1]

    def written(self, start: int, end: int) -> str:
        """What was written there."""
        if start >= end:
            return ""
        first, last = self.span(start, end)
        return self.original[first:last]

    def replaced(self, spans: Iterable[tuple[int, int, str]]) -> "Folded":
        """With other words in these places, which do not overlap and are in order."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, words in spans:
            text += [self.text[done:start], words]
            starts += [*self.starts[done:start], *[self.starts[start]] * len(words)]
            ends += [*self.ends[done:start], *[self.ends[end - 1]] * len(words)]
            done = end
        return Folded(
            self.original,
            "".join((*text, self.text[done:])),
            (*starts, *self.starts[done:]),
            (*ends, *self.ends[done:]),
        )


@lru_cache(maxsize=20_000)
def _fold(character: str) -> str:
    if character.isspace():
        # `normalise` takes space off the ends
        return "\n" if character == "\n" else " "
    return normalise(character) if clean(character) else ""
