"""How rules put things: lists, shares, why a source does not count, what a step asks for."""

from collections.abc import Iterable
from datetime import date

from cxjourney.analysis import freshness
from cxjourney.analysis.access import Lack
from cxjourney.analysis.study import Study
from cxjourney.model import DataSource, Metric, PainPoint, Persona, Stage, Touchpoint
from cxjourney.text.english import both, per_cent
from cxjourney.text.escape import shortened


def called(thing: Touchpoint | PainPoint) -> str:
    """Name a touchpoint or a pain point by its id, or by its title in quotes."""
    return thing.id or f"“{shortened(thing.title)}”"


def called_metric(metric: Metric, of: str) -> str:
    """Name a metric by its title in quotes, or by its kind, and the stage or journey whose it is."""
    return f"“{shortened(metric.title)}” of {of}" if metric.title else f"{metric.kind} of {of}"


def measure_of(study: Study, stage: Stage | None, metric: Metric, begins: bool = False) -> str:
    """Name a metric of a stage; without one, of the journey: ``the metric nps of first-month``."""
    return f"{'The' if begins else 'the'} metric {called_metric(metric, stage.id if stage else study.journey.journey)}"


def who(id_: str, persona: Persona) -> str:
    """Name a persona with its share: ``greta (14%)``."""
    return f"{id_} ({per_cent(persona.share.value) if persona.share else 'no share given'})"


def whom(study: Study, ids: Iterable[str]) -> str:
    """Name personas with their shares."""
    return both(who(id_, study.travellers[id_]) for id_ in ids)


def why_not(source: DataSource, as_of: date) -> str:
    """Say why a source does not count, as the second part of a sentence."""
    if source.status == "planned":
        return f"is planned{f' for {source.expected}' if source.expected else ''}"
    if source.status == "unavailable":
        return "is unavailable"
    if freshness.is_expired(source, as_of):
        return f"has expired (last refreshed {source.refreshed})"
    if source.type in ("demographics", "segmentation"):
        return "tells who customers are, not what they experience"
    return "has an empty list of families"


def asks(touchpoint: Touchpoint, lacks: Iterable[Lack], persona: Persona) -> str:
    """Say what a touchpoint asks for that a persona lacks, as a sentence without its full stop."""
    found = list(lacks)
    unmet = [need for lack in found if lack.kind == "assistive" for need in lack.asked]
    wanted = [f"for {_asked(lack, persona)}" for lack in found if lack.kind != "assistive"]
    parts = [f"asks {', and '.join(filter(None, (', '.join(wanted[:-1]), wanted[-1])))}"] if wanted else []
    if unmet:
        parts.append(f"does not serve {both(unmet)}")
    required = ", which is required," if touchpoint.required else ""
    return f"{called(touchpoint)}{required} {', and '.join(parts)}"


def _asked(lack: Lack, persona: Persona) -> str:
    has, asked = persona.access, lack.asked[0]
    if lack.kind == "internet":
        return (
            f"a better connection than {has.internet}"
            if has.internet != "none"
            else f"an internet connection ({asked})"
        )
    if lack.kind == "skills":
        return f"better digital skills than {has.skills}" if has.skills != "none" else f"digital skills ({asked})"
    if lack.kind == "travel":
        return "a trip nearby" if asked == "local" else "a long trip"
    return f"a {both((device.replace('-', ' ') for device in lack.asked), 'or')}"
