"""Values as YAML: what a message or a page shows to write reads as what was meant.

If it fails, whoever copies a line out of a message gets another fault, or another value.
"""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.text.forbidden_characters import find_forbidden
from cxjourney.text.yaml_text import inline_yaml, yaml_lines

KEYS = st.from_regex(r"[a-z]{1,6}", fullmatch=True).filter(lambda key: key not in ("null", "true", "false"))
TEXTS = st.text(max_size=20).filter(lambda text: not find_forbidden(text) and not {"\n", "\r"} & set(text))
SCALARS = TEXTS | st.integers(-99, 99) | st.booleans()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


def read(text: str) -> object:
    document = parse(TextFile("x.yaml", text))
    assert isinstance(document, Document), text
    return document.data


@given(VALUES)
def test_a_value_on_one_line_reads_as_it_was(value: object) -> None:
    assert read(f"- {inline_yaml(value)}\n") == [value]


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=3))
def test_lines_read_as_they_were(value: dict[str, object]) -> None:
    assert read("\n".join(yaml_lines(value)) + "\n") == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Web shop", "Web shop"),
        ("2026-06-12", "2026-06-12"),
        ("Maya, 34", '"Maya, 34"'),
        ("5", '"5"'),
        ("true", '"true"'),
        ("https://example.org/a", "https://example.org/a"),
        ({"from": 1, "to": 5.5}, "{from: 1, to: 5.5}"),
        (["a", True], "[a, true]"),
        ("خرید", "خرید"),
    ],
)
def test_quotes_stand_only_where_they_must(value: object, written: str) -> None:
    assert inline_yaml(value) == written
    assert yaml.safe_load(f"- {written}")


def test_a_list_of_mappings_takes_lines() -> None:
    assert list(yaml_lines({"stages": [{"id": "a", "data": ["b"]}]})) == ["stages:", "  - id: a", "    data: [b]"]
