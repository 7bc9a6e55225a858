"""Hostile text in every field of the format, in a deck; and the same bytes in every process, in every form.

If it fails, a deck breaks or leads elsewhere, or two people who make the same report send each other different files.
"""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report
from tests.paths import ROOT
from tests.report.conftest import DAY, JOURNEYS
from tests.report.hostile import write_hostile


def test_a_deck_of_hostile_texts_is_sound_and_leads_nowhere_but_to_its_links(tmp_path: Path) -> None:
    write_hostile(tmp_path / "journeys")
    request = StudyRequest([str(tmp_path / "journeys")], None, language="en")
    title = "</a:t></p:sp><script>self.ran=1</script>"
    deck = ZipFile(BytesIO(build_report(request, ReportOptions(title=title, contacts=True), DAY, "pptx").data))
    names = [name for name in deck.namelist() if name.endswith((".xml", ".rels"))]
    trees = {name: ElementTree.fromstring(deck.read(name)) for name in names}
    outside = {
        one.get("Target") for tree in trees.values() for one in tree.iter() if one.get("TargetMode") == "External"
    }
    assert {one for one in outside if not str(one).startswith("https://evil.example/%22onmouseover=")} == set()
    shown = "\n".join(text for name, tree in trees.items() if "/slides/slide" in name for text in tree.itertext())
    assert title in shown
    assert len(set(re.findall(r"№(\d+)", shown))) > 5
    assert "\u202e" not in shown
    assert not {name for name in deck.namelist() if "vba" in name.lower() or "embed" in name.lower()}


@pytest.mark.parametrize("form", ["html", "folder", "pptx"])
def test_two_processes_write_the_same_bytes(form: str, tmp_path: Path) -> None:
    written = []
    some = (
        [f"{JOURNEYS}/shop", f"{JOURNEYS}/hospital"] if form == "pptx" else [JOURNEYS]
    )  # slides take five times as long
    for seed in ("1", "4711"):
        place = tmp_path / seed / {"html": "report.html", "folder": "site", "pptx": "deck.pptx"}[form]
        place.parent.mkdir()
        command = [sys.executable, "-m", "cxjourney", "report", *some, "-o", str(place), "--format", form, "-q"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": {"1": "UTC"}.get(seed, "Asia/Tehran")}
        subprocess.run([*command, "--as-of", str(DAY), "--language", "en"], cwd=ROOT, env=environment, check=True)
        files = sorted(one for one in place.rglob("*") if one.is_file()) if place.is_dir() else [place]
        written.append({one.name if one == place else str(one.relative_to(place)): one.read_bytes() for one in files})
    first, second = written
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
