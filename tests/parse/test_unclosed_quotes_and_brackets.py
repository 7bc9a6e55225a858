"""Quotes and brackets that are not closed.

If it fails, the message stands hundreds of lines below the quote that is to be fixed, or a sound line is blamed.
"""

from time import process_time

import pytest

from cxjourney.parse.events import walk
from cxjourney.parse.syntax_errors import explain
from cxjourney.parse.unclosed_quotes_and_brackets import enclosure_fault
from tests.paths import JOURNEYS

LEGAL = [
    'a: "one\n  two: three\n  - four"\n',
    "a: 'it''s'\n",
    'a: "a \\" b" # it\'s\n',
    "a: |\n  it's \"open\n  [ {\nb: >-\n  'x\n",
    "- |\n 'x\n- it's\n",
    "a: one\n  'two\n  [three\n",
    "a: [it's, b's, 'c', {d: e's, f: \"g\"}] # ]\n",
    "a: [b, # it's ]\n c,\n]\n",
    "'a b': {\n  c: d }\n",
    '{"a":"b","c":["d"]}\n',
    "a: {b: http://c.example, d: [e, [f], {g: h}]}\n",
    "[a, b]: c\n",
    "a: []\nb: {}\n",
]


@pytest.mark.parametrize("text", LEGAL)
def test_what_is_sound_is_not_blamed_for_a_fault_below(text: str) -> None:
    assert isinstance(walk(text), tuple | list)
    below = text + "@x\n"
    assert enclosure_fault(below, len(below)) is None


def test_every_example_encloses_what_it_opens() -> None:
    for path in JOURNEYS.rglob("*.yaml"):
        text = path.read_text("utf-8")
        assert enclosure_fault(text, len(text)) is None, path


LONG = {
    "quotes in quotes": 'a: "' + 'x"' * 200_000,
    "apostrophes in a list": "a: [" + "x'" * 200_000,
    "commas in a list": "a: [" + "b\n," * 100_000,
    "lines": "a: x\n" + "  y\n" * 100_000 + " @: :",
    "blanks": "a: [ " + " " * 400_000 + "\n'",
}


@pytest.mark.parametrize("case", LONG)
def test_a_long_text_is_gone_through_in_little_time(case: str) -> None:
    begun = process_time()
    enclosure_fault(LONG[case], len(LONG[case]))
    explain(RuntimeError("boom"), LONG[case], 64)
    assert process_time() - begun < 5
