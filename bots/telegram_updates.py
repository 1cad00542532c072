"""Reads an update of the Bot API. Pure: types of aiogram in, ``bots/telegram_events.py`` out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardMarkup,
    Message,
    Update,
    User,
)

from bots.telegram_commands import COMMANDS, GROUPS, RESUME, Me, heard, orders
from bots.telegram_events import (
    Event,
    Ignored,
    Left,
    Moved,
    NotHere,
    Pressed,
    Returned,
    Sent,
    Unread,
    Written,
)
from core.message import MAX_TEXT, Place, clean_text
from core.passes import sought
from core.people import Language
from faq.plain import Limit, split

UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""What we ask the platform for."""
ANONYMOUS_ADMIN = 1087968824
"""The id under which an administrator writes who does not show himself."""

_TEXT = Limit(MAX_TEXT, len)
_SAID = frozenset(
    {
        ContentType.CHECKLIST,
        ContentType.DICE,
        ContentType.GAME,
        ContentType.GIFT,
        ContentType.INVOICE,
        ContentType.LIVE_PHOTO,
        ContentType.PAID_MEDIA,
        ContentType.PASSPORT_DATA,
        ContentType.POLL,
        ContentType.RICH_MESSAGE,
        ContentType.STICKER,
        ContentType.STORY,
        ContentType.UNKNOWN,
    }
)
"""Said to us, and nothing that we can show; the rest tells of the chat."""


def chat_of(update: Any) -> int:
    """The chat that an update, as it came, belongs to: those of one are taken in order. 0 where it
    names none."""
    for part in update.values() if isinstance(update, dict) else ():
        if isinstance(part, dict):
            holder = part.get("message") if isinstance(part.get("message"), dict) else part
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                return int(chat["id"])
    return 0


def read(update: Update, me: Me) -> list[Event]:
    """In the order in which they are to be received."""
    if update.message is not None:
        return list(_read_message(update.message, me))
    if update.edited_message is not None:
        return list(_read_edited(update.edited_message, me))
    if update.callback_query is not None:
        return [_read_query(update.callback_query)]
    if update.my_chat_member is not None:
        return [_read_membership(update.my_chat_member)]
    return [Ignored("kind of update")]


def _read_message(message: Message, me: Me) -> Iterator[Event]:
    chat = message.chat
    if message.migrate_to_chat_id is not None:
        yield Moved(chat.id, message.migrate_to_chat_id)
        return
    refused = _refused(message, me)
    if refused is not None:
        yield refused
        return
    said = heard(message, me)
    language = _language(message.from_user)
    external_id = f"{chat.id}:{message.message_id}"
    if chat.type in GROUPS and (said.command == RESUME or sought(said.text)[0]):
        yield NotHere(chat.id, external_id, language)
        return
    ordered = orders(said)
    language = next(filter(None, (_wanted(choice) for _, choice in ordered)), language)
    written = [
        Written(chat.id, external_id, text=text, choice=choice, language=language)
        for text, choice in ordered
    ]
    if written:
        # a command may stand under a picture
        yield from _numbered([replace(written[0], file=_file(message)), *written[1:]])
        return
    found = _content(message, said.text)
    if found is None:
        if message.content_type in _SAID:
            yield Unread(chat.id, external_id, language)
        else:
            yield Ignored("service message")
        return
    text, file, place = found
    yield from _numbered(
        [
            Written(
                chat.id,
                external_id,
                text=part,
                file=file if first else None,
                place=place if first else None,
                language=language,
            )
            for first, part in _in_parts(text)
        ]
    )


def _read_edited(message: Message, me: Me) -> Iterator[Event]:
    refused = _refused(message, me)
    if refused is not None:
        yield refused
        return
    text = heard(message, me).text
    if message.location is not None or not text:
        # where he is, live, every few seconds; or another picture of the same words
        yield Ignored("edit without words")
        return
    first = f"{message.chat.id}:{message.message_id}"
    when = message.edit_date or 0
    yield from _numbered(
        [
            Written(
                message.chat.id,
                f"{first}:e{when}",
                text=part,
                edits=first,
                language=_language(message.from_user),
            )
            for _, part in _in_parts(text)
        ]
    )


def _read_query(query: CallbackQuery) -> Event:
    if query.data is None:
        return Ignored("game")
    chat_id = query.message.chat.id if query.message is not None else query.from_user.id
    label = ""
    if isinstance(query.message, Message):
        label = _label(query.message.reply_markup, query.data)
    return Pressed(chat_id, query.id, query.data, label, _language(query.from_user))


def _read_membership(member: ChatMemberUpdated) -> Event:
    status = member.new_chat_member.status
    if member.chat.type == ChatType.CHANNEL:
        return Ignored("channel")
    if status in (ChatMemberStatus.KICKED, ChatMemberStatus.LEFT):
        return Left(member.chat.id)
    return Returned(member.chat.id)


def _refused(message: Message, me: Me) -> Ignored | None:
    """Why a message is not for us, where it is not."""
    chat, sender = message.chat, message.from_user
    if chat.type == ChatType.CHANNEL:
        return Ignored("channel")
    if sender is None:
        return Ignored("nobody's")
    if sender.is_bot and sender.id != ANONYMOUS_ADMIN:
        return Ignored("bot")
    said = heard(message, me)
    if said.command and not said.ours:
        return Ignored("another bot's command")
    if chat.type not in GROUPS:
        return None
    known = said.command in COMMANDS or said.command == RESUME
    answers_us = (
        message.reply_to_message is not None
        and message.reply_to_message.from_user is not None
        and message.reply_to_message.from_user.id == me.id
    )
    return None if known or said.calls_us or answers_us else Ignored("group's own talk")


def _content(message: Message, text: str) -> tuple[str, Sent | None, Place | None] | None:
    """Words, file and place of a message; None where it holds none of them."""
    file, place = _file(message), _place(message)
    if message.contact is not None:
        contact = message.contact
        own = message.from_user is not None and contact.user_id == message.from_user.id
        name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
        # the number first: asked for one, this is the answer
        text = clean_text(contact.phone_number if own else f"{contact.phone_number} {name}")
    elif message.sticker is not None:
        text = clean_text(message.sticker.emoji or "")
    return (text, file, place) if text or file or place else None


def _file(message: Message) -> Sent | None:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Sent(largest.file_id, "photo.jpg", largest.file_size)
    if message.voice is not None:
        return Sent(message.voice.file_id, "voice.ogg", message.voice.file_size)
    if message.video_note is not None:
        return Sent(message.video_note.file_id, "video.mp4", message.video_note.file_size)
    named = message.animation or message.video or message.audio or message.document
    if named is None:
        return None
    return Sent(named.file_id, named.file_name or "file", named.file_size)


def _place(message: Message) -> Place | None:
    venue, location = message.venue, message.location
    if venue is not None:
        spot = venue.location
        return Place(
            spot.latitude, spot.longitude, clean_text(venue.title), clean_text(venue.address)
        )
    return None if location is None else Place(location.latitude, location.longitude)


def _in_parts(text: str) -> list[tuple[bool, str]]:
    """What is longer than a message of ours may be, in several; the first is marked."""
    return [(n == 0, part) for n, part in enumerate(split(text, _TEXT) if text else [""])]


def _numbered(written: list[Written]) -> Iterator[Written]:
    """Each under an id of its own: the first under the message's."""
    for number, one in enumerate(written):
        repeated = f"{one.external_id}:{number + 1}"
        yield one if number == 0 else replace(one, external_id=repeated)


def _label(markup: InlineKeyboardMarkup | None, data: str) -> str:
    rows = markup.inline_keyboard if markup is not None else []
    found = (button.text for row in rows for button in row if button.callback_data == data)
    return clean_text(next(found, ""))


def _wanted(choice: str | None) -> Language | None:
    """The language that is chosen by it: also of a conversation that it begins."""
    name, _, tag = (choice or "").partition(":")
    return Language.match(tag) if name == "language" else None


def _language(sender: User | None) -> Language | None:
    return Language.match(sender.language_code) if sender is not None else None
