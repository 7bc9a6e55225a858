"""What would happen, for a terminal: for each journey the decision in one line, then all that it means."""

from collections.abc import Sequence

from cxjourney.analysis.prospect import Prospect
from cxjourney.formats.changes.clause import named
from cxjourney.formats.changes.sheet import english, figures, title, told
from cxjourney.formats.changes.supposing import best, headline, worst
from cxjourney.formats.changes.words import clauses
from cxjourney.formats.whatif import Page


def write(prospects: Sequence[Prospect], page: Page) -> str:
    """Write every journey for which something would change."""
    shown = [prospect for prospect in prospects if prospect.is_changed or not page.asks]
    parts = [_journey(prospect, page) for prospect in shown]
    same = [prospect.study.journey.journey for prospect in prospects if prospect not in shown]
    if same:
        sheet = english(page.terminal)
        sheet.line(f"Nothing would change in {named(same, 'or')}.")
        parts.append(sheet.text)
    return "\n".join(parts)


def _journey(prospect: Prospect, page: Page) -> str:
    sheet = english(page.terminal)
    supposed = prospect.supposed
    title(sheet, prospect.study)
    if not page.asks or supposed is None:
        for line in (worst(prospect), best(prospect, asked=False)):
            sheet.line(line, hanging=2)
        return sheet.text
    sheet.line(headline(supposed), "bold", hanging=2)
    figures(sheet, supposed.comparison)
    if len(clauses(supposed.comparison)) > 1:
        told(sheet, supposed.comparison)
    if page.losses:
        sheet.line(best(prospect, asked=True), hanging=2)
    return sheet.text
