"""Sending on 微信客服: one piece, under our own key, and what a refusal means."""

from datetime import timedelta
from typing import Any

import structlog

from bots.channel import Later, NoWindow, Piece, Refused, Unsure
from bots.parts import Parts
from bots.tencent import TOKEN_ERRORS, ApiFault, Said, Unanswered
from bots.wecom_api import KfApi
from bots.wecom_messages import FILES, content_of
from bots.wecom_sync import BUSY
from core.errors import YuqiaoError
from core.message import Form
from core.phrases import Phrase

log = structlog.get_logger()

PAUSE = timedelta(seconds=30)

DUPLICATE = 40058
"""A parameter that can't be; that is what it says of a key that it has, too."""
NO_WINDOW = frozenset({95001, 95002, 95013})
WRONG_STATE = 95018
NEW, ASSISTANT, ENDED = 0, 1, 4

SAID = {
    45002: Phrase("This is too long for the channel."),
    40006: Phrase("This file is too large for the channel, or empty."),
    40009: Phrase("This file is too large for the channel, or empty."),
    95000: Phrase("The customer service account does not exist any more."),
    95004: Phrase("The customer service account does not exist any more."),
}
COLLEAGUE = Phrase(
    "Somebody answers this resident in WeCom itself. End that session there, then write again."
)
NOT_TAKEN = Phrase("The channel did not take this (code {code}).")
UNREADABLE = Phrase("This file can't be sent on this channel.")


class Sending:
    def __init__(self, api: KfApi, parts: Parts) -> None:
        self._api = api
        self._parts = parts

    async def send(self, external_id: str, piece: Piece, key: str) -> str:
        """As ``Channel.send``."""
        account, _, resident = external_id.partition(":")
        kind, content = await self._content(piece)
        body = {
            "touser": resident,
            "open_kfid": account,
            "msgid": key,
            "msgtype": kind,
            kind: content,
        }
        try:
            answer = await self._api.call("kf/send_msg", body)
        except Unanswered as fault:
            raise Unsure(fault.code) from fault
        except Said as fault:
            raise await self._fault(fault, account, resident) from fault
        except ApiFault as fault:
            raise Later(fault.code) from fault
        return str(answer.get("msgid") or key)

    async def _content(self, piece: Piece) -> tuple[str, dict[str, Any]]:
        if piece.kind not in FILES:
            return content_of(piece)
        try:
            kind, name, type_, content = await self._file(piece)
        except (YuqiaoError, OSError) as error:
            raise Refused("file", UNREADABLE) from error
        try:
            return kind, {"media_id": await self._api.upload(kind, name, type_, content)}
        except Said as fault:
            if fault.number in BUSY:
                raise Later(fault.code) from fault
            raise Refused(fault.code, _phrase(fault.number)) from fault
        except ApiFault as fault:
            raise Later(fault.code) from fault

    async def _file(self, piece: Piece) -> tuple[str, str, str, bytes]:
        """Kind, name, media type and content as WeCom takes them."""
        file_id, name = piece.body["file"], piece.body["name"]
        media, type_ = self._parts.media, piece.body["type"]
        if piece.kind == "image":
            return "image", "picture.jpg", "image/jpeg", await media.as_jpeg(file_id)
        if piece.kind == "voice":
            return "voice", "voice.amr", "audio/amr", await media.as_voice(file_id, "amr")
        form = Form.PLAYABLE if piece.body["playable"] else Form.ORIGINAL
        if piece.kind == "video":
            return "video", "video.mp4", "video/mp4", await media.read(file_id, form)
        return "file", name, type_, await media.read(file_id)

    async def _fault(self, fault: Said, account: str, resident: str) -> Exception:
        """What a refusal of ``send_msg`` means: nothing was sent."""
        if fault.number in NO_WINDOW:
            return NoWindow(fault.code)
        if fault.number == WRONG_STATE:
            return await self._wrong_state(fault.code, account, resident)
        if fault.number in BUSY:
            return Later(fault.code, None if fault.number == -1 else PAUSE)
        if fault.number in TOKEN_ERRORS:
            # another token was refused too: an operator has to look
            return Later(fault.code, PAUSE)
        return Refused(fault.code, _phrase(fault.number), repeated=fault.number == DUPLICATE)

    async def _wrong_state(self, code: str, account: str, resident: str) -> Exception:
        body = {"open_kfid": account, "external_userid": resident}
        try:
            state = (await self._api.call("kf/service_state/get", body)).get("service_state")
        except ApiFault as fault:
            return Later(fault.code)
        if state == ENDED:
            return NoWindow(code)
        return Later(code) if state in (NEW, ASSISTANT) else Refused(code, COLLEAGUE)


def _phrase(number: int) -> Phrase:
    return SAID.get(number, Phrase(NOT_TAKEN.msgid, {"code": number}))
