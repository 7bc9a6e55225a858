"""What a change means, for a comment on a pull request: the verdict, the figures, each journey, then findings."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.diff.workspace import Difference
from cxjourney.diagnostics import Diagnostic
from cxjourney.formats.changes.markdown import fitted, name, table, told
from cxjourney.formats.changes.workspace import counts, sharing, spoken_of, tally, verdict
from cxjourney.formats.comment import inert
from cxjourney.formats.diff import Page
from cxjourney.text.escape import shortened

MOST = 50
"""So many findings are listed of a kind, and so many journeys with their figures; a comment is no report."""


def write(difference: Difference, page: Page) -> str:
    """Write what changed; what there is no room for is counted."""
    return fitted(_parts(difference, page), page.terminal)


def _parts(difference: Difference, page: Page) -> Iterator[list[str]]:
    changed = [comparison for comparison in difference.journeys if comparison.is_changed]
    yield list(_head(difference, page))
    if changed:
        more = [f"And {len(changed) - MOST:,} more journeys.", ""] if len(changed) > MOST else []
        yield [*table(changed[:MOST]), *more]
    for comparison in changed:
        yield [f"### {name(comparison.pairing.study)}", "", *told(comparison)]
    for heading, findings in (("New findings", difference.new), ("Mended", difference.mended)):
        if findings:
            yield list(_findings(heading, findings))


def _head(difference: Difference, page: Page) -> Iterator[str]:
    commit = f" ({page.commit[:7]})" if page.commit else ""
    yield from (f"## cxjourney: {verdict(difference)}", "")
    yield f"Compared with {inert(shortened(page.base))}{commit}, as of {page.as_of}. {counts(difference)}"
    if page.empty:
        yield "There is no journey in the base, so that everything is new."
    yield ""
    sentences = list(sharing(difference))
    yield from (f"- {inert(sentence)}" for sentence in sentences)
    if sentences:
        yield ""


def _findings(heading: str, findings: Sequence[Diagnostic]) -> Iterator[str]:
    yield from (f"### {heading}: {tally(findings)}", "")
    some = spoken_of(findings)
    for finding in some[:MOST]:
        place = f"{inert(shortened(finding.file, 200))}:{finding.span.line}"
        yield f"- {place} {finding.code} {finding.severity.word}: {inert(shortened(finding.message, 500))}"
    if len(some) > MOST:
        yield f"- and {len(some) - MOST:,} more: `--format json` shows them all"
    yield ""
