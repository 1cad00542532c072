"""What a file is, by its content alone: the sender's name and word for it count for nothing."""

import io
import zipfile
from dataclasses import dataclass

PDF = "application/pdf"
TEXT = "text/plain"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
DOCUMENTS = {
    f"{OFFICE}wordprocessingml.document": (".docx",),
    f"{OFFICE}spreadsheetml.sheet": (".xlsx",),
    f"{OFFICE}presentationml.presentation": (".pptx",),
    f"{OPEN}text": (".odt",),
    f"{OPEN}spreadsheet": (".ods",),
    f"{OPEN}presentation": (".odp",),
}
SUFFIXES = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    PDF: (".pdf",),
    TEXT: (".txt",),
    **DOCUMENTS,
    "audio/ogg": (".ogg", ".oga", ".opus", ".spx"),
    "audio/mpeg": (".mp3",),
    "audio/mp4": (".m4a", ".mp4"),
    "audio/aac": (".aac",),
    "audio/amr": (".amr",),
    "audio/amr-wb": (".awb", ".amr"),
    "audio/wav": (".wav",),
    "audio/webm": (".webm", ".weba"),
    "video/mp4": (".mp4", ".m4v"),
    "video/quicktime": (".mov",),
    "video/3gpp": (".3gp",),
    "video/webm": (".webm",),
}
"""What a saved copy may be called, so that a machine opens it as what it is."""

MOST_LISTED = 1 << 20
"""Bytes of the list of an archive's entries: a document of an office has some kilobytes."""
MOST_DECLARED = 1 << 16
"""Bytes of the part of a document that says what it is."""
_MAIN = {
    # content type of the main part in [Content_Types].xml; documents with macros have others
    f"{type_}.main+xml".encode(): type_
    for type_ in DOCUMENTS
    if type_.startswith(OFFICE)
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r")) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Stream:
    """Audio or video: what opens it, and its media type with a picture and without."""

    demuxer: str
    audio: str
    video: str | None = None


_OGG = Stream("ogg", "audio/ogg")
_WAV = Stream("wav", "audio/wav")
_MP3 = Stream("mp3", "audio/mpeg")
_AAC = Stream("aac", "audio/aac")
_WEBM = Stream("matroska", "audio/webm", "video/webm")
_BRANDS = {b"qt  ": "video/quicktime"}
_PICTURES = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"jpeg", b"jxl ")


def stream_of(content: bytes) -> Stream | None:
    """What may be audio or video; only what decodes is."""
    head = content[:64]
    if head.startswith(b"#!AMR-WB\n"):
        return Stream("amr", "audio/amr-wb")
    if head.startswith(b"#!AMR\n"):
        return Stream("amr", "audio/amr")
    if head.startswith(b"OggS"):
        return _OGG
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return _WAV
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head:
        return _WEBM
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in _PICTURES:
            return None
        phone = brand.startswith((b"3gp", b"3g2"))
        return Stream(
            "mov", "audio/mp4", "video/3gpp" if phone else _BRANDS.get(brand, "video/mp4")
        )
    if head[4:8] in (b"moov", b"mdat", b"wide"):
        return Stream("mov", "audio/mp4", "video/quicktime")
    if head.startswith(b"ID3"):
        return _MP3
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        # the two bits after the sync word and the version: the layer, which AAC has none of
        return _AAC if head[1] & 0xF6 == 0xF0 else _MP3
    return None


def document_of(content: bytes) -> str | None:
    """The media type of a document. Nothing of it is unpacked but the few bytes that say so."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return TEXT if _is_text(content) else None


def _office(content: bytes) -> str | None:
    end = content.rfind(b"PK\x05\x06")
    # the list is read whole into memory: of an honest document it is short
    if end < 0 or int.from_bytes(content[end + 12 : end + 16], "little") > MOST_LISTED:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if any("vbaproject" in name.lower() for name in names):
                return None
            declared = "mimetype" if "mimetype" in names else "[Content_Types].xml"
            with archive.open(declared) as part:
                said = part.read(MOST_DECLARED)
    except Exception:
        # BadZipFile, KeyError, zlib.error, struct.error, …: whatever it is, it is in the content
        return None
    if declared == "mimetype":
        type_ = said.decode("ascii", "replace").strip()
        return type_ if type_ in DOCUMENTS else None
    return next((type_ for main, type_ in _MAIN.items() if main in said), None)


def _is_text(content: bytes) -> bool:
    """UTF-8 without controls, and no markup: that is made to be run, not to be read."""
    if not content.strip() or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not content.translate(None, bytes(set(range(256)) - set(_CONTROLS)))
