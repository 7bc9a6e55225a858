"""What a shell can complete: journeys, rules, and what can be supposed away or be there."""

from pathlib import Path


def journeys(incomplete: str) -> list[str]:
    """Give the ids of the journeys that a command without paths would find."""
    from cxjourney.cli.reading import default_paths
    from cxjourney.pipeline.corridor import gather

    try:
        found = [seen.journey.journey for one in gather(default_paths(Path())) for seen in one.workspace.journeys]
    except OSError:
        return []
    return [id_ for id_ in found if id_.startswith(incomplete)]


def losses(incomplete: str) -> list[str]:
    """Give what the journeys that a command without paths would find could lose, as ``--without`` takes it."""
    from cxjourney.cli.reading import default_paths
    from cxjourney.cli.supposing import named_losses
    from cxjourney.pipeline.corridor import gather

    try:
        found = named_losses(seen for one in gather(default_paths(Path())) for seen in one.workspace.journeys)
    except OSError:
        return []
    return [name for name in found if name.startswith(incomplete)]


def sources(incomplete: str) -> list[str]:
    """Give the data sources that the journeys see, as ``--with`` takes them."""
    return losses(incomplete) if incomplete.startswith("source:") else losses("source:")


def rules(incomplete: str) -> list[tuple[str, str]]:
    """Give the codes of the rules, each with what it reports."""
    from cxjourney.rules.registry import catalogue

    return [(code, rule.summary) for code, rule in catalogue().items() if code.startswith(incomplete.upper())]
