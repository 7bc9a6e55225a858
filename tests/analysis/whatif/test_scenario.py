"""What a loss and a gain mean, worked out by hand on the ticket journey and on the design's example.

If it fails, `whatif` is wrong about whom a closed branch strands, or what a new source would show.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.added_step import AddedStep
from cxjourney.analysis.whatif.scenario import Kind, Loss, run_scenario, without_losses
from cxjourney.analysis.whatif.scenario_ranking import best_source, what_if
from cxjourney.formats.changes.whatif_summary import best_source_sentence, headline, worst_loss_sentence
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.analysis.study import AS_OF
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, writer
from tests.paths import EXAMPLE


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return writer(tmp_path)(JOURNEY)


def lost(study: Study, kind: Kind, id_: str) -> str:
    return headline(run_scenario(study, [Loss(kind, id_)]), ENGLISH)


def left(study: Study, kind: Kind, id_: str) -> Study:
    found = without_losses(study, [Loss(kind, id_)])
    assert found is not None
    return found


def test_without_a_channel_its_touchpoints_and_sources_are_gone(study: Study) -> None:
    # The window, cash and the gate go. Interviews hear through branches alone, and are gone; rides has no step left, so
    # that nobody passes it; Ben passes nothing. Cem was stranded at rides before.
    assert lost(study, "channel", "branch") == (
        "Without the channel branch, Ann (50%) is newly stranded at rides; Ben (30%) is newly stranded at looks; "
        "pays has lost its last attitudinal source (interviews); and 2 more changes."
    )
    after = left(study, "channel", "branch")
    assert after.access.able_share == 0
    assert "interviews" not in after.counting
    assert after.closed == {("rides", id_) for id_ in study.travellers}


def test_channel_through_which_a_source_hears_among_others(tmp_path: Path) -> None:
    study = writer(tmp_path)(JOURNEY.replace("through: [phone]", "through: [phone, email]"))
    assert left(study, "channel", "phone").scope.sources["panel"].through == ("email",)
    assert lost(study, "channel", "phone") == (
        "Without the channel phone, no contextual data hears Ben (30%) any more (it was panel)."
    )


def test_without_a_source_a_stage_loses_its_last_family(study: Study) -> None:
    assert lost(study, "source", "interviews") == (
        "Without the source interviews, pays has lost its last attitudinal source (interviews); no attitudinal data "
        "hears Ann (50%) or Ben (30%) any more (it was interviews)."
    )


def test_source_that_does_not_count(study: Study) -> None:
    assert lost(study, "source", "diary") == (
        "Without the source diary, nothing changes: no stage or touchpoint there names the source diary."
    )


def test_without_a_touchpoint_somebody_is_stranded(study: Study) -> None:
    assert lost(study, "touchpoint", "cash") == (
        "Without the touchpoint cash, Ben (30%) is newly stranded at pays; no behavioural data is taken to hear Ben "
        "(30%) any more (it was counter, without through:)."
    )


def test_last_step_closes_its_stage(study: Study) -> None:
    assert left(study, "touchpoint", "gate").closed == {("rides", id_) for id_ in study.travellers}
    assert lost(study, "touchpoint", "gate") == (
        "Without the touchpoint gate, Ann (50%) and Ben (30%) are newly stranded at rides."
    )


def test_required_step_closes_its_stage(tmp_path: Path) -> None:
    study = writer(tmp_path)(
        JOURNEY.replace(
            "{id: window,", "{id: pass, title: The pass, channel: post, required: true}\n      - {id: window,"
        )
    )
    assert left(study, "touchpoint", "pass").closed == {("looks", id_) for id_ in study.travellers}
    assert left(study, "touchpoint", "window").closed == frozenset()


def test_a_step_that_is_for_others_closes_its_stage_to_them_alone(tmp_path: Path) -> None:
    study = writer(tmp_path)(JOURNEY.replace("{id: gate,", "{id: gate, for: [ann],"))
    assert left(study, "touchpoint", "gate").closed == {("rides", "ann")}
    others = writer(tmp_path)(JOURNEY.replace("title: Rides\n", "title: Rides\n    travelled_by: [ben]\n"))
    assert left(others, "touchpoint", "gate").closed == {("rides", "ben")}


def test_support_closes_nothing(tmp_path: Path) -> None:
    study = writer(tmp_path)(
        JOURNEY.replace("{id: gate,", "{id: map, title: A map, channel: print, role: support}\n      - {id: gate,")
    )
    assert left(study, "touchpoint", "map").closed == frozenset()


def test_stage_that_strands(study: Study) -> None:
    assert lost(study, "stage", "rides") == (
        "Without the stage rides, Cem (20%) is no longer stranded at rides, and able to complete the journey, if what "
        "nobody wrote down is good enough (internet, devices and digital skills)."
    )


def test_without_its_only_stage_nothing_is_left_of_a_journey(tmp_path: Path) -> None:
    study = writer(tmp_path)("journey: j\ntitle: J\nstages: [{id: only, title: Only}]\n")
    assert lost(study, "stage", "only") == "Without the stage only, nothing is left of the journey."


def test_without_a_team_its_sources_and_owners_are_gone(study: Study) -> None:
    # Research keeps interviews and panel: pays is without attitudinal data, looks without contextual.
    assert lost(study, "team", "research") == (
        "Without the team research, looks has lost its last contextual source (panel); pays has lost its last "
        "attitudinal source (interviews); no attitudinal and contextual data hears Ann (50%) or Ben (30%) any more "
        "(it was interviews and panel); and 1 more change."
    ).replace("attitudinal and contextual", "attitudinal or contextual")
    after = left(study, "team", "sales")
    assert after.journey.owner is None
    assert [stage.owner for stage in after.journey.stages] == [None, None, None]
    assert "clicks" not in after.counting


def test_with_a_planned_source(tmp_path: Path) -> None:
    study = writer(tmp_path)(JOURNEY.replace("title: Rides\n", "title: Rides\n    data: [diary]\n"))
    supposed = run_scenario(study, sources=["diary"])
    assert headline(supposed, ENGLISH) == (
        "With the source diary, rides is no longer dark: attitudinal data sees it (diary); attitudinal data is "
        "taken to hear Cem (20%) now (diary, without through:)."
    )
    found = best_source(study)
    assert found is not None
    assert found.sources == ("diary",)


def test_with_a_source_that_counts_already(study: Study) -> None:
    assert (
        headline(run_scenario(study, sources=["clicks"]), ENGLISH)
        == "With the source clicks, nothing changes: the source clicks counts already."
    )


def test_without_one_and_with_another(tmp_path: Path) -> None:
    study = writer(tmp_path)(JOURNEY.replace("data: [interviews]", "data: [interviews, diary]"))
    supposed = run_scenario(study, [Loss("source", "interviews")], ["diary"])
    assert headline(supposed, ENGLISH) == (
        "Without the source interviews, but with the source diary, attitudinal data is taken to hear Cem (20%) now "
        "(diary, without through:)."
    )
    after = what_if(study, [Loss("source", "interviews")])
    assert best_source_sentence(after, asked=True, words=ENGLISH).startswith(
        "The source diary (planned for 2027-03-01) would fill most then: pays has gained its first attitudinal source"
    )


class TestDetour:
    """A stage is taken out: whoever came there goes on to where it led."""

    WAYS = """
    journey: j
    title: J
    stages:
      - {id: a, title: A, next: [b]}
      - {id: b, title: B, next: [c, {to: a, when: it fails}]}
      - {id: c, title: C}
    """

    def stages(self, folder: Path, text: str, gone: str) -> list[tuple[str, list[str], str | None, bool]]:
        after = left(writer(folder)(text), "stage", gone)
        return [(s.id, [link.to for link in s.next or ()], s.outcome, s.entry) for s in after.journey.stages]

    def test_in_the_middle(self, tmp_path: Path) -> None:
        assert self.stages(tmp_path, self.WAYS, "b") == [("a", ["c"], None, True), ("c", [], "success", False)]

    def test_at_the_beginning(self, tmp_path: Path) -> None:
        assert self.stages(tmp_path, self.WAYS, "a") == [("b", ["c"], None, True), ("c", [], "success", False)]

    def test_at_the_end(self, tmp_path: Path) -> None:
        assert self.stages(tmp_path, self.WAYS, "c") == [("a", ["b"], None, True), ("b", ["a"], "success", False)]

    def test_written_without_next(self, tmp_path: Path) -> None:
        plain = "journey: j\ntitle: J\nstages: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"
        assert self.stages(tmp_path, plain, "b") == [("a", ["c"], None, True), ("c", [], "success", False)]

    def test_an_end_that_nobody_came_for(self, tmp_path: Path) -> None:
        text = """
        journey: j
        title: J
        stages:
          - {id: a, title: A, next: [won, lost]}
          - {id: won, title: Won, outcome: success, next: []}
          - {id: lost, title: Lost, outcome: other, next: []}
        """
        assert self.stages(tmp_path, text, "lost")[0] == ("a", ["won"], "other", True)
        assert self.stages(tmp_path, text, "won")[0] == ("a", ["lost"], "success", True)


class TestExample:
    """The design's example."""

    @pytest.fixture
    def example(self) -> Study:
        (only,) = studies(load([EXAMPLE]), AS_OF)
        return only

    def test_without_branches(self, example: Study) -> None:
        assert lost(example, "channel", "branch") == (
            "Without the channel branch, Greta (14%) is newly stranded at applies."
        )

    def test_last_attitudinal_source(self, example: Study) -> None:
        assert "“Proves who they are” (proves-identity) has lost its last attitudinal source" in lost(
            example, "source", "exit-interviews"
        )

    def test_worst_and_best(self, example: Study) -> None:
        ahead = what_if(example)
        assert worst_loss_sentence(ahead, ENGLISH).startswith(
            "The loss of the channel mobile-app would hurt most: Dara (34%), Milan (22%) and Ines (30%) are newly "
            "stranded at “Proves who they are” (proves-identity); "
        )
        assert best_source_sentence(ahead, asked=False, words=ENGLISH).startswith(
            "The source branch-diary (planned for 2027-02-01) would close most: applies has gained its first "
            "contextual source (branch-diary); "
        )


def test_an_added_step_takes_the_place_of_the_last_one_and_goes_with_its_channel(study: Study) -> None:
    # Without the gate nobody rides; by the web Ann and Cem do, and Ben, offline, does not.
    web = AddedStep("buys", "rides", "web")
    after = run_scenario(study, [Loss("touchpoint", "gate")], added=[web]).comparison.after
    assert after is not None
    assert [one.able for one in after.access.personas] == [True, False, True]
    gone = run_scenario(study, [Loss("touchpoint", "gate"), Loss("channel", "web")], added=[web]).comparison.after
    assert gone is not None
    assert not any(one.able for one in gone.access.personas)
    assert not run_scenario(study, added=[AddedStep("other", "rides", "web")]).comparison.is_changed
