"""What is wrong with a command line, in any language: of what typer finds, the reason in words of ours."""

import re
from collections.abc import Sequence

import typer

from cxjourney.languages.message import Message, join_sentences, list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.text.escape_unseen import escape_unseen

click = typer._click  # typer gives it no public name


def usage_error(wrong: "typer._click.ClickException") -> str:
    """Return what is wrong with a command line; in typer's own words where it is none of the usual faults."""
    if isinstance(wrong, click.exceptions.NoSuchOption):
        return _unknown_option(wrong)
    if isinstance(wrong, click.exceptions.BadOptionUsage):
        return message("usage.option.needs", option=escape_unseen(wrong.option_name))
    if isinstance(wrong, click.exceptions.MissingParameter):
        return message("usage.missing", name=_name(wrong), example=_example(wrong))
    if isinstance(wrong, click.exceptions.BadParameter):
        return message("usage.value", option=_name(wrong), why=_why(wrong))
    text = str(wrong.message)
    command = re.match(r"No such command '([^']*)'", text)
    if command and not command[1].strip():
        return message("run.empty", option="COMMAND", example="validate")
    if command:
        from cxjourney.cli.app import COMMANDS

        return _unknown(message("usage.command", command=escape_unseen(command[1])), command[1], COMMANDS)
    return wrong.format_message()


def _unknown_option(wrong: "typer._click.exceptions.NoSuchOption") -> Message:
    """Return that a command has no option of that name, and which others have it."""
    name = wrong.option_name
    from cxjourney.cli.app import COMMANDS, application

    every = typer.main.get_command(application()).commands  # type: ignore[attr-defined]
    having = [one for one in COMMANDS if any(name in parameter.opts for parameter in every[one].params)]
    if having and wrong.ctx is not None and wrong.ctx.info_name in COMMANDS:
        command = wrong.ctx.info_name
        return message("usage.option.elsewhere", option=name, command=command, others=list_message(having, len(having)))
    return _unknown(message("usage.option", option=escape_unseen(name)), name, wrong.possibilities or ())


def _unknown(unknown: Message, written: str, known: Sequence[str]) -> Message:
    there = message("reference.there", names=list_message(known)) if known else ""
    return join_sentences(unknown, did_you_mean(written, known, there))


def _name(wrong: "typer._click.exceptions.BadParameter") -> str:
    """Return how the option or argument is called on the command line."""
    parameter = wrong.param
    if parameter is None:
        return str(wrong.param_hint or "")
    return str(parameter.opts[0]) if parameter.param_type_name == "option" else parameter.human_readable_name


def _example(wrong: "typer._click.exceptions.MissingParameter") -> str:
    """Return the example that ends the command's help."""
    epilog = (wrong.ctx.command.epilog or "") if wrong.ctx else ""
    return re.split("[.;] ", epilog.partition(": ")[2])[0]


def _why(wrong: "typer._click.exceptions.BadParameter") -> str:
    """Return why a value can't be taken: numbers that are none, or too small, are found by typer itself."""
    said = wrong.message
    if isinstance(said, Message):
        return said
    outside = re.match(r"(\S+) is not in the range ", said)
    bounds = wrong.param.type if wrong.param else None
    if outside and isinstance(bounds, click.types.IntRange | click.types.FloatRange):
        if bounds.max is None:
            return message("usage.least", text=outside[1], least=bounds.min)
        return message("usage.range", text=outside[1], least=bounds.min, most=bounds.max)
    none = re.match(r"'(.*)' is not a valid (?:integer|float|int|number)", said)
    return message("usage.number", text=none[1]) if none else said
