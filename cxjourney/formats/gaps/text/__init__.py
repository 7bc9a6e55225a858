"""What is known and what isn't for a room: a matrix, a ranked list, who gets through, and who is heard."""

from collections.abc import Sequence
from datetime import date

from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import Page
from cxjourney.formats.gaps.text.matrix import matrix
from cxjourney.formats.gaps.text.people import able, voices
from cxjourney.formats.gaps.text.ranking import begin, ranking
from cxjourney.formats.gaps.text.sheet import Sheet
from cxjourney.languages import language


def write(studies: Sequence[Study], as_of: date, page: Page) -> str:  # noqa: ARG001  each study has its day
    """Write every journey, one below the other."""
    return "\n\n".join(_journey(study, page) for study in studies)


def _journey(study: Study, page: Page) -> str:
    sheet = Sheet(page.terminal, language(page.language or study.journey.language))
    _head(sheet, study)
    matrix(sheet, study)
    ranking(sheet, study, page)
    able(sheet, study)
    voices(sheet, study)
    begin(sheet, study)
    return sheet.text


def _head(sheet: Sheet, study: Study) -> None:
    words, coverage = sheet.words, study.coverage
    sheet.title(study.journey.title, study.journey.status == "draft")
    if study.journey.summary:
        sheet.line(study.journey.summary, "italic")
    stages, cells = len(coverage.stages), 3 * len(coverage.stages)
    known = round(coverage.known_percent * cells / 100)
    sheet.line(
        words.text(
            "gaps.covered",
            percent=words.percent(coverage.covered_percent),
            covered=words.number(coverage.covered),
            stages=words.number(stages),
        ),
        "bold",
    )
    sheet.line(
        words.text(
            "gaps.known",
            percent=words.percent(coverage.known_percent),
            known=words.number(known),
            cells=words.number(cells),
        ),
        "bold",
    )
    facts = [
        words.text("gaps.as-of", date=words.day(study.as_of)),
        words.count("gaps.touchpoints", coverage.touchpoints),
        words.text("gaps.unseen-of", unseen=words.number(coverage.unseen_touchpoints)),
        words.count("gaps.types", len(coverage.data_types)),
    ]
    sheet.line(words.joined(facts))
