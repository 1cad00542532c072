"""What residents send is known by its content, and what is hostile ends soon as a bad file."""

import asyncio
import io
import os
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import av
import pytest
from PIL import Image

from bots import conversion
from bots.kinds import OFFICE, OPEN, document_of, stream_of
from bots.media import MAX_BYTES, MAX_TAKEN, MediaStore
from core.errors import BadFile, TooLarge
from core.message import Form
from tests.bots.recordings import film, tone
from tests.contracts.test_resident import png

WORD = f"{OFFICE}wordprocessingml.document"
EXCEL = f"{OFFICE}spreadsheetml.sheet"


@pytest.fixture
def media(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")


def streams(content: bytes) -> dict[str, str]:
    """Kind of stream and codec."""
    with av.open(io.BytesIO(content)) as container:
        return {s.type: s.codec_context.codec.canonical_name for s in container.streams}


def office(type_: str, *others: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if type_.startswith(OPEN):
            archive.writestr("mimetype", type_, zipfile.ZIP_STORED)
        else:
            part = f'<Override PartName="/main.xml" ContentType="{type_}.main+xml"/>'
            archive.writestr("[Content_Types].xml", f"<Types>{part}</Types>")
        for name in others:
            archive.writestr(name, "x" * 1000)
    return out.getvalue()


# ── voice ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "type_", "playable"),
    [
        ("amr", "audio/amr", "audio/mpeg"),
        ("opus", "audio/ogg", "audio/mpeg"),
        ("speech.webm", "audio/webm", "audio/mpeg"),
        ("adpcm.wav", "audio/wav", "audio/mpeg"),
        ("mp3", "audio/mpeg", None),
        ("m4a", "audio/mp4", None),
        ("aac", "audio/aac", None),
        ("wav", "audio/wav", None),
    ],
)
async def test_a_voice_plays_in_every_browser(
    media: MediaStore, kind: str, type_: str, playable: str | None
) -> None:
    content = tone(kind, 1.5)
    file = await media.take("voice", content)
    assert (file.type, file.playable, file.size) == (type_, playable, len(content))
    assert file.seconds == pytest.approx(1.5, abs=0.15)
    assert not file.thumbnail
    # the original stays as it came
    assert await media.read(file.id) == content
    if playable is None:
        with pytest.raises(FileNotFoundError):
            await media.read(file.id, Form.PLAYABLE)
    else:
        assert streams(await media.read(file.id, Form.PLAYABLE)) == {"audio": "mp3"}


@pytest.mark.parametrize("kind", ["speech.webm", "amr", "m4a"])
@pytest.mark.parametrize(("form", "codec"), [("ogg", "opus"), ("amr", "amr_nb"), ("mp3", "mp3")])
async def test_a_recording_becomes_what_a_platform_takes(
    media: MediaStore, kind: str, form: str, codec: str
) -> None:
    file = await media.save("recording", tone(kind))
    voice = await media.as_voice(file.id, form)  # type: ignore[arg-type]
    assert streams(voice) == {"audio": codec}
    stream = stream_of(voice)
    assert stream is not None
    assert stream.audio == {"ogg": "audio/ogg", "amr": "audio/amr", "mp3": "audio/mpeg"}[form]
    again = await media.take("voice", voice)
    assert again.seconds == pytest.approx(1.0, abs=0.15)


async def test_the_sound_of_a_video_is_a_voice_and_a_picture_is_none(media: MediaStore) -> None:
    clip = await media.take("clip", film("mp4", "libx264", "aac"))
    assert streams(await media.as_voice(clip.id, "ogg")) == {"audio": "opus"}
    silent = await media.take("clip", film("mp4", "libx264"))
    picture = await media.take("picture", png())
    for file in (silent, picture):
        with pytest.raises(BadFile):
            await media.as_voice(file.id, "mp3")


# ── video ────────────────────────────────────────────────────────────────────────────────────


async def test_a_video_that_plays_everywhere_is_kept_as_it_is(media: MediaStore) -> None:
    content = film("mp4", "libx264", "aac", seconds=2)
    file = await media.take("../holiday.avi", content)
    assert (file.name, file.type, file.playable) == ("holiday.avi.mp4", "video/mp4", None)
    assert (file.width, file.height) == (176, 144)
    assert file.seconds == pytest.approx(2.0, abs=0.1)
    poster = Image.open(io.BytesIO(await media.read(file.id, Form.THUMBNAIL)))
    assert (poster.format, poster.size) == ("WEBP", (176, 144))


@pytest.mark.parametrize(
    ("container", "encoder", "voice", "type_"),
    [
        ("webm", "libvpx", "libopus", "video/webm"),
        ("webm", "libvpx-vp9", None, "video/webm"),
        ("3gp", "h263", "libopencore_amrnb", "video/3gpp"),
        ("mp4", "mpeg4", "aac", "video/mp4"),
        ("mov", "libx264", "aac", "video/quicktime"),
    ],
)
async def test_another_video_is_made_one_that_plays(
    media: MediaStore, container: str, encoder: str, voice: str | None, type_: str
) -> None:
    content = film(container, encoder, voice)
    file = await media.take("clip", content)
    assert (file.type, file.playable, file.thumbnail) == (type_, "video/mp4", True)
    assert file.seconds == pytest.approx(1.0, abs=0.2)
    made = await media.read(file.id, Form.PLAYABLE)
    assert streams(made) == {"video": "h264"} | ({"audio": "aac"} if voice else {})
    # it plays while it is loaded: the index stands before the pictures
    assert made.index(b"moov") < made.index(b"mdat")
    assert await media.read(file.id) == content


async def test_a_large_video_is_made_small_and_colours_are_what_browsers_show(
    media: MediaStore,
) -> None:
    file = await media.take(
        "clip", film("mp4", "libx264", size=(1920, 1080), pixels="yuv444p", seconds=0.5)
    )
    assert (file.width, file.height, file.playable) == (1920, 1080, "video/mp4")
    with av.open(io.BytesIO(await media.read(file.id, Form.PLAYABLE))) as made:
        stream = made.streams.video[0]
        assert (stream.width, stream.height, stream.pix_fmt) == (960, 540, "yuv420p")


async def test_a_telephone_held_upright_records_upright(media: MediaStore) -> None:
    file = await media.take("clip", film("mp4", "libx264", "aac", turned=90))
    assert (file.width, file.height) == (144, 176)
    made = await media.take("clip", film("mp4", "libx264", "aac", turned=90, pixels="yuv444p"))
    with av.open(io.BytesIO(await media.read(made.id, Form.PLAYABLE))) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (144, 176)


# ── documents and pictures ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "content", "type_", "kept_as"),
    [
        ("lease.docx", office(WORD), WORD, "lease.docx"),
        (
            "x.zip",
            office(f"{OFFICE}spreadsheetml.sheet"),
            f"{OFFICE}spreadsheetml.sheet",
            "x.zip.xlsx",
        ),
        ("t.odt", office(f"{OPEN}text"), f"{OPEN}text", "t.odt"),
        ("note", "Grüße, 你好\n".encode(), "text/plain", "note.txt"),
        ("page.html", b"hello\nworld", "text/plain", "page.html.txt"),
        ("scan", b"%PDF-1.7 ...", "application/pdf", "scan.pdf"),
    ],
)
async def test_documents_are_named_as_what_they_are(
    media: MediaStore, name: str, content: bytes, type_: str, kept_as: str
) -> None:
    file = await media.take(name, content)
    assert (file.type, file.name, file.thumbnail) == (type_, kept_as, False)
    assert await media.read(file.id) == content


async def test_plain_text_is_no_file_of_a_page(media: MediaStore) -> None:
    with pytest.raises(BadFile):
        await media.save("note.txt", b"hello")


async def test_a_picture_becomes_a_jpeg(media: MediaStore) -> None:
    clear = Image.new("RGBA", (3000, 1500), (255, 0, 0, 0))
    out = io.BytesIO()
    clear.save(out, "PNG")
    file = await media.take("clear.png", out.getvalue())
    made = Image.open(io.BytesIO(await media.as_jpeg(file.id)))
    assert (made.format, made.size, made.getpixel((5, 5))) == (
        "JPEG",
        (2048, 1024),
        (255, 255, 255),
    )
    document = await media.take("lease.docx", office(WORD))
    with pytest.raises(BadFile):
        await media.as_jpeg(document.id)


# ── what is hostile ──────────────────────────────────────────────────────────────────────────


def lies_about_its_length() -> bytes:
    """An MP4 each of whose sound's packets lasts for years."""
    made = bytearray(tone("m4a"))
    at = made.index(b"stts") + 8
    (entries,) = struct.unpack_from(">I", made, at)
    for number in range(entries):
        struct.pack_into(">I", made, at + 8 + number * 8, 0x7FFFFFFF)
    return bytes(made)


def many_entries() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"word/{number}.xml", "")
    return out.getvalue()


def zip_bomb() -> bytes:
    """What says what it is unpacks to 200 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * 200_000_000)
    return out.getvalue()


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "noise": lambda: os.urandom(1 << 16),
    "silk": lambda: b"\x02#!SILK_V3" + os.urandom(2000),
    "amr of noise": lambda: b"#!AMR\n" + b"\xff" * 50_000,
    "ogg of noise": lambda: b"OggS" + os.urandom(50_000),
    "cut ogg": lambda: tone("opus")[:120],
    "mp3 of noise": lambda: b"ID3\x04\0\0\0\0\0\0" + os.urandom(50_000),
    "endless tag": lambda: b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + b"\0" * 50_000,
    "mp4 of noise": lambda: b"\0\0\0\x18ftypmp42" + os.urandom(50_000),
    "cut mp4": lambda: film("mp4", "libx264", "aac")[:2_000],
    "webm of noise": lambda: b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1fwebm" + os.urandom(50_000),
    "cut webm": lambda: film("webm", "libvpx", "libopus")[:400],
    "years long": lies_about_its_length,
    "huge": lambda: film("mp4", "libx264", size=(8192, 4320), seconds=0.1),
    "heic": lambda: b"\0\0\0\x18ftypheic" + os.urandom(1000),
    "svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "html": lambda: b"\xef\xbb\xbf \n<!doctype html><script>alert(1)</script>",
    "binary": lambda: b"MZ\x90\0\x03" + b"\0" * 100,
    "archive": lambda: office("application/zip", "a.exe"),
    "macros": lambda: office(WORD, "word/vbaProject.bin"),
    "many entries": many_entries,
    "zip bomb": zip_bomb,
    "no archive": lambda: b"PK\x03\x04" + os.urandom(4096),
    "flash": lambda: b"FLV\x01\x05" + os.urandom(1000),
}


@pytest.mark.parametrize("what", HOSTILE)
async def test_what_is_hostile_is_refused_soon_and_nothing_is_kept(
    media: MediaStore, what: str
) -> None:
    content = HOSTILE[what]()
    async with asyncio.timeout(conversion.EXAMINED_WITHIN):
        with pytest.raises(BadFile):
            await media.take("file.mp4", content)
    assert not [path for path in media.folder.rglob("*") if path.is_file()]


async def test_a_playlist_opens_nothing(media: MediaStore) -> None:
    """By its words it is a text, and that is all it is."""
    assert (await media.take("a.m3u8", PLAYLIST)).type == "text/plain"


async def test_a_polyglot_is_one_thing(media: MediaStore) -> None:
    """An MP3 that is a page and an archive too: it is named and served as sound alone."""
    page = b"<html><script>alert(1)</script></html>"
    file = await media.take("page.html", tone("mp3") + page + office(WORD))
    assert (file.type, file.name) == ("audio/mpeg", "page.html.mp3")


async def test_what_is_too_large_is_refused_unseen(media: MediaStore) -> None:
    with pytest.raises(TooLarge) as refused:
        await media.take("a.mp4", tone("mp3") + b"\0" * MAX_TAKEN)
    assert refused.value.fields == {"limit": MAX_TAKEN}
    with pytest.raises(TooLarge) as refused:
        await media.save("a.mp4", tone("mp3") + b"\0" * MAX_BYTES)
    assert refused.value.fields == {"limit": MAX_BYTES}


@pytest.mark.parametrize("way", ["crash", "sleep", "memory"])
async def test_a_decoder_that_fails_does_so_aside(
    media: MediaStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    """The process is replaced by one that crashes, never ends, or eats: the worker lives."""
    ways = {
        "crash": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "sleep": "import time; time.sleep(60)",
        "memory": "from bots import film; film.limit(); b = bytes(8 << 30)",
    }
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{ways[way]}'\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(conversion, "EXAMINED_WITHIN", 1.5)
    started = time.monotonic()
    with pytest.raises(BadFile):
        await media.take("voice", b"#!AMR\n" + b"\0" * 100)
    assert time.monotonic() - started < 10


async def test_the_loop_goes_on_meanwhile(media: MediaStore) -> None:
    """Twenty voices at once, and nothing else waits."""
    content = tone("opus", 3)
    longest, last, done = 0.0, time.monotonic(), False

    async def beat() -> None:
        nonlocal longest, last
        while not done:
            await asyncio.sleep(0.01)
            longest, last = max(longest, time.monotonic() - last), time.monotonic()

    beating = asyncio.create_task(beat())
    files = await asyncio.gather(*[media.take("voice", content) for _ in range(20)])
    done = True
    await beating
    assert {file.playable for file in files} == {"audio/mpeg"}
    assert longest < 1.0


def test_only_what_is_known_is_opened() -> None:
    assert stream_of(PLAYLIST) is None
    assert document_of(b"\0" * 100) is None
