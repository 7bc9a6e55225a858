"""The questions that a gap calls for.

If it fails, two stages get the same question, and nobody knows which of them it is about.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.gap_questions import gap_questions

from .study import studied

LONG = "The customer waits " + "and waits " * 20


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Waits", "Waits"),
        (f"{LONG} for a letter", f"{LONG} for a call"),
        ("Waits", "'Waits  '"),
        ("Waits (two)", "Waits"),
    ],
)
def test_questions_tell_stages_apart(tmp_path: Path, first: str, second: str) -> None:
    study = studied(
        tmp_path,
        f"""
        journey: j
        title: J
        stages:
          - {{id: one, title: {first}}}
          - {{id: two, title: {second}}}
          - {{id: three, title: Waits}}
        """,
    )
    assert len({question.stage for gap in study.gaps for question in gap_questions(study, gap)}) == 3
