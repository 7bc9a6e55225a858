"""What is covered and known of a journey, and which data sees which stage."""

from cxjourney.analysis.coverage import JourneyCoverage, StageCoverage
from cxjourney.analysis.gap_wording import evidence_lines, freshness_legend, source_title
from cxjourney.analysis.study import Study
from cxjourney.formats.terminal import TextPage, text_cells
from cxjourney.languages import Language
from cxjourney.model.vocabulary import FAMILIES
from cxjourney.text.shorten import one_line


def put_head(page: TextPage, study: Study) -> None:
    """Write the title, and how much is covered and known."""
    words, coverage = page.words, study.coverage
    page.title(one_line(study.journey.title), study.journey.status == "draft")
    if study.journey.summary:
        page.line(one_line(study.journey.summary), "italic")
    for sentence in coverage_sentences(coverage, words):
        page.line(sentence, "bold")
    facts = [
        words.text("gaps.as-of", date=words.day(study.as_of.date)),
        words.count("gaps.touchpoints", coverage.touchpoint_count),
        words.text("gaps.unseen-of", unseen=words.number(coverage.unseen_touchpoint_count)),
        words.count("gaps.types", len(coverage.data_types)),
    ]
    page.line(words.join_facts(facts))


def coverage_sentences(coverage: JourneyCoverage, words: Language) -> tuple[str, ...]:
    """Return how many stages are covered, how many cells known and, with a record, how many stages are verified."""
    stages = len(coverage.stages)
    sentences = (
        words.text(
            "gaps.covered",
            percent=words.percent(coverage.covered_percent),
            covered=words.number(coverage.totals.covered),
            stages=words.number(stages),
        ),
        words.text(
            "gaps.known",
            percent=words.percent(coverage.known_percent),
            known=words.number(coverage.totals.known_cells),
            cells=words.number(len(FAMILIES) * stages),
        ),
    )
    if coverage.verified is None:
        return sentences
    verified = words.text(
        "gaps.verified",
        percent=words.percent(coverage.verified_percent or 0.0),
        verified=words.number(len(coverage.verified)),
        stages=words.number(stages),
    )
    return (*sentences, verified)


STYLES = {"none": "bold red", "partial": "yellow", "full": "green"}
MARKS = {"none": "✗", "partial": "~", "full": "✓"}


def put_matrix(page: TextPage, study: Study) -> None:
    """Write which stage is seen by which data."""
    words = page.words
    page.heading("gaps.matrix")
    headings = [
        words.text("gaps.stage"), *(words.text(f"family.{family}") for family in FAMILIES), words.text("gaps.coverage"),
    ]  # fmt: skip
    page.table(
        headings,
        [_row(page, study, stage) for stage in study.coverage.stages],
        (6, 5, 5, 5, 3),
        _coverage_width(words),
    )
    for line in freshness_legend(study, study.observing, words):
        page.line(line, "dim", hanging=2)
    _put_evidence(page, study)


def _put_evidence(page: TextPage, study: Study) -> None:
    """Write what a record says of each source, stage by stage; nothing where there is no record."""
    lines = evidence_lines(study, page.words)
    if lines:
        page.heading("gaps.evidence")
    for stage, told in lines:
        page.line(page.words.text("figures.colon", head=stage, rest=told), hanging=2)


def _coverage_width(words: Language) -> int:
    """Return the width that the words for coverage take, so that they never break."""
    return max(text_cells(words.text(f"coverage.{level}")) for level in MARKS) + 2


def _row(page: TextPage, study: Study, coverage: StageCoverage) -> list[tuple[str, str]]:
    words = page.words
    level = (f"{MARKS[coverage.level]} {words.text(f'coverage.{coverage.level}')}", STYLES[coverage.level])
    title = one_line(coverage.stage.title)
    if coverage.unseen:
        unseen = words.list_words(one_line(touchpoint.told_title) for touchpoint in coverage.unseen)
        title = f"{title}\n{words.text('gaps.unseen', touchpoints=unseen)}"
    families = [
        ("\n".join(source_title(study, id_, words) for id_ in coverage.families[family]) or "—", "")
        if coverage.families[family]
        else (("✗ ✗ ✗" if coverage.level == "none" else "—"), STYLES["none"])
        for family in FAMILIES
    ]
    return [(title, "bold" if coverage.level == "none" else ""), *families, level]
