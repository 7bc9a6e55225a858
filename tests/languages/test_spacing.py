"""Messages in Chinese and Japanese, with an id in Latin letters or a quoted title put in.

If it fails, holes stand in sentences beside titles, or ids stick to the words beside them.
"""

import pytest

from cxjourney.languages import language
from cxjourney.languages.spacing import fit_spaces


@pytest.mark.parametrize(
    ("message", "stage", "said"),
    [
        ("阶段 {stage} 失去了负责团队", "books", "阶段 books 失去了负责团队"),
        ("阶段 {stage} 失去了负责团队", "“预约上门”", "阶段“预约上门”失去了负责团队"),
        ("卡在{stage}的人", "books", "卡在 books 的人"),
        ("卡在{stage}的人", "“预约上门”（books）", "卡在“预约上门”（books）的人"),
        ("{stage} は不明です", "「申し込む」", "「申し込む」は不明です"),
        ("{stage}は不明です", "books", "books は不明です"),
        ("{stage} 引用了", "一个痛点", "一个痛点引用了"),
        ("では {stage} に", "データ", "ではデータに"),
        ("占 {stage} 个", "5", "占 5 个"),
        ("{stage}件", "5", "5件"),
        ("– {stage}：{stage}", "“约”", "– “约”：“约”"),
        ("阶段 {stage} 的", "", "阶段  的"),
    ],
)
def test_a_space_stands_beside_latin_letters_alone(message: str, stage: str, said: str) -> None:
    assert fit_spaces(message, {"stage": stage}).format(stage=stage) == said


def test_what_is_put_in_keeps_its_own_spaces() -> None:
    words = language("zh")
    assert words.text("change.titled.stage", now="books", new="约 “上门” 了", old="约") == (
        "阶段 books 的标题现在是“约 “上门” 了”（原为“约”）"
    )


def test_other_languages_are_as_they_are_written() -> None:
    assert language("en").text("figures.more", n="“3”") == "“3” more"
