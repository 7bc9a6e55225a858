"""What a study answers by itself: which emotions are assumed.

If it fails, a curve of emotions looks researched where somebody only guessed.
"""

from pathlib import Path

from .study import studied


def test_an_emotion_is_assumed_unless_something_shows_it(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - {id: a, title: A, emotions: {p: 1, q: {score: 1, source: old}}}
          - {id: b, title: B, data: [fresh], emotions: {p: 1}}
          - {id: c, title: C, data: [old], emotions: {p: 1}}
        personas: {p: {title: P}, q: {title: Q}}
        data_sources:
          fresh: {title: Fresh, type: survey}
          old: {title: Old, type: survey, refreshed: 2020-01-01}
        """,
    )
    a, b, c = study.journey.stages
    assert [study.is_assumed(a, "p"), study.is_assumed(a, "q")] == [True, False]
    assert [study.is_assumed(b, "p"), study.is_assumed(c, "p")] == [False, True]
