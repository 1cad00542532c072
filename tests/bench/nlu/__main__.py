"""``make bench-nlu``, or ``python -m tests.bench.nlu message load …`` for some of it. With
``--write``, figures and pictures go into docs/nlu.md and docs/nlu/."""

import os

# before numpy is imported anywhere, as in main.py
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import sys
import time
from datetime import UTC, datetime

from tests.bench.__main__ import busy, machine, ours
from tests.bench.nlu import growth, public, quality, serving
from tests.bench.nlu.common import keep_text

PARTS = {
    "path": quality.path,
    "unseen": quality.unseen,
    "threshold": quality.threshold,
    "learning": quality.learning,
    "message": serving.message,
    "cascade": serving.cascade,
    "load": serving.load,
    "memory": serving.memory,
    "odd": serving.odd,
    "public": public.public,
    "growth": growth.growth,
}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.nlu", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--write", action="store_true", help="into docs/nlu.md and docs/nlu/")
    arguments = parser.parse_args(argv)
    if unknown := [name for name in arguments.parts if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}; there are: {', '.join(PARTS)}")

    def head() -> None:
        print(f"Yuqiao, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n{machine()}")

    keep_text("machine", head, write=arguments.write)
    started, all_before, ours_before = time.monotonic(), busy(), ours()
    for name in arguments.parts or PARTS:
        print(flush=True)
        keep_text(name, PARTS[name], write=arguments.write)
    took = time.monotonic() - started
    others = (busy() - all_before - (ours() - ours_before)) / (took * (os.cpu_count() or 1))
    print(f"\nTook {took:.0f} s. Other programs had {max(0, others):.0%} of the machine meanwhile.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
