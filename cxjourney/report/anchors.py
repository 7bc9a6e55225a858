"""Anchors of a report: ids that stay the same from one report to the next, so that a link leads to exactly that.

The id of a persona, a data source or a team is unique within sight only: two folders may each define one of the same
id. Its anchor holds the place where it is defined.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal
from urllib.parse import quote

from cxjourney.analysis.study import Study
from cxjourney.files.workspace_roots import CATALOGUE_NAMES

Kind = Literal["source", "persona", "team"]
_LETTERS: dict[Kind, str] = {"source": "d", "persona": "p", "team": "t"}
PAGE_OF_KIND = {"d": "data", "p": "people", "t": "teams"}
"""By the letter that an anchor begins with, the page that it stands on."""


class Anchors:
    """The anchors of journeys and of what they name.

    Args:
        studies: The journeys of the report.
    """

    def __init__(self, studies: Sequence[Study]) -> None:
        times = Counter(study.journey.journey for study in studies)
        self._journeys = {
            study.file: study.journey.journey if times[study.journey.journey] == 1 else _place(study.file)
            for study in studies
        }

    def journey(self, study: Study, section: str = "") -> str:
        """Return the anchor of a journey's page, or of a section of it."""
        return f"j/{self._journeys[study.file]}" + (f"/{section}" if section else "")

    def stage(self, study: Study, stage: str) -> str:
        """Return the anchor of a stage, by its id."""
        return self.journey(study, f"s/{stage}")

    def gap(self, study: Study, stage: str) -> str:
        """Return the anchor of the gap at a stage, by the stage's id."""
        return self.journey(study, f"g/{stage}")

    def defined(self, study: Study, kind: Kind, id_: str) -> str:
        """Return the anchor of a persona, a data source or a team that a journey sees.

        Raises:
            KeyError: It sees none of that id.
        """
        return "/".join(filter(None, (_LETTERS[kind], _place(home_of(study, kind, id_)), id_)))


def home_of(study: Study, kind: Kind, id_: str) -> str:
    """Return the name of the file in which something is defined that a journey sees; KeyError where it sees none."""
    return study.defined_at(kind, id_).document.source.name


def _place(file: str) -> str:
    """Return the folder of a catalogue, or the name of a journey's file without its suffix, as part of an address."""
    folder, _, name = file.rpartition("/")
    return quote(folder if name.lower() in CATALOGUE_NAMES else file.rpartition(".")[0], safe="/")
