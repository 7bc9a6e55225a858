"""What the ways through journeys withhold of a stage -> the same withheld where a source tells of the stage."""

from collections.abc import Iterable

from cxjourney.model.evidence_record import MeasuredJourney, MeasuredSource, Withheld


def withhold_consistently(
    id_: str, source: MeasuredSource, journeys: Iterable[tuple[str, MeasuredJourney]]
) -> MeasuredSource:
    """Return what a source holds, without the customers of stages of whom a journey told beside it tells nothing.

    Whoever reads both would else work out from the source what the ways hide.

    Args:
        id_: The id of the source.
        source: What was measured of it.
        journeys: What was measured of journeys, with the id of each.
    """
    places = dict(source.stages)
    for journey, found in journeys:
        for stage in found.paths.stages if id_ in found.sources else ():
            key = f"{journey}/{stage.stage}"
            place = places.get(key)
            if place is not None and isinstance(stage.customers, Withheld) and isinstance(place.customers, int):
                places[key] = place.model_copy(update={"customers": stage.customers if place.customers else 0})
    return source.model_copy(update={"stages": places}) if places != source.stages else source
