"""A whole workspace as of one day: what only shows when all of its journeys are laid side by side."""

from dataclasses import dataclass
from datetime import date

from cxjourney.analysis.study import Study
from cxjourney.workspace import SeenCatalogue


@dataclass(frozen=True, slots=True)
class Portrait:
    """The journeys of a workspace, studied, and its catalogues."""

    studies: tuple[Study, ...]
    catalogues: tuple[SeenCatalogue, ...]
    as_of: date
