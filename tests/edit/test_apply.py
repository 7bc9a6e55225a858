"""Changes of texts as a reviewer sees them: the lines that are meant, and no other.

If it fails, a workshop's answers come as a change that nobody can read.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cxjourney.edit.apply import patched
from cxjourney.edit.patch import AddKey, Insert, Move, Patch, Remove, RenameKey, Replace, data_after, is_same, value_at
from cxjourney.errors import CannotRun
from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse
from tests.edit.test_any_edit import common, paths
from tests.parse.test_yaml_suite import CASES
from tests.paths import JOURNEYS

STAGES = """\
# The journey of a loan.
title: "A loan"   # as the bank calls it
stages:
  # where it begins
  - id: asks
    title: Asks for money
    data: []   # nobody has looked

  - {id: waits, title: Waits}
  - id: signs
    note: |   # from the branch
      They read it twice.

      Then they sign.

    data: [branch-log]
"""
MADE: dict[str, tuple[str, Patch, str]] = {
    "a text keeps its quotes": ("a: 'old'  # c\n", Replace(("a",), "it's"), "a: 'it''s'  # c\n"),
    "a figure has none": ("a: 'old'\n", Replace(("a",), 3), "a: 3\n"),
    "a text that looks like a figure has some": ("a: 3\n", Replace(("a",), "3"), 'a: "3"\n'),
    "so has what older YAML reads as yes": ("a: b\n", Replace(("a",), "on"), 'a: "on"\n'),
    "and what has a comma within brackets": ("a: [b]\n", Insert(("a",), 1, "c, d"), 'a: [b, "c, d"]\n'),
    "but not on a line of its own": ("a:\n  - b\n", Insert(("a",), 1, "c, d"), "a:\n  - b\n  - c, d\n"),
    "a day has none": ("a: b\n", Replace(("a",), "2027-01-31"), "a: 2027-01-31\n"),
    "a line break is written as one": ("a: b\n", Replace(("a",), "c\nd"), 'a: "c\\nd"\n'),
    "a text over lines becomes one line": ("a: one\n  two\nb: 1\n", Replace(("a",), "three"), "a: three\nb: 1\n"),
    "text in a block too, and keeps its comment": (
        "a: >-  # why\n  one\n  two\n\nb: 1\n", Replace(("a",), "three"), "a: three  # why\n\nb: 1\n",
    ),
    "nothing becomes something": ("a:   # c\nb: 1\n", Replace(("a",), "x"), "a: x   # c\nb: 1\n"),
    "something becomes nothing": ("a: x  # c\n", Replace(("a",), None), "a: null  # c\n"),
    "an item stands apart where the others do": (
        "a:\n  - b: 1\n\n  - c: 2\n", Insert(("a",), 1, {"d": 3}), "a:\n  - b: 1\n\n  - d: 3\n\n  - c: 2\n",
    ),
    "so does a key of several lines": (
        "a: 1\nb:\n  c: 2\n\nd: 4\n", AddKey((), "e", ["It rains."], ("b",)),
        "a: 1\nb:\n  c: 2\n\ne:\n  - It rains.\n\nd: 4\n",
    ),
    "a mapping of mappings goes on lines": ("a: 1\n", AddKey((), "b", {"c": {"d": 2}}), "a: 1\nb:\n  c: {d: 2}\n"),
    "a text becomes a mapping": (
        "a: x # c\n", Replace(("a",), {"title": "x", "notes": ["a b", "c"]}),
        "a: # c\n  title: x\n  notes:\n    - a b\n    - c\n",
    ),
    "a key goes last": (
        "a: 1\nb:\n  c: 2\n# tail\n", AddKey(("b",), "d", True), "a: 1\nb:\n  c: 2\n  d: true\n# tail\n",
    ),
    "or behind those that come before it": (
        "id: 1\ndata: 2\n", AddKey((), "title", "x", ("id",)), "id: 1\ntitle: x\ndata: 2\n",
    ),
    "never before the first": ("data: 2\nmore: 3\n", AddKey((), "id", "x", ("none",)), "data: 2\nid: x\nmore: 3\n"),
    "behind a dash at the column of the others": (
        "-   a: 1\n    b: 2\n", AddKey((0,), "c", 3, ("a",)), "-   a: 1\n    c: 3\n    b: 2\n",
    ),
    "behind a list within it": ("a:\n- 1\n- 2\nb: 3\n", AddKey((), "c", 4, ("a",)), "a:\n- 1\n- 2\nc: 4\nb: 3\n"),
    "without a line break at the end": ("a: 1", AddKey((), "b", 2), "a: 1\nb: 2"),
    "with the line breaks of the file": ("a: 1\r\nb: 2\r\n", AddKey((), "c", 3, ("a",)), "a: 1\r\nc: 3\r\nb: 2\r\n"),
    "behind text whose blank lines belong to it": (
        "a: |+\n  x\n\nb: 1\n", AddKey((), "c", 3, ("a",)), "a: |+\n  x\n\nc: 3\nb: 1\n",
    ),
    "in braces behind the last": ("a: {b: 1, }  # c\n", AddKey(("a",), "d", "x y"), "a: {b: 1, d: x y, }  # c\n"),
    "in braces with nothing in them": ("a: { }\n", AddKey(("a",), "b", [1]), "a: {b: [1] }\n"),
    "a list of ids goes in brackets": ("a: 1\n", AddKey((), "data", ["b", "c"]), "a: 1\ndata: [b, c]\n"),
    "a list of sentences on lines": (
        "a:\n   b: 1\n", AddKey((), "notes", ["It rains.", "x: y"]),
        'a:\n   b: 1\nnotes:\n   - It rains.\n   - "x: y"\n',
    ),
    "with dashes as elsewhere in the file": (
        "a:\n- 1\nb:\n  c: 2\n", AddKey(("b",), "d", ["It rains."]), "a:\n- 1\nb:\n  c: 2\n  d:\n  - It rains.\n",
    ),
    "an item goes last": ("a:\n  - b  # c\n\nd: 1\n", Insert(("a",), 1, "e"), "a:\n  - b  # c\n  - e\n\nd: 1\n"),
    "or first, above the comments of the one below": (
        "a:\n  # b\n  - b\n", Insert(("a",), 0, "e"), "a:\n  - e\n  # b\n  - b\n",
    ),
    "a mapping in braces where its neighbour is": (
        "a:\n  - {b: 1}\n", Insert(("a",), 1, {"b": 2, "c": "x"}), "a:\n  - {b: 1}\n  - {b: 2, c: x}\n",
    ),
    "a mapping on lines where its neighbour is": (
        "a:\n  -  b: 1\n", Insert(("a",), 1, {"b": 2, "c": "x"}), "a:\n  -  b: 1\n  -  b: 2\n     c: x\n",
    ),
    "into brackets": ("a: [b]  # c\n", Insert(("a",), 1, "d"), "a: [b, d]  # c\n"),
    "before the others in brackets": ("a: [ b ]\n", Insert(("a",), 0, "d"), "a: [ d, b ]\n"),
    "into brackets with nothing in them": ("a: []  # c\n", Insert(("a",), 0, "d"), "a: [d]  # c\n"),
    "a sentence turns them into lines": (
        "a: []  # c\nb: 1\n", Insert(("a",), 0, "It rains."), "a:  # c\n  - It rains.\nb: 1\n",
    ),
    "a key goes, and the comments above it": ("a: 1\n# b\nb: 2\nc: 3\n", Remove(("b",)), "a: 1\nc: 3\n"),
    "the comments that a file begins with stay": ("# file\na: 1\nb: 2\n", Remove(("a",)), "# file\nb: 2\n"),
    "behind a dash the next takes its place": ("- a: 1\n  b: 2\n", Remove((0, "a")), "- b: 2\n"),
    "the only one leaves braces": ("a:\n  b: 1\nc: 2\n", Remove(("a", "b")), "a: {}\nc: 2\n"),
    "the only item leaves brackets": ("a:  # c\n  - b\n", Remove(("a", 0)), "a: []  # c\n"),
    "from brackets with its comma": ("a: [b, c, d]\n", Remove(("a", 1)), "a: [b, d]\n"),
    "the last from brackets": ("a: [b, c]\n", Remove(("a", 1)), "a: [b]\n"),
    "the last line of a file without a break": ("a: 1\nb: 2", Remove(("b",)), "a: 1"),
    "an item is moved down": (
        "a:\n  # x\n  - x\n  - y\n  - z\n", Move(("a",), 0, 1), "a:\n  - y\n  # x\n  - x\n  - z\n",
    ),
    "an item is moved up": ("a:\n  - x\n  - y\n  # z\n  - z", Move(("a",), 2, 0), "a:\n  # z\n  - z\n  - x\n  - y"),
    "an item is moved in brackets": ("a: [x,  y, z]\n", Move(("a",), 2, 0), "a: [z,  x, y]\n"),
    "a key is renamed": ('"name": x\n', RenameKey(("name",), "title"), '"title": x\n'),
    "a key in braces is renamed": ("a: {name : x}\n", RenameKey(("a", "name"), "title"), "a: {title : x}\n"),
    "an alias gives way to a value": ("a: &x 1\nb: *x  # c\n", Replace(("b",), 2), "a: &x 1\nb: 2  # c\n"),
    "joiners of Persian stay as they are": ("a: b\n", Replace(("a",), "می\u200cخواهد"), "a: می\u200cخواهد\n"),
    "marks of direction are written as escapes": ("a: b\n", Replace(("a",), "\u202eb"), 'a: "\\u202eb"\n'),
}  # fmt: skip


@pytest.mark.parametrize("name", MADE)
def test_what_is_meant_and_nothing_else(name: str) -> None:
    before, patch, after = MADE[name]
    assert patched(TextFile("a.yaml", before), [patch]).text == after


REFUSED: dict[str, tuple[str, Patch, str]] = {
    "anchor": ("a: &x {b: 1}\nc: *x\n", AddKey(("a",), "d", 1), "a has an anchor"),
    "within an alias": ("a: &x {b: 1}\nc: *x\n", Replace(("c", "b"), 2), "c has an anchor"),
    "tag": ("a: {b: !!str 1}\n", Replace(("a", "b"), 2), "faults"),
    "two documents": ("a: 1\n---\nb: 2\n", Replace(("a",), 2), "faults"),
    "twice the same key": ("a: 1\na: 2\n", Replace(("a",), 2), "faults"),
    "question mark": ("? a\n: 1\n", AddKey((), "b", 2), "by hand"),
    "pair in brackets": ("a: [b: 1]\n", AddKey(("a", 0), "c", 2), "by hand"),
    "empty value before": ("a: {b: }\n", AddKey(("a",), "c", 2), "by hand"),
    "comment within": ("a:\n  # why\n  b: 1\n", Replace(("a",), 2), "comments within"),
    "key that is there": ("a: 1\n", AddKey((), "a", 2), "already"),
    "name that is there": ("a: 1\nb: 2\n", RenameKey(("a",), "b"), "already"),
    "nothing there": ("a: [1]\n", Replace(("a", 1), 2), r"no a\[1\]"),
    "no such key": ("a: [1]\n", Remove(("b", "c")), r"no b\.c"),
    "no list": ("a: 1\n", Insert(("a",), 0, 2), "no list"),
    "no mapping": ("a: [1]\n", AddKey(("a",), "b", 2), "no attributes"),
    "beyond the end": ("a: [1]\n", Insert(("a",), 3, 2), "no a"),
    "whole document": ("a: 1\n", Replace((), 2), "whole file"),
    "forbidden character": ("a: 1\n", Replace(("a",), "b\x07"), "by hand"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_in_doubt_is_refused(name: str) -> None:
    before, patch, why = REFUSED[name]
    with pytest.raises(CannotRun, match=why):
        patched(TextFile("a.yaml", before), [patch])


def test_several_changes_one_after_the_other() -> None:
    changes: list[Patch] = [
        Replace(("title",), "A loan: soon"),
        AddKey(("stages", 0), "owner", "lending", ("id", "title")),
        Insert(("stages", 0, "data"), 0, "call-records"),
        Insert(("stages",), 1, {"id": "calls", "title": "Calls"}),
        Replace(("stages", 3, "note"), "They read it twice."),
    ]
    after = patched(TextFile("a.yaml", STAGES), changes).text
    assert after == STAGES.replace('"A loan"', '"A loan: soon"').replace(
        "    data: []   # nobody has looked\n\n",
        "    owner: lending\n    data: [call-records]   # nobody has looked\n\n  - id: calls\n    title: Calls\n\n",
    ).replace(
        "|   # from the branch\n      They read it twice.\n\n      Then they sign.\n",
        "They read it twice.   # from the branch\n",
    ).replace("    title: Asks for money\n    owner", "    title: Asks for money\n    owner")


def test_a_change_that_fails_leaves_nothing_half_done() -> None:
    source = TextFile("a.yaml", STAGES)
    with pytest.raises(CannotRun):
        patched(source, [Replace(("title",), "x"), Remove(("nowhere",))])
    assert source.text == STAGES


def test_the_same_value_again_changes_nothing() -> None:
    source = TextFile("a.yaml", "a: [1, 2]\nb: 'x'\n")
    assert patched(source, [Replace(("a",), [1, 2]), Replace(("b",), "x")]).text == source.text
    assert patched(source, [Replace(("a", 0), True)]).text == "a: [true, 2]\nb: 'x'\n"


@pytest.mark.parametrize("file", sorted(JOURNEYS.rglob("*.yaml")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_examples_keep_every_other_byte(file: Path) -> None:
    """Values of an example are changed, and changed back; what is added is taken out again."""
    source = TextFile(file.name, file.read_text(encoding="utf-8"))
    document = parse(source)
    assert isinstance(document, Document)
    for path in paths(document.data)[1 :: max(1, len(paths(document.data)) // 25)]:
        value = value_at(document.data, path)
        there_and_back: list[Patch] = []
        if isinstance(value, dict):
            there_and_back = [AddKey(path, "new", "It rains."), Remove((*path, "new"))]
        elif isinstance(value, list):
            there_and_back = [Insert(path, len(value), "It rains."), Remove((*path, len(value)))]
        elif isinstance(value, str) and "\n" not in document.text_at(path):
            there_and_back = [Replace(path, "It rains."), Replace(path, f"{value}")]
        else:
            continue
        for number, text in enumerate(one_after_the_other(source, there_and_back)):
            assert common(source.text, text) >= len(source.text) - len(f"{value}") - 8, (path, number)
        assert text.replace('"', "").replace("'", "") == source.text.replace('"', "").replace("'", ""), path


def one_after_the_other(source: TextFile, changes: Sequence[Patch]) -> Iterator[str]:
    for change in changes:
        source = patched(source, [change])
        yield source.text


def test_whatever_yaml_can_be() -> None:
    """Each text of the YAML test suite is changed at each place as meant, or that is refused."""
    made = refused = 0
    for case in CASES.values():
        source = TextFile("a.yaml", case.text)
        document = parse(source)
        if not isinstance(document, Document):
            continue
        for path in paths(document.data):
            value = value_at(document.data, path)
            changes: list[Patch] = [Replace(path, "new: text"), Remove(path)] if path else []
            changes += [AddKey(path, "new key", ["a b"])] if isinstance(value, dict) else []
            changes += [Insert(path, 0, {"a": 1})] if isinstance(value, list) else []
            for change in changes:
                try:
                    after = parse(patched(source, [change]))
                except CannotRun:
                    refused += 1
                    continue
                made += 1
                assert isinstance(after, Document)
                assert is_same(after.data, data_after(document.data, change))
    assert made > 2 * refused, (made, refused)
