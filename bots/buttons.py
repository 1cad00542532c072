"""What a button carries: its choice, or, where a platform's field is too small, where it stands in
the record. The record outlives every cache: a button of last month still works."""

from bots.parts import Record
from bots.telling import tell
from core.message import MAX_SEQ, Message
from core.phrases import Translate

POINTER = "~"
"""``~<conversation>:<seq>:<number>``."""


def data_of(choice: str, number: int, message: Message, most: int) -> str:
    """``number`` counts the buttons of a message from 0; ``most`` is in bytes, at least 50."""
    if len(choice.encode()) <= most and not choice.startswith(POINTER):
        return choice
    return f"{POINTER}{message.conversation_id}:{message.seq}:{number}"


async def choice_of(data: str, record: Record, translate: Translate) -> str | None:
    """The choice that a pressed button stands for; None where it is none of ours."""
    if not data.startswith(POINTER):
        return data or None
    match data.removeprefix(POINTER).split(":"):
        case [conversation_id, seq, number] if seq.isdecimal() and number.isdecimal():
            place, which = min(int(seq[:10]), MAX_SEQ), int(number[:3])
        case _:
            return None
    for message in await record.messages(conversation_id, after=place - 1, limit=1):
        buttons = tell(message, translate).buttons
        if message.seq == place and which < len(buttons):
            return buttons[which].choice
    return None
