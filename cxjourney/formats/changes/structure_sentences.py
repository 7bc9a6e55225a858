"""What came, what went, and what got another name."""

from collections.abc import Container, Iterator, Mapping

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.journey_part_matching import ThingAt
from cxjourney.analysis.diff.matching import Match, Thing
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.analysis.display_names import (
    full_name,
    journey_name,
    select_names,
    short_name,
    stage_name,
    stage_names,
    stage_names_in,
)
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.sentence_parts import Sentence, join_and, join_or, persona_list, persona_names, subjects
from cxjourney.languages import Language
from cxjourney.model import Touchpoint
from cxjourney.text.shorten import shorten


def structure_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield what came, went and was renamed in a journey."""
    before, after = comparison.before, comparison.after
    yield from (Sentence("other", text) for text in _splits(comparison, words))
    if before and after:
        yield from _stages(before, after, comparison, words)
        yield from _touchpoints(comparison, words)
        yield from _personas(before, after, comparison, words)
    elif after:
        yield from _new_journey(after, words)
    else:
        text = words.count("change.journey.gone", len(comparison.pairing.study.journey.stages))
        yield Sentence("other", text)


def _splits(comparison: JourneyComparison, words: Language) -> Iterator[str]:
    """Yield from which journey this one was split off, or which were split off from it or joined to it, and moves."""
    for split in comparison.splits:
        stages = join_and(select_names(stage_names(words, split.piece), split.stages.values()), words)
        whole, piece = journey_name(split.whole, words), journey_name(split.piece, words)
        if split is not comparison.piece_of:
            yield words.text(
                "change.journey.joined" if split.is_joined else "change.journey.split", journey=piece, stages=stages
            )
        elif split.is_joined:
            yield words.text("change.journey.split", journey=whole, stages=stages)
        else:
            yield words.text("change.journey.split-off", journey=whole, stages=stages)
    for move in comparison.left:
        stages = stage_names(words, move.after)[move.now]
        yield words.text("change.journey.split", journey=journey_name(move.after, words), stages=stages)
    for move in comparison.pairing.moves:
        stages = stage_names(words, move.after)[move.now]
        yield words.text("change.journey.moved", journey=journey_name(move.before, words), stages=stages)


def _stages(before: Study, after: Study, comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    names, stages = stage_names_in(comparison, words), comparison.pairing.stages
    journey = Match(before.journey.journey, after.journey.journey, before.journey, after.journey)
    if journey.is_renamed:
        yield Sentence("other", rename_sentence("journey", journey, words))
    moved_here, moved_away = {one.now for one in comparison.pairing.moves}, {one.was for one in comparison.left}
    for id_ in stages.came:
        if id_ not in moved_here:
            text = words.text(f"change.stage.new.{after.covers(id_).level}", stage=names[id_])
            yield Sentence("other", text, subjects([id_]))
    for id_ in stages.went:
        if id_ not in moved_away:
            yield Sentence("other", words.text("change.stage.gone", stage=stage_names(words, before)[id_]))
    for kept in stages.renamed:
        yield Sentence("other", rename_sentence("stage", kept, words), subjects([kept.now]))


def _personas(before: Study, after: Study, comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    turn = comparison.pairing.personas
    if turn.came:
        text = words.count("change.persona.new", len(turn.came), personas=persona_list(after, turn.came, words))
        yield Sentence("other", text, subjects((), turn.came))
        yield from _stranding_sentences(after, turn.came, words)
    if turn.went:
        text = words.count("change.persona.gone", len(turn.went), personas=persona_list(before, turn.went, words))
        yield Sentence("other", text, subjects((), turn.went))
    for kept in turn.renamed:
        yield Sentence("other", rename_sentence("persona", kept, words), subjects((), [kept.now]))


def _new_journey(study: Study, words: Language) -> Iterator[Sentence]:
    yield Sentence("other", words.count("change.journey.new", len(study.journey.stages)))
    blind = [coverage.stage for coverage in study.coverage.stages if coverage.level == "none"]
    if blind:
        dark = join_or((stage_name(stage.id, stage.title, words) for stage in blind), words)
        text = words.text("change.journey.dark", stages=dark)
        yield Sentence("other", text, subjects(stage.id for stage in blind))
    yield from _stranding_sentences(study, study.travellers, words)
    silent = [voice.persona for voice in study.voices if not voice.is_heard]
    if silent:
        text = words.text("change.journey.silent", personas=join_or(persona_names(study, silent, words), words))
        yield Sentence("other", text, subjects((), silent))


def _stranding_sentences(study: Study, personas: Container[str], words: Language) -> Iterator[Sentence]:
    names = stage_names(words, study)
    for access in study.access.personas:
        if access.persona in personas and access.able is False:
            persona, stages = persona_list(study, [access.persona], words), select_names(names, access.stranded_at)
            text = words.text("change.persona.no-way", persona=persona)
            if stages:
                text = words.text("change.persona.stranded", persona=persona, stages=join_and(stages, words))
            yield Sentence("other", text, subjects(access.stranded_at, [access.persona]))


def rename_sentence(kind: str, kept: Match[str, Thing], words: Language) -> str:
    """Return what something is called now, and what it was called."""
    old, new = shorten(kept.before.title), shorten(kept.after.title)
    if kept.was == kept.now:
        return words.text(f"change.titled.{kind}", now=kept.now, new=new, old=old)
    if kept.before.title == kept.after.title:
        return words.text(f"change.called.{kind}", was=kept.was, now=kept.now)
    return words.text(f"change.called-and-titled.{kind}", was=kept.was, now=kept.now, new=new, old=old)


def _touchpoints(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield which touchpoints came and went where their stage stayed, and which moved or were renamed."""
    turn, stages = comparison.pairing.touchpoints, set(comparison.pairing.stages.was)
    names = stage_names_in(comparison, words)
    for stage, came in _by_stage(turn.came):
        if stage in stages:
            some = join_and((full_name(one, words) for one in came), words)
            text = words.count("change.touchpoint.new", len(came), stage=names[stage], touchpoints=some)
            yield Sentence("other", text, subjects([stage]))
    for stage, went in _by_stage(turn.went):
        if stage in stages:
            some = join_and((full_name(one, words) for one in went), words)
            text = words.count("change.touchpoint.gone", len(went), stage=names[stage], touchpoints=some)
            yield Sentence("other", text, subjects([stage]))
    for kept in turn.renamed:
        if kept.was.stage != kept.now.stage:
            start, end = names[kept.was.stage], names[kept.now.stage]
            name = full_name(kept.after, words)
            text = words.text("change.touchpoint.moved", touchpoint=name, start=start, end=end)
            yield Sentence("other", text, subjects([kept.was.stage, kept.now.stage]))
        if kept.was.label != kept.now.label and kept.before.id != kept.after.id:
            was, now = full_name(kept.before, words), short_name(kept.after, words)
            text = words.text("change.touchpoint.called", was=was, now=now)
            yield Sentence("other", text, subjects([kept.now.stage]))
        elif kept.before.title != kept.after.title:
            old, new = shorten(kept.before.title), shorten(kept.after.title)
            name = short_name(kept.after, words)
            text = words.text("change.touchpoint.titled", touchpoint=name, new=new, old=old)
            yield Sentence("other", text, subjects([kept.now.stage]))


def _by_stage(spots: Mapping[ThingAt, Touchpoint]) -> Iterator[tuple[str, list[Touchpoint]]]:
    found: dict[str, list[Touchpoint]] = {}
    for spot, touchpoint in spots.items():
        if spot.number > 0:
            found.setdefault(spot.stage, []).append(touchpoint)
    yield from found.items()


def verdict(difference: Difference, words: Language) -> str:
    """Return in a few words whether anything got worse, and where."""
    worse = [journey_name(one.pairing.study, words) for one in difference.journeys if one.is_worse]
    broken = [journey_name(study, words) for study in difference.broken]
    excluded = [journey_name(study, words) for study in difference.excluded]
    errors = len(difference.new_errors)
    parts = []
    if worse:
        parts.append(words.text("change.verdict.worse", journeys=join_and(worse, words)))
    if broken:
        parts.append(words.text("change.verdict.broken", journeys=join_and(broken, words)))
    if excluded:
        parts.append(words.text("change.verdict.excluded", journeys=join_and(excluded, words)))
    if errors:
        parts.append(words.count("change.verdict.errors", errors))
    if parts:
        return words.text("figures.semicolon").join(parts)
    silenced = len(difference.findings.silenced) + len(difference.findings.new_silenced)
    figures, claims = difference.worse_figures, difference.unevidenced_claims
    if claims:
        parts.append(words.count("change.verdict.claims", claims))
    if figures:
        parts.append(words.count("change.verdict.figures", figures))
    if parts:
        if silenced:
            parts.append(words.count("change.verdict.also-silenced", silenced))
        return words.text("figures.semicolon").join(parts)
    if silenced:
        return words.count("change.verdict.silenced", silenced)
    return words.text("change.verdict.not-worse" if difference.is_changed else "change.verdict.nothing")


def counts_of_changes(difference: Difference, words: Language) -> str:
    """Return how many journeys changed."""
    changed = sum(one.is_changed for one in difference.journeys)
    return words.count("change.journeys", changed, same=words.number(len(difference.journeys) - changed))
