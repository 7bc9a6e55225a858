"""`whatif` for a terminal: everything or, on a screen, the verdict of each journey first and what fits below."""

from collections.abc import Sequence

from cxjourney.analysis.whatif.scenario_ranking import WhatIf, damage
from cxjourney.formats.changes import WhatifOptions
from cxjourney.formats.changes.added_step_sentences import best_and_worst_sentences, doubt_sentences, step_notes
from cxjourney.formats.changes.text import put_consequences, put_figures, put_title
from cxjourney.formats.changes.whatif_summary import (
    best_source_sentence,
    decision,
    no_change_sentence,
    worst_loss_sentence,
)
from cxjourney.formats.terminal import TextPage


def write(prospects: Sequence[WhatIf], options: WhatifOptions) -> str:
    """Return every journey for which something would change; on a screen as much as fits, and how to see the rest."""
    shown = [prospect for prospect in prospects if prospect.is_changed or not options.asks]
    unchanged = _unchanged([prospect for prospect in prospects if prospect not in shown], options)
    everything = "\n".join([*(_journey(prospect, options) for prospect in shown), *unchanged])
    room = options.terminal.room
    if not options.terminal.is_screen or everything.count("\n") <= room:
        return everything
    last = TextPage(options.terminal, options.words)
    last.line(options.words.text("change.screen.more", option="--format markdown"), "dim")
    below = "".join([*unchanged, last.text])
    room -= below.count("\n")
    above = _cut_journey(shown[0], options, room) if len(shown) == 1 else _verdicts(shown, options, room)
    return above + below


def _unchanged(prospects: Sequence[WhatIf], options: WhatifOptions) -> list[str]:
    """Return that nothing would change in some journeys, as a part of the page; nothing where there are none."""
    if not prospects:
        return []
    page, studies = TextPage(options.terminal, options.words), [prospect.study for prospect in prospects]
    page.line(no_change_sentence(studies, options.losses, options.sources, options.words, options.steps))
    return [page.text]


def _journey(prospect: WhatIf, options: WhatifOptions, clauses: int | None = None, best: bool = True) -> str:
    """Return what is said of a journey.

    Args:
        prospect: The journey.
        options: How it is written.
        clauses: How many clauses below the verdict there is room for; None for all.
        best: Whether there is room for the source that would fill most then.
    """
    words, supposed = options.words, prospect.supposed
    page = TextPage(options.terminal, words)
    put_title(page, prospect.study)
    if not options.asks or supposed is None:
        for sentence in list(best_and_worst_sentences(prospect, words))[:clauses]:
            page.line(sentence, hanging=2)
        return page.text
    line, first = decision(supposed, words)
    page.line(line, "bold", hanging=2)
    for sentence in step_notes(supposed, words):
        page.line(sentence, hanging=2)
    put_figures(page, supposed.comparison)
    for sentence in doubt_sentences(supposed.comparison.after, words):
        page.line(sentence, hanging=2)
    put_consequences(page, supposed.comparison, first, clauses)
    if options.losses and best:
        page.line(best_source_sentence(prospect, asked=True, words=words), hanging=2)
    return page.text


def _cut_journey(prospect: WhatIf, options: WhatifOptions, room: int) -> str:
    """Return what is said of a journey, as much of it as ``room`` lines hold: the verdict always."""
    pages = (_journey(prospect, options, n, best) for best in (True, False) for n in range(room, 0, -1))
    return next((page for page in pages if page.count("\n") <= room), "") or _verdict(prospect, options)


def _verdicts(prospects: Sequence[WhatIf], options: WhatifOptions, room: int) -> str:
    """Return the title and the verdict of each journey, those that get worst first; where some don't fit, how many."""
    ranked = sorted(prospects, key=_rank)
    for figures in (True, False):
        said = [_verdict(prospect, options, figures) for prospect in ranked]
        if "\n".join(said).count("\n") < room:
            return "\n".join([*said, ""])
    if "".join(said).count("\n") <= room:
        return "".join(said)
    fitting = [text for n, text in enumerate(said) if "".join(said[: n + 1]).count("\n") < room] or said[:1]
    page = TextPage(options.terminal, options.words)
    page.line(options.words.count("change.more.journeys", len(said) - len(fitting)))
    return "".join(fitting) + page.text


def _verdict(prospect: WhatIf, options: WhatifOptions, figures: bool = False) -> str:
    """Return the title of a journey and what matters most of it, with its figures where there is room."""
    words, supposed = options.words, prospect.supposed
    page = TextPage(options.terminal, words)
    put_title(page, prospect.study, ruled=False)
    asked = decision(supposed, words)[0] if options.asks and supposed else ""
    page.line(asked or worst_loss_sentence(prospect, words, at_most=1), indent=2)
    if asked and figures and supposed:
        put_figures(page, supposed.comparison, indent=2)
    return page.text


def _rank(prospect: WhatIf) -> tuple[bool, tuple[float, ...]]:
    """Return a key to sort by: what nothing is left of stands first, then what gets worst."""
    if prospect.supposed is None:
        return True, ()
    comparison = prospect.supposed.comparison
    return comparison.after is not None, tuple(-part for part in damage(comparison))
