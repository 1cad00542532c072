"""Codes, as they are made and as people type them."""

import pytest

from core import passes


def test_a_code_is_read_as_it_is_shown() -> None:
    for _ in range(50):
        code = passes.new_code()
        assert passes.sought(passes.shown(code)) == (True, code)
        assert passes.typed(passes.shown(code).lower()) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("K7M4-9QXT", "K7M49QXT"),
        ("k7m4–9qxt", "K7M49QXT"),
        (" k7m4 9qxt ", "K7M49QXT"),
        ("K7M49QXT", "K7M49QXT"),
        ("\u200fK7M4-9QXT\u200f", "K7M49QXT"),
        ("\uff2b\uff17\uff2d\uff14\uff0d\uff19\uff31\uff38\uff34", "K7M49QXT"),
        # what looks alike is the same
        ("Ki0O-lAB2", "K100" + "1AB2"),
        ("K7M4-9QX", None),
        ("K7M4-9QXU", None),
        ("", None),
    ],
)
def test_what_is_typed_into_a_field(text: str, code: str | None) -> None:
    assert passes.typed(text) == code


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("K7M4-9QXT", (True, "K7M49QXT")),
        ("\u202bk7m4-9qxt\u202c", (True, "K7M49QXT")),
        ("/resume K7M4-9QXT", (True, "K7M49QXT")),
        ("\u200f/resume k7m49qxt", (True, "K7M49QXT")),
        ("/resume@desk_bot K7M4 9QXT", (True, "K7M49QXT")),
        ("/Resume K7M4-9QXT", (True, "K7M49QXT")),
        ("/start K7M49QXT", (True, "K7M49QXT")),
        ("/resume", (True, None)),
        ("/resume please!", (True, None)),
        ("/start", (False, None)),
        ("/start hello", (False, None)),
        ("/resumed K7M4-9QXT", (False, None)),
        # neither words nor numbers are taken for a code
        ("work-visa", (False, None)),
        ("passport", (False, None)),
        ("1380-0138", (False, None)),
        ("K7M49QXT", (False, None)),
        ("K7M4 9QXT", (False, None)),
        ("my code is K7M4-9QXT", (False, None)),
        ("", (False, None)),
    ],
)
def test_what_is_typed_as_a_message(text: str, sought: tuple[bool, str | None]) -> None:
    assert passes.sought(text) == sought
