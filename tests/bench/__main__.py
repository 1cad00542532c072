"""``make bench``, or ``python -m tests.bench chat loop accept commits`` for some of it."""

import os
import platform
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import channels, databases, desk, editor, rasa, understanding, wechat
from tests.bench.crowd import raise_file_limit

PARTS = {
    "start": desk.start,
    "chat": desk.chat,
    "loop": desk.loop,
    "accept": databases.accept,
    "commits": databases.commits,
    "board": editor.board,
    "publish": editor.publish,
    "understanding": understanding.understanding,
    "rasa": rasa.rasa,
    "wechat": wechat.wechat,
    "channels": channels.channels,
}


def machine() -> str:
    model = next(
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    )
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return (
        f"{os.cpu_count()} cores of {model}, {memory:.0f} GB, {system}, "
        f"Linux {platform.release()}, Python {platform.python_version()}"
    )


def busy() -> float:
    """Seconds that the machine's cores have worked."""
    user, nice, system, _, _, irq, softirq, *_ = [
        int(field) for field in Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    ]
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def ours() -> float:
    """The same of this process and of those it has seen end."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"No such part: {', '.join(unknown)}. There are: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    raise_file_limit()
    print(f"Yuqiao, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n{machine()}\n", flush=True)
    started, all_before, ours_before = time.monotonic(), busy(), ours()
    for name in names or PARTS:
        PARTS[name]()
        print(flush=True)
    took = time.monotonic() - started
    others = (busy() - all_before - (ours() - ours_before)) / (took * (os.cpu_count() or 1))
    print(f"Took {took:.0f} s. Other programs had {max(0, others):.0%} of the machine meanwhile.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
