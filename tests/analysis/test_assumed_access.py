"""Who is able only because nobody wrote something down, worked out by hand.

If it fails, a guess about what people have is shown as a fact.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.study import Study

from .study import studied

JOURNEY = """
    journey: j
    title: J
    stages:
      - id: asks
        title: Asks
        touchpoints: [{title: Site, channel: web}, {title: Line, channel: phone}]
      - {id: signs, title: Signs, outcome: success, touchpoints: [{title: Desk, channel: branch}]}
    personas:
      p: {title: P, access: ACCESS}
    """


@pytest.mark.parametrize(
    ("access", "assumed"),
    [
        ("{internet: none, devices: [], skills: none, travel: any}", None),  # not able: no telephone
        ("{internet: good, devices: [landline], skills: none, travel: local}", None),  # all that matters is said
        ("{devices: [landline], travel: local}", None),  # she can call, whatever else she has
        ("{devices: [landline]}", ("travel",)),
        ("{travel: local}", ("devices",)),
        ("{internet: good}", ("devices", "travel")),  # without digital skills she calls
        ("{concerns: [cost]}", ("devices", "travel")),
        ("{travel: none}", None),  # stranded at the desk
    ],
)
def test_what_is_assumed_of_who_is_able(tmp_path: Path, access: str, assumed: tuple[str, ...] | None) -> None:
    study = studied(tmp_path, JOURNEY.replace("ACCESS", access))
    assert study.assumed_access == ({} if assumed is None else {"p": assumed})


def test_where_nothing_alone_makes_the_difference_all_is_named(tmp_path: Path) -> None:
    text = JOURNEY.replace("ACCESS", "{internet: good, skills: basic}").replace("channel: phone", "channel: branch")
    text = text.replace("channel: branch}]}", "channel: web}, {title: Desk, channel: branch}]}")
    assert studied(tmp_path, text).assumed_access == {"p": ("devices", "travel")}


def test_nothing_is_assumed_where_nobody_can_say_or_pass(tmp_path: Path) -> None:
    unknown = JOURNEY.replace("ACCESS", "{}").replace("outcome: success", "outcome: other")
    assert studied(tmp_path, unknown).assumed_access == {}
    study = studied(tmp_path, JOURNEY.replace(", access: ACCESS", ""))
    assert study.assumed_access == {"p": ("devices", "travel")}
    closed = Study(study.in_scope, AsOf(study.as_of.date), closed=frozenset({("signs", "p")}))
    assert closed.assumed_access == {}
