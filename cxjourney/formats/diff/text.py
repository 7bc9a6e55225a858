"""What a change means, for a terminal: the verdict, then each journey that changed, then findings."""

from collections.abc import Sequence

from cxjourney.analysis.diff.workspace import Difference
from cxjourney.diagnostics import Diagnostic
from cxjourney.formats.changes.sheet import english, figures, title, told
from cxjourney.formats.changes.workspace import counts, sharing, spoken_of, tally, verdict
from cxjourney.formats.diff import Page
from cxjourney.formats.gaps.text.sheet import Sheet
from cxjourney.text.escape import shortened

MOST = 1000


def write(difference: Difference, page: Page) -> str:
    """Write what changed."""
    parts = [_head(difference, page)]
    for comparison in difference.journeys:
        if comparison.is_changed:
            sheet = english(page.terminal)
            title(sheet, comparison.pairing.study)
            figures(sheet, comparison)
            told(sheet, comparison)
            parts.append(sheet.text)
    for heading, findings in (("New findings", difference.new), ("Mended", difference.mended)):
        if findings:
            parts.append(_findings(english(page.terminal), heading, findings))
    return "\n".join(parts)


def _head(difference: Difference, page: Page) -> str:
    sheet = english(page.terminal)
    commit = f" ({page.commit[:7]})" if page.commit else ""
    sheet.line(f"Compared with {shortened(page.base)}{commit}, as of {page.as_of}: {verdict(difference)}.", "bold")
    if page.empty:
        sheet.line("There is no journey in the base, so that everything is new.")
    sheet.line(counts(difference))
    for sentence in sharing(difference):
        sheet.line(f"– {sentence}", indent=2, hanging=4)
    return sheet.text


def _findings(sheet: Sheet, heading: str, findings: Sequence[Diagnostic]) -> str:
    sheet.line(f"{heading}: {tally(findings)}", "bold")
    some = spoken_of(findings)
    for finding in some[:MOST]:
        place = f"{finding.file}:{finding.span.line}:{finding.span.column}"
        sheet.line(f"{place} {finding.code} {finding.severity.word}: {finding.message}", indent=2, hanging=4)
    if len(some) > MOST:
        sheet.line(f"And {len(some) - MOST:,} more: --format json shows them all.", indent=2)
    return sheet.text
