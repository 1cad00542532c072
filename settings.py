"""The one frozen Settings: the only reader of the environment. docs/settings.md lists them all."""

import contextlib
import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """From the environment or ``.env``, by upper-case name. Bad values are refused at the start."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data_dir: Annotated[Path, Field(description="Where everything is kept.")] = Path("data")
    database_url: Annotated[
        str | None,
        Field(description="`postgresql+asyncpg://…`; without it, SQLite in `DATA_DIR`."),
    ] = None
    redis_url: Annotated[
        str | None,
        Field(description="`redis://…` or `unix://…`; without it we start a Valkey of our own."),
    ] = None
    public_url: Annotated[
        str | None,
        Field(description="The address residents see, such as `https://help.example.org`."),
    ] = None
    secret_key: Annotated[
        SecretStr | None,
        Field(
            min_length=32,
            description="Signs addresses of files and links; at least 32 characters; "
            "without it one is made and kept in `DATA_DIR`.",
        ),
    ] = None
    host: Annotated[str, Field(description="The address that web and video listen on.")] = (
        "127.0.0.1"
    )
    port: Annotated[int, Field(ge=1, le=65535, description="The web role's port.")] = 8000
    video_port: Annotated[int, Field(ge=1, le=65535, description="The video role's port.")] = 8001
    metrics_port: Annotated[
        int | None,
        Field(ge=1, le=65535, description="The worker's `/metrics`; without it, there is none."),
    ] = None
    trusted_proxies: Annotated[
        str,
        Field(description="Addresses whose `X-Forwarded-For` is believed, separated by commas."),
    ] = "127.0.0.1"
    telegram_token: Annotated[
        SecretStr | None, Field(description="Of the bot, from @BotFather; without it, no Telegram.")
    ] = None
    telegram_mode: Annotated[
        Literal["polling", "webhook"],
        Field(description="`polling` asks Telegram; `webhook` is called by it at `PUBLIC_URL`."),
    ] = "polling"
    telegram_api_base: Annotated[str, Field(description="Another Bot API server.")] = (
        "https://api.telegram.org"
    )
    telegram_webhook_secret: Annotated[
        SecretStr | None,
        Field(description="Proves Telegram's calls; without it, made of the token."),
    ] = None
    wechat_app_id: Annotated[
        str | None, Field(description="Of the Official Account; without it, no WeChat.")
    ] = None
    wechat_app_secret: Annotated[SecretStr | None, Field(description="Of the account.")] = None
    wechat_token: Annotated[
        SecretStr | None, Field(description="The word agreed with WeChat for its signatures.")
    ] = None
    wechat_aes_key: Annotated[
        SecretStr | None,
        Field(
            description="EncodingAESKey; while it is changed, `new,old`. Without it, plain mode."
        ),
    ] = None
    wechat_api_base: Annotated[
        str | None, Field(description="Another address of the API: a proxy, or a test peer.")
    ] = None
    wecom_corp_id: Annotated[
        str | None, Field(description="Of the company; without it, no WeCom.")
    ] = None
    wecom_secret: Annotated[SecretStr | None, Field(description="Of 微信客服's API.")] = None
    wecom_token: Annotated[
        SecretStr | None, Field(description="The word agreed with WeCom for its signatures.")
    ] = None
    wecom_aes_key: Annotated[
        SecretStr | None, Field(description="EncodingAESKey; while it is changed, `new,old`.")
    ] = None
    wecom_api_base: Annotated[str | None, Field(description="Another address of the API.")] = None
    line_channel_secret: Annotated[
        SecretStr | None, Field(description="Of the Messaging API channel; without it, no LINE.")
    ] = None
    line_channel_token: Annotated[
        SecretStr | None, Field(description="The channel's long-lived access token.")
    ] = None
    line_api_base: Annotated[str | None, Field(description="Another address of the API.")] = None
    nlu_encoder: Annotated[
        str,
        Field(
            description="What reads texts that the quick encoder leaves unsure: `e5`, which is "
            "built in; a folder with `model.onnx` and `tokenizer.json`; or the address of an "
            "OpenAI-compatible `/v1/embeddings#model`, its key in `NLU_ENCODER_KEY`."
        ),
    ] = "e5"
    nlu_engine: Annotated[
        Literal["semantic", "rasa"],
        Field(description="`rasa` asks Rasa first, and `semantic`, built in, where it fails."),
    ] = "semantic"
    rasa_url: Annotated[str, Field(description="Where Rasa listens.")] = "http://127.0.0.1:5005"
    log_format: Annotated[
        Literal["auto", "text", "json"],
        Field(description="`auto` is text on a terminal, JSON elsewhere."),
    ] = "auto"
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(description="The least that is logged.")
    ] = "info"

    @model_validator(mode="after")
    def _known_database(self) -> Self:
        url = self.database_url
        if url is not None and not url.startswith(("postgresql+asyncpg://", "sqlite:")):
            raise ValueError("DATABASE_URL is postgresql+asyncpg://… or sqlite:///…")
        return self

    @field_validator("public_url")
    @classmethod
    def _whole_address(cls, url: str | None) -> str | None:
        if url is not None:
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or not parts.netloc:
                raise ValueError("an address starts with http:// or https:// and names a host")
        return url

    @field_validator("rasa_url")
    @classmethod
    def _rasa_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("an address starts with http:// or https:// and names a host")
        return url

    @property
    def origin(self) -> str | None:
        """PUBLIC_URL as browsers write it in ``Origin``: no path, no default port (RFC 6454)."""
        if self.public_url is None:
            return None
        parts = urlsplit(self.public_url.lower())
        default = {"http": ":80", "https": ":443"}[parts.scheme]
        return f"{parts.scheme}://{parts.netloc.removesuffix(default)}"

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir.absolute()}/yuqiao.db"

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the web role, or what PUBLIC_URL says."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def nlu_dir(self) -> Path:
        """What was learnt: worker and trainer share it where they are on one machine."""
        return self.data_dir / "nlu"

    @property
    def rasa_dir(self) -> Path:
        """Between the trainer and Rasa: examples in, models out."""
        return self.data_dir / "rasa"

    def secret(self) -> str:
        """The key; made and kept, readable by us alone, where none is set."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value()
        path = self.data_dir / "secret_key"
        if not path.exists():
            # there whole or not at all: an empty key would sign what anybody can sign
            with NamedTemporaryFile("w", dir=self.data_dir, prefix=".secret_key-") as file:
                file.write(secrets.token_urlsafe(48))
                file.flush()
                os.fsync(file.fileno())
                with contextlib.suppress(FileExistsError):
                    os.link(file.name, path)
        return path.read_text()
