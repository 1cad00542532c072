"""The list of channels: what is on, how each is made, and what an operator reads of them."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bots import registry
from bots.checking import check, setup
from bots.parts import Parts
from bots.registry import CHANNELS, Entry, build, states
from core.marks import Mark
from tests.bots.telegram_parts import Desk, parts_of

WORDS = {
    "telegram_token": "7000001:TEST-token_of-nobody",
    "wecom_aes_key": "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    "wechat_aes_key": "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
}
NAMES = [entry.name for entry in CHANNELS]


def settings(folder: Path, *on: str, **instead: Any) -> Any:
    """With these channels on, and their secrets as pydantic keeps them."""
    given: dict[str, Any] = {
        "data_dir": folder,
        "port": 8000,
        "telegram_mode": "polling",
        "telegram_api_base": "http://127.0.0.1:1",
        "telegram_webhook_secret": None,
        "wechat_aes_key": None,
        **{f"{name}_api_base": "http://127.0.0.1:1" for name in NAMES},
    }
    for entry in CHANNELS:
        for need in entry.needs:
            word = SecretStr(WORDS.get(need, "s" * 32))
            given[need] = word if entry.name in on else None
    return SimpleNamespace(**given | instead)


class NoMarks:
    async def named(self, prefix: str) -> dict[str, Mark]:
        return {}


def parts(answer: Any = None) -> Parts:
    def answers(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody there", request=request)

    http = httpx.AsyncClient(transport=httpx.MockTransport(answer or answers))
    return replace(parts_of(Desk(), http=http), marks=NoMarks())  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
async def test_each_is_made_of_settings_and_parts(name: str, tmp_path: Path) -> None:
    (adapter,) = build(settings(tmp_path, name), parts()).values()
    assert adapter.name == name
    assert adapter.router().prefix == ""
    assert isinstance(tuple(adapter.jobs()), tuple)


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_page_for_operators(name: str) -> None:
    assert Path(f"docs/channels/{name}.md").exists()


def test_the_start_says_what_is_on_and_what_is_half_on(tmp_path: Path) -> None:
    said = states(settings(tmp_path, "wecom", line_channel_token="t"))
    assert said == (
        "web: on · telegram: off · wechat: off · wecom: on · line: off, LINE_CHANNEL_SECRET not set"
    )


def test_what_is_off_is_not_made(tmp_path: Path) -> None:
    assert build(settings(tmp_path), parts()) == {}


async def test_nothing_on_is_no_fault(tmp_path: Path) -> None:
    report = await check(settings(tmp_path), parts())
    assert report.ok
    assert report.lines[0] == "telegram"
    assert "TELEGRAM_TOKEN: docs/channels/telegram.md" in report.lines[2]


async def test_half_on_is_one(tmp_path: Path) -> None:
    report = await check(settings(tmp_path, line_channel_token="t"), parts())
    assert not report.ok
    assert any("LINE_CHANNEL_SECRET" in line for line in report.lines)


async def test_what_is_wrong_with_one_hides_no_other(tmp_path: Path) -> None:
    given = settings(tmp_path, "wecom", "line", wecom_aes_key=SecretStr("short"))
    for command in (check, setup):
        report = await command(given, parts())
        text = "\n".join(report.lines)
        assert not report.ok
        assert "WECOM_AES_KEY" in text
        assert "ConnectError" in text
        assert "s" * 32 not in text


def test_an_entry_is_one_line() -> None:
    lines = Path(registry.__file__).read_text().splitlines()
    for entry in CHANNELS:
        assert sum(f'Entry("{entry.name}"' in line for line in lines) == 1
    assert all(isinstance(entry, Entry) for entry in CHANNELS)
