"""`diff` and `whatif` as JSON, version 1."""

from collections.abc import Sequence

from cxjourney.analysis.diff.catalogue_matching import CatalogueMatching
from cxjourney.analysis.diff.finding_changes import SilencedFinding
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.matching import Thing
from cxjourney.analysis.diff.waiver_changes import WaiverChange
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.analysis.whatif.rerouted_ways import rerouted_ways
from cxjourney.analysis.whatif.scenario import ScenarioResult
from cxjourney.analysis.whatif.scenario_ranking import WhatIf
from cxjourney.formats.changes import DiffOptions, WhatifOptions
from cxjourney.formats.changes.added_step_sentences import best_step_sentences
from cxjourney.formats.changes.change_data import access_shares, both_names, changes_data
from cxjourney.formats.changes.finding_sentences import reason_words
from cxjourney.formats.changes.structure_sentences import verdict
from cxjourney.formats.changes.whatif_summary import best_source_sentence, headline, worst_loss_sentence
from cxjourney.formats.changes.written_values import written_data
from cxjourney.formats.findings.json import finding_data
from cxjourney.formats.json_text import dump
from cxjourney.languages import Language
from cxjourney.model.catalogue import NARROWS


def write_diff(difference: Difference, options: DiffOptions) -> str:
    """Return every journey as JSON, changed or not."""
    findings = difference.findings
    fixed = [finding_data(finding) for finding in findings.fixed]
    content = {
        "version": 1,
        "as_of": options.as_of.isoformat(),
        "base": {"given": options.base, "commit": options.commit},
        "regression": difference.is_regression,
        "verdict": verdict(difference, options.words),
        "journeys": [_diff_journey(comparison, options.words) for comparison in difference.journeys],
        "not_judged": {
            "before": [study.journey.journey for study in difference.restored],
            "after": [study.journey.journey for study in difference.broken],
            "excluded": [study.journey.journey for study in difference.excluded],
            "unread": [
                {"journey": id_, "file": unread.name, "reason": unread.reason}
                for id_, unread in sorted(difference.unread.items())
            ],
        },
        "configuration": [
            {"file": one.file, "setting": one.setting, "before": list(one.before), "after": list(one.after)}
            for one in difference.configuration
        ],
        "waivers": [_waiver_data(one) for one in difference.waivers],
        "personas": _shared_data(difference.personas, "persona"),
        "sources": _shared_data(difference.sources, "source"),
        "definitions": [
            {
                "kind": one.kind,
                "id": one.id or None,
                "change": one.change,
                "attributes": list(one.attributes),
                "changes": [written_data(change) for change in one.changes],
                "journey": one.journey,
            }
            for one in difference.definitions
        ],
        "pictures": list(difference.pictures),
        "findings": {
            "new": [finding_data(finding) for finding in findings.new],
            "found_now": [finding_data(finding) for finding in findings.found_now],
            "fixed": fixed,
            "mended": fixed,
            "no_longer_found": [
                {**finding_data(one.finding), "reason": one.reason, "now": reason_words(difference, one, options.words)}
                for one in findings.lost
            ],
            "silenced": _silenced_data(findings.silenced),
            "new_silenced": _silenced_data(findings.new_silenced),
        },
    }
    return dump(content, options.terminal)


def _waiver_data(change: WaiverChange) -> dict[str, object]:
    waiver = change.waiver
    return {
        "journey": change.journey,
        "rule": waiver.rule,
        **{name: getattr(waiver, name) for name in NARROWS},
        "before": change.before.isoformat() if change.before else None,
        "after": change.after.isoformat() if change.after else None,
        "expired": change.has_expired,
        "reason": {"before": change.former_reason or waiver.reason, "after": waiver.reason},
    }


def _silenced_data(silenced: Sequence[SilencedFinding]) -> list[dict[str, object]]:
    return [{**finding_data(one.finding), "by": one.by} for one in silenced]


def _diff_journey(comparison: JourneyComparison, words: Language) -> dict[str, object]:
    study, before, piece = comparison.pairing.study, comparison.before, comparison.piece_of
    if piece and not piece.is_joined:
        before = piece.whole
    return {
        "journey": study.journey.journey,
        "title": study.journey.title,
        "file": study.in_scope.document.source.name,
        "status": study.journey.status,
        "change": _change(comparison),
        "before": {"journey": before.journey.journey, "title": before.journey.title} if before else None,
        "splits": [
            {
                "from": (one.piece if one.is_joined else one.whole).journey.journey,
                "to": (one.whole if one.is_joined else one.piece).journey.journey,
                "stages": list(one.stages.values()),
            }
            for one in comparison.splits
        ]
        + [
            {"from": one.before.journey.journey, "to": one.after.journey.journey, "stages": [one.now]}
            for one in (*comparison.left, *comparison.pairing.moves)
        ],
        **changes_data(comparison, words),
    }


def _change(comparison: JourneyComparison) -> str:
    piece = comparison.piece_of
    if comparison.before is None or (piece and not piece.is_joined):
        return "added"
    if comparison.after is None or piece:
        return "removed"
    return "changed" if comparison.is_changed else "unchanged"


def _shared_data(shared: CatalogueMatching[Thing], kind: str) -> dict[str, object]:
    return {
        "added": [{kind: id_, "title": thing.title} for id_, thing in shared.came.items()],
        "removed": [{kind: id_, "title": thing.title} for id_, thing in shared.went.items()],
        "renamed": [both_names(kind, kept) for kept in shared.renamed],
    }


def write_whatif(prospects: Sequence[WhatIf], options: WhatifOptions) -> str:
    """Return every journey as JSON, whether or not something would change."""
    content = {
        "version": 1,
        "as_of": options.as_of.isoformat(),
        "without": [f"{loss.kind}:{loss.id}" for loss in options.losses],
        "with": [*(f"source:{id_}" for id_ in options.sources), *(step.text for step in options.steps)],
        "journeys": [_whatif_journey(prospect, options) for prospect in prospects],
    }
    return dump(content, options.terminal)


def _whatif_journey(prospect: WhatIf, options: WhatifOptions) -> dict[str, object]:
    journey, words = prospect.study.journey, options.words
    supposed, source = _scenario_data(prospect.supposed, words), _scenario_data(prospect.best, words)
    head: dict[str, object] = {
        "journey": journey.journey,
        "title": journey.title,
        "file": prospect.study.in_scope.document.source.name,
        "access": access_shares(prospect.study),
    }
    if options.asks and prospect.supposed:
        said = best_source_sentence(prospect, asked=True, words=words) if options.losses else None
        return head | {
            "summary": headline(prospect.supposed, words),
            "supposed": supposed,
            "fills_most": source,
            "fills_most_summary": said,
        }
    return head | {
        "hurts_most": supposed,
        "hurts_most_summary": worst_loss_sentence(prospect, words),
        "closes_most": source,
        "closes_most_summary": best_source_sentence(prospect, asked=False, words=words),
        **_steps_data(prospect, words),
    }


def _steps_data(prospect: WhatIf, words: Language) -> dict[str, object]:
    steps = prospect.steps
    return {
        "frees_most": _scenario_data(prospect.best_step, words),
        "fewest_steps": _scenario_data(prospect.fewest_steps, words),
        "fewest_steps_proven": bool(steps and steps.is_exact),
        "steps_counted_by": "personas" if steps and steps.counts_personas else "customers",
        "not_freed": list(steps.unfreed) if steps else [],
        "steps_summary": list(best_step_sentences(prospect, words)),
    }


def _scenario_data(scenario: ScenarioResult | None, words: Language) -> dict[str, object] | None:
    if scenario is None:
        return None
    return {
        "without": [f"{loss.kind}:{loss.id}" for loss in scenario.losses],
        "with": [*(f"source:{id_}" for id_ in scenario.sources), *(step.text for step in scenario.steps)],
        "changed": scenario.comparison.is_changed,
        "unproven": [{"persona": id_, "stages": list(stages)} for id_, stages in scenario.unproven.items()],
        "ownerless": scenario.ownerless,
        "joined": [{"stage": id_, "to": list(onwards)} for id_, onwards in rerouted_ways(scenario).items()],
        "compelled": [{"stage": id_, "personas": list(personas)} for id_, personas in scenario.compelled.items()],
        **changes_data(scenario.comparison, words),
    }
