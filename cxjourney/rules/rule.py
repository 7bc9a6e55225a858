"""What a rule is, and what it yields: a path into the journey, and a message."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from cxjourney.analysis.portrait import Portrait
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import About, Severity
from cxjourney.model import Stage, Touchpoint
from cxjourney.names import Home

Path = tuple[str | int, ...]
Scope = Literal[
    "file", "workspace", "journey", "stage", "touchpoint", "pain point", "metric", "delivery", "persona", "source",
    "team", "waiver", "persona, stage", "metric, delivery",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say, and where: a path into the journey, or into the file that ``home`` names."""

    message: str
    help: str
    path: Path
    about: About
    home: Home | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. ``source`` is a key of the findings in ``mission.md``.

    A rule that speaks of one journey has ``check``, one that speaks of the whole workspace ``check_workspace``; what
    reading and building report (CX0, CX1) has neither. ``page`` is Markdown: Why, Bad, Good, How to mend.
    """

    code: str
    slug: str
    severity: Severity
    scope: Scope
    summary: str
    page: str
    source: str = ""
    check: Callable[[Study], Iterable[Finding]] | None = None
    check_workspace: Callable[[Portrait], Iterable[Finding]] | None = None


def at_journey(
    study: Study, message: str, help_: str, *, persona: str | None = None, source: str | None = None
) -> Finding:
    """Report something of the journey as a whole."""
    return Finding(message, help_, ("journey",), About(journey=study.journey.journey, persona=persona, source=source))


def at_stage(
    study: Study, stage: Stage, message: str, help_: str, *,
    touchpoint: str | None = None, pain_point: str | None = None, persona: str | None = None, source: str | None = None,
) -> Finding:  # fmt: skip
    """Report something of a stage."""
    about = About(study.journey.journey, stage.id, touchpoint, pain_point, persona, source)
    return Finding(message, help_, ("stages", study.position(stage), "id"), about)


def at_touchpoint(
    study: Study, stage: Stage, touchpoint: Touchpoint, message: str, help_: str, *, persona: str | None = None
) -> Finding:
    """Report something of a touchpoint."""
    about = About(study.journey.journey, stage.id, touchpoint.label, persona=persona)
    index = next(index for index, other in enumerate(stage.touchpoints) if other is touchpoint)
    attribute = "id" if touchpoint.id else "title"
    return Finding(message, help_, ("stages", study.position(stage), "touchpoints", index, attribute), about)


def at_workspace(portrait: Portrait, message: str, help_: str) -> Finding:
    """Report something of the workspace, at its organisation's title, or at the first journey where it has none.

    Drafts are judged mildly, so that a finding there would go unheard: the first journey is the first that is agreed.
    """
    for seen in portrait.catalogues:
        if seen.catalogue.organisation:
            home = Home(seen.document, ("organisation", "title"))
            return Finding(message, help_, home.path, About(), home)
    studies = portrait.studies
    first = next((study for study in studies if study.journey.status == "agreed"), studies[0])
    home = Home(first.seen.document, ("journey",))
    return Finding(message, help_, home.path, About(), home)


def at_source(home: Home, id_: str, journey: str | None, message: str, help_: str) -> Finding:
    """Report something of a data source, at its key where it is defined; ``journey`` is None if that is a catalogue."""
    return Finding(message, help_, home.path, About(journey=journey, source=id_), home)
