"""The one list of channels. A new one is a line here: docs/channels/adding-a-channel.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

if TYPE_CHECKING:
    # `run` asks for the list alone, and does not wait for what adapters are made of
    from bots.parts import Adapter, Parts


@dataclass(frozen=True, slots=True)
class _Plain:
    """Settings whose secrets are plain words: an adapter has to say them to its platform."""

    settings: Any

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.settings, name)
        return value.get_secret_value() if isinstance(value, SecretStr) else value


@dataclass(frozen=True, slots=True)
class Entry:
    """The module is imported only where the channel is on: some bring much with them."""

    name: str
    module: str
    """Has ``make(settings, parts) -> Adapter``."""
    needs: tuple[str, ...]
    """The settings that switch it on, all together."""

    def missing(self, settings: Any) -> list[str]:
        """By their names in the environment. ``settings`` is ``settings.Settings``."""
        return [need.upper() for need in self.needs if getattr(settings, need) is None]

    def make(self, settings: Any, parts: "Parts") -> "Adapter":
        """Raises:
        ValueError: a setting can't be used; says which.
        """
        adapter: Adapter = import_module(self.module).make(_Plain(settings), parts)
        return adapter


CHANNELS = (
    Entry("telegram", "bots.telegram", ("telegram_token",)),
    Entry("wechat", "bots.wechat", ("wechat_app_id", "wechat_app_secret", "wechat_token")),
    Entry("wecom", "bots.wecom", ("wecom_corp_id", "wecom_secret", "wecom_token", "wecom_aes_key")),
    Entry("line", "bots.line", ("line_channel_secret", "line_channel_token")),
)


def build(settings: Any, parts: "Parts") -> "Mapping[str, Adapter]":
    """The channels that are on, by name.

    Raises:
        ValueError: a setting of one can't be used; says which.
    """
    return {
        entry.name: entry.make(settings, parts) for entry in CHANNELS if not entry.missing(settings)
    }


def switched_on(settings: Any) -> frozenset[str]:
    """Their names."""
    return frozenset(entry.name for entry in CHANNELS if not entry.missing(settings))


def states(settings: Any) -> str:
    """For the line at the start: ``web: on · telegram: off · line: off, LINE_… is not set``."""
    said = ["web: on"]
    for entry in CHANNELS:
        missing = entry.missing(settings)
        half = "" if len(missing) == len(entry.needs) else f", {' and '.join(missing)} not set"
        said.append(f"{entry.name}: off{half}" if missing else f"{entry.name}: on")
    return " · ".join(said)
