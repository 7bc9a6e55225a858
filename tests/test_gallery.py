"""The gallery: every view is in it, every picture is there and can be told without being seen.

If it fails, docs show a broken picture, or say nothing to who can't see it.
"""

import re
import sys

import pytest

from cxjourney.maps.views import VIEWS
from tests.paths import ROOT

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
