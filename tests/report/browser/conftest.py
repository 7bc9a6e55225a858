"""The report of two example journeys, as files that Chromium opens: in English, and in Persian from right to left."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report
from tests.maps.chromium import running
from tests.report.conftest import DAY, JOURNEYS

from .opened import Opened

Open = Callable[..., Opened]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with running() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report in English: the page of one journey runs from left to right, that of the other from right to left."""
    return _written("en", tmp_path_factory)


@pytest.fixture(scope="session")
def persian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in Persian: its own pages run from right to left."""
    return _written("fa", tmp_path_factory)


@pytest.fixture
def opened(chromium: Browser, english: Path) -> Iterator[Open]:
    """Open the report, in English if no other file is named, and close it after the test."""
    windows: list[Opened] = []

    def open_it(file: Path = english, **how: Any) -> Opened:
        windows.append(Opened(chromium, file, **how))
        return windows[-1]

    yield open_it
    for window in windows:
        window.close()


def _written(language: str, folders: pytest.TempPathFactory) -> Path:
    journeys = [f"{JOURNEYS}/shop", f"{JOURNEYS}/hospital"]
    made = build_report(StudyRequest(journeys, None, language=language), ReportOptions(), DAY)
    file = folders.mktemp("report") / "report.html"
    file.write_text(made.html, "utf-8")
    return file
