"""Pages of the report look as they did: at a desk, on a tablet and on a phone, within a tolerance.

If it fails, something has moved, grown, vanished or lost its colour. Look at both pictures: where the new one is meant,
CXJOURNEY_UPDATE_GOLDEN=1 writes it in place of the old one.
"""

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report
from tests.report.conftest import DAY, JOURNEYS

from .opened import Opened

PICTURES = Path(__file__).parent / "pictures"
SIZES = {"desk": (1440, 900), "tablet": (768, 1024), "phone": (390, 844)}
PLACES = {"overview": "", "gaps": "#gaps", "people": "#people", "journey": "#j/order-with-return"}
SMALLER, GREYS, BLUR = 3, 16, 1.5
"""Pictures are kept at a third of their size in few greys, and compared when letters have run into each other."""
MUCH, MOST = 24, 0.004
"""By how many of 256 greys a point differs that differs much, and which share of all points may."""


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the examples where they lie in no repository: what is drawn of history grows with every change."""
    folder = tmp_path_factory.mktemp("pictures")
    shutil.copytree(JOURNEYS, folder / "journeys")
    file = folder / "report.html"
    file.write_bytes(build_report(StudyRequest([str(folder / "journeys")], None), ReportOptions(), DAY).data)
    return file


def small(picture: Path) -> Image.Image:
    with Image.open(picture) as image:
        size = (image.width // SMALLER, image.height // SMALLER)
        return image.convert("L").resize(size, Image.Resampling.BOX).quantize(GREYS).convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of points that differ much; 1 of pictures of different size."""
    if one.size != other.size:
        return 1.0
    blurred = (image.filter(ImageFilter.GaussianBlur(BLUR)) for image in (one, other))
    counts = ImageChops.difference(*blurred).histogram()
    return sum(counts[MUCH:]) / sum(counts)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
def test_a_page_looks_as_it_did(chromium: Browser, report: Path, tmp_path: Path, place: str, size: str) -> None:
    window = Opened(chromium, report, size=SIZES[size], hash_=PLACES[place])
    try:
        window.settle(300)
        window.picture(tmp_path / "seen.png")
        for _ in range(20):  # what is far below is laid out as it comes into sight, on a busy machine later
            before = (tmp_path / "seen.png").read_bytes()
            window.settle(100)
            window.picture(tmp_path / "seen.png")
            if (tmp_path / "seen.png").read_bytes() == before:
                break
    finally:
        window.close()
    seen, kept = small(tmp_path / "seen.png"), PICTURES / f"{place}-{size}.png"
    if os.environ.get("CXJOURNEY_UPDATE_GOLDEN"):
        PICTURES.mkdir(exist_ok=True)
        seen.quantize(GREYS).save(kept, optimize=True)
    with Image.open(kept) as image:
        assert difference(seen, image.convert("L")) <= MOST, f"{kept.name} is another now: see {tmp_path / 'seen.png'}"


@pytest.mark.parametrize("size", SIZES)
def test_what_has_moved_is_found(size: str) -> None:
    """A third of the page that stands eight points further down is no matter of how letters are painted."""
    with Image.open(PICTURES / f"overview-{size}.png") as image:
        kept = image.convert("L")
    moved = kept.copy()
    column = kept.crop((0, 0, kept.width // 3, kept.height - 3))
    moved.paste(column, (0, 3))
    assert difference(kept, moved) > MOST
