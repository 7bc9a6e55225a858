"""Finding: what a rule has to say, and where: at a journey, stage, source, by a path without lines or columns."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import DefinedEntity, WorkspaceStudy
from cxjourney.diagnostics import DELIVERY, About, Several
from cxjourney.model import Ask, DataSource, Metric, PainPoint, Persona, Stage, Touchpoint
from cxjourney.parse.document import DataPath
from cxjourney.workspace.definitions import DefinedAt

if TYPE_CHECKING:
    from cxjourney.edit.fix import Fix


class Finding(NamedTuple):
    """What a rule has to say, and where.

    Attributes:
        message: What is wrong.
        help: How to fix it.
        path: Where: a path into the journey, or into the file that ``home`` names.
        about: What it is about, by id.
        home: Where that is defined; None for a journey's own.
        several: What of several it names, beside ``about``.
        fix: How it is fixed, where one way is right; its title is in the language of the message.
    """

    message: str
    help: str
    path: DataPath
    about: About
    home: DefinedAt | None = None
    several: Several = ()
    fix: "Fix | None" = None


Subjects = str | Iterable[str]


def _about(journey: str, stage: str | None, subjects: Mapping[str, Subjects]) -> tuple[About, Several]:
    """Return what a finding is about: of what it names, the one id of a kind, or, beside it, all of several."""
    single: dict[str, str] = {}
    several: list[tuple[str, str]] = []
    for kind, named in subjects.items():
        if not named:
            continue
        ids = (named,) if isinstance(named, str) else tuple(dict.fromkeys(named))
        if len(ids) == 1:
            single[kind] = ids[0]
        else:
            several += ((kind, id_) for id_ in ids)
    return About(journey, stage, **single), tuple(several)


def at_journey(study: Study, message: str, help_: str, *, persona: Subjects = ()) -> Finding:
    """Return a finding about the journey as a whole."""
    about, several = _about(study.journey.journey, None, {"persona": persona})
    return Finding(message, help_, ("journey",), about, several=several)


def at_stage(
    study: Study, stage: Stage, message: str, help_: str, *,
    touchpoint: Subjects = (), pain_point: Subjects = (), persona: Subjects = (), source: Subjects = (),
) -> Finding:  # fmt: skip
    """Return a finding about a stage, and name what of it: one id of a kind, or several."""
    named = {"touchpoint": touchpoint, "pain_point": pain_point, "persona": persona, "source": source}
    about, several = _about(study.journey.journey, stage.id, named)
    return Finding(message, help_, ("stages", study.position(stage), "id"), about, several=several)


def at_touchpoint(
    study: Study, stage: Stage, touchpoint: Touchpoint, message: str, help_: str, *, persona: str | None = None
) -> Finding:
    """Return a finding about a touchpoint."""
    about = About(study.journey.journey, stage.id, touchpoint.label, persona=persona)
    path = ("stages", study.position(stage), "touchpoints", study.index(touchpoint))
    return Finding(message, help_, (*path, "id" if touchpoint.id else "title"), about)


def at_pain_point(
    study: Study, stage: Stage, pain_point: PainPoint, message: str, help_: str, *, source: Subjects = ()
) -> Finding:
    """Return a finding about a pain point."""
    about, several = _about(study.journey.journey, stage.id, {"pain_point": pain_point.label, "source": source})
    path = ("stages", study.position(stage), "pain_points", study.index(pain_point))
    return Finding(message, help_, (*path, "id" if pain_point.id else "title"), about, several=several)


def at_ask(study: Study, stage: Stage | None, ask: Ask, message: str, help_: str) -> Finding:
    """Return a finding about a question that was asked at a stage; without one, on the journey as a whole."""
    above = ("stages", study.position(stage)) if stage else ()
    about = About(study.journey.journey, stage.id if stage else None)
    return Finding(message, help_, (*above, "asks", study.index(ask), "id" if ask.id else "question"), about)


def at_metric(study: Study, stage: Stage | None, metric: Metric, message: str, help_: str) -> Finding:
    """Return a finding about a metric of a stage; without one, of the journey."""
    above = ("stages", study.position(stage)) if stage else ()
    about = About(study.journey.journey, stage.id if stage else None, metric=metric.label)
    return Finding(message, help_, (*above, "metrics", study.index(metric), "kind"), about)


def at_delivery(study: Study, stage: Stage, message: str, help_: str) -> Finding:
    """Return a finding about what is claimed of a stage, and what is experienced."""
    about = About(study.journey.journey, stage.id, metric=DELIVERY)
    return Finding(message, help_, ("stages", study.position(stage), "delivery", "claimed"), about)


def at_workspace(workspace: WorkspaceStudy, message: str, help_: str) -> Finding:
    """Return a finding about the workspace, at its organisation's title, or at the first journey where it has none.

    Drafts are judged mildly, so that a finding there would go unheard: the first journey is the first that is agreed.
    """
    home = _place_of_workspace(workspace)
    return Finding(message, help_, home.path, About(), home)


def _place_of_workspace(workspace: WorkspaceStudy) -> DefinedAt:
    for seen in workspace.catalogues:
        if seen.catalogue.organisation:
            return DefinedAt(seen.document, ("organisation", "title"))
    studies = workspace.studies
    if not studies:
        only = workspace.catalogues[0].document
        return DefinedAt(only, (next(iter(only.data)),))
    first = next((study for study in studies if study.journey.status == "agreed"), studies[0])
    return DefinedAt(first.in_scope.document, ("journey",))


def at_source(source: DefinedEntity[DataSource], message: str, help_: str) -> Finding:
    """Return a finding about a data source, at its key where it is defined."""
    return Finding(message, help_, source.home.path, About(source.journey, source=source.id), source.home)


def at_persona(persona: DefinedEntity[Persona], message: str, help_: str) -> Finding:
    """Return a finding about a persona, at its key where it is defined."""
    return Finding(message, help_, persona.home.path, About(persona.journey, persona=persona.id), persona.home)
