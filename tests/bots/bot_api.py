"""A Bot API over HTTP that does what a test tells it: for what no well-behaved server does."""

from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.running import free_port

HTML_502 = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass
class BotApi:
    """``script`` holds, by method, what the next calls get; then they get ``usual``."""

    port: int = field(default_factory=free_port)
    script: defaultdict[str, deque[Any]] = field(default_factory=lambda: defaultdict(deque))
    usual: dict[str, Any] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def called(self, method: str) -> list[dict[str, Any]]:
        return [body for name, body in self.calls if name == method]

    def fail(self, method: str, code: int, description: str, **parameters: int) -> None:
        self.script[method].append(
            web.json_response(
                {
                    "ok": False,
                    "error_code": code,
                    "description": description,
                    "parameters": parameters,
                },
                status=code,
            )
        )

    def break_off(self, method: str) -> None:
        """The connection ends after the request was read."""
        self.script[method].append(None)

    def page(self, method: str, status: int = 502, text: str = HTML_502) -> None:
        self.script[method].append(web.Response(status=status, text=text, content_type="text/html"))

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = await request.post()
        self.calls.append((method, dict(body)))
        if self.script[method]:
            answer = self.script[method].popleft()
            if answer is None:
                assert request.transport is not None
                request.transport.abort()
                return web.Response()
            assert isinstance(answer, web.StreamResponse)
            return answer
        return web.json_response({"ok": True, "result": self._result(method, body)})

    def _result(self, method: str, body: Any) -> Any:
        if method in self.usual:
            return self.usual[method]
        if method == "getMe":
            me = {"id": 7000001, "is_bot": True, "first_name": "Y", "username": "yuqiao_desk_bot"}
            return me | {"can_join_groups": True, "can_read_all_group_messages": False}
        if method == "getFile":
            return {"file_id": body["file_id"], "file_unique_id": "u", "file_path": body["file_id"]}
        if method.startswith("send") and method != "sendChatAction":
            chat = {"id": int(body["chat_id"]), "type": "private", "first_name": "A"}
            return {"message_id": len(self.calls), "date": 1795766400, "chat": chat}
        return True

    async def _file(self, request: web.Request) -> web.StreamResponse:
        content = self.files.get(request.match_info["path"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["BotApi"]:
        app = web.Application(client_max_size=60_000_000)
        app.router.add_post("/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path}", self._file)
        runner = web.AppRunner(app)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", self.port).start()
            yield self
        finally:
            await runner.cleanup()
