"""What a baseline keeps of a workspace.

If it fails, a damaged baseline stops the tool itself, or what was renamed since can't be told.
"""

import json
from base64 import b64encode
from collections import Counter
from zlib import compress

import pytest

from cxjourney.lint import baseline_file_texts
from cxjourney.lint.baseline import NotABaseline, to_text
from cxjourney.lint.baseline_file_texts import files_from_text, files_text

MAX = 1_000
FILES = {"b/buys.yaml": "journey: buys\n", "catalogue.yaml": "", "ß “q” \u202e.yaml": "title: سلام\r\n"}


def test_files_are_read_back_as_they_were() -> None:
    text = to_text(Counter(), files_text(FILES))
    assert files_from_text(text) == FILES
    assert files_text(dict(reversed(FILES.items()))) == files_text(FILES)
    assert text.isprintable() or "\u202e" in text


def test_an_older_baseline_keeps_none() -> None:
    assert files_from_text('{"version": 2, "findings": []}') is None


def kept(content: bytes) -> dict[str, str]:
    return {"file": "a.yaml", "text": b64encode(content).decode()}


@pytest.mark.parametrize(
    "entry",
    [
        *(1, None, [], {}, {"file": "a.yaml"}, {"text": ""}, {"file": 3, "text": ""}, {"file": "a.yaml", "text": "%"}),
        *map(kept, (b"plain", compress(b"cut short")[:-6], compress(b"\xff"), compress(b"a" * (MAX + 1)))),
    ],
    ids=lambda entry: repr(entry)[:40],
)
def test_a_file_that_is_damaged_is_told(entry: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baseline_file_texts, "MAX_BYTES", MAX)
    with pytest.raises(NotABaseline) as told:
        files_from_text(json.dumps({"files": [kept(compress(b"sound")), entry]}))
    assert told.value.is_damaged


def test_all_files_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baseline_file_texts, "MAX_BYTES", MAX)
    half = kept(compress(b"a" * (MAX // 2 + 1)))
    with pytest.raises(NotABaseline):
        files_from_text(json.dumps({"files": [half, half]}))
