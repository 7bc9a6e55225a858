"""The reports of several groups of workspaces as one."""

from collections.abc import Sequence
from itertools import chain

from cxjourney.diagnostics import Report, Totals, sort_key
from cxjourney.workspace.journey_summary import CoverageTotals, sum_coverage


def join_reports(reports: Sequence[Report]) -> Report:
    """Return reports of one day as one; there is at least one."""
    if len(reports) == 1:
        return reports[0]
    return Report(
        reports[0].as_of,
        tuple(sorted(chain.from_iterable(one.findings for one in reports), key=sort_key)),
        _join_totals([one.totals for one in reports]),
        {name: source for one in reports for name, source in one.sources.items()},
        waived=tuple(sorted(chain.from_iterable(one.waived for one in reports), key=lambda one: sort_key(one.finding))),
        files=tuple(dict.fromkeys(chain.from_iterable(one.files for one in reports))),
        looked_at=tuple(chain.from_iterable(one.looked_at for one in reports)),
        holds=(max(one.holds[0] for one in reports), min(one.holds[1] for one in reports)),
    )


def _join_totals(totals: Sequence[Totals]) -> Totals:
    known = sum_coverage(CoverageTotals(*one.coverage) for one in totals)
    return Totals(
        files=sum(one.files for one in totals),
        journeys=sum(one.journeys for one in totals),
        passed_over=sum(one.passed_over for one in totals),
        not_judged=sum(one.not_judged for one in totals),
        covered_percent=known.covered_percent,
        known_percent=known.known_percent,
        drafts=sum(one.drafts for one in totals),
        waiting=sum(one.waiting for one in totals),
        coverage=known,
    )
