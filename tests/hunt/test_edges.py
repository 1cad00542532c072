"""Files, settings, doorbells and looks from outside."""

import asyncio
import contextlib
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pydantic import ValidationError
from redis.exceptions import ReadOnlyError

from bots.media import MediaStore
from core.errors import BadFile
from core.live import Hub
from settings import Settings
from store.bus import WorkStream
from tests.desk_parts import SetClock
from web.live import DESK_EVERY, look


async def test_a_file_is_called_what_it_is(tmp_path: Path) -> None:
    media = MediaStore(tmp_path)
    page = b"%PDF-1.4\n<script>alert(1)</script>"
    assert (await media.save("lease.html", page)).name == "lease.html.pdf"
    assert (await media.save("Lease.PDF", page)).name == "Lease.PDF"
    assert (await media.save("x" * 300, page)).name.endswith(".pdf")
    assert (await media.save("..", page)).name == "file.pdf"


async def test_a_picture_has_the_size_it_is_looked_at_with(tmp_path: Path) -> None:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6  # a telephone held upright
    Image.new("RGB", (400, 300), "teal").save(out, "JPEG", exif=exif)
    file = await MediaStore(tmp_path).save("a.jpg", out.getvalue())
    assert (file.width, file.height, file.type) == (300, 400, "image/jpeg")


async def test_a_picture_with_broken_exif_is_a_bad_file_and_no_fault_of_ours(
    tmp_path: Path,
) -> None:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112], exif[0x8825] = 6, {1: "N"}
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=exif)
    good, refused = out.getvalue(), 0
    start = good.index(b"Exif")
    for place in range(start + 6, start + 90):
        for value in (0, 2, 7, 12, 255):
            content = good[:place] + bytes([value]) + good[place + 1 :]
            try:
                await MediaStore(tmp_path).save("a.jpg", content)
            except BadFile:
                refused += 1
    assert refused


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Help.example.org/", "https://help.example.org"),
        ("https://help.example.org:443", "https://help.example.org"),
        ("http://desk.local:8080/yuqiao", "http://desk.local:8080"),
    ],
)
def test_the_public_address_is_compared_as_browsers_write_it(
    tmp_path: Path, url: str, origin: str
) -> None:
    assert Settings(data_dir=tmp_path, public_url=url).origin == origin


def test_a_public_address_without_scheme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        Settings(data_dir=tmp_path, public_url="help.example.org")


def test_the_made_key_is_never_empty_and_the_same_for_all(tmp_path: Path) -> None:
    for n in range(40):
        folder = tmp_path / str(n)
        folder.mkdir()
        settings = Settings(data_dir=folder)
        with ThreadPoolExecutor(8) as threads:
            keys = set(threads.map(lambda _, made=settings: made.secret(), range(8)))
        (key,) = keys
        assert len(key) >= 32
        assert (folder / "secret_key").stat().st_mode & 0o077 == 0


class ReadOnly:
    """A Redis that became a replica."""

    async def xreadgroup(self, *_: Any, **__: Any) -> Any:
        raise ReadOnlyError("READONLY You can't write against a read only replica.")


async def test_a_server_that_refuses_does_not_end_the_worker() -> None:
    redis: Any = ReadOnly()
    assert await WorkStream(redis, "a").wait() == []


class Nothing:
    async def changed_since(self, moment: datetime) -> dict[str, datetime]:
        return {}


async def test_consoles_look_now_and_then_though_nobody_rings() -> None:
    hub, clock = Hub(), SetClock()
    with hub.watcher() as watcher:
        watcher.desk = True
        task = asyncio.create_task(look(Nothing(), hub, clock))
        await asyncio.sleep(0.1)
        clock.move(DESK_EVERY.total_seconds())
        async with asyncio.timeout(10):
            await watcher.wait()
        assert watcher.take_desk()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
