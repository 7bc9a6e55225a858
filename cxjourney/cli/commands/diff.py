"""``cxjourney diff``: what a change means, not which lines moved."""

from typing import Annotated

import typer

from cxjourney.cli import options

EPILOG = "Example: cxjourney diff journeys --base main --format markdown. What its words mean: docs/changes.md"


def run(
    base: Annotated[
        str,
        typer.Option(
            "--base",
            metavar="REV|FOLDER",
            help="What to compare with: a revision of the repository that holds the journeys (main... is where this "
            "branch left main), or a folder with older journeys.",
        ),
    ],
    paths: options.Paths = None,
    format_: options.DiffFormat = "text",
    output: options.Output = None,
    fail_on_regression: Annotated[
        bool,
        typer.Option(
            "--fail-on-regression",
            help="Exit with 1 if coverage, a voice or somebody's access got worse, or an error is new.",
        ),
    ] = False,
    as_of: options.AsOf = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Say what a change means for coverage, voices and access. Both sides are judged as of the same day."""
    from cxjourney.analysis.diff.workspace import difference
    from cxjourney.cli import arguments
    from cxjourney.cli.output import detect_terminal, say, say_faults, write_text
    from cxjourney.config import resolve
    from cxjourney.errors import FOUND, NOTHING_FOUND, CannotRun
    from cxjourney.formats import DIFF
    from cxjourney.formats.changes import DiffOptions
    from cxjourney.pipeline import compare, read
    from cxjourney.pipeline.check import rule_selection
    from cxjourney.pipeline.compare import side
    from cxjourney.pipeline.judge import faults

    if paths and "-" in paths:
        raise CannotRun("diff compares files, and can't read a journey from standard input.")
    day = arguments.as_of_date(as_of)
    force = resolve.settings_in_force(paths, config).settings
    chosen = rule_selection(force, None, None, None)
    bounds = force.limits
    found, old = read.find_files(paths, force), compare.read_base(base, paths, force)
    now, known = compare.load_side(found, bounds, day, chosen, {})
    then, _ = compare.load_side(old.found, bounds, day, chosen, known)
    if verbose:
        say(*(f"read {file.name}" for one in now for file in one.reads))
    before, after = side(then, day, chosen), side(now, day, chosen)
    if not (before.places or after.places):
        raise CannotRun("There are no journeys to compare, neither here nor in the base.")
    what = difference(before, after)
    page = DiffOptions(
        detect_terminal(color, to_file=output is not None),
        day,
        base,
        old.commit,
        not (before.studies or before.broken),
    )
    if not (quiet and format_ == "text" and not what.is_changed):
        write_text(DIFF[format_](what, page), output)
    broken = faults(now)
    if broken and not quiet:
        say_faults(broken)
    return FOUND if broken or (fail_on_regression and what.is_regression) else NOTHING_FOUND
