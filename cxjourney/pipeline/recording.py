"""Judges journeys one by one, and keeps of each no more than a memory: what rules on the workspace ask of it.

Most journeys rest on catalogues and stand by themselves. Such a journey can be judged apart from the others, in another
process or at another time. One that defines, waives or replaces something, or that is not sound, is left to the
pipeline, which looks at all files together.
"""

import re
from collections.abc import Iterable
from datetime import date

from cxjourney.analysis.as_of import WatchedDay
from cxjourney.analysis.study import Study
from cxjourney.files.discover import File, Found
from cxjourney.files.text_file import Bounds, Source
from cxjourney.lint.drafts import awaited, waiting_alone
from cxjourney.lint.linter import Bench, Choice
from cxjourney.parse.document import Document, parse
from cxjourney.rules.registry import PLANNED, catalogue
from cxjourney.workspace.assembly import Filed, Layers, is_journey
from cxjourney.workspace.journey_summary import Memory

_APART = ("teams", "personas", "data_sources", "channels", "waivers", "replaces")
"""What makes a journey matter to others, or others to it."""
_SAYS_SO = re.compile(rf"^[\"']?(?:{'|'.join(_APART)})[\"']?\s*:", re.MULTILINE)
_CRASHED = "CX005"


class Recorder:
    """Judges the journeys of one workspace one by one, by what its catalogues say."""

    def __init__(self, found: Found, bounds: Bounds, as_of: date, choice: Choice) -> None:
        self.bounds = bounds
        self.as_of = as_of
        self.bench = Bench(choice, catalogue())
        self.awaited = Bench(awaited(choice), catalogue())
        self.layers = Layers((*catalogue(), *PLANNED))
        catalogues = (file for file in found.files if file.is_catalogue)
        self.layers.add(Filed(file.name, file.folder, "catalogue", self._document(file)) for file in catalogues)

    def record(self, files: Iterable[File]) -> list[Memory | None]:
        """Judge journeys; None stands for a file that has to be looked at together with others."""
        return [self._record(file) for file in files]

    def _record(self, file: File) -> Memory | None:
        if not may_be_recorded(file):
            return None
        document = self._document(file)
        if document is None or not is_journey(document.data) or any(key in document.data for key in _APART):
            return None
        seen = self.layers.alone(Filed(file.name, file.folder, "journey", document))
        if seen is None:
            return None
        watched = WatchedDay.of(self.as_of)
        study = Study(seen, watched)
        found = tuple(self.bench.judge(study))
        waiting = waiting_alone(study, self.awaited)
        if any(finding.code == _CRASHED for finding in found):
            return None
        reach = study.reach
        return Memory(
            study.journey.journey, study.is_draft, watched.held.days, found, frozenset(study.named),
            study.data_types, reach.stages, reach.covered, reach.known_percent, waiting,
        )  # fmt: skip

    def _document(self, file: File) -> Document | None:
        parsed = parse(file.content, self.bounds) if isinstance(file.content, Source) else None
        return parsed if isinstance(parsed, Document) and parsed.data is not None else None


def may_be_recorded(file: File) -> bool:
    """Tell, without looking into a file, whether it may be a journey that stands by itself."""
    return isinstance(file.content, Source) and not file.is_catalogue and _SAYS_SO.search(file.content.text) is None
