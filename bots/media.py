"""Files that residents and agents send: known by their content, kept under our own names."""

import asyncio
import io
import os
import re
import unicodedata
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from core.errors import BadFile, TooLarge
from core.message import Attachment
from core.phrases import Phrase
from core.reception import new_id

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""A picture that unpacks to more is a bomb, not a photograph."""
THUMBNAIL = (480, 480)
PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
PDF = "application/pdf"
SUFFIXES = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    PDF: (".pdf",),
}
"""What a saved copy may be called, so that a machine opens it as what it is."""

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
# once for all: `catch_warnings` is not for threads, and files are decoded in several
warnings.simplefilter("error", Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class MediaStore:
    """A folder of files named by id; ``<id>.thumb`` is the small WebP of a picture."""

    folder: Path

    async def save(self, name: str, content: bytes) -> Attachment:
        """Checks and keeps a file.

        Raises:
            TooLarge, BadFile: what is wrong with it; nothing was kept.
        """
        return await asyncio.to_thread(self._save, name, content)

    def path(self, file_id: str, *, thumbnail: bool = False) -> Path:
        if not re.fullmatch("[0-9a-f]{32}", file_id):
            raise ValueError("no file id")
        name = f"{file_id}.thumb" if thumbnail else file_id
        return self.folder / file_id[:2] / name

    def _save(self, name: str, content: bytes) -> Attachment:
        if len(content) > MAX_BYTES:
            raise TooLarge(
                "file_too_large", Phrase("This file is larger than 10 MB."), limit=MAX_BYTES
            )
        file_id = new_id()
        if content.startswith(b"%PDF-"):
            _write(self.path(file_id), content)
            return Attachment(file_id, clean_name(name, PDF), PDF, len(content))
        type_, size, small = _open_picture(content)
        _write(self.path(file_id), content)
        _write(self.path(file_id, thumbnail=True), small)
        return Attachment(
            id=file_id,
            name=clean_name(name, type_),
            type=type_,
            size=len(content),
            width=size[0],
            height=size[1],
            thumbnail=True,
        )


def clean_name(name: str, type_: str) -> str:
    """A file name that can do no harm anywhere: no path, no controls, at most 120 characters,
    and the ending of the content's own type."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(c for c in name if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    name = name.strip(" .") or "file"
    suffixes = SUFFIXES[type_]
    return (name if name.lower().endswith(suffixes) else name + suffixes[0])[-120:]


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
        raise BadFile(
            "bad_file", Phrase("Only pictures (JPEG, PNG, GIF, WebP) and PDF files can be sent.")
        ) from error
    return PICTURES[picture.format or ""], size, out.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, and on the disk before anybody is told."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(path.suffix + ".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
