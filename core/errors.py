"""Everything that can go wrong and be said to somebody.

    YuqiaoError
    ├── BadInput              400  what was sent can't be used
    │   ├── TooLarge          413  a text, frame or file over its limit
    │   └── BadFile           415  a file whose content is none of the allowed kinds
    ├── NotSignedIn           401  no proof, or an old one
    ├── Forbidden             403  proof of somebody who may not
    ├── NotFound              404  nothing there, or nothing for you
    ├── NoSuchPass            404  a link or code that opens no conversation, or none any more
    ├── Conflict              409  somebody or something was faster
    │   ├── HandoffTaken      409  another agent has it
    │   └── HandoffEnded      409  nobody is waiting there any more
    ├── RateLimited           429  too often; ``fields.retry_after`` in seconds    retryable
    └── Unavailable           503  a part is down; try again                       retryable

Each has a ``code`` for programs, a ``phrase`` for people (translated at the edge) and ``fields``.
``IllegalTransition`` is a defect of ours, not somebody's mistake, and stands outside the tree.
"""

from typing import ClassVar

from core.phrases import Phrase

Fields = dict[str, str | int]


class YuqiaoError(Exception):
    """The root: never raised itself."""

    status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False

    def __init__(self, code: str, phrase: Phrase, **fields: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.phrase = phrase
        self.fields: Fields = fields


class BadInput(YuqiaoError):
    status = 400


class TooLarge(BadInput):
    status = 413


class BadFile(BadInput):
    status = 415


class NotSignedIn(YuqiaoError):
    status = 401

    def __init__(self) -> None:
        super().__init__("not_signed_in", Phrase("Please sign in."))


class Forbidden(YuqiaoError):
    status = 403

    def __init__(self, code: str = "forbidden") -> None:
        super().__init__(code, Phrase("You may not do this."))


class NotFound(YuqiaoError):
    status = 404

    def __init__(self, code: str = "not_found") -> None:
        super().__init__(code, Phrase("This was not found."))


class NoSuchPass(YuqiaoError):
    status = 404

    def __init__(self, phrase: Phrase) -> None:
        super().__init__("no_such_pass", phrase)


class Conflict(YuqiaoError):
    status = 409


class HandoffTaken(Conflict):
    def __init__(self, by: str) -> None:
        super().__init__("handoff_taken", Phrase("{by} has taken this one.", {"by": by}), by=by)


class HandoffEnded(Conflict):
    def __init__(self) -> None:
        super().__init__("handoff_ended", Phrase("Nobody is waiting here any more."))


class RateLimited(YuqiaoError):
    status = 429
    retryable = True

    def __init__(self, retry_after: int) -> None:
        super().__init__(
            "rate_limited",
            Phrase("That was a little fast. Please wait a moment and try again."),
            retry_after=retry_after,
        )


class Unavailable(YuqiaoError):
    status = 503
    retryable = True

    def __init__(self) -> None:
        super().__init__(
            "unavailable", Phrase("The service is not reachable for a moment. Please try again.")
        )


class IllegalTransition(Exception):
    """A conversation was asked for a change of state that its rules do not have."""


def bad_fields(fields: dict[str, str]) -> BadInput:
    """What a validator found, by field."""
    return BadInput("bad_fields", Phrase("Something in this is missing or wrong."), **fields)
