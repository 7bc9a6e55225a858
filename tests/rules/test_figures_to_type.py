"""Figures that advice gives to type stand as YAML takes them, in languages with digits or decimal signs of their own.

If it fails, whoever obeys writes ۲۹, which is no number in YAML, and is told that a number is expected.
"""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from cxjourney.languages import available_languages, language
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from cxjourney.rules.cx813_share_or_score import check

JOURNEY = "journey: a\ntitle: T\nmetrics: [{kind: nps, value: §}]\nstages: [{id: s, title: S}]\n"


def advice(folder: Path, value: str, tag: str) -> list[str]:
    folder.mkdir()
    (folder / "a.yaml").write_text(JOURNEY.replace("§", value), "utf-8")
    (study,) = studies(load([folder]), date(2026, 11, 28))
    return [finding.help for finding in check(study, language(tag))]


@pytest.mark.parametrize("tag", available_languages())
def test_the_points_of_a_share_are_typed_as_they_stand(tag: str, tmp_path: Path) -> None:
    (said,) = advice(tmp_path / "before", "0.285", tag)
    typed = re.findall(r"-?[0-9][0-9.]*[0-9]", said)[-1]
    assert yaml.safe_load(typed) == 28.5
    assert advice(tmp_path / "after", typed, tag) == []
