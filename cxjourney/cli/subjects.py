"""What the views that were asked for are drawn of: each journey, or all of them together."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.study import Study
from cxjourney.maps.views import view_names, workspace_view
from cxjourney.pipeline.load import Gathered


def views_of(asked: Sequence[str], some: bool) -> tuple[str, ...]:
    """Give the views that were asked for; ``all`` are all, but where only ``some`` journeys, or parts, are drawn.

    Then a view of the whole workspace can't be meant, unless it is named.
    """
    if "all" not in asked:
        return tuple(dict.fromkeys(asked))
    return tuple(view for view in view_names() if view in asked or not (some and workspace_view(view)))


def narrowed(gathered: Sequence[Gathered]) -> bool:
    """Tell whether files were named, rather than folders with all that is in them."""
    return any(read.named and read.is_journey for one in gathered for read in one.reads)


def subjects(studies: Sequence[Study], views: Sequence[str]) -> Iterator[tuple[Study | tuple[Study, ...], str]]:
    """Give what is to be drawn: each journey in each view of one, then all of them in each view of the workspace."""
    of_all = [view for view in views if workspace_view(view)]
    yield from ((study, view) for study in studies for view in views if view not in of_all)
    if studies:
        yield from ((tuple(studies), view) for view in of_all)
