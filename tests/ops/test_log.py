"""What is written, by a process of its own: logging is set once a process."""

import json
import subprocess
import sys

PROGRAM = """
import logging, sys
import structlog
from ops.log import configure
configure(json=sys.argv[1] == "json", level="info", role="web")
structlog.get_logger().info("message stored", conversation="c1")
structlog.get_logger().debug("not to be seen")
logging.getLogger("uvicorn.error").error("bind failed on %s", 80)
logging.getLogger("uvicorn.error").info('%s - "WebSocket" [accepted]', "203.0.113.9")
logging.getLogger("uvicorn.access").warning('%s - "GET /?token=secret"', "203.0.113.9")
logging.getLogger("httpx").info("HTTP Request: POST /bot123:secret/sendMessage")
person = "Ana"
try:
    1 / 0
except ZeroDivisionError:
    structlog.get_logger().exception("not divided")
"""


def run(form: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, form], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    return done.stderr


def test_json_is_one_object_a_line() -> None:
    lines = [json.loads(line) for line in run("json").splitlines()]
    assert [line["event"] for line in lines] == [
        "message stored",
        "bind failed on 80",
        "not divided",
    ]
    assert all(line["role"] == "web" and line["timestamp"].endswith("Z") for line in lines)
    assert lines[0]["conversation"] == "c1"
    assert lines[1]["logger"] == "uvicorn.error"
    assert "ZeroDivisionError" in lines[2]["exception"]


def test_text_is_for_reading() -> None:
    text = run("text")
    assert "message stored" in text
    assert "conversation=c1" in text
    assert "ZeroDivisionError" in text


def test_libraries_do_not_tell_on_people() -> None:
    for form in ("json", "text"):
        text = run(form)
        assert "203.0.113.9" not in text
        assert "secret" not in text
        assert "Ana" not in text.replace('person = "Ana"', "")
