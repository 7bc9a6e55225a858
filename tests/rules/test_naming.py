"""Naming a source means every reference to one that the model knows.

If it fails, a source that is used is called unused.
"""

from pathlib import Path

from cxjourney.analysis.coverage import all_named_sources
from cxjourney.model import Journey
from cxjourney.pipeline.load import load
from cxjourney.workspace.references import unknown_references
from tests.paths import JOURNEYS

from .judging import judge_files
from .test_cases import FOLDER, load_cases


def test_every_reference_to_a_source_names_it(tmp_path: Path) -> None:
    (every,) = [case for case in load_cases(FOLDER / "cx308.yaml") if case["name"] == "whatever names it"]
    root = judge_files(tmp_path, every["files"]).root
    seen = [journey.build() for one in load([root, JOURNEYS]) for journey in one.workspace.journeys]
    assert len(seen) > 5
    for journey in seen:
        references = unknown_references(Journey, journey.document.data, {"source": ()})
        named = {reference.id for reference in references if reference.path[0] != "waivers"}
        assert all_named_sources(journey.journey) == named
