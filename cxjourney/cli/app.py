"""The command ``cxjourney``: its commands, and what happens when something goes wrong."""

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from keyword import iskeyword

import typer

from cxjourney.cli.help_page import Command, Group
from cxjourney.cli.language_choice import spoken_language
from cxjourney.cli.options import VersionOption
from cxjourney.cli.output import say, say_faults, silence
from cxjourney.diagnostics import FaultyFiles
from cxjourney.errors import CannotRun
from cxjourney.exit_status import CANNOT_RUN, FAULT_OF_OURS
from cxjourney.languages.message import join_lines, message
from cxjourney.languages.system_errors import reason
from cxjourney.text.shorten import shorten

COMMANDS = (
    "validate",
    "gaps",
    "render",
    "diff",
    "whatif",
    "evidence",
    "trend",
    "report",
    "serve",
    "init",
    "new",
    "answers",
    "import",
    "export",
    "rename",
    "fix",
    "config",
    "cache",
    "rules",
    "explain",
    "schema",
)
"""The commands, each a module of ``commands``, in the order of the help; the word ``import`` is Python's own."""


def application(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the application with the commands named, in the order of the help.

    A run builds the one command that it is asked for: the options of all take as long as judging a journey.
    """
    app = typer.Typer(
        name="cxjourney",
        cls=Group,
        help="Customer journeys as YAML in git: checked in CI, laid open in workshops, drawn for the wall.",
        epilog="Begin with: cxjourney init",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name in names:
        command = import_module(f"cxjourney.cli.commands.{name}{'_' * iskeyword(name)}")
        app.command(name=name, cls=Command, epilog=command.EPILOG)(command.run)
    app.callback()(_options)
    return app


def _options(version: VersionOption = False) -> None:
    """Customer journeys as YAML in git: checked in CI, laid open in workshops, drawn for the wall."""


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status: no traceback reaches a user who did not ask for it."""
    try:
        status = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        return 0
    except OSError as error:
        if "--debug" in arguments:
            raise
        silence(sys.stdout)
        why = reason(error)
        if isinstance(error.filename, str):
            why = message("figures.brackets", text=why, inside=shorten(error.filename, 200))
        _say_error(message("run.refused", reason=why), arguments)
        return CANNOT_RUN
    except Exception as error:
        if "--debug" in arguments:
            raise
        say(message("run.failed", kind=type(error).__name__).spoken(spoken_language(arguments)))
        return FAULT_OF_OURS
    return status


def _run(arguments: Sequence[str]) -> int:
    try:
        _check_docstrings()
        asked = [*arguments[1:], "--help"] if arguments and arguments[0] == "help" else list(arguments)
        named = [asked[0]] if asked and asked[0] in COMMANDS else COMMANDS
        status = typer.main.get_command(application(named)).main(asked, "cxjourney", standalone_mode=False)
    except CannotRun as why:
        if isinstance(why, FaultyFiles):
            say_faults(why.faults, spoken_language(arguments))
        _say_error(why.args[0], arguments)
        return CANNOT_RUN
    except typer._click.ClickException as wrong:  # typer gives it no public name
        return _usage_error(wrong, arguments)
    except SystemExit as end:
        if end.code != 1:
            raise
        return 0  # typer ends so when nobody reads its help any more
    return status if isinstance(status, int) else 0


def _say_error(why: str, arguments: Sequence[str]) -> None:
    words = spoken_language(arguments)
    say(*message("run.error", why=why).spoken(words).split("\n"), words=words)


def _check_docstrings() -> None:
    """Check that Python has left docstrings: what ``--help``, ``explain``, SARIF and schemas say stands in them."""
    if sys.flags.optimize >= 2:
        raise CannotRun(message("run.optimised", setting="PYTHONOPTIMIZE=2", other="PYTHONOPTIMIZE=1"))


def _usage_error(wrong: "typer._click.ClickException", arguments: Sequence[str]) -> int:
    context = getattr(wrong, "ctx", None)
    if type(wrong).__name__ == "NoArgsIsHelpError":
        print(wrong.format_message())  # noqa: T201  the help that was asked for by saying nothing
        return CANNOT_RUN
    command = context.command_path if context else "cxjourney"
    from cxjourney.cli.usage_errors import usage_error

    _say_error(join_lines(usage_error(wrong), message("run.help", command=command)), arguments)
    return CANNOT_RUN
