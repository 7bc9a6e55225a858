"""``cxjourney rules``: the rule catalogue."""

from cxjourney.cli import options

EPILOG = "Example: cxjourney rules --format markdown"


def run(
    format_: options.RulesFormat = "text",
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """List every rule: its code, its name, how grave it is and what it reports."""
    from cxjourney.cli import writing
    from cxjourney.formats import writer
    from cxjourney.rules.registry import catalogue

    writing.put(writer("rules", format_)(list(catalogue().values()), writing.terminal(color), False))
    return 0
