"""Templates, static files and the security headers of every answer."""

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from typing_extensions import override

from core.people import Language
from core.phrases import Phrase
from web.translations import Catalogues, direction, language_name

HERE = Path(__file__).parent
STATIC = HERE / "static"
LANGUAGES = [
    {"code": language.value, "name": language_name(language, language), "dir": direction(language)}
    for language in Language
]
# Debian's slim images know neither
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/json", ".json")

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}


@lru_cache(maxsize=1)
def release() -> str:
    """Names the state of all static files: the part of their address that changes with them."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(STATIC).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def static(path: str) -> str:
    return f"/static/{release()}/{path}"


@dataclass(frozen=True, slots=True)
class Pages:
    """Renders templates in a language. ``frames`` pages may be put into anybody's page."""

    catalogues: Catalogues
    environment: Environment

    @classmethod
    def load(cls, catalogues: Catalogues) -> "Pages":
        environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=select_autoescape(["html"]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["static"] = static
        environment.globals["languages"] = LANGUAGES
        return cls(catalogues, environment)

    def render(self, template: str, language: Language, **values: Any) -> str:
        def translate(msgid: str, **params: str | int) -> str:
            return self.catalogues(Phrase(msgid, dict(params)), language)

        return self.environment.get_template(template).render(
            language=language.value, direction=direction(language), _=translate, **values
        )

    def page(
        self,
        template: str,
        language: Language,
        *,
        frames: bool = False,
        status: int = 200,
        **values: Any,
    ) -> HTMLResponse:
        ancestors = "*" if frames else "'none'"
        return HTMLResponse(
            self.render(template, language, **values),
            status_code=status,
            headers={
                "content-security-policy": CSP.format(ancestors=ancestors),
                "content-language": language.value,
                "cache-control": "no-store",
            },
        )


class ReleasedFiles(StaticFiles):
    """``/static/<release>/…``: what is named by its content never changes."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def forever(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = [h for h in message["headers"] if h[0] != b"cache-control"]
                headers.append((b"cache-control", b"public, max-age=31536000, immutable"))
                message["headers"] = headers
            await send(message)

        await super().__call__(scope, receive, forever)


class SecurityHeaders:
    """Puts ``HEADERS`` on every HTTP answer that has no other word on them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._headers = [(k.encode(), v.encode()) for k, v in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                missing = [header for header in self._headers if header[0] not in own]
                message["headers"] = [*message["headers"], *missing]
            await send(message)

        await self.app(scope, receive, secured if scope["type"] == "http" else send)
