"""Real parents with real children: small programs that write their process id to a file."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.until import alive, until

Run = Callable[[str], subprocess.Popen[bytes]]

CHILD = """
import os, pathlib, signal, sys, time
path = pathlib.Path(sys.argv[1])
def end(number, frame):
    path.with_suffix(".ended").write_text("")
    sys.exit(0)
signal.signal(signal.SIGTERM, signal.SIG_IGN if "deaf" in sys.argv else end)
part = path.with_suffix(".part")
part.write_text(str(os.getpid()))
part.rename(path)
time.sleep(600)
"""


def pid(path: Path) -> int:
    until(path.exists, f"{path.name} has started")
    return int(path.read_text())


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Starts a parent whose program may use ``child(name, *arguments)``."""
    started: list[subprocess.Popen[bytes]] = []

    def start(program: str) -> subprocess.Popen[bytes]:
        prelude = f"""
            import pathlib, sys
            from ops import processes
            from ops.processes import Child, Processes
            def child(name, *arguments):
                path = pathlib.Path({str(tmp_path)!r}, name)
                return Child(name, [sys.executable, "-c", {CHILD!r}, str(path), *arguments])
        """
        code = textwrap.dedent(prelude) + textwrap.dedent(program)
        started.append(subprocess.Popen([sys.executable, "-c", code]))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_no_orphan_when_the_parent_is_killed(
    run: Run, tmp_path: Path, number: signal.Signals
) -> None:
    parent = run("sys.exit(Processes([child('web'), child('worker')]).run())")
    children = [pid(tmp_path / "web"), pid(tmp_path / "worker")]
    assert all(map(alive, children))
    parent.send_signal(number)
    assert parent.wait(15) == (-number if number == signal.SIGKILL else 0)
    until(lambda: not any(map(alive, children)), "the children are gone")
    until((tmp_path / "web.ended").exists, "the child could end in order")


def test_one_that_dies_is_started_again(run: Run, tmp_path: Path) -> None:
    parent = run("sys.exit(Processes([child('web'), child('worker')]).run())")
    other = pid(tmp_path / "worker")
    for _ in range(3):
        first = pid(tmp_path / "web")
        (tmp_path / "web").unlink()
        os.kill(first, signal.SIGKILL)
        assert pid(tmp_path / "web") != first
    assert alive(other)
    parent.terminate()
    assert parent.wait(15) == 0


def test_a_server_that_dies_is_started_again_and_ends_last(run: Run, tmp_path: Path) -> None:
    parent = run("""
        server = child("valkey")
        server.launch()
        code = Processes([child("web")], [server]).run()
        ended = [pathlib.Path(server.argv[-1]).with_name(n + ".ended") for n in ("web", "valkey")]
        sys.exit(code or int(ended[0].stat().st_mtime_ns > ended[1].stat().st_mtime_ns))
    """)
    web, first = pid(tmp_path / "web"), pid(tmp_path / "valkey")
    (tmp_path / "valkey").unlink()
    os.kill(first, signal.SIGKILL)
    assert pid(tmp_path / "valkey") != first
    assert alive(web)
    parent.terminate()
    assert parent.wait(15) == 0


def test_a_bad_setting_stops_everything_with_its_code(run: Run, tmp_path: Path) -> None:
    parent = run("""
        bad = Child("worker", [sys.executable, "-c", "import sys; sys.exit(78)"])
        sys.exit(Processes([child("web"), bad]).run())
    """)
    assert parent.wait(15) == 78
    if (tmp_path / "web").exists():
        assert not alive(pid(tmp_path / "web"))


def test_a_second_signal_kills_at_once(run: Run, tmp_path: Path) -> None:
    parent = run("""
        processes.GRACE = 600.0
        sys.exit(Processes([child("web"), child("deaf", "deaf")]).run())
    """)
    web, deaf = pid(tmp_path / "web"), pid(tmp_path / "deaf")
    parent.send_signal(signal.SIGINT)
    until(lambda: not alive(web), "the first signal has arrived")
    assert alive(deaf)
    parent.send_signal(signal.SIGINT)
    assert parent.wait(15) == 0
    assert not alive(deaf)


def test_a_deaf_one_is_killed_after_the_grace(run: Run, tmp_path: Path) -> None:
    parent = run("""
        processes.GRACE = 0.2
        sys.exit(Processes([child("deaf", "deaf")]).run())
    """)
    deaf = pid(tmp_path / "deaf")
    parent.terminate()
    assert parent.wait(15) == 0
    assert not alive(deaf)


def test_ready_is_asked_until_it_says_so(run: Run, tmp_path: Path) -> None:
    parent = run("""
        asked = 0
        def ready():
            global asked
            asked += 1
            if asked == 3:
                pathlib.Path(web.argv[-1]).with_name("announced").touch()
            return asked == 3
        web = child("web")
        code = Processes([web]).run(ready)
        sys.exit(code or asked != 3)
    """)
    until((tmp_path / "announced").exists, "the third question")
    parent.terminate()
    assert parent.wait(15) == 0


def test_what_fails_in_the_parent_ends_the_children(run: Run, tmp_path: Path) -> None:
    parent = run("""
        web = child("web")
        def ready():
            if pathlib.Path(web.argv[-1]).exists():
                sys.exit(3)
            return False
        Processes([web]).run(ready)
    """)
    web = pid(tmp_path / "web")
    assert parent.wait(15) == 3
    assert not alive(web)


def test_a_program_that_is_not_there_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    parent = run("sys.exit(Processes([Child('no', ['/nonexistent']), child('web')]).run())")
    web = pid(tmp_path / "web")
    assert alive(web)
    parent.terminate()
    assert parent.wait(15) == 0
