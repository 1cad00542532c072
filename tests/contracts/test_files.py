"""Voice, video, documents and places over the wire: docs/protocol.md, "File" and the cards."""

import uuid
from typing import Any

import httpx
import pytest

from tests.bots.recordings import film, tone
from tests.bots.test_media import WORD, office
from tests.contracts.test_agent import Console, console, queued
from tests.contracts.test_resident import check_error, upload
from tests.running import PageClient, RunningDesk


@pytest.fixture
async def talk(desk: RunningDesk, page: PageClient) -> Any:
    """A console, and a conversation that it has."""
    async with console(desk, "en") as mei:
        item = await queued(mei, page)
        id_ = (await mei.ok("POST", f"handoffs/{item['handoff_id']}/accept"))["id"]
        yield mei, id_
        await mei.ok("POST", f"conversations/{id_}/close", {})


async def test_a_voice_is_played_and_sought_in(desk: RunningDesk, page: PageClient) -> None:
    content = tone("opus", 2)
    file = (await upload(page, "voice.ogg", content)).json()
    assert file["type"] == "audio/ogg"
    assert file["seconds"] == pytest.approx(2, abs=0.1)
    assert (file["thumbnail"], file["width"]) == (None, None)
    async with httpx.AsyncClient(base_url=desk.base) as http:
        whole = await http.get(file["playable"])
        assert (whole.status_code, whole.headers["content-type"]) == (200, "audio/mpeg")
        assert whole.headers["accept-ranges"] == "bytes"
        assert "sandbox" in whole.headers["content-security-policy"]
        assert whole.headers["x-content-type-options"] == "nosniff"
        part = await http.get(file["playable"], headers={"range": "bytes=100-199"})
        assert part.status_code == 206
        assert part.content == whole.content[100:200]
        assert part.headers["content-range"] == f"bytes 100-199/{len(whole.content)}"
        beyond = await http.get(file["playable"], headers={"range": "bytes=99999999-"})
        assert beyond.status_code == 416
        assert (await http.get(file["url"])).content == content
        check_error(await http.get(file["playable"].replace("sig=", "sig=x")), 404, "not_found")
        elsewhere = file["playable"].replace("/playable", "/thumbnail")
        check_error(await http.get(elsewhere), 404, "not_found")


async def test_a_video_has_a_poster_and_plays(desk: RunningDesk, page: PageClient) -> None:
    kept = (await upload(page, "clip.mp4", film("mp4", "libx264", "aac"))).json()
    assert kept["playable"] == kept["url"]
    made = (await upload(page, "clip.webm", film("webm", "libvpx", "libopus"))).json()
    assert (made["type"], made["width"], made["height"]) == ("video/webm", 176, 144)
    async with httpx.AsyncClient(base_url=desk.base) as http:
        poster = await http.get(made["thumbnail"])
        assert poster.headers["content-type"] == "image/webp"
        playable = await http.get(made["playable"])
        assert playable.headers["content-type"] == "video/mp4"


async def test_a_document_is_only_ever_kept(desk: RunningDesk, page: PageClient) -> None:
    file = (await upload(page, "lease.docx", office(WORD))).json()
    assert (file["type"], file["playable"], file["seconds"]) == (WORD, None, None)
    async with httpx.AsyncClient(base_url=desk.base) as http:
        answer = await http.get(file["url"])
        assert answer.headers["content-disposition"] == 'attachment; filename="lease.docx"'
        check_error(await http.get(file["url"].replace("?", "/playable?")), 404, "not_found")


async def test_an_agent_sends_voice_and_a_place(
    talk: tuple[Console, str], page: PageClient
) -> None:
    mei, id_ = talk
    headers = {"x-csrf-token": mei.csrf}
    path = f"/api/agent/conversations/{id_}/files"
    recorded = {"file": ("Voice message.webm", tone("speech.webm"))}
    voice = (await mei.http.post(path, files=recorded, headers=headers)).json()
    words: dict[str, Any] = {"id": str(uuid.uuid4()), "files": [voice["id"]]}
    await mei.ok("POST", f"conversations/{id_}/messages", words)
    await page.until(lambda: page.messages[-1]["files"])
    assert page.messages[-1]["files"][0]["seconds"] == pytest.approx(1, abs=0.1)

    place = {"latitude": 23.1246, "longitude": 113.3612, "name": "Tianhe\x00", "address": "1 Road"}
    words = {"id": str(uuid.uuid4()), "place": place}
    sent = await mei.ok("POST", f"conversations/{id_}/messages", words)
    assert sent["card"]["place"] == place | {"name": "Tianhe"}
    # whoever is shown no card reads what it is called
    assert sent["text"] == "Tianhe"
    await page.until(lambda: "place" in page.messages[-1]["card"])
    async with httpx.AsyncClient(base_url=mei.desk.base) as http:
        bearer = {"authorization": f"Bearer {page.token}"}
        transcript = (await http.get("/api/chat/transcript", headers=bearer)).text
        assert "23.12460, 113.36120" in transcript
    nameless = {"latitude": 23.1246, "longitude": 113.3612}
    words = {"id": str(uuid.uuid4()), "place": nameless}
    assert (await mei.ok("POST", f"conversations/{id_}/messages", words))["text"] == (
        "23.12460, 113.36120"
    )


@pytest.mark.parametrize("latitude", [91, -91, "north", None])
async def test_what_is_no_place_is_not_sent(talk: tuple[Console, str], latitude: Any) -> None:
    mei, id_ = talk
    words = {"id": str(uuid.uuid4()), "place": {"latitude": latitude, "longitude": 0}}
    answer = await mei.call("POST", f"conversations/{id_}/messages", words)
    check_error(answer, 400, "bad_fields")


async def test_a_conversation_of_the_web_reaches_the_page(talk: tuple[Console, str]) -> None:
    mei, id_ = talk
    shown = await mei.ok("GET", f"conversations/{id_}")
    assert shown["reach"] == {"reachable": True, "window": None, "deliveries": {}}
