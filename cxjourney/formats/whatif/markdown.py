"""What would happen, as Markdown: for each journey the decision in one line, then all that it means."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.whatif.ranking import Prospect
from cxjourney.formats.changes.markdown import fitted, name, table, told
from cxjourney.formats.changes.supposing import best, decision, worst
from cxjourney.formats.changes.unmoved import unmoved
from cxjourney.formats.comment import inert
from cxjourney.formats.whatif import Page


def write(prospects: Sequence[Prospect], page: Page) -> str:
    """Write every journey for which something would change."""
    return fitted(_parts(prospects, page), page.terminal)


def _parts(prospects: Sequence[Prospect], page: Page) -> Iterator[list[str]]:
    shown = [prospect for prospect in prospects if prospect.is_changed or not page.asks]
    for prospect in shown:
        yield list(_journey(prospect, page))
    same = [prospect.study for prospect in prospects if prospect not in shown]
    if same:
        yield [inert(unmoved(same, page.losses, page.sources)), ""]


def _journey(prospect: Prospect, page: Page) -> Iterator[str]:
    yield from (f"### {name(prospect.study)}", "")
    supposed = prospect.supposed
    if not page.asks or supposed is None:
        yield from (f"- {inert(line)}" for line in (worst(prospect), best(prospect, asked=False)))
        yield ""
        return
    line, first = decision(supposed)
    yield from (f"**{inert(line)}**", "")
    yield from table([supposed.comparison])
    yield from told(supposed.comparison, first)
    if page.losses:
        yield from (inert(best(prospect, asked=True)), "")
