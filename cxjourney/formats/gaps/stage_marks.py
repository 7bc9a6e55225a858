"""What is known of each stage as marks, a line or half a line for each."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.coverage import StageCoverage
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps.text_coverage import MARKS, STYLES
from cxjourney.formats.terminal import TextPage, text_cells
from cxjourney.languages import Language
from cxjourney.model.vocabulary import FAMILIES
from cxjourney.text.shorten import one_line

STAGE = 26
"""A stage that shares its line with two others takes this many columns: less would leave too little of its title."""
TWO_COLUMNS = 76
"""With fewer columns than this the marks of two stages don't fit beside each other."""
LEAST_STAGES = 2
"""The marks take at least this many lines, however little room is left."""


def put_marks(page: TextPage, study: Study, columns: int, room: int | None) -> None:
    """Write the marks of the stages and what they mean.

    Args:
        page: The page.
        study: The journey.
        columns: How many stages stand beside each other, where the page is wide enough.
        room: How many lines there are; where that is too few, only the most pressing stages are shown. None for all.
    """
    words, stages = page.words, study.coverage.stages
    columns = min(columns, page.width // STAGE) if page.width >= TWO_COLUMNS else 1
    families = words.list_words(words.text(f"family.{family}") for family in FAMILIES)
    legend = words.text("gaps.screen.marks" if columns == 1 else "gaps.screen.marks-with-coverage", families=families)
    at_most = len(stages) if room is None else max(room - _height(legend, page), LEAST_STAGES)
    fits = len(stages) <= columns * at_most
    shown = stages if fits else _most_pressing(study, columns * (at_most - 1))
    level = max(text_cells(words.text(f"coverage.{level}")) for level in MARKS) + 3 if columns == 1 else 2
    longest = max((text_cells(one_line(stage.stage.title)) for stage in shown), default=0)
    width = min(page.width // columns, longest + 2 + 2 * len(FAMILIES) + level)
    lines = -(-len(shown) // columns)
    for line in range(lines):
        page.row([cell for stage in shown[line::lines] for cell in _stage_cells(study, stage, words, width, level)])
    if not fits:
        page.line(words.count("gaps.screen.stages", len(stages) - len(shown), option="--section known"), "dim")
    page.line(legend, "dim")


def _height(text: str, like: TextPage) -> int:
    """Return how many lines a text takes on such a page."""
    page = TextPage(like.terminal, like.words)
    page.line(text)
    return page.text.count("\n")


def _stage_cells(
    study: Study, stage: StageCoverage, words: Language, width: int, level: int
) -> Iterator[tuple[str, str, int]]:
    """Yield the title of a stage, a mark for each kind of data, and its coverage: in words where there is room."""
    said = f" {words.text(f'coverage.{stage.level}')}" if level > 2 else ""
    yield one_line(stage.stage.title), "bold" if stage.level == "none" else "", width - 2 * len(FAMILIES) - level
    for family in FAMILIES:
        yield *_family_mark(study, stage.families[family], words), 2
    yield f"{MARKS[stage.level]}{said}", STYLES[stage.level], level


def _family_mark(study: Study, sources: Sequence[str], words: Language) -> tuple[str, str]:
    """Return the mark of a kind of data and its style: a sign for what no fresh source of it sees."""
    states = {study.freshness(id_) for id_ in sources}
    if not states or "fresh" in states:
        mark = "full" if states else "none"
        return MARKS[mark], STYLES[mark]
    state = "stale" if "stale" in states else "undated"
    return words.text(f"gaps.freshness.{state}.sign", source="").strip(), STYLES["partial"]


def sources_without_fresh_ones(study: Study) -> Iterator[str]:
    """Yield the sources of a kind of data at a stage that no fresh source of that kind sees."""
    for stage in study.coverage.stages:
        for ids in stage.families.values():
            if not any(study.freshness(id_) == "fresh" for id_ in ids):
                yield from ids


def _most_pressing(study: Study, at_most: int) -> list[StageCoverage]:
    """Return the stages whose gaps rank highest, in the journey's order; covered ones where there is room."""
    rank = {gap.stage.id: gap.rank for gap in study.gaps}
    stages = study.coverage.stages
    chosen = sorted(stages, key=lambda stage: rank.get(stage.stage.id, len(stages) + 1))[:at_most]
    kept = {stage.stage.id for stage in chosen}
    return [stage for stage in stages if stage.stage.id in kept]
