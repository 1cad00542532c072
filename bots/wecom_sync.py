"""Reading what residents sent: WeCom only says that there is something, and keeps a list.

A call is noted before it is answered, and followed by one process at a time: each message is
stored first, then how far the list was read. So a crash reads some of it twice and stores it once.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bots.buttons import choice_of
from bots.locks import Lock
from bots.parts import Parts
from bots.tencent import TOO_LARGE, ApiFault, Said
from bots.wecom_api import KfApi
from bots.wecom_messages import Event, Taken, read
from core.errors import BadInput
from core.marks import Mark
from core.message import MAX_TEXT, Address, Attachment, Incoming
from core.phrases import Phrase
from faq.plain import Limit, split

log = structlog.get_logger()

CHANNEL = "wecom"
PREFIX = f"{CHANNEL}:"
"""Of the marks: one an account."""
LOCK_MS = 12_000
"""What everybody waits for where a process dies that was reading."""
TOKEN_LASTS = timedelta(minutes=9)
"""A callback's token is good for 10 minutes."""
FRESH = timedelta(minutes=5)
"""What was sent longer before the first look at an account is not answered any more."""
OVERLAP = timedelta(minutes=10)
"""Messages are listed nearly in the order in which they were sent."""
ALLOWED, ALLOWED_FOR = 5, timedelta(hours=48)
BAD_TOKEN, BAD_CURSOR = 95007, 40068
BUSY = frozenset({-1, 45009, 45033})
TRIES = 3
"""Of a file that can't be fetched, before the rest goes on without it."""

CANNOT_TAKE = Phrase(
    "This kind of message does not reach us. Please write, or send a picture, a voice message, "
    "a video or your location."
)
NOT_FETCHED = Phrase("What you sent could not be fetched. Please send it again.")

_TEXT = Limit(MAX_TEXT, len)


def address_of(account: str, resident: str) -> Address:
    """One resident may write to several accounts: each is a way of its own."""
    return Address(CHANNEL, f"{account}:{resident}")


@dataclass(frozen=True, slots=True)
class _Place:
    """How far an account was read."""

    cursor: str
    since: datetime
    """What was sent before is not answered: it was there before we were."""
    newest: datetime | None = None
    """When the latest message before the cursor was sent."""

    def anew(self) -> "_Place":
        """Without the cursor, which WeCom knows no more: its whole list comes again, and what
        was read long ago is passed over."""
        known = self.since if self.newest is None else self.newest - OVERLAP
        return _Place("", max(self.since, known), self.newest)


class Reading:
    """``tell`` gets the events, again after a crash; ``arrived`` gets account and resident of a
    message before it is stored."""

    def __init__(
        self,
        api: KfApi,
        parts: Parts,
        tell: Callable[[Event, datetime], Awaitable[None]],
        arrived: Callable[[str, str], Awaitable[None]],
    ) -> None:
        self._api = api
        self._parts = parts
        self._tell = tell
        self._arrived = arrived
        self._turns: dict[str, asyncio.Lock] = {}
        self._tries: dict[str, int] = {}

    async def call(self, account: str, token: str) -> None:
        """Notes that there is more to read: what is durable about a callback."""
        now = self._parts.clock.now()
        await self._parts.marks.call(f"{PREFIX}{account}", f"{now.isoformat()} {token}")

    async def accounts(self) -> list[str]:
        """All that WeCom lists, and all that ever called.

        Raises:
            ApiFault
        """
        listed = (await self._api.call("kf/account/list")).get("account_list") or []
        known = {str(one["open_kfid"]) for one in listed if "open_kfid" in one}
        return sorted(known | set(await self._parts.marks.named(PREFIX)))

    async def calling(self) -> list[str]:
        """Accounts with more to read."""
        marks = await self._parts.marks.named(PREFIX)
        return [account for account, mark in marks.items() if mark.waiting]

    async def follow(self, account: str) -> None:
        """Reads until nothing is left that was called for, unless another process does.

        Raises:
            ApiFault, and whatever the stores raise: what was not read stays called for.
        """
        turn = self._turns.setdefault(account, asyncio.Lock())
        while True:
            lock = Lock(self._parts.redis, f"{PREFIX}{account}", LOCK_MS)
            if turn.locked() or not await lock.take():
                return
            async with turn, lock.kept():
                await self._follow(account, lock)
            # who called meanwhile may have found the lock taken, and gone
            if not (await self._parts.marks.get(f"{PREFIX}{account}")).waiting:
                return

    async def _follow(self, account: str, lock: Lock) -> None:
        while True:
            mark = await self._parts.marks.get(f"{PREFIX}{account}")
            if not await self._read(account, mark, lock):
                return
            await self._parts.marks.follow(f"{PREFIX}{account}", mark.called)
            if (await self._parts.marks.get(f"{PREFIX}{account}")).called == mark.called:
                return

    async def _read(self, account: str, mark: Mark, lock: Lock) -> bool:
        """False: the lock was lost to another process."""
        name = f"{PREFIX}{account}"
        place, token = _load(mark.value), self._token(mark.note)
        if place is None:
            place = _Place("", self._parts.clock.now() - FRESH)
            # kept at once: found anew after an outage, it would pass over what came before
            await self._parts.marks.move(name, _dump(place))
        while True:
            try:
                page = await self._api.sync(account, place.cursor, token)
            except Said as error:
                if error.number == BAD_TOKEN and token is not None:
                    token = None
                elif error.number == BAD_CURSOR and place.cursor:
                    log.warning("cursor refused", channel=CHANNEL)
                    place = place.anew()
                else:
                    raise
                continue
            newest = place.newest
            for item in page.messages:
                at = await self._take(item, account, place.since)
                newest = max(newest, at) if newest and at else newest or at
                if lock.lost:
                    return False
            further = page.cursor not in ("", place.cursor)
            if further:
                place = replace(place, cursor=page.cursor, newest=newest)
                await self._parts.marks.move(name, _dump(place))
            if not (page.more and further):
                return True

    def _token(self, note: str) -> str | None:
        called, _, token = note.partition(" ")
        if not token or self._parts.clock.now() - datetime.fromisoformat(called) > TOKEN_LASTS:
            return None
        return token

    async def _take(
        self, item: dict[str, object], account: str, since: datetime
    ) -> datetime | None:
        """Stores one of the list. Returns when it was sent; None where it can't be read."""
        try:
            taken = read(item, account)
        except (AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
            log.warning("unreadable message", channel=CHANNEL, error=type(error).__name__)
            return None
        if taken is None:
            return None
        if taken.at < since:
            return taken.at
        if isinstance(taken, Event):
            await self._tell(taken, self._parts.clock.now())
        else:
            await self._receive(taken)
        return taken.at

    async def _receive(self, taken: Taken) -> None:
        address = address_of(taken.account, taken.resident)
        await self._arrived(taken.account, taken.resident)
        await self._parts.windows.open(
            CHANNEL, address.external_id, "message", ALLOWED, taken.at + ALLOWED_FOR, taken.at
        )
        if not taken.readable:
            await self._parts.says.say(address, CANNOT_TAKE, taken.id, None)
            return
        files: tuple[Attachment, ...] = ()
        if taken.media_id:
            file = await self._file(taken, address)
            if file is None:
                return
            files = (file,)
        choice = await self._choice(taken)
        for number, text in enumerate(split(taken.text, _TEXT)):
            await self._parts.arrivals.receive(
                Incoming(
                    address,
                    taken.id if number == 0 else f"{taken.id}:{number}",
                    text=text,
                    choice=choice if number == 0 else None,
                    files=files if number == 0 else (),
                    place=taken.place if number == 0 else None,
                )
            )

    async def _choice(self, taken: Taken) -> str | None:
        if not taken.menu_id:
            return None
        return await choice_of(taken.menu_id, self._parts.record, self._parts.translate)

    async def _file(self, taken: Taken, address: Address) -> Attachment | None:
        """None: it can't be had, and he was told. Fetched at once: WeCom keeps it for 3 days."""
        try:
            name, content = await self._api.download(taken.media_id)
            return await self._parts.media.take(_named(taken.kind, name), content)
        except BadInput as error:
            await self._parts.says.say(address, error.phrase, taken.id, None)
        except ApiFault as fault:
            tries = self._tries.pop(taken.id, 0) + 1
            gone = fault.code == TOO_LARGE or (isinstance(fault, Said) and fault.number not in BUSY)
            if not gone and tries < TRIES:
                self._tries[taken.id] = tries
                raise
            log.warning("file not fetched", channel=CHANNEL, code=fault.code)
            await self._parts.says.say(address, NOT_FETCHED, taken.id, None)
        return None


def _load(value: str) -> _Place | None:
    """None: this account was never read."""
    if not value:
        return None
    cursor, since, newest = json.loads(value)
    return _Place(
        cursor,
        datetime.fromisoformat(since),
        None if newest is None else datetime.fromisoformat(newest),
    )


def _dump(place: _Place) -> str:
    newest = None if place.newest is None else place.newest.isoformat()
    return json.dumps([place.cursor, place.since.isoformat(), newest])


def _named(kind: str, name: str) -> str:
    """As it was called, where it was called anything."""
    plain = {"image": "picture", "voice": "voice", "video": "video"}
    return plain.get(kind, name)
