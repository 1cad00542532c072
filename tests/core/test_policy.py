"""The policy as a table: state, what came, what is decided."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core import policy
from core.conversation import Conversation, State
from core.dialogue import Dialogue, Want, Wanted
from core.handoff import Medium, Reason
from core.message import RESIDENT, Address, Attachment, Kind, Message, Place
from core.people import Language
from core.understanding import PLAIN, About, Entity, EntityKind, Part, Turn, Understanding

NOW = datetime(2026, 11, 22, tzinfo=UTC)
BOT = Conversation("c", "r", Address("web", "v"), Language.EN, State.BOT, 0, NOW)
WAITING = replace(BOT, state=State.WAITING)
WITH_AGENT = replace(BOT, state=State.WITH_AGENT, agent_id="a")
CLOSED = replace(BOT, state=State.CLOSED)


def message(text: str = "x", choice: str | None = None) -> Message:
    return Message("c", 1, RESIDENT, Kind.TEXT, text, Language.EN, NOW, choice=choice)


def understood(label: str, *top: str, score: float = 0.4) -> Understanding:
    return Understanding(Language.EN, True, label, score, top)


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
    (WAITING, understood("agent"), policy.StillWaiting()),
    (WAITING, understood("video"), policy.StillWaiting()),
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


LATER = NOW + timedelta(minutes=31)
TALKED = replace(BOT, dialogue=Dialogue("metro", 7, NOW, ("metro", "taxi", "sim-card")))
FEE = Turn(about=About.FEE, bare=True)
BEGINS = Turn(about=About.MORE)
WRONG = Turn(corrects=True, asks=False)
MEANT = Turn(corrects=True)
TALKS = [
    # follow-up questions are about the topic answered last
    (TALKED, understood("oos"), FEE, policy.FollowUp("metro", About.FEE)),
    (TALKED, understood("taxi"), FEE, policy.FollowUp("metro", About.FEE)),
    (TALKED, understood("oos", score=0.1), BEGINS, policy.FollowUp("metro", About.MORE)),
    (TALKED, understood("ask", "taxi", "metro"), BEGINS, policy.FollowUp("metro", About.MORE)),
    # but another topic that is named, or something out of scope, is not
    (TALKED, understood("taxi"), BEGINS, policy.Answer("taxi")),
    (TALKED, understood("ask", "taxi", "a"), BEGINS, policy.Ask(("taxi", "a"))),
    (TALKED, understood("oos", score=0.9), BEGINS, policy.NotUnderstood(offer=False)),
    (TALKED, understood("agent"), BEGINS, policy.Escalate(Reason.ASKED)),
    # "how much?" of nothing means no topic
    (BOT, understood("taxi", "taxi", "metro"), FEE, policy.Ask(("taxi", "metro"))),
    (BOT, understood("taxi"), FEE, policy.NotUnderstood(offer=False)),
    (BOT, understood("oos"), BEGINS, policy.NotUnderstood(offer=False)),
    # corrections lead on, and the second in a row to a person
    (TALKED, understood("taxi"), MEANT, policy.Corrected("metro", 7, policy.Answer("taxi"))),
    (
        TALKED,
        understood("metro", "metro", "a"),
        MEANT,
        policy.Corrected("metro", 7, policy.Ask(("a", "taxi", "sim-card"))),
    ),
    (
        TALKED,
        understood("oos"),
        WRONG,
        policy.Corrected("metro", 7, policy.Ask(("taxi", "sim-card"))),
    ),
    (
        replace(TALKED, misses=1),
        understood("oos"),
        WRONG,
        policy.Corrected("metro", 7, policy.NotUnderstood(offer=True)),
    ),
    (
        TALKED,
        understood("agent"),
        MEANT,
        policy.Corrected("metro", 7, policy.Escalate(Reason.ASKED)),
    ),
    (
        TALKED,
        understood("oos"),
        replace(FEE, corrects=True),
        policy.FollowUp("metro", About.FEE),
    ),
    (BOT, understood("taxi"), MEANT, policy.Answer("taxi")),
    (BOT, understood("oos"), WRONG, policy.NotUnderstood(offer=False)),
    # the language of the answers
    (BOT, understood("oos"), Turn(True, Language.FR, asks=False), policy.Speak(Language.FR)),
    (BOT, understood("oos"), Turn(True, asks=False), policy.Speak(None)),
    (
        BOT,
        understood("taxi"),
        Turn(True, Language.FR),
        policy.Speak(Language.FR, policy.Answer("taxi")),
    ),
    (WAITING, understood("taxi"), Turn(True, Language.FR), policy.Speak(Language.FR)),
    (WAITING, understood("taxi"), Turn(True), policy.Silent()),
    (WITH_AGENT, understood("taxi"), Turn(True, Language.FR), policy.Silent()),
    (
        BOT,
        understood("emergency:fire"),
        Turn(True, Language.FR),
        policy.Emergency("fire"),
    ),
    # a number of the directory
    (
        BOT,
        understood("oos"),
        Turn(hotline="12333"),
        policy.Hotline("12333", policy.NotUnderstood(offer=False)),
    ),
    # several questions
    (
        BOT,
        understood("taxi"),
        Turn(parts=(Part("a", "taxi"), Part("b", "oos"), Part("c", "agent"))),
        policy.Several(
            (
                policy.Answer("taxi"),
                policy.PartNotUnderstood("b"),
                policy.Escalate(Reason.ASKED),
            )
        ),
    ),
    (
        BOT,
        understood("taxi"),
        Turn(parts=(Part("a", "ask", ("x", "y")), Part("b", "taxi"))),
        policy.Several((policy.Answer("taxi"), policy.Ask(("x", "y")))),
    ),
    (
        BOT,
        understood("taxi"),
        Turn(parts=(Part("a", "taxi"), Part("b", "oos", about=About.FEE))),
        policy.Several((policy.Answer("taxi"), policy.FollowUp("taxi", About.FEE))),
    ),
    (WITH_AGENT, understood("taxi"), Turn(parts=(Part("a", "taxi"),)), policy.Silent()),
]


@pytest.mark.parametrize(("conversation", "understanding", "turn", "decision"), TALKS)
def test_what_is_said_to_the_talk(
    conversation: Conversation, understanding: Understanding, turn: Turn, decision: policy.Decision
) -> None:
    said = replace(understanding, turn=turn)
    assert policy.decide(conversation, message(), said) == decision


def test_after_a_while_a_follow_up_question_is_about_nothing() -> None:
    said = replace(understood("oos"), turn=FEE)
    late = replace(message(), at=LATER)
    assert policy.decide(TALKED, late, said) == policy.NotUnderstood(offer=False)


CHOICES = [
    (BOT, "language:fr", "", policy.Speak(Language.FR)),
    (BOT, "language:xx", "", policy.Speak(None)),
    (WAITING, "language:fr", "", policy.Speak(Language.FR)),
    (WITH_AGENT, "language:fr", "", policy.Silent()),
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
    (CLOSED, "rate:h1:4", "good", policy.Rate("h1", 4, "good")),
    (CLOSED, "rate:h1:6", "", policy.NotUnderstood(offer=False)),
    (BOT, "nonsense", "", policy.NotUnderstood(offer=False)),
    (WAITING, "nonsense", "", policy.Silent()),
    # the menu of the channels
    (BOT, "start", "", policy.Greet()),
    (WAITING, "start", "", policy.StillWaiting()),
    (WITH_AGENT, "start", "", policy.Silent()),
    (CLOSED, "start", "", policy.Greet()),
    (BOT, "menu", "", policy.Menu()),
    (WAITING, "menu", "", policy.Menu()),
    (WITH_AGENT, "menu", "", policy.Silent()),
    (BOT, "ask", "", policy.AskAway()),
    (WAITING, "ask", "", policy.StillWaiting()),
    (BOT, "language", "", policy.Speak(None)),
    (WAITING, "language", "", policy.Speak(None)),
    # a cry for help, and the way to another channel, are for everybody
    (BOT, "emergency", "", policy.WhichEmergency()),
    (WITH_AGENT, "emergency", "", policy.WhichEmergency()),
    (WITH_AGENT, "emergency:nonsense", "", policy.WhichEmergency()),
    (BOT, "emergency:fire", "", policy.Emergency("fire")),
    (WAITING, "emergency:medical", "", policy.Emergency("medical")),
    (WITH_AGENT, "emergency:police", "", policy.Emergency("police")),
    (replace(WITH_AGENT, emergency="fire"), "emergency:fire", "", policy.Emergency("fire")),
    (BOT, "elsewhere", "", policy.Elsewhere()),
    (WAITING, "elsewhere", "", policy.Elsewhere()),
    (WITH_AGENT, "elsewhere", "", policy.Elsewhere()),
    (CLOSED, "elsewhere", "", policy.Elsewhere()),
    # a code that leads nowhere; an agent reads it as it was written
    (BOT, "resume", "K7M4-9QXT", policy.WrongCode()),
    (WAITING, "resume", "K7M4-9QXT", policy.WrongCode()),
    (WITH_AGENT, "resume", "K7M4-9QXT", policy.Silent()),
    # stars by a button: few of them ask for a reason; a form has been asked already
    (CLOSED, "rate:h1:5", "★★★★★", policy.Rate("h1", 5, "")),
    (CLOSED, "rate:h1:2", "★★☆☆☆", policy.Rate("h1", 2, "", wants_words=True)),
    (CLOSED, "rate:h1:2", "", policy.Rate("h1", 2, "")),
    (CLOSED, "rate:h1:1", "rude", policy.Rate("h1", 1, "rude")),
]


@pytest.mark.parametrize(("conversation", "choice", "text", "decision"), CHOICES)
def test_pressed_buttons(
    conversation: Conversation, choice: str, text: str, decision: policy.Decision
) -> None:
    assert policy.decide(conversation, message(text, choice), None) == decision


PHONE = Entity(EntityKind.PHONE, "+86 138 0013 8000", "138 0013 8000", 0, 13)
NUMBER = Entity(EntityKind.NUMBER, "83321234", "83321234", 0, 8)
ARABIC = Entity(EntityKind.PHONE, "+86 138 0013 8000", "١٣٨٠٠١٣٨٠٠٠", 0, 11)


@pytest.mark.parametrize(
    ("entities", "phone"),
    [
        ((NUMBER, PHONE), "138 0013 8000"),
        ((NUMBER,), "83321234"),
        # digits that everybody can dial
        ((ARABIC,), "+86 138 0013 8000"),
    ],
)
def test_a_callback_goes_to_the_number_that_was_found(
    entities: tuple[Entity, ...], phone: str
) -> None:
    understanding = replace(understood("oos"), entities=entities)
    sent = message("words", "callback")
    assert policy.decide(WAITING, sent, understanding) == policy.TakeCallback(phone, "words")


def asked_for_a_number(conversation: Conversation, **changes: object) -> Conversation:
    wanted = replace(Wanted(Want.NUMBER, NOW), **changes)  # type: ignore[arg-type]
    return replace(conversation, dialogue=replace(conversation.dialogue, wanted=wanted))


def rated(conversation: Conversation, **changes: object) -> Conversation:
    wanted = replace(Wanted(Want.WORDS, NOW, handoff_id="h1", stars=1), **changes)  # type: ignore[arg-type]
    return replace(conversation, dialogue=replace(conversation.dialogue, wanted=wanted))


ASKED = asked_for_a_number(BOT)
RATED = rated(CLOSED)
LATE = NOW - timedelta(minutes=31)
CALL = policy.TakeCallback("138 0013 8000", "x")
AGAIN = policy.AskCallback(again=True)
NOT_UNDERSTOOD = policy.NotUnderstood(offer=False)
WANTED = [
    # the next text is the number, whatever else is in it
    (ASKED, understood("oos"), (PHONE,), PLAIN, CALL),
    (ASKED, understood("oos"), (NUMBER,), PLAIN, policy.TakeCallback("83321234", "x")),
    (ASKED, understood("sim-card"), (PHONE,), PLAIN, CALL),
    (asked_for_a_number(WAITING), understood("oos"), (PHONE,), PLAIN, CALL),
    # later it is one that asks nothing
    (asked_for_a_number(BOT, others=1), understood("oos"), (PHONE,), PLAIN, CALL),
    (
        asked_for_a_number(BOT, others=1),
        understood("sim-card"),
        (PHONE,),
        PLAIN,
        policy.Answer("sim-card"),
    ),
    (asked_for_a_number(BOT, at=LATE), understood("oos"), (PHONE,), PLAIN, NOT_UNDERSTOOD),
    (BOT, understood("oos"), (PHONE,), PLAIN, NOT_UNDERSTOOD),
    # words without a number ask again, once
    (ASKED, understood("oos"), (), PLAIN, AGAIN),
    (asked_for_a_number(BOT, again=True), understood("oos"), (), PLAIN, NOT_UNDERSTOOD),
    (asked_for_a_number(BOT, again=True), understood("oos"), (PHONE,), PLAIN, CALL),
    (asked_for_a_number(WAITING), understood("oos"), (), PLAIN, policy.Silent()),
    # nobody is held to it
    (ASKED, understood("oos"), (), WRONG, policy.NoCallback()),
    (ASKED, understood("oos"), (), Turn(declines=True), policy.NoCallback()),
    (ASKED, understood("sim-card"), (), Turn(declines=True), policy.NoCallback()),
    (BOT, understood("oos"), (), Turn(declines=True), NOT_UNDERSTOOD),
    (RATED, understood("oos"), (), Turn(declines=True), NOT_UNDERSTOOD),
    (ASKED, understood("sim-card"), (), PLAIN, policy.Answer("sim-card")),
    (ASKED, understood("ask", "a", "b"), (), PLAIN, policy.Ask(("a", "b"))),
    (ASKED, understood("agent"), (), PLAIN, policy.Escalate(Reason.ASKED)),
    (ASKED, understood("thanks"), (), PLAIN, policy.Say("thanks")),
    (ASKED, understood("oos"), (), Turn(True, Language.FR, asks=False), policy.Speak(Language.FR)),
    (ASKED, understood("emergency:fire"), (PHONE,), PLAIN, policy.Emergency("fire")),
    (
        ASKED,
        understood("oos"),
        (NUMBER,),
        Turn(hotline="12333"),
        policy.Hotline("12333", NOT_UNDERSTOOD),
    ),
    (asked_for_a_number(WITH_AGENT), understood("oos"), (PHONE,), PLAIN, policy.Silent()),
    # what was wrong, after few stars
    (RATED, understood("oos"), (), PLAIN, policy.Rate("h1", 1, "x")),
    (RATED, understood("ask", "a", "b"), (), PLAIN, policy.Rate("h1", 1, "x")),
    (RATED, understood("sim-card"), (), PLAIN, policy.Answer("sim-card")),
    (RATED, understood("agent"), (), PLAIN, policy.Escalate(Reason.ASKED)),
    (RATED, understood("emergency:fire"), (), PLAIN, policy.Emergency("fire")),
    (rated(CLOSED, others=1), understood("oos"), (), PLAIN, NOT_UNDERSTOOD),
    (rated(CLOSED, at=LATE), understood("oos"), (), PLAIN, NOT_UNDERSTOOD),
]


@pytest.mark.parametrize(("conversation", "understanding", "entities", "turn", "decision"), WANTED)
def test_what_the_bot_asked_for(
    conversation: Conversation,
    understanding: Understanding,
    entities: tuple[Entity, ...],
    turn: Turn,
    decision: policy.Decision,
) -> None:
    said = replace(understanding, entities=entities, turn=turn)
    assert policy.decide(conversation, message(), said) == decision


EDITS = [
    (BOT, understood("sim-card"), policy.Answer("sim-card")),
    (WAITING, understood("sim-card"), policy.Silent()),
    (WITH_AGENT, understood("sim-card"), policy.Silent()),
    (WITH_AGENT, understood("emergency:fire"), policy.Emergency("fire")),
    # what was told a person who has left is past; a cry for help is not
    (CLOSED, understood("sim-card"), policy.Silent()),
    (CLOSED, understood("emergency:fire"), policy.Emergency("fire")),
]


@pytest.mark.parametrize(("conversation", "understanding", "decision"), EDITS)
def test_a_text_that_was_corrected(
    conversation: Conversation, understanding: Understanding, decision: policy.Decision
) -> None:
    edited = replace(message(), card={"edits": 1})
    assert policy.decide(conversation, edited, understanding) == decision


VOICE = Attachment("0" * 32, "a.ogg", "audio/ogg", 10)
PICTURE = Attachment("0" * 32, "a.png", "image/png", 10)
HERE = {"place": Place(23.1, 113.3, "Fire station").card()}
UNREAD = [
    ("", (PICTURE,), {}, policy.CannotRead()),
    ("", (VOICE,), {}, policy.CannotRead(policy.Unread.VOICE)),
    ("", (VOICE, PICTURE), {}, policy.CannotRead()),
    ("", (), HERE, policy.CannotRead(policy.Unread.PLACE)),
    # a place's name is no message: nothing burns here
    ("Fire station", (), HERE, policy.CannotRead(policy.Unread.PLACE)),
    # a place that moves is told once
    ("", (), {**HERE, "edits": 1}, policy.Silent()),
]


@pytest.mark.parametrize(("text", "files", "card", "decision"), UNREAD)
def test_what_has_no_text_is_left_to_a_person(
    text: str, files: tuple[Attachment, ...], card: dict[str, object], decision: policy.Decision
) -> None:
    sent = replace(message(text), files=files, card=card)
    assert not policy.needs_understanding(sent)
    assert policy.decide(BOT, sent, None) == decision
    for conversation in (WAITING, WITH_AGENT):
        assert policy.decide(conversation, sent, None) == policy.Silent()
