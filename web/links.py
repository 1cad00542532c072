"""Links and codes that take a resident to his conversation elsewhere: made, and read again.

Implements ``core.ports.Passes`` and ``core.continuing.Redeems``.
"""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from itsdangerous import BadSignature, Signer

from core.message import Address
from core.passes import LASTS, KeptPass, Means, Pass, Redeemed, new_code, shown
from web.signing import new_token


class Stored(Protocol):
    """``store/passes.py``."""

    async def add(
        self, conversation_id: str, passes: Sequence[KeptPass], now: datetime
    ) -> None: ...

    async def redeem(
        self,
        id_hash: str,
        means: Means,
        address: Address,
        now: datetime,
        token_hash: str | None = None,
        leaving: Address | None = None,
    ) -> Redeemed | None: ...


class Links:
    def __init__(self, stored: Stored, secret: str, address: str) -> None:
        """``address`` is the resident's page's."""
        self._stored = stored
        self._signer = Signer(secret, salt="pass", digest_method=hashlib.sha256)
        self._key = hashlib.sha256(f"pass:{secret}".encode()).digest()
        self._address = address

    async def make(self, conversation_id: str, now: datetime) -> Pass:
        token, code = new_token(), new_code()
        kept = [
            KeptPass(self._hash(means, secret), means, now + LASTS[means])
            for means, secret in ((Means.LINK, token), (Means.CODE, code))
        ]
        await self._stored.add(conversation_id, kept, now)
        signed = self._signer.sign(token).decode()
        return Pass(f"{self._address}/?pass={signed}", shown(code))

    async def redeem(
        self,
        means: Means,
        given: str,
        address: Address,
        now: datetime,
        token_hash: str | None = None,
        leaving: Address | None = None,
    ) -> Redeemed | None:
        """What it opened; None where nothing is behind it, or nothing any more. ``given``
        is what the link ends in, or a code as ``core.passes.typed`` reads it."""
        if means is Means.LINK:
            try:
                # what nobody here has made costs the database nothing
                given = self._signer.unsign(given.encode("utf-8", "replace")).decode()
            except (BadSignature, UnicodeDecodeError):
                return None
        id_hash = self._hash(means, given)
        return await self._stored.redeem(id_hash, means, address, now, token_hash, leaving)

    def _hash(self, means: Means, secret: str) -> str:
        """Keyed: a code is short enough to be found from a bare hash."""
        return hmac.new(self._key, f"{means}:{secret}".encode(), hashlib.sha256).hexdigest()
