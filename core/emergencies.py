"""What a resident in an emergency gets, whatever the conversation's state.

Sources: shared/content/facts.md, sections emergency-police, emergency-fire, emergency-medical.
"""

from dataclasses import dataclass

from core.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Emergency:
    """``chinese`` is shown to somebody nearby: it is never translated."""

    service: str
    number: str
    title: Phrase
    say: tuple[Phrase, ...]
    chinese: str


CHINESE_HINT = Phrase("Show this to somebody nearby:")

EMERGENCIES: dict[str, Emergency] = {
    "police": Emergency(
        service="police",
        number="110",
        title=Phrase("Call the police now: 110"),
        say=(
            Phrase("Say where you are: address, metro exit or the name of a shop."),
            Phrase("Say what happened, and whether anyone is hurt or armed."),
            Phrase("Say your name and telephone number. Stay on the line."),
        ),
        chinese="我需要警察！请帮我拨打110报警，并告诉他们我们现在的地址。我不会说中文。",
    ),
    "fire": Emergency(
        service="fire",
        number="119",
        title=Phrase("Call fire and rescue now: 119"),
        say=(
            Phrase("Leave at once by the stairs, not the lift. Stay low in smoke. Close doors."),
            Phrase("Say the exact address and floor, what burns, and whether people are trapped."),
            Phrase("Gas smell: touch no switch, open windows, call from outside."),
        ),
        chinese="着火了（或有人被困、燃气泄漏）！请帮我拨打119，并告诉他们我们现在的地址。我不会说中文。",
    ),
    "medical": Emergency(
        service="medical",
        number="120",
        title=Phrase("Call an ambulance now: 120"),
        say=(
            Phrase("Say the exact place and a landmark."),
            Phrase("Say age and sex, whether the person is conscious and breathing, since when."),
            Phrase("Do not hang up first. Unlock the door. Have passport and medicines ready."),
        ),
        chinese="有人需要急救！请帮我拨打120叫救护车，并告诉他们我们现在的地址。我不会说中文。",
    ),
}

PLATFORM = "960169"
INTERPRETER = Phrase(
    "For an interpreter on the call, ring {number} afterwards, or ask us here.",
    {"number": PLATFORM},
)
