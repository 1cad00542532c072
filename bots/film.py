"""Looks into audio and video, and makes of them what every browser or a platform plays.

``python -m bots.film`` is a process of its own, started by ``bots/conversion.py``: whatever a
hostile file does to a decoder, it does it here, under limits. It says what it has in lines of
JSON; what it did not come to say did not succeed.

    examine FOLDER DEMUXER AUDIO VIDEO    reads ``in``; writes ``poster`` and ``playable``
    voice FOLDER PATH FORM                writes ``voice``
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.container.output import OutputContainer
from av.video.frame import VideoFrame
from PIL import Image

NICE = 5
"""Residents who write go before; but somebody waits for this one."""
CPU_SECONDS, MEMORY, WRITTEN = 120, 3 << 29, 64 << 20
THREADS = 2
"""Of an encoder and a decoder: each takes of the memory, however many cores there are."""
BAD_CONTENT = 65
"""Exit code: the file is to blame, not we."""
LONGEST = 4 * 3600
"""Seconds: whatever says it is longer was made to."""
MOST_PIXELS = 4096 * 2304
"""Of a video's frame."""
MOST_PACKETS = 2_000_000
TRIED = 25
"""Frames that are decoded before a file is believed; the last of them is the poster."""
LONGEST_SIDE, FRAMES = 960, 30
"""Of a video that is made: pixels, and frames a second."""
POSTER = (480, 480)

SOUND = frozenset(
    {
        *("aac", "mp3", "opus", "vorbis", "speex", "flac", "alac", "amr_nb", "amr_wb"),
        *("pcm_s16le", "pcm_s16be", "pcm_u8", "pcm_s24le", "pcm_f32le", "pcm_alaw", "pcm_mulaw"),
        *("adpcm_ms", "adpcm_ima_wav", "gsm", "gsm_ms"),
    }
)
PICTURE = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "h263"})
PLAYED_EVERYWHERE = frozenset(
    {("audio/mpeg", "mp3"), ("audio/mp4", "aac"), ("audio/aac", "aac"), ("audio/wav", "pcm_s16le")}
)
VOICES = {
    # encoder, container, rate, bits a second
    "ogg": ("libopus", "ogg", 48_000, 32_000),
    "amr": ("libopencore_amrnb", "amr", 8_000, 12_200),
    "mp3": ("libmp3lame", "mp3", 24_000, 48_000),
}


class Bad(Exception):
    """The content is none that we take."""


def examine(folder: Path, demuxer: str, audio: str, video: str) -> Iterator[dict[str, Any]]:
    """What it is, and then, where not every browser plays it, what was made of it."""
    source = folder / "in"
    with _open(source, demuxer) as container:
        pictures = [s for s in container.streams.video if not _cover(s)] if video != "-" else []
        sounds = container.streams.audio
        if not pictures and not sounds:
            raise Bad("nothing to play")
        codecs = _codecs(pictures, PICTURE), _codecs(sounds, SOUND)
        frame = _try(container, [*pictures[:1], *sounds[:1]])
        if pictures and not isinstance(frame, VideoFrame):
            raise Bad("no picture")
    seconds = _measure(source, demuxer, "video" if pictures else "audio")
    if not pictures:
        yield {"type": audio, "seconds": seconds}
        if (audio, codecs[1]) not in PLAYED_EVERYWHERE:
            yield {
                "playable": "audio/mpeg",
                "seconds": _sound(source, demuxer, folder / "playable"),
            }
        return
    assert isinstance(frame, VideoFrame)
    poster = _upright(frame)
    width, height = poster.size
    poster.thumbnail(POSTER)
    poster.save(folder / "poster", "WEBP")
    yield {"type": video, "seconds": seconds, "width": width, "height": height}
    plain = codecs[0] == "h264" and frame.format.name in ("yuv420p", "yuvj420p")
    plain = plain and codecs[1] in (None, "aac", "mp3")
    if plain and video == "video/mp4":
        return
    if plain:
        _repack(source, demuxer, folder / "playable")
    else:
        _film(source, demuxer, folder / "playable", (width, height))
    yield {"playable": "video/mp4", "seconds": seconds}


def voice(folder: Path, source: Path, demuxer: str, form: str) -> Iterator[dict[str, Any]]:
    yield {"seconds": _sound(source, demuxer, folder / "voice", form)}


def _open(source: Path, demuxer: str) -> Any:
    """By the one demuxer that its first bytes tell: others open playlists, and what those name."""
    return av.open(
        # a file of ours and no address: nothing in the content opens another
        source.open("rb"),
        format=demuxer,
        metadata_errors="ignore",
        options={"protocol_whitelist": "none", "enable_drefs": "0"},
    )


def _cover(stream: Any) -> bool:
    """A picture that comes with music."""
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _codecs(streams: Any, allowed: frozenset[str]) -> str | None:
    """Of the first one, which is the one that counts."""
    if not streams:
        return None
    codec = streams[0].codec_context
    if codec is None or codec.codec.canonical_name not in allowed:
        raise Bad("codec")
    if codec.type == "video" and codec.width * codec.height > MOST_PIXELS:
        raise Bad("too many pixels")
    return str(codec.codec.canonical_name)


def _try(container: Any, streams: list[Any]) -> Any:
    """Decodes the beginning of each stream, and gives the last frame of the first."""
    last: Any = None
    wanted = {stream.index: TRIED for stream in streams}
    for count, packet in enumerate(container.demux(streams)):
        index = packet.stream.index
        for frame in _frames(packet):
            wanted[index] -= 1
            if index == streams[0].index and (last is None or wanted[index] >= 0):
                last = frame
        if max(wanted.values()) <= 0 or count > MOST_PACKETS:
            break
    if any(left == TRIED for left in wanted.values()):
        raise Bad("a stream of which nothing decodes")
    return last


def _frames(packet: Any) -> Iterator[Any]:
    """A packet that is broken is left out, as a player would."""
    try:
        frames = packet.decode()
    except av.error.InvalidDataError:
        return
    for frame in frames:
        if isinstance(frame, VideoFrame) and frame.width * frame.height > MOST_PIXELS:
            raise Bad("too many pixels")
        yield frame


def _measure(source: Path, demuxer: str, kind: str) -> float:
    """Seconds from the first packet to the end of the last."""
    first: Fraction | None = None
    end, lasted = Fraction(0), Fraction(0)
    with _open(source, demuxer) as container:
        stream = container.streams.get({kind: 0})[0]
        for count, packet in enumerate(container.demux(stream)):
            if packet.size == 0 or packet.time_base is None:
                continue
            if count > MOST_PACKETS:
                raise Bad("too many packets")
            length = (packet.duration or 0) * packet.time_base
            lasted += length
            if packet.pts is not None:
                at = packet.pts * packet.time_base
                first = at if first is None else min(first, at)
                end = max(end, at + length)
    seconds = float(lasted if first is None else end - first)
    if not 0 < seconds <= LONGEST:
        raise Bad("a length that is none")
    return round(seconds, 2)


def _sound(source: Path, demuxer: str, target: Path, form: str = "mp3") -> float:
    """Writes what is heard, and gives its seconds."""
    encoder, container, rate, bits = VOICES[form]
    samples, seconds = 0, 0.0
    with _open(source, demuxer) as heard, av.open(str(target), "w", format=container) as out:
        stream: Any = out.add_stream(encoder, rate=rate, layout="mono")
        stream.bit_rate = bits
        for packet in heard.demux(heard.streams.audio[0]):
            for frame in _frames(packet):
                # gaps and whatever else the times claim are left out: what is heard has none
                frame.pts, frame.time_base = samples, Fraction(1, frame.sample_rate)
                samples += frame.samples
                out.mux(stream.encode(frame))
                if samples > LONGEST * frame.sample_rate:
                    raise Bad("too long")
                seconds = samples / frame.sample_rate
        if not samples:
            raise Bad("nothing to hear")
        out.mux(stream.encode(None))
    return round(seconds, 2)


def _repack(source: Path, demuxer: str, target: Path) -> None:
    """The same streams in an MP4, from whose beginning it can be played."""
    with _open(source, demuxer) as seen, _mp4(target) as out:
        streams = [*seen.streams.video[:1], *seen.streams.audio[:1]]
        made = {stream.index: out.add_stream_from_template(stream) for stream in streams}
        for packet in seen.demux(streams):
            if packet.dts is None:
                continue
            packet.stream = made[packet.stream.index]
            out.mux(packet)


def _film(source: Path, demuxer: str, target: Path, size: tuple[int, int]) -> None:
    """A small H.264 with AAC; ``size`` as it is looked at."""
    shrink = min(1.0, LONGEST_SIDE / max(size))
    width, height = (max(2, round(side * shrink / 2) * 2) for side in size)
    with _open(source, demuxer) as seen, _mp4(target) as out:
        picture = seen.streams.video[0]
        picture.thread_type, picture.thread_count = "AUTO", THREADS
        sound = seen.streams.audio[0] if seen.streams.audio else None
        options = {"preset": "superfast", "crf": "27", "profile": "main"}
        shown: Any = out.add_stream("libx264", rate=FRAMES, options=options)
        shown.width, shown.height, shown.pix_fmt = width, height, "yuv420p"
        shown.codec_context.time_base = Fraction(1, 90_000)
        shown.codec_context.thread_count = THREADS
        heard: Any = None
        if sound is not None:
            heard = out.add_stream("aac", rate=44_100, layout="stereo")
            heard.bit_rate = 96_000
        due = Fraction(-1)
        for packet in seen.demux([picture] if sound is None else [picture, sound]):
            for frame in _frames(packet):
                if isinstance(frame, AudioFrame):
                    out.mux(heard.encode(frame))
                    continue
                at = (frame.pts or 0) * (frame.time_base or Fraction(0))
                if at < due:
                    continue
                due = at + Fraction(9, FRAMES * 10)
                if frame.rotation:
                    frame = VideoFrame.from_image(_upright(frame))  # type: ignore[no-untyped-call]
                small = frame.reformat(width=width, height=height, format="yuv420p")
                small.pts, small.time_base = int(at * 90_000), Fraction(1, 90_000)
                out.mux(shown.encode(small))
        for stream in (shown, heard):
            if stream is not None:
                out.mux(stream.encode(None))


def _mp4(target: Path) -> OutputContainer:
    return av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"})


def _upright(frame: VideoFrame) -> Image.Image:
    """As it is looked at: telephones record sideways, and say so."""
    picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    # both count counter-clockwise
    return picture.rotate(frame.rotation, expand=True) if frame.rotation else picture


def limit() -> None:
    """What this process may use."""
    os.nice(NICE)
    for what, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    limit()
    av.logging.set_level(av.logging.PANIC)
    verb, folder, *arguments = sys.argv[1:]
    steps = (
        examine(Path(folder), *arguments)
        if verb == "examine"
        else voice(Path(folder), Path(arguments[0]), *arguments[1:])
    )
    try:
        for said in steps:
            sys.stdout.write(json.dumps(said) + "\n")
            sys.stdout.flush()
    except Exception:
        # whatever a decoder stumbles over is in the content; what was said holds
        sys.exit(BAD_CONTENT)


if __name__ == "__main__":
    main()
