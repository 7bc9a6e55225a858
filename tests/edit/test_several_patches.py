"""Several changes of one text come to the same as one after the other, and the text is parsed once for all that can be.

If it fails, a workshop's answers take minutes to write, or one of them undoes another.
"""

from collections.abc import Sequence
from random import Random

import pytest

from cxjourney.edit import apply
from cxjourney.edit.apply import patched
from cxjourney.edit.patch import AddKey, Insert, Patch, Remove, Replace, data_after
from cxjourney.errors import CannotRun
from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse
from tests.edit.test_any_edit import some_patch
from tests.edit.written_yaml import written

TEXT = """\
stages:
  - id: pays          # the till
    data: [calls]
    pains:
      - title: Slow

      - title: Dear
  - id: waits
    title: Waits
"""


def changed(patches: Sequence[Patch], monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """Return the text with changes made, and how often it was parsed for it, the first time left out."""
    times: list[str] = []

    def counted(source: TextFile, *others: object) -> object:
        times.append(source.text)
        return parse(source, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(apply, "parse", counted)
    return patched(TextFile("x.yaml", TEXT), patches).text, len(times) - 1


def test_changes_that_do_not_meet_are_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    patches: list[Patch] = [
        Insert(("stages", 0, "data"), 1, "survey"),
        Insert(("stages", 0, "pains"), 2, {"title": "Loud"}),
        Insert(("stages", 0, "data"), 2, "visits"),
        Insert(("stages", 0, "pains"), 3, {"title": "Far"}),
        AddKey(("stages", 1), "emotions", {"ana": 1}, ("id",)),
        AddKey(("stages", 1, "emotions"), "ben", -1),
        Replace(("stages", 1, "title"), "Waits long"),
    ]
    assert changed(patches, monkeypatch) == (
        "stages:\n  - id: pays          # the till\n    data: [calls, survey, visits]\n    pains:\n"
        "      - title: Slow\n\n      - title: Dear\n\n      - title: Loud\n\n      - title: Far\n"
        "  - id: waits\n    emotions: {ana: 1, ben: -1}\n    title: Waits long\n",
        1,
    )


def test_changes_at_one_place_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    patches: list[Patch] = [
        AddKey(("stages", 1), "b", 2, ("id", "title")),
        AddKey(("stages", 1), "c", 3, ("id", "title", "b")),
        Insert(("stages",), 0, {"id": "first"}),
        Replace(("stages", 2, "title"), "Sits"),
    ]
    text, times = changed(patches, monkeypatch)
    assert text.startswith("stages:\n  - id: first\n  - id: pays")
    assert text.endswith("    title: Sits\n    b: 2\n    c: 3\n")
    assert times == 3


@pytest.mark.parametrize("flow", [True, False])
def test_new_keys_at_one_place_stand_in_the_order_of_the_format(flow: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    order = ("id", "title", "b", "c", "d")
    patches = [AddKey(("stages", 1), key, 1, order[: order.index(key)]) for key in ("d", "b", "c")]
    if flow:
        source = TextFile("x.yaml", "stages:\n  - {}\n  - {id: waits, title: Waits, e: 2}\n")
        assert patched(source, patches).text.endswith("- {id: waits, title: Waits, b: 1, c: 1, d: 1, e: 2}\n")
    else:
        text, times = changed(patches, monkeypatch)
        assert text.endswith("    title: Waits\n    b: 1\n    c: 1\n    d: 1\n")
        assert times == 1


def test_one_that_can_not_be_made_lets_none_be() -> None:
    with pytest.raises(CannotRun, match="there is no stages"):
        patched(TextFile("x.yaml", TEXT), [Replace(("stages", 1, "title"), "Sits"), Remove(("stages", 9))])


@pytest.mark.parametrize("seed", range(150))
def test_any_changes_come_to_what_they_come_to_one_by_one(seed: int) -> None:
    random = Random(seed)
    source = TextFile("x.yaml", written(random))
    document = parse(source)
    assert isinstance(document, Document)
    data, patches = document.data, []
    for _ in range(random.randint(2, 6)):
        try:
            patch = some_patch(random, data)
            data = data_after(data, patch)
        except (CannotRun, IndexError):
            break
        patches.append(patch)
    one_by_one = source
    try:
        for patch in patches:
            one_by_one = patched(one_by_one, [patch])
    except CannotRun:
        return
    together = parse(patched(source, patches))
    assert isinstance(together, Document)
    assert together.data == data
