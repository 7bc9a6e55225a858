"""What the tests of the analysis share: one journey as text, written, read and studied."""

from datetime import date
from pathlib import Path
from textwrap import dedent

from cxjourney.analysis.study import Study
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies

AS_OF = date(2026, 11, 21)


def studied(folder: Path, journey: str, catalogue: str = "", as_of: date = AS_OF) -> Study:
    """Study one journey; it must be sound."""
    (folder / "journey.yaml").write_text(dedent(journey), "utf-8")
    if catalogue:
        (folder / "catalogue.yaml").write_text(dedent(catalogue), "utf-8")
    loaded = load([folder])
    assert [finding.message for finding in faults(loaded)] == []
    (study,) = studies(loaded, as_of)
    return study
