"""What fits a screen: of one journey its marks, its first gaps and who is stranded, and how to see the rest."""

from collections.abc import Sequence
from typing import NamedTuple

from cxjourney.analysis.ask_wording import count_of_asks
from cxjourney.analysis.display_names import persona_name
from cxjourney.analysis.gap_priority import Gap
from cxjourney.analysis.gap_questions import varied_questions
from cxjourney.analysis.gap_wording import LONGEST_NAME, freshness_legend, question_text, some_names
from cxjourney.analysis.open_asks import open_asks
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.stage_marks import put_marks, sources_without_fresh_ones
from cxjourney.formats.gaps.text_coverage import MARKS, coverage_sentences
from cxjourney.formats.gaps.text_people import able_sentence
from cxjourney.formats.terminal import TextPage
from cxjourney.languages import Language
from cxjourney.text.shorten import one_line

FIRST = 3
"""At most this many gaps, and personas who are stranded, are shown."""


class Density(NamedTuple):
    """How much room a screen takes.

    Attributes:
        gaps: How many gaps are shown.
        columns: How many stages stand beside each other.
        brief: Whether what can be said in fewer words is.
        name: How many characters of a name are said.
        blank: Whether blank lines stand between the parts.
        cut: Whether stages may be left out.
    """

    gaps: int = FIRST
    columns: int = 1
    brief: bool = False
    name: int = LONGEST_NAME
    blank: bool = True
    cut: bool = False


SHORT_NAME = 32
"""Of a name, a brief screen says this many characters."""
SHORTEST_NAME = 20
"""Where that is still too long, it says this many."""
_TIGHT = Density(columns=3, brief=True, name=SHORT_NAME, blank=False)
DENSITIES = (
    Density(),
    Density(columns=2),
    Density(columns=2, brief=True, name=SHORT_NAME),
    _TIGHT._replace(columns=2),
    _TIGHT,
    _TIGHT._replace(name=SHORTEST_NAME),
    *(_TIGHT._replace(name=SHORTEST_NAME, gaps=gaps, cut=True) for gaps in range(FIRST, 0, -1)),
)
"""From the roomiest to the tightest."""


def journey_screen(study: Study, options: GapsOptions) -> str:
    """Return a journey on one screen: what is known as marks, the first gaps, who is stranded, how to see more.

    Where that is too long, two stages share a line, then words become fewer and blank lines go; then three stages share
    a line; then stages go, those that press least; and last the gaps that rank lowest.
    """
    room = options.terminal.room
    screens = (_screen(study, options, density, room) for density in DENSITIES)
    fitting = (screen for screen in screens if screen.count("\n") <= room)
    return next(fitting, "") or _screen(study, options, DENSITIES[-1], room)


def _screen(study: Study, options: GapsOptions, density: Density, room: int) -> str:
    words = options.words_for(study)
    below = TextPage(options.terminal, words)
    below.heading_line("gaps.ranking")
    put_gaps(below, [(study, gap) for gap in study.gaps[: density.gaps]], density.name)
    if asks := open_asks(study):
        below.line(count_of_asks(asks, words), hanging=2)
    _put_stranded(below, study, density)
    below.line(words.text("gaps.screen.more", sections="--section known|gaps|access|voices|all"), "dim")
    above = TextPage(options.terminal, words)
    above.line(title_with_stamp(study, words), "bold")
    above.line(words.join_facts(_coverage_facts(study, words, density.brief)))
    last = below.text if density.blank else below.text.replace("\n\n", "\n").lstrip("\n")
    legend = freshness_legend(study, sources_without_fresh_ones(study), words)
    taken = above.text.count("\n") + last.count("\n") + len(legend)
    put_marks(above, study, density.columns, room - taken if density.cut else None)
    for line in legend:
        above.brief(line, indent=0)
    return above.text + last


def title_with_stamp(study: Study, words: Language) -> str:
    """Return the title of a journey on one line, and whether it is a draft."""
    stamp = f"  [{words.text('status.draft')}]" if study.journey.status == "draft" else ""
    return one_line(study.journey.title) + stamp


def _coverage_facts(study: Study, words: Language, brief: bool) -> tuple[str, ...]:
    """Return how much is covered, known and verified, and on which day; ``brief`` leaves out of how many."""
    said, coverage = coverage_sentences(study.coverage, words), study.coverage
    if brief:
        figures = [("covered", coverage.covered_percent), ("known", coverage.known_percent)]
        figures += [("verified", coverage.verified_percent)] if coverage.verified_percent is not None else []
        said = tuple(f"{words.text(f'gaps.screen.{name}')} {words.percent(figure)}" for name, figure in figures)
    return *said, words.text("gaps.as-of", date=words.day(study.as_of.date))


def put_gaps(
    page: TextPage, gaps: Sequence[tuple[Study, Gap]], longest: int = LONGEST_NAME, titles: bool = False
) -> None:
    """Write gaps, each with a question to ask, which names its stage.

    Args:
        page: The page.
        gaps: The gaps, and the journeys that they are of.
        longest: How many characters of a name are said.
        titles: Whether each names its journey before.
    """
    words = page.words
    if not gaps:
        page.line(words.text("gaps.no-gaps"))
    for number, question in enumerate(varied_questions(gaps), start=1):
        said = question_text(question, words, longest)
        if titles:
            said = words.text("figures.colon", head=one_line(gaps[number - 1][0].journey.title), rest=said)
        page.line(f"{words.number(number)}. {said}", hanging=3)


def _put_stranded(page: TextPage, study: Study, density: Density) -> None:
    """Write which share is able, by what assumption, and who is stranded: those who are at the same stages together."""
    words, access, brief = page.words, study.access, density.brief
    if brief and access.personas:
        page.line("")  # the sentence says itself what it is about
    else:
        page.heading_line("gaps.able")
    if not access.personas:
        page.line(words.text("gaps.able.nobody"))
        return
    page.line(able_sentence(study, words), "bold" if brief else "")
    assumed = [persona_name(id_, study.travellers[id_], words) for id_ in study.assumptions]
    if assumed:
        said = words.text("gaps.screen.assumed", personas=some_names(assumed, words))
        page.brief(said, indent=0) if brief else page.line(said, hanging=2)
    stranded = [persona for persona in access.personas if persona.able is False]
    together: dict[tuple[str, ...], list[str]] = {}
    for persona in stranded[:FIRST]:
        stages = tuple(stage.title for stage in study.journey.stages if stage.id in persona.stranded_at)
        name = persona_name(persona.persona, study.travellers[persona.persona], words)
        together.setdefault(stages, []).append(name)
    for stages, names in together.items():
        who = some_names(names, words)
        said = (
            words.text("gaps.screen.stranded", persona=who, stages=some_names(stages, words, True, density.name))
            if stages
            else words.text("figures.colon", head=who, rest=words.text("gaps.able.no-way"))
        )
        page.line(f"{MARKS['none']} {said}", "bold red", hanging=2)
    if len(stranded) > FIRST:
        page.line(words.count("gaps.screen.personas", len(stranded) - FIRST, option="--section access"), "dim")
