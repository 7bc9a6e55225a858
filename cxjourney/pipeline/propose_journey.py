"""A bound data source -> the draft of a journey: the one call of `evidence paths --propose`."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxjourney.deserialize.slug import slug_of
from cxjourney.diagnostics import Diagnostic
from cxjourney.errors import CannotRun
from cxjourney.evidence.connections import connection
from cxjourney.evidence.data_files import data_files
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.open_engine import open_engine
from cxjourney.evidence.propose_stages import ProposedStages, event_columns, propose_stages
from cxjourney.languages.message import join_sentences, message
from cxjourney.model.fields import is_slug
from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.command_languages import TeamWords
from cxjourney.pipeline.evidence_outcomes import MeasureRequest
from cxjourney.pipeline.evidence_workspaces import EvidenceGroup, evidence_workspaces
from cxjourney.text.escape_unseen import escape_unseen


@dataclass(frozen=True, slots=True)
class Proposal:
    """The draft of a journey, and what it was drafted by.

    Attributes:
        source: The data source.
        id: The id of the journey.
        source_id: The id that the source has in it: another, since a record holds figures by id.
        binding: The binding there, without what its values mean.
        columns: The columns of these values.
        stages: What the data proposes; None where it can't be asked.
        fault: Why it can't be.
        day: The as-of date.
        min_group: The smallest group of customers that is shown.
        notes: What there is to be warned of about the connection.
        faults: What keeps files from being read.
        words: The words of the teams' own.
        language: The tag of the language that the configurations name; None where they name none, or several.
    """

    source: BoundSource
    id: str
    source_id: str
    binding: Mapping[str, object]
    columns: tuple[str, ...]
    stages: ProposedStages | None
    fault: EvidenceFault | None
    day: date
    min_group: int
    notes: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    words: TeamWords
    language: str | None


def propose_journey(
    request: MeasureRequest, day: date, environment: Mapping[str, str], output: Path | None
) -> Proposal:
    """Return the draft of a journey by what a data source shows.

    Args:
        request: What is asked for: one source.
        day: The as-of date.
        environment: What stands for the variables of connections.
        output: The file that will hold it; None for standard output.

    Raises:
        CannotRun: Nothing is there, no source has that id, or its binding lacks what a draft needs.
    """
    found = evidence_workspaces(request)
    group, source = next((some, one) for some in found.groups for one in some.wanted(request))
    columns = event_columns(source.binding)
    if not columns or source.binding.customer is None or source.binding.time is None:
        help_ = message("evidence.propose.binding.help", text="stages: {column: …, map: {}}")
        raise CannotRun(join_sentences(message("evidence.propose.binding", id=escape_unseen(source.id)), help_))
    least = group.settings.evidence.min_group if request.min_group is None else request.min_group
    stages: ProposedStages | None = None
    notes: tuple[str, ...] = ()
    fault = None
    try:
        stages, notes = _asked(source, group, request, day, environment, least)
    except EvidenceFault as raised:
        fault = raised
    everywhere = {one.id for some in found.groups for one in some.sources}
    journeys = {one.journey.journey for some in found.groups for one, _ in some.journeys}
    stem = slug_of(output.stem) if output else ""
    return Proposal(
        source=source,
        id=free_id(stem or source.id, journeys),
        source_id=free_id(source.id, everywhere),
        binding=_binding(source, output.parent if output else Path()),
        columns=columns,
        stages=stages,
        fault=fault,
        day=day,
        min_group=least,
        notes=notes,
        faults=found.faults,
        words=found.words,
        language=found.language,
    )


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id, with a number at its end where it is taken."""
    number, id_ = 1, wanted
    while id_ in taken or not is_slug(id_):
        number += 1
        id_ = f"{wanted[:60].strip('-')}-{number}"
    return id_


def _asked(
    source: BoundSource,
    group: EvidenceGroup,
    request: MeasureRequest,
    day: date,
    environment: Mapping[str, str],
    min_group: int,
) -> tuple[ProposedStages, tuple[str, ...]]:
    settings = group.settings
    timeout = settings.evidence.timeout if request.timeout is None else request.timeout
    files = data_files(source.binding.file or (), source.folder, source.root)
    place = connection(source.binding.connection, settings.connections, environment)
    engine = open_engine(place, files, group.folder, timeout)
    engine.limit.begin(max(settings.evidence.source_timeout, timeout))
    try:
        return propose_stages(engine, source.id, source.binding, files, day, min_group), tuple(engine.notes)
    finally:
        engine.close()


def _binding(source: BoundSource, folder: Path) -> dict[str, object]:
    """Return a binding as it is written in a file of a folder, without what its values mean."""
    written = source.binding.model_dump(mode="json", exclude_unset=True, exclude={"stages", "touchpoints", "score"})
    if source.binding.file:
        base = os.path.abspath(folder)
        names = [Path(os.path.relpath(os.path.abspath(source.folder / name), base)).as_posix()
                 for name in source.binding.file]  # fmt: skip
        written["file"] = names
    return {name: _shortest(value) for name, value in written.items()}


def _shortest(value: object) -> object:
    """Return a value in its short form: one thing without a list around it, one attribute without its name."""
    if isinstance(value, list) and len(value) == 1:
        return value[0]
    if isinstance(value, dict) and len(value) == 1:
        name, only = next(iter(value.items()))
        if name == "column":
            return only
        if name == "first_of" and len(only) == 1:
            return only[0]
    return value
