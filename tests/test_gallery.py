"""The gallery: every view is in it, every picture is there and can be told without being seen.

If it fails, docs show a broken picture, or say nothing to who can't see it.
"""

import re
import sys
from datetime import date

import pytest

from cxjourney.maps.views import VIEWS
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.paths import JOURNEYS, ROOT

DOCS = ROOT / "docs"
sys.path.insert(0, str(DOCS))
from gallery import PICTURES, READERS, alternative  # noqa: E402  docs/ is no package


def test_every_view_is_shown() -> None:
    assert {picture.view for picture in (*READERS, *PICTURES)} == set(VIEWS)


@pytest.mark.parametrize("picture", [*READERS, *PICTURES], ids=lambda picture: picture.name)
def test_every_picture_has_its_words(picture: object) -> None:
    name = getattr(picture, "name", "")
    data = (DOCS / f"pictures/{name}.svg").read_bytes()
    text = (DOCS / "gallery.md").read_text("utf-8")
    said = alternative(data)
    assert len(said) > 40
    assert f"[![{said}](pictures/{name}.svg)](pictures/{name}.svg)" in text


def test_pictures_that_pages_show_are_there() -> None:
    for page in (DOCS.parent / "README.md", *DOCS.glob("*.md")):
        for name in re.findall(r"pictures/([\w-]+\.svg)", page.read_text("utf-8")):
            assert (DOCS / "pictures" / name).is_file(), f"{page.name} shows {name}"


def test_three_examples_use_phases_pictures_durations_and_lanes_of_the_team() -> None:
    full = [
        study.journey.journey
        for study in studies(load([JOURNEYS]), date(2026, 11, 21))
        if any(stage.phase for stage in study.journey.stages)
        and any(stage.image for stage in study.journey.stages)
        and any(stage.duration for stage in study.journey.stages)
        and any(stage.notes for stage in study.journey.stages)
    ]
    assert sorted(full) == ["hospital-visit", "open-current-account", "order-with-return"]
