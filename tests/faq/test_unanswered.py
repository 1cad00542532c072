"""Grouping what was asked in vain."""

from datetime import UTC, datetime, timedelta

from core.people import Language
from faq.exchange import SEED, read_folder
from faq.unanswered import WEEKS, Missed, grouped, still_unanswered, wordings

NOW = datetime(2026, 11, 26, tzinfo=UTC)


def missed(
    seq: int, text: str, *, days: float = 0, slug: str | None = None, top: tuple[str, ...] = ()
) -> Missed:
    kind = "oos" if slug is None else "unhelpful"
    at = NOW - timedelta(days=days)
    return Missed(("c", seq), kind, slug, text, Language.EN, top, at)


def test_the_same_words_stand_once_and_without_personal_data() -> None:
    found = wordings(
        [
            missed(3, "Ring 13800138000  please"),
            missed(2, "x"),
            missed(1, "ring 13900139000 please"),
        ]
    )
    assert [(one.text, len(one.places)) for one in found] == [("ring [phone] please", 2), ("x", 1)]


def test_groups_are_counted_by_week_and_sorted() -> None:
    found = [
        missed(1, "a", days=0.5, top=("metro", "taxi")),
        missed(2, "b", days=8, top=("taxi",)),
        missed(3, "c", slug="sim-card"),
        missed(4, "a", days=500),
    ]
    said = wordings(found)
    groups = grouped(found, said, [[2], [0, 1]], NOW)
    assert [group.count for group in groups] == [3, 1]
    assert [wording.text for wording in groups[0].wordings] == ["a", "b"], "most frequent first"
    assert groups[0].weeks == (1, *[0] * (WEEKS - 3), 1, 1)
    assert groups[0].suggested == ("taxi", "metro")
    assert groups[1].unhelpful == ("sim-card",)


def test_what_is_a_phrasing_by_now_is_answered() -> None:
    topics = read_folder(SEED)
    phrasing = topics[0].texts[Language.EN].phrasings[0]
    same, other = missed(1, f" {phrasing.upper()} "), missed(2, f"{phrasing} zorbo")
    judged = missed(3, phrasing, slug="taxi")
    assert still_unanswered([same, other, judged], topics) == [other, judged]
