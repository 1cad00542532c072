"""What a change of a rule would do, in a process that can be ended."""

import asyncio
import signal
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pytest

from core.people import Language
from faq.entry import Content, Intent, Phrasings
from nlu import tryout
from nlu.emergency import Rule, item_of, read_seed, rule_of
from nlu.tryout import Problem, Tryouts, check

RULE = "strong-fire-en"
CONTENT = Content(
    1,
    (),
    (
        Intent("emergency:fire", {Language.EN: Phrasings(("the wok burns", "my bed is on fire"))}),
        Intent("lookalike", {Language.EN: Phrasings(("my wok burns rice",), ("on fire today",))}),
    ),
    tuple(map(item_of, [Rule("strong", "fire", Language.EN, ("bed is on fire",), ("ember",))])),
)


@pytest.fixture(autouse=True)
def _ending() -> Iterator[None]:
    """As the process aside has it."""
    old = signal.signal(signal.SIGVTALRM, tryout._end)
    yield
    signal.signal(signal.SIGVTALRM, old)


async def tried(phrases: list[str], patterns: list[str]) -> Any:
    return await Tryouts(CONTENT).attempt(rule_of(RULE, phrases, patterns))


async def test_says_what_is_lost_and_what_cries_wolf() -> None:
    trial = await tried(["wok burns"], [])
    assert trial["texts"] == 4
    assert trial["counts"] == {"lost": 1, "caught": 1, "wolf": 1, "calmed": 0}
    assert trial["lost"] == [
        {
            "text": "my bed is on fire",
            "language": "en",
            "label": "emergency:fire",
            "before": "emergency:fire",
            "after": None,
        }
    ]
    assert [one["text"] for one in trial["caught"]] == ["the wok burns"]
    assert [one["text"] for one in trial["wolf"]] == ["my wok burns rice"]


async def test_what_changes_nothing_says_so() -> None:
    trial = await tried(["bed is on fire", "carpet is on fire"], ["ember"])
    assert set(trial["counts"].values()) == {0}


async def test_a_problem_names_its_line() -> None:
    with pytest.raises(Problem) as found:
        await tried(["bed is on fire", "*"], ["ember"])
    assert found.value == Problem("phrases", 2, "short")


async def test_a_process_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tryout, "PATIENCE", 0.0)
    with pytest.raises(TimeoutError):
        await tried(["carpet is on fire"], [])


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("(", "syntax"),
        ("a)|(b", "syntax"),
        ("a?", "empty"),
        (r"\b", "empty"),
        ("(?i)abc", "foreign"),
        (r"(a)\1", "foreign"),
        ("(?P<n>abc)", "foreign"),
        ("Abc", "capitals"),
        ("(a+)+b", "slow"),
        (r"(\w+\s?)+$", "slow"),
        ("(x+x+)+y", "slow"),
        ("([а-я]+)+ж", "slow"),
        (r"(\d+)+b", "slow"),
        ("(.*a){12}", "slow"),
        (".*x.*y.*z.*q", "slow"),
        ("(?:(?:(?:a{1,50}){1,50}){1,50}){1,50}b", "slow"),
    ],
)
def test_a_pattern_that_cannot_be_used(pattern: str, code: str) -> None:
    started = perf_counter()
    with pytest.raises(Problem) as found:
        check(rule(), rule(pattern), lambda field, line: None)
    assert found.value == Problem("patterns", 1, code)
    assert perf_counter() - started < 5


def test_the_seed_s_own_rules_may_be_written_again() -> None:
    for seed in read_seed():
        if seed.language in (Language.EN, Language.ZH, Language.AR):
            # of the longest rules, some
            some = Rule(seed.group, seed.service, seed.language, patterns=seed.patterns[::4])
            check(Rule(seed.group, seed.service, seed.language), some, lambda field, line: None)


async def test_explains_what_the_rules_see_today() -> None:
    made = Tryouts(CONTENT)
    assert await made.explain(["oh. My bed is on FIRE!", "an ember", "hello"]) == [
        {"label": "emergency:fire", "rule": RULE, "line": "bed is on fire"},
        {"label": "emergency:fire", "rule": RULE, "line": "ember"},
        None,
    ]
    made.take(Content(2, (), ()))
    assert (await made.explain(["an ember", "my house is on fire"]))[0] is None


async def test_the_loop_goes_on_meanwhile() -> None:
    task = asyncio.ensure_future(tried(["carpet is on fire"], []))
    longest = 0.0
    while not task.done():
        started = perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, perf_counter() - started)
    assert longest < 0.25  # some milliseconds when nothing else runs


def rule(*patterns: str) -> Rule:
    return Rule("strong", "fire", Language.EN, patterns=patterns)
