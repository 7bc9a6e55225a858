"""The words by which the language of a table's headings is known.

If it fails, a heading tells the language and is no lane, or a word stands in two lists, of which one is forgotten.
"""

import pytest

from cxjourney.deserialize.translated_attributes import folded
from cxjourney.importers import heading_language as module
from cxjourney.importers.heading_language import heading_language
from cxjourney.importers.table_headings import read_heading
from cxjourney.languages.message_files import message_lines, parse_line


@pytest.mark.parametrize("tag", module._ALSO)
def test_what_tells_a_language_is_a_lane_and_stands_in_one_list(tag: str) -> None:
    said = {folded(parse_line(line)) for key, line in message_lines(tag).items() if key.startswith(module._WORDS)}
    for word in module._ALSO[tag].split(", "):
        assert read_heading(word).lane, word
        assert folded(word) not in said, word


@pytest.mark.parametrize(
    ("headings", "tag"),
    [
        (("Etapa", "Sentimentos", "Ações"), "pt"),
        (("Tahap", "Stage", "Actions"), None),  # one word may come from elsewhere
        (("Fase", "Canal", "Etapa"), None),  # Spanish and Portuguese alike
        (("ステージ", "気持ち", "步骤"), "ja"),
        ((), None),
    ],
)
def test_a_language_is_told_where_most_headings_are_of_it_alone(headings: tuple[str, ...], tag: str | None) -> None:
    assert heading_language(headings) == tag
