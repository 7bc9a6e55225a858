"""Widths of text, and lines that fit.

If it fails, words run out of their cards, or a line breaks where no language breaks one.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.maps.canvas import fonts, text_wrapping
from cxjourney.maps.canvas.hyphenation import HYPHEN
from cxjourney.maps.canvas.looks import BOLD, REGULAR
from cxjourney.maps.canvas.text_wrapping import (
    break_evenly,
    break_lines,
    direction,
    leaves_word_alone,
    runs,
    text_width,
    visible_text,
)


def test_width_grows_with_size_and_weight() -> None:
    assert text_width("Applies", 20) == pytest.approx(2 * text_width("Applies", 10))
    assert text_width("Applies", 10, BOLD) > text_width("Applies", 10)


def test_width_is_the_font_s_own() -> None:
    assert text_width("n", 1000) == pytest.approx(618, abs=1)


def test_half_space_of_persian_takes_no_room_and_parts_letters() -> None:
    assert text_width("\u200c", 10) == 0
    assert text_width("می\u200cکند", 10) != text_width("میکند", 10)
    assert {family for family, _ in runs("می\u200cکند")} == {fonts.ARABIC}


EAST_ASIAN = {"客户旅程": 40.0, "お客様の": 40.0, "고객여정": 36.8}


@pytest.mark.skipif(find_spec("manimgx_fonts_cjk") is None, reason="the extra print is not installed")
@pytest.mark.parametrize("text", EAST_ASIAN)
def test_east_asian_scripts_are_measured_with_the_fonts_of_the_extra(text: str) -> None:
    assert text_width(text, 10) == pytest.approx(EAST_ASIAN[text])
    assert {family for family, _ in runs(text)} == {fonts.CJK}


@pytest.fixture
def without_cjk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def forget() -> None:
        fonts.family_of.cache_clear()
        text_wrapping._ems.cache_clear()

    monkeypatch.setattr(fonts, "_has_cjk", lambda: False)
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.mark.usefixtures("without_cjk")
@pytest.mark.parametrize("text", EAST_ASIAN)
def test_east_asian_scripts_are_estimated_as_square_without_the_extra(text: str) -> None:
    assert text_width(text, 10) == pytest.approx(40)
    assert {family for family, _ in runs(text)} == {None}


@pytest.mark.parametrize(
    ("language", "text", "family"),
    [
        ("ja", "直", "JP"),
        ("ko-KR", "直", "KR"),
        ("zh", "直", "SC"),
        ("zh-CN", "直", "SC"),
        ("zh-Hant-TW", "直", "TC"),
        ("zh-HK", "直", "HK"),
        ("en", "直す", "JP"),
        ("en", "직", "KR"),
        ("en", "直", "SC"),
    ],
)
def test_ideographs_look_as_they_do_in_the_language_of_the_map(language: str, text: str, family: str) -> None:
    assert fonts.regional_family(fonts.CJK, language, set(text)) == f"{fonts.CJK} {family}"


def test_each_run_is_drawn_by_one_font() -> None:
    families = [family for family, _ in runs("Map نقشه 日本 🙂")]
    east_asian = fonts.CJK if find_spec("manimgx_fonts_cjk") else None
    assert families == ["Noto Sans", fonts.ARABIC, "Noto Sans", east_asian, "Noto Sans", "Noto Emoji"]


def test_letters_that_plex_has_not_are_noto_s() -> None:
    assert [family for family, _ in runs("\u06a2")] == ["Noto Sans Arabic"]


@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_only_lam_and_alef_are_drawn_as_one_letter(weight: int) -> None:
    def glyphs(text: str) -> int:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(fonts.font(fonts.ARABIC, weight), buffer)
        return len(buffer.glyph_infos)

    assert [glyphs(text) for text in ("مشتری", "کسی", "چیز", "لا")] == [5, 3, 3, 1]


def test_joined_emoji_stay_together() -> None:
    (line, *_) = break_lines("👩‍👩‍👧‍👦" * 3, text_width("👩‍👩‍👧‍👦", 10) + 1, 10)
    assert line == "👩‍👩‍👧‍👦"


@given(st.text(max_size=300), st.sampled_from([30.0, 80.0, 300.0]), st.sampled_from([REGULAR, BOLD]))
def test_lines_fit_and_lose_nothing(text: str, width: float, weight: int) -> None:
    text = visible_text(text)
    lines = break_lines(text, width, 10, weight)
    assert re.sub(rf"[\s{HYPHEN}]", "", "".join(lines)) == re.sub(rf"[\s{HYPHEN}]", "", text)
    for line in lines:
        assert text_width(line, 10, weight) <= width * 1.05 or len(line) <= 8


def test_long_words_break() -> None:
    lines = break_lines("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 100, 10)
    assert len(lines) > 3
    assert all(text_width(line, 10) <= 100 for line in lines)


def test_breaks_after_hyphens_and_between_ideographs_but_not_before_a_full_stop() -> None:
    assert break_lines("self-service", text_width("self-serv", 10), 10) == ("self-", "service")
    assert break_lines("Has an X-ray", text_width("Has an X-r", 10), 10) == ("Has an", "X-ray")
    assert break_lines("客户旅程图。", 50, 10) == ("客户旅", "程图。")


TITLES = (
    "オンライン注文（返品あり）、そして返金まで。「届かない」という声：カスタマージャーニー",
    "スマートフォンで（本人確認、）「確認。」",
    "网上下单（可退货），直到退款。“没有收到”的声音：客户旅程",
    "カスタマージャーニーマップ",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("ems", [4, 5, 6, 8, 11])
def test_no_line_of_chinese_or_japanese_begins_with_a_sign_that_closes_or_ends_with_one_that_opens(
    title: str, ems: int
) -> None:
    for broken in (break_lines, break_evenly):
        lines = broken(title, ems * 16.0, 16.0, BOLD)
        assert "".join(lines) == title
        assert all(text_width(line, 16.0, BOLD) <= ems * 16.0 for line in lines)
        assert not [line for line in lines[1:] if line[0] in "、。，）」：”ーャッァ"], lines
        assert not [line for line in lines[:-1] if line[-1] in "（「“"], lines


def test_a_word_in_katakana_stays_whole_where_a_line_holds_it_and_else_leaves_no_sign_alone() -> None:
    assert break_lines("確認するスマートフォン", 8 * 16.0, 16.0) == ("確認する", "スマートフォン")
    assert min(map(len, break_lines("カスタマージャーニーマップ", 7.6 * 16.0, 16.0, BOLD))) >= 3


def test_a_title_in_japanese_breaks_between_phrases_where_that_takes_no_line_more() -> None:
    assert break_evenly("カードと暗証番号を受け取る", 9 * 16.0, 16.0, BOLD) == ("カードと暗証番号を", "受け取る")
    title = "オンラインで口座を開設してから最初の一か月が過ぎるまで"
    assert break_evenly(title, 18 * 16.0, 16.0, BOLD) == ("オンラインで口座を開設してから", "最初の一か月が過ぎるまで")
    assert len(break_evenly("暗証番号確認書類を送る", 6 * 16.0, 16.0, BOLD)) == 2


def test_chinese_leaves_no_sign_alone_and_a_title_breaks_after_its_marks() -> None:
    assert break_lines("不是任何人的数据", 7 * 16.0, 16.0) == ("不是任何人的", "数据")
    assert break_evenly("申请贷款：从咨询到放款", 8 * 16.0, 16.0, BOLD) == ("申请贷款：", "从咨询到放款")
    # A clause that no line holds keeps lines even.
    assert break_evenly("顾客带着两个纸箱去网点，等", 7 * 16.0, 16.0, BOLD) == ("顾客带着两个纸", "箱去网点，等")


def test_dates_and_signs_do_not_break() -> None:
    assert break_lines("by 2027-02-15", text_width("by 2027-02-", 10), 10) == ("by", "2027-02-15")
    assert break_lines("at (-5)", text_width("at (-", 10), 10) == ("at", "(-5)")


def test_a_line_never_begins_with_the_dot_between_facts() -> None:
    assert break_lines("assisted · key", text_width("assisted ·", 10) + 0.1, 10) == ("assisted ·", "key")
    assert break_lines("assisted \u200f·\u200f key", text_width("assisted ·", 10) + 0.1, 10)[1] == "key"


@pytest.mark.parametrize(
    ("title", "width"),
    [
        ("All customer journeys", 195.0),
        ("Pindah dari prabayar ke pascabayar", 250.0),
        ("Goes through the figures with an adviser", 130.0),
    ],
)
def test_lines_of_a_title_are_even_and_no_more_than_they_were(title: str, width: float) -> None:
    plain, even = break_lines(title, width, 20), break_evenly(title, width, 20)
    assert len(plain) == len(even)
    lengths = [[text_width(line, 20) for line in lines] for lines in (plain, even)]
    assert max(lengths[1]) - min(lengths[1]) <= max(lengths[0]) - min(lengths[0])
    assert max(lengths[1]) <= width
    assert " ".join(even) == title


def test_a_title_is_even_without_dividing_a_word_that_fits() -> None:
    assert break_evenly("A Donaudampfschifffahrt", 230.0, 20) == ("A", "Donaudampfschifffahrt")
    assert break_evenly("Own\nbreaks stay as they are", 400.0, 20) == ("Own", "breaks stay as they are")


def test_own_line_breaks_stay() -> None:
    assert break_lines("one\ntwo\n\nfour", 300, 10) == ("one", "two", "", "four")


def test_what_could_turn_its_neighbours_is_written_out() -> None:
    assert visible_text("a\u202eb\u2066c\x07") == "a[U+202E]b[U+2066]c[U+0007]"
    assert visible_text("\uffff\U0001fffe") == "[U+FFFF][U+1FFFE]"
    assert visible_text("نیم\u200cفاصله 👩‍👧") == "نیم\u200cفاصله 👩‍👧"


def test_direction_is_that_of_the_first_letter() -> None:
    assert direction("۱۲ مرحله (web)", "ltr") == "rtl"
    assert direction("web وب", "ltr") == "ltr"
    assert direction("12 %", "rtl") == "rtl"


def test_a_line_of_a_persian_map_may_begin_with_a_latin_name() -> None:
    assert direction("Northbank · سفر مشتری", "rtl") == "rtl"


def test_a_word_alone_on_the_last_line_is_noticed() -> None:
    text = "Who is able to complete it"
    wide = text_width(text, 10)
    assert leaves_word_alone(text, wide - 1, 10)
    assert not leaves_word_alone(text, wide + 1, 10), "all stands on one line"
    assert not leaves_word_alone(text, wide / 2 + 5, 10), "two words or more stand on the last line"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("aa bb cc " * 4 + "dd", ["aa bb", "cc dd"]),
        ("aaaa bbbb " * 4 + "dddd", ["aaaa bbbb", "dddd"]),
    ],
)
def test_the_last_word_of_a_long_text_gets_company_where_the_line_before_has_a_word_to_spare(
    text: str, last: list[str]
) -> None:
    width = text_width("aaaa bbbb", 10) + 1
    plain, even = break_lines(text, width, 10), break_evenly(text, width, 10)
    assert len(plain[-1].split()) == 1
    assert len(plain) == len(even) > 3
    assert list(even[-2:]) == last
    assert " ".join(even) == text
