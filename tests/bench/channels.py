"""Messages a second through each channel, in and out, on a desk of processes."""

import asyncio
import random
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.table import table
from tests.bots.wecom_peer import NO_PEER
from tests.chaos.platforms import TELEGRAM, WECHAT, Resident, Weather
from tests.chaos.scene import CHANNELS, Scene, scene

RESIDENTS = 200
AT_ONCE = 20
"""Residents who write at the same time."""
LOOK_EVERY = 0.05
WITHIN = 120
QUESTION = "how do I get a sim card"


def channels() -> None:
    if NO_PEER:
        print(f"No channels: {NO_PEER}")
        return
    asyncio.run(_channels())


async def _channels() -> None:
    weather = Weather(random.Random(0), faults=0, duplicates=0)
    with tempfile.TemporaryDirectory() as folder:
        async with scene(Path(folder), weather, RESIDENTS) as here:
            rows = []
            for channel in CHANNELS:
                residents = [one for one in here.residents if one.channel == channel]
                # the first to come has a resident and a conversation made for him
                await timed(here, residents, "new")
                rows.append(await timed(here, residents, "menu"))
                rows.append(await timed(here, residents, "question"))
    print(
        f"{RESIDENTS} residents of each channel write once, {AT_ONCE} at a time; messages a second"
    )
    print(table(("", "received", "answered", "in the reply"), rows))
    print("Telegram takes 30 a second of a bot.")


async def timed(here: Scene, residents: list[Resident], what: str) -> tuple[Any, ...]:
    """``menu`` is answered without understanding."""
    push, limit = here.push(residents[0]), asyncio.Semaphore(AT_ONCE)
    before, replies = arrived(here), sum(len(one.replies) for one in residents)

    async def write(resident: Resident) -> None:
        async with limit:
            if what == "question":
                await push(resident, QUESTION)
            else:
                command = "/ask" if resident.channel == TELEGRAM else "Ask"
                await push(resident, command, "ask")

    started = time.perf_counter()
    await asyncio.gather(*[write(resident) for resident in residents])
    received = time.perf_counter() - started
    async with asyncio.timeout(WITHIN):
        while arrived(here) - before < len(residents):
            await asyncio.sleep(LOOK_EVERY)
    answered = time.perf_counter() - started
    channel = residents[0].channel
    in_reply = sum(len(one.replies) for one in residents) - replies
    return (
        f"{channel}, {'a question' if what == 'question' else 'a press of the menu'}",
        f"{len(residents) / received:.0f}",
        f"{len(residents) / answered:.0f}",
        in_reply if channel == WECHAT else "",
    )


def arrived(here: Scene) -> int:
    replies = sum(len(resident.replies) for resident in here.residents)
    return here.telegram.delivered + here.gate.delivered + replies
