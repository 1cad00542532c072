"""Files that residents and agents send: known by their content, kept under our own names."""

import asyncio
import io
import os
import re
import unicodedata
import warnings
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from PIL import Image, ImageOps

from bots.conversion import Converter, Made
from bots.kinds import SUFFIXES, TEXT, document_of, stream_of
from core.errors import BadFile, TooLarge
from core.message import Attachment, Form
from core.phrases import Phrase
from core.reception import new_id

MAX_BYTES = 10 * 1024 * 1024
"""Of what is sent on our own pages."""
MAX_TAKEN = 20 * 1024 * 1024
"""Of what comes from channels: the most that a bot is given of Telegram's."""
MAX_PIXELS = 50_000_000
"""A picture that unpacks to more is a bomb, not a photograph."""
THUMBNAIL = (480, 480)
LONGEST_SIDE = 2048
"""Pixels of a picture that is made a JPEG."""
PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}

_ENDINGS = {Form.ORIGINAL: "", Form.THUMBNAIL: ".thumb", Form.PLAYABLE: ".play"}

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
# once for all: `catch_warnings` is not for threads, and files are decoded in several
warnings.simplefilter("error", Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class MediaStore:
    """A folder of files named by id; ``<id>.thumb`` is the small WebP of a picture or video,
    ``<id>.play`` what every browser plays of a voice or video that not every one does."""

    folder: Path
    converter: Converter = field(default_factory=Converter)

    async def save(self, name: str, content: bytes) -> Attachment:
        """Checks and keeps what was sent on a page: at most 10 MB, and no plain text.

        Raises:
            TooLarge, BadFile: what is wrong with it; nothing was kept.
        """
        if len(content) > MAX_BYTES:
            raise TooLarge(
                "file_too_large", Phrase("This file is larger than 10 MB."), limit=MAX_BYTES
            )
        return await self._keep(name, content, texts=False)

    async def take(self, name: str, content: bytes) -> Attachment:
        """Checks and keeps what was sent on a channel: at most 20 MB. A video may take a minute.

        Raises:
            TooLarge, BadFile: what is wrong with it; nothing was kept.
        """
        if len(content) > MAX_TAKEN:
            raise TooLarge(
                "file_too_large", Phrase("This file is larger than 20 MB."), limit=MAX_TAKEN
            )
        return await self._keep(name, content, texts=True)

    async def read(self, file_id: str, form: Form = Form.ORIGINAL) -> bytes:
        """Raises:
        FileNotFoundError: it has no such form.
        """
        return await asyncio.to_thread(self.path(file_id, form).read_bytes)

    async def as_voice(self, file_id: str, form: Literal["ogg", "amr", "mp3"]) -> bytes:
        """A recording as a platform takes it: Opus in Ogg, AMR-NB or MP3.

        Raises:
            BadFile: it is no audio.
        """
        return await self.converter.voice(self.path(file_id), form)

    async def as_jpeg(self, file_id: str) -> bytes:
        """A picture as every platform takes it: upright, at most 2048 pixels, on white.

        Raises:
            BadFile: it is no picture.
        """
        content = await self.read(file_id)
        return await asyncio.to_thread(_jpeg, content)

    def path(self, file_id: str, form: Form = Form.ORIGINAL) -> Path:
        if not re.fullmatch("[0-9a-f]{32}", file_id):
            raise ValueError("no file id")
        return self.folder / file_id[:2] / f"{file_id}{_ENDINGS[form]}"

    async def _keep(self, name: str, content: bytes, *, texts: bool) -> Attachment:
        stream = stream_of(content)
        if stream is None:
            return await asyncio.to_thread(self._keep_still, name, content, texts)
        made = await self.converter.examine(content, stream)
        return await asyncio.to_thread(self._keep_moving, name, content, made)

    def _keep_still(self, name: str, content: bytes, texts: bool) -> Attachment:
        type_ = document_of(content)
        if type_ is not None and (texts or type_ != TEXT):
            file = _named(name, content, type_)
            _write(self.path(file.id), content)
            return file
        type_, size, small = _open_picture(content)
        file = replace(_named(name, content, type_), width=size[0], height=size[1], thumbnail=True)
        _write(self.path(file.id), content)
        _write(self.path(file.id, Form.THUMBNAIL), small)
        return file

    def _keep_moving(self, name: str, content: bytes, made: Made) -> Attachment:
        file = replace(
            _named(name, content, made.type),
            width=made.width,
            height=made.height,
            seconds=made.seconds,
            thumbnail=made.poster is not None,
            playable=None if made.playable is None else made.playable[0],
        )
        _write(self.path(file.id), content)
        if made.poster is not None:
            _write(self.path(file.id, Form.THUMBNAIL), made.poster)
        if made.playable is not None:
            _write(self.path(file.id, Form.PLAYABLE), made.playable[1])
        return file


def clean_name(name: str, type_: str) -> str:
    """A file name that can do no harm anywhere: no path, no controls, at most 120 characters,
    and the ending of the content's own type."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(c for c in name if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    name = name.strip(" .") or "file"
    suffixes = SUFFIXES[type_]
    return (name if name.lower().endswith(suffixes) else name + suffixes[0])[-120:]


def _named(name: str, content: bytes, type_: str) -> Attachment:
    return Attachment(new_id(), clean_name(name, type_), type_, len(content))


def _open_picture(content: bytes) -> tuple[str, tuple[int, int], bytes]:
    """Type, size as it is looked at, and thumbnail as WebP: only a picture that decodes whole
    is one."""
    try:
        picture = Image.open(io.BytesIO(content), formats=list(PICTURES))
        small = ImageOps.exif_transpose(picture)
        size = small.size
        small.thumbnail(THUMBNAIL)
        out = io.BytesIO()
        small.convert("RGBA" if "A" in small.getbands() else "RGB").save(out, "WEBP")
    except Exception as error:
        # whatever the decoder stumbles over (struct.error and TypeError too) is in the content
        raise unknown_file() from error
    return PICTURES[picture.format or ""], size, out.getvalue()


def _jpeg(content: bytes) -> bytes:
    try:
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(content), formats=list(PICTURES)))
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = picture.convert("RGBA")
        ground = Image.new("RGB", upright.size, "white")
        ground.paste(upright, mask=upright.getchannel("A"))
        out = io.BytesIO()
        ground.save(out, "JPEG", quality=88)
    except Exception as error:
        raise unknown_file() from error
    return out.getvalue()


def unknown_file() -> BadFile:
    return BadFile(
        "bad_file",
        Phrase(
            "Only pictures, voice, video, PDF files and office documents without macros "
            "can be sent."
        ),
    )


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, and on the disk before anybody is told."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(path.suffix + ".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
