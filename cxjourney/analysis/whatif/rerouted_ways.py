"""Where customers are supposed to go on who came to a stage that is taken away."""

from cxjourney.analysis.journey_paths import reachable
from cxjourney.analysis.whatif.scenario import ScenarioResult


def rerouted_ways(scenario: ScenarioResult) -> dict[str, tuple[str, ...]]:
    """Return, by stage that is taken away, the stages that it led to: whoever came to it is supposed to go on there.

    Where it led to one that is taken away too, these are the stages that that one led to.
    """
    before = scenario.comparison.before
    if before is None:
        return {}
    gone = {loss.id for loss in scenario.losses if loss.kind == "stage" and loss.id in before.forwards}
    within = {id_: [to for to in before.forwards[id_] if to in gone] for id_ in gone}
    found = {}
    for id_ in (stage for stage in before.forwards if stage in gone):
        passed = reachable([id_], within)
        onwards = (to for at in before.forwards if at in passed for to in before.forwards[at])
        found[id_] = tuple(dict.fromkeys(to for to in onwards if to not in gone))
    return found
