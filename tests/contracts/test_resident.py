"""docs/protocol.md, the resident's half: what is promised, and what bad input meets."""

import asyncio
import io
import json
import struct
import uuid
import zlib
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from PIL import Image
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.running import PageClient, RunningDesk


def png(size: tuple[int, int] = (30, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return out.getvalue()


def bomb() -> bytes:
    """A few kilobytes that claim to be a picture of 10 gigapixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


async def upload(page: PageClient, name: str, content: bytes) -> httpx.Response:
    async with httpx.AsyncClient(base_url=page.base, timeout=30) as http:
        return await http.post(
            "/api/chat/files",
            files={"file": (name, content)},
            headers={"authorization": f"Bearer {page.token}"},
        )


def check_error(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert set(body) == {"code", "message", "fields"}
    assert body["code"] == code
    assert body["message"]
    return dict(body["fields"])


async def raw(base: str, *frames: Any) -> list[dict[str, Any]]:
    """Sends frames as they are and gives what came until the socket closed or fell silent."""
    came: list[dict[str, Any]] = []
    async with connect(base.replace("http", "ws", 1) + "/bots/web/socket") as socket:
        try:
            for frame in frames:
                await socket.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))
            while True:
                came.append(json.loads(await asyncio.wait_for(socket.recv(), 1)))
        except (TimeoutError, ConnectionClosed):
            if socket.close_code is not None:
                came.append({"type": "closed", "code": socket.close_code})
    return came


async def test_a_question_gets_its_vetted_answer_with_source_and_date(page: PageClient) -> None:
    answer = await page.ask("how do I get a sim card")
    assert answer["kind"] == "answer"
    assert answer["card"]["slug"] == "sim-card"
    assert answer["card"]["sources"]
    assert answer["card"]["reviewed_on"]
    details = await page.ask("More details", choice="details:sim-card")
    assert details["card"]["part"] == "details"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我的护照丢了怎么办", "zh"),
        ("パスポートをなくしました", "ja"),
        ("여권을 잃어버렸어요", "ko"),
        ("فقدت جواز سفري", "ar"),
        ("я потерял паспорт", "ru"),
        ("j'ai perdu mon passeport", "fr"),
        ("perdí mi pasaporte en el metro", "es"),
        ("perdi o meu passaporte", "pt"),
        ("I lost my passport", "en"),
    ],
)
async def test_the_answer_comes_in_the_language_that_is_typed(
    page: PageClient, text: str, language: str
) -> None:
    answer = await page.ask(text)
    assert (answer["card"].get("slug"), answer["language"]) == ("lost-passport", language)
    await page.until(lambda: page.conversation["language"] == language)


async def test_the_same_message_three_times_at_once_is_stored_once(page: PageClient) -> None:
    frame = {"type": "send", "id": str(uuid.uuid4()), "text": "hello"}
    hello = {"type": "hello", "token": page.token, "after": 0}
    results = await asyncio.gather(*[raw(page.base, hello, frame, frame) for _ in range(3)])
    seqs = {f["seq"] for frames in results for f in frames if f["type"] == "accepted"}
    assert len(seqs) == 1
    await page.until(lambda: len(page.messages) >= 2)
    assert [m["author"]["kind"] for m in page.messages] == ["resident", "bot"]


async def test_a_page_resumes_where_it_was(desk: RunningDesk, page: PageClient) -> None:
    await page.ask("hello")
    later = PageClient(desk.base, token=page.token)
    async with later.online():
        await later.until(lambda: later.seen == 2)
        assert later.messages == page.messages
    await page.ask("thanks")
    async with later.online():
        await later.until(lambda: later.seen == 4)
    async with httpx.AsyncClient(base_url=desk.base) as http:
        bearer = {"authorization": f"Bearer {page.token}"}
        one = (await http.get("/api/chat/messages?before=4&limit=2", headers=bearer)).json()
    assert [m["seq"] for m in one["messages"]] == [2, 3]
    assert one["earlier"] is True


async def test_pictures_are_shown_and_run_nothing(desk: RunningDesk, page: PageClient) -> None:
    file = (await upload(page, "<b>../../é\u202egnp.png", png())).json()
    assert (file["type"], file["width"], file["height"]) == ("image/png", 30, 20)
    assert "/" not in file["name"]
    assert "\u202e" not in file["name"]
    async with httpx.AsyncClient(base_url=desk.base) as http:
        for address in (file["url"], file["thumbnail"]):
            shown = await http.get(address)
            assert shown.status_code == 200
            assert shown.headers["content-type"].startswith("image/")
            assert "sandbox" in shown.headers["content-security-policy"]
            assert shown.headers["x-content-type-options"] == "nosniff"
        check_error(await http.get(file["url"].replace("sig=", "sig=x")), 404, "not_found")
    answer = await page.ask(files=[file["id"]])
    assert answer["kind"] == "offer"


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("bomb.png", bomb(), 415, "bad_file"),
        ("zip.png", b"PK\x03\x04" + b"\0" * 4096, 415, "bad_file"),
        ("page.png", b"<html><script>alert(1)</script>", 415, "bad_file"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "bad_file"),
        ("cut.png", png((400, 400))[:120], 415, "bad_file"),
        ("empty.png", b"", 415, "bad_file"),
        ("large.pdf", b"%PDF-1.7" + b"\0" * (10 * 1024 * 1024), 413, "file_too_large"),
        ("huge.pdf", b"%PDF-1.7" + b"\0" * (13 * 1024 * 1024), 413, "too_large"),
    ],
)
async def test_bad_files_are_refused_and_not_kept(
    desk: RunningDesk, page: PageClient, name: str, content: bytes, status: int, code: str
) -> None:
    before = sorted((desk.folder / "media").rglob("*"))
    check_error(await upload(page, name, content), status, code)
    assert sorted((desk.folder / "media").rglob("*")) == before


async def test_a_body_that_does_not_say_its_length_is_limited_too(
    desk: RunningDesk, page: PageClient
) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-'
        for _ in range(200):
            yield b"\0" * 65536

    async with httpx.AsyncClient(base_url=desk.base, timeout=30) as http:
        headers = {
            "authorization": f"Bearer {page.token}",
            "content-type": "multipart/form-data; boundary=x",
        }
        answer = await http.post("/api/chat/files", content=endless(), headers=headers)
    check_error(answer, 413, "too_large")


ID = str(uuid.UUID(int=7))
BAD_FRAMES = [
    ("not json", "bad_frame"),
    ("[]", "bad_frame"),
    ('{"type": "unknown"}', "bad_frame"),
    ('{"type": "send", "id": "no uuid", "text": "x"}', "bad_fields"),
    ({"type": "send", "id": ID, "text": "x" * 4_001}, "bad_fields"),
    ({"type": "send", "id": ID, "text": "x" * 100_000}, "too_large"),
    ({"type": "send", "id": ID, "text": "   "}, "empty_message"),
    ({"type": "send", "id": ID, "choice": "<script>"}, "bad_fields"),
    ({"type": "send", "id": ID, "text": "x", "files": ["no"]}, "unknown_file"),
    (f'{{"type": "send", "id": "{ID}", "text": "half \\ud83d"}}', "bad_frame"),
    ('{"type": "read", "seq": -1}', "bad_fields"),
    ('{"type": "send", ' + "[" * 5_000, "bad_frame"),
    (b"\x00\x01binary", "bad_frame"),
]


@pytest.mark.parametrize(("frame", "code"), BAD_FRAMES)
async def test_bad_frames_meet_a_clear_error_and_store_nothing(
    page: PageClient, frame: Any, code: str
) -> None:
    came = await raw(page.base, {"type": "hello", "token": page.token, "after": 0}, frame)
    refused = [f for f in came if f["type"] == "refused"]
    assert [f["error"]["code"] for f in refused] == [code]
    assert set(refused[0]["error"]) == {"code", "message", "fields"}
    assert page.messages == []
    assert (await page.ask("hello"))["kind"] == "text"


async def test_markup_stays_text(page: PageClient) -> None:
    text = "<img src=x onerror=alert(1)> <script>alert(2)</script> \x00\x07 ok"
    await page.ask(text)
    assert page.messages[0]["text"] == text.replace("\x00\x07", "")


async def test_without_a_good_token_there_is_nothing(desk: RunningDesk, page: PageClient) -> None:
    assert (await raw(desk.base, {"type": "hello", "token": "x"}))[-1]["code"] == 4401
    assert (await raw(desk.base, {"type": "ping"}))[-1]["code"] == 4400
    async with httpx.AsyncClient(base_url=desk.base) as http:
        for path in ("/api/chat/messages", "/api/chat/transcript"):
            check_error(await http.get(path), 401, "not_signed_in")
            bearer = {"authorization": f"Bearer {page.token}x"}
            check_error(await http.get(path, headers=bearer), 401, "not_signed_in")


async def test_one_resident_has_a_few_pages_not_hundreds(page: PageClient) -> None:
    hello = {"type": "hello", "token": page.token, "after": 0}
    results = await asyncio.gather(*[raw(page.base, hello) for _ in range(14)])
    closed = [f["code"] for frames in results for f in frames if f["type"] == "closed"]
    assert closed
    assert set(closed) == {4429}
    assert (await page.ask("hello"))["kind"] == "text"


async def test_somebody_elses_file_can_not_be_sent(desk: RunningDesk, page: PageClient) -> None:
    file = (await upload(page, "a.png", png())).json()
    async with PageClient(desk.base).online() as stranger:
        await stranger.send("look", files=[file["id"]])
        await stranger.until(lambda: stranger.refused)
        assert stranger.refused[0]["error"]["code"] == "unknown_file"


async def test_an_emergency_brings_number_words_and_card(page: PageClient) -> None:
    card = (await page.ask("help there is a man with a knife in my house"))["card"]
    assert card["number"] == "110"
    assert card["say"]
    assert "110" in card["chinese"]
    await page.until(lambda: page.conversation["state"] == "waiting")


async def test_typing_too_much_is_refused_with_a_time(desk: RunningDesk) -> None:
    async with PageClient(desk.base).online() as page:
        for _ in range(45):
            await page.send("hello")
        await page.until(lambda: page.refused and not page.unsent)
        error = page.refused[0]["error"]
        assert error["code"] == "rate_limited"
        assert error["fields"]["retry_after"] >= 1


async def test_unknown_paths_and_bodies_have_the_one_shape(desk: RunningDesk) -> None:
    async with httpx.AsyncClient(base_url=desk.base) as http:
        check_error(await http.get("/api/nothing"), 404, "not_found")
        wrong = await http.post("/api/chat/session", json={"language": "xx"})
        assert "language" in check_error(wrong, 400, "bad_fields")
        check_error(await http.post("/api/chat/session", content=b"{"), 400, "bad_fields")
        german = await http.get("/api/nothing", headers={"accept-language": "de, fr;q=0.5"})
        english = await http.get("/api/nothing", headers={"accept-language": "de, en;q=0.5"})
        assert german.json()["code"] == english.json()["code"]


async def test_the_transcript_holds_the_conversation(desk: RunningDesk, page: PageClient) -> None:
    await page.ask("<b>hello</b>")
    async with httpx.AsyncClient(base_url=desk.base) as http:
        bearer = {"authorization": f"Bearer {page.token}"}
        answer = await http.get("/api/chat/transcript", headers=bearer)
    assert "attachment" in answer.headers["content-disposition"]
    assert "&lt;b&gt;hello&lt;/b&gt;" in answer.text
