"""What a rule is, and what it yields: a path into the journey, and a message."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple, TypeVar

from cxjourney.analysis.portrait import Defined, Portrait
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import About, Several, Severity
from cxjourney.model import DataSource, Metric, PainPoint, Persona, Stage, Touchpoint
from cxjourney.parse.document import DataPath
from cxjourney.workspace.definitions import Home

Scope = Literal[
    "file", "workspace", "journey", "stage", "touchpoint", "pain point", "metric", "delivery", "persona", "source",
    "team", "waiver", "persona, stage", "metric, delivery",
]  # fmt: skip


class Finding(NamedTuple):
    """What a rule has to say, and where: a path into the journey, or into the file that ``home`` names."""

    message: str
    help: str
    path: DataPath
    about: About
    home: Home | None = None
    several: Several = ()


Subject = TypeVar("Subject", Study, Portrait)
Check = Callable[[Subject], Iterable[Finding]] | Callable[[Subject, int], Iterable[Finding]]
"""How a rule is asked: of a journey or a workspace and, if it has a threshold, with that."""


class Threshold(NamedTuple):
    """A figure that a rule goes by and the configuration can set: a length of time in days, or a count within bounds.

    ``says`` is a sentence on what it is.
    """

    default: int
    unit: Literal["days", "stages", "types", "points", "metrics"]
    says: str
    least: int = 1
    most: int | None = None

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time."""
        return self.unit == "days"

    @property
    def written(self) -> str:
        """The rule's own figure as the design writes it: ``180d``, ``2``."""
        return f"{self.default}d" if self.is_time else f"{self.default}"

    @property
    def bounds(self) -> str:
        """What it can be, in words: ``a length of time``, ``1 to 4``."""
        return "a length of time" if self.is_time else f"{self.least} to {self.most}"

    def as_set(self, figure: int) -> str:
        """Write a figure as the configuration does: ``"180d"``, ``2``."""
        return f'"{figure}d"' if self.is_time else f"{figure}"


class Rule(NamedTuple):
    """A rule of the catalogue. ``source`` is a key of the findings in ``mission.md``.

    A rule that speaks of one journey has ``check``, one that speaks of the workspace, or of what stands in a catalogue,
    ``check_workspace``; what reading and building report (CX0, CX1) has neither. ``page`` is Markdown: Why, Bad, Good,
    How to mend. With ``needs_whole``, ``check_workspace`` is asked only when the whole workspace was read.

    A rule that has a ``threshold`` is asked with it: ``check(study, threshold)``.
    """

    code: str
    slug: str
    severity: Severity
    scope: Scope
    summary: str
    page: str
    source: str = ""
    check: Check[Study] | None = None
    check_workspace: Check[Portrait] | None = None
    needs_whole: bool = False
    threshold: Threshold | None = None

    @property
    def figure(self) -> str:
        """The threshold as the design and the configuration write it; empty where there is none."""
        return self.threshold.written if self.threshold else ""


Subjects = str | Iterable[str]


def _about(about: About, subjects: Mapping[str, Subjects]) -> tuple[About, Several]:
    """Add what a finding names: the one id of a kind, or, beside it, all of several."""
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
    return about._replace(**single) if single else about, tuple(several)


def at_journey(study: Study, message: str, help_: str, *, persona: Subjects = (), source: Subjects = ()) -> Finding:
    """Report something of the journey as a whole."""
    about, several = _about(About(study.journey.journey), {"persona": persona, "source": source})
    return Finding(message, help_, ("journey",), about, several=several)


def at_stage(
    study: Study, stage: Stage, message: str, help_: str, *,
    touchpoint: Subjects = (), pain_point: Subjects = (), persona: Subjects = (), source: Subjects = (),
) -> Finding:  # fmt: skip
    """Report something of a stage, and name what of it: one id of a kind, or several."""
    named = {"touchpoint": touchpoint, "pain_point": pain_point, "persona": persona, "source": source}
    about, several = _about(About(study.journey.journey, stage.id), named)
    return Finding(message, help_, ("stages", study.position(stage), "id"), about, several=several)


def at_touchpoint(
    study: Study, stage: Stage, touchpoint: Touchpoint, message: str, help_: str, *, persona: str | None = None
) -> Finding:
    """Report something of a touchpoint."""
    about = About(study.journey.journey, stage.id, touchpoint.label, persona=persona)
    path = ("stages", study.position(stage), "touchpoints", study.index(touchpoint))
    return Finding(message, help_, (*path, "id" if touchpoint.id else "title"), about)


def at_pain_point(
    study: Study, stage: Stage, pain_point: PainPoint, message: str, help_: str, *, source: Subjects = ()
) -> Finding:
    """Report something of a pain point."""
    about, several = _about(About(study.journey.journey, stage.id, pain_point=pain_point.label), {"source": source})
    path = ("stages", study.position(stage), "pain_points", study.index(pain_point))
    return Finding(message, help_, (*path, "id" if pain_point.id else "title"), about, several=several)


def at_metric(study: Study, stage: Stage | None, metric: Metric, message: str, help_: str) -> Finding:
    """Report something of a metric of a stage; without one, of the journey."""
    above = ("stages", study.position(stage)) if stage else ()
    about = About(study.journey.journey, stage.id if stage else None)
    return Finding(message, help_, (*above, "metrics", study.index(metric), "kind"), about)


def at_delivery(study: Study, stage: Stage, message: str, help_: str) -> Finding:
    """Report something of what is claimed of a stage, and what is experienced."""
    about = About(study.journey.journey, stage.id)
    return Finding(message, help_, ("stages", study.position(stage), "delivery", "claimed"), about)


def at_workspace(portrait: Portrait, message: str, help_: str) -> Finding:
    """Report something of the workspace, at its organisation's title, or at the first journey where it has none.

    Drafts are judged mildly, so that a finding there would go unheard: the first journey is the first that is agreed.
    """
    home = _home_of_all(portrait)
    return Finding(message, help_, home.path, About(), home)


def _home_of_all(portrait: Portrait) -> Home:
    for seen in portrait.catalogues:
        if seen.catalogue.organisation:
            return Home(seen.document, ("organisation", "title"))
    studies = portrait.studies
    if not studies:
        only = portrait.catalogues[0].document
        return Home(only, (next(iter(only.data)),))
    first = next((study for study in studies if study.journey.status == "agreed"), studies[0])
    return Home(first.seen.document, ("journey",))


def at_source(source: Defined[DataSource], message: str, help_: str) -> Finding:
    """Report something of a data source, at its key where it is defined."""
    return Finding(message, help_, source.home.path, About(source.journey, source=source.id), source.home)


def at_persona(persona: Defined[Persona], message: str, help_: str) -> Finding:
    """Report something of a persona, at its key where it is defined."""
    return Finding(message, help_, persona.home.path, About(persona.journey, persona=persona.id), persona.home)
