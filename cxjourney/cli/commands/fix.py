"""``cxjourney fix``: what one way to fix is right for is fixed, in the files, and nothing else."""

from typing import Annotated

import typer

from cxjourney.cli import completion, options
from cxjourney.cli.as_of_option import as_of_date
from cxjourney.cli.commands.validate import NoCache

EPILOG = "Example: cxjourney fix journeys --diff. It shows what would change; without --diff it is written."

Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODES",
        help="Only what these rules find: codes or their beginnings, such as CX102,CX106.",
        autocompletion=completion.rules,
    ),
]


def run(
    paths: options.Paths = None,
    select: Select = None,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Also make fixes that may change what is meant: look at them afterwards.")
    ] = False,
    diff: options.OnlyShow = False,
    no_cache: NoCache = False,
    language: options.SpokenLanguage = None,
    jobs: options.Jobs = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Fix what has one right fix: misspelt keys and words, days, figures, ids that are missing, spent waivers."""
    from cxjourney.cache.folder import cache_folder, open_cache
    from cxjourney.cache.key import CheckRequest
    from cxjourney.cli.output import say, write_text
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.files.changed_files import write_changed
    from cxjourney.formats.fixed_findings import fixed_lines, refused_lines, summary, unsafe_lines
    from cxjourney.formats.text_changes import text_changes
    from cxjourney.lint.rule_selection import parse_codes
    from cxjourney.pipeline.fix_findings import FixChoice, fix_findings

    request = CheckRequest(paths, config, None, None, None, jobs, None, language)
    choice = FixChoice(parse_codes(select or (), "--select"), unsafe)
    cache = None if no_cache else open_cache(cache_folder())
    fixed = fix_findings(request, choice, as_of_date(as_of), cache)
    words, terminal = fixed.words, detect_terminal(color)
    if not diff:
        write_changed(fixed.changed)
    if diff:
        write_text(text_changes([(file.before, file.after) for file in fixed.changed], terminal))
    elif not quiet:
        write_text(fixed_lines(fixed.made, terminal, words))
    if not quiet:
        beside = terminal._replace(colour=False)
        more = (refused_lines(fixed.refused, beside, words), unsafe_lines(fixed.unsafe, beside, words))
        say(*(line for text in more for line in text.splitlines()), words=words)
        counts = len(fixed.made), len(fixed.unsafe), len(fixed.changed)
        say(*summary(*counts, fixed.left, diff, words), words=words)
    if diff:
        return FOUND if fixed.changed else NOTHING_FOUND
    return FOUND if fixed.is_failure else NOTHING_FOUND
