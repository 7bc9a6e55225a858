"""What is in store for a journey: what a supposition would mean, and which source would help."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxjourney.analysis.study import Study
from cxjourney.analysis.supposing import Loss
from cxjourney.analysis.weighing import Supposition, best_source, suppose, worst_loss


@dataclass(frozen=True, slots=True)
class Prospect:
    """What was supposed of a journey or, where nothing was, the loss that would hurt it most; and the best source.

    That is the planned source that would fill most after a loss or, where nothing was supposed, the source of those
    that don't count yet that would close most. None where there is none.
    """

    study: Study
    supposed: Supposition | None
    best: Supposition | None

    @property
    def is_changed(self) -> bool:
        """Whether what was supposed means anything for this journey."""
        return self.supposed is not None and self.supposed.comparison.is_changed


def prospect(study: Study, losses: Sequence[Loss] = (), sources: Sequence[str] = ()) -> Prospect:
    """Look ahead; where nothing is supposed, to the worst loss and the best gain."""
    if not losses and not sources:
        return Prospect(study, worst_loss(study), best_source(study))
    supposed = suppose(study, losses, sources)
    after = supposed.comparison.after
    wanted = losses and after and supposed.comparison.is_changed
    return Prospect(study, supposed, best_source(after, planned_only=True) if wanted and after else None)
