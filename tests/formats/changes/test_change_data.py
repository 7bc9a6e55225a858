"""What a change means, as data for machines; ``docs/changes.md`` says what stands where.

If it fails, a script that guards a branch misses a loss, or reads a share as per cent.
"""

from pathlib import Path

from cxjourney.formats.changes.change_data import access_data, changes_data, voices_data
from tests.analysis.ticket_journey import ENGLISH, changed

CASH = "      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}\n"


def test_shares_run_from_0_to_1_and_stages_are_ids(tmp_path: Path) -> None:
    found = access_data(changed(tmp_path, (CASH, "")))
    none = {"unknown_share": 0.0, "unproven_share": 0.0}
    before = {"able_share": 0.8, "stranded_share": 0.2, "assumed_share": 0.8}
    after = {"able_share": 0.5, "stranded_share": 0.5, "assumed_share": 0.5}
    every = ["internet", "devices", "skills", "travel"]
    assert found["before"] == {
        **before,
        **none,
        "assumed": {"ann": ["travel"], "ben": ["travel"]},
        "assumed_channels": {"ann": [], "ben": []},
    }
    assert found["after"] == {**after, **none, "assumed": {"ann": every}, "assumed_channels": {"ann": []}}
    assert found["newly_stranded"] == [
        {
            "persona": "ben",
            "share": 0.3,
            "able_before": True,
            "able_after": False,
            "stranded_at_before": [],
            "stranded_at_after": ["pays"],
            "newly_stranded_at": ["pays"],
            "unproven_at_after": [],
            "assumed_after": [],
            "assumed_channels_after": [],
        }
    ]


def test_voices_name_persona_family_and_sources(tmp_path: Path) -> None:
    calls = "data_sources:\n  calls: {title: Calls, type: interviews, through: [phone]}\n"
    edits = [("data: [interviews]", "data: [interviews, calls]"), ("data_sources:\n", calls)]
    found = voices_data(changed(tmp_path, *edits))
    assert found == {
        "lost": [],
        "won": [{"persona": "cem", "family": "attitudinal", "sources": ["calls"]}],
        "silenced": [],
        "heard": [],
    }


def test_a_touchpoint_that_is_called_otherwise_is_renamed_and_not_moved(tmp_path: Path) -> None:
    found = changes_data(changed(tmp_path, ("{id: gate,", "{id: door,")), ENGLISH)["touchpoints"]
    assert isinstance(found, dict)
    assert found["renamed"] == [
        {
            "before": {"stage": "rides", "touchpoint": "gate", "title": "The gate"},
            "after": {"stage": "rides", "touchpoint": "door", "title": "The gate"},
        }
    ]
    assert found["moved"] == found["added"] == found["removed"] == []


def test_coverage_is_in_per_cent_and_says_which_level_changed(tmp_path: Path) -> None:
    found = changes_data(changed(tmp_path, ("title: Rides\n", "title: Rides\n    data: [panel]\n")), ENGLISH)
    coverage, stages = found["coverage"], found["stages"]
    assert isinstance(coverage, dict)
    assert isinstance(stages, dict)
    assert (coverage["before"]["covered_percent"], coverage["after"]["covered_percent"]) == (66.7, 100.0)
    assert stages["coverage"] == [{"stage": "rides", "before": "none", "after": "partial"}]
    assert stages["lit"] == [{"stage": "rides", "family": "contextual", "sources": ["panel"]}]
    assert found["worse"] is False


def test_a_metric_that_moved_says_whether_that_is_better(tmp_path: Path) -> None:
    assert changes_data(changed(tmp_path, ("value: 60", "value: 55")), ENGLISH)["metrics"] == [
        {
            "stage": "pays",
            "kind": "csat",
            "title": "Paying is easy",
            "unit": "%",
            "before": 60,
            "after": 55,
            "better": False,
        }
    ]
