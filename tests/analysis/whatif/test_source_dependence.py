"""What single sources hold up, counted over journeys, is what taking them away one by one comes to.

If it fails, the portfolio names the wrong source as the one on which most rests.
"""

from datetime import date

from cxjourney.analysis.whatif.scenario import Loss, run_scenario
from cxjourney.analysis.whatif.source_dependence import source_dependences
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.paths import JOURNEYS

EVERY = studies(load([JOURNEYS]), date(2026, 11, 21))


def test_what_goes_dark_is_what_supposing_it_away_finds() -> None:
    found = source_dependences(EVERY)
    assert sum(dependence.dark_stage_count for dependence in found) >= 5
    for dependence in found:
        for one in dependence.journeys:
            left = run_scenario(one.study, [Loss("source", dependence.id)]).comparison.after
            assert left is not None
            before = {stage.stage.id for stage in one.study.coverage.stages if stage.level == "none"}
            after = {stage.stage.id for stage in left.coverage.stages if stage.level == "none"}
            assert {stage.id for stage in one.dark_stages} == after - before
            known = [sum(len(stage.missing) for stage in one.coverage.stages) for one in (one.study, left)]
            assert one.dark_cell_count == known[1] - known[0]


def test_the_source_without_which_most_goes_dark_comes_first() -> None:
    found = source_dependences(EVERY)
    assert [dependence.dark_stage_count for dependence in found] == sorted(
        (dependence.dark_stage_count for dependence in found), reverse=True
    )


def test_sources_of_one_id_in_two_organisations_are_two() -> None:
    seen = {
        (dependence.id, one.study.in_scope.document.source.name)
        for dependence in source_dependences(EVERY)
        for one in dependence.journeys
    }
    analytics = [dependence for dependence in source_dependences(EVERY) if dependence.id == "web-analytics"]
    assert len(seen) == sum(len(dependence.journeys) for dependence in source_dependences(EVERY))
    assert all(len({one.study.scope.organisation for one in dependence.journeys}) == 1 for dependence in analytics)
