"""A message of every kind, in a language, as the record holds it: for tests of channels."""

from functools import cache

from core.emergencies import EMERGENCIES
from core.message import (
    BOT,
    SYSTEM,
    Action,
    Attachment,
    Author,
    AuthorKind,
    Kind,
    Message,
    Place,
)
from core.people import Language
from core.phrases import Phrase
from faq.answers import PublishedAnswers
from faq.exchange import SEED, read_folder
from tests.desk_parts import NOON, SetClock
from web.translations import Catalogues

translate = Catalogues()
HANDOFF = "0123456789abcdef" * 2
AGENT = Author(AuthorKind.AGENT, "a1", "Li Na")
LONG_SLUG = "a-topic-whose-slug-is-as-long-as-it-may-be-and-longer-words"
PICTURE = Attachment("1" * 32, "street.jpg", "image/jpeg", 12_345, 800, 600, thumbnail=True)
VOICE = Attachment("2" * 32, "voice.mp3", "audio/mpeg", 4_321)
VIDEO = Attachment("3" * 32, "clip.mp4", "video/mp4", 54_321, 640, 360, thumbnail=True)
PDF = Attachment("4" * 32, "form.pdf", "application/pdf", 23_456)
PLACE = Place(23.1291, 113.2644, "广州市公安局出入境接待大厅", "解放南路155号")


@cache
def answers() -> PublishedAnswers:
    return PublishedAnswers(read_folder(SEED), SetClock())


def answer(slug: str, language: Language, seq: int = 1, *, details: bool = False) -> Message:
    said = answers().answer(slug, language, details=details)
    assert said is not None
    return Message(
        "c" * 32,
        seq,
        said.author,
        said.kind,
        said.text,
        said.language or language,
        NOON,
        card=said.card,
        actions=said.actions,
    )


@cache
def of_every_kind(language: Language) -> dict[str, Message]:
    """By a name that says what is shown."""

    def message(
        kind: Kind,
        text: str | Phrase = "",
        author: Author = BOT,
        card: dict[str, object] | None = None,
        actions: tuple[Action, ...] = (),
        files: tuple[Attachment, ...] = (),
    ) -> Message:
        words = text if isinstance(text, str) else translate(text, language)
        return Message(
            "c" * 32,
            7,
            author,
            kind,
            words,
            language,
            NOON,
            card=card or {},
            actions=actions,
            files=files,
        )

    person = Action("agent", Phrase("Talk to a person"))
    callback = Action("callback", Phrase("Call me back"))
    asked = answers().question("lost-passport", language) or ""
    shown = {
        "text": message(Kind.TEXT, Phrase("You are welcome. Is there anything else?")),
        "notice": message(Kind.NOTICE, Phrase("Thank you."), SYSTEM),
        "answer": answer("lost-passport", language),
        "details": answer("lost-passport", language, details=True),
        "ask": message(
            Kind.ASK,
            Phrase("Do you mean one of these?"),
            actions=(
                Action("topic:lost-passport", asked),
                Action(f"topic:{LONG_SLUG}", asked),
                Action(f"helpful:{LONG_SLUG}:yes", Phrase("Yes, this helped")),
                person,
            ),
        ),
        "offer": message(
            Kind.OFFER,
            Phrase("I have not understood you again. Would you like to talk to a person?"),
            actions=(person, callback),
        ),
        "languages": message(
            Kind.ASK,
            Phrase("I answer in these languages. Which one suits you?"),
            actions=tuple(
                Action(f"language:{one}", Phrase("Answer in {language}", {"language": one}), one)
                for one in Language
            ),
        ),
        "callback": message(Kind.CALLBACK, Phrase("Which number may we call, and when suits you?")),
        "callback to a known number": message(
            Kind.CALLBACK,
            Phrase("Which number may we call, and when suits you?"),
            card={"phone": "+8613800138000"},
        ),
        "rating": message(
            Kind.RATING,
            Phrase("How was it? Your rating helps us do better."),
            SYSTEM,
            card={"handoff_id": HANDOFF},
        ),
        "agent": message(Kind.TEXT, "Please bring your passport. 请带护照。", AGENT),
        "long": message(Kind.TEXT, "Please bring your passport 🛂. 请带护照。\n" * 150, AGENT),
        "hostile": message(Kind.TEXT, "<b>&amp;]]> *_`[x](tg://user?id=1) \u202e\u2066 𝄞", AGENT),
        "picture": message(Kind.TEXT, "This street.", AGENT, files=(PICTURE,)),
        "files": message(Kind.TEXT, "", AGENT, files=(PICTURE, VOICE, VIDEO, PDF)),
        "place": message(Kind.TEXT, PLACE.name, AGENT, card={"place": PLACE.card()}),
    }
    for service in EMERGENCIES:
        shown[f"emergency: {service}"] = message(
            Kind.EMERGENCY,
            EMERGENCIES[service].title,
            card={"service": service, "number": EMERGENCIES[service].number, "chinese": ""},
        )
    return shown
