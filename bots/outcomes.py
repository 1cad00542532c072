"""What becomes of a message when its piece was sent, or was not: pure."""

import hashlib
import json
import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from bots.channel import (
    KEY_LENGTH,
    DeliveryError,
    Later,
    NoWindow,
    Piece,
    Refused,
    Terms,
    Unreachable,
)
from core.delivery import NOT_REACHED, WAITS_FOR_HIM, Delivery, DeliveryState, Json, Outcome
from core.message import Kind
from core.phrases import Phrase

FIRST_AGAIN = timedelta(seconds=2)
LAST_AGAIN = timedelta(minutes=1)
"""The pause doubles from the one to the other."""
JITTER = 0.5
"""Of the pause: they do not all come back at once."""
GIVE_UP_AFTER = timedelta(days=3)
UNSURE_ATTEMPTS = 8
"""Under one key, where the platform discards what it has."""
POINTLESS_AFTER = timedelta(hours=1)
PASSING = frozenset({Kind.NOTICE, Kind.OFFER})
"""Places in the queue, notices: true when they were said."""

TRIED_AGAIN = Phrase("It has not been sent yet: it is tried again.")
GIVEN_UP = Phrase("The platform did not take it for days.")
MAYBE = Phrase("The platform did not answer: it may have arrived twice, or not at all.")
NOT_SHOWN = Phrase("This channel can't show it.")


def piece_key(delivery: Delivery, number: int, piece: Piece) -> str:
    """The same for the same piece for ever, and another one for any other: 32 hex digits, of
    which the first are the delivery's."""
    content = json.dumps([number, piece.kind, piece.body], sort_keys=True)
    return (delivery.key + hashlib.sha256(content.encode()).hexdigest())[:KEY_LENGTH]


def dump_piece(piece: Piece) -> Json:
    return {"kind": piece.kind, "body": piece.body}


def load_piece(value: Json) -> Piece:
    return Piece(value["kind"], value["body"])


def pointless(deliveries: Sequence[Delivery], now: datetime) -> set[int]:
    """Ids of what says nothing any more: old passing words, except the last."""
    passing = [d for d in deliveries if d.message.kind in PASSING]
    return {d.id for d in passing[:-1] if d.fresh and now - d.created_at > POINTLESS_AFTER}


def arrived(
    delivery: Delivery, pieces: int, terms: Terms, platform_id: str | None = None
) -> Outcome:
    unsure = delivery.unsure or (delivery.doubted and not terms.idempotent)
    return Outcome(
        _after(delivery, pieces, unsure),
        arrived=True,
        unsure=unsure,
        platform_id=platform_id,
        phrase=MAYBE if unsure else None,
    )


def failed(
    error: DeliveryError,
    delivery: Delivery,
    pieces: int,
    terms: Terms,
    now: datetime,
) -> Outcome:
    """After a piece that was not sent, or of which nobody knows."""
    match error:
        case Later(after=after):
            return _later(error.code, after, delivery, now)
        case NoWindow():
            return Outcome(
                DeliveryState.HELD,
                doubted=delivery.doubted,
                unsure=delivery.unsure,
                code=error.code,
                phrase=WAITS_FOR_HIM,
                shut=terms.windowed,
                # where nobody counts windows, his next message is what releases it
                gone=not terms.windowed,
            )
        case Unreachable():
            return Outcome(
                DeliveryState.HELD,
                doubted=delivery.doubted,
                unsure=delivery.unsure,
                code=error.code,
                phrase=NOT_REACHED,
                refund=True,
                gone=True,
            )
        case Refused(repeated=True) if delivery.doubted:
            return arrived(delivery, pieces, terms)
        case Refused(phrase=phrase):
            return Outcome(DeliveryState.FAILED, code=error.code, phrase=phrase)
        case _:
            return unsure(error.code, delivery, pieces, terms, now + _pause(delivery.attempts))


def unsure(code: str, delivery: Delivery, pieces: int, terms: Terms, due_at: datetime) -> Outcome:
    """It may have arrived: once more, and then no more; more often where that does no harm."""
    last_try = delivery.attempts >= UNSURE_ATTEMPTS if terms.idempotent else delivery.doubted
    if last_try:
        return Outcome(
            _after(delivery, pieces, unsure=True),
            passed=True,
            unsure=True,
            code=code,
            phrase=MAYBE,
        )
    return Outcome(
        DeliveryState.PENDING,
        doubted=True,
        unsure=delivery.unsure,
        code=code,
        phrase=TRIED_AGAIN,
        due_at=due_at,
    )


def _later(code: str, after: timedelta | None, delivery: Delivery, now: datetime) -> Outcome:
    if now - delivery.created_at > GIVE_UP_AFTER:
        return Outcome(DeliveryState.FAILED, code=code, phrase=GIVEN_UP, refund=True)
    pause = _pause(delivery.attempts)
    if after is not None:
        # never before the platform's word, and not all at that very moment
        pause = after + timedelta(seconds=random.uniform(0, 1))
    return Outcome(
        DeliveryState.PENDING,
        doubted=delivery.doubted,
        unsure=delivery.unsure,
        code=code,
        phrase=TRIED_AGAIN,
        due_at=now + pause,
        refund=True,
    )


def _after(delivery: Delivery, pieces: int, unsure: bool) -> DeliveryState:
    """When the next piece is done with."""
    if delivery.done + 1 < pieces:
        return DeliveryState.PENDING
    return DeliveryState.UNCERTAIN if unsure else DeliveryState.SENT


def _pause(attempts: int) -> timedelta:
    longest: timedelta = min(LAST_AGAIN, FIRST_AGAIN * (1 << min(attempts, 10)))
    return longest * random.uniform(1 - JITTER, 1)
