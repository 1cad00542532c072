from dataclasses import replace

import pytest

from core.conversation import LEGAL, State
from core.errors import IllegalTransition
from tests.core.test_policy import BOT, CLOSED, WAITING, WITH_AGENT

ALL = {c.state: c for c in (BOT, WAITING, WITH_AGENT, CLOSED)}


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_only_legal_changes_of_state_happen(before: State, after: State) -> None:
    agent_id = "b" if after is State.WITH_AGENT else None
    if after in LEGAL[before]:
        assert ALL[before].to(after, agent_id=agent_id).state is after
    else:
        with pytest.raises(IllegalTransition):
            ALL[before].to(after, agent_id=agent_id)


def test_an_agent_belongs_to_one_state_only() -> None:
    with pytest.raises(ValueError, match="agent"):
        replace(BOT, agent_id="a")
    with pytest.raises(ValueError, match="agent"):
        WAITING.to(State.WITH_AGENT)


def test_an_emergency_ends_with_the_talk_about_it() -> None:
    alarmed = replace(WAITING, emergency="fire")
    assert alarmed.to(State.WITH_AGENT, agent_id="a").emergency == "fire"
    assert alarmed.to(State.BOT).emergency is None
