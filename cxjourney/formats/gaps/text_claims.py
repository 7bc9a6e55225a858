"""What is claimed of customers: how much of it is evidenced, outdated and assumed, and what would show the rest."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.claim_evidence import (
    STATES,
    Claim,
    ClaimKind,
    ClaimState,
    count_states,
    fitting_sources,
    journey_claims,
)
from cxjourney.analysis.gap_wording import some_names
from cxjourney.analysis.study import Study
from cxjourney.formats.terminal import TextPage
from cxjourney.languages import Language
from cxjourney.model import Metric
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import one_line

MARKS: dict[ClaimState, str] = {"evidenced": "✓", "outdated": "~", "assumed": "?"}
FIGURES: tuple[ClaimKind, ...] = ("duration", "way", "rating", "metric", "delivery", "share")
"""The kinds of claims that are figures: what would show them is a measurement."""


def put_claims(page: TextPage, study: Study) -> None:
    """Write how many claims are evidenced, outdated and assumed, then those that are not evidenced, stage by stage."""
    words = page.words
    page.heading("gaps.claims")
    head, *rows = claim_table(study, words)
    if not rows:
        page.line(words.text("gaps.claims.none"))
        return
    page.table(head, [[(cell, "") for cell in row] for row in rows], (6, 3, 3, 3))
    places = list(unproven_claims(study, words))
    if not places:
        page.line(words.text("gaps.claims.every"))
    for place, claims in places:
        page.line(place, "bold", hanging=2)
        for line, *others in claims:
            page.line(line, indent=2, hanging=4)
            for other in others:
                page.line(other, indent=4, hanging=6)


def claim_table(study: Study, words: Language) -> list[list[str]]:
    """Return the rows of a table, its head first: by kind of claim how many there are of each state, then of all.

    Returns:
        The head alone where nothing is claimed.
    """
    counts = count_states(journey_claims(study))
    table = [[words.text("gaps.claims.kind"), *(words.text(f"claim.{state}") for state in STATES)]]
    for kind, times in counts.items():
        table.append([words.text(f"gaps.claims.kind.{kind}"), *(words.number(times[state]) for state in STATES)])
    if counts:
        totals = (sum(times[state] for times in counts.values()) for state in STATES)
        table.append([words.text("gaps.claims.total"), *(words.number(total) for total in totals)])
    return table


def unproven_claims(study: Study, words: Language) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield, by place, the claims that are not evidenced; those of one kind and state, with one remedy, stand together.

    Yields:
        A stage's title, or words for the whole journey or its personas; and the lines of each group of claims: what is
        claimed, then what would show it.
    """
    places: dict[str, dict[tuple[ClaimKind, ClaimState, tuple[str, ...], tuple[str, ...]], list[Claim]]] = {}
    for claim in journey_claims(study):
        if claim.state != "evidenced":
            groups = places.setdefault(_place(study, claim, words), {})
            alike = (claim.kind, claim.state, claim.sources, fitting_sources(study, claim))
            groups.setdefault(alike, []).append(claim)
    for place, groups in places.items():
        yield place, [[_line(study, claims, words), *remedies(study, claims[0], words)] for claims in groups.values()]


def _place(study: Study, claim: Claim, words: Language) -> str:
    if claim.stage:
        return study.stage_labels[claim.stage]
    return words.text("gaps.claims.journey" if claim.kind == "metric" else "gaps.claims.personas")


def _line(study: Study, claims: Sequence[Claim], words: Language) -> str:
    kind, state = words.text(f"gaps.claims.kind.{claims[0].kind}"), words.text(f"claim.{claims[0].state}")
    mark = MARKS[claims[0].state]
    titles = [title for title in (claim_title(study, claim, words) for claim in claims) if title]
    if not titles:
        return f"{mark} {words.text('gaps.claims.line.untitled', kind=kind, state=state)}"
    return f"{mark} {words.text('gaps.claims.line', kind=kind, state=state, titles=words.list_words(titles))}"


def claim_title(study: Study, claim: Claim, words: Language) -> str:
    """Return what tells a claim from others of its kind: whose it is, or what it says, in quotes."""
    if claim.kind in ("emotion", "persona", "share") and claim.persona:
        title = study.persona_labels[claim.persona]
    else:
        title = _told_title(study, claim, words)
    return words.quote(escape_unseen(one_line(title))) if title else ""


def _told_title(study: Study, claim: Claim, words: Language) -> str:
    """Return the title of a claim as a language writes it: a way with its condition, a rating with its dimension."""
    if claim.stage is None:
        named = study.journey.metrics
        return _metric_title(named, claim, words) if claim.kind == "metric" else claim.title
    stage, place = study.journey.stages[study.position_of(claim.stage)], claim.path[-1]
    match claim.kind, place:
        case "metric", _:
            return _metric_title(stage.metrics, claim, words)
        case "way", int() if stage.next:
            link = stage.next[place]
            to = study.journey.stages[study.position_of(link.to)].title
            return words.text("figures.colon", head=to, rest=link.when) if link.when else to
        case "rating", str():
            touchpoint = next(stage.touchpoints[part] for part in reversed(claim.path) if isinstance(part, int))
            return words.text("figures.colon", head=touchpoint.told_title, rest=words.text(f"map.dimension.{place}"))
    return claim.title


def _metric_title(metrics: Sequence[Metric], claim: Claim, words: Language) -> str:
    """Return the title of a metric, or what its kind is called where it has none."""
    place = claim.path[-1]
    titled = isinstance(place, int) and metrics[place].title
    return titled or words.text(f"map.metric.{claim.metric}")


def remedies(study: Study, claim: Claim, words: Language) -> Iterator[str]:
    """Yield what would show a claim: data that it names and that doesn't count, data of its stage, or what to do."""
    sources = _source_titles(study, claim.sources, words)
    if sources:
        yield words.text(f"gaps.claims.named.{claim.state}", sources=sources)
    fitting = _source_titles(study, fitting_sources(study, claim), words)
    if fitting:
        yield words.text("gaps.claims.fitting", sources=fitting)
    elif claim.state == "assumed":
        yield words.text(f"gaps.claims.fix.{'figure' if claim.kind in FIGURES else claim.kind}")
    elif not sources:
        yield words.text("gaps.claims.fix.renew")


def _source_titles(study: Study, ids: Sequence[str], words: Language) -> str:
    return some_names((study.scope.sources[id_].title for id_ in ids), words, quoted=True)
