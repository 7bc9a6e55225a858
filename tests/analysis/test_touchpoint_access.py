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


def test_a_touchpoint_that_says_that_no_device_is_needed_needs_none(tmp_path: Path) -> None:
    journey = """
        journey: j
        title: J
        stages: [{id: asks, title: Asks, touchpoints: [{title: A, channel: sms, DEVICES}]}]
        personas: {pat: {title: Pat, access: {devices: []}}}
        """
    able = [
        studied(tmp_path, journey.replace("DEVICES", said)).access.personas[0].able
        for said in ("devices: []", "devices: [smartphone]", "role: step")
    ]
    assert able == [True, False, False], "left out, the channel's devices are asked for"
