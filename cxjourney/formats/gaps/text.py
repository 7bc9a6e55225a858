"""Matrix and ranked list, for a room."""

from collections.abc import Iterator, Sequence
from datetime import date

from cxjourney.analysis.coverage import StageCoverage
from cxjourney.analysis.gap_priority import Gap, unsaid_factors
from cxjourney.analysis.gap_questions import gap_questions
from cxjourney.analysis.near_sources import NearSource, near_sources
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.text_people import put_access, put_voices
from cxjourney.formats.gaps.wording import MAX_NAMES, near_source_text, question_text, some_names
from cxjourney.formats.terminal import TextPage, text_cells
from cxjourney.languages import Language, language
from cxjourney.model.vocabulary import FAMILIES
from cxjourney.text.escape import one_line, shorten

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


def _coverage_width(words: Language) -> int:
    """Return the width that the words for coverage take, so that they never break."""
    return max(text_cells(words.text(f"coverage.{level}")) for level in MARKS) + 2


def _row(page: TextPage, study: Study, coverage: StageCoverage) -> list[tuple[str, str]]:
    words = page.words
    level = (f"{MARKS[coverage.level]} {words.text(f'coverage.{coverage.level}')}", STYLES[coverage.level])
    title = one_line(coverage.stage.title)
    if coverage.unseen:
        unseen = words.list_words(one_line(touchpoint.title) for touchpoint in coverage.unseen)
        title = f"{title}\n{words.text('gaps.unseen', touchpoints=unseen)}"
    families = [
        ("\n".join(one_line(study.scope.sources[id_].title) for id_ in coverage.families[family]) or "—", "")
        if coverage.families[family]
        else (("✗ ✗ ✗" if coverage.level == "none" else "—"), STYLES["none"])
        for family in FAMILIES
    ]
    return [(title, "bold" if coverage.level == "none" else ""), *families, level]


def put_ranking(page: TextPage, study: Study, options: GapsOptions) -> None:
    """Write the gaps, the most pressing first."""
    page.heading("gaps.ranking")
    if not study.gaps:
        page.line(page.words.text("gaps.no-gaps"))
    shown = study.gaps[: options.top]
    for gap in shown:
        _gap(page, study, gap, options.explain)
    if len(shown) < len(study.gaps):
        page.line(page.words.count("gaps.more-gaps", len(study.gaps) - len(shown)), indent=4)


def put_first_question(page: TextPage, study: Study) -> None:
    """End with the first question: it is what stays on the screen of a room."""
    for gap in study.gaps[:1]:
        for question in gap_questions(study, gap)[:1]:
            page.heading("gaps.begin")
            page.line(question_text(question, page.words), "bold")


def _gap(page: TextPage, study: Study, gap: Gap, explain: bool) -> None:
    words = page.words
    page.line(f"{words.number(gap.rank):>2}. {gap.stage.title}", "bold", hanging=4)
    if gap.stage.summary:
        page.brief(gap.stage.summary, indent=4)
    for question in gap_questions(study, gap)[:1]:
        page.line(words.text("gaps.ask", question=question_text(question, words)), "italic", indent=4, hanging=6)
    talk = _talk(page, study, gap)
    if talk:
        page.line(talk, indent=4, hanging=6)
    page.line(
        words.text("gaps.why", reasons=words.text("figures.semicolon").join(_reasons(page, study, gap))),
        indent=4,
        hanging=6,
    )
    if explain:
        formula = words.text(
            "gaps.formula",
            priority=words.number(gap.priority),
            importance=words.number(gap.stage.importance_weight),
            severity=words.number(gap.severity),
            missing=words.number(len(gap.coverage.missing)),
        )
        page.line(formula, indent=4, hanging=6)
        for unsaid in unsaid_factors(gap):
            page.line(words.text(f"gaps.formula.{unsaid}"), indent=4, hanging=6)
    for line in _data(page, study, gap):
        page.line(line, indent=4, hanging=6)


def _talk(page: TextPage, study: Study, gap: Gap) -> str:
    """Return whom to talk to: the team that owns the stage, else the one that owns the journey."""
    owner = gap.stage.owner or study.journey.owner
    if owner is None:
        return ""
    team = study.scope.teams[owner]
    name = shorten(team.title, 80)
    if team.contact is None:
        return page.words.text("gaps.talk", team=name)
    return page.words.text("gaps.talk.contact", team=name, contact=shorten(team.contact, 80))


def _reasons(page: TextPage, study: Study, gap: Gap) -> Iterator[str]:
    words = page.words
    yield (
        words.text("gaps.why.importance.unsaid")
        if gap.stage.importance is None
        else words.text("gaps.why.importance", n=words.number(gap.stage.importance))
    )
    stranded = study.access.personas_stranded_at(gap.stage.id)
    if stranded:
        names = (study.persona_labels[persona.persona] for persona in stranded)
        yield words.text("gaps.why.stranded", personas=some_names(names, words, quoted=True))
    pains = [pain for pain in gap.stage.pain_points if pain.is_open]
    if pains:
        worst = max(pains, key=lambda pain: pain.severity_weight)
        severity = words.text(f"severity.{worst.severity or 'unsaid'}")
        yield words.text("gaps.why.pain", pain_point=shorten(worst.title, 80), severity=severity)
    missing = [words.text(f"family.{family}.noun") for family in gap.coverage.missing]
    if missing:
        yield words.text("gaps.why.missing", families=words.list_words(missing))
    else:
        yield words.text("gaps.why.nothing-missing")


def _data(page: TextPage, study: Study, gap: Gap) -> Iterator[str]:
    words = page.words
    nearest: dict[str, NearSource] = {}
    for near in near_sources(study, gap):
        nearest.setdefault(near.suggestion.source, near)
    best = list(nearest.values())[:MAX_NAMES]
    there = [near_source_text(study, near, words) for near in best if not near.suggestion.planned]
    if there:
        yield words.text("gaps.look", sources=words.list_words(there))
    planned = [near_source_text(study, near, words) for near in best if near.suggestion.planned]
    if planned:
        yield words.text("gaps.planned", sources=words.list_words(planned))
    if len(nearest) > len(best):
        yield words.count("gaps.more-sources", len(nearest) - len(best), option="--format json")
    if gap.types:
        yield words.text("gaps.collect", types=some_names((words.word("type", type_) for type_ in gap.types), words))


def write(studies: Sequence[Study], as_of: date, options: GapsOptions) -> str:  # noqa: ARG001  each study has its day
    """Return the page of every journey, one below the other."""
    return "\n\n".join(_journey(study, options) for study in studies)


def _journey(study: Study, options: GapsOptions) -> str:
    page = TextPage(options.terminal, language(options.language or study.journey.language))
    _head(page, study)
    put_matrix(page, study)
    put_ranking(page, study, options)
    put_access(page, study)
    put_voices(page, study)
    put_first_question(page, study)
    return page.text


def _head(page: TextPage, study: Study) -> None:
    words, coverage = page.words, study.coverage
    page.title(study.journey.title, study.journey.status == "draft")
    if study.journey.summary:
        page.line(study.journey.summary, "italic")
    stages, cells = len(coverage.stages), 3 * len(coverage.stages)
    known = coverage.totals.known_cells
    page.line(
        words.text(
            "gaps.covered",
            percent=words.percent(coverage.covered_percent),
            covered=words.number(coverage.totals.covered),
            stages=words.number(stages),
        ),
        "bold",
    )
    page.line(
        words.text(
            "gaps.known",
            percent=words.percent(coverage.known_percent),
            known=words.number(known),
            cells=words.number(cells),
        ),
        "bold",
    )
    facts = [
        words.text("gaps.as-of", date=words.day(study.as_of.date)),
        words.count("gaps.touchpoints", coverage.touchpoint_count),
        words.text("gaps.unseen-of", unseen=words.number(coverage.unseen_touchpoint_count)),
        words.count("gaps.types", len(coverage.data_types)),
    ]
    page.line(words.join_facts(facts))
