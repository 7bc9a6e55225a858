"""``cxjourney validate``: every fault with file, line, column, rule and how to mend it."""

import os

from cxjourney.cli import judging_options, options

EPILOG = "Example: cxjourney validate journeys --fail-on warning"


def run(
    paths: options.Paths = None,
    format_: options.FindingsFormat = "text",
    output: options.Output = None,
    fail_on: judging_options.FailOn = None,
    profile: judging_options.Profile = None,
    select: judging_options.Select = None,
    ignore: judging_options.Ignore = None,
    show_info: judging_options.ShowInfo = False,
    baseline: judging_options.Baseline = None,
    write_baseline: judging_options.WriteBaseline = None,
    min_covered: judging_options.MinCovered = None,
    min_known: judging_options.MinKnown = None,
    no_cache: judging_options.NoCache = False,
    jobs: options.Jobs = None,
    as_of: options.AsOf = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Check journeys: every fault with file, line, column, rule and how to mend it."""
    from dataclasses import replace

    from cxjourney.cache.folder import open_cache, place, why_unused
    from cxjourney.cache.key import Asked
    from cxjourney.cli import ci, known_findings, reading, streams, writing
    from cxjourney.cli.judging import falls_short, status
    from cxjourney.formats import writer
    from cxjourney.pipeline.check import check

    folder = None if no_cache else place(os.environ)
    cache = open_cache(folder)
    checked = check(Asked(paths, config, profile, select, ignore, jobs), reading.day(as_of), cache)
    settings = checked.settings
    if verbose:
        if folder and cache is None and (why := why_unused(folder)):
            streams.say(f"The cache at {folder} is not used: {why}.")
        streams.say(*(f"read {name}" for name in checked.report.files))
    short = falls_short(checked.report.totals, settings, select, min_covered, min_known)
    judged = replace(checked.report, short=short)
    report = ci.placed(known_findings.apply(judged, baseline, write_baseline, quiet), format_, quiet)
    fail_on = fail_on or settings.fail_on
    show_info = show_info or fail_on == "info"
    text = writer("findings", format_)(report, writing.terminal(color, to_file=output is not None), show_info)
    if not (quiet and not report.findings and format_ == "text"):
        writing.put(text, output)
    ci.tell(report, format_, show_info, quiet)
    streams.say(*short)
    return status(report, fail_on)
