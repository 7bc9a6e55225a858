"""Which sources are suggested for a gap, and why.

If it fails, `gaps` suggests every source of the catalogue in the order in which it was written down.
"""

from pathlib import Path

from cxjourney.analysis.gap_sources import NearnessReason, gap_sources

from .study import studied

JOURNEY = """
journey: j
title: J
owner: sales
stages:
  - {id: looks, title: Looks, data: [chats], touchpoints: [{title: Site, channel: web}]}
  - id: pays
    title: Pays
    owner: tills
    touchpoints: [{title: Till, channel: branch}]
  - {id: rides, title: Rides, data: [rides]}
  - {id: ends, title: Ends, data: [talks], outcome: success}
personas:
  cem: {title: Cem, share: 0.2, access: {travel: none}}
teams:
  sales: {title: Sales}
  tills: {title: Tills}
data_sources:
  far: {title: Far, type: survey}
  talks: {title: Talks, type: interviews, through: [phone]}
  rides: {title: Rides, type: survey, through: [web]}
  till-survey: {title: At the till, type: survey, through: [branch], owner: tills}
  diary: {title: Diary, type: diary-study, status: planned, owner: tills}
  chats: {title: Chats, type: interviews, through: [phone]}
"""
"""Pays lacks everything; Cem can't travel and is stranded there. By hand, for what customers feel: chats is named
before pays and hears Cem by phone; rides is named behind it and hears Cem on the web; till-survey goes through the
branch and belongs to tills; talks hears Cem; diary belongs to tills; nothing speaks for far."""


def test_nearest_first_with_the_reasons(tmp_path: Path) -> None:
    study = studied(tmp_path, JOURNEY)
    gap = next(gap for gap in study.gaps if gap.stage.id == "pays")
    found = {near.suggestion.source: near.reasons for near in gap_sources(study, gap)}
    cem = NearnessReason("persona", "cem")
    assert list(found.items()) == [
        ("rides", (NearnessReason("neighbour", "rides"), cem)),
        ("chats", (NearnessReason("neighbour", "looks"), cem)),
        ("till-survey", (NearnessReason("channel", "branch"), NearnessReason("owner", "tills"))),
        ("diary", (NearnessReason("owner", "tills"),)),
        ("talks", (cem,)),
        ("far", ()),
    ]


def test_everybody_who_is_stranded_and_heard_is_a_reason(tmp_path: Path) -> None:
    dee = "  dee: {title: Dee, share: 0.1, access: {travel: none, internet: none, devices: [landline]}}\nteams:"
    study = studied(tmp_path, JOURNEY.replace("teams:", dee, 1).replace("channel: web}", "channel: phone}"))
    gap = next(gap for gap in study.gaps if gap.stage.id == "pays")
    found = {near.suggestion.source: near.reasons for near in gap_sources(study, gap)}
    assert [reason.id for reason in found["talks"] if reason.kind == "persona"] == ["cem", "dee"]
    assert [reason.id for reason in found["rides"] if reason.kind == "persona"] == ["cem"], "Dee is not on the web"


def test_a_source_without_through_does_not_hear_whoever_is_stranded(tmp_path: Path) -> None:
    study = studied(tmp_path, JOURNEY.replace("type: interviews, through: [phone]}", "type: interviews}"))
    gap = next(gap for gap in study.gaps if gap.stage.id == "pays")
    found = {near.suggestion.source: near.reasons for near in gap_sources(study, gap)}
    assert found["talks"] == ()
    assert found["chats"] == (NearnessReason("neighbour", "looks"),)
    assert NearnessReason("persona", "cem") in found["rides"]


def test_a_planned_source_that_the_stage_names_is_nearest(tmp_path: Path) -> None:
    study = studied(tmp_path, JOURNEY.replace("owner: tills\n    touch", "owner: tills\n    data: [diary]\n    touch"))
    gap = next(gap for gap in study.gaps if gap.stage.id == "pays")
    first = gap_sources(study, gap)[0]
    assert first.suggestion.source == "diary"
    assert first.reasons == (NearnessReason("stage", "pays"), NearnessReason("owner", "tills"))
