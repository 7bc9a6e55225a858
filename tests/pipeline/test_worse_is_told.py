"""Single changes of an example journey that make something worse: `diff` never says that nothing changed.

If it fails, a team hides by a change of a line, or does not see, that a customer, a figure or a finding is worse off.
"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.formats.changes.structure_sentences import verdict
from cxjourney.languages import language
from cxjourney.pipeline.compare import compare
from tests.paths import JOURNEYS

DAY = date(2026, 11, 28)
ENGLISH = language("en")
STRICT = 'profile = "strict"\n'


class Mutation(NamedTuple):
    """A text that another takes the place of in one of the files, and what is said of it."""

    file: str
    old: str
    new: str
    said: str = ""
    is_regression: bool = False


JOURNEY, CATALOGUE, CONFIG = "bank/open-current-account.yaml", "bank/catalogue.yaml", "cxjourney.toml"
TRAVELLERS = "travelled_by: [nadia, marek, hilary, edwin, sabah, owen]"
MUTATIONS = {
    "data of a stage": Mutation(JOURNEY, "    data: [complaints-register]\n", "", "receives-card has lost", True),
    "data of a touchpoint": Mutation(JOURNEY, "        data: [ad-reports]\n", "", "short-video", True),
    "a required step that is digital only": Mutation(
        JOURNEY,
        "      - id: switch-in-app\n",
        "      - {id: confirm, title: Confirms, channel: mobile-app, required: true, mode: self-service}\n"
        "      - id: switch-in-app\n",
        "Edwin (12%) is stopped at",
    ),
    "severity": Mutation(JOURNEY, "severity: medium", "severity: critical", "severity critical (it was medium)"),
    "a new pain point": Mutation(
        JOURNEY,
        "      - id: silent-wait\n",
        "      - {id: lost, title: Letter is lost}\n      - id: silent-wait\n",
        "pain point: lost (severity not said)",
    ),
    "importance": Mutation(JOURNEY, "importance: 5", "importance: 1", "importance 1 (it was 5)"),
    "the share of a way": Mutation(JOURNEY, "share: 0.78", "share: 0.58", "share 58% (it was 78%)"),
    "the share of a way, left out": Mutation(JOURNEY, ", share: 0.78", "", "share not said (it was 78%)"),
    "a way that is gone": Mutation(
        JOURNEY,
        "      - {to: proves-at-counter, when: the photograph is refused three times, share: 0.12}\n",
        "",
        "no way leads from",
    ),
    "a success that is none": Mutation(JOURNEY, "outcome: success", "outcome: other", "outcome other", True),
    "a feeling": Mutation(JOURNEY, "hilary: {score: 1,", "hilary: {score: -1,", "feeling -1 (it was 1)"),
    "a feeling that is not said any more": Mutation(JOURNEY, ", hilary: 0}", "}", "feeling not said (it was 0)"),
    "a rating": Mutation(JOURNEY, "{ease: 5, information: 4}", "{ease: 1, information: 4}", "ease 1 (it was 5)"),
    "a figure": Mutation(JOURNEY, "value: 21", "value: 11", "has moved from 21 to 11, for the worse"),
    "a target": Mutation(JOURNEY, "target: 35", "target: 5", "target 5 (it was 35)"),
    "a benchmark": Mutation(JOURNEY, "benchmark: {value: 33", "benchmark: {value: 3", "benchmark 3 (it was 33)"),
    "the share of a persona": Mutation(CATALOGUE, "{value: 0.12,", "{value: 0.02,", "share 2% (it was 12%)"),
    "what a persona has": Mutation(CATALOGUE, "{internet: metered,", "{internet: poor,", "internet poor"),
    "a persona that leaves": Mutation(
        JOURNEY, TRAVELLERS, TRAVELLERS.replace(", owen", ""), "no longer travels the journey: nobody is freed"
    ),
    "a stage that leaves a persona out": Mutation(
        JOURNEY,
        "    title: Moves wages and standing orders\n",
        "    title: Moves wages and standing orders\n    travelled_by: [nadia]\n",
        "travelled by nadia (it was not said)",
    ),
    "what a touchpoint serves": Mutation(
        JOURNEY, "meets: [captions, large-text]", "meets: [large-text]", "meets large-text"
    ),
    "an agreed journey that is a draft": Mutation(JOURNEY, "status: agreed", "status: draft", "status draft"),
    "today that is the future": Mutation(JOURNEY, "state: current", "state: future", "state future (it was current)"),
    "an owner": Mutation(JOURNEY, "    owner: card-bureau\n", "", "has lost its owner"),
    "a file that is excluded": Mutation(CONFIG, "", f'exclude = ["{JOURNEY}"]\n', "lost from view", True),
    "a rule that is off": Mutation(CONFIG, "", 'ignore = ["CX3"]\n', "ignore is CX3 now (it was not set)"),
    "a lower profile": Mutation(CONFIG, STRICT, "", "profile is standard now (it was strict)"),
    "a raised threshold": Mutation(
        CONFIG, "", '[thresholds]\nCX507 = "9000d"\n', "thresholds.CX507 is 9000 now (it was not set)"
    ),
    "a waiver": Mutation(JOURNEY, "waivers:\n", "waivers:\n  - {rule: CX3, reason: R, until: 2027-01-01}\n", "is new"),
    "a longer waiver": Mutation(JOURNEY, "until: 2027-01-31", "until: 2028-01-31", "runs until 2028-01-31"),
}

Mutated = Callable[[Mutation], Difference]


@pytest.fixture
def mutated(tmp_path: Path) -> Mutated:
    """Return what a mutation means for the journeys of the bank."""

    def change(mutation: Mutation) -> Difference:
        for name in ("old", "new"):
            (tmp_path / name).mkdir()
            shutil.copy(JOURNEYS / "catalogue.yaml", tmp_path / name)
            shutil.copytree(JOURNEYS / "bank", tmp_path / name / "bank")
            (tmp_path / name / CONFIG).write_text(STRICT, "utf-8")
        file = tmp_path / "new" / mutation.file
        text = file.read_text("utf-8")
        assert mutation.old in text
        file.write_text(text.replace(mutation.old, mutation.new, 1) if mutation.old else text + mutation.new, "utf-8")
        return compare(str(tmp_path / "old"), [str(tmp_path / "new")], None, DAY).difference

    return change


@pytest.mark.parametrize("name", MUTATIONS)
def test_worse_is_told_and_never_counted_as_better(mutated: Mutated, name: str) -> None:
    mutation = MUTATIONS[name]
    what = mutated(mutation)
    said = [one.text for comparison in what.journeys for one in consequences(comparison, ENGLISH)]
    said += shared_sentences(what, ENGLISH)
    assert what.is_changed
    assert verdict(what, ENGLISH) != ENGLISH.text("change.verdict.nothing")
    assert any(mutation.said in one for one in said), said
    assert not any(comparison.freed for comparison in what.journeys)
    assert what.is_regression or not mutation.is_regression
    assert not what.findings.fixed
