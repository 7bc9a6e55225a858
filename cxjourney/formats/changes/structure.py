"""What came, what went, and what got another name."""

from collections.abc import Container, Iterator, Mapping

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.diff.matching import Kept, Spot, Thing
from cxjourney.analysis.names import called, listed, names_in, stage_name, stage_names
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.clause import Clause, named, whom
from cxjourney.model import Touchpoint
from cxjourney.text.english import counted, verb
from cxjourney.text.escape import shortened

LEVELS = {"none": "no data sees it", "partial": "data sees part of it", "full": "it is fully covered"}


def turned(comparison: Comparison) -> Iterator[Clause]:
    """Say what came, went and was renamed."""
    yield from (Clause("other", text) for text in _turned(comparison))


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
        yield f"{whom(after, pairing.personas.came)} {verb(pairing.personas.came, 'travels', 'travel')} it now"
        yield from _stranded(after, pairing.personas.came)
    if pairing.personas.went:
        went = whom(before, pairing.personas.went)
        yield f"{went} no longer {verb(pairing.personas.went, 'travels', 'travel')} it"
    for one in pairing.personas.renamed:
        yield f"the persona {renamed(one)}"


def _arrived(study: Study) -> Iterator[str]:
    yield f"the journey is new, with {counted(len(study.journey.stages), 'stage')}"
    dark = [
        stage_name(coverage.stage.id, coverage.stage.title)
        for coverage in study.coverage.stages
        if coverage.level == "none"
    ]
    if dark:
        yield f"no data sees {named(dark, 'or')}"
    yield from _stranded(study, study.travellers)
    silent = [voice.persona for voice in study.voices if not voice.is_heard]
    if silent:
        yield f"no data hears {whom(study, silent, 'or')}"


def _left(study: Study) -> Iterator[str]:
    yield f"the journey is gone, with {counted(len(study.journey.stages), 'stage')}"


def _stranded(study: Study, personas: Container[str]) -> Iterator[str]:
    names = stage_names(study)
    for fare in study.access.personas:
        if fare.persona in personas and not fare.able:
            where = (
                f"is stranded at {named(listed(names, fare.stranded_at))}"
                if fare.stranded_at
                else "has no way to the goal"
            )
            yield f"{whom(study, [fare.persona])} {where}"


def renamed(kept: Kept[str, Thing]) -> str:
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
            yield f"{names[stage]} has {verb(came, 'a new touchpoint', 'new touchpoints')}: {named(map(called, came))}"
    for stage, went in _by_stage(turn.went):
        if stage in stages:
            what = f"{verb(went, 'the touchpoint', 'the touchpoints')} {named(map(called, went))}"
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


def _by_stage(spots: Mapping[Spot, Touchpoint]) -> Iterator[tuple[str, list[Touchpoint]]]:
    found: dict[str, list[Touchpoint]] = {}
    for spot, touchpoint in spots.items():
        found.setdefault(spot.stage, []).append(touchpoint)
    yield from found.items()
