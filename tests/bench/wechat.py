"""WeChat's callbacks, timed by WeChat's side of the wire, and the adapter's own speed."""

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wechatpy.crypto import WeChatCrypto
from wechatpy.utils import WeChatSigner

from bots.wechat_incoming import hear
from bots.wechat_xml import Envelope, close, text_reply
from tests.bench.table import percentile, table
from tests.bots.wechat_desk import AES_KEY, APP_ID, NO_PEER, TOKEN, Peer, WeChatDesk, running_wechat

CALLBACKS = 200
AT_ONCE = 10
SLOW = 8.0
ENVELOPES = 2_000


def wechat() -> None:
    envelopes()
    if NO_PEER:
        print(f"No callbacks: {NO_PEER}")
        return
    with desk() as (running, peer):
        rows = [timed("understood at once", running, peer, 0.0)]
        rows.append(timed(f"understood in {SLOW:.0f} s", running, peer, SLOW))
    print(f"{CALLBACKS} callbacks of WeChat in safe mode, {AT_ONCE} at a time, in ms")
    head = ("", "p50", "p95", "p99", "longest", "in the reply", "repeated", "a second")
    print(table(head, rows))


@contextmanager
def desk() -> Iterator[tuple[WeChatDesk, Peer]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_wechat(Path(folder), AES_KEY) as running,
    ):
        yield running


def timed(name: str, running: WeChatDesk, peer: Peer, seconds: float) -> tuple[Any, ...]:
    running.understanding.seconds = seconds
    answers: list[dict[str, Any]] = []
    started = time.perf_counter()
    for _ in range(CALLBACKS // AT_ONCE):
        batch = [
            {"type": "text", "content": "metro", "openid": peer.openid()} for _ in range(AT_ONCE)
        ]
        answers += peer.send(batch)
    took = time.perf_counter() - started
    assert all(answer["ok"] for answer in answers), json.dumps(answers)[:2000]
    times = [answer["attempts"][0]["ms"] for answer in answers]
    return (
        name,
        percentile(times, 0.5),
        percentile(times, 0.95),
        percentile(times, 0.99),
        max(times),
        sum(answer["reply"] is not None for answer in answers),
        sum(len(answer["attempts"]) > 1 for answer in answers),
        f"{CALLBACKS / took:.0f}",
    )


def envelopes() -> None:
    """Verified, decrypted, understood, replied to and encrypted, without a network."""
    now = datetime.now(UTC)
    inner = (
        f"<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>"
        f"{int(now.timestamp())}</CreateTime><MsgType>text</MsgType>"
        "<Content><![CDATA[你好]]></Content><MsgId>1</MsgId></xml>"
    )
    wrapped = WeChatCrypto(TOKEN, AES_KEY, APP_ID).encrypt_message(inner, "n", "1")
    encrypted = wrapped[wrapped.index("CDATA[") + 6 : wrapped.index("]]>")]
    signer, timestamp = WeChatSigner(), str(int(now.timestamp()))
    signer.add_data(TOKEN, timestamp, "n", encrypted)
    query = {"timestamp": timestamp, "nonce": "n", "encrypt_type": "aes"}
    query["msg_signature"] = signer.signature
    body = f"<xml><Encrypt>{encrypted}</Encrypt></xml>".encode()
    envelope = Envelope(APP_ID, TOKEN, (AES_KEY,))
    started = time.perf_counter()
    for _ in range(ENVELOPES):
        opened = envelope.open(query, body, now)
        assert hear(opened.fields).says
        close(text_reply(opened.fields, "你好", now), opened, "n", now)
    took = time.perf_counter() - started
    print(f"WeChat's envelope, there and back: {took / ENVELOPES * 1e6:.0f} µs a message")
