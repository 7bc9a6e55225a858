"""Whose voice is heard by which data, worked out by hand.

If it fails, data that can't reach somebody is said to speak for them.
"""

from pathlib import Path

from .study import studied

VOICES = """
    journey: j
    title: J
    stages:
      - id: here
        title: Here
        data: [whole]
        touchpoints:
          - {title: App, channel: mobile-app, data: [own, called]}
          - {title: Large, channel: post, data: [letters], meets: [captions]}
    personas:
      offline: {title: Offline, access: {internet: none, devices: [landline], assistive: [large-text]}}
    data_sources:
      whole: {title: Whole, type: survey}
      own: {title: Own, type: app-analytics}
      called: {title: Called, type: survey, through: [phone, web]}
      letters: {title: Letters, type: observation}
      elsewhere: {title: Elsewhere, type: survey}
      by-app: {title: Elsewhere, type: survey, through: [mobile-app]}
    """


def test_who_is_heard(tmp_path: Path) -> None:
    """A phone is enough for what asks by phone; a letter that doesn't meet the need is not; elsewhere is not here."""
    (voice,) = studied(tmp_path, VOICES).voices
    assert voice.families == {"behavioural": (), "attitudinal": ("called", "whole"), "contextual": ()}


def test_nobody_is_heard_at_a_stage_that_others_travel(tmp_path: Path) -> None:
    """Sources that hear by phone, too: what observes nothing where somebody is, does not hear them."""
    (voice,) = studied(tmp_path, VOICES.replace("title: Here", "title: Here\n        travelled_by: []")).voices
    assert not voice.is_heard
    second = "      - {id: there, title: There, data: [called]}\n    personas:"
    text = VOICES.replace("title: Here", "title: Here\n        travelled_by: []").replace("    personas:", second, 1)
    (voice,) = studied(tmp_path, text).voices
    assert voice.families["attitudinal"] == ("called",)
