"""The policy as a table: state, what came, what is decided."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core import policy
from core.conversation import Conversation, State
from core.handoff import Medium, Reason
from core.message import RESIDENT, Address, Attachment, Kind, Message
from core.people import Language
from core.understanding import Understanding

NOW = datetime(2026, 11, 22, tzinfo=UTC)
BOT = Conversation("c", "r", Address("web", "v"), Language.EN, State.BOT, 0, NOW)
WAITING = replace(BOT, state=State.WAITING)
WITH_AGENT = replace(BOT, state=State.WITH_AGENT, agent_id="a")
CLOSED = replace(BOT, state=State.CLOSED)


def message(text: str = "x", choice: str | None = None) -> Message:
    return Message("c", 1, RESIDENT, Kind.TEXT, text, Language.EN, NOW, choice=choice)


def understood(label: str, *top: str) -> Understanding:
    return Understanding(Language.EN, True, label, 0.8, top)


LABELS = [
    (BOT, understood("sim-card"), policy.Answer("sim-card")),
    (BOT, understood("agent"), policy.Escalate(Reason.ASKED)),
    (BOT, understood("video"), policy.Escalate(Reason.ASKED, Medium.VIDEO)),
    (BOT, understood("greet"), policy.Say("greet")),
    (BOT, understood("ask", "a", "b"), policy.Ask(("a", "b"))),
    (BOT, understood("ask"), policy.NotUnderstood(offer=False)),
    (BOT, understood("oos"), policy.NotUnderstood(offer=False)),
    (replace(BOT, misses=1), understood("oos"), policy.NotUnderstood(offer=True)),
    (BOT, understood("emergency:fire"), policy.Emergency("fire")),
    (WAITING, understood("sim-card"), policy.Silent()),
    (WAITING, understood("emergency:medical"), policy.Emergency("medical")),
    (WITH_AGENT, understood("agent"), policy.Silent()),
    (WITH_AGENT, understood("emergency:police"), policy.Emergency("police")),
    # once said, a running emergency is the person's
    (replace(WITH_AGENT, emergency="police"), understood("emergency:police"), policy.Silent()),
    (
        replace(WITH_AGENT, emergency="police"),
        understood("emergency:medical"),
        policy.Emergency("medical"),
    ),
]


@pytest.mark.parametrize(("conversation", "understanding", "decision"), LABELS)
def test_what_was_understood(
    conversation: Conversation, understanding: Understanding, decision: policy.Decision
) -> None:
    assert policy.decide(conversation, message(), understanding) == decision


CHOICES = [
    (BOT, "topic:metro", "", policy.Answer("metro")),
    (BOT, "details:metro", "", policy.Answer("metro", details=True)),
    (WAITING, "topic:metro", "", policy.Answer("metro")),
    (WITH_AGENT, "topic:metro", "", policy.Silent()),
    (BOT, "helpful:metro:yes", "", policy.Feedback("metro", helpful=True)),
    (BOT, "helpful:metro:no", "", policy.Feedback("metro", helpful=False)),
    (BOT, "agent", "", policy.Escalate(Reason.ASKED)),
    (BOT, "agent:unhelpful", "", policy.Escalate(Reason.UNHELPFUL)),
    (BOT, "agent:emergency", "", policy.Escalate(Reason.ASKED)),
    (WAITING, "agent", "", policy.StillWaiting()),
    (WAITING, "wait", "", policy.StillWaiting()),
    (WAITING, "bot", "", policy.BackToBot()),
    (BOT, "bot", "", policy.BackToBot()),
    (BOT, "callback", "Call me back", policy.AskCallback()),
    (BOT, "callback", "ring 12", policy.AskCallback(again=True)),
    (
        WAITING,
        "callback",
        "+86 138 0013 8000, after 6",
        policy.TakeCallback("+86 138 0013 8000", "+86 138 0013 8000, after 6"),
    ),
    (CLOSED, "rate:h1:4", "good", policy.Rate("h1", 4, "good")),
    (CLOSED, "rate:h1:6", "", policy.NotUnderstood(offer=False)),
    (BOT, "nonsense", "", policy.NotUnderstood(offer=False)),
    (WAITING, "nonsense", "", policy.Silent()),
]


@pytest.mark.parametrize(("conversation", "choice", "text", "decision"), CHOICES)
def test_pressed_buttons(
    conversation: Conversation, choice: str, text: str, decision: policy.Decision
) -> None:
    assert policy.decide(conversation, message(text, choice), None) == decision


def test_a_file_alone_is_not_read_by_the_bot_and_left_to_a_person() -> None:
    file = Attachment("0" * 32, "a.png", "image/png", 10)
    sent = replace(message(""), files=(file,))
    assert not policy.needs_understanding(sent)
    assert policy.decide(BOT, sent, None) == policy.CannotRead()
    assert policy.decide(WITH_AGENT, sent, None) == policy.Silent()
