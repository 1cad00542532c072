"""Finding a hotline or a department by what it is called, or is for. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from faq.items import Item


def find(items: Iterable[Item], query: str, limit: int) -> list[Item]:
    """Entries that hold every word of the query, those named so first; what is not to be given to
    residents is left out. An empty query gives the first."""
    words = query.casefold().split()
    found: list[tuple[int, Item]] = []
    for item in items:
        if item.body.get("hidden"):
            continue
        name = f"{item.key}\n{_words(item.body['name'])}".casefold()
        everything = f"{name}\n{_words(item.body)}".casefold()
        if all(word in everything for word in words):
            found.append((sum(word not in name for word in words), item))
    found.sort(key=lambda pair: pair[0])
    return [item for _, item in found[:limit]]


def _words(value: Mapping[str, Any]) -> str:
    lines = [_words(v) if isinstance(v, Mapping) else str(v) for v in value.values()]
    return "\n".join(lines)
