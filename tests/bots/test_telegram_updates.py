"""Every kind of update, as it was captured, and what it is to us."""

import pytest
from aiogram.types import Update

from bots.telegram_commands import COMMANDS, MENU, RESUME, Me, menu
from bots.telegram_events import (
    Event,
    Ignored,
    Left,
    Moved,
    NotHere,
    Pressed,
    Returned,
    Sent,
    Unread,
    Written,
)
from bots.telegram_updates import UPDATES, chat_of, read
from core.message import MAX_TEXT, Place
from core.people import Language
from tests.bots.messages import translate
from tests.bots.telegram_parts import PAYLOADS, payload

ME = Me(7000001, "yuqiao_desk_bot")
AMINA, JIHO, LAYLA, WEI = 5500001, 5500002, 5500003, 5500004
GROUP = -1002200000001
FR, KO, AR, ZH = Language.FR, Language.KO, Language.AR, Language.ZH
TALK, PHOTO = Ignored("group's own talk"), Sent("AgACAgQAAxkBAAI-large", "photo.jpg", 98211)
EXPECTED: dict[str, Event] = {
    "text": Written(AMINA, "", "Comment prolonger mon visa ?"),
    "text_formatted": Written(AMINA, "", "See https://example.org/a and *this*"),
    "text_forwarded": Written(AMINA, "", "Le bureau est fermé lundi."),
    "text_reply": Written(WEI, "", "这是什么意思?", language=ZH),
    "command_start": Written(AMINA, "", "/start", "start"),
    "command_help": Written(AMINA, "", "/help", "start"),
    "command_menu": Written(AMINA, "", "/menu", "menu"),
    "command_named": Written(AMINA, "", "/menu", "menu"),
    "command_rtl": Written(LAYLA, "", "\u200f/menu\u200f", "menu", language=AR),
    "command_ask": Written(AMINA, "", "/ask", "ask"),
    "command_ask_words": Written(AMINA, "", "où acheter une carte SIM ?"),
    "command_person": Written(AMINA, "", "/person", "agent"),
    "command_video": Written(AMINA, "", "/video", "video"),
    "command_callback": Written(AMINA, "", "/callback", "callback"),
    "command_callback_number": Written(AMINA, "", "+86 138 0000 0000, ce soir", "callback"),
    "command_emergency": Written(AMINA, "", "/emergency", "emergency"),
    "command_emergency_fire": Written(AMINA, "", "/emergency fire", "emergency:fire"),
    "command_language": Written(AMINA, "", "/language", "language"),
    "command_language_ja": Written(AMINA, "", "/language ja", "language:ja", language=Language.JA),
    "command_resume": Written(AMINA, "", "/resume"),
    "command_resume_code": Written(AMINA, "", "/resume K7M4-9QXT"),
    "command_unknown": Written(AMINA, "", "/weather demain", "menu"),
    "command_other_bot": Ignored("another bot's command"),
    "start_resume": Written(AMINA, "", "/resume K7M4-9QXT"),
    "start_unknown": Written(AMINA, "", "/start poster_12", "start"),
    "edited_text": Written(
        AMINA,
        "5500001:69:e1795766499",
        "Comment prolonger mon visa de travail ?",
        edits="5500001:69",
    ),
    "edited_caption": Written(
        AMINA, "5500001:70:e1795766479", "C'est ce formulaire.", edits="5500001:70"
    ),
    "edited_live_location": Ignored("edit without words"),
    "callback": Pressed(AMINA, "23622324960001", "details:lost-passport", "Plus de détails", FR),
    "callback_pointer": Pressed(
        AMINA, "23622324960002", f"~{'c' * 32}:7:2", "Oui, cela m'a aidé", FR
    ),
    "callback_old": Pressed(AMINA, "23622324960003", "agent", "", FR),
    "callback_no_message": Pressed(AMINA, "23622324960004", "menu", "", FR),
    "callback_game": Ignored("game"),
    "callback_group": Pressed(GROUP, "23622324960006", "helpful:lost-passport:no", "Non", KO),
    "photo": Written(AMINA, "", file=PHOTO),
    "photo_album": Written(AMINA, "", file=PHOTO),
    "photo_caption": Written(AMINA, "", "Est-ce le bon formulaire ?", file=PHOTO),
    "photo_command": Written(AMINA, "", "regardez ceci", "agent", file=PHOTO),
    "voice": Written(
        LAYLA, "", file=Sent("AwACAgQAAxkBAAI-voice", "voice.ogg", 15630), language=AR
    ),
    "video": Written(
        AMINA, "", "La fuite", file=Sent("BAACAgQAAxkBAAI-video", "IMG_0042.MOV", 912333)
    ),
    "video_note": Written(AMINA, "", file=Sent("DQACAgQAAxkBAAI-note", "video.mp4", 400123)),
    "audio": Written(AMINA, "", file=Sent("CQACAgQAAxkBAAI-audio", "annonce.mp3", 2900111)),
    "document": Written(
        AMINA, "", "Mon bail", file=Sent("BQACAgQAAxkBAAI-doc", "bail \u202efdp.exe", 331002)
    ),
    "document_too_large": Written(
        AMINA, "", "Tous les papiers", file=Sent("BQACAgQAAxkBAAI-big", "film.zip", 734003200)
    ),
    "animation": Written(AMINA, "", file=Sent("CgACAgQAAxkBAAI-gif", "gif.mp4", 88123)),
    "sticker": Written(AMINA, "", "👍"),
    "sticker_without_emoji": Unread(AMINA, ""),
    "location": Written(AMINA, "", place=Place(23.132912, 113.264385)),
    "location_live": Written(AMINA, "", place=Place(23.13, 113.26)),
    "venue": Written(
        WEI, "", place=Place(23.1291, 113.2644, "广州市公安局", "解放南路155号"), language=ZH
    ),
    "contact_own": Written(AMINA, "", "+33600000000"),
    "contact": Written(AMINA, "", "+8613800000000 Landlord Li"),
    "poll": Unread(AMINA, ""),
    "dice": Unread(AMINA, ""),
    "story": Unread(AMINA, ""),
    "unknown_kind": Unread(AMINA, ""),
    "pinned": Ignored("service message"),
    "group_talk": TALK,
    "group_member_joined": TALK,
    "group_command": Written(GROUP, "", "운전면허는 어떻게 바꿔요?", language=KO),
    "group_command_plain": Written(GROUP, "", "/menu", "menu", language=KO),
    "group_command_foreign": TALK,
    "group_command_other_bot": Ignored("another bot's command"),
    "group_mention": Written(GROUP, "", "병원은 어디 있어요?", language=KO),
    "group_mention_other": TALK,
    "group_reply": Written(GROUP, "", "네, 맞아요", language=KO),
    "group_reply_other": TALK,
    "group_resume": NotHere(GROUP, "", KO),
    "group_code": NotHere(GROUP, "", KO),
    "group_anonymous_admin": Written(GROUP, "", "/menu", "menu", language=None),
    "group_other_bot_talks": Ignored("bot"),
    "group_migrated": Moved(-4100001, GROUP),
    "group_migrated_from": TALK,
    "group_added": Returned(GROUP),
    "group_removed": Left(GROUP),
    "blocked": Left(AMINA),
    "unblocked": Returned(AMINA),
    "channel_post": Ignored("kind of update"),
    "channel_as_message": Ignored("channel"),
    "channel_added": Ignored("channel"),
    "nobody": Ignored("nobody's"),
    "reaction": Ignored("kind of update"),
}
"""Of each the one event. An empty id stands for chat and message, and no language for the one of
the account in a private chat."""
SEVERAL = {"text_long", "command_emergency_words", "start_language", "malformed"}


def events(name: str) -> list[Event]:
    return read(Update.model_validate(payload(name)), ME)


def test_every_payload_is_expected() -> None:
    assert {path.stem for path in PAYLOADS.glob("*.json")} == EXPECTED.keys() | SEVERAL


@pytest.mark.parametrize("name", list(EXPECTED))
def test_a_payload(name: str) -> None:
    raw = payload(name)
    found = events(name)
    expected = EXPECTED[name]
    if isinstance(expected, Written | Unread | NotHere):
        message = raw.get("message") or raw["edited_message"]
        own = "language" if expected.chat_id == AMINA and expected.language is None else ""
        fields = {slot: getattr(expected, slot) for slot in expected.__slots__}
        fields["external_id"] = (
            expected.external_id or f"{message['chat']['id']}:{message['message_id']}"
        )
        fields |= {"language": FR} if own else {}
        expected = type(expected)(**fields)
    assert found == [expected]


def test_what_is_longer_than_a_message_of_ours_is_several() -> None:
    found = [event for event in events("text_long") if isinstance(event, Written)]
    assert [len(event.text) <= MAX_TEXT for event in found] == [True, True]
    assert "".join(e.text for e in found).replace(" ", "") == payload("text_long")["message"][
        "text"
    ].replace(" ", "")
    assert found[1].external_id == found[0].external_id + ":2"


def test_an_emergency_in_words_is_asked_about_and_understood() -> None:
    choice, words = events("command_emergency_words")
    assert isinstance(choice, Written)
    assert isinstance(words, Written)
    assert (choice.choice, choice.text) == ("emergency", "/emergency ma maison brûle")
    assert (words.choice, words.text) == (None, "ma maison brûle")
    assert choice.external_id != words.external_id


def test_a_deep_link_with_a_language_is_greeted_in_it() -> None:
    language, start = events("start_language")
    assert isinstance(language, Written)
    assert isinstance(start, Written)
    assert (language.choice, start.choice) == ("language:es", "start")
    assert language.language is start.language is Language.ES


@pytest.mark.parametrize("name", [name for name in EXPECTED if "channel" not in name])
def test_updates_of_a_chat_are_known_before_they_are_read(name: str) -> None:
    assert chat_of(payload(name)) in {AMINA, JIHO, LAYLA, WEI, GROUP, -4100001, 0}
    for event in events(name):
        if not isinstance(event, Ignored) and name != "callback_no_message":
            assert chat_of(payload(name)) == event.chat_id


@pytest.mark.parametrize("raw", [None, [], "x", 7, {}, {"message": None}, {"message": {"chat": 5}}])
def test_what_is_no_update_belongs_to_no_chat(raw: object) -> None:
    assert chat_of(raw) == 0


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh-hans", ZH),
        ("zh-hant", ZH),
        ("pt-br", Language.PT),
        ("en_US", Language.EN),
        ("", None),
        ("de", None),
        (None, None),
    ],
)
def test_the_language_of_an_account(tag: str | None, language: Language | None) -> None:
    raw = payload("text")
    raw["message"]["from"]["language_code"] = tag
    (event,) = read(Update.model_validate(raw), ME)
    assert isinstance(event, Written)
    assert event.language is language


def test_commands_are_offered_in_every_language() -> None:
    assert MENU.keys() == COMMANDS.keys() | {RESUME}
    for language in Language:
        offered = menu(language, translate)
        assert [command.command for command in offered] == list(MENU)
        assert all(1 <= len(command.description) <= 256 for command in offered)


def test_only_what_is_handled_is_asked_for() -> None:
    assert set(UPDATES) <= Update.model_fields.keys()
