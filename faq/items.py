"""Small things that editors keep in lists: canned answers, hours, holidays, the directory. Pure.

What an item of a kind must hold is said by the module that uses it; here it is one JSON object.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    kind: str
    key: str
    body: Mapping[str, Any]
    version: int = 1
    """Counts the saves."""


def of_kind(items: Iterable[Item], kind: str) -> list[Item]:
    """In the order of their list."""
    return [item for item in items if item.kind == kind]
