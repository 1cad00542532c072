"""Small real voices and videos, made on the spot."""

import array
import io
import math
from fractions import Fraction
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from PIL import Image, ImageDraw

A = 440
CHUNK = 960
CONTAINERS = {
    # container, encoder, rate
    "amr": ("amr", "libopencore_amrnb", 8_000),
    "opus": ("ogg", "libopus", 48_000),
    "speech.webm": ("webm", "libopus", 48_000),
    "mp3": ("mp3", "libmp3lame", 24_000),
    "m4a": ("ipod", "aac", 44_100),
    "aac": ("adts", "aac", 44_100),
    "wav": ("wav", "pcm_s16le", 8_000),
    "adpcm.wav": ("wav", "adpcm_ms", 8_000),
}


def tone(kind: str, seconds: float = 1.0) -> bytes:
    """A sine as one of ``CONTAINERS``."""
    container, encoder, rate = CONTAINERS[kind]
    out = io.BytesIO()
    with av.open(out, "w", format=container) as file:
        stream: Any = file.add_stream(encoder, rate=rate, layout="mono")
        for start in range(0, int(seconds * rate), CHUNK):
            file.mux(stream.encode(_chunk(start, min(CHUNK, int(seconds * rate) - start), rate)))
        file.mux(stream.encode(None))
    return out.getvalue()


def film(
    container: str,
    encoder: str,
    voice: str | None = None,
    *,
    seconds: float = 1.0,
    size: tuple[int, int] = (176, 144),
    pixels: str = "yuv420p",
    turned: int = 0,
) -> bytes:
    """A ball that moves from one side to the other, at 10 frames a second, with a sine.
    ``turned``: degrees by which a player is to turn it, counter-clockwise."""
    out = io.BytesIO()
    rate = {"libopus": 48_000, "libopencore_amrnb": 8_000}.get(voice or "", 44_100)
    frames = int(seconds * 10)
    with av.open(out, "w", format=container) as file:
        seen: Any = file.add_stream(encoder, rate=10)
        seen.width, seen.height, seen.pix_fmt = *size, pixels
        heard: Any = file.add_stream(voice, rate=rate, layout="mono") if voice else None
        for number in range(frames):
            frame = VideoFrame.from_image(_ball(size, number / frames))  # type: ignore[no-untyped-call]
            frame.pts, frame.time_base = number, Fraction(1, 10)
            file.mux(seen.encode(frame.reformat(format=pixels)))
            if heard is not None:
                file.mux(heard.encode(_chunk(number * rate // 10, rate // 10, rate)))
        file.mux(seen.encode(None))
        if heard is not None:
            file.mux(heard.encode(None))
    made = out.getvalue()
    return _turn(made, turned) if turned else made


def _chunk(start: int, samples: int, rate: int) -> AudioFrame:
    frame = AudioFrame(format="s16", layout="mono", samples=samples)
    turn = 2 * math.pi * A / rate
    heights = [int(9_000 * math.sin(turn * n)) for n in range(start, start + samples)]
    plane = frame.planes[0]
    plane.update(array.array("h", heights).tobytes().ljust(plane.buffer_size, b"\0"))
    frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
    return frame


def _ball(size: tuple[int, int], at: float) -> Image.Image:
    picture = Image.new("RGB", size, "#0b5f5c")
    radius = min(size) // 6
    x, y = int(at * size[0]), size[1] // 2
    ImageDraw.Draw(picture).ellipse((x - radius, y - radius, x + radius, y + radius), "#f0bf62")
    return picture


def _turn(mp4: bytes, degrees: int) -> bytes:
    """Sets the matrix in the first track's header, as a telephone that is held upright does."""
    at = mp4.index(b"tkhd") + 4 + 40
    one = 1 << 16
    a, b = {90: (0, -one), 180: (-one, 0), 270: (0, one)}[degrees]
    matrix = (a, b, 0, -b, a, 0, 0, 0, 1 << 30)
    packed = b"".join(value.to_bytes(4, "big", signed=True) for value in matrix)
    return mp4[:at] + packed + mp4[at + 36 :]
