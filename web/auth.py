"""Who is calling: staff by a session cookie, with a CSRF token for everything that changes."""

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Protocol

import anyio.to_thread
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from starlette.requests import HTTPConnection, Request

from core.clock import Clock
from core.errors import BadInput, Forbidden, NotSignedIn
from core.people import EDITS, EDITS_IN_CHIEF, REVIEWS, TAKES_CONVERSATIONS, Agent, Role
from core.phrases import Phrase
from web.signing import hash_token, new_token

COOKIE = "yuqiao_session"
SESSION_LASTS = timedelta(hours=14)
"""A long shift and its overtime."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HASHER = PasswordHasher()


class Session(Protocol):
    @property
    def agent(self) -> Agent: ...
    @property
    def csrf(self) -> str: ...


class StaffAccounts(Protocol):
    """``store/staff.py``."""

    async def credentials(self, username: str) -> tuple[Agent, str] | None: ...

    async def set_password(self, agent_id: str, password_hash: str) -> None: ...

    async def open_session(
        self, agent_id: str, token_hash: str, csrf: str, now: datetime, expires_at: datetime
    ) -> None: ...

    async def session(self, token_hash: str, now: datetime) -> Session | None: ...

    async def close_session(self, token_hash: str) -> None: ...

    async def audit(
        self, action: str, actor_id: str | None, subject: str | None, now: datetime
    ) -> None: ...


def hash_password(password: str) -> str:
    """Argon2id with the library's current parameters; some 50 ms of one core."""
    return _HASHER.hash(password)


@dataclass(frozen=True, slots=True)
class Auth:
    accounts: StaffAccounts
    clock: Clock
    origin: str | None
    """The public origin, where one is set; else the request's own."""

    async def sign_in(self, username: str, password: str) -> str:
        """Checks a password and opens a session. Returns the cookie's value.

        Raises:
            BadInput: ``wrong_password``, the same for unknown names.
        """
        found = await self.accounts.credentials(username)
        hashed = None if found is None else found[1]
        fits = await anyio.to_thread.run_sync(partial(_verify, hashed, password))
        now = self.clock.now()
        if found is None or hashed is None or not fits:
            await self.accounts.audit("sign-in refused", None, None, now)
            raise BadInput("wrong_password", Phrase("User name or password is wrong."))
        agent = found[0]
        if _HASHER.check_needs_rehash(hashed):
            rehashed = await anyio.to_thread.run_sync(partial(hash_password, password))
            await self.accounts.set_password(agent.id, rehashed)
        token = new_token()
        await self.accounts.open_session(
            agent.id, hash_token(token), new_token(), now, now + SESSION_LASTS
        )
        await self.accounts.audit("signed in", agent.id, None, now)
        return token

    async def sign_out(self, request: Request) -> None:
        await self.accounts.close_session(hash_token(request.cookies.get(COOKIE, "")))

    async def session(self, connection: HTTPConnection) -> Session:
        """Of a page, a call or a socket.

        Raises:
            NotSignedIn: no session, or an old one.
            Forbidden: it comes from somewhere else.
        """
        token = connection.cookies.get(COOKIE)
        session = None
        if token:
            session = await self.accounts.session(hash_token(token), self.clock.now())
        if session is None:
            raise NotSignedIn()
        if connection.scope["type"] == "websocket":
            self.check_origin(connection, required=True)
        elif connection.scope["method"] not in SAFE:
            self.check_origin(connection, required=False)
            sent = connection.headers.get("x-csrf-token", "")
            if not hmac.compare_digest(sent.encode(), session.csrf.encode()):
                raise Forbidden("bad_csrf")
        return session

    async def agent(self, connection: HTTPConnection) -> Agent:
        """A signed-in member of staff who takes conversations."""
        return await self._of(connection, TAKES_CONVERSATIONS)

    async def editor(self, connection: HTTPConnection) -> Agent:
        """A signed-in member of staff who keeps the answers."""
        return await self._of(connection, EDITS)

    async def chief(self, connection: HTTPConnection) -> Agent:
        """A signed-in editor-in-chief."""
        return await self._of(connection, EDITS_IN_CHIEF)

    async def reviewer(self, connection: HTTPConnection) -> Agent:
        """A signed-in member of staff who judges what was taken for an emergency."""
        return await self._of(connection, REVIEWS)

    async def editor_or_reviewer(self, connection: HTTPConnection) -> Agent:
        """Whoever has something to do at the editors' page."""
        return await self._of(connection, EDITS | REVIEWS)

    async def _of(self, connection: HTTPConnection, roles: Collection[Role]) -> Agent:
        agent = (await self.session(connection)).agent
        if agent.role not in roles:
            raise Forbidden()
        return agent

    def check_origin(self, connection: HTTPConnection, *, required: bool) -> None:
        origin = connection.headers.get("origin")
        if origin is None and not required:
            return
        host = connection.headers.get("host", "")
        allowed = {f"http://{host}", f"https://{host}"}
        if self.origin is not None:
            allowed.add(self.origin)
        if origin not in allowed:
            raise Forbidden("bad_origin")


@cache
def _nobody() -> str:
    """Checked for unknown names, so that they take as long as known ones."""
    return hash_password("nobody has this password")


def _verify(hashed: str | None, password: str) -> bool:
    if hashed is None:
        hashed, password = _nobody(), ""
    try:
        return _HASHER.verify(hashed, password)
    except (Argon2Error, InvalidHashError):
        return False
