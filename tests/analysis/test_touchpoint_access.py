"""What one persona can use, and what it lacks.

If it fails, a touchpoint is called open to people who can't use it.
"""

from pathlib import Path

from .study import studied


def test_who_lacks_a_sense_can_not_use_what_asks_for_it_unless_the_need_is_met(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        stages:
          - {id: calls, title: Calls, touchpoints: [{title: A, channel: phone, meets: [captions]}]}
          - {id: reads, title: Reads, touchpoints: [{title: B, channel: post}]}
        personas:
          deaf: {title: Deaf, access: {lacks: [hearing]}}
          needs-captions: {title: Needs captions, access: {assistive: [captions]}}
          mute: {title: Mute, access: {lacks: [speech]}}
          blind: {title: Blind, access: {assistive: [screen-reader]}}
        """,
    )
    found = {one.persona: (one.able, one.stranded_at, one.unproven_at) for one in study.access.personas}
    assert found == {
        "deaf": (True, (), ()),
        "needs-captions": (True, (), ("reads",)),
        "mute": (False, ("calls",), ()),
        "blind": (False, ("calls",), ()),
    }
