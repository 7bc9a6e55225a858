"""What a cell says is read as it is written, and never more.

If it fails, a stage has a channel that nobody named, a feeling that nobody had, or a list that is cut in two.
"""

import pytest

from cxjourney.deserialize.feeling_faces import FACES
from cxjourney.importers.table_values import channel_items, channel_of, feeling, is_blank, items, on_scale


def test_lists_are_split_at_lines_semicolons_and_bullets_never_at_commas() -> None:
    assert items("Compare, ask\n- Search; • Call\n2) Wait") == ["Compare, ask", "Search", "Call", "Wait"]
    assert items("What does it cost, and when?") == ["What does it cost, and when?"]
    assert items("یک؛ دو；三") == ["یک", "دو", "三"]
    assert items(3.0) == ["3"]
    assert items("2 hours") == ["2 hours"]


@pytest.mark.parametrize("cell", [None, "", " ", "-", "—", "n/a", "N/A", "…", "TBD"])
def test_a_sign_for_nothing_is_nothing(cell: str | None) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize(
    ("cell", "figure", "best", "score", "says"),
    [
        (2, 2, None, None, ""),
        (-1.5, -1.5, None, None, ""),
        ("4/5", 4, 5, None, ""),
        ("Curious, slightly sceptical (2/5)", 2, 5, None, "Curious, slightly sceptical"),
        ("3 von 5: geht so", 3, 5, None, "geht so"),
        ("−2", -2, None, None, ""),
        ("+1 – relieved", 1, None, None, "relieved"),
        ("1,5", 1.5, None, None, ""),
        ("۲", 2, None, None, ""),
        ("Happy (2)", 2, None, None, "Happy"),
        ("😟 Frustrasi ringan", None, None, -1, "Frustrasi ringan"),
        ("😀", None, None, 2, ""),
        ("☹️ lost", None, None, -1, "lost"),
        (":-) fine", None, None, 1, "fine"),
        ("😀 then 😡", None, None, None, "😀 then 😡"),
        ("🤔 hm", None, None, None, "🤔 hm"),
        ("Overwhelmed", None, None, None, "Overwhelmed"),
        ("Anxious+", None, None, None, "Anxious+"),
        ("Waits 20 minutes", None, None, None, "Waits 20 minutes"),
    ],
)
def test_a_feeling_has_a_figure_or_a_face_or_words_alone(
    cell: str | float, figure: float | None, best: float | None, score: float | None, says: str
) -> None:
    assert feeling(cell) == (figure, best, score, says)


def test_no_face_stands_for_two_scores() -> None:
    faces = "".join(FACES.values())
    assert len(set(faces)) == len(faces)


def test_a_scale_becomes_minus_two_to_two() -> None:
    assert [on_scale(n, 1, 5) for n in (1, 2, 3, 4, 5)] == [-2, -1, 0, 1, 2]
    assert on_scale(5.5, 1, 10) == 0
    assert on_scale(0, 1, 5) is None
    assert [on_scale(n, 5, 1) for n in (1, 5)] == [2, -2]


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("Email", "email"),
        ("Confirmation (email)", "email"),
        ("Website: search", "web"),
        ("Mobile app", "mobile-app"),
        ("Instagram ad", "social"),
        ("Halaman login (web)", "web"),
        ("phone call", "phone"),
        ("Store visit", "store"),
        ("تلفن", "phone"),
        ("官网", "web"),
        ("店舗", "store"),
        ("App Store", None),
        ("Online store", None),
        ("Email or phone", None),
        ("Application form", None),
        ("Blog post", None),
        ("Call to action", None),
        ("Creative brief", None),
        ("Onboarding Flow", None),
        ("Tracking page, text message", None),
        ("Website, then checkout on the website", "web"),
        ("Office hours", None),
        ("", None),
    ],
)
def test_a_channel_is_named_by_a_word_or_not_at_all(words: str, channel: str | None) -> None:
    assert channel_of(words) == channel


def test_channels_between_commas_are_several_only_where_each_is_one() -> None:
    assert channel_items("Website, email, WhatsApp") == ["Website", "email", "WhatsApp"]
    assert channel_items("Phone/Email") == ["Phone", "Email"]
    assert channel_items("Ad, seen on the bus") == ["Ad, seen on the bus"]
