"""What the assistant says of itself, as messages: the menu, the queue, what it asks. Pure."""

from core.emergencies import CHINESE_HINT, EMERGENCIES, INTERPRETER
from core.handoff import Reason
from core.message import BOT, SYSTEM, Action, Kind, Outgoing
from core.passes import CODE_LASTS, LINK_LASTS, Pass
from core.people import Language
from core.phrases import Phrase
from core.policy import Unread
from core.ports import Outlook

PERSON = Action("agent", Phrase("Talk to a person"))
CALLBACK = Action("callback", Phrase("Call me back"))
BACK = Action("bot", Phrase("Back to the assistant"))
WAIT = Action("wait", Phrase("Keep waiting"))
LANGUAGES = Action("language", "Language · 语言")
"""Not translated: whoever looks for it does not read the language that it would be in."""
MENU = (
    Action("ask", Phrase("Ask a question")),
    PERSON,
    Action("video", Phrase("Video call")),
    CALLBACK,
    Action("emergency", Phrase("Emergency")),
    LANGUAGES,
    Action("elsewhere", Phrase("Continue elsewhere")),
)
CHANNELS = {
    "web": Phrase("Web chat"),
    "telegram": Phrase("Telegram"),
    "wechat": Phrase("WeChat"),
    "wecom": Phrase("WeChat"),  # its residents are in WeChat: WeCom is the staff's side
    "line": Phrase("LINE"),
}
PRIVATE = "private"
"""In a message's card: what it says is for the resident alone, and not for staff."""
TOLD_IN_PRIVATE = Phrase("The resident was told how to continue elsewhere.")
WRONG_CODE = Phrase(
    "This code does not work. A code holds for {n} minutes and works once: "
    "please make a new one where you wrote to us before.",
    {"n": int(CODE_LASTS.total_seconds() // 60)},
)
UNREAD = {
    Unread.FILES: Phrase("I can't look into files. A person can: shall I ask one?"),
    Unread.VOICE: Phrase("I can't listen to voice messages. Please write, or ask for a person."),
    Unread.PLACE: Phrase("Thank you. I can't read maps. A person can: shall I ask one?"),
}


def bot(kind: Kind, *phrases: Phrase, actions: tuple[Action, ...] = ()) -> Outgoing:
    author = SYSTEM if kind is Kind.NOTICE else BOT
    return Outgoing(author, kind, phrases=phrases, actions=actions)


def answer_in(language: Language) -> Action:
    """A button in the language that it turns to."""
    label = Phrase("Answer in {language}", {"language": language})
    return Action(f"language:{language}", label, language)


def person(reason: Reason) -> Action:
    return Action(f"{PERSON.choice}:{reason}", PERSON.label)


def small_talk(label: str) -> Outgoing:
    said = {
        "greet": Phrase("Hello! Ask me about life in Guangzhou, in your own words."),
        "thanks": Phrase("You are welcome. Is there anything else?"),
        "bye": Phrase("Goodbye. You can write to us at any time."),
    }
    return bot(Kind.TEXT, said[label])


def not_understood(offer: bool) -> Outgoing:
    if offer:
        return bot(
            Kind.OFFER,
            Phrase("I have not understood you again. Would you like to talk to a person?"),
            actions=(person(Reason.NOT_UNDERSTOOD), CALLBACK),
        )
    return bot(
        Kind.OFFER,
        Phrase("I have not understood that. Please say it in other words, or ask for a person."),
        actions=(person(Reason.NOT_UNDERSTOOD),),
    )


def waiting(outlook: Outlook) -> Outgoing:
    """What is said of the queue: the place and the time, or the hours and what else to do."""
    if not outlook.staffed:
        expected = outlook.expected_at
        return bot(
            Kind.OFFER,
            Phrase("Nobody who speaks your language is here right now."),
            Phrase("Service hours in your language:"),
            outlook.hours,
            *(
                ()
                if expected is None
                else (
                    Phrase(
                        "The next person is expected on {date} at {time}.",
                        {"date": expected.date(), "time": expected.time()},
                    ),
                )
            ),
            Phrase("We can call you back, or you keep your place and the first one here sees it."),
            actions=(CALLBACK, WAIT, BACK),
        )
    place = Phrase("A person will be with you. Your place in the queue: {n}.", {"n": outlook.place})
    time = (
        Phrase("Expected wait in minutes: about {n}.", {"n": outlook.wait_minutes})
        if outlook.wait_minutes is not None
        else Phrase("How long it takes can't be said yet. You may leave this page: we keep it.")
    )
    return bot(Kind.OFFER, place, time, actions=(CALLBACK, BACK))


def emergency_card(service: str) -> Outgoing:
    emergency = EMERGENCIES[service]
    return Outgoing(
        BOT,
        Kind.EMERGENCY,
        phrases=(emergency.title, *emergency.say, INTERPRETER, CHINESE_HINT),
        card={"service": service, "number": emergency.number, "chinese": emergency.chinese},
    )


def menu(*before: Phrase) -> Outgoing:
    return bot(Kind.ASK, *before, Phrase("What would you like to do?"), actions=MENU)


def hours(outlook: Outlook) -> tuple[Phrase, ...]:
    return Phrase("Service hours in your language:"), outlook.hours


def which_emergency() -> Outgoing:
    return bot(
        Kind.ASK,
        Phrase("In danger, call at once. What do you need?"),
        actions=(
            Action("emergency:police", Phrase("Police: 110")),
            Action("emergency:fire", Phrase("Fire: 119")),
            Action("emergency:medical", Phrase("Ambulance: 120")),
        ),
    )


def elsewhere(pass_: Pass) -> Outgoing:
    """The link ends its line and stands bare, so that every channel makes one of it; the code
    keeps its direction between Arabic words."""
    return Outgoing(
        BOT,
        Kind.TEXT,
        phrases=(
            Phrase(
                "To continue in a browser, open this link within {n} minutes: {link}",
                {"n": int(LINK_LASTS.total_seconds() // 60), "link": pass_.link},
            ),
            Phrase(
                "To continue in another app, send us this code there within {n} minutes: {code}",
                {"n": int(CODE_LASTS.total_seconds() // 60), "code": f"\u2066{pass_.code}\u2069"},
            ),
            Phrase("Each works once. Whoever has it reads this conversation: give it to nobody."),
        ),
        card={PRIVATE: True},
    )


def continued(channel: str, id_: str) -> Outgoing:
    """What resident and agent see when the conversation has moved; under one id it is said
    once."""
    name = CHANNELS.get(channel, channel)
    phrase = Phrase("The conversation continues here: {channel}.", {"channel": name})
    return Outgoing(SYSTEM, Kind.NOTICE, phrases=(phrase,), external_id=f"continued:{id_}")
