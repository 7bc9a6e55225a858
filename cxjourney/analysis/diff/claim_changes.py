"""Which claims a change gives evidence to, and from which it takes it; "claims" as in the format, "Assumed"."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from cxjourney.analysis.claim_evidence import Claim, ClaimKind, journey_claims
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.study import Study

_ClaimKey = tuple[ClaimKind, str | None, str | None, str, int]


class ClaimChanges(NamedTuple):
    """The claims, as they are now, that are on both sides of a change and evidenced on one of them alone.

    Attributes:
        gained: Those that are evidenced now, and were not.
        lost: Those that were, and are no longer.
    """

    gained: tuple[Claim, ...]
    lost: tuple[Claim, ...]


def claim_changes(pairing: JourneyMatching) -> ClaimChanges:
    """Return which claims gained and lost their evidence; one is the same where kind, place, persona and title are."""
    if not pairing.sides or pairing.sides[0] is pairing.sides[1]:
        return ClaimChanges((), ())
    before, after = pairing.sides
    was = _claims_by_key(before, pairing.stages.now, pairing.personas.now)
    both = [(was[key], claim) for key, claim in _claims_by_key(after, {}, {}).items() if key in was]
    changed = [(old, now) for old, now in both if (old.state == "evidenced") is not (now.state == "evidenced")]
    return ClaimChanges(
        tuple(now for _, now in changed if now.state == "evidenced"),
        tuple(now for old, now in changed if old.state == "evidenced"),
    )


def _claims_by_key(study: Study, stages: Mapping[str, str], personas: Mapping[str, str]) -> dict[_ClaimKey, Claim]:
    """Return the claims of a journey by what tells them apart, with stages and personas under the ids they have now."""
    found: dict[_ClaimKey, Claim] = {}
    times: Counter[tuple[ClaimKind, str | None, str | None, str]] = Counter()
    for claim in journey_claims(study):
        stage = stages.get(claim.stage, claim.stage) if claim.stage else None
        persona = personas.get(claim.persona, claim.persona) if claim.persona else None
        title = "" if claim.kind == "persona" else claim.title
        key = (claim.kind, stage, persona, title)
        times[key] += 1
        found[*key, times[key]] = claim
    return found
