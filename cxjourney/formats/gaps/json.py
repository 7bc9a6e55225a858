"""What is known and what isn't as JSON, version 1: keys are added, never changed, and always English."""

from collections.abc import Sequence
from datetime import date

from cxjourney.analysis.claim_evidence import count_states, fitting_sources, journey_claims, persona_state, share_state
from cxjourney.analysis.coverage import StageCoverage
from cxjourney.analysis.gap_priority import Gap, priority, severity, unsaid_factors
from cxjourney.analysis.gap_questions import answering_touchpoints, gap_questions
from cxjourney.analysis.gap_sources import gap_sources
from cxjourney.analysis.gap_wording import question_text
from cxjourney.analysis.journey_access import PersonaAccess, served_steps
from cxjourney.analysis.open_asks import OpenAsk, open_asks
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.json_text import dump
from cxjourney.formats.study_data import claim_data, coverage_data, rounded_share
from cxjourney.languages import Language


def write(studies: Sequence[Study], as_of: date, options: GapsOptions) -> str:
    """Return every journey as JSON."""
    content = {
        "version": 1,
        "as_of": as_of.isoformat(),
        "journeys": [_journey(study, options) for study in studies],
    }
    return dump(content, options.terminal)


def _journey(study: Study, options: GapsOptions) -> dict[str, object]:
    journey, coverage, access = study.journey, study.coverage, study.access
    words = options.words_for(study)
    return {
        "journey": journey.journey,
        "title": journey.title,
        "file": study.in_scope.document.source.name,
        "status": journey.status,
        "coverage": coverage_data(coverage),
        "stages": [_stage(study, stage) for stage in coverage.stages],
        "gaps": [_gap(study, gap, words) for gap in study.gaps[: options.top]],
        "access": {
            "able_share": rounded_share(access.able_share),
            "stranded_share": rounded_share(access.stranded_share),
            "unknown_share": rounded_share(access.unknown_share),
            "goal": [id_ for id_, is_success in study.ends.items() if is_success],
            "goal_marked": any(stage.outcome == "success" for stage in journey.stages),
            "personas": [_persona(study, persona) for persona in access.personas],
        },
        "voices": [
            {
                "persona": voice.persona,
                "families": {family: list(ids) for family, ids in voice.families.items()},
                "assumed": list(study.assumed_hearing.get(voice.persona, ())),
            }
            for voice in study.voices
        ],
        "hearing": study.hearing_grounds,
        "claims": _claims(study),
        "asks": [_ask(one) for one in open_asks(study)],
    }


def _claims(study: Study) -> dict[str, object]:
    claims = journey_claims(study)
    return {
        "counts": count_states(claims),
        "list": [
            {
                **claim_data(claim),
                "fitting_sources": list(fitting_sources(study, claim)) if claim.state != "evidenced" else [],
            }
            for claim in claims
        ],
    }


def _stage(study: Study, coverage: StageCoverage) -> dict[str, object]:
    stage = coverage.stage
    weight = 0 if coverage.level == "full" else priority(coverage, severity(stage, study.access))
    return {
        "stage": stage.id,
        "title": stage.title,
        "coverage": coverage.level,
        "sources": list(coverage.sources),
        "families": {family: list(ids) for family, ids in coverage.families.items()},
        "missing": list(coverage.missing),
        "stale_sources": [id_ for id_ in coverage.sources if study.freshness(id_) == "stale"],
        "undated_sources": [id_ for id_ in coverage.sources if study.freshness(id_) == "undated"],
        "unseen_touchpoints": [touchpoint.label for touchpoint in coverage.unseen],
        **_evidence(study, stage.id),
        "priority": weight,
        "questions": [
            {"question": question, "answered_by": [one.label for one in touchpoints]}
            for question, touchpoints in answering_touchpoints(stage).items()
        ],
    }


def _evidence(study: Study, stage: str) -> dict[str, object]:
    """Return what a record says of each source at a stage; nothing where there is no record."""
    if not study.evidence_words:
        return {}
    told = study.evidence_words[stage].items()
    since = {id_: word.since.isoformat() if word.since else None for id_, word in told}
    return {"evidence": [{"source": id_, "state": word.state, "since": since[id_]} for id_, word in told]}


def _gap(study: Study, gap: Gap, words: Language) -> dict[str, object]:
    return {
        "rank": gap.rank,
        "stage": gap.stage.id,
        "missing": list(gap.coverage.missing),
        "priority": gap.priority,
        "not_said": list(unsaid_factors(gap)),
        "questions": [question_text(question, words) for question in gap_questions(study, gap)],
        "suggested_sources": [
            {
                "source": near.suggestion.source,
                "family": near.suggestion.family,
                "expected": near.suggestion.expected.isoformat() if near.suggestion.expected else None,
                "freshness": study.freshness(near.suggestion.source),
                "reasons": [{"kind": reason.kind, "id": reason.id} for reason in near.reasons],
            }
            for near in gap_sources(study, gap)
        ],
        "suggested_types": list(gap.types),
    }


def _ask(one: OpenAsk) -> dict[str, object]:
    ask = one.ask
    return {
        "stage": one.stage.id if one.stage else None,
        "id": ask.id,
        "question": ask.question,
        "to": ask.to,
        "owner": ask.owner,
        "asked": ask.asked.isoformat() if ask.asked else None,
        "due": ask.due.isoformat() if ask.due else None,
        "overdue": one.is_overdue,
    }


def _persona(study: Study, persona: PersonaAccess) -> dict[str, object]:
    assumed = study.assumptions.get(persona.persona)
    return {
        "persona": persona.persona,
        "share": rounded_share(persona.share),
        "share_state": share_state(study, study.travellers[persona.persona]),
        "state": persona_state(study, study.travellers[persona.persona]),
        "able": persona.able,
        "stranded_at": list(persona.stranded_at),
        "reluctant_at": list(persona.reluctant_at),
        "unproven_at": list(persona.unproven_at),
        "unreached_at": list(persona.unreached_at),
        "served_at": [
            {"stage": stage, "touchpoint": step.label, "needs": list(needs)}
            for stage, step, needs in served_steps(persona, study.travellers[persona.persona])
        ],
        "assumed": list(assumed.access) if assumed else [],
        "assumed_channels": list(assumed.channels) if assumed else [],
    }
