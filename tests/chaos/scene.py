"""A desk, started as its operator starts it, with residents on three channels."""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.bots import wechat_desk, wecom_peer
from tests.chaos.platforms import (
    TELEGRAM,
    WECHAT,
    WECOM,
    Gate,
    Resident,
    TelegramServer,
    Tencent,
    Weather,
)
from tests.running import RunningDesk, free_port, running

CHANNELS = (TELEGRAM, WECHAT, WECOM)

Push = Callable[..., Awaitable[None]]
Row = sqlite3.Row


@dataclass
class Scene:
    desk: RunningDesk
    weather: Weather
    telegram: TelegramServer
    gate: Gate
    tencent: Tencent
    residents: list[Resident]

    def push(self, resident: Resident) -> Push:
        return {
            TELEGRAM: self.telegram.push,
            WECHAT: self.tencent.push_wechat,
            WECOM: self.tencent.push_wecom,
        }[resident.channel]

    def acknowledged(self) -> Counter[str]:
        """Messages, by channel."""
        said = Counter[str]()
        for resident in self.residents:
            said[resident.channel] += len(resident.said)
        return said

    def rows(self, query: str, *parameters: str) -> list[Row]:
        path = f"file:{self.desk.folder}/yuqiao.db?mode=ro"
        with contextlib.closing(sqlite3.connect(path, uri=True, timeout=30)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(query, parameters).fetchall()


@asynccontextmanager
async def scene(folder: Path, weather: Weather, each: int) -> AsyncIterator[Scene]:
    """With ``each`` residents on each channel."""
    residents = [
        Resident(channel, external_id(channel, n)) for channel in CHANNELS for n in range(each)
    ]
    by_id = {r.external_id: r for r in residents if r.channel == TELEGRAM}
    telegram = TelegramServer(weather=weather, residents=by_id)
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(telegram.running())
        peer = await stack.enter_async_context(
            wecom_peer.running_peer(f"{base}/bots/wechat", "--mode", "aes")
        )
        gate = await stack.enter_async_context(Gate(peer.base, weather).running())
        settings = {
            "TELEGRAM_TOKEN": "7000001:TEST-token_of-nobody",
            "TELEGRAM_API_BASE": telegram.base,
            "WECHAT_APP_ID": wechat_desk.APP_ID,
            "WECHAT_APP_SECRET": wechat_desk.SECRET,
            "WECHAT_TOKEN": wechat_desk.TOKEN,
            "WECHAT_AES_KEY": wechat_desk.AES_KEY,
            "WECHAT_API_BASE": gate.base,
            "WECOM_CORP_ID": wecom_peer.CORP_ID,
            "WECOM_SECRET": wecom_peer.SECRET,
            "WECOM_TOKEN": wecom_peer.TOKEN,
            "WECOM_AES_KEY": wecom_peer.AES_KEY,
            "WECOM_API_BASE": gate.base,
        }
        desk = RunningDesk(folder / "data", (), settings, port)
        stack.enter_context(running(desk))
        http = await stack.enter_async_context(
            httpx.AsyncClient(limits=httpx.Limits(max_connections=None))
        )
        tencent = Tencent(peer.base, base, weather, http)
        yield Scene(desk, weather, telegram, gate, tencent, residents)


def external_id(channel: str, number: int) -> str:
    match channel:
        case "telegram":
            return str(5500000 + number)
        case "wechat":
            return f"oTest{number:023d}"
        case _:
            return f"{wecom_peer.ACCOUNT}:wmTest{number:026d}"
