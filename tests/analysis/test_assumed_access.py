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
    assert study.assumptions == ({} if assumed is None else {"p": (assumed, ())})


def test_where_nothing_alone_makes_the_difference_all_is_named(tmp_path: Path) -> None:
    text = JOURNEY.replace("ACCESS", "{internet: good, skills: basic}").replace("channel: phone", "channel: branch")
    text = text.replace("channel: branch}]}", "channel: web}, {title: Desk, channel: branch}]}")
    assert studied(tmp_path, text).assumptions == {"p": (("devices", "travel"), ())}


def test_nothing_is_assumed_where_nobody_can_say_or_pass(tmp_path: Path) -> None:
    unknown = JOURNEY.replace("ACCESS", "{}").replace("outcome: success", "outcome: other")
    assert studied(tmp_path, unknown).assumptions == {}
    study = studied(tmp_path, JOURNEY.replace(", access: ACCESS", ""))
    assert study.assumptions == {"p": (("devices", "travel"), ())}
    closed = Study(study.in_scope, AsOf(study.as_of.date), closed=frozenset({("signs", "p")}))
    assert closed.assumptions == {}


CHANNELS = """
    journey: j
    title: J
    stages:
      - {id: asks, title: Asks, touchpoints: [{title: Message, channel: messenger}, {title: Line, channel: phone}]}
    channels: CHANNELS
    personas:
      p: {title: P, access: ACCESS}
    """
OFFLINE = "{internet: none, devices: [tablet], skills: none, travel: none}"
DEAF = "{internet: none, devices: [landline], skills: none, travel: none, lacks: [hearing]}"


@pytest.mark.parametrize(
    ("channels", "access", "assumed"),
    [
        ("{messenger: {title: M, kind: digital}}", OFFLINE, ((), ("messenger",))),
        ("{messenger: {title: M, kind: digital, internet: none, devices: [], skills: none}}", OFFLINE, None),
        ("{messenger: {title: M, kind: digital, internet: none, devices: [tablet]}}", OFFLINE, ((), ("messenger",))),
        ("{messenger: {title: M, kind: post}}", OFFLINE, None),  # post asks nobody for a connection
        (
            "{messenger: {title: M, kind: digital, internet: good}, phone: {title: T, kind: voice}}",
            DEAF,
            ((), ("phone",)),
        ),
        (
            "{messenger: {title: M, kind: digital, internet: good}, phone: {title: T, kind: voice, asks_for: []}}",
            DEAF,
            None,
        ),
        # either of the two would do
        ("{messenger: {title: M, kind: digital}, phone: {title: T, kind: voice}}", DEAF, ((), ("messenger", "phone"))),
        # by messenger if its own access is good, by phone if that asks for nothing: neither is written
        (
            "{messenger: {title: M, kind: digital, internet: good, devices: [], skills: none}, "
            "phone: {title: T, kind: voice}}",
            "{devices: [landline], skills: none, travel: none, lacks: [hearing]}",
            (("internet",), ("phone",)),
        ),
    ],
)
def test_a_channel_that_does_not_say_what_it_asks_for(
    tmp_path: Path, channels: str, access: str, assumed: tuple[tuple[str, ...], tuple[str, ...]] | None
) -> None:
    study = studied(tmp_path, CHANNELS.replace("CHANNELS", channels).replace("ACCESS", access))
    assert study.access.personas[0].able
    assert study.assumptions == ({} if assumed is None else {"p": assumed})
