"""``cxjourney gaps``: what is known and what isn't, and what to find out next."""

from cxjourney.cli import options

EPILOG = "Example: cxjourney gaps journeys --journey open-current-account --explain"


def run(
    paths: options.Paths = None,
    format_: options.GapsFormat = "text",
    output: options.Output = None,
    journey: options.JourneyOption = None,
    top: options.Top = None,
    explain: options.Explain = False,
    language: options.LanguageTag = None,
    as_of: options.AsOf = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Lay open which stages are not covered by data, ranked, each with a question to ask."""
    from cxjourney.cli import arguments
    from cxjourney.cli.output import detect_terminal, say_faults, write_text
    from cxjourney.config import resolve
    from cxjourney.errors import FOUND, NOTHING_FOUND
    from cxjourney.formats import GAPS
    from cxjourney.formats.gaps import GapsOptions
    from cxjourney.pipeline.judge import faults

    day = arguments.as_of_date(as_of)
    settings = resolve.settings_in_force(paths, config).settings
    loaded = arguments.load_paths(paths, settings, verbose)
    broken = faults(loaded)
    studies = arguments.chosen_studies(loaded, day, settings, journey)
    terminal = detect_terminal(color, to_file=output is not None)
    text = GAPS[format_](studies, day, GapsOptions(terminal, language, top, explain))
    write_text(text, output)
    if broken and not quiet:
        say_faults(broken)
    return FOUND if broken else NOTHING_FOUND
