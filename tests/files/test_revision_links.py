"""Where links of a revision lead.

If it fails, the base of a diff lacks a catalogue that the disk has, or a link leads out of the repository.
"""

from pathlib import Path

import pytest

from cxjourney.files.revision_links import resolve_link

TARGETS = {
    "a/file": "../b/./c",
    "way": "b",
    "a/through": "../way/c",
    "round": "round",
    "out": "../x",
    "far": "/etc/x",
    "b/up": "..",
}


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("b/c", "b/c"),
        ("a/file", "b/c"),
        ("a/through", "b/c"),
        ("way/c", "b/c"),
        ("way/up/b/c", "b/c"),
        ("round", None),
        ("out", None),
        ("far", None),
    ],
)
def test_a_path_leads(path: str, end: str | None) -> None:
    targets = {Path(link): target for link, target in TARGETS.items()}
    assert resolve_link(Path(path), targets) == (None if end is None else Path(end))
