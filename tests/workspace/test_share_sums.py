"""Shares that are more than everybody, and travellers from elsewhere, are told beside the other faults of a file.

If it fails, a designer fixes what was named, runs again, and only then hears of the next.
"""

import pytest

from cxjourney.files.text_file import TextFile
from cxjourney.languages import language
from cxjourney.languages.message import message_text
from cxjourney.parse.document import Document, parse
from cxjourney.workspace.assembly import AssembledFile, assemble

JOURNEY = """\
journey: a
title: A
titel: B
travelled_by: [p, q]
personas:
  p: {title: P, share: 0.7}
  q: {title: Q, share: 0.7, name: [x]}
  r: {title: R, share: 0.9}
stages:
  - {id: s, title: S, importance: 9, next: [{to: s, share: 0.8}, {to: t, share: 0.7, data: x}]}
  - {id: t, title: T, travelled_by: [p, r, nobody]}
"""


def told(text: str) -> list[tuple[str, int]]:
    """Return the codes and the lines of what is found in a journey."""
    document = parse(TextFile("a.yaml", text))
    assert isinstance(document, Document)
    workspace = assemble([AssembledFile("a.yaml", (), "journey", document)], everything=True)
    return [(notice.code, notice.span.line) for notice in workspace.notices]


def test_sums_of_shares_and_travellers_from_elsewhere_are_told_with_everything_else() -> None:
    assert set(told(JOURNEY)) == {
        ("CX102", 3),
        ("CX102", 7),
        ("CX102", 10),
        ("CX107", 7),
        ("CX107", 10),
        ("CX103", 11),
    }


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("share: 0.7, name", "share: 70, name"),
        ("share: 0.7, name", "share: true, name"),
        ("share: 0.7, name", "share: .inf, name"),
        ("share: 0.7, name", "share: .nan, name"),
        ("travelled_by: [p, q]", "travelled_by: p"),
        ("travelled_by: [p, q]", "travelled_by: [p, [q]]"),
        ("{to: t, share: 0.7, data: x}", "{to: t, share: 0.7, parallel: maybe}"),
        ("{to: t, share: 0.7, data: x}", "[t]"),
        ("next: [{to", "next: {to"),
        ("id: s,", "id: [s],"),
    ],
)
def test_what_is_no_share_is_not_added_up(written: str, instead: str) -> None:
    text = (
        JOURNEY.replace(written, instead).replace("}, {to: t, share: 0.7, data: x}]}", "}}")
        if "next" in written
        else JOURNEY.replace(written, instead)
    )
    assert sum(code == "CX107" for code, _ in told(text)) == 1
    assert any(code == "CX102" for code, _ in told(text))


def test_a_sum_of_shares_is_told_with_the_signs_of_the_language() -> None:
    ways = "next: [{to: a, share: 0.5}, {to: b, share: 0.501}]"
    text = f"journey: j\ntitle: J\nstages:\n  - {{id: a, title: A, {ways}}}\n  - {{id: b, title: B}}\n"
    document = parse(TextFile("a.yaml", text))
    assert isinstance(document, Document)
    (notice,) = assemble([AssembledFile("a.yaml", (), "journey", document)], everything=True).notices
    assert "1.001" in notice.message
    assert "1,001" in message_text(notice.message, language("de"))
