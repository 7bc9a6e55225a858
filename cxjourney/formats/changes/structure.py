"""What came, what went, and what got another name."""

from collections.abc import Container, Iterator, Mapping, Sequence

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.diff.matching import Match, Thing, TouchpointAt
from cxjourney.analysis.diff.workspace import Difference
from cxjourney.analysis.names import called, names_in, names_of, person, stage_name, stage_names
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic, Severity
from cxjourney.formats.changes.sentence import Sentence, join_any, join_some, persona_names, personas_named
from cxjourney.languages import Language
from cxjourney.model import Persona, Touchpoint
from cxjourney.text.escape import shorten


def change_of_level(comparison: Comparison, words: Language) -> Iterator[Sentence]:
    """Say what came, went and was renamed."""
    yield from (Sentence("other", text) for text in _turned(comparison, words))


def _turned(comparison: Comparison, words: Language) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    if before and after:
        yield from _stages(before, after, comparison, words)
        yield from _touchpoints(comparison, words)
        yield from _personas(before, after, comparison, words)
    elif after:
        yield from _arrived(after, words)
    else:
        yield words.count("change.journey.gone", len(comparison.pairing.study.journey.stages))


def _stages(before: Study, after: Study, comparison: Comparison, words: Language) -> Iterator[str]:
    names, stages = names_in(comparison), comparison.pairing.stages
    journey = Match(before.journey.journey, after.journey.journey, before.journey, after.journey)
    if journey.is_renamed:
        yield _renamed("journey", journey, words)
    for id_ in stages.came:
        yield words.text(f"change.stage.new.{after.covers(id_).level}", stage=names[id_])
    for id_ in stages.went:
        yield words.text("change.stage.gone", stage=names[id_])
    for kept in stages.renamed:
        yield _renamed("stage", kept, words)


def _personas(before: Study, after: Study, comparison: Comparison, words: Language) -> Iterator[str]:
    turn = comparison.pairing.personas
    if turn.came:
        yield words.count("change.persona.new", len(turn.came), personas=personas_named(after, turn.came, words))
        yield from _stranded(after, turn.came, words)
    if turn.went:
        yield words.count("change.persona.gone", len(turn.went), personas=personas_named(before, turn.went, words))
    for kept in turn.renamed:
        yield _renamed("persona", kept, words)


def _arrived(study: Study, words: Language) -> Iterator[str]:
    yield words.count("change.journey.new", len(study.journey.stages))
    dark = [
        stage_name(coverage.stage.id, coverage.stage.title)
        for coverage in study.coverage.stages
        if coverage.level == "none"
    ]
    if dark:
        yield words.text("change.journey.dark", stages=join_any(dark, words))
    yield from _stranded(study, study.travellers, words)
    silent = [voice.persona for voice in study.voices if not voice.is_heard]
    if silent:
        yield words.text("change.journey.silent", personas=join_any(persona_names(study, silent, words), words))


def _stranded(study: Study, personas: Container[str], words: Language) -> Iterator[str]:
    names = stage_names(study)
    for fare in study.access.personas:
        if fare.persona in personas and not fare.able:
            persona, stages = personas_named(study, [fare.persona], words), names_of(names, fare.stranded_at)
            if stages:
                yield words.text("change.persona.stranded", persona=persona, stages=join_some(stages, words))
            else:
                yield words.text("change.persona.no-way", persona=persona)


def _renamed(kind: str, kept: Match[str, Thing], words: Language) -> str:
    """Say what something is called now, and what it was called."""
    old, new = shorten(kept.before.title), shorten(kept.after.title)
    if kept.was == kept.now:
        return words.text(f"change.titled.{kind}", now=kept.now, new=new, old=old)
    if kept.before.title == kept.after.title:
        return words.text(f"change.called.{kind}", was=kept.was, now=kept.now)
    return words.text(f"change.called-and-titled.{kind}", was=kept.was, now=kept.now, new=new, old=old)


def _touchpoints(comparison: Comparison, words: Language) -> Iterator[str]:
    """Say which touchpoints came and went where their stage stayed, and which moved or were renamed."""
    turn, stages = comparison.pairing.touchpoints, set(comparison.pairing.stages.was)
    names = names_in(comparison)
    for stage, came in _by_stage(turn.came):
        if stage in stages:
            some = join_some(map(called, came), words)
            yield words.count("change.touchpoint.new", len(came), stage=names[stage], touchpoints=some)
    for stage, went in _by_stage(turn.went):
        if stage in stages:
            some = join_some(map(called, went), words)
            yield words.count("change.touchpoint.gone", len(went), stage=names[stage], touchpoints=some)
    for kept in turn.renamed:
        if kept.was.stage != kept.now.stage:
            start, end = names[kept.was.stage], names[kept.now.stage]
            yield words.text("change.touchpoint.moved", touchpoint=called(kept.after), start=start, end=end)
        if kept.was.label != kept.now.label and kept.before.id != kept.after.id:
            yield words.text("change.touchpoint.called", was=called(kept.before), now=called(kept.after))
        elif kept.before.title != kept.after.title:
            old, new = shorten(kept.before.title), shorten(kept.after.title)
            yield words.text("change.touchpoint.titled", touchpoint=called(kept.after), new=new, old=old)


def _by_stage(spots: Mapping[TouchpointAt, Touchpoint]) -> Iterator[tuple[str, list[Touchpoint]]]:
    found: dict[str, list[Touchpoint]] = {}
    for spot, touchpoint in spots.items():
        found.setdefault(spot.stage, []).append(touchpoint)
    yield from found.items()


def verdict(difference: Difference, words: Language) -> str:
    """Say in a few words whether anything got worse, and where."""
    worse = [one.pairing.study.journey.journey for one in difference.journeys if one.is_worse]
    broken = [study.journey.journey for study in difference.broken]
    errors = sum(finding.severity is Severity.ERROR for finding in difference.new)
    parts = []
    if worse:
        parts.append(words.text("change.verdict.worse", journeys=join_some(worse, words)))
    if broken:
        parts.append(words.text("change.verdict.broken", journeys=join_some(broken, words)))
    if errors:
        parts.append(words.count("change.verdict.errors", errors))
    if parts:
        return words.text("figures.semicolon").join(parts)
    return words.text("change.verdict.not-worse" if difference.is_changed else "change.verdict.nothing")


def counts_of_changes(difference: Difference, words: Language) -> str:
    """Say how many journeys changed."""
    changed = sum(one.is_changed for one in difference.journeys)
    return words.count("change.journeys", changed, same=words.number(len(difference.journeys) - changed))


def sharing(difference: Difference, words: Language) -> Iterator[str]:
    """Say what came, went and was renamed of what journeys share, and which journeys can't be compared."""
    personas, sources = difference.personas, difference.sources
    if personas.came:
        some = _persons(personas.came, words)
        yield words.count("change.shared.persona.new", len(personas.came), personas=some)
    if personas.went:
        some = _persons(personas.went, words)
        yield words.count("change.shared.persona.gone", len(personas.went), personas=some)
    yield from (_renamed("persona", kept, words) for kept in personas.renamed)
    if sources.came:
        yield words.count("change.shared.source.new", len(sources.came), sources=join_some(sources.came, words))
    if sources.went:
        yield words.count("change.shared.source.gone", len(sources.went), sources=join_some(sources.went, words))
    yield from (_renamed("source", kept, words) for kept in sources.renamed)
    yield from (words.text("change.journey.broken", journey=study.journey.journey) for study in difference.broken)
    yield from (words.text("change.journey.restored", journey=study.journey.journey) for study in difference.restored)


def _persons(personas: Mapping[str, Persona], words: Language) -> str:
    return join_some((person(id_, persona, words) for id_, persona in personas.items()), words)


def spoken_of(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that people are told of: all but what is for information only."""
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def findings_by_heading(difference: Difference, words: Language) -> Iterator[tuple[str, Sequence[Diagnostic]]]:
    """Return the findings that are new and those that are fixed, each with a heading that counts them by severity."""
    if difference.new:
        yield words.text("change.findings.new", tally=_tally(difference.new, words)), difference.new
    if difference.fixed:
        yield words.text("change.findings.fixed", tally=_tally(difference.fixed, words)), difference.fixed


def _tally(findings: Sequence[Diagnostic], words: Language) -> str:
    times = ((severity, sum(finding.severity is severity for finding in findings)) for severity in reversed(Severity))
    return join_some((words.count(f"change.tally.{severity.word}", n) for severity, n in times if n), words)
