"""Attributes, and what they name by id, as those read of them who never see a file.

If it fails, a steering group reads `duration.source app-events`, or an id is taken for a title.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, get_args, get_origin

import pytest

from cxjourney.analysis.diff.other_changes import DEFINITIONS, JOURNEY_APART, STAGE_APART, WrittenChange
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.plain_names import KINDS
from cxjourney.formats.changes.written_values import written_words
from cxjourney.languages import language
from cxjourney.model import Channel, DataSource, Journey, Link, Metric, PainPoint, Persona, Stage, Team, Touchpoint
from cxjourney.model.fields import Days, Entity
from tests.languages.every_message import all_messages

from .workspaces import AFTER, studied

WORDS = replace(language("en"), is_by_title=True)
OWN = {
    *("id", "title", "journey", "to", "format", "replaces", "kind", "value", "contact", "role", "icon", "notes"),
    *("asks", "delivery.claimed", "delivery.experienced", "scale", "benchmark.scale"),
}
"""What a thing is called, or is told by itself; and what is written in the name that the format has."""

WITHIN = ("binding", "rating", "access", "channels")
"""Of these an attribute goes by the name that its last part has."""


@pytest.fixture(scope="module")
def buys(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A journey that sees Ann, Clicks and Panel."""
    return next(one for one in studied(tmp_path_factory.mktemp("buys"), AFTER) if one.journey.journey == "buys")


def paths(entity: type[Entity]) -> Iterator[str]:
    for name, field in entity.model_fields.items():
        within = next((one for one in get_args(field.annotation) if isinstance(one, type)), field.annotation)
        is_list = get_origin(field.annotation) is tuple
        if isinstance(within, type) and issubclass(within, Entity) and not is_list:
            yield from (f"{field.alias or name}.{path}" for path in paths(within))
        else:
            yield field.alias or name


@pytest.mark.parametrize(
    "entity", [Stage, Touchpoint, PainPoint, Journey, Persona, Metric, Link, DataSource, Channel, Team]
)
def test_every_attribute_has_a_name(entity: type[Entity]) -> None:
    told = {*OWN, *JOURNEY_APART, *STAGE_APART, *DEFINITIONS, *WITHIN}
    named = {key.removeprefix("change.attribute.name.") for key in all_messages("en")}
    missing = {path for path in paths(entity) if path not in named | told and path.split(".")[0] not in told}
    assert missing == set()


def test_every_kind_of_thing_that_an_attribute_names_has_titles() -> None:
    assert set(KINDS.values()) == {"source", "team", "persona", "channel", "phase"}


@pytest.mark.parametrize(
    ("path", "before", "after", "text"),
    [
        ("duration.source", None, "clicks", "data source of the time “Clicks” (it was not said)"),
        ("duration.typical", "20min", "1d", "usual time 1 day (it was 20 min)"),
        ("review.every", Days("6m"), Days("1y"), "time between reviews 1 year (it was 6 months)"),
        ("backstage.teams", (), ("unknown-team",), "supporting teams unknown-team (it was none)"),
        ("phase", "before", "during", "phase “During” (it was “Before”)"),
        ("rating.ease.date", None, date(2026, 11, 1), "ease: as of 2026-11-01 (it was not said)"),
        ("binding.time.column", "a", "b", "binding to the data (time.column) b (it was a)"),
        ("notes.no-such-lane", None, ("Said.",), "notes.no-such-lane (new: “Said.”)"),
        ("quotes", (), ({"text": "Why?", "persona": "ann", "source": "panel"},),
         "quotes (new: “Why?” (persona “Ann”, data source “Panel”))"),
    ],
)  # fmt: skip
def test_names_and_titles_stand_for_paths_and_ids(buys: Study, path: str, before: Any, after: Any, text: str) -> None:
    assert written_words(WrittenChange(path, before, after), WORDS, buys) == text


def test_who_writes_the_files_reads_what_stands_in_them(buys: Study) -> None:
    change = WrittenChange("duration.source", None, "clicks")
    assert written_words(change, language("en"), buys) == "duration.source clicks (it was not said)"
