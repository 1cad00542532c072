"""``python main.py channels check`` and ``channels setup``: what an operator is told."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bots.parts import Adapter, Finding, Parts, Step
from bots.registry import CHANNELS, Entry

WITHIN = 30.0
"""Seconds a channel may take."""


@dataclass(frozen=True, slots=True)
class Report:
    lines: tuple[str, ...]
    ok: bool
    """False where a channel that is on, or half set up, does not work."""


async def check(settings: Any, parts: Parts) -> Report:
    """What is configured, reachable and permitted, and what to do about what is not."""
    return await _report(settings, parts, lambda adapter: adapter.check())


async def setup(settings: Any, parts: Parts) -> Report:
    """Tells each platform its commands, menu and webhook."""
    return await _report(settings, parts, lambda adapter: adapter.setup())


async def _report(
    settings: Any, parts: Parts, ask: Callable[[Adapter], Awaitable[list[Finding]]]
) -> Report:
    lines, ok = [], True
    for entry in CHANNELS:
        off = _off(entry, settings)
        if off is not None:
            findings = [off]
            ok = ok and len(entry.missing(settings)) == len(entry.needs)
        else:
            findings = await _ask(entry, settings, parts, ask)
            ok = ok and all(finding.ok for finding in findings)
        lines.append(entry.name)
        lines += [line for finding in findings for line in _lines(finding)]
    return Report(tuple(lines), ok)


def _off(entry: Entry, settings: Any) -> Finding | None:
    missing = entry.missing(settings)
    if not missing:
        return None
    return Finding(
        Step.CONFIGURED,
        False,
        "off",
        f"to switch it on, set {', '.join(missing)}: docs/channels/{entry.name}.md",
    )


async def _ask(
    entry: Entry,
    settings: Any,
    parts: Parts,
    ask: Callable[[Adapter], Awaitable[list[Finding]]],
) -> list[Finding]:
    try:
        adapter = entry.make(settings, parts)
    except ValueError as error:
        return [Finding(Step.CONFIGURED, False, str(error), f"see docs/channels/{entry.name}.md")]
    try:
        async with asyncio.timeout(WITHIN):
            return await ask(adapter)
    except TimeoutError:
        return [Finding(Step.REACHABLE, False, f"no answer in {WITHIN:.0f} s", "try again later")]
    except Exception as error:
        # an operator is told, of whatever kind it is, and the other channels are looked at
        return [Finding(Step.REACHABLE, False, f"{type(error).__name__}: {error}")]


def _lines(finding: Finding) -> list[str]:
    sign = "ok" if finding.ok else "--"
    said = f"  {sign}  {finding.step.value:<11} {finding.said}"
    return [said, f"      {'':<11} → {finding.do}"] if finding.do else [said]
