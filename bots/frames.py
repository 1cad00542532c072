"""What a resident's page may send over its socket; docs/protocol.md."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from core.message import MAX_FILES, MAX_SEQ, MAX_TEXT
from core.people import Language

MAX_FRAME = 32 * 1024


class Frame(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Hello(Frame):
    type: Literal["hello"]
    token: Annotated[str, Field(max_length=100)]
    after: Annotated[int, Field(ge=0)] | None = None


class Send(Frame):
    type: Literal["send"]
    id: UUID
    text: Annotated[str, Field(max_length=MAX_TEXT)] = ""
    choice: Annotated[str, Field(max_length=200, pattern="^[a-z]+(:[a-z0-9:_-]*)?$")] | None = None
    files: Annotated[list[str], Field(max_length=MAX_FILES)] = []


class Typing(Frame):
    type: Literal["typing"]


class Read(Frame):
    type: Literal["read"]
    seq: Annotated[int, Field(ge=0, le=MAX_SEQ)]


class Speak(Frame):
    type: Literal["language"]
    language: Language


class Ping(Frame):
    type: Literal["ping"]


FRAME: TypeAdapter[Hello | Send | Typing | Read | Speak | Ping] = TypeAdapter(
    Annotated[Hello | Send | Typing | Read | Speak | Ping, Field(discriminator="type")]
)
