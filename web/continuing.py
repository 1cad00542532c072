"""Going on elsewhere, as the resident's page sees it: a pass from a link, a code, a new code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import APIRouter, Header, Request
from pydantic import BaseModel, Field

from core.continuing import Continuing
from core.errors import NoSuchPass, NotSignedIn
from core.message import Address
from core.passes import CODE_LASTS, LINK_LASTS, Means, typed
from core.phrases import Phrase
from core.ports import Passes
from core.reception import new_id
from core.saying import WRONG_CODE
from core.wire import Json, iso
from web.resident import CHANNEL, ResidentPages, client_address
from web.signing import hash_token, new_token

OLD_LINK = Phrase(
    "This link has been used, or is older than {n} minutes. "
    "Please ask for a new one where you wrote to us.",
    {"n": int(LINK_LASTS.total_seconds() // 60)},
)


class Limits(Protocol):
    """``store/limits.py``."""

    async def check(self, rule: str, key: str) -> None: ...


class UsePass(BaseModel):
    given: Annotated[str, Field(alias="pass", max_length=200)]


class UseCode(BaseModel):
    code: Annotated[str, Field(max_length=100)]


@dataclass(frozen=True, slots=True)
class Reached:
    """A channel on which a code can be sent to us."""

    channel: str
    """As in ``Address.channel``."""
    account: str = ""
    """What to look for there: ``@desk_bot``, the account's name."""
    url: str | None = None
    """Opens it; ``{code}`` in it is where the code goes."""


@dataclass(frozen=True, slots=True)
class ContinuingPages:
    resident: ResidentPages
    continuing: Continuing
    passes: Passes
    limits: Limits
    channels: Sequence[Reached] = ()

    def router(self) -> APIRouter:
        router = APIRouter()
        authorization = Annotated[str | None, Header()]

        @router.post("/api/chat/pass", status_code=201)
        async def use_pass(
            request: Request, body: UsePass, authorization: authorization = None
        ) -> Json:
            await self.limits.check("passes", client_address(request))
            return await self._go_on(Means.LINK, body.given, OLD_LINK, authorization)

        @router.post("/api/chat/resume", status_code=201)
        async def resume(
            request: Request, body: UseCode, authorization: authorization = None
        ) -> Json:
            await self.limits.check("codes by address", client_address(request))
            return await self._go_on(Means.CODE, typed(body.code), WRONG_CODE, authorization)

        @router.post("/api/chat/elsewhere", status_code=201)
        async def elsewhere(request: Request, authorization: authorization = None) -> Json:
            conversation = await self.resident.access(authorization)
            await self.limits.check("passes", client_address(request))
            now = self.continuing.reception.clock.now()
            made = await self.passes.make(conversation.id, now)
            bare = made.code.replace("-", "")
            return {
                "code": made.code,
                "until": iso(now + CODE_LASTS),
                "channels": [
                    {
                        "channel": one.channel,
                        "account": one.account,
                        "url": None if one.url is None else one.url.replace("{code}", bare),
                    }
                    for one in self.channels
                ],
            }

        return router

    async def _go_on(
        self, means: Means, given: str | None, wrong: Phrase, authorization: str | None
    ) -> Json:
        """A token of the page's own, to the conversation that the pass is for. What the page was
        in before it leaves, so that nobody waits there for it.

        Raises:
            NoSuchPass: for whatever reason; which, nobody is told.
        """
        token = new_token()
        told = None
        if given is not None:
            try:
                leaving = (await self.resident.access(authorization)).address
            except NotSignedIn:
                leaving = None
            address = Address(CHANNEL, new_id())
            told = await self.continuing.go_on(means, given, address, hash_token(token), leaving)
        if told is None:
            raise NoSuchPass(wrong)
        conversation = await self.resident.record.by_token(hash_token(token))
        assert conversation is not None
        return {"token": token, "conversation": await self.resident.show(conversation)}
