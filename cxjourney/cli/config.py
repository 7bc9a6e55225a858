"""``cxjourney config``: what is in force, and where each value comes from."""

from cxjourney.cli import options

EPILOG = "Example: cxjourney config journeys"


def run(
    paths: options.Paths = None,
    config: options.ConfigFile = None,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Show the settings in force, and where each of them comes from."""
    import json

    from cxjourney.cli import settings, writing
    from cxjourney.config import Settings
    from cxjourney.written import harmless, shown

    force = settings.in_force(paths, config)
    values = (force.settings if force.file else Settings()).model_dump(mode="json")
    lines = [f"configuration: {force.file or 'none, so everything is at its default'}", ""]
    for name, value in values.items():
        written = json.dumps(value, ensure_ascii=False)
        lines.append(f"{name} = {written}  ({force.origin(name)})")
    writing.put("".join(f"{harmless(shown(line))}\n" for line in lines))
    return 0
