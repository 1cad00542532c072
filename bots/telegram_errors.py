"""What Telegram's answers mean to the outbox. Pure."""

from datetime import timedelta

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

from bots.channel import DeliveryError, Later, Refused, Unreachable, Unsure
from core.phrases import Phrase

OPERATOR = timedelta(minutes=1)
"""Until the token is looked at again, after it was refused: somebody has to change it."""
TOO_LARGE = Phrase("This file is too large for Telegram.")

_GONE = ("chat not found", "peer_id_invalid", "user not found", "user_is_blocked", "deactivated")
_NO_RIGHT = ("not enough rights", "no rights to send", "chat_write_forbidden", "topic_closed")
_TOO_LARGE = ("file is too big", "too large", "file_too_big")


def turn(error: TelegramAPIError) -> DeliveryError:
    """What the platform's answer means to the outbox."""
    match error:
        case TelegramRetryAfter():
            return Later("429", timedelta(seconds=error.retry_after))
        case TelegramForbiddenError():
            return Unreachable("403")
        case TelegramEntityTooLarge():
            return Refused("413", TOO_LARGE)
        case TelegramBadRequest():
            return _refused(error.message)
        case TelegramUnauthorizedError() | TelegramNotFound():
            return Later("token", OPERATOR)
        case TelegramConflictError() | TelegramServerError():
            # its own words, that it did not do it: a gateway's page is no JSON and comes elsewhere
            return Later("5xx")
        case TelegramNetworkError() if isinstance(error.__cause__, ClientConnectorError):
            return Later("unreachable")
        case TelegramNetworkError():
            return Unsure("network")
        case _:
            return Unsure("unknown")


def _refused(description: str) -> DeliveryError:
    said = description.lower()
    if any(words in said for words in _GONE):
        return Unreachable("400")
    if any(words in said for words in _NO_RIGHT):
        return Refused("400", Phrase("The bot may not write in this group."))
    if any(words in said for words in _TOO_LARGE):
        return Refused("400", TOO_LARGE)
    reason = description.removeprefix("Bad Request: ")
    return Refused("400", Phrase("Telegram did not take this: {reason}", {"reason": reason}))
