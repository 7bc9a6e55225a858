"""The command ``cxjourney``: its commands, and what happens when something goes wrong."""

import signal
import sys
from collections.abc import Sequence
from types import FrameType

import typer

from cxjourney.cli import explain, gaps, init, render, rules, schema, validate
from cxjourney.cli.ending import CANNOT_RUN, FAULT_OF_OURS, TERMINATED, CannotRun
from cxjourney.cli.options import VersionOption

app = typer.Typer(
    name="cxjourney",
    help="Customer journeys as YAML in git: checked in CI, laid open in workshops, drawn for the wall.",
    epilog="Begin with: cxjourney init",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (validate, gaps, render, init, rules, explain, schema):
    app.command(name=command.__name__.rpartition(".")[2], epilog=command.EPILOG)(command.run)


@app.callback()
def options(version: VersionOption = False) -> None:
    """Customer journeys as YAML in git: checked in CI, laid open in workshops, drawn for the wall."""


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit status: no traceback reaches a user who did not ask for it."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        status = typer.main.get_command(app).main(list(arguments), "cxjourney", standalone_mode=False)
    except CannotRun as reason:
        return _say(f"Error: {reason}", CANNOT_RUN)
    except typer._click.ClickException as wrong:  # typer gives it no public name
        return _misused(wrong)
    except Exception as error:
        if "--debug" in arguments:
            raise
        return _say(
            f"cxjourney itself failed ({type(error).__name__}). This is not your fault: please report it. "
            "With --debug it shows where.",
            FAULT_OF_OURS,
        )
    return status if isinstance(status, int) else 0


def _misused(wrong: "typer._click.ClickException") -> int:
    context = getattr(wrong, "ctx", None)
    if type(wrong).__name__ == "NoArgsIsHelpError":
        print(wrong.format_message())  # noqa: T201  the help that was asked for by saying nothing
        return CANNOT_RUN
    command = context.command_path if context else "cxjourney"
    return _say(f"Error: {wrong.format_message()}\n{command} --help shows what there is.", CANNOT_RUN)


def _say(text: str, status: int) -> int:
    sys.stderr.write(f"{text}\n")
    return status


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)
