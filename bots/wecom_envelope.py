"""WeCom's callbacks: always signed, always encrypted. Nothing of them is parsed but the few
elements that are needed, so that no XML can do harm.

    EnvelopeError
    ├── Malformed     not what WeCom sends                                          400
    └── Forged        wrong signature or company, or a clock far from ours          403
"""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wechatpy.enterprise.crypto import WeChatCrypto
from wechatpy.enterprise.exceptions import InvalidCorpIdException
from wechatpy.utils import WeChatSigner

SKEW = timedelta(minutes=10)
"""How far a callback's clock may be from ours."""
MAX_BODY = 64 * 1024
"""Bytes."""
EVENT = "kf_msg_or_event"

_ENCRYPT = re.compile(r"<Encrypt>\s*(?:<!\[CDATA\[)?\s*([A-Za-z0-9+/=]+)\s*(?:\]\]>)?\s*</Encrypt>")
_ELEMENT = r"<{0}>\s*(?:<!\[CDATA\[)?\s*([\w.@-]{{1,512}})\s*(?:\]\]>)?\s*</{0}>"
_EVENT, _TOKEN, _ACCOUNT = (
    re.compile(_ELEMENT.format(name), re.ASCII) for name in ("Event", "Token", "OpenKfId")
)


class EnvelopeError(Exception):
    """The root: never raised itself. The message is for logs and holds no personal data."""


class Malformed(EnvelopeError):
    pass


class Forged(EnvelopeError):
    pass


@dataclass(frozen=True, slots=True)
class Call:
    """There is more to read of an account; the token makes it cheap for 10 minutes."""

    account: str
    token: str


class Envelope:
    """``aes_keys``: EncodingAESKeys, the current one first, then the one before it.

    Raises:
        ValueError: a key that is none.
    """

    def __init__(self, corp_id: str, token: str, aes_keys: tuple[str, ...]) -> None:
        self._token = token
        try:
            self._cryptos = [WeChatCrypto(token, key, corp_id) for key in aes_keys]
        except (AssertionError, ValueError) as error:
            raise ValueError("an EncodingAESKey has 43 letters and digits") from error

    def echo(self, query: Mapping[str, str], now: datetime) -> str:
        """What the console's check of the address expects back.

        Raises:
            EnvelopeError: see the tree above.
        """
        return self._open(query, query.get("echostr", ""), now)

    def call(self, query: Mapping[str, str], body: bytes, now: datetime) -> Call | None:
        """None: an event that is not about customer service.

        Raises:
            EnvelopeError: see the tree above.
        """
        found = _ENCRYPT.search(body.decode("utf-8", "replace"))
        if found is None:
            raise Malformed("nothing encrypted")
        inner = self._open(query, found[1], now)
        event, account = _EVENT.search(inner), _ACCOUNT.search(inner)
        if event is None or event[1] != EVENT:
            return None
        if account is None or len(account[1]) > 60:
            raise Malformed("no account")
        token = _TOKEN.search(inner)
        return Call(account[1], "" if token is None else token[1])

    def _open(self, query: Mapping[str, str], encrypted: str, now: datetime) -> str:
        timestamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
        signer = WeChatSigner()
        signer.add_data(self._token, timestamp, nonce, encrypted)
        given = query.get("msg_signature", "")
        if not hmac.compare_digest(signer.signature.encode(), given.encode("utf-8", "replace")):
            raise Forged("signature")
        if not timestamp.isdecimal() or abs(int(timestamp[:12]) - now.timestamp()) > (
            SKEW.total_seconds()
        ):
            raise Forged("clock")
        fault: EnvelopeError = Malformed("no key opens it")
        for crypto in self._cryptos:
            try:
                opened: str = crypto.check_signature(given, timestamp, nonce, encrypted)
            except InvalidCorpIdException:
                fault = Forged("another company's")
            except Exception as error:
                # padding, lengths, UTF-8, struct.error: whatever a wrong key makes of it
                fault = fault if isinstance(fault, Forged) else Malformed(type(error).__name__)
            else:
                return opened
        raise fault
