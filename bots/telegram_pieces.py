"""A message as what Telegram's calls carry: text with entities, keyboards, files, places. Pure.

A piece's body is JSON and whole: ``text`` and ``entities`` (offsets in UTF-16 units), ``keyboard``
(rows of ``[label, data]``), and of a file our own id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from bots.buttons import data_of
from bots.channel import Piece
from bots.telling import Button, Told, tell
from core.message import Attachment, Message, Place
from core.phrases import Translate
from faq.plain import LIMITS, Limit, Run, split, utf16_units

TEXT = LIMITS["telegram"]
CAPTION = Limit(1024, utf16_units)
DATA_BYTES = 64
"""Of a button."""
LABEL = 60
"""Characters of a button's label that a phone shows."""
NARROW = 16
"""Labels of at most so many columns share a row; a Chinese character takes two."""
WIDE_ROW = 3

PHOTO_BYTES = 10_000_000
PHOTO_SIDES = 10_000
"""Width and height together."""
PHOTO_RATIO = 20
PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    set_as: dict[str, Any]


def pieces_of(message: Message, translate: Translate) -> list[Piece]:
    """Words first, and the buttons under the last piece, where the thumb is."""
    told = tell(message, translate)
    keyboard = _keyboard(told.buttons, message)
    words = _words(told, message)
    made: list[Piece] = []
    if len(told.files) == 1 and told.place is None and CAPTION.measure(words[0]) <= CAPTION.most:
        made = [_file(told.files[0], _body(*words))]
    else:
        made = [Piece("text", body) for body in _parts(*words)]
        made += [_file(file, {}) for file in told.files]
    if told.place is not None:
        made.append(_place(told.place))
    if told.urgent:
        made.append(_dial(told))
    if keyboard and made:
        # a place or a contact may carry a keyboard too, but words tell what it is for
        last = next((n for n in range(len(made) - 1, -1, -1) if "text" in made[n].body), -1)
        made[last] = Piece(made[last].kind, {**made[last].body, "keyboard": keyboard})
    return made


def without_entities(text: str, entities: Sequence[dict[str, Any]]) -> str:
    """The same words where formatting is refused: addresses stand behind what they are behind,
    as long as that fits."""
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda one: -one["offset"]):
        if "url" in entity:
            end = 2 * (entity["offset"] + entity["length"])
            units = units[:end] + f" {entity['url']}".encode("utf-16-le") + units[end:]
    spelt = units.decode("utf-16-le")
    return spelt if TEXT.measure(spelt) <= TEXT.most else text


def _words(told: Told, message: Message) -> tuple[str, list[_Span]]:
    if told.place is not None and message.text == told.place.name:
        return "", []  # the map says it
    text, spans = "", []
    for run in told.runs:
        start = len(text)
        text += run.text
        spans += [_Span(start, len(text), one) for one in _set_as(run)]
    return text, spans


def _set_as(run: Run) -> list[dict[str, Any]]:
    if run.url is not None and run.url.startswith(("http://", "https://")):
        return [{"type": "text_link", "url": run.url}]
    if run.strong:
        return [{"type": "bold"}]
    # apps turn a number with its country into a link by themselves; of a short one a touch copies
    return [{"type": "code"}] if run.phone and not run.text.startswith("+") else []


def _body(text: str, spans: Sequence[_Span]) -> dict[str, Any]:
    """Spaces and line breaks at the ends are cut away by Telegram, so by us first."""
    if not text:
        return {}
    return {
        "text": text,
        "entities": [
            {
                **span.set_as,
                "offset": utf16_units(text[: span.start]),
                "length": utf16_units(text[span.start : span.end]),
            }
            for span in spans
            if span.start < span.end
        ],
    }


def _parts(text: str, spans: Sequence[_Span]) -> list[dict[str, Any]]:
    """The text cut to what one message carries, never inside an entity unless that is longer."""
    bodies = []
    start = 0
    while start < len(text):
        rest = text[start:]
        length = len(split(rest, TEXT)[0])
        cut = start + length
        if length < len(rest):
            inside = next((s for s in spans if s.start < cut < s.end and s.start > start), None)
            cut = inside.start if inside is not None else cut
        part = text[start:cut].rstrip()
        end = start + len(part)
        if part:
            within = [
                _Span(max(s.start, start) - start, min(s.end, end) - start, s.set_as)
                for s in spans
                if s.start < end and s.end > start
            ]
            bodies.append(_body(part, within))
        start = cut + len(text[cut:]) - len(text[cut:].lstrip())
    return bodies


def _file(file: Attachment, words: dict[str, Any]) -> Piece:
    body: dict[str, Any] = {"file": file.id, "name": file.name, "type": file.type, **words}
    for key in ("width", "height"):
        if getattr(file, key) is not None:
            body[key] = getattr(file, key)
    if file.seconds is not None:
        body["seconds"] = round(file.seconds)
    if file.playable is not None:
        body["playable"] = file.playable
    if file.thumbnail:
        body["thumbnail"] = True
    return Piece(_kind(file), body)


def _kind(file: Attachment) -> str:
    """What Telegram shows in place; anything else is a document."""
    if file.type == "image/gif":
        return "animation"
    if file.type in PHOTOS:
        sides = (file.width or 1, file.height or 1)
        good = sum(sides) <= PHOTO_SIDES and max(sides) <= PHOTO_RATIO * min(sides)
        return "photo" if good and file.size <= PHOTO_BYTES else "document"
    if file.type.startswith("audio/"):
        return "voice"
    return "video" if file.type.startswith("video/") else "document"


def _place(place: Place) -> Piece:
    spot: dict[str, Any] = {"latitude": place.latitude, "longitude": place.longitude}
    if place.name:
        # a venue has both, by the platform's rule
        return Piece("venue", {**spot, "title": place.name, "address": place.address or place.name})
    return Piece("location", spot)


def _dial(told: Told) -> Piece:
    """A card with a button that dials: short numbers in a text are no links."""
    return Piece("contact", {"phone": told.phones[0], "name": told.runs[0].text})


def _keyboard(buttons: Sequence[Button], message: Message) -> list[list[list[str]]]:
    rows: list[list[list[str]]] = []
    narrow = False
    for number, button in enumerate(buttons):
        shown = [_short(button.label), data_of(button.choice, number, message, DATA_BYTES)]
        fits = _columns(button.label) <= NARROW
        if rows and narrow and fits and len(rows[-1]) < WIDE_ROW:
            rows[-1].append(shown)
        else:
            rows.append([shown])
        narrow = fits
    return rows


def _columns(label: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in label)


def _short(label: str) -> str:
    return label if len(label) <= LABEL else label[: LABEL - 1].rstrip() + "…"
