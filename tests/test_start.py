"""The desk as its operator meets it: started, stopped, and started wrongly."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.running import ROOT, RunningDesk, children, learnt, running_desk
from tests.until import alive, until


def run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    desk = RunningDesk(folder, settings=settings)
    return subprocess.run(
        [sys.executable, "main.py", *(arguments or ("run",))],
        cwd=ROOT,
        env=desk.environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )


def announced(desk: RunningDesk) -> None:
    """Pages are answered a moment before `run` says so."""
    deadline = time.monotonic() + 30
    while "Ctrl-C ends it" not in desk.log.read_text():
        assert time.monotonic() < deadline, desk.log.read_text()
        time.sleep(0.02)


def check_refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """One line that says why, and no traceback."""
    assert done.returncode == 78, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    for word in words:
        assert word in done.stderr


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        check_refused(run(tmp_path / "d", PORT=port), port, "in use")
        check_refused(run(tmp_path / "d", VIDEO_PORT=port), port, "in use")


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "eighty"), ("PORT", "70000"), ("DATABASE_URL", "mysql://x"), ("SECRET_KEY", "short")],
)
def test_a_bad_setting_is_one_line(tmp_path: Path, name: str, value: str) -> None:
    done = run(tmp_path / "d", **{name: value})
    check_refused(done, name)
    assert value not in done.stderr or name != "SECRET_KEY"


def test_an_unwritable_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    check_refused(run(tmp_path / "file" / "d"), "DATA_DIR")


def test_a_single_role_says_what_it_needs(tmp_path: Path) -> None:
    check_refused(run(tmp_path / "d", "worker"), "REDIS_URL")


def test_a_second_desk_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with running_desk(tmp_path / "d"):
        check_refused(run(tmp_path / "d"), "in use")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_and_starts_again_with_what_it_had(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "d"
    with running_desk(folder) as first:
        token = httpx.post(f"{first.base}/api/chat/session", json={}).json()["token"]
        announced(first)
        assert first.log.read_text().count("First administrator") == 1
        assert first.stop(number) == 0
    assert "Traceback" not in first.log.read_text()
    with running_desk(folder) as second:
        bearer = {"authorization": f"Bearer {token}"}
        messages = httpx.get(f"{second.base}/api/chat/messages", headers=bearer)
        assert messages.status_code == 200
        assert second.log.read_text().count("First administrator") == 1
        assert second.stop() == 0


def test_killing_the_parent_leaves_no_orphan(tmp_path: Path) -> None:
    with running_desk(tmp_path / "d") as desk:
        assert desk.process is not None
        family = children(desk.process.pid)
        assert len(family) == 5
        os.kill(desk.process.pid, signal.SIGKILL)
        desk.process.wait()
        until(lambda: not any(alive(pid) for pid in family), "every child has ended")
    with running_desk(tmp_path / "d"):
        pass


def test_health_says_what_is_down(tmp_path: Path) -> None:
    with running_desk(tmp_path / "d") as desk:
        assert httpx.get(f"{desk.base}/healthz").json() == {"status": "ok"}
        assert httpx.get(f"{desk.base}/readyz").json() == {"database": "ok", "redis": "ok"}
        assert "yuqiao_sockets" in httpx.get(f"{desk.base}/metrics").text
        video = f"http://127.0.0.1:{desk.video_port}/healthz"
        until(lambda: answers(video), "video answers")


def answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code == 200
    except httpx.HTTPError:
        return False


def test_commands_say_what_they_do(tmp_path: Path) -> None:
    for command in ([], ["run"], ["faq", "import"], ["staff", "add"], ["nlu", "predict"]):
        done = run(tmp_path / "d", *command, "--help")
        assert done.returncode == 0
        assert "usage" in done.stdout


def test_staff_is_added_once(tmp_path: Path) -> None:
    desk = RunningDesk(tmp_path / "d")
    assert desk.staff("mei", "zh", "en")
    again = run(tmp_path / "d", "staff", "add", "mei", "--name", "Mei")
    assert again.returncode != 0
    assert len(again.stderr.strip().splitlines()) == 1


def test_predictions_have_a_row_for_each_row(tmp_path: Path) -> None:
    (tmp_path / "in.tsv").write_text("how do I get a sim card\tsim-card\n\u202ehello\n")
    out = tmp_path / "out.jsonl"
    shutil.copytree(learnt(), tmp_path / "d" / "nlu")
    done = run(tmp_path / "d", "nlu", "predict", str(tmp_path / "in.tsv"), "--output", str(out))
    assert done.returncode == 0, done.stderr
    assert len(out.read_text().splitlines()) == 2
