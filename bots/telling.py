"""What a message says on a channel that has no cards of ours: text, buttons, files, a place. Pure.

``tell`` is the one way from a ``Message`` to words for Telegram, WeChat, WeCom and LINE. What a
channel can set (bold, links) it takes from ``Told.runs``; the others take ``Told.text``.
"""

from dataclasses import dataclass

from core.emergencies import CHINESE_HINT, EMERGENCIES, INTERPRETER
from core.message import Action, Attachment, AuthorKind, Kind, Message, Place
from core.people import Language
from core.phrases import Translate
from faq.plain import Run, answer_runs

STARS = 5


@dataclass(frozen=True, slots=True)
class Button:
    """Pressed, it is an ``Incoming`` with this choice, and the label as its text."""

    choice: str
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    runs: tuple[Run, ...] = ()
    buttons: tuple[Button, ...] = ()
    files: tuple[Attachment, ...] = ()
    place: Place | None = None
    phones: tuple[str, ...] = ()
    """Numbers in the text, for channels with buttons that dial; the most important one first."""
    urgent: bool = False
    """An emergency's: the number is to be seen first."""

    @property
    def text(self) -> str:
        return "".join(run.plain for run in self.runs)


def tell(message: Message, translate: Translate) -> Told:
    """The same message is told the same way every time: pieces that were made once are found
    again, and a button is known by its place among the others."""
    language = message.language
    place = Place.of_card(message.card)
    buttons = tuple(_button(action, language, translate) for action in message.actions)
    match message.kind:
        case Kind.EMERGENCY:
            runs, number = _emergency(message.card["service"], language, translate)
            return Told(runs, buttons, message.files, place, (number,), urgent=True)
        case Kind.ANSWER:
            runs = tuple(answer_runs(message.text, message.card, language, translate))
            return Told(runs, buttons, message.files, place, tuple(message.card["phones"]))
        case Kind.RATING:
            stars = tuple(_stars(message.card["handoff_id"], n) for n in range(1, STARS + 1))
            return Told(_said(message), (*stars, *buttons), message.files, place)
        case Kind.CALLBACK if message.card.get("phone"):
            # pressed, the label is the answer: the number that was written before
            known = Button("callback", message.card["phone"])
            return Told(_said(message), (known, *buttons), message.files, place)
        case _:
            return Told(_said(message), buttons, message.files, place)


def _said(message: Message) -> tuple[Run, ...]:
    if not message.text:
        return ()
    if message.author.kind is AuthorKind.AGENT and message.author.name:
        # on a line of its own: a Latin name before Arabic words would turn their direction
        return (Run(f"{message.author.name}:", strong=True), Run(f"\n{message.text}"))
    return (Run(message.text),)


def _emergency(
    service: str, language: Language, translate: Translate
) -> tuple[tuple[Run, ...], str]:
    """Title with the number, what to say, and what to show to somebody nearby; and the number."""
    emergency = EMERGENCIES[service]
    say = "".join(f"\n• {translate(phrase, language)}" for phrase in emergency.say)
    return (
        Run(translate(emergency.title, language), strong=True),
        Run(f"\n{say}\n\n{translate(INTERPRETER, language)}"),
        Run(f"\n\n{translate(CHINESE_HINT, language)}\n"),
        Run(emergency.chinese, strong=True),
    ), emergency.number


def _button(action: Action, language: Language, translate: Translate) -> Button:
    label = action.label
    if not isinstance(label, str):
        label = translate(label, action.language or language)
    return Button(action.choice, label)


def _stars(handoff_id: str, stars: int) -> Button:
    return Button(f"rate:{handoff_id}:{stars}", "★" * stars + "☆" * (STARS - stars))
