"""What would happen, for a terminal: for each journey the decision in one line, then all that it means."""

from collections.abc import Sequence

from cxjourney.analysis.whatif.ranking import Prospect
from cxjourney.formats.changes.sheet import english, figures, title, told
from cxjourney.formats.changes.supposing import best, decision, worst
from cxjourney.formats.changes.unmoved import unmoved
from cxjourney.formats.whatif import Page


def write(prospects: Sequence[Prospect], page: Page) -> str:
    """Write every journey for which something would change."""
    shown = [prospect for prospect in prospects if prospect.is_changed or not page.asks]
    parts = [_journey(prospect, page) for prospect in shown]
    same = [prospect.study for prospect in prospects if prospect not in shown]
    if same:
        sheet = english(page.terminal)
        sheet.line(unmoved(same, page.losses, page.sources))
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
    line, first = decision(supposed)
    sheet.line(line, "bold", hanging=2)
    figures(sheet, supposed.comparison)
    told(sheet, supposed.comparison, first)
    if page.losses:
        sheet.line(best(prospect, asked=True), hanging=2)
    return sheet.text
