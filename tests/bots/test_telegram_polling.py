"""Polling: offsets, order, one poller a token; and the talk over HTTP with telegram-test-api."""

import asyncio
import contextlib
import json
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web
from typing_extensions import override

from bots.parts import Step
from bots.telegram import WEBHOOK, Telegram, make
from bots.telegram_commands import MENU
from bots.telegram_polling import TRIES, Polling
from bots.telegram_updates import UPDATES
from core.message import Incoming
from core.people import Language
from core.ports import Received
from tests.bots.bot_api import BotApi
from tests.bots.messages import of_every_kind
from tests.bots.telegram_parts import TOKEN, Desk, adapter, config, parts_of, payload, send_all
from tests.running import free_port

SETTINGS = {
    "telegram_token": TOKEN,
    "telegram_mode": "polling",
    "telegram_api_base": "http://127.0.0.1:1",
    "telegram_webhook_secret": None,
    "port": 1,
    "public_url": "https://desk.example.org",
}
PEERS = Path(__file__).parent.parent / "peers"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(usual={"getUpdates": []}).running() as api:
        yield api


def bot_at(base: str) -> Bot:
    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))


@pytest.fixture
async def telegram(api: BotApi, tmp_path: Path) -> AsyncIterator[Telegram]:
    telegram = adapter(bot_at(api.base), Desk(), tmp_path)
    yield telegram
    await telegram.close()


@contextlib.asynccontextmanager
async def running(*jobs: Callable[[], Coroutine[Any, Any, None]]) -> AsyncIterator[None]:
    """As the worker runs them."""
    tasks = [asyncio.create_task(job()) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


async def until(condition: Any, seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


def script(api: BotApi, *batches: list[Any]) -> None:
    """What the next rounds get."""
    for batch in batches:
        api.script["getUpdates"].append(web.json_response({"ok": True, "result": batch}))


def text(update_id: int, chat: int, words: str) -> dict[str, Any]:
    raw = payload("text")
    raw["update_id"] = update_id
    raw["message"] |= {"message_id": update_id, "text": words}
    raw["message"]["chat"]["id"] = chat
    return raw


@dataclass
class Shared:
    """What of Redis a lock uses, in one place for both."""

    kept: dict[str, str] = field(default_factory=dict)

    async def get(self, name: str, /) -> Any:
        return self.kept.get(name)

    async def set(
        self, name: str, value: str, /, *, px: int | None = None, nx: bool = False
    ) -> Any:
        return self.kept.setdefault(name, value) == value

    async def eval(self, script: str, numkeys: int, /, *keys_and_args: str) -> Any:
        key, owner = keys_and_args[:2]
        if self.kept.get(key) != owner:
            return 0
        if "del" in script:
            del self.kept[key]
        return 1


def offsets(api: BotApi) -> list[str | None]:
    return [call.get("offset") for call in api.called("getUpdates")]


def desk_of(telegram: Telegram) -> Desk:
    desk = telegram.receiving.parts.arrivals
    assert isinstance(desk, Desk)
    return desk


async def test_an_offset_confirms_only_what_is_stored(api: BotApi, telegram: Telegram) -> None:
    desk = desk_of(telegram)
    batch = [text(5, 1, "a"), text(6, 2, "b"), text(7, 1, "c")]
    script(api, batch, batch)
    desk.fails = ConnectionError("the database is away")
    async with running(*telegram.jobs()):
        await until(lambda: len(api.called("getUpdates")) >= 2)
        desk.fails = None
        script(api, batch)
        await until(lambda: "8" in offsets(api))
    assert [incoming.text for incoming in desk.received if incoming.address.external_id == "1"] == [
        "a",
        "c",
    ]
    assert len(desk.received) == 3
    assert api.called("getUpdates")[1]["offset"] == "5"
    assert api.calls[0][0] == "deleteWebhook"
    assert json.loads(api.called("getUpdates")[0]["allowed_updates"]) == list(UPDATES)


async def test_a_chat_waits_for_its_own_and_no_other_for_it(telegram: Telegram) -> None:
    class Picky(Desk):
        @override
        async def receive(self, incoming: Incoming) -> Received:
            if incoming.text == "b" and not self.heard:
                raise ConnectionError
            return await super().receive(incoming)

    desk = Picky()
    receiving = adapter(telegram._bot, desk, Path("unused")).receiving
    polling = Polling(telegram._bot, receiving, None)
    batch = [text(1, 1, "a"), text(2, 1, "b"), text(3, 1, "c"), text(4, 2, "d")]
    assert not await polling.take(batch)
    assert sorted(incoming.text for incoming in desk.received) == ["a", "d"]
    assert polling._offset == 2
    desk.heard.append(("now", ""))
    assert await polling.take(batch[1:])
    assert [incoming.text for incoming in desk.received if incoming.address.external_id == "1"] == [
        "a",
        "b",
        "c",
    ]
    assert polling._offset == 5


async def test_what_can_never_be_stored_is_set_aside(tmp_path: Path, telegram: Telegram) -> None:
    class Picky(Desk):
        @override
        async def receive(self, incoming: Incoming) -> Received:
            if incoming.text == "poison":
                raise RuntimeError("never")
            return await Desk.receive(self, incoming)

    desk = Picky()
    receiving = adapter(telegram._bot, desk, tmp_path).receiving
    polling = Polling(telegram._bot, receiving, None)
    poison = text(1, 10, "poison")
    for _ in range(20):
        assert not await polling.take([poison]), "alone it may be the database: it comes again"
    looks = 0
    while not await polling.take([poison, text(2, 11, "b"), text(3, 10, "after")]):
        looks += 1
    assert looks == TRIES
    assert [one.text for one in desk.received] == ["b", "after"]
    assert len(list(receiving.kept.folder.iterdir())) == 1


async def test_what_is_malformed_stands_in_nobodys_way(
    api: BotApi, telegram: Telegram, tmp_path: Path
) -> None:
    script(api, [payload("malformed"), "no update", 7, None, {}, text(701_000, 1, "after it")])
    async with running(*telegram.jobs()):
        await until(lambda: "701001" in offsets(api))
    assert [incoming.text for incoming in desk_of(telegram).received] == ["after it"]
    assert len(list((tmp_path / "unread").iterdir())) == 5


async def test_faults_of_the_platform_are_outlived(api: BotApi, telegram: Telegram) -> None:
    api.page("getUpdates")
    api.page("deleteWebhook")
    api.break_off("getUpdates")
    script(api, [text(1, 1, "at last")])
    async with running(*telegram.jobs()):
        await until(lambda: desk_of(telegram).received)


async def test_a_token_has_one_poller(api: BotApi, tmp_path: Path) -> None:
    redis = Shared()
    made = [Telegram(bot_at(api.base), config(tmp_path), parts_of(Desk(), redis)) for _ in range(2)]
    async with running(*made[0].jobs()):
        await until(lambda: len(api.called("getUpdates")) >= 2)
        async with running(*made[1].jobs()):
            await until(lambda: len(api.called("getUpdates")) >= 6)
            assert len(api.called("deleteWebhook")) == 1
    assert redis.kept == {}
    for telegram in made:
        await telegram.close()


async def test_a_lock_that_is_lost_is_taken_again(api: BotApi, telegram: Telegram) -> None:
    redis = Shared()
    polling = Polling(telegram._bot, telegram.receiving, redis, keep_every=0.01)
    async with running(polling.run):
        await until(lambda: bool(redis.kept))
        (owner,) = redis.kept.values()
        redis.kept.clear()
        await until(lambda: bool(redis.kept) and owner not in redis.kept.values())
        rounds = len(api.called("getUpdates"))
        await until(lambda: len(api.called("getUpdates")) > rounds)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"telegram_token": "no token"}, "TELEGRAM_TOKEN"),
        ({"telegram_mode": "pulling"}, "TELEGRAM_MODE"),
        ({"telegram_webhook_secret": "ü"}, "TELEGRAM_WEBHOOK_SECRET"),
        ({"telegram_mode": "webhook", "public_url": "http://desk"}, "PUBLIC_URL"),
        ({"telegram_mode": "webhook", "public_url": None}, "PUBLIC_URL"),
    ],
)
def test_a_setting_that_can_not_be_used_is_named(
    tmp_path: Path, changed: dict[str, Any], named: str
) -> None:
    settings = {**SETTINGS, "data_dir": tmp_path, **changed}
    parts = replace(parts_of(Desk()), public_url=settings.pop("public_url"))
    with pytest.raises(ValueError, match=named) as refused:
        make(SimpleNamespace(**settings), parts)
    assert TOKEN not in str(refused.value)


def test_every_process_has_the_same_secret(tmp_path: Path) -> None:
    settings = SimpleNamespace(**{**SETTINGS, "data_dir": tmp_path})
    settings.telegram_mode = WEBHOOK
    made = [make(settings, parts_of(Desk())) for _ in range(2)]
    secrets = {one._config.secret for one in made}
    assert len(secrets) == 1
    assert TOKEN not in repr(made[0]._config)
    assert secrets.isdisjoint(repr(made[0]._config).split("'"))
    assert [route.path for route in made[0].router().routes] == ["/bots/telegram/{bot}"]  # type: ignore[attr-defined]


async def test_commands_are_set_in_nine_languages(api: BotApi, telegram: Telegram) -> None:
    findings = await telegram.setup()
    assert all(finding.ok for finding in findings)
    calls = api.called("setMyCommands")
    assert [call.get("language_code") for call in calls] == [None, *Language]
    for call in calls:
        assert [command["command"] for command in json.loads(call["commands"])] == list(MENU)
    assert api.called("deleteWebhook")


async def test_a_webhook_is_set_when_the_port_listens(api: BotApi, tmp_path: Path) -> None:
    listens = False

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal listens
        assert not api.called("setWebhook")
        listens, before = True, listens
        return httpx.Response(200 if before else 503)

    api.usual["getWebhookInfo"] = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 0,
    }
    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
        telegram = Telegram(
            bot_at(api.base), config(tmp_path, WEBHOOK), parts_of(Desk(), http=http)
        )
        async with running(*telegram.jobs()):
            await until(lambda: api.called("setWebhook"))
        await telegram.close()
    (call,) = api.called("setWebhook")
    assert call["url"] == "https://desk.example.org/bots/telegram/7000001"
    assert call["secret_token"] == "s3cret_s3cret"
    assert json.loads(call["allowed_updates"]) == list(UPDATES)


async def test_an_operator_is_told_what_to_do(api: BotApi, telegram: Telegram) -> None:
    api.usual |= {
        "getWebhookInfo": {
            "url": "https://old.example.org/x",
            "has_custom_certificate": False,
            "pending_update_count": 3,
        },
        "getMyCommands": [],
    }
    found = await telegram.check()
    assert [(finding.step, finding.ok) for finding in found] == [
        (Step.CONFIGURED, True),
        (Step.REACHABLE, True),
        (Step.PERMITTED, False),
        (Step.PERMITTED, False),
        (Step.PERMITTED, True),
    ]
    api.fail("getMe", 401, "Unauthorized")
    (finding,) = await telegram.check()
    assert (finding.step, finding.ok) == (Step.REACHABLE, False)
    assert TOKEN.partition(":")[2] not in finding.said + finding.do


@pytest.fixture
def test_api() -> Iterator[str]:
    """telegram-test-api, as it comes from its package."""
    if shutil.which("node") is None or not (PEERS / "node_modules/telegram-test-api").is_dir():
        pytest.skip("no Node.js, or no peers: scripts/peers")
    port = free_port()
    with subprocess.Popen(
        ["node", "telegram.js", str(port)], cwd=PEERS, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield f"http://127.0.0.1:{port}"
        process.terminate()


async def test_a_talk_over_http(test_api: str, tmp_path: Path) -> None:
    desk = Desk(messages_=[of_every_kind(Language.FR)["ask"]])
    telegram = adapter(bot_at(test_api), desk, tmp_path)
    async with httpx.AsyncClient(base_url=test_api) as client:
        for name in ("text", "command_menu", "location", "contact_own"):
            message = payload(name)["message"] | {"botToken": TOKEN}
            assert (await client.post("/sendMessage", json=message)).json()["ok"]
        async with running(*telegram.jobs()):
            await until(lambda: len(desk.received) == 4)
            press = payload("callback_pointer")["callback_query"] | {"botToken": TOKEN}
            await client.post("/sendCallback", json=press)
            await until(lambda: len(desk.received) == 5)
        assert [incoming.choice for incoming in desk.received] == [
            None,
            "menu",
            None,
            None,
            "helpful:a-topic-whose-slug-is-as-long-as-it-may-be-and-longer-words:yes",
        ]
        shown = [
            piece
            for message in of_every_kind(Language.AR).values()
            for piece in telegram.pieces(message)
            if piece.kind == "text"
        ]
        ids = await send_all(telegram, shown)
        assert len(set(ids)) == len(shown)
        asked = {"token": TOKEN, "chatId": "5500001"}
        got = (await client.post("/getUpdates", json=asked)).json()["result"]
    assert [one["message"]["text"] for one in got] == [piece.body["text"] for piece in shown]
    for one, piece in zip(got, shown, strict=True):
        assert one["message"].get("entities", []) == piece.body["entities"]
        rows = one["message"].get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
        assert [[[b["text"], b["callback_data"]] for b in row] for row in rows] == piece.body.get(
            "keyboard", []
        )
    await telegram.close()
