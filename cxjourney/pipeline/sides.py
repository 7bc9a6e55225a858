"""What was gathered -> one side of a comparison: sound journeys, findings, and journeys that aren't sound."""

from collections.abc import Iterator, Sequence
from datetime import date

from cxjourney.analysis.diff.workspace import Side
from cxjourney.lint.linter import Choice
from cxjourney.pipeline.corridor import Gathered, Read, judge, studies


def side(gathered: Sequence[Gathered], as_of: date, choice: Choice) -> Side:
    """Study and judge what was gathered as of a day."""
    reads = [read for one in gathered for read in one.reads]
    lost = {name for one in gathered for name in one.workspace.not_judged}
    lost |= {read.name for read in reads if read.document is None}
    places = {read.name: "/".join((*read.folder, read.name.rpartition("/")[2])) for read in reads}
    broken = {id_ for read in reads if read.name in lost for id_ in _known_by(read, places[read.name])}
    return Side(tuple(studies(gathered, as_of)), judge(gathered, as_of, choice).findings, frozenset(broken), places)


def _known_by(read: Read, place: str) -> Iterator[str]:
    yield place
    data = read.document.data if read.document else None
    id_ = data.get("journey") if isinstance(data, dict) else None
    if isinstance(id_, str):
        yield id_
