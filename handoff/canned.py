"""Answers that agents give all day, ready in nine languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from core.people import Language

FILE = Path(__file__).parent / "canned.yaml"


@dataclass(frozen=True, slots=True)
class Canned:
    slug: str
    title: Mapping[Language, str]
    texts: Mapping[Language, str]


def read_canned(path: Path = FILE) -> list[Canned]:
    """In the order of the file, which is that of the menu."""
    return [
        Canned(
            slug=entry["slug"],
            title={Language(k): v for k, v in entry["title"].items()},
            texts={Language(k): v.strip() for k, v in entry["texts"].items()},
        )
        for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    ]
