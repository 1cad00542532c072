"""What WeChat's codes mean to the outbox, and that its API is asked as it wants to be."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import httpx
import pytest

from bots.channel import Later, NoWindow, Piece, Refused, Unreachable, Unsure
from bots.tencent import ApiFault, Said, Unanswered, Unreached
from bots.wechat_api import Account, Api, Rights
from bots.wechat_sending import Sender
from core.errors import BadFile
from core.message import Attachment, Form
from core.phrases import Phrase
from tests.desk_parts import SetClock

WHO = "oPeerUser_0123456789ABCDEFGH"
TEXT = Piece("text", {"text": "你好 \u2028 “quoted”"})
MENU = Piece("menu", {"head": "Which?", "items": [["agent", "A person"]], "tail": ""})
PICTURE = Piece("image", {"file": "1" * 32})

Answer = Callable[[httpx.Request], httpx.Response]


def says(errcode: int, errmsg: str = "") -> Answer:
    return lambda _: httpx.Response(200, json={"errcode": errcode, "errmsg": errmsg})


def raises(error: type[httpx.RequestError]) -> Answer:
    def answer(request: httpx.Request) -> httpx.Response:
        raise error("x", request=request)

    return answer


@dataclass
class WeChatApi:
    """Answers by path, the last answer for ever; issues a token a call."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    requests: list[httpx.Request] = field(default_factory=list)
    tokens: int = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        path = request.url.path
        if path in self.answers:
            answers = self.answers[path]
            return (answers.pop(0) if len(answers) > 1 else answers[0])(request)
        if path == "/cgi-bin/stable_token":
            self.tokens += 1
            token = f"token{self.tokens}" + "x" * 600
            return httpx.Response(200, json={"access_token": token, "expires_in": 7200})
        if path == "/cgi-bin/media/upload":
            return httpx.Response(200, json={"type": "image", "media_id": "MEDIA"})
        return httpx.Response(200, json={"errcode": 0, "errmsg": "ok"})

    def asked(self, path: str) -> list[httpx.Request]:
        return [request for request in self.requests if request.url.path.endswith(path)]


class Files:
    async def take(self, name: str, content: bytes) -> Attachment:
        raise NotImplementedError

    async def read(self, file_id: str, form: Form = Form.ORIGINAL) -> bytes:
        return b"mp4"

    async def as_voice(self, file_id: str, form: Literal["ogg", "amr", "mp3"]) -> bytes:
        raise BadFile("bad_file", Phrase("This recording can't be read."))

    async def as_jpeg(self, file_id: str) -> bytes:
        return b"jpeg"


@pytest.fixture
def wechat() -> WeChatApi:
    return WeChatApi()


@pytest.fixture
async def api(wechat: WeChatApi) -> AsyncIterator[Api]:
    async with httpx.AsyncClient(transport=httpx.MockTransport(wechat)) as http:
        yield Api(Account("wx1", "secret", "https://wx.example/"), http, None, SetClock())


@pytest.fixture
def rights() -> Rights:
    return Rights(None, "wx1")


@pytest.fixture
def sender(api: Api, rights: Rights) -> Sender:
    return Sender(api, rights, Files())


SEND = "/cgi-bin/message/custom/send"


@pytest.mark.parametrize(
    ("errcode", "error"),
    [
        (45047, NoWindow),
        (45015, NoWindow),
        (48001, NoWindow),
        (40003, Unreachable),
        (43004, Unreachable),
        (45002, Refused),
        (40007, Refused),
        (44004, Refused),
        (99999, Refused),
        (-1, Later),
        (45009, Later),
        (45011, Later),
        (40164, Later),
        (40001, Later),
    ],
)
async def test_codes(
    sender: Sender, wechat: WeChatApi, errcode: int, error: type[Exception]
) -> None:
    wechat.answers[SEND] = [says(errcode)]
    with pytest.raises(error) as raised:
        await sender.send(WHO, TEXT)
    assert raised.value.code == str(errcode)  # type: ignore[attr-defined]


async def test_what_was_sent_before_is_sent(sender: Sender, wechat: WeChatApi) -> None:
    wechat.answers[SEND] = [says(45065)]
    await sender.send(WHO, TEXT)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (raises(httpx.ConnectError), Later),
        (raises(httpx.ConnectTimeout), Later),
        (raises(httpx.ReadTimeout), Unsure),
        (raises(httpx.RemoteProtocolError), Unsure),
        (lambda _: httpx.Response(502, html="<html>502</html>"), Unsure),
        (lambda _: httpx.Response(200, html="<html>busy</html>"), Unsure),
        (lambda _: httpx.Response(200, content=b""), Unsure),
        (lambda _: httpx.Response(200, json=[]), Unsure),
        (lambda _: httpx.Response(200, json={"errcode": "soon"}), Unsure),
    ],
)
async def test_a_network_that_fails(
    sender: Sender, wechat: WeChatApi, answer: Answer, error: type[Exception]
) -> None:
    wechat.answers[SEND] = [answer]
    with pytest.raises(error):
        await sender.send(WHO, TEXT)
    assert len(wechat.asked("/send")) == 1


async def test_a_file_that_could_not_be_uploaded_was_not_sent(
    sender: Sender, wechat: WeChatApi
) -> None:
    wechat.answers["/cgi-bin/media/upload"] = [raises(httpx.ReadTimeout)]
    with pytest.raises(Later):
        await sender.send(WHO, PICTURE)
    assert wechat.asked("/send") == []


async def test_a_recording_that_is_none_is_refused_in_words(sender: Sender) -> None:
    with pytest.raises(Refused) as raised:
        await sender.send(WHO, Piece("voice", {"file": "2" * 32}))
    assert raised.value.phrase == Phrase("This recording can't be read.")


async def test_every_character_goes_as_itself(sender: Sender, wechat: WeChatApi) -> None:
    await sender.send(WHO, TEXT)
    (request,) = wechat.asked("/send")
    assert "你好 \u2028 “quoted”".encode() in request.content
    assert b"\\u" not in request.content
    assert json.loads(request.content)["touser"] == WHO


async def test_a_picture_is_uploaded_first(sender: Sender, wechat: WeChatApi) -> None:
    await sender.send(WHO, PICTURE)
    (upload,), (sent,) = wechat.asked("/upload"), wechat.asked("/send")
    assert upload.url.params["type"] == "image"
    assert b'name="media"; filename="picture.jpg"' in upload.content
    assert json.loads(sent.content)["image"] == {"media_id": "MEDIA"}


async def test_a_menu_is_a_menu(sender: Sender, wechat: WeChatApi) -> None:
    await sender.send(WHO, MENU)
    (request,) = wechat.asked("/send")
    assert json.loads(request.content)["msgmenu"] == {
        "head_content": "Which?",
        "list": [{"id": "agent", "content": "A person"}],
        "tail_content": "",
    }


async def test_who_is_refused_menus_gets_links_and_is_not_asked_again(
    sender: Sender, wechat: WeChatApi
) -> None:
    wechat.answers[SEND] = [says(40200), says(0)]
    await sender.send(WHO, MENU)
    await sender.send(WHO, MENU)
    bodies = [json.loads(request.content) for request in wechat.asked("/send")]
    assert [body["msgtype"] for body in bodies] == ["msgmenu", "text", "text"]
    assert "msgmenuid=agent" in bodies[1]["text"]["content"]


async def test_who_may_not_send_is_not_tried_again(
    sender: Sender, wechat: WeChatApi, rights: Rights
) -> None:
    wechat.answers[SEND] = [says(48001)]
    for _ in range(3):
        with pytest.raises(NoWindow):
            await sender.send(WHO, TEXT)
    assert len(wechat.asked("/send")) == 1
    assert not await rights.may(Rights.CUSTOM)


# ── tokens ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("errcode", [40001, 40014, 42001])
async def test_a_refused_token_is_renewed_once(
    sender: Sender, wechat: WeChatApi, errcode: int
) -> None:
    wechat.answers[SEND] = [says(errcode), says(0)]
    await sender.send(WHO, TEXT)
    used = [request.url.params["access_token"][:6] for request in wechat.asked("/send")]
    assert used == ["token1", "token2"]


async def test_a_token_that_stays_refused_makes_no_storm(sender: Sender, wechat: WeChatApi) -> None:
    wechat.answers[SEND] = [says(40001)]
    results = await asyncio.gather(
        *(sender.send(WHO, TEXT) for _ in range(50)), return_exceptions=True
    )
    assert {type(result) for result in results} == {Later}
    assert len(wechat.asked("/send")) == 100
    assert wechat.tokens <= 3


async def test_a_token_is_asked_for_without_taking_it_from_others(
    sender: Sender, wechat: WeChatApi
) -> None:
    await sender.send(WHO, TEXT)
    (request,) = wechat.asked("/stable_token")
    assert json.loads(request.content) == {
        "grant_type": "client_credential",
        "appid": "wx1",
        "secret": "secret",
        "force_refresh": False,
    }


async def test_without_a_token_nothing_is_sent(sender: Sender, wechat: WeChatApi) -> None:
    wechat.answers["/cgi-bin/stable_token"] = [says(40164, "invalid ip 192.0.2.7")]
    with pytest.raises(Later, match="40164"):
        await sender.send(WHO, TEXT)


# ── files of residents ────────────────────────────────────────────────────────────────────────


def content(data: bytes, type_: str) -> Answer:
    return lambda _: httpx.Response(200, content=data, headers={"content-type": type_})


async def test_a_file_is_fetched(api: Api, wechat: WeChatApi) -> None:
    wechat.answers["/cgi-bin/media/get"] = [content(b"jpeg", "image/jpeg")]
    assert await api.download("M") == b"jpeg"


async def test_a_file_that_is_json_is_a_refusal(api: Api, wechat: WeChatApi) -> None:
    wechat.answers["/cgi-bin/media/get"] = [content(b'{"errcode":40007}', "text/plain")]
    with pytest.raises(Said, match="40007"):
        await api.download("M")


async def test_a_video_is_where_its_address_leads(api: Api, wechat: WeChatApi) -> None:
    address = json.dumps({"video_url": "https://szmmsns.qpic.cn/v/1"}).encode()
    wechat.answers["/cgi-bin/media/get"] = [content(address, "application/json")]
    wechat.answers["/v/1"] = [content(b"mp4", "video/mp4")]
    assert await api.download("M") == b"mp4"


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest",
        "http://localhost:6379/",
        "https://evilqpic.cn/",
        "https://qpic.cn.evil.example/",
        "file:///etc/passwd",
        "nonsense",
        "",
    ],
)
async def test_addresses_of_others_are_not_fetched(api: Api, wechat: WeChatApi, url: str) -> None:
    with pytest.raises(ApiFault):
        await api.fetch(url)
    assert wechat.requests == []


async def test_a_file_without_end_is_given_up(api: Api, wechat: WeChatApi) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 65536

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=endless(), headers={"content-type": "image/jpeg"})

    wechat.answers["/cgi-bin/media/get"] = [answer]
    with pytest.raises(Unanswered, match="too_large"):
        await api.download("M")


async def test_what_never_left_is_told_from_what_may_have(api: Api, wechat: WeChatApi) -> None:
    wechat.answers["/x"] = [raises(httpx.ConnectError), raises(httpx.ReadError)]
    with pytest.raises(Unreached):
        await api.call("/x", {})
    with pytest.raises(Unanswered):
        await api.call("/x", {})


async def test_typing_is_asked_for_where_messages_may_be_sent(
    sender: Sender, wechat: WeChatApi, rights: Rights
) -> None:
    await sender.typing(WHO)
    await rights.saw(Rights.CUSTOM, may=False)
    await sender.typing(WHO)
    bodies: list[Any] = [json.loads(request.content) for request in wechat.asked("/typing")]
    assert bodies == [{"touser": WHO, "command": "Typing"}]
