"""Who is able only because nobody wrote something down, worked out by hand.

If it fails, a guess about what people have is shown as a fact.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.display_names import inferred_hearing
from cxjourney.analysis.study import Study
from cxjourney.languages import language

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


HEARD = """
    journey: j
    title: J
    stages:
      - id: asks
        title: Asks
        data: [records]
        touchpoints:
          - {title: Site, channel: web, data: [clicks]}
          - {title: Line, channel: phone, data: [calls]}
          - {title: Desk, channel: branch, data: [talks]}
    data_sources:
      records: {title: Records, type: crm}
      clicks: {title: Clicks, type: web-analytics}
      calls: {title: Calls, type: call-log, through: [phone]}
      talks: {title: Talks, type: interviews, through: [branch, phone]}
    personas:
      p: {title: P, access: ACCESS}
    """


@pytest.mark.parametrize(
    ("access", "taken"),
    [
        ("{internet: good, devices: [smartphone], skills: basic, travel: none}", ()),
        ("{internet: none, devices: [landline], skills: none}", ()),  # she may be called, wherever she can go
        ("{internet: good, skills: basic, travel: local}", ("calls", "clicks")),  # for want of devices; talks hear her
        ("{internet: none, devices: []}", ("talks",)),  # only if she can go there
        ("{concerns: [cost]}", ("calls", "clicks", "talks")),  # a stage names the records, so they hear everybody
    ],
)
def test_what_only_hears_her_if_what_nobody_wrote_is_good_enough(
    tmp_path: Path, access: str, taken: tuple[str, ...]
) -> None:
    study = studied(tmp_path, HEARD.replace("ACCESS", access))
    assert study.assumed_hearing == ({"p": taken} if taken else {})
    (voice,) = study.voices
    assert all(voice.is_heard_by(source) for source in taken)
    assert list(inferred_hearing(study, language("en")))[2:] == (
        [
            "What these have, or what a channel asks for, is not all written, so some of this data is only taken to "
            "hear them: “P”"
        ]
        if taken
        else []
    )


def test_a_channel_that_does_not_say_what_it_asks_for_is_only_taken_to_hear_who_may_lack_it(tmp_path: Path) -> None:
    deaf = "{internet: good, devices: [smartphone], skills: basic, travel: none, lacks: [hearing]}"
    channel = "channels: {phone: {title: Line, kind: voice, devices: [smartphone]ASKS}}"
    unsaid = HEARD.replace("ACCESS", deaf).replace("personas:", channel + "\n    personas:")
    assert studied(tmp_path, unsaid.replace("ASKS", "")).assumed_hearing == {"p": ("calls", "talks")}
    said = unsaid.replace("ASKS", ", asks_for: []")
    assert studied(tmp_path, said).assumed_hearing == {}
