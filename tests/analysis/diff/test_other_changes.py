"""Every attribute of the format that changes is told, from the model: none can be forgotten.

If it fails, somebody writes down something else, and `diff` says that nothing changed, or says it in Python.
"""

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.diff.waiver_changes import HeldWaiver
from cxjourney.analysis.diff.workspace_comparison import Difference, difference
from cxjourney.analysis.diff.workspace_side import Side
from cxjourney.analysis.study import Study
from cxjourney.files.text_file import TextFile
from cxjourney.formats import DIFF
from cxjourney.formats.changes import DiffOptions
from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.formats.changes.structure_sentences import verdict
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import language
from cxjourney.model import Catalogue, Journey
from cxjourney.parse.document import Document
from cxjourney.parse.events import walk
from cxjourney.pipeline.compare import compare
from cxjourney.workspace.definitions import KnownIds
from cxjourney.workspace.workspace import JourneyInScope, Scope
from tests.paths import ROOT
from tests.pipeline.workspaces import write

DAY = date(2026, 11, 28)
ENGLISH = language("en")
NOTHING = ENGLISH.text("change.verdict.nothing")
Place = tuple[str | int, ...]
INSIDES = re.compile(r"None|True|False|[\[\]{}]|[A-Z]\w*\(|'\w+':|datetime|cxjourney\.")
"""What no sentence holds: values as Python writes them."""
ENOUGH = 1
"""After how many ways in which a place is another none is tried any more."""


def whole(kind: str) -> Any:
    found = walk((ROOT / f"tests/whole/{kind}.yaml").read_text("utf-8"))
    assert not isinstance(found, list)
    return found[0]


WHOLE = {kind: whole(kind) for kind in ("journey", "catalogue")}
OTHER_VALUES = (
    *(
        "digital",
        "behavioural",
        "interviews",
        "q",
        "e",
        "phone",
        "s",
        "smartphone",
        "high",
        "good",
        "basic",
        "none",
        "retail",
        "survey",
        "csat",
        "mean",
    ),
    *("process", "open", "planned", "available", "weekly", "attitudinal", "hearing", "large-text", "privacy", "before"),
    *("current", "agreed", "part", "success", "customer", "organisation", "step", "self-service", "assisted"),
    *("insight", "delivery", "2026-02-02", "2027-06-06", "2h", "10min", "3w", "1y", "45d", "b.png", "de", "percent"),
    *("https://b.example/b", "other words", "other-id", "CX302", True, False, 0, 1, 2, 3, -2, 0.25, 40, 70),
)
"""Values of every kind: the first of these that is valid in a place, and another, stands there instead."""


NEEDED = (("stages",), ("data_sources", "d", "families"), ("data_sources", "d", "binding", "score", "scale"))
"""Places that can't be left out, nor be another alone; what is in them is tried."""


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Yield every place in plain data that can be left out or be another, of whole mappings and lists too."""
    if at and at not in NEEDED:
        yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from places(one, (*at, key))


def mutants(kind: str, place: Place) -> Iterator[Any]:
    """Yield the whole format without what stands in a place, and with other values there."""
    for value in (None, *other_values(value_at(WHOLE[kind], place))):
        yield changed_at(WHOLE[kind], place, value)


def changed_at(data: Any, place: Place, value: Any) -> Any:
    """Return plain data with another value in a place, or without what stands there; all else is shared, not copied."""
    copied = data.copy()
    first, *rest = place
    if rest:
        copied[first] = changed_at(data[first], tuple(rest), value)
    elif value is None:
        del copied[first]
    else:
        copied[first] = value
    return copied


def value_at(data: Any, place: Place) -> Any:
    """Return what stands in a place of plain data."""
    for key in place:
        data = data[key]
    return data


def other_values(value: Any) -> Iterator[Any]:
    """Yield what may stand instead of a value: of a list or a mapping one that is shorter, or names another."""
    if isinstance(value, list):
        yield from (value[:-1], [*value[:-1], "other words"])
    elif isinstance(value, dict):
        yield from (dict(list(value.items())[:-1]), {f"other-{key}": one for key, one in value.items()})
    else:
        yield from (one for one in OTHER_VALUES if one != value)


class DanglingError(Exception):
    """An id that nothing defines: such a journey is never compared."""


def side(journey: Journey, catalogue: Catalogue) -> Side:
    """Return one side: a journey and its catalogue."""
    scope = Scope().with_definitions(catalogue).with_definitions(journey)
    seen = JourneyInScope(journey, scope, Document(TextFile("journey.yaml", ""), {}, 0), KnownIds())
    waivers = [HeldWaiver(None, one) for one in catalogue.waivers]
    waivers += [HeldWaiver(journey.journey, one) for one in journey.waivers]
    return Side((Study(seen, AsOf(DAY)),), (), frozenset(), {}, waivers=tuple(waivers))


SAME = side(Journey.model_validate(WHOLE["journey"]), Catalogue())
PAGE = DiffOptions(Terminal(), DAY, "main", None)


@cache
def nothing_changed() -> Any:
    """Return what JSON says where nothing changed."""
    return json.loads(DIFF["json"](difference(SAME, SAME), PAGE))


@cache
def beside(kind: str) -> tuple[Journey, Catalogue]:
    """Return a journey and a catalogue before a change of one of the two."""
    if kind == "journey":
        return Journey.model_validate(WHOLE["journey"]), Catalogue()
    # The journey's own definitions would hide the catalogue's.
    plain = {name: value for name, value in WHOLE["journey"].items() if name not in WHOLE["catalogue"]}
    return Journey.model_validate(plain), Catalogue.model_validate(WHOLE["catalogue"])


def told_of(kind: str, data: Any) -> list[str] | None:
    """Return what is told where one of the two files is another; None where it is in force alike.

    Raises:
        ValidationError: It does not fit the format.
        DanglingError: It names what nothing defines.
    """
    before = beside(kind)
    changed = Journey.model_validate(data) if kind == "journey" else Catalogue.model_validate(data)
    after = (before[0], changed) if isinstance(changed, Catalogue) else (changed, before[1])
    if before == after:
        return None
    try:
        what = difference(side(*before), side(*after))
        told = [one.text for each in what.journeys for one in consequences(each, ENGLISH)]
        told += shared_sentences(what, ENGLISH)
        check_formats(what, told)
        assert what.is_changed is bool(told)
        assert (verdict(what, ENGLISH) == NOTHING) is not bool(told)
    except KeyError as error:
        raise DanglingError from error
    return told


def check_formats(what: Difference, told: list[str]) -> None:
    """Find what is told in words in every format, changed as data, and nothing of the tool's own insides."""
    text, markdown, data = (DIFF[name](what, PAGE) for name in ("text", "markdown", "json"))
    for sentence in told:
        assert not INSIDES.search(sentence), sentence
        for written in (text, markdown):
            assert signs(sentence) in signs(written), sentence
    if told:
        assert json.loads(data) != nothing_changed()
        assert not INSIDES.search(" ".join(texts(json.loads(data))))


def signs(text: str) -> str:
    """Return text without what lines and Markdown need."""
    return re.sub(r"[\s\\\u200b]", "", html.unescape(text))


def texts(data: Any) -> Iterator[str]:
    """Yield the texts in data."""
    if isinstance(data, str):
        yield data
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from texts(one)


@pytest.mark.parametrize(
    ("kind", "place"),
    [(kind, place) for kind in WHOLE for place in places(WHOLE[kind])],
    ids=lambda part: part if isinstance(part, str) else ".".join(map(str, part)),
)
def test_every_attribute_that_changes_is_told(kind: str, place: Place) -> None:
    tried = 0
    for data in mutants(kind, place):
        try:
            told = told_of(kind, data)
        except (ValidationError, DanglingError) as error:
            tried += isinstance(error, DanglingError)
            continue
        assert told is None or told, data
        tried += 1
        if tried > ENOUGH:
            break
    assert tried


def test_only_bytes_change_nothing(tmp_path: Path) -> None:
    before = "journey: a\ntitle: T\nstages:\n- id: s\n  title: S\n  goals: [g]\n"
    after = "# A remark.\ntitle: T\njourney: a\nstages:\n- {title: S, goals: [g], id: s}\n"
    old, new = write(tmp_path / "old", {"a.yaml": before}), write(tmp_path / "new", {"a.yaml": after})
    assert verdict(compare(str(old), [str(new)], None, DAY).difference, ENGLISH) == NOTHING


def test_of_several_ways_to_one_stage_it_is_told_which_one_changed(tmp_path: Path) -> None:
    before = """journey: a
title: T
stages:
- {id: s, title: S, next: [{to: t, when: by card, share: 0.4}, {to: t, when: by cash, share: 0.6}]}
- {id: t, title: U}
"""
    after = before.replace("share: 0.4", "share: 0.3")
    old, new = write(tmp_path / "old", {"a.yaml": before}), write(tmp_path / "new", {"a.yaml": after})
    (compared,) = compare(str(old), [str(new)], None, DAY).difference.journeys
    assert [one.text for one in consequences(compared, ENGLISH)] == [
        "s: also changed: next (new: to t, when “by card”, share 0.3; gone: to t, when “by card”, share 0.4)"
    ]


def test_a_length_of_time_is_told_as_it_is_written(tmp_path: Path) -> None:
    before = "journey: a\ntitle: T\nreview: {last: 2026-10-01, every: 6m}\nstages: [{id: s, title: S}]\n"
    after = before.replace("6m", "3w")
    old, new = write(tmp_path / "old", {"a.yaml": before}), write(tmp_path / "new", {"a.yaml": after})
    (compared,) = compare(str(old), [str(new)], None, DAY).difference.journeys
    assert [one.text for one in consequences(compared, ENGLISH)] == [
        "“T” (a): also changed: review.every 3w (it was 6m)"
    ]


def test_the_order_of_things_is_told(tmp_path: Path) -> None:
    before = "journey: a\ntitle: T\nstages: [{id: s, title: S, next: [t]}, {id: t, title: U, next: []}]\n"
    after = "journey: a\ntitle: T\nstages: [{id: t, title: U, next: []}, {id: s, title: S, next: [t], entry: true}]\n"
    old, new = write(tmp_path / "old", {"a.yaml": before}), write(tmp_path / "new", {"a.yaml": after})
    (compared,) = compare(str(old), [str(new)], None, DAY).difference.journeys
    assert "“T” (a): also changed: stages" in [one.text for one in consequences(compared, ENGLISH)]
