"""The real server, started by real parents that are really killed."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from store.valkey import SOCKET_PATH_LIMIT, ValkeyError, ValkeyServer
from tests.until import alive, until

PARENT = """
import pathlib, sys, time
from store.valkey import ValkeyServer
server = ValkeyServer(pathlib.Path(sys.argv[1]))
server.start()
print(server.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ValkeyServer]:
    server = ValkeyServer(tmp_path / "data")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A process that started the server on ``tmp_path / "data"``, and the server's id."""
    command = [sys.executable, "-c", PARENT, str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process, int(process.stdout.readline())
        process.kill()


def write(url: str, key: str) -> None:
    with Redis.from_url(url) as redis:
        redis.set(key, "there")


def read(url: str, key: str) -> object:
    with Redis.from_url(url) as redis:
        return redis.get(key)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_orphan_and_nothing_lost_when_the_parent_is_killed(
    parent: tuple[subprocess.Popen[str], int], number: signal.Signals, tmp_path: Path
) -> None:
    process, pid = parent
    again = ValkeyServer(tmp_path / "data")
    write(again.url, "key")
    process.send_signal(number)
    again.start()  # waits for the lock, which the dying server still holds
    try:
        assert not alive(pid)
        assert read(again.url, "key") == b"there"
    finally:
        again.stop()


def test_data_survives_kill_9_of_the_server(server: ValkeyServer) -> None:
    for round_number in range(3):
        write(server.url, f"key{round_number}")
        server.signal(signal.SIGKILL)
        until(lambda: server.poll() == -signal.SIGKILL, "the server is dead")
        server.start()
        assert [read(server.url, f"key{n}") for n in range(round_number + 1)] == [b"there"] * (
            round_number + 1
        )


def test_a_file_cut_short_is_read_up_to_the_cut(server: ValkeyServer, tmp_path: Path) -> None:
    write(server.url, "first")
    write(server.url, "second")
    server.stop()
    [file] = (tmp_path / "data/valkey/appendonlydir").glob("*.incr.aof")
    os.truncate(file, file.stat().st_size - 5)
    server.start()
    assert read(server.url, "first") == b"there"
    assert read(server.url, "second") is None


def test_a_damaged_file_is_set_aside(server: ValkeyServer, tmp_path: Path) -> None:
    write(server.url, "key")
    server.stop()
    [file] = (tmp_path / "data/valkey/appendonlydir").glob("*.incr.aof")
    file.write_bytes(b"\0" * 100 + file.read_bytes())
    server.start()
    assert read(server.url, "key") is None
    assert list((tmp_path / "data/valkey").glob("appendonlydir.broken-*"))


def test_a_second_desk_on_the_same_directory_is_refused(
    server: ValkeyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.valkey.LOCK_WAIT", 0.1)
    with pytest.raises(ValkeyError, match=rf"in use by another Yuqiao \(process {os.getpid()}\)"):
        ValkeyServer(tmp_path / "data").start()
    write(server.url, "key")
    assert read(server.url, "key") == b"there"


def test_a_directory_too_deep_for_a_socket(tmp_path: Path) -> None:
    deep = tmp_path / ("语桥" * 10) / ("d" * SOCKET_PATH_LIMIT) / "with space"
    server = ValkeyServer(deep)
    assert server.url == ValkeyServer(deep).url
    server.start()
    try:
        write(server.url, "key")
        assert read(server.url, "key") == b"there"
    finally:
        server.stop()


def test_only_we_can_reach_it(server: ValkeyServer, tmp_path: Path) -> None:
    directory = tmp_path / "data" / "valkey"
    assert directory.stat().st_mode & 0o777 == 0o700
    assert (directory / "valkey.sock").stat().st_mode & 0o777 == 0o700
    with socket.socket() as probe, Redis.from_url(server.url) as redis:
        assert redis.config_get("port") == {"port": "0"}
        assert probe.connect_ex(("127.0.0.1", 6379)) != 0


def test_an_unusable_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ValkeyError, match=r"^/\S+: Not a directory$"):
        ValkeyServer(tmp_path / "file" / "data").start()


def test_a_failing_server_says_why(tmp_path: Path) -> None:
    (tmp_path / "data/valkey/valkey.sock").mkdir(parents=True)
    with pytest.raises(ValkeyError, match=r"^Valkey ended at its start: .*(ddress|irectory)"):
        ValkeyServer(tmp_path / "data").start()
