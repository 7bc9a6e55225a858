"""Findings that come back once former premises are put back: these were not fixed."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from cxjourney.analysis.diff.former_premises import FORMER
from cxjourney.analysis.diff.former_sources import described_as_before, is_brought_up_to_date
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.lost_findings import AnewReason, FoundAnew, PutBack, PutsBack
from cxjourney.analysis.diff.metric_changes import is_within_chance
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.analysis.source_freshness import is_stale
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import is_kept_out_by_needs, unmet_needs
from cxjourney.diagnostics import About, Diagnostic
from cxjourney.languages import FALLBACK, language
from cxjourney.model import DataSource
from cxjourney.rules.cx409_missing_skill import missing_skills
from cxjourney.rules.locate import Finding
from cxjourney.rules.rule import Rule
from cxjourney.rules.rule_index import all_rules


def find_anew(comparisons: Sequence[JourneyComparison], puts_back: PutsBack = FORMER) -> FoundAnew:
    """Return what tells whether a finding comes back on a journey with its former premises, or descriptions.

    Each journey is put together, and each rule asked of it, once, and not before somebody wants to know.
    """
    by_id = {one.after.summary.journey: one for one in comparisons if one.before and one.after and not one.is_same}
    joined = {
        (piece.whole.summary.journey, id_): piece.piece.summary.journey
        for one in by_id.values()
        if (piece := one.piece_of) and piece.is_joined
        for id_ in piece.stages
    }
    known: dict[tuple[str, str, str], list[Finding]] = {}

    def findings(rule: Rule, of: Study, reason: str, study: Callable[[], Study | None]) -> list[Finding]:
        key = (of.summary.journey, rule.code, reason)
        if key not in known:
            known[key] = _findings(rule, study())
        return known[key]

    def found_anew(finding: Diagnostic, about: About) -> AnewReason | None:
        about = about._replace(journey=joined.get((about.journey or "", about.stage or ""), about.journey))
        if finding.code == "CX306":
            return "premise" if _has_few_types(comparisons, puts_back["premise"]) else None
        if about.journey is None or all_rules()[finding.code].check is None:
            return "premise" if any(_rests_on_less(finding, about, one) for one in by_id.values()) else None
        compared = by_id.get(about.journey)
        if compared is None or compared.after is None:
            return None
        if compared.splits and _rests_on_split(finding, about, compared):
            return "premise"
        helped = _is_helped(finding, about, compared)
        if helped is not None:
            return None if helped else "premise"
        if any(move.now == about.stage for move in compared.pairing.moves):
            return "premise"
        rule, today = all_rules()[finding.code], compared.after
        now = sum(one.about == about for one in findings(rule, today, "", lambda: today))
        for reason, put_back in puts_back.items():
            former = findings(rule, today, reason, partial(put_back, compared.pairing, rule.code))
            if sum(_is_same(finding, about, one) for one in former) > now:
                return "chance" if _moved_by_chance(compared, about) else reason
        return None

    return found_anew


def _rests_on_split(finding: Diagnostic, about: About, compared: JourneyComparison) -> bool:
    """Return whether a finding went by a split alone: its part never had it, or has it still in a journey joined to."""
    rule, there = all_rules()[finding.code], finding.about._replace(journey=about.journey)
    had = any(_is_same(finding, there, one) for one in _findings(rule, compared.before))
    return not had or any(_is_same(finding, about, one) for one in _findings(rule, compared.after))


def _has_few_types(comparisons: Sequence[JourneyComparison], with_premises: PutBack) -> bool:
    """Return whether journeys are observed by few types of data, were their sources described as before."""
    rule, types, enough = all_rules()["CX306"], set[str](), 0
    for one in comparisons:
        if one.after is None:
            continue
        enough = one.after.thresholds.get(rule.code, rule.threshold.default if rule.threshold else 0)
        former = None if one.is_same else with_premises(one.pairing, rule.code)
        types |= {*(former.coverage.data_types if former else one.after.summary.data_types)}
    return len(types) < enough


def _moved_by_chance(compared: JourneyComparison, about: About) -> bool:
    """Return whether a finding is about a metric that moved no further than its sample allows."""
    return about.metric is not None and any(
        one.before.value != one.after.value and is_within_chance(one.before, one.after)
        for one in match_metrics(compared.pairing).kept
        if (one.stage, one.after.label) == (about.stage, about.metric)
    )


def _is_helped(finding: Diagnostic, about: About, compared: JourneyComparison) -> bool | None:
    """Return whether the change helps the persona that a finding is about; None where it is of another kind.

    Where that is stranded no more, but still can't pass, the rest says why.
    """
    persona = about.persona
    if persona is None:
        return None
    if finding.code == "CX601":
        fares = compared.after.access.personas if compared.after else ()
        passes = any(one.persona == persona and about.stage in one.passes for one in fares)
        changes = (one for one in compared.access_changes if one.persona == persona)
        freed = any(one.is_freed or about.stage in one.past for one in changes)
        return not passes or freed or _is_served(finding, about, compared)
    if finding.code == "CX310":
        return persona in compared.heard_personas
    if finding.code == "CX313":
        return any((one.persona, one.family) == (persona, "attitudinal") for one in compared.won_voices)
    return None


def _is_served(finding: Diagnostic, about: About, compared: JourneyComparison) -> bool:
    """Return whether a step that kept a persona out by a need alone lists that need among what it serves now."""
    if not compared.pairing.sides:
        return False
    was, now = compared.pairing.sides
    had, has = was.travellers.get(finding.about.persona or ""), now.travellers.get(about.persona or "")
    if had is None or has is None:
        return False
    return any(
        is_kept_out_by_needs(had, kept.before, was.scope.channels)
        and not any(unmet_needs(one, kept.after) for one in (had, has))
        for kept in compared.pairing.touchpoints.kept
        if kept.now.stage == about.stage and kept.after.meets is not None
    )


def _rests_on_less(finding: Diagnostic, about: About, compared: JourneyComparison) -> bool:
    """Return whether what a catalogue says of a source or a persona was taken back, rather than brought up to date."""
    if not compared.before or not compared.after:
        return False
    was, now, as_of = compared.before.scope, compared.after.scope, compared.after.as_of
    had, has = was.sources.get(finding.about.source or ""), now.sources.get(about.source or "")
    if had and has:
        if finding.code == "CX503":
            return is_stale(described_as_before(had, has, as_of), as_of)
        if finding.code == "CX504":
            return not is_brought_up_to_date(None, has.refreshed, as_of)
        return finding.code == "CX409" and _lacks_skill(had, has, compared)
    former, persona = was.personas.get(finding.about.persona or ""), now.personas.get(about.persona or "")
    if finding.code == "CX710" and former and persona:
        return not is_brought_up_to_date(former.research.last, persona.research.last, as_of)
    return False


def _lacks_skill(had: DataSource, has: DataSource, compared: JourneyComparison) -> bool:
    """Return whether a source that asks for what it asked for lacks a skill of its team, or of the one it had."""
    owner = has.owner or had.owner or ""
    sides = (study.scope.teams.get(owner) for study in (compared.after, compared.before) if study)
    team = next((one for one in sides if one), None)
    return team is not None and bool(missing_skills(had.skills, team.skills))


def _findings(rule: Rule, study: Study | None) -> list[Finding]:
    check: Callable[..., Iterable[Finding]] | None = rule.check
    if study is None or check is None:
        return []
    figure = () if rule.threshold is None else (study.thresholds.get(rule.code, rule.threshold.default),)
    return [*check(study, language(FALLBACK), *figure)]


def _is_same(finding: Diagnostic, about: About, anew: Finding) -> bool:
    """Return whether a finding is the same, or goes on for some of what it named."""
    if finding.about.metric and anew.about.metric == finding.about.metric:
        anew = anew._replace(about=anew.about._replace(metric=about.metric))  # of the kind that it had
    if anew.about == about:
        return True
    places = [one._replace(touchpoint=None, pain_point=None, persona=None, source=None) for one in (about, anew.about)]
    was, now = ({*several, *_ids(one)} for one, several in ((about, finding.several), (anew.about, anew.several)))
    return places[0] == places[1] and bool(was & now)


def _ids(about: About) -> set[tuple[str, str]]:
    names = ("touchpoint", "pain_point", "persona", "source")
    return {(name, id_) for name in names if (id_ := getattr(about, name))}
