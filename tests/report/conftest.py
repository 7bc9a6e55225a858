"""The report of the example journeys, written once."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.json import write
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import language
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import BuiltReport, build_report
from tests.paths import ROOT

from .page import Element, read_page

DAY = date(2026, 11, 21)
JOURNEYS = str(ROOT / "journeys")


@pytest.fixture(scope="session")
def built() -> BuiltReport:
    """The report of the example journeys, in English."""
    return build_report(StudyRequest([JOURNEYS], None, language="en"), ReportOptions(), DAY)


@pytest.fixture(scope="session")
def page(built: BuiltReport) -> Element:
    """The same as elements."""
    return read_page(built.html)


@pytest.fixture(scope="session")
def gaps() -> list[dict[str, Any]]:
    """What `gaps --format json` says of the same journeys."""
    studies = study_journeys(StudyRequest([JOURNEYS], None), DAY).studies
    text = write(studies, DAY, GapsOptions(Terminal(), "en", None, False, None, False, language))
    found: list[dict[str, Any]] = json.loads(text)["journeys"]
    return found


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder of one small journey, to be written over."""
    folder = tmp_path / "journeys"
    folder.mkdir()
    (folder / "buys.yaml").write_text(
        "journey: buys\ntitle: Buys a ticket\nstages:\n  - {id: looks, title: Looks}\n  - {id: pays, title: Pays}\n",
        "utf-8",
    )
    return folder
