"""Customer-service messages of WeChat, and what its codes mean to the outbox."""

from datetime import timedelta
from typing import Any

import structlog

from bots.channel import DeliveryError, Later, NoWindow, Piece, Refused, Unreachable, Unsure
from bots.parts import Media
from bots.tencent import TOKEN_ERRORS, ApiFault, Said, Unreached
from bots.wechat_api import Api, Rights
from bots.wechat_pieces import IMAGE, MENU, VIDEO, VOICE, as_text
from core.errors import YuqiaoError
from core.phrases import Phrase

log = structlog.get_logger()

TOO_LONG = Phrase("WeChat did not take it: it is too long.")
BAD_FILE = Phrase("WeChat did not take this file.")

NO_WINDOW = frozenset({45015, 45047})
GONE = frozenset({40003, 43004, 48002, 50005})
"""No such resident, not following, does not want messages."""
BUSY = {-1: None, 45011: timedelta(minutes=1), 45009: timedelta(minutes=30)}
"""With the least time until it is worth another try."""
OUR_FAULT = frozenset({40001, 40013, 40014, 40125, 40164, 40243, 41001, 42001, 50004, 50007, 61004})
"""Of settings: nothing was sent, and after somebody put them right it will be."""
ALREADY = 45065
"""The same under the same id was sent before."""
MENUS_REFUSED = frozenset({40200, 45098})
FILES = frozenset({40004, 40005, 40006, 40007, 40009, 40010, 40011, 45001, 45007})


class Sender:
    def __init__(self, api: Api, rights: Rights, media: Media) -> None:
        self._api = api
        self._rights = rights
        self._media = media

    async def send(self, external_id: str, piece: Piece) -> None:
        """Raises:
        DeliveryError: as ``Channel.send``.
        """
        if not await self._rights.may(Rights.CUSTOM):
            raise NoWindow("48001")
        try:
            body = await self._body(piece)
        except YuqiaoError as error:
            raise Refused(error.code, error.phrase) from error
        except Said as said:
            raise _delivery_error(said) from said
        except ApiFault as fault:
            # a file was not uploaded, so nothing was sent
            raise Later(fault.code) from fault
        try:
            await self._send(external_id, piece, body)
        except Said as said:
            if said.number == ALREADY:
                return
            if said.number == 48001:
                await self._rights.saw(Rights.CUSTOM, may=False)
                raise NoWindow("48001") from said
            raise _delivery_error(said) from said
        except Unreached as fault:
            raise Later(fault.code) from fault
        except ApiFault as fault:
            raise Unsure(fault.code) from fault

    async def typing(self, external_id: str) -> None:
        if await self._rights.may(Rights.CUSTOM):
            await self._api.call(
                "/cgi-bin/message/custom/typing", {"touser": external_id, "command": "Typing"}
            )

    async def _send(self, external_id: str, piece: Piece, body: dict[str, Any]) -> None:
        path = "/cgi-bin/message/custom/send"
        try:
            await self._api.call(path, {"touser": external_id, **body})
        except Said as said:
            if piece.kind != MENU or said.number not in MENUS_REFUSED:
                raise
            if said.number == 40200:
                await self._rights.saw(Rights.MENUS, may=False)
            await self._api.call(path, {"touser": external_id, **_text_body(piece)})

    async def _body(self, piece: Piece) -> dict[str, Any]:
        """What custom/send takes beside the receiver."""
        if piece.kind == MENU and await self._rights.may(Rights.MENUS):
            items = [{"id": id_, "content": label} for id_, label in piece.body["items"]]
            texts = {"head_content": piece.body["head"], "tail_content": piece.body["tail"]}
            return {"msgtype": "msgmenu", "msgmenu": {"list": items, **texts}}
        if as_text(piece) is not None:
            return _text_body(piece)
        media_id = await self.upload(piece)
        return {"msgtype": piece.kind, piece.kind: {"media_id": media_id}}

    async def upload(self, piece: Piece) -> str:
        """The media id of a piece's file, fresh: WeChat's own end after three days.

        Raises:
            ApiFault: it was not uploaded.
            BadFile: it is not what it was taken for.
        """
        file_id = str(piece.body["file"])
        match piece.kind:
            case "image":
                content = await self._media.as_jpeg(file_id)
                return await self._api.upload(IMAGE, "picture.jpg", "image/jpeg", content)
            case "voice":
                content = await self._media.as_voice(file_id, "mp3")
                return await self._api.upload(VOICE, "voice.mp3", "audio/mpeg", content)
            case _:
                content = await self._media.read(file_id)
                return await self._api.upload(VIDEO, "video.mp4", "video/mp4", content)


def _text_body(piece: Piece) -> dict[str, Any]:
    return {"msgtype": "text", "text": {"content": as_text(piece)}}


def _delivery_error(said: Said) -> DeliveryError:
    """What an errcode of custom/send, or of an upload before it, means to the outbox."""
    number = said.number
    if number in NO_WINDOW:
        return NoWindow(said.code)
    if number in GONE:
        return Unreachable(said.code)
    if number in BUSY:
        return Later(said.code, BUSY[number])
    if number in OUR_FAULT:
        log.error("wechat refuses the account", code=said.code)
        # a token may be good again as soon as another may be fetched
        stale = number in TOKEN_ERRORS
        return Later(said.code, timedelta(seconds=15) if stale else timedelta(minutes=1))
    if number == 45002:
        return Refused(said.code, TOO_LONG)
    if number in FILES:
        return Refused(said.code, BAD_FILE)
    return Refused(said.code, Phrase("WeChat did not take it (code {code}).", {"code": number}))
