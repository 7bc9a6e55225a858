"""Net promoter scores (NPS): of which shares they are made, and whether one may be meant as a share itself."""

from cxjourney.model import Metric
from cxjourney.workspace.share_sums import ROUNDING


def net_promoter_score(promoters: float, detractors: float) -> float:
    """Return the net promoter score, in points from -100 to 100, of the shares of promoters and detractors (0 to 1).

    Promoters gave 9 or 10, detractors 0 to 6; the score is the difference of their shares.
    Source: Reichheld, "The one number you need to grow", Harvard Business Review 81 (2003).
    """
    return 100 * (promoters - detractors)


def are_shares(promoters: float, detractors: float) -> bool:
    """Return whether both can be shares of the same people: from 0 to 1, and at most 1 together."""
    return promoters >= 0 and detractors >= 0 and promoters + detractors <= 1 + ROUNDING


def is_ambiguous_nps(metric: Metric) -> bool:
    """Return whether a net promoter score may be meant as a share: 0.22 for 22, held against figures in points.

    Not in doubt is one whose shares are written: CX804 holds it against them.
    """
    value = metric.value
    if metric.kind != "nps" or value is None or not may_be_share(value):
        return False
    return metric.promoters is None or metric.detractors is None


def may_be_share(score: float) -> bool:
    """Return whether a net promoter score, or what it is held against, may be meant from -1 to 1."""
    return -1 < score < 1 and score != int(score)
