"""For people: the sections that were asked for; on a screen, what fits there and how to see the rest."""

from collections.abc import Callable, Sequence
from datetime import date

from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import GapsOptions, Section
from cxjourney.formats.gaps.journey_screen import journey_screen
from cxjourney.formats.gaps.text_claims import put_claims
from cxjourney.formats.gaps.text_coverage import put_head, put_matrix
from cxjourney.formats.gaps.text_gaps import put_first_question, put_ranking
from cxjourney.formats.gaps.text_people import put_access, put_voices
from cxjourney.formats.gaps.workspace_screen import workspace_screen
from cxjourney.formats.terminal import TextPage

_PARTS: dict[Section, Callable[[TextPage, Study, GapsOptions], None]] = {
    "known": lambda page, study, _: put_matrix(page, study),
    "gaps": put_ranking,
    "access": put_access,
    "voices": lambda page, study, _: put_voices(page, study),
}


def write(studies: Sequence[Study], as_of: date, options: GapsOptions) -> str:  # noqa: ARG001  each study has its day
    """Return the page of every journey, one below the other; on a screen a summary where no section is asked for."""
    if options.section is None and options.terminal.is_screen and not options.assumptions:
        if len(studies) == 1:
            return journey_screen(studies[0], options)
        if studies:
            return workspace_screen(studies, options)
    return "\n\n".join(_journey(study, options) for study in studies)


def _journey(study: Study, options: GapsOptions) -> str:
    page = TextPage(options.terminal, options.words_for(study))
    put_head(page, study)
    every = options.section == "all" or (options.section is None and not options.assumptions)
    for section, put in _PARTS.items():
        if every or section == options.section:
            put(page, study, options)
    if options.assumptions:
        put_claims(page, study)
    if every:
        put_first_question(page, study)
    return page.text
