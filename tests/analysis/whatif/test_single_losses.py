"""Counting what hangs on a loss or a source gives what working everything out again gives.

If it fails, the fast way `whatif` takes names another worst loss than the slow one would.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.journey_access import journey_access
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.scenario import Loss, available_source, run_scenario
from cxjourney.analysis.whatif.scenario_ranking import best_source, damage, possible_losses, worst_loss
from cxjourney.analysis.whatif.single_losses import LossImpact, PersonaPaths
from cxjourney.analysis.whatif.source_dependence import SourceSupport
from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.workspace.assembly import AssembledFile, assemble

AS_OF = date(2026, 11, 21)
CHANNELS = ("web", "branch", "phone", "post")
SOURCES = ("clicks", "survey", "diary", "counts")
PERSONAS = ("ann", "ben", "cem")
STAGES = ("a", "b", "c", "d", "e")
some_channels = st.lists(st.sampled_from(CHANNELS), max_size=2, unique=True)
some_sources = st.lists(st.sampled_from(SOURCES), max_size=2, unique=True)
touchpoint = st.fixed_dictionaries(
    {
        "title": st.sampled_from(("Form", "Talk", "Letter", "Call")),
        "channel": st.sampled_from(CHANNELS),
        "data": some_sources,
        "role": st.sampled_from(("step", "step", "step", "support")),
    },
    optional={
        "required": st.just(True),
        "initiated_by": st.sampled_from(("customer", "organisation")),
        "for": st.lists(st.sampled_from(PERSONAS), min_size=1, max_size=2, unique=True),
    },
)


def _sound(one: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in one.items() if key != "required" or one["role"] == "step"}


@st.composite
def journeys(draw: st.DrawFn) -> Study:
    """Return a small journey of any shape."""
    ids = STAGES[: draw(st.integers(1, len(STAGES)))]
    stages = []
    for id_ in ids:
        stage: dict[str, Any] = {"id": id_, "title": id_.upper(), "data": draw(some_sources)}
        stage["touchpoints"] = [_sound(one) for one in draw(st.lists(touchpoint, max_size=3))]
        if draw(st.booleans()):
            stage["next"] = [{"to": to} for to in draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))]
        stage |= draw(st.sampled_from(({}, {}, {}, {"travelled_by": ["ann"]}, {"travelled_by": ["ben", "cem"]})))
        stage |= draw(st.sampled_from(({}, {}, {"entry": True}, {"outcome": "success"}, {"outcome": "other"})))
        stages.append(stage)
    sources = {
        id_: {
            "title": id_,
            "type": type_,
            "through": draw(some_channels),
            "status": draw(st.sampled_from(("available", "available", "planned"))),
            "owner": draw(st.sampled_from(("sales", "research"))),
        }
        for id_, type_ in zip(SOURCES, ("web-analytics", "survey", "diary-study", "footfall"), strict=True)
    }
    personas = {
        id_: {"title": id_, "share": share, "access": draw(st.sampled_from(ACCESS))}
        for id_, share in (("ann", 0.5), ("ben", 0.3), ("cem", 0.125))
    }
    text: dict[str, Any] = {
        "journey": "j",
        "title": "J",
        "stages": stages,
        "data_sources": sources,
        "personas": personas,
    }
    text["teams"] = {"sales": {"title": "Sales"}, "research": {"title": "Research"}}
    return studied(json.dumps(text))


def studied(text: str) -> Study:
    document = parse(TextFile("j.yaml", text))
    assert isinstance(document, Document)
    workspace = assemble([AssembledFile("j.yaml", (), "journey", document)], everything=True)
    assert not workspace.notices
    return Study(workspace.journeys[0], AsOf(AS_OF))


ACCESS = (
    {"internet": "good", "skills": "confident", "travel": "any", "devices": ["laptop", "smartphone"]},
    {"internet": "none", "skills": "none", "travel": "any", "devices": ["landline"]},
    {"internet": "good", "skills": "confident", "travel": "none", "devices": ["laptop"]},
    {"internet": "none", "skills": "none", "travel": "none", "devices": []},
)


@settings(max_examples=400, deadline=None)
@given(journeys())
def test_every_loss_weighs_what_it_would_do(study: Study) -> None:
    note(study.in_scope.document.source.text)
    impact = LossImpact(study)
    plain = {loss: damage(run_scenario(study, [loss]).comparison) for loss in possible_losses(study)}
    for loss, weight in plain.items():
        if impact.is_countable(loss):
            assert impact.damage(loss) == weight, loss
    worst = worst_loss(study)
    highest = max(plain.values(), default=())
    assert (worst is None) is not any(highest)
    if worst:
        assert damage(worst.comparison) == highest
        assert worst.losses[0] == next(loss for loss, weight in plain.items() if weight == highest)


def gain(comparison: JourneyComparison) -> tuple[int, int, int]:
    """How many cells light up, voices are won and touchpoints are seen."""
    return len(comparison.lit_cells), len(comparison.won_voices), len(comparison.seen_touchpoints)


@settings(max_examples=400, deadline=None)
@given(journeys())
def test_every_source_closes_what_it_would_close(study: Study) -> None:
    support = SourceSupport(study)
    missing = [id_ for id_ in sorted(SOURCES) if id_ in study.summary.named and id_ not in study.counting]
    plain = {id_: gain(run_scenario(study, sources=[id_]).comparison) for id_ in missing}
    for id_, weight in plain.items():
        assert support.count_gains(id_, available_source(study.scope.sources[id_], AsOf(AS_OF))) == weight
    best = best_source(study)
    most = max(plain.values(), default=(0, 0, 0))
    assert (best is None) is not most[0]
    if best:
        assert best.sources[0] == next(id_ for id_, weight in plain.items() if weight == most)


@settings(max_examples=200, deadline=None)
@given(journeys(), st.sets(st.sampled_from(STAGES), min_size=1))
def test_who_is_stranded_where_stages_are_shut(study: Study, shut: set[str]) -> None:
    closed = {(stage, id_) for stage in shut for id_ in study.travellers}
    after = journey_access(study.journey, study.travellers, study.scope.channels, closed)
    paths = [PersonaPaths(study, persona) for persona in study.access.personas]
    for path, then in zip(paths, after.personas, strict=True):
        stopped = [id_ for id_ in shut if id_ in path.persona.passes]
        expected = (path.persona.able and not then.able) or any(id_ in then.stranded_at for id_ in stopped)
        assert path.is_stranded_without(stopped) is expected


def test_two_touchpoints_of_one_name_are_not_counted() -> None:
    two = "{title: Form, channel: web, data: [clicks]}, {title: Form, channel: post}"
    study = studied(
        f"journey: j\ntitle: J\nstages: [{{id: a, title: A, touchpoints: [{two}]}}]\n"
        "data_sources: {clicks: {title: Clicks, type: web-analytics}}\n"
    )
    assert not LossImpact(study).is_countable(Loss("channel", "web"))
    assert LossImpact(study).is_countable(Loss("touchpoint", "Form"))
    assert LossImpact(study).is_countable(Loss("source", "clicks"))


def test_a_loss_may_open_one_stage_and_shut_another() -> None:
    # At b one must be able to use Form and one of the others, which is Talk alone; without Talk, Form is enough. So
    # Ben, offline, would come through b, but for a, where Talk is required and no longer there.
    required = "{title: Form, channel: branch, required: true}, {title: Talk, channel: web}"
    study = studied(
        "journey: j\ntitle: J\nstages:\n"
        "- {id: a, title: A, entry: true, touchpoints: [{title: Talk, channel: branch, required: true}]}\n"
        f"- {{id: b, title: B, entry: true, touchpoints: [{required}]}}\n"
        "personas: {ben: {title: Ben, share: 1, access: {internet: none}}}\n"
    )
    assert not study.access.personas[0].able
    loss = Loss("touchpoint", "Talk")
    assert LossImpact(study).damage(loss) == damage(run_scenario(study, [loss]).comparison) == (0, 0, 0, 0, 0)


def test_a_thousand_stages_are_weighed_in_full() -> None:
    stages = [
        {"id": f"s{n}", "title": f"S{n}", "data": [f"d{n}"], "touchpoints": [{"title": f"T{n}", "channel": "web"}]}
        for n in range(1000)
    ]
    sources = {f"d{n}": {"title": f"D{n}", "type": "survey"} for n in range(1000)}
    text = {"journey": "j", "title": "J", "stages": stages, "data_sources": sources}
    worst = worst_loss(studied(json.dumps(text | {"personas": {"ann": {"title": "Ann", "share": 1}}})))
    assert worst is not None
    assert worst.losses == (Loss("touchpoint", "T0"),)


def test_thousands_of_touchpoints_of_one_stage_are_weighed_in_full() -> None:
    # Where each loss looked through all that is left, this took minutes. T7 is required, and nobody passes without it.
    channels = ["web", "phone", "post"]
    touchpoints = [{"title": f"T{n}", "channel": channels[n % 3], "required": n == 7} for n in range(3000)]
    personas = {f"p{n}": {"title": f"P{n}", "share": 0.02, "access": {"lacks": ["sight"]}} for n in range(40)}
    stage = {"id": "s", "title": "S", "touchpoints": touchpoints}
    worst = worst_loss(studied(json.dumps({"journey": "j", "title": "J", "stages": [stage], "personas": personas})))
    assert worst is not None
    assert worst.losses == (Loss("touchpoint", "T7"),)
