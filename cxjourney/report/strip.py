"""The strip of a journey: a column a stage, a row a kind of data, and a foot where somebody is stranded."""

from typing import NamedTuple

from cxjourney.analysis.display_names import able_figure, doubts_of_able
from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.model.vocabulary import FAMILIES

ROWS, FOOT = (0, 10.5, 21), 34
"""How far from above the kinds of data stand, and below them the foot of a stage where somebody is stranded."""


class StripColumn(NamedTuple):
    """A stage of a strip.

    Attributes:
        families: By family of data, in their order, whether a source brings it.
        blind: Whether no source sees the stage.
        stranded: Whether somebody is stranded there.
    """

    families: tuple[bool, ...]
    blind: bool
    stranded: bool


class Strip(NamedTuple):
    """The strip of a journey, and what a screen reader says of it."""

    columns: tuple[StripColumn, ...]
    says: str

    @property
    def cells(self) -> dict[str, tuple[tuple[int, float], ...]]:
        """By the colour of cells, where they are: the number of the stage from 0, and how far from above."""
        rows = [(at, y, full) for at, one in self._seen for y, full in zip(ROWS, one.families, strict=True)]
        return {
            "known-deep": tuple((at, y) for at, y, full in rows if full),
            "known-pale": tuple((at, y) for at, y, full in rows if not full),
            "ink": tuple((at, FOOT) for at, one in enumerate(self.columns) if one.stranded),
        }

    @property
    def _seen(self) -> list[tuple[int, StripColumn]]:
        """The stages that any source sees, each with its number."""
        return [(at, one) for at, one in enumerate(self.columns) if not one.blind]


class AbleBar(NamedTuple):
    """Who gets through, as a bar: shares from 0 to 1 that make up the whole.

    Attributes:
        able: Able, by what is written.
        assumed: Able only if what nobody wrote down is good enough.
        stranded: Not able.
        unknown: In no persona.
        figure: The share that is able, in words.
        notes: What of it is doubtful, and how many are stranded.
        known: Whether the shares are known at all.
    """

    able: float
    assumed: float
    stranded: float
    unknown: float
    figure: str
    notes: tuple[str, ...]
    known: bool


def strip(study: Study, words: Language) -> Strip:
    """Return the strip of a journey."""
    columns = tuple(
        StripColumn(
            tuple(family not in stage.missing for family in FAMILIES),
            stage.level == "none",
            bool(study.access.personas_stranded_at(stage.stage.id)),
        )
        for stage in study.coverage.stages
    )
    blind = [stage.stage.title for stage in study.coverage.stages if stage.level == "none"]
    stranded = [stage.title for stage in study.journey.stages if study.access.personas_stranded_at(stage.id)]
    said = [
        words.count("map.stages", len(columns)),
        words.text("report.strip.blind", stages=words.join_and(blind)) if blind else "",
        words.text("report.strip.stranded", stages=words.join_and(stranded)) if stranded else "",
    ]
    return Strip(columns, ". ".join(filter(None, said)))


def able_bar(study: Study, words: Language) -> AbleBar:
    """Return who gets through a journey as a bar."""
    access = study.access
    if access.able_share is None or access.stranded_share is None or access.unknown_share is None:
        why = "nobody" if not access.personas else "no-success" if access.is_unknown else "unsaid"
        return AbleBar(0, 0, 0, 0, words.text("map.able.none"), (words.text(f"gaps.able.{why}"),), known=False)
    assumed = study.assumed_share or 0.0
    notes = (
        *doubts_of_able(study, words),
        words.text("map.able.stranded", stranded=words.percent(100 * access.stranded_share)),
    )
    able = max(0.0, access.able_share - assumed)
    return AbleBar(
        able, assumed, access.stranded_share, access.unknown_share, able_figure(study, words), notes, known=True
    )
