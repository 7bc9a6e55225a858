"""What came, what went, and what got another name."""

from collections.abc import Container, Iterator, Mapping, Sequence

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.diff.matching import Match, Thing, TouchpointAt
from cxjourney.analysis.diff.workspace import Difference, Shared
from cxjourney.analysis.names import called, names_in, names_of, person, stage_name, stage_names
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic, Severity
from cxjourney.formats.changes.sentence import Sentence, join_some, personas_named
from cxjourney.model import Persona, Touchpoint
from cxjourney.text.english import count, verb
from cxjourney.text.escape import shortened

LEVELS = {"none": "no data sees it", "partial": "data sees part of it", "full": "it is fully covered"}


def change_of_level(comparison: Comparison) -> Iterator[Sentence]:
    """Say what came, went and was renamed."""
    yield from (Sentence("other", text) for text in _turned(comparison))


def _turned(comparison: Comparison) -> Iterator[str]:
    before, after, pairing = comparison.before, comparison.after, comparison.pairing
    if after is None or before is None:
        yield from _arrived(after) if after else _left(pairing.study)
        return
    names, was, now = names_in(comparison), before.journey, after.journey
    if was.journey != now.journey or was.title != now.title:
        yield f"the journey {_renamed(was.journey, now.journey, was.title, now.title)}"
    for id_ in pairing.stages.came:
        yield f"the stage {names[id_]} is new: {LEVELS[after.covers(id_).level]}"
    for id_ in pairing.stages.went:
        yield f"the stage {names[id_]} is gone"
    for kept in pairing.stages.renamed:
        yield f"the stage {renamed(kept)}"
    yield from _touchpoints(comparison)
    if pairing.personas.came:
        came = pairing.personas.came
        yield f"{personas_named(after, came)} {verb(came, 'travels', 'travel')} it now"
        yield from _stranded(after, pairing.personas.came)
    if pairing.personas.went:
        went = personas_named(before, pairing.personas.went)
        yield f"{went} no longer {verb(pairing.personas.went, 'travels', 'travel')} it"
    for one in pairing.personas.renamed:
        yield f"the persona {renamed(one)}"


def _arrived(study: Study) -> Iterator[str]:
    yield f"the journey is new, with {count(len(study.journey.stages), 'stage')}"
    dark = [
        stage_name(coverage.stage.id, coverage.stage.title)
        for coverage in study.coverage.stages
        if coverage.level == "none"
    ]
    if dark:
        yield f"no data sees {join_some(dark, 'or')}"
    yield from _stranded(study, study.travellers)
    silent = [voice.persona for voice in study.voices if not voice.is_heard]
    if silent:
        yield f"no data hears {personas_named(study, silent, 'or')}"


def _left(study: Study) -> Iterator[str]:
    yield f"the journey is gone, with {count(len(study.journey.stages), 'stage')}"


def _stranded(study: Study, personas: Container[str]) -> Iterator[str]:
    names = stage_names(study)
    for fare in study.access.personas:
        if fare.persona in personas and not fare.able:
            where = (
                f"is stranded at {join_some(names_of(names, fare.stranded_at))}"
                if fare.stranded_at
                else "has no way to the goal"
            )
            yield f"{personas_named(study, [fare.persona])} {where}"


def renamed(kept: Match[str, Thing]) -> str:
    """Say what something is called now, and what it was called."""
    return _renamed(kept.was, kept.now, kept.before.title, kept.after.title)


def _renamed(was: str, now: str, old: str, new: str) -> str:
    if was == now:
        return f"{now} is titled “{shortened(new)}” now (it was “{shortened(old)}”)"
    return f"{was} is called {now} now" + ("" if old == new else f", “{shortened(new)}” (it was “{shortened(old)}”)")


def _touchpoints(comparison: Comparison) -> Iterator[str]:
    """Say which touchpoints came and went where their stage stayed, and which moved or were renamed."""
    turn, stages = comparison.pairing.touchpoints, set(comparison.pairing.stages.was)
    names = names_in(comparison)
    for stage, came in _by_stage(turn.came):
        if stage in stages:
            new = verb(came, "a new touchpoint", "new touchpoints")
            yield f"{names[stage]} has {new}: {join_some(map(called, came))}"
    for stage, went in _by_stage(turn.went):
        if stage in stages:
            what = f"{verb(went, 'the touchpoint', 'the touchpoints')} {join_some(map(called, went))}"
            yield f"{names[stage]} no longer has {what}"
    for kept in turn.renamed:
        if kept.was.stage != kept.now.stage:
            way = f"from {names[kept.was.stage]} to {names[kept.now.stage]}"
            yield f"the touchpoint {called(kept.after)} has moved {way}"
        if kept.was.label != kept.now.label and kept.before.id != kept.after.id:
            yield f"the touchpoint {called(kept.before)} is called {called(kept.after)} now"
        elif kept.before.title != kept.after.title:
            old, new = shortened(kept.before.title), shortened(kept.after.title)
            yield f"the touchpoint {called(kept.after)} is titled “{new}” now (it was “{old}”)"


def _by_stage(spots: Mapping[TouchpointAt, Touchpoint]) -> Iterator[tuple[str, list[Touchpoint]]]:
    found: dict[str, list[Touchpoint]] = {}
    for spot, touchpoint in spots.items():
        found.setdefault(spot.stage, []).append(touchpoint)
    yield from found.items()


def verdict(difference: Difference) -> str:
    """Say in a few words whether anything got worse, and where."""
    worse = [one.pairing.study.journey.journey for one in difference.journeys if one.is_worse]
    broken = [study.journey.journey for study in difference.broken]
    errors = sum(finding.severity is Severity.ERROR for finding in difference.new)
    parts = []
    if worse:
        parts.append(f"worse: {join_some(worse)}")
    if broken:
        parts.append(f"no longer to be judged: {join_some(broken)}")
    if errors:
        parts.append(count(errors, "new error"))
    if parts:
        return "; ".join(parts)
    return "nothing got worse" if difference.is_changed else "nothing changed"


def counts_of_changes(difference: Difference) -> str:
    """Say how many journeys changed."""
    changed = sum(one.is_changed for one in difference.journeys)
    same = len(difference.journeys) - changed
    return f"{count(changed, 'journey')} changed, {same:,} did not."


def sharing(difference: Difference) -> Iterator[str]:
    """Say what came, went and was renamed of what journeys share, and which journeys can't be compared."""
    yield from _shared(difference.personas, "persona")
    yield from _shared(difference.sources, "data source")
    yield from _not_compared(difference.broken, "can't be judged any more: mend its errors first")
    yield from _not_compared(difference.restored, "could not be judged before, and is not compared")


def _shared(shared: Shared[Thing], noun: str) -> Iterator[str]:
    if shared.came:
        yield f"{count(len(shared.came), f'new {noun}')}: {join_some(_things(shared.came))}"
    if shared.went:
        yield f"{count(len(shared.went), noun)} gone: {join_some(_things(shared.went))}"
    for kept in shared.renamed:
        yield f"the {noun} {renamed(kept)}"


def _things(things: Mapping[str, Thing]) -> list[str]:
    return [person(id_, thing) if isinstance(thing, Persona) else id_ for id_, thing in things.items()]


def _not_compared(studies: Sequence[Study], what: str) -> Iterator[str]:
    yield from (f"the journey {study.journey.journey} {what}" for study in studies)


def spoken_of(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Give the findings that people are told of: all but what is for information only."""
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def tally(findings: Sequence[Diagnostic]) -> str:
    """Count findings by severity, in words."""
    times = ((severity, sum(finding.severity is severity for finding in findings)) for severity in reversed(Severity))
    words = [
        f"{n:,} for information" if severity is Severity.INFO else count(n, severity.word) for severity, n in times if n
    ]
    return join_some(words) or "none"
