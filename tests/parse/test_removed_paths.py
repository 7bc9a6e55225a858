"""A document without some of its values: what stays keeps its place.

If it fails, a map is drawn without more than is faulty, or findings of what stays name another line.
"""

from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse

TEXT = """\
lanes:
  - {id: a, title: First}
  - {id: a, title: Second}
  - {id: b, title: Third}
stages:
  - id: buys
    duration: {shortest: 2h, longest: 1h}
    title: Buys
"""


def test_what_stays_keeps_its_place() -> None:
    document = parse(TextFile("a.yaml", TEXT))
    assert isinstance(document, Document)
    rest = document.without([("lanes", 1), ("stages", 0, "duration"), ("stages", 7), ("none",)])
    assert rest.data == {
        "lanes": [{"id": "a", "title": "First"}, {"id": "b", "title": "Third"}],
        "stages": [{"id": "buys", "title": "Buys"}],
    }
    assert [rest.span(path).line for path in (("lanes", 0), ("lanes", 1), ("stages", 0, "title"))] == [2, 4, 8]
    assert rest.text_at(("lanes", 1, "title")) == "Third"
    assert document.data["lanes"][1]["title"] == "Second"


def test_nothing_removed_is_the_same() -> None:
    document = parse(TextFile("a.yaml", TEXT))
    assert isinstance(document, Document)
    assert document.without([]) == document
