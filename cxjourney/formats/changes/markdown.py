"""What a change means for journeys, as Markdown that fits into a comment on a pull request."""

from collections.abc import Iterable, Iterator, Sequence

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.analysis.display_names import shares_note
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.scenario_ranking import WhatIf
from cxjourney.diagnostics import Diagnostic
from cxjourney.formats.changes import DiffOptions, WhatifOptions
from cxjourney.formats.changes.added_step_sentences import best_and_worst_sentences, doubt_sentences, step_notes
from cxjourney.formats.changes.catalogue_sentences import shared_sentences
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.formats.changes.figure_changes import figure_changes, figure_names
from cxjourney.formats.changes.finding_sentences import errors_and_warnings, findings_by_heading
from cxjourney.formats.changes.structure_sentences import (
    counts_of_changes,
    verdict,
)
from cxjourney.formats.changes.text import MAX_CLAUSES, headings
from cxjourney.formats.changes.whatif_summary import (
    best_source_sentence,
    decision,
    no_change_sentence,
)
from cxjourney.formats.escape_markup import MAX_CHARACTERS, escape_page
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language
from cxjourney.text.escape_markdown import escape_markdown
from cxjourney.text.shorten import shorten


def title_and_id(study: Study) -> str:
    """Return a journey's title and id in Markdown."""
    journey = study.journey
    return f"{escape_markdown(shorten(journey.title, 200))} (`{journey.journey}`)"


def figures_table(comparisons: Sequence[JourneyComparison], words: Language) -> Iterator[str]:
    """Yield the lines of a table of the figures of journeys, before and after, and whose shares are assumed."""
    notes: dict[str, list[str]] = {}
    columns = [words.text("change.table.journey"), *figure_names(words)]
    yield from (f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}")
    for comparison in comparisons:
        title = title_and_id(comparison.pairing.study)
        notes.setdefault(escape_markdown(shares_note(comparison.pairing.study, words)), []).append(title)
        figures = (
            figure.after if figure.before == figure.after else f"{figure.before} → **{figure.after}**"
            for figure in figure_changes(comparison, words)
        )
        yield f"| {title} | {' | '.join(figures)} |"
    yield ""
    for note, titles in notes.items():
        if note:
            of_all = len(notes) == 1
            yield from (note if of_all else words.text("figures.colon", head=words.join_and(titles), rest=note), "")


def consequence_lines(comparison: JourneyComparison, first: int, words: Language) -> Iterator[str]:
    """Yield every clause, below what it does to the journey, but for the ``first`` ones, which were said already."""
    said = consequences(comparison, words)[first:]
    for effect, heading in headings(comparison, first, words).items():
        some = [clause for clause in said[:MAX_CLAUSES] if clause.effect == effect]
        if some:
            yield from (f"**{heading}**", "", *(f"- {escape_markdown(clause.text)}" for clause in some), "")
    if len(said) > MAX_CLAUSES:
        yield from (words.count("change.more", len(said) - MAX_CLAUSES, option="`--format json`"), "")


def fit_parts(parts: Iterable[Iterable[str]], terminal: Terminal, words: Language) -> str:
    """Return parts below each other, as many as there is room for; what does not fit is counted."""
    kept: list[str] = []
    room, left = MAX_CHARACTERS, 0
    for part in parts:
        text = "\n".join(part)
        if left or len(text) > room:
            left += 1
        else:
            kept.append(text)
            room -= len(text) + 1
    if left:
        kept.append(words.count("change.no-room", left, option="`--format text`") + "\n")
    return escape_page("\n".join(kept).rstrip("\n") + "\n", terminal)


MAX_LISTED = 50
"""At most this many findings of a kind, and journeys with their figures, are listed; a comment is no report."""


def write_diff(difference: Difference, options: DiffOptions) -> str:
    """Return what changed; what there is no room for is counted."""
    return fit_parts(_diff_parts(difference, options), options.terminal, options.words)


def _diff_parts(difference: Difference, options: DiffOptions) -> Iterator[list[str]]:
    words = options.words
    changed = [comparison for comparison in difference.journeys if comparison.is_changed]
    yield list(_diff_head(difference, options))
    if changed:
        yield [*figures_table(changed[:MAX_LISTED], words), *_more_journeys(len(changed) - MAX_LISTED, words)]
    for comparison in changed:
        yield [f"### {title_and_id(comparison.pairing.study)}", "", *consequence_lines(comparison, 0, words)]
    for heading, findings in findings_by_heading(difference, words):
        yield list(_findings(heading, findings, words))


def _more_journeys(n: int, words: Language) -> list[str]:
    return [words.count("change.more.journeys", n), ""] if n > 0 else []


def _diff_head(difference: Difference, options: DiffOptions) -> Iterator[str]:
    words = options.words
    yield from (f"## cxjourney: {escape_markdown(verdict(difference, words))}", "")
    base = f"{escape_markdown(shorten(options.base))}{f' ({options.commit[:7]})' if options.commit else ''}"
    compared = words.text("change.compared", base=base, date=words.day(options.as_of))
    yield f"{compared} {counts_of_changes(difference, words)}"
    if options.empty:
        yield words.text("change.compared.empty")
    yield ""
    sentences = list(shared_sentences(difference, words))
    yield from (f"- {escape_markdown(sentence)}" for sentence in sentences)
    if sentences:
        yield ""


def _findings(heading: str, findings: Sequence[Diagnostic], words: Language) -> Iterator[str]:
    yield from (f"### {heading}", "")
    some = errors_and_warnings(findings)
    for finding in some[:MAX_LISTED]:
        place = f"{escape_markdown(shorten(finding.file, 200))}:{finding.span.line}"
        severity = words.word("change.severity", finding.severity.word)
        yield f"- {place} {finding.code} {severity}: {escape_markdown(shorten(finding.message, 500))}"
    if len(some) > MAX_LISTED:
        yield f"- {words.count('change.more.item', len(some) - MAX_LISTED, option='`--format json`')}"
    yield ""


def write_whatif(prospects: Sequence[WhatIf], options: WhatifOptions) -> str:
    """Return every journey for which something would change."""
    return fit_parts(_whatif_parts(prospects, options), options.terminal, options.words)


def _whatif_parts(prospects: Sequence[WhatIf], options: WhatifOptions) -> Iterator[list[str]]:
    shown = [prospect for prospect in prospects if prospect.is_changed or not options.asks]
    for prospect in shown:
        yield list(_whatif_journey(prospect, options))
    same = [prospect.study for prospect in prospects if prospect not in shown]
    if same:
        said = no_change_sentence(same, options.losses, options.sources, options.words, options.steps)
        yield [escape_markdown(said), ""]


def _whatif_journey(prospect: WhatIf, options: WhatifOptions) -> Iterator[str]:
    yield from (f"### {title_and_id(prospect.study)}", "")
    words, supposed = options.words, prospect.supposed
    if not options.asks or supposed is None:
        yield from (f"- {escape_markdown(line)}" for line in best_and_worst_sentences(prospect, words))
        yield ""
        return
    line, first = decision(supposed, words)
    yield from (f"**{escape_markdown(line)}**", "")
    for sentence in step_notes(supposed, words):
        yield from (escape_markdown(sentence), "")
    yield from figures_table([supposed.comparison], words)
    for sentence in doubt_sentences(supposed.comparison.after, words):
        yield from (escape_markdown(sentence), "")
    yield from consequence_lines(supposed.comparison, first, words)
    if options.losses:
        yield from (escape_markdown(best_source_sentence(prospect, asked=True, words=words)), "")
