"""The lists that editors keep: their calls."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field

from core.clock import Clock
from core.errors import BadInput, NotFound
from core.people import Agent, Colleague, Language
from core.phrases import Phrase
from core.wire import Json, Wire, iso
from faq.items import Item
from handoff.lists import KINDS, BadItem, Kind, check_key, checked
from web.auth import Auth

Key = Annotated[str, Path(max_length=60, pattern=r"^[^\x00-\x1f]+$")]
MAX_BODY = 40
"""Fields of one item."""


class Change(Protocol):
    """``store/items.py``."""

    @property
    def version(self) -> int: ...
    @property
    def body(self) -> Mapping[str, Any] | None: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> datetime: ...


class Items(Protocol):
    async def of_kind(self, kind: str) -> list[Item]: ...

    async def history(self, kind: str, key: str) -> Sequence[Change]: ...

    async def add(
        self, kind: str, key: str, body: Mapping[str, Any], actor: str, now: datetime
    ) -> Item: ...

    async def change(
        self,
        kind: str,
        key: str,
        version: int,
        body: Mapping[str, Any] | None,
        actor: str,
        now: datetime,
    ) -> None: ...


class Staff(Protocol):
    """``store/staff.py``."""

    async def colleagues(self, now: datetime) -> list[Colleague]: ...

    async def audit(
        self, action: str, actor_id: str | None, subject: str | None, now: datetime
    ) -> None: ...


class Bell(Protocol):
    async def content(self) -> None: ...


class NewItem(BaseModel):
    key: Annotated[str, Field(min_length=1, max_length=60)]
    body: Annotated[dict[str, Any], Field(max_length=MAX_BODY)]


class SaveItem(BaseModel):
    version: int
    body: Annotated[dict[str, Any] | None, Field(max_length=MAX_BODY)]
    """None takes it away."""


@dataclass(frozen=True, slots=True)
class ListPages:
    wire: Wire
    auth: Auth
    items: Items
    staff: Staff
    bell: Bell
    clock: Clock

    def router(self) -> APIRouter:
        router = APIRouter()
        base = "/api/editor/lists"

        @router.get(base)
        async def kinds(request: Request, language: Language = Language.EN) -> Json:
            """Which lists there are, and what an item of each holds."""
            await self.auth.editor(request)
            return {"lists": [self._kind_json(kind, language) for kind in KINDS.values()]}

        @router.get(f"{base}/{{kind}}")
        async def of_kind(request: Request, kind: str) -> Json:
            await self.auth.editor(request)
            return await self._list(_access_kind(kind))

        @router.post(f"{base}/{{kind}}", status_code=201)
        async def add(request: Request, kind: str, body: NewItem) -> Json:
            editor = await self.auth.editor(request)
            wanted = _access_kind(kind)
            with _naming(self.wire, wanted, editor):
                check_key(wanted, body.key)
                held = checked(wanted, body.body)
            await self.items.add(kind, body.key, held, editor.id, self.clock.now())
            return await self._done("list entry added", editor, wanted, body.key)

        @router.put(f"{base}/{{kind}}/{{key}}")
        async def save(request: Request, kind: str, key: Key, body: SaveItem) -> Json:
            editor = await self.auth.editor(request)
            wanted = _access_kind(kind)
            held = None
            if body.body is not None:
                with _naming(self.wire, wanted, editor):
                    held = checked(wanted, body.body)
            await self.items.change(kind, key, body.version, held, editor.id, self.clock.now())
            action = "list entry removed" if held is None else "list entry changed"
            return await self._done(action, editor, wanted, key)

        @router.get(f"{base}/{{kind}}/{{key}}/history")
        async def history(request: Request, kind: str, key: Key) -> Json:
            await self.auth.editor(request)
            wanted = _access_kind(kind)
            colleagues = await self.staff.colleagues(self.clock.now())
            names = {colleague.agent.id: colleague.agent.name for colleague in colleagues}
            return {
                "changes": [
                    {
                        "version": change.version,
                        "body": None if change.body is None else dict(change.body),
                        "by": names.get(change.by, ""),
                        "at": iso(change.at),
                    }
                    for change in await self.items.history(wanted.name, key)
                ]
            }

        return router

    async def _done(self, action: str, editor: Agent, kind: Kind, key: str) -> Json:
        subject = f"{kind.name} {key}"[:64]
        await self.staff.audit(action, editor.id, subject, self.clock.now())
        await self.bell.content()
        return await self._list(kind)

    async def _list(self, kind: Kind) -> Json:
        return {
            "items": [
                {"key": item.key, "version": item.version, "body": dict(item.body)}
                for item in await self.items.of_kind(kind.name)
            ]
        }

    def _kind_json(self, kind: Kind, language: Language) -> Json:
        def said(phrase: Phrase) -> str:
            return self.wire.translate(phrase, language)

        return {
            "name": kind.name,
            "title": said(kind.title),
            "key": said(kind.key),
            "key_pattern": kind.key_pattern,
            "keys": {key: said(name) for key, name in (kind.keys or {}).items()},
            "shown": kind.shown,
            "fields": [
                {
                    "name": field.name,
                    "label": said(field.label),
                    "holds": field.holds,
                    "required": field.required,
                    "choices": {value: said(text) for value, text in (field.choices or {}).items()},
                }
                for field in kind.fields
            ],
        }


def _access_kind(name: str) -> Kind:
    """Raises NotFound."""
    if name not in KINDS:
        raise NotFound()
    return KINDS[name]


@contextmanager
def _naming(wire: Wire, kind: Kind, editor: Agent) -> Iterator[None]:
    """Says which field is wrong as the form calls it."""
    try:
        yield
    except BadItem as error:
        labels = {field.name: field.label for field in kind.fields} | {"key": kind.key}
        label = wire.translate(labels[error.field], editor.ui_language)
        raise BadInput(
            "bad_entry",
            Phrase("This is not filled in as it should be: {field}", {"field": label}),
            field=error.field,
        ) from None
