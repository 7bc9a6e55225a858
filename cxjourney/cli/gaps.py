"""``cxjourney gaps``: what is known and what isn't, and what to find out next."""

from cxjourney.cli import options

EPILOG = "Example: cxjourney gaps journeys --journey open-current-account --explain"


def run(
    paths: options.Paths = None,
    format_: options.GapsFormat = "text",
    output: options.Output = None,
    journey: options.JourneyId = None,
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
    from cxjourney.cli import reading, writing
    from cxjourney.config import resolve
    from cxjourney.errors import FOUND, NOTHING_FOUND
    from cxjourney.formats import writer
    from cxjourney.formats.gaps import Page
    from cxjourney.pipeline.judge import faults

    day = reading.day(as_of)
    gathered = reading.read(paths, resolve.in_force(paths, config).settings, verbose)
    broken = faults(gathered)
    studies = reading.chosen(gathered, day, journey)
    terminal = writing.terminal(color, to_file=output is not None)
    text = writer("gaps", format_)(studies, day, Page(terminal, language, top, explain))
    writing.put(text, output)
    if broken and not quiet:
        writing.say_faults(broken)
    return FOUND if broken else NOTHING_FOUND
