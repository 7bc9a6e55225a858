"""Hostile text in every field of the format: in one file and in a folder of pages nothing of it runs or loads.

If it fails, whoever writes a title of a journey runs code in front of whoever reads the report.
"""

import re
from pathlib import Path

import pytest

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report
from tests.report.conftest import DAY
from tests.report.hostile import write_hostile

from .conftest import Open
from .opened import Opened

FOREIGN = (
    "img, iframe, base, object, embed, frame, form[action], meta[http-equiv=refresh], [src*=evil], link[href*=evil]"
)
RUNNING = """[...document.querySelectorAll('*')].flatMap(one => [...one.attributes])
  .filter(one => one.name.startsWith('on') || one.name === 'style' || one.name === 'srcdoc'
    || (['href', 'src', 'action'].includes(one.name)
      && /^\\s*(javascript|vbscript|data:(?!image.(png|webp|jpeg);))/i.test(one.value)))
  .map(one => one.name + '=' + one.value)"""
SHOWN = 45
"""How many of the texts a report shows at least: of waivers of other journeys, say, it tells nothing."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "journeys"
    assert len(write_hostile(folder)) > SHOWN
    return folder


def everything(report: Opened) -> None:
    """Look at every page and every map, search, filter, and present."""
    for page in report.run("[...document.querySelectorAll('[data-page]')].map(one => one.id)"):
        report.go(f"#{page}")
    for journey in report.run("[...document.querySelectorAll('.journey[data-page]')].map(one => one.id)"):
        report.go(f"#{journey}/maps")
        report.settle(300)
        report.go(f"#{journey}?follow=%3Cimg%20src%3Dx%20onerror%3Dself.ran%3D1%3E&q=%22%3E%3Cscript%3E")
    report.run("document.querySelector('[data-present]')?.click(); 0")
    report.settle(100)
    report.run("document.querySelector('#show')?.close?.(); document.querySelector('#find').focus(); 0")
    report.type("<img")
    report.settle(300)


def inert(report: Opened, own: str) -> None:
    """Nothing has run, nothing was asked for from elsewhere, and the browser had nothing to forbid."""
    everything(report)
    assert report.run("self.ran === undefined")
    assert report.run(f"document.querySelectorAll({FOREIGN!r}).length") == 0
    assert report.run(RUNNING) == []
    assert report.said == []
    assert {one for one in report.requests if not one.startswith((own, "data:", "blob:"))} == set()


def test_nothing_runs_in_one_file(opened: Open, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    options = ReportOptions(
        title="</title><script>self.ran=1</script>", note="<img src=x onerror=self.ran=1>", contacts=True
    )
    built = build_report(StudyRequest([str(workspace)], None, language="en"), options, DAY)
    file.write_text(built.html, "utf-8")
    assert len(set(re.findall(r"№(\d+)", built.html))) >= SHOWN
    report = opened(file)
    inert(report, file.as_uri())
    without = opened(file, script=False)
    assert "<script>self.ran=1</script>" in " ".join(without.texts("main"))


def test_nothing_runs_in_a_folder_of_pages(opened: Open, workspace: Path, tmp_path: Path) -> None:
    built = build_report(
        StudyRequest([str(workspace)], None, language="en"), ReportOptions(contacts=True), DAY, "folder"
    )
    for name, data in built.files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    pages = sorted(tmp_path.rglob("*.html"))
    assert len(pages) > 8
    for page in pages:
        inert(opened(page), tmp_path.as_uri())
