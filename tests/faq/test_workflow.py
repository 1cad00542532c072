"""When a change is held back."""

import pytest

from core.people import Language
from faq.workflow import OFFERED, Proof, Trial

METRO, TAXI = "metro", "taxi"


def proof(*outcomes: tuple[str, str | None, str]) -> Proof:
    """Of a change to the metro: what each question expects, and was and is taken for."""
    steady = [Trial(f"steady {n}", Language.EN, TAXI, TAXI, TAXI) for n in range(100)]
    trials = [Trial(f"q{n}", Language.EN, *outcome) for n, outcome in enumerate(outcomes)]
    return Proof(METRO, (*trials, *steady))


@pytest.mark.parametrize(
    ("outcomes", "held"),
    [
        ([], False),
        ([(METRO, METRO, METRO)], False),
        ([(METRO, METRO, OFFERED)], False),  # a press away
        ([(METRO, METRO, "oos")], True),
        ([(METRO, OFFERED, "ask")], True),
        ([(METRO, METRO, "oos"), (METRO, "oos", METRO)], False),
        ([(METRO, None, "oos")], False),  # a new topic has nothing to lose
        ([(TAXI, TAXI, METRO)], True),  # taken from a neighbour
        ([(TAXI, "oos", METRO)], False),
        ([(TAXI, TAXI, "oos")] * 2, False),  # by chance
        ([(TAXI, TAXI, "oos")] * 3, True),
        ([(TAXI, TAXI, "oos")] * 3 + [(TAXI, "oos", TAXI)], False),
    ],
)
def test_what_is_held_back(outcomes: list[tuple[str, str | None, str]], held: bool) -> None:
    assert proof(*outcomes).drops is held


def test_differences_are_all_that_changed() -> None:
    made = proof((METRO, METRO, OFFERED), (TAXI, TAXI, TAXI), (TAXI, "oos", TAXI))
    assert [trial.text for trial in made.differences] == ["q0", "q2"]
    assert (made.found_before, made.found_after) == (102, 103)
