"""The menu under the conversation, from our catalogues. Pure.

An account has one menu for everybody, so its names are in Chinese and in English where both fit.
"""

from typing import Any

from core.message import Action
from core.people import Language
from core.phrases import Phrase, Translate
from core.saying import MENU
from faq.plain import Limit, split, utf8_bytes

TOPS, SUBS = 3, 5
TOP = Limit(16, utf8_bytes)
SUB = Limit(60, utf8_bytes)
TREE: tuple[tuple[Phrase, tuple[str, ...]], ...] = (
    (Phrase("Ask"), ("ask", "language", "elsewhere")),
    (Phrase("Person"), ("agent", "video", "callback")),
    (Phrase("Emergency"), ("emergency",)),
)
"""A branch of one button is that button: an emergency is one press away."""

Json = dict[str, Any]


def menu(translate: Translate) -> Json:
    """For menu/create."""
    by_choice = {action.choice: action for action in MENU}
    return {"button": [_branch(name, choices, by_choice, translate) for name, choices in TREE]}


def labels(translate: Translate) -> dict[str, str]:
    """What a button is called, by its choice: a callback has the choice alone."""
    return {action.choice: _name(action.label, SUB, translate) for action in MENU}


def _branch(
    name: Phrase, choices: tuple[str, ...], by_choice: dict[str, Action], translate: Translate
) -> Json:
    if len(choices) == 1:
        return {"type": "click", "name": _name(name, TOP, translate), "key": choices[0]}
    subs = [
        {
            "type": "click",
            "name": _name(by_choice[choice].label, SUB, translate),
            "key": choice,
        }
        for choice in choices
    ]
    return {"name": _name(name, TOP, translate), "sub_button": subs}


def _name(label: Phrase | str, limit: Limit, translate: Translate) -> str:
    if isinstance(label, str):
        return split(label, limit)[0]
    chinese, english = translate(label, Language.ZH), translate(label, Language.EN)
    both = english if chinese == english else f"{chinese} {english}"
    for name in (both, english):
        if utf8_bytes(name) <= limit.most:
            return name
    return split(english, limit)[0]
