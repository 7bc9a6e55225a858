"""On which scale a metric lies, which figures it can have, and whether its benchmark lies on the same one.

No scale is assumed where none was written: what can't be told without one is not told.
"""

import re
from typing import Literal

from cxjourney.analysis.net_promoter_score import is_ambiguous_nps, may_be_share
from cxjourney.model import Metric, PerCentScale, Scale

PROPORTION_KINDS = frozenset(("csat", "completion", "conversion", "retention"))
"""The kinds of which the figure is a share of all, in per cent, unless a scale or a method says otherwise."""
PROPORTION_METHODS = frozenset(("share", "top-box", "top-2-box"))
"""The methods that count how many of all did something, or chose a good mark."""
BEST_MARK = 10
"""The highest mark that rating scales in use have: a csat up to it, without a scale, can be a mean or per cent."""
ROUNDING = 1e-9
"""How far a result may be off because decimal fractions can't be held exactly."""
_BEST_MARK_UNIT = re.compile(r"\s*(?:of|out of|/)\s*([0-9]+(?:\.[0-9]+)?)\s*")
_PERCENT_UNITS = frozenset(
    ("%", "٪", "per cent", "percent", "درصد", "persen", "pour cent", "prozent", "por ciento", "por cento", "百分比")
)


def metric_scale(metric: Metric) -> Scale | None:
    """Return the scale that a metric says: by ``scale``, or for a share by its unit, ``%``; None where it says none.

    A net promoter score has the one that its definition gives it.
    """
    if metric.scale:
        return metric.scale
    if metric.kind == "nps":
        return _scale(-100, 100)
    return PerCentScale() if metric.kind in PROPORTION_KINDS and _is_in_per_cent(metric) else None


def bar_scale(metric: Metric) -> Scale | None:
    """Return the scale on which a metric's figure can be drawn as a part of a whole; None where nobody said one.

    It is the one that the metric says; for figures of any kind in per cent it is that from 0 to 100. There is none
    where the value, or a figure that it is held against, lies outside: growth of 130 per cent is no part of a hundred.
    """
    scale = metric_scale(metric) or (PerCentScale() if _is_in_per_cent(metric) else None)
    if scale is None or metric.value is None or scale.from_ >= scale.to:
        return None
    figures = (
        metric.value,
        metric.target,
        metric.benchmark.value if metric.benchmark and is_comparable(metric) else None,
    )
    shown = (figure for figure in figures if figure is not None)
    return scale if all(is_within(figure, (scale.from_, scale.to)) for figure in shown) else None


def metric_limits(metric: Metric) -> tuple[float | None, float | None]:
    """Return the lowest and the highest figure that a metric can have.

    By its scale; else by a unit that names the best mark (``of 7``); else by what its kind allows (CX811).

    Returns:
        Both ends in the metric's own unit; None in place of an end that there is not, or that nobody said.
    """
    if scale := metric_scale(metric):
        return scale.from_, scale.to
    if (best := best_mark(metric)) is not None:
        return (0 if metric.kind in PROPORTION_KINDS else None), best
    if metric.kind in PROPORTION_KINDS or metric.method in PROPORTION_METHODS:
        return 0, 100
    return (0 if metric.kind in ("time", "contacts") else None), None


def best_mark(metric: Metric) -> float | None:
    """Return the highest mark as the unit of a metric of marks has it: 7 for ``of 7``; None where it has none."""
    found = _BEST_MARK_UNIT.fullmatch((metric.unit or "").casefold()) if metric.kind in ("csat", "ces") else None
    return float(found[1]) if found else None


def implied_scale(metric: Metric) -> Scale | None:
    """Return the scale that a metric says, else the one that its limits make; None where an end of it is open."""
    low, high = metric_limits(metric)
    return metric_scale(metric) or (None if low is None or high is None else _scale(low, high))


def is_within(figure: float, limits: tuple[float | None, float | None]) -> bool:
    """Return whether a figure lies between two ends, each of them included; None where there is no such end."""
    low, high = limits
    return (low is None or figure >= low - ROUNDING) and (high is None or figure <= high + ROUNDING)


def is_share_beside_other(metric: Metric, figure: float) -> bool:
    """Return whether of a metric's value and a figure beside it one may be a share, 0 to 1, and the other is none.

    0.8 and 75 may both mean per cent, or the first 80 of them; where nobody said, nobody can tell. A metric that says
    its scale, or per cent as its unit, is in no doubt; beside a net promoter score in points, 0.4 is.
    """
    value = metric.value
    if value is None:
        return False
    if metric.kind == "nps":
        return may_be_share(figure) and not may_be_share(value)
    if metric.kind not in (*PROPORTION_KINDS, "ces") and metric.method not in PROPORTION_METHODS:
        return False
    if metric_scale(metric) or _is_in_per_cent(metric) or best_mark(metric) is not None:
        return False
    lower, higher = sorted((value, figure))
    return (0 < lower < 1 < higher) or (lower == 1 and higher > BEST_MARK)


ScaleMismatch = Literal["scale", "unsaid", "outside", "none", "share", "marks"]
"""Why figures are not compared: two scales, the own one unsaid, outside the own one, no scale, a share beside what is
none, marks or per cent."""


def scale_mismatch(metric: Metric) -> ScaleMismatch | None:
    """Return why a metric and its benchmark can't be compared; None where they can, or where there is no benchmark.

    A benchmark that says no scale counts as on the metric's where it lies within it.
    """
    benchmark = metric.benchmark
    if benchmark is None:
        return None
    own = metric_scale(metric)
    if own is None and (metric.kind == "ces" or metric.method == "mean"):
        return "none"
    if benchmark.scale:
        return None if own == benchmark.scale else "unsaid" if own is None else "scale"
    if own and not is_within(benchmark.value, (own.from_, own.to)):
        return "outside"
    if is_share_beside_other(metric, benchmark.value):
        return "share"
    if own is None and metric.kind == "csat" and metric.value is not None:
        lower, higher = sorted((metric.value, benchmark.value))
        if lower <= BEST_MARK < higher:
            return "marks"
    implied = implied_scale(metric)
    if own or implied is None or is_within(benchmark.value, (implied.from_, implied.to)):
        return None
    return "outside"


def is_comparable(metric: Metric) -> bool:
    """Return whether a metric has a value and a benchmark that lie on one scale, as far as anybody said."""
    return (
        metric.value is not None
        and metric.benchmark is not None
        and not (scale_mismatch(metric) or is_ambiguous_nps(metric))
    )


def is_target_on_other_scale(metric: Metric) -> bool:
    """Return whether a metric that says no scale may have a mark as value and per cent as target, or the reverse."""
    if metric.value is None or metric.target is None or metric.kind not in ("csat", "ces"):
        return False
    lower, higher = sorted((metric.value, metric.target))
    return lower <= BEST_MARK < higher and metric_scale(metric) is None and best_mark(metric) is None


def is_target_comparable(metric: Metric) -> bool:
    """Return whether a metric has a value and a target that both can be on its scale."""
    if metric.value is None or metric.target is None or is_ambiguous_nps(metric) or is_target_on_other_scale(metric):
        return False
    if is_share_beside_other(metric, metric.target):
        return False
    limits = metric_limits(metric)
    return is_within(metric.value, limits) and is_within(metric.target, limits)


def _is_in_per_cent(metric: Metric) -> bool:
    return (metric.unit or "").strip().casefold() in _PERCENT_UNITS


def _scale(low: float, high: float) -> Scale:
    return Scale.model_validate({"from": low, "to": high})
