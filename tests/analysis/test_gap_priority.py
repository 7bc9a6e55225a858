"""Which gap stands first.

If it fails, gaps of the same weight change places from run to run, and a workshop begins with another one each time.
"""

from pathlib import Path

from .study import studied


def test_ties_stand_in_the_journeys_order(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - {id: first, title: A, importance: 1}
          - {id: zeta, title: B}
          - {id: alpha, title: C}
        """,
    )
    assert [gap.stage.id for gap in study.gaps] == ["zeta", "alpha", "first"]
