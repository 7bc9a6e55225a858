"""Options and arguments whose value is empty, as a variable of a script leaves them that nobody has set."""

from collections.abc import Sequence

import typer

from cxjourney.languages.message import message

click = typer._click  # typer gives it no public name

_TOLD_ELSEWHERE = frozenset({"paths", "names", "where", "output", "write_baseline", "base"})
"""Parameters of which more can be said: that an empty name would stand for a folder, or what can stand there."""


def refuse_empty_values(command: "click.Command", context: "click.Context", arguments: Sequence[str]) -> None:
    """Raise typer.BadParameter where an empty value, or a blank one, was written for what takes one.

    Args:
        command: The command.
        context: What it runs in.
        arguments: What stands behind its name.
    """
    given, _, _ = command.make_parser(context).parse_args(args=list(arguments))
    for parameter in command.get_params(context):
        value = given.get(parameter.name or "")
        values = value if isinstance(value, list | tuple) else [value]
        if parameter.name in _TOLD_ELSEWHERE or not any(isinstance(one, str) and not one.strip() for one in values):
            continue
        empty = message("usage.empty.needed") if parameter.required else message("usage.empty")
        raise typer.BadParameter(empty, ctx=context, param=parameter)
