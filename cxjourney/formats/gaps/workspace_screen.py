"""What fits a screen of several journeys: a line for each, and the worst gaps of all."""

from collections.abc import Sequence

from cxjourney.analysis.ask_wording import count_of_asks
from cxjourney.analysis.display_names import able_figure, doubtful_shares
from cxjourney.analysis.open_asks import open_asks
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.journey_screen import FIRST, put_gaps, title_with_stamp
from cxjourney.formats.terminal import NARROW, TextPage, text_cells
from cxjourney.languages import Language

LEAST_JOURNEYS = 3
"""At least this many journeys are shown, however low the screen is."""


def workspace_screen(studies: Sequence[Study], options: GapsOptions) -> str:
    """Return a line for each journey, the one with the most pressing gap first, and the three worst gaps of all.

    Journeys rank by the priority of their worst gap, then by how little is known of them, then by their ids. Those that
    come last are counted where the screen has no line for them.
    """
    words = options.words_for(*studies)
    ranked = sorted(studies, key=_rank)
    below = TextPage(options.terminal, words)
    gaps = [(study, gap) for study in ranked for gap in study.gaps[:FIRST]]
    below.heading_line("gaps.screen.worst")
    put_gaps(below, sorted(gaps, key=lambda found: -found[1].priority)[:FIRST], titles=True)
    if asks := [one for study in studies for one in open_asks(study)]:
        below.line(count_of_asks(asks, words), hanging=2)
    if any(study.uncertain_share for study in studies):
        below.line(words.text("gaps.screen.range"), "dim", hanging=2)
    if any(any(doubtful_shares(study, words)) for study in studies):
        below.line(words.text("map.note.sign"), "dim", hanging=2)
    below.line(words.text("gaps.screen.one", journey="--journey ID", section="--section all"), "dim")
    room = options.terminal.room - below.text.count("\n")
    return _list_journeys(ranked, options, room) + below.text


def _list_journeys(ranked: Sequence[Study], options: GapsOptions, room: int) -> str:
    """Return a line for each journey that ``room`` lines hold, and how many more there are."""
    words = options.words_for(*ranked)
    page = TextPage(options.terminal, words)
    measured = any(study.coverage.verified is not None for study in ranked)
    titles = [
        words.text("gaps.screen.journey"),
        words.text("gaps.screen.covered"),
        words.text("gaps.screen.known"),
        *([words.text("gaps.screen.verified")] if measured else ()),
        words.text("gaps.screen.able"),
    ]
    able = [_able_column(study, words) for study in ranked]
    columns = ([[words.percent(100.0)]] * (3 if measured else 2)) + [able]
    widths = [max(map(text_cells, (title, *figures))) + 2 for title, figures in zip(titles[1:], columns, strict=True)]
    if page.width >= NARROW:
        cells = ((title, "bold", width) for title, width in zip(titles[1:], widths, strict=True))
        page.row(((titles[0], "bold", page.width - sum(widths)), *cells))
    taken, lines = page.text.count("\n") if page.width >= NARROW else 0, 1 if page.width >= NARROW else 2
    at_most = len(ranked) if len(ranked) * lines <= room - taken else max((room - taken - 1) // lines, LEAST_JOURNEYS)
    for study in ranked[:at_most]:
        _put_journey(page, study, titles, widths, measured)
    if at_most < len(ranked):
        page.line(words.count("change.more", len(ranked) - at_most, option="--section known"), "dim")
    return page.text


def _able_column(study: Study, words: Language) -> str:
    """Return which share is able, with a sign where a share that it is made of is not evidenced."""
    figure = able_figure(study, words)
    return words.text("claim.sign.assumed", figure=figure) if any(doubtful_shares(study, words)) else figure


def _rank(study: Study) -> tuple[int, float, str]:
    worst = study.gaps[0].priority if study.gaps else -1
    return -worst, study.coverage.known_percent, study.journey.journey


def _put_journey(page: TextPage, study: Study, titles: Sequence[str], widths: Sequence[int], measured: bool) -> None:
    words, coverage = page.words, study.coverage
    name = title_with_stamp(study, words)
    figures = [
        words.percent(coverage.covered_percent),
        words.percent(coverage.known_percent),
        *([words.percent(coverage.verified_percent or 0.0)] if measured else ()),
        _able_column(study, words),
    ]
    if page.width < NARROW:
        page.line(name, "bold", hanging=2)
        said = (f"{title} {figure}" for title, figure in zip(titles[1:], figures, strict=True))
        page.line(words.join_facts(said), indent=2)
        return
    cells = [(figure, "", width) for figure, width in zip(figures, widths, strict=True)]
    page.row(((name, "", page.width - sum(widths)), *cells))
