"""The ledger: every claim on the journeys, evidenced, outdated or assumed; those that are not evidenced one by one."""

from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.analysis.claim_evidence import STATES, Claim, ClaimKind, ClaimState, claim_key, claims_once
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps.text_claims import claim_title, remedies
from cxjourney.languages import Language
from cxjourney.report.basis import ReportBasis
from cxjourney.report.links import Figure, Link


class ClaimRow(NamedTuple):
    """Claims of one kind, state and place that are not evidenced, and name the same sources.

    Attributes:
        what: What is claimed, one by one; empty where the kind and the place say it.
        size: How many claims these are.
        kind: Its kind.
        kind_words: The same in words.
        state: ``assumed`` or ``outdated``.
        journey: The journey that it was found in first, and its page.
        place: The stage that it stands in, else the journey as a whole or its personas; where that stands.
        importance: The importance of its stage, 1 to 5; 0 where nobody said it or it stands in no stage.
        ask: The team that owns its stage or the journey; empty where none does.
        remedies: What would show it, as sentences.
        mark: What became of it since the base; empty for nothing.
    """

    what: tuple[str, ...]
    size: int
    kind: ClaimKind
    kind_words: str
    state: ClaimState
    journey: Link
    place: Link
    importance: int
    ask: str
    remedies: tuple[str, ...]
    mark: str


class LedgerPage(NamedTuple):
    """The ledger.

    Attributes:
        headline: How much of what is claimed is shown by data.
        figures: How many claims are in each state.
        rows: Those that are not evidenced, at the most important stages first.
    """

    headline: str
    figures: tuple[Figure, ...]
    rows: tuple[ClaimRow, ...]


def every_claim(basis: ReportBasis) -> tuple[tuple[Study, Claim], ...]:
    """Return each claim once, with the first journey that makes it."""
    return claims_once(basis.studies)


def ledger_page(basis: ReportBasis) -> LedgerPage:
    """Return the ledger of all journeys."""
    words, claims = basis.words, basis.once(every_claim)
    times = {state: sum(claim.state == state for _, claim in claims) for state in STATES}
    figures = tuple(
        Figure(
            words.number(times[state]),
            words.text(f"claim.{state}"),
            words.text(f"report.ledger.{state}"),
            loud=state != "evidenced" and times[state] > 0,
        )
        for state in STATES
    )
    shown = words.percent(100 * times["evidenced"] / len(claims)) if claims else ""
    headline = words.text("report.ledger.headline", percent=shown) if claims else words.text("gaps.claims.none")
    rows = sorted(_rows(basis, claims), key=lambda row: -row.importance)
    return LedgerPage(headline, figures, tuple(rows))


def _rows(basis: ReportBasis, claims: tuple[tuple[Study, Claim], ...]) -> Iterator[ClaimRow]:
    groups: dict[tuple[str, object, ClaimKind, ClaimState, tuple[str, ...]], list[tuple[Study, Claim]]] = {}
    for study, claim in claims:
        if claim.state != "evidenced":
            place = claim.stage or (None if claim.kind == "metric" else claim.persona)
            key = (study.file, place, claim.kind, claim.state, claim.sources)
            groups.setdefault(key, []).append((study, claim))
    for group in groups.values():
        yield basis.of(group[0][0], _row, *(claim for _, claim in group))


def _row(basis: ReportBasis, study: Study, *alike: Claim) -> ClaimRow:
    words, claim = basis.words, alike[0]
    stage = study.journey.stages[study.position_of(claim.stage)] if claim.stage else None
    owner = (stage.owner if stage else None) or study.journey.owner
    return ClaimRow(
        tuple(filter(None, (claim_title(study, one, words) for one in alike))),
        len(alike),
        claim.kind,
        words.text(f"gaps.claims.kind.{claim.kind}"),
        claim.state,
        Link(study.journey.title, basis.anchors.journey(study)),
        _place(basis, study, claim, words),
        (stage.importance or 0) if stage else 0,
        study.scope.teams[owner].title if owner else "",
        tuple(remedies(study, claim, words)),
        next(filter(None, (basis.marks.get(claim_key(study, one)) for one in alike)), ""),
    )


def _place(basis: ReportBasis, study: Study, claim: Claim, words: Language) -> Link:
    if claim.stage:
        return Link(study.stage_labels[claim.stage], basis.anchors.stage(study, claim.stage))
    if claim.kind == "metric":
        return Link(words.text("gaps.claims.journey"), basis.anchors.journey(study))
    if claim.persona is None:
        return Link(words.text("gaps.claims.personas"))
    return Link(study.persona_labels[claim.persona], basis.anchors.defined(study, "persona", claim.persona))
