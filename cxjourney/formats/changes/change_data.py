"""What a change means for a journey, as data for machines."""

from collections.abc import Iterable

from cxjourney.analysis.diff.access_changes import AccessChange
from cxjourney.analysis.diff.attribute_changes import Value
from cxjourney.analysis.diff.coverage_changes import CellChange, TouchpointChange
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.matching import Match, Thing
from cxjourney.analysis.diff.voice_changes import VoiceChange
from cxjourney.analysis.diff.way_changes import WayEnds
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.formats.changes.written_values import written_data
from cxjourney.formats.study_data import claim_data, coverage_data, rounded_share
from cxjourney.languages import Language


def access_data(comparison: JourneyComparison) -> dict[str, object]:
    """Return the shares before and after, which personas came and went, and how those fare who feel the change."""
    turn = comparison.pairing.personas
    return {
        "before": access_shares(comparison.before),
        "after": access_shares(comparison.after),
        "personas": {
            "added": [{"persona": id_, "title": one.title} for id_, one in turn.came.items()],
            "removed": [{"persona": id_, "title": one.title} for id_, one in turn.went.items()],
            "renamed": [both_names("persona", kept) for kept in turn.renamed],
        },
        "newly_stranded": [_access_change(comparison, change) for change in comparison.newly_stranded],
        "freed": [_access_change(comparison, change) for change in comparison.freed],
        "freed_by_description": [
            {"persona": one.persona, "stranded_at_as_described": list(one.stopped_as_before_at)}
            for one in comparison.freed_by_description
        ],
        "stranded_as_described": [
            {"persona": one.persona, "stranded_at_as_described": list(one.hidden_at)}
            for one in comparison.stranded_as_described
        ],
        "without_step": [
            {"persona": one.persona, "stages": list(one.without_step_at)} for one in comparison.without_step
        ],
        "further": [_access_change(comparison, change) for change in comparison.access_changes if change.is_further],
        "left_out": [{"persona": one.persona, "stages": list(one.left_out_at)} for one in comparison.left_out],
        "without_new_step": [
            {"persona": one.persona, "stages": list(one.without_new_step_at)} for one in comparison.without_new_step
        ],
        "known_only_now": [_access_change(comparison, change) for change in comparison.known_only_now],
        "able_by_outcome": [_access_change(comparison, change) for change in comparison.able_by_outcome],
        "stages_without_step": [
            {"stage": stage, "touchpoints": [one.label for one in gone]}
            for stage, gone in comparison.stages_without_step.items()
        ],
        "stranded_who_left": [
            {"persona": one.persona, "stages": list(one.stages)} for one in comparison.stranded_who_left
        ],
        "beyond": [
            {"persona": change.persona, "stages": list(change.beyond)}
            for change in comparison.access_changes
            if change.beyond
        ],
    }


def access_shares(study: Study | None) -> dict[str, object] | None:
    """Return which shares of a journey are able, stranded and unknown, and who is able by assumption only."""
    if study is None:
        return None
    access = study.access
    return {
        "able_share": rounded_share(access.able_share),
        "stranded_share": rounded_share(access.stranded_share),
        "unknown_share": rounded_share(access.unknown_share),
        "unproven_share": rounded_share(access.unproven_share),
        "assumed_share": rounded_share(study.assumed_share),
        "assumed": {id_: list(assumed.access) for id_, assumed in study.assumptions.items()},
        "assumed_channels": {id_: list(assumed.channels) for id_, assumed in study.assumptions.items()},
    }


def _access_change(comparison: JourneyComparison, change: AccessChange) -> dict[str, object]:
    assumed = comparison.after.assumptions.get(change.persona) if comparison.after else None
    return {
        "persona": change.persona,
        "share": rounded_share(change.after.share),
        "able_before": change.before.able,
        "able_after": change.after.able,
        "stranded_at_before": list(change.before.stranded_at),
        "stranded_at_after": list(change.after.stranded_at),
        "newly_stranded_at": list(change.stranded_at),
        "unproven_at_after": list(change.after.unproven_at),
        "assumed_after": list(assumed.access) if assumed else [],
        "assumed_channels_after": list(assumed.channels) if assumed else [],
    }


def voices_data(comparison: JourneyComparison) -> dict[str, object]:
    """Return which voices were lost and won, whom no data hears any more, and whom some hears for the first time."""
    return {
        "lost": [_voice_change(one) for one in comparison.lost_voices],
        "won": [_voice_change(one) for one in comparison.won_voices],
        "silenced": sorted(comparison.silenced_personas),
        "heard": sorted(comparison.heard_personas),
    }


def _voice_change(one: VoiceChange) -> dict[str, object]:
    return {"persona": one.persona, "family": one.family, "sources": list(one.sources)}


def both_names(kind: str, kept: Match[str, Thing]) -> dict[str, object]:
    """Return what something was called, and what it is called."""
    return {
        "before": {kind: kept.was, "title": kept.before.title},
        "after": {kind: kept.now, "title": kept.after.title},
    }


def changes_data(comparison: JourneyComparison, words: Language) -> dict[str, object]:
    """Return everything that changed in a journey; ``summary`` says it in words."""
    said = consequences(comparison, words)
    summary = {
        effect: [clause.text for clause in said if clause.effect == effect] for effect in ("worse", "better", "other")
    }
    return {
        "worse": comparison.is_worse,
        "summary": summary,
        "coverage": {
            side: study and coverage_data(study.coverage)
            for side, study in (("before", comparison.before), ("after", comparison.after))
        },
        "stages": _stages(comparison),
        "touchpoints": _touchpoints(comparison),
        "access": access_data(comparison),
        "voices": voices_data(comparison),
        **_verified(comparison),
        "owners_lost": [
            {"kind": one.kind, "stage": one.stage, "label": one.label, "owner": one.owner}
            for one in comparison.owners_lost
        ],
        "metrics": [
            {
                "stage": one.stage,
                "kind": one.figure.kind,
                "title": one.figure.title,
                "unit": one.figure.unit,
                "before": one.before.value if one.before else None,
                "after": one.after.value if one.after else None,
                "better": one.is_better,
            }
            for one in comparison.metric_changes
        ],
        "claims": {
            "gained": [claim_data(claim) for claim in comparison.claim_changes.gained],
            "lost": [claim_data(claim) for claim in comparison.claim_changes.lost],
        },
        **({} if comparison.is_supposed else _written_data(comparison)),
    }


def _verified(comparison: JourneyComparison) -> dict[str, object]:
    """Return which stages lost and gained their verified sources; nothing where neither side has a record."""
    if not any(side and side.scope.evidence for side in (comparison.before, comparison.after)):
        return {}
    changes = {"lost": comparison.unverified_stages, "gained": comparison.newly_verified_stages}
    return {
        "verified": {
            name: [{"stage": one.stage, "sources": list(one.sources)} for one in some] for name, some in changes.items()
        }
    }


def _written_data(comparison: JourneyComparison) -> dict[str, object]:
    """Return what somebody wrote differently of what is on both sides; of what is only supposed, nobody did."""
    described = comparison.described_sources
    return {
        "sources_described": list(described.ids) if described else [],
        "attributes": [
            {
                "kind": one.kind,
                "stage": one.stage,
                "label": one.label,
                "attribute": one.attribute,
                "before": _value(one.before),
                "after": _value(one.after),
            }
            for one in comparison.attribute_changes
        ],
        "also_changed": [
            {
                "kind": one.kind,
                "stage": one.stage,
                "label": one.label,
                "attributes": [change.path for change in one.changes],
                "changes": [written_data(change) for change in one.changes],
            }
            for one in comparison.other_changes
        ],
        "ways": {"added": _ways(comparison.way_changes[0]), "removed": _ways(comparison.way_changes[1])},
        "pain_points": _pain_points(comparison),
        "asks": [
            {
                "change": one.event,
                "stage": one.stage,
                "id": one.ask.id,
                "question": one.ask.question,
                "answer": one.ask.answer,
                "attributes": [written_data(change) for change in one.changes],
            }
            for one in comparison.ask_changes
        ],
    }


def _value(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _ways(ways: Iterable[WayEnds]) -> list[dict[str, object]]:
    return [{"from": way.start, "to": way.end} for way in ways]


def _pain_points(comparison: JourneyComparison) -> dict[str, object]:
    turn = comparison.pairing.pain_points
    return {
        "added": [{"stage": at.stage, "pain_point": at.label, "title": one.title} for at, one in turn.came.items()],
        "removed": [{"stage": at.stage, "pain_point": at.label, "title": one.title} for at, one in turn.went.items()],
        "renamed": [
            {
                "before": {"stage": kept.was.stage, "pain_point": kept.was.label, "title": kept.before.title},
                "after": {"stage": kept.now.stage, "pain_point": kept.now.label, "title": kept.after.title},
            }
            for kept in turn.renamed
        ],
    }


def _stages(comparison: JourneyComparison) -> dict[str, object]:
    turn = comparison.pairing.stages
    return {
        "added": [{"stage": id_, "title": stage.title} for id_, stage in turn.came.items()],
        "removed": [{"stage": id_, "title": stage.title} for id_, stage in turn.went.items()],
        "renamed": [both_names("stage", kept) for kept in turn.renamed],
        "coverage": [
            {"stage": now.stage.id, "before": was.level, "after": now.level}
            for was, now in comparison.pairing.coverages()
            if was.level != now.level
        ],
        "dark": [_cell(cell) for cell in comparison.dark_cells],
        "lit": [_cell(cell) for cell in comparison.lit_cells],
    }


def _touchpoints(comparison: JourneyComparison) -> dict[str, object]:
    turn = comparison.pairing.touchpoints
    pairs = [
        {
            "before": {"stage": kept.was.stage, "touchpoint": kept.was.label, "title": kept.before.title},
            "after": {"stage": kept.now.stage, "touchpoint": kept.now.label, "title": kept.after.title},
        }
        for kept in turn.renamed
    ]
    return {
        "added": [{"stage": at.stage, "touchpoint": at.label, "title": one.title} for at, one in turn.came.items()],
        "removed": [{"stage": at.stage, "touchpoint": at.label, "title": one.title} for at, one in turn.went.items()],
        "renamed": [pair for pair in pairs if pair["before"]["stage"] == pair["after"]["stage"]],
        "moved": [pair for pair in pairs if pair["before"]["stage"] != pair["after"]["stage"]],
        "unseen": [_touchpoint_change(one) for one in comparison.unseen_touchpoints],
        "seen": [_touchpoint_change(one) for one in comparison.seen_touchpoints],
    }


def _cell(cell: CellChange) -> dict[str, object]:
    return {"stage": cell.stage, "family": cell.family, "sources": list(cell.sources)}


def _touchpoint_change(one: TouchpointChange) -> dict[str, object]:
    return {"stage": one.stage, "touchpoint": one.touchpoint.label, "sources": list(one.sources)}
