"""What a shell can complete: journeys, rules, what can be shown of maps, and what can be supposed away or be there."""

from typing import TYPE_CHECKING

from cxjourney.errors import CannotRun

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study


def journeys(incomplete: str) -> list[str]:
    """Return the ids of the journeys that a command without paths would find."""
    return [study.journey.journey for study in _journeys() if study.journey.journey.startswith(incomplete)]


def losses(incomplete: str) -> list[str]:
    """Return what the journeys that a command without paths would find could lose, as ``--without`` takes it."""
    from cxjourney.pipeline.whatif import named_losses

    return [name for name in named_losses(_journeys()) if name.startswith(incomplete)]


def gains(incomplete: str) -> list[str]:
    """Return the data sources that the journeys see, and the steps that they could have, as ``--with`` takes them."""
    from cxjourney.pipeline.whatif import named_losses, named_steps

    studies = _journeys()
    stage, colon, _ = incomplete.partition(":")
    sources = [name for name in named_losses(studies) if name.startswith("source:")]
    steps = named_steps(studies, stage if colon else None)
    return [name for name in (*sources, *steps) if name.startswith(incomplete)]


def renamable(incomplete: str) -> list[str]:
    """Return everything that can be renamed where a command without paths would look, as ``rename`` takes it."""
    from cxjourney.pipeline.rename_id import renamable

    try:
        return [name for name in renamable(None) if name.startswith(incomplete)]
    except (CannotRun, OSError):
        return []


def data_types(incomplete: str) -> list[str]:
    """Return the kinds of data that a source can be."""
    from typing import get_args

    from cxjourney.model.vocabulary import DataType

    return [word for word in get_args(DataType) if word.startswith(incomplete)]


def lanes(incomplete: str) -> list[str]:
    """Return the lanes of all views and the team's own, each behind what stands before the last comma."""
    from cxjourney.maps.parse_selection import own_lanes_of
    from cxjourney.maps.views import VIEWS

    before, comma, begun = incomplete.rpartition(",")
    names = dict.fromkeys([*(lane for view in VIEWS for lane in VIEWS[view].lanes), *own_lanes_of(_journeys())])
    taken = before.split(",")
    return [before + comma + name for name in names if name.startswith(begun) and name not in taken]


def personas(incomplete: str) -> list[str]:
    """Return the personas on the maps of the journeys that a command without paths would find."""
    from cxjourney.maps.parse_selection import personas_of

    found = personas_of(_journeys())
    return [id_ for id_ in found if id_.startswith(incomplete)]


def stages(incomplete: str) -> list[str]:
    """Return the stages of these journeys: the first, and behind two dots the last."""
    from cxjourney.maps.parse_selection import stages_of

    before, dots, begun = incomplete.rpartition("..")
    return [before + dots + id_ for id_ in stages_of(_journeys()) if id_.startswith(begun)]


def rules(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes of the rules that can be chosen, each with what it reports."""
    from cxjourney.rules.rule_index import all_rules

    rules_ = (rule for code, rule in all_rules().items() if code.startswith(incomplete.upper()))
    return [(rule.code, rule.summary) for rule in rules_ if rule.phase != "measuring"]


def explainable(incomplete: str) -> list[str | tuple[str, str]]:
    """Return what can be explained: rules, each with what it reports, and entities and attributes of the format."""
    from cxjourney.formats.entity_reference import explainable_names
    from cxjourney.rules.rule_index import all_rules

    rules_ = [(code, rule.summary) for code, rule in all_rules().items() if code.startswith(incomplete.upper())]
    return [*rules_, *(name for name in explainable_names() if name.startswith(incomplete.lower()))]


def _journeys() -> "list[Study]":
    from datetime import date

    from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys

    try:
        return study_journeys(StudyRequest(None, None), date.min).every
    except (CannotRun, OSError):
        return []
