"""Starts a program that ends when we end, however we end."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

_STANDING_BACK = 10
"""Of 19 steps of niceness: a tenth of the share of a process that does not stand back."""

# Runs in the child, in place of preexec_fn, which may deadlock where the parent has threads.
# The death signal is kept over exec; whoever lost the parent before it was set never gets it,
# hence the comparison. Python ignores SIGPIPE and SIGXFSZ, and exec would pass that on.
_LAUNCH = """
import ctypes, os, signal, sys
PR_SET_PDEATHSIG = 1
ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
if os.getppid() != int(sys.argv[1]):
    sys.exit(1)
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
try:
    os.execvp(sys.argv[2], sys.argv[2:])
except OSError as error:
    sys.exit(f"{sys.argv[2]}: {error.strerror}")
"""


def spawn(
    argv: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    pass_fds: Sequence[int] = (),
    output: IO[bytes] | None = None,
) -> subprocess.Popen[bytes]:
    """Starts ``argv`` in a session of its own, so that Ctrl-C reaches us alone.

    It gets SIGTERM when the calling *thread* ends (prctl(2)): call from the main thread.
    ``env`` adds to our environment; ``output`` takes both streams in place of ours.
    """
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _LAUNCH, str(os.getpid()), *argv],
        env={**os.environ, **(env or {})},
        pass_fds=tuple(pass_fds),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )


def stand_back() -> None:
    """Leaves the processor to others who want it, from now on; for a process of ``spawn``."""
    os.nice(_STANDING_BACK)
    # niceness counts within a session only where Linux groups sessions (sched(7), autogroup)
    with contextlib.suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(_STANDING_BACK))
