"""Figures and claims of a journey as data for machines, which `gaps` and `diff` write alike."""

from cxjourney.analysis.claim_evidence import Claim
from cxjourney.analysis.coverage import JourneyCoverage


def coverage_data(coverage: JourneyCoverage) -> dict[str, object]:
    """Return how much of a journey is covered and known, and verified where there is a record of evidence.

    Per cents are rounded to one decimal.
    """
    totals = coverage.totals
    verified = {
        "verified": totals.verified,
        "verified_percent": round(coverage.verified_percent or 0.0, 1),
    }
    return {
        "stages": len(coverage.stages),
        "covered": totals.covered,
        "covered_percent": round(coverage.covered_percent, 1),
        "known_percent": round(coverage.known_percent, 1),
        "touchpoints": coverage.touchpoint_count,
        "unseen_touchpoints": coverage.unseen_touchpoint_count,
        "data_types": len(coverage.data_types),
        **(verified if totals.verified is not None else {}),
    }


def claim_data(claim: Claim) -> dict[str, object]:
    """Return a claim as it is now; its sources are those that it names, whether they count or not."""
    return {
        "kind": claim.kind,
        "state": claim.state,
        "sources": list(claim.sources),
        "stage": claim.stage,
        "persona": claim.persona,
        "title": claim.title,
        "path": list(claim.path),
    }


def rounded_share(share: float | None) -> float | None:
    """Return a share (0 to 1) to four decimals; None where it is not known."""
    return None if share is None else round(share, 4)
