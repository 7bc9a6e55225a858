"""The matrix of a workshop: stages by kinds of data, with the data by name, and what nobody sees."""

from cxjourney.analysis.coverage import StageCoverage
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps.text.sheet import Sheet
from cxjourney.formats.terminal import cells
from cxjourney.languages import Language
from cxjourney.model.vocabulary import FAMILIES
from cxjourney.text.escape import one_line

STYLES = {"none": "bold red", "partial": "yellow", "full": "green"}
MARKS = {"none": "✗", "partial": "~", "full": "✓"}


def matrix(sheet: Sheet, study: Study) -> None:
    """Write which stage is seen by which data."""
    words = sheet.words
    sheet.heading("gaps.matrix")
    headings = [
        words.text("gaps.stage"), *(words.text(f"family.{family}") for family in FAMILIES), words.text("gaps.coverage"),
    ]  # fmt: skip
    sheet.table(
        headings, [_row(sheet, study, stage) for stage in study.coverage.stages], (6, 5, 5, 5, 3), _widest(words)
    )


def _widest(words: Language) -> int:
    """Give the width that the words for coverage take, so that they never break."""
    return max(cells(words.text(f"coverage.{level}")) for level in MARKS) + 2


def _row(sheet: Sheet, study: Study, coverage: StageCoverage) -> list[tuple[str, str]]:
    words = sheet.words
    level = (f"{MARKS[coverage.level]} {words.text(f'coverage.{coverage.level}')}", STYLES[coverage.level])
    title = one_line(coverage.stage.title)
    if coverage.unseen:
        unseen = words.listed(one_line(touchpoint.title) for touchpoint in coverage.unseen)
        title = f"{title}\n{words.text('gaps.unseen', touchpoints=unseen)}"
    families = [
        ("\n".join(one_line(study.sight.sources[id_].title) for id_ in coverage.families[family]) or "—", "")
        if coverage.families[family]
        else (("✗ ✗ ✗" if coverage.level == "none" else "—"), STYLES["none"])
        for family in FAMILIES
    ]
    return [(title, "bold" if coverage.level == "none" else ""), *families, level]
