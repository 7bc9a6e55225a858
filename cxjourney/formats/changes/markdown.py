"""What a change means for journeys, as Markdown that fits into a comment on a pull request."""

from collections.abc import Iterable, Iterator, Sequence

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.diff.workspace import Difference
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.ranking import WhatIf
from cxjourney.diagnostics import Diagnostic
from cxjourney.formats.changes import DiffOptions, WhatifOptions
from cxjourney.formats.changes.consequences import consequences
from cxjourney.formats.changes.scenario import best, decision, unmoved, worst
from cxjourney.formats.changes.sentence import shifts
from cxjourney.formats.changes.structure import counts_of_changes, sharing, spoken_of, tally, verdict
from cxjourney.formats.changes.text import MAX_CLAUSES, headings
from cxjourney.formats.markup import ROOM, inert, without_commands
from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape import shortened


def name(study: Study) -> str:
    """Give a journey's title and id."""
    journey = study.journey
    return f"{inert(shortened(journey.title, 200))} (`{journey.journey}`)"


def figures_table(comparisons: Iterable[Comparison]) -> Iterator[str]:
    """Write the figures of journeys, before and after."""
    yield from ("| journey | covered | known | able | stranded |", "|---|---|---|---|---|")
    for comparison in comparisons:
        figures = (
            shift.after if shift.before == shift.after else f"{shift.before} → **{shift.after}**"
            for shift in shifts(comparison)
        )
        yield f"| {name(comparison.pairing.study)} | {' | '.join(figures)} |"
    yield ""


def consequence_lines(comparison: Comparison, first: int = 0) -> Iterator[str]:
    """Write every clause, below what it does to the journey, but for the first ones, which were said already."""
    said = consequences(comparison)[first:]
    for effect, heading in headings(comparison, first).items():
        some = [clause for clause in said[:MAX_CLAUSES] if clause.effect == effect]
        if some:
            yield from (f"**{heading}**", "", *(f"- {inert(clause.text)}" for clause in some), "")
    if len(said) > MAX_CLAUSES:
        yield from (f"And {len(said) - MAX_CLAUSES:,} more: `--format json` shows them all.", "")


def fitted(parts: Iterable[Iterable[str]], terminal: Terminal) -> str:
    """Lay parts below each other, as many as there is room for; what does not fit is counted."""
    kept: list[str] = []
    room, left = ROOM, 0
    for part in parts:
        text = "\n".join(part)
        if left or len(text) > room:
            left += 1
        else:
            kept.append(text)
            room -= len(text) + 1
    if left:
        kept.append(
            f"There was no room for {left:,} more {'part' if left == 1 else 'parts'}: `--format text` shows all.\n"
        )
    return without_commands("\n".join(kept).rstrip("\n") + "\n", terminal)


MAX_LISTED = 50
"""So many findings are listed of a kind, and so many journeys with their figures; a comment is no report."""


def write_diff(difference: Difference, options: DiffOptions) -> str:
    """Write what changed; what there is no room for is counted."""
    return fitted(_diff_parts(difference, options), options.terminal)


def _diff_parts(difference: Difference, options: DiffOptions) -> Iterator[list[str]]:
    changed = [comparison for comparison in difference.journeys if comparison.is_changed]
    yield list(_diff_head(difference, options))
    if changed:
        more = [f"And {len(changed) - MAX_LISTED:,} more journeys.", ""] if len(changed) > MAX_LISTED else []
        yield [*figures_table(changed[:MAX_LISTED]), *more]
    for comparison in changed:
        yield [f"### {name(comparison.pairing.study)}", "", *consequence_lines(comparison)]
    for heading, findings in (("New findings", difference.new), ("Mended", difference.mended)):
        if findings:
            yield list(_findings(heading, findings))


def _diff_head(difference: Difference, options: DiffOptions) -> Iterator[str]:
    commit = f" ({options.commit[:7]})" if options.commit else ""
    yield from (f"## cxjourney: {verdict(difference)}", "")
    base, counts = inert(shortened(options.base)), counts_of_changes(difference)
    yield f"Compared with {base}{commit}, as of {options.as_of}. {counts}"
    if options.empty:
        yield "There is no journey in the base, so that everything is new."
    yield ""
    sentences = list(sharing(difference))
    yield from (f"- {inert(sentence)}" for sentence in sentences)
    if sentences:
        yield ""


def _findings(heading: str, findings: Sequence[Diagnostic]) -> Iterator[str]:
    yield from (f"### {heading}: {tally(findings)}", "")
    some = spoken_of(findings)
    for finding in some[:MAX_LISTED]:
        place = f"{inert(shortened(finding.file, 200))}:{finding.span.line}"
        yield f"- {place} {finding.code} {finding.severity.word}: {inert(shortened(finding.message, 500))}"
    if len(some) > MAX_LISTED:
        yield f"- and {len(some) - MAX_LISTED:,} more: `--format json` shows them all"
    yield ""


def write_whatif(prospects: Sequence[WhatIf], options: WhatifOptions) -> str:
    """Write every journey for which something would change."""
    return fitted(_whatif_parts(prospects, options), options.terminal)


def _whatif_parts(prospects: Sequence[WhatIf], options: WhatifOptions) -> Iterator[list[str]]:
    shown = [prospect for prospect in prospects if prospect.is_changed or not options.asks]
    for prospect in shown:
        yield list(_whatif_journey(prospect, options))
    same = [prospect.study for prospect in prospects if prospect not in shown]
    if same:
        yield [inert(unmoved(same, options.losses, options.sources)), ""]


def _whatif_journey(prospect: WhatIf, options: WhatifOptions) -> Iterator[str]:
    yield from (f"### {name(prospect.study)}", "")
    supposed = prospect.supposed
    if not options.asks or supposed is None:
        yield from (f"- {inert(line)}" for line in (worst(prospect), best(prospect, asked=False)))
        yield ""
        return
    line, first = decision(supposed)
    yield from (f"**{inert(line)}**", "")
    yield from figures_table([supposed.comparison])
    yield from consequence_lines(supposed.comparison, first)
    if options.losses:
        yield from (inert(best(prospect, asked=True)), "")
