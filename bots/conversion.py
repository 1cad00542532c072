"""Audio and video, looked into and made playable in a process aside (``bots/film.py``).

Decoders are large and the content is anybody's: what crashes one, or never ends, or fills the
memory, does so in a process with limits, and is then a bad file, not a worker's end.
"""

import asyncio
import json
import os
import signal
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import structlog

from bots.kinds import Stream, stream_of
from core.errors import BadFile
from core.phrases import Phrase

log = structlog.get_logger()

ROOT = Path(__file__).parent.parent
AT_ONCE = 3
"""Processes: two long videos leave room for a voice."""
EXAMINED_WITHIN, MADE_WITHIN = 20.0, 30.0
"""Seconds: together less than proxies wait for an answer. What could not be examined is a bad
file; what could not be made playable is kept as it came."""
EXPECTED = frozenset({0, 65, -signal.SIGXCPU, -signal.SIGXFSZ})
"""Exit codes that say something of the file: see ``bots/film.py``."""
ENDS_WITHIN = 5.0
MOST_SAID = 1 << 16
"""Bytes of a line."""

_PASSED_ON = ("PATH", "LANG", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV")
"""Of our environment: no secret is any business of a decoder."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was found out of a file and made of it."""

    type: str
    seconds: float
    width: int | None = None
    height: int | None = None
    poster: bytes | None = None
    """WebP."""
    playable: tuple[str, bytes] | None = None
    """Media type and content; None where the file itself plays everywhere."""


class Converter:
    """Not on the event loop."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def examine(self, content: bytes, stream: Stream) -> Made:
        """Raises:
        BadFile: it does not decode, is too long, or is none of the kinds that are played.
        """
        async with self._turns:
            with tempfile.TemporaryDirectory(prefix="yuqiao-media-") as name:
                folder = Path(name)
                await asyncio.to_thread((folder / "in").write_bytes, content)
                said = await _run(
                    "examine", name, stream.demuxer, stream.audio, stream.video or "-"
                )
                if not said:
                    raise bad_media()
                return await asyncio.to_thread(_made, folder, said)

    async def voice(self, path: Path, form: Literal["ogg", "amr", "mp3"]) -> bytes:
        """The sound of a file that was examined once.

        Raises:
            BadFile: it has none.
        """
        place, head = await asyncio.to_thread(_find, path)
        stream = stream_of(head)
        if stream is None:
            raise bad_media()
        async with self._turns:
            with tempfile.TemporaryDirectory(prefix="yuqiao-media-") as name:
                said = await _run("voice", name, place, stream.demuxer, form)
                if not said:
                    raise bad_media()
                return await asyncio.to_thread((Path(name) / "voice").read_bytes)


def bad_media() -> BadFile:
    return BadFile("bad_file", Phrase("This recording is damaged or of an unknown kind."))


def _find(path: Path) -> tuple[str, bytes]:
    with path.open("rb") as file:
        return str(path.resolve()), file.read(64)


def _made(folder: Path, said: list[dict[str, Any]]) -> Made:
    made = Made(**said[0])
    if (poster := folder / "poster").exists():
        made = replace(made, poster=poster.read_bytes())
    if len(said) > 1:
        type_, seconds = said[1]["playable"], said[1]["seconds"]
        made = replace(made, playable=(type_, (folder / "playable").read_bytes()), seconds=seconds)
    return made


async def _run(verb: str, *arguments: str) -> list[dict[str, Any]]:
    """What the process said, in order: what is not there was not reached."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    # each arena takes of the memory that it may have
    environment["MALLOC_ARENA_MAX"] = "2"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bots.film",
        verb,
        *arguments,
        cwd=ROOT,
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=MOST_SAID,
    )
    assert process.stdout is not None
    said: list[dict[str, Any]] = []
    try:
        for within in (EXAMINED_WITHIN, MADE_WITHIN):
            async with asyncio.timeout(within):
                line = await process.stdout.readline()
            if not line.endswith(b"\n"):
                break
            said.append(json.loads(line))
        async with asyncio.timeout(ENDS_WITHIN):
            await process.wait()
    except (TimeoutError, ValueError):
        # its time is over, or what it says is no line of ours
        pass
    finally:
        ended = process.returncode
        if ended is None:
            process.kill()
            await process.wait()
    if ended is not None and ended not in EXPECTED:
        # it crashed; or it could not even begin, which an operator should know
        log.warning("a decoder broke off", verb=verb, code=ended, said=len(said))
    return said
