"""What fits a screen: of one journey its marks, first gaps and who is stranded; of several a line each."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.as_of import freshness
from cxjourney.analysis.claims import share_state
from cxjourney.analysis.coverage import StageCoverage
from cxjourney.analysis.display_names import persona_name
from cxjourney.analysis.gap_priority import Gap
from cxjourney.analysis.gap_questions import gap_questions
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.text_coverage import MARKS, STYLES, coverage_sentences
from cxjourney.formats.gaps.text_people import able_sentence
from cxjourney.formats.gaps.wording import freshness_legend, question_text, some_names
from cxjourney.formats.terminal import NARROW, TextPage, text_cells
from cxjourney.languages import Language
from cxjourney.model.vocabulary import FAMILIES
from cxjourney.text.escape import one_line

PROMPT = 1
"""The lines of a screen that the prompt takes."""
TWO_COLUMNS = 76
"""With fewer columns than this the marks of two stages don't fit beside each other."""
FIRST = 3
"""At most this many gaps, and personas who are stranded, are shown."""
LEAST_STAGES = 3
"""The marks take at least this many lines, however little room is left."""


def journey_screen(study: Study, options: GapsOptions) -> str:
    """Return a journey on one screen: what is known as marks, the first gaps, who is stranded, how to see more.

    Where that is too long, the blank lines go first, and then the gaps that rank lowest.
    """
    room = options.terminal.height - PROMPT
    ways = [(gaps, blank) for gaps in range(FIRST, 0, -1) for blank in ("\n\n", "\n")]
    screens = (_screen(study, options, gaps, blank) for gaps, blank in ways)
    return next((screen for screen in screens if screen.count("\n") <= room), _screen(study, options, *ways[-1]))


def _screen(study: Study, options: GapsOptions, gaps: int, blank: str) -> str:
    """Return the screen with at most that many gaps; ``blank`` stands between its parts."""
    words = options.words_for(study)
    below = TextPage(options.terminal, words)
    _put_gaps(below, [(study, gap) for gap in study.gaps[:gaps]], title=False)
    _put_stranded(below, study)
    below.line(words.text("gaps.screen.more", sections="--section known|gaps|access|voices|all"), "dim")
    above = TextPage(options.terminal, words)
    above.line(one_line(study.journey.title) + _stamp(study, words), "bold")
    covered, known = coverage_sentences(study.coverage, words)
    above.line(words.join_facts((covered, known, words.text("gaps.as-of", date=words.day(study.as_of.date)))))
    last = below.text.replace("\n\n", blank)
    legend = freshness_legend(study, _sources_without_fresh_ones(study), words)
    taken = above.text.count("\n") + last.count("\n") + len(legend)
    _put_marks(above, study, options.terminal.height - PROMPT - taken)
    for line in legend:
        above.brief(line, indent=0)
    return above.text + last


def _stamp(study: Study, words: Language) -> str:
    return f"  [{words.text('status.draft')}]" if study.journey.status == "draft" else ""


def _put_marks(page: TextPage, study: Study, room: int) -> None:
    """Write the marks of the stages and what they mean, two stages in a line where they don't fit otherwise.

    Where not even that fits ``room`` lines, the most pressing stages are shown.
    """
    words, stages = page.words, study.coverage.stages
    families = words.list_words(words.text(f"family.{family}") for family in FAMILIES)
    columns, legend = 1, words.text("gaps.screen.marks", families=families)
    at_most = max(room - _height(legend, page), LEAST_STAGES)
    if len(stages) > at_most and page.width >= TWO_COLUMNS:
        columns, legend = 2, words.text("gaps.screen.marks-with-coverage", families=families)
        at_most = max(room - _height(legend, page), LEAST_STAGES)
    fits = len(stages) <= columns * at_most
    shown = stages if fits else _most_pressing(study, columns * (at_most - 1))
    level = max(text_cells(words.text(f"coverage.{level}")) for level in MARKS) + 3 if columns == 1 else 2
    width = page.width // columns
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
    states = {freshness(study.scope.sources[id_], study.as_of) for id_ in sources}
    if not states or "fresh" in states:
        mark = "full" if states else "none"
        return MARKS[mark], STYLES[mark]
    state = "stale" if "stale" in states else "undated"
    return words.text(f"gaps.freshness.{state}.sign", source="").strip(), STYLES["partial"]


def _sources_without_fresh_ones(study: Study) -> Iterator[str]:
    """Yield the sources of a kind of data at a stage that no fresh source of that kind sees."""
    for stage in study.coverage.stages:
        for ids in stage.families.values():
            if not any(freshness(study.scope.sources[id_], study.as_of) == "fresh" for id_ in ids):
                yield from ids


def _most_pressing(study: Study, at_most: int) -> list[StageCoverage]:
    """Return the stages whose gaps rank highest, in the journey's order; covered ones where there is room."""
    rank = {gap.stage.id: gap.rank for gap in study.gaps}
    stages = study.coverage.stages
    chosen = sorted(stages, key=lambda stage: rank.get(stage.stage.id, len(stages) + 1))[:at_most]
    kept = {stage.stage.id for stage in chosen}
    return [stage for stage in stages if stage.stage.id in kept]


def _put_gaps(page: TextPage, gaps: Sequence[tuple[Study, Gap]], title: bool) -> None:
    """Write gaps with the question to ask, which names its stage; with ``title`` each names its journey before."""
    words = page.words
    page.heading_line("gaps.screen.worst" if title else "gaps.ranking")
    if not gaps:
        page.line(words.text("gaps.no-gaps"))
    for number, (study, gap) in enumerate(gaps, start=1):
        question = question_text(gap_questions(study, gap)[0], words)
        said = words.text("figures.colon", head=one_line(study.journey.title), rest=question) if title else question
        page.line(f"{words.number(number)}. {said}", hanging=3)


def _put_stranded(page: TextPage, study: Study) -> None:
    """Write which share is able, by what assumption, and who is stranded: those who are at the same stages together."""
    words, access = page.words, study.access
    page.heading_line("gaps.able")
    if not access.personas:
        page.line(words.text("gaps.able.nobody"))
        return
    page.line(_able_line(study, words))
    assumed = [persona_name(id_, study.travellers[id_], words) for id_ in study.assumptions]
    if assumed:
        page.line(words.text("gaps.screen.assumed", personas=some_names(assumed, words)), hanging=2)
    stranded = [persona for persona in access.personas if persona.able is False]
    together: dict[tuple[str, ...], list[str]] = {}
    for persona in stranded[:FIRST]:
        stages = tuple(stage.title for stage in study.journey.stages if stage.id in persona.stranded_at)
        name = persona_name(persona.persona, study.travellers[persona.persona], words)
        together.setdefault(stages, []).append(name)
    for stages, names in together.items():
        who = some_names(names, words)
        said = (
            words.text("gaps.screen.stranded", persona=who, stages=some_names(stages, words, quoted=True))
            if stages
            else words.text("figures.colon", head=who, rest=words.text("gaps.able.no-way"))
        )
        page.line(f"{MARKS['none']} {said}", "bold red", hanging=2)
    if len(stranded) > FIRST:
        page.line(words.count("gaps.screen.personas", len(stranded) - FIRST, option="--section access"), "dim")


def _able_line(study: Study, words: Language) -> str:
    """Return who is able, in one line; with the word for it where the figures rest on a share that is not evidenced."""
    said = able_sentence(study, words)
    states = {share_state(study, persona) for persona in study.travellers.values()}
    if study.access.able_share is None or states <= {"evidenced"}:
        return said
    state = "assumed" if "assumed" in states else "outdated"
    return words.text(f"claim.with.{state}", claim=said)


def workspace_screen(studies: Sequence[Study], options: GapsOptions) -> str:
    """Return a line for each journey, the one with the most pressing gap first, and the three worst gaps of all.

    Journeys rank by the priority of their worst gap, then by how little is known of them, then by their ids.
    """
    words = options.words_for(*studies)
    page = TextPage(options.terminal, words)
    ranked = sorted(studies, key=_rank)
    titles = [
        words.text("gaps.screen.journey"),
        words.text("gaps.screen.covered"),
        words.text("gaps.screen.known"),
        words.text("gaps.screen.able"),
    ]
    widths = [max(text_cells(title), text_cells(words.percent(100.0))) + 2 for title in titles[1:]]
    room = page.width - sum(widths)
    if page.width >= NARROW:
        page.row(((titles[0], "bold", room), *((t, "bold", w) for t, w in zip(titles[1:], widths, strict=True))))
    for study in ranked:
        _put_journey(page, study, titles, widths)
    gaps = [(study, gap) for study in ranked for gap in study.gaps[:FIRST]]
    _put_gaps(page, sorted(gaps, key=lambda found: -found[1].priority)[:FIRST], title=True)
    page.line(words.text("gaps.screen.one", journey="--journey ID", section="--section all"), "dim")
    return page.text


def _rank(study: Study) -> tuple[int, float, str]:
    worst = study.gaps[0].priority if study.gaps else -1
    return -worst, study.coverage.known_percent, study.journey.journey


def _put_journey(page: TextPage, study: Study, titles: Sequence[str], widths: Sequence[int]) -> None:
    words, coverage, able = page.words, study.coverage, study.access.able_share
    name = f"{one_line(study.journey.title)}{_stamp(study, words)}"
    figures = [
        words.percent(coverage.covered_percent),
        words.percent(coverage.known_percent),
        "?" if able is None else words.percent(100 * able),
    ]
    if page.width < NARROW:
        page.line(name, "bold", hanging=2)
        said = (f"{title} {figure}" for title, figure in zip(titles[1:], figures, strict=True))
        page.line(words.join_facts(said), indent=2)
        return
    cells = [(figure, "", width) for figure, width in zip(figures, widths, strict=True)]
    page.row(((name, "", page.width - sum(widths)), *cells))
