"""Proofs that need no record: addresses of files, and form tokens before anybody signed in."""

import hashlib
import hmac
import secrets
from datetime import date, timedelta

from itsdangerous import BadSignature, Signer, TimestampSigner

from core.clock import CITY, Clock
from core.message import Form

FILE_DAYS = 2
FORM_SECONDS = 3600


def hash_token(token: str) -> str:
    """What is stored of a token: enough to recognise it, too little to use it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_token() -> str:
    return secrets.token_urlsafe(32)


class FileAddresses:
    """``/media/<id>?until=…&sig=…``: the same all day, so that browsers keep what they have."""

    def __init__(self, secret: str, clock: Clock) -> None:
        self._signer = Signer(secret, salt="media", digest_method=hashlib.sha256)
        self._clock = clock

    def __call__(self, file_id: str, form: Form = Form.ORIGINAL) -> str:
        until = (self._today() + timedelta(days=FILE_DAYS)).isoformat()
        signature = self._signer.get_signature(f"{file_id}:{until}").decode()
        path = f"{file_id}/{form}" if form else file_id
        return f"/media/{path}?until={until}&sig={signature}"

    def check(self, file_id: str, until: str, signature: str) -> bool:
        if not self._signer.verify_signature(
            f"{file_id}:{until}".encode(), signature.encode("utf-8", "replace")
        ):
            return False
        return self._today() <= date.fromisoformat(until)

    def _today(self) -> date:
        return self._clock.now().astimezone(CITY).date()


class FormTokens:
    """Double-submit tokens for forms shown before sign-in."""

    def __init__(self, secret: str) -> None:
        self._signer = TimestampSigner(secret, salt="form", digest_method=hashlib.sha256)

    def make(self) -> str:
        return self._signer.sign(new_token()).decode()

    def check(self, cookie: str, field: str) -> bool:
        if not hmac.compare_digest(cookie.encode(), field.encode()):
            return False
        try:
            self._signer.unsign(field, max_age=FORM_SECONDS)
        except BadSignature:
            return False
        return True
