"""The page that ``--help`` shows: every argument and option with what it is for, readable at any width."""

import inspect
from collections.abc import Iterable, Iterator

import typer
from typer.core import TyperCommand, TyperGroup

from cxjourney.cli.empty_values import refuse_empty_values
from cxjourney.cli.terminal_detection import detect_terminal
from cxjourney.formats.terminal import Terminal, break_lines, fit_pieces, text_cells

click = typer._click  # typer gives it no public name

WIDEST = 100
"""Longer lines are hard to read."""
USUAL = 80
"""How wide lines are where nothing says how wide they can be."""
BESIDE = 26
"""What an option is for begins in this column, where the option ends before it and lines are wide enough."""
NARROW = 70
"""With fewer columns than this, what an option is for stands below it."""
BELOW = 6
_WORDS = {
    "--help": "Show this page.",
    "--install-completion": "Install completion for the shell that runs this.",
    "--show-completion": "Show the completion for that shell, to copy or change it.",
}
"""What options of typer's own are for, in the words of the others."""


class Command(TyperCommand):
    """A command whose help is a page of ours, and that takes no empty names."""

    def parse_args(self, ctx: "click.Context", args: list[str]) -> list[str]:
        """Take the arguments; where a shell asks how one could go on, an empty one is no fault."""
        if not ctx.resilient_parsing:
            refuse_empty_values(self, ctx, args)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: "click.Context", formatter: "click.HelpFormatter") -> None:
        """Write the page."""
        formatter.write(help_page(self, ctx))


class Group(TyperGroup):
    """The commands together, whose help is a page of ours."""

    def format_help(self, ctx: "click.Context", formatter: "click.HelpFormatter") -> None:
        """Write the page."""
        formatter.write(help_page(self, ctx))


def help_page(command: "click.Command", context: "click.Context") -> str:
    """Return the help of a command or of all of them: how it is called, what it does, what it takes, an example."""
    terminal = detect_terminal("auto")
    width = min(terminal.width or USUAL, WIDEST)
    usage = f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}"
    parts = ["\n".join(fit_pieces(_spaced(f"Usage: {usage}"), width))]
    parts += ["\n".join(break_lines(text, width)) for text in inspect.cleandoc(command.help or "").split("\n\n")]
    for title, terms in _sections(command, context).items():
        lines = [terminal.paint(title, "bold")]
        column = BESIDE if title != "Commands" else max(len(term) for term, _ in terms) + 4
        for term, meaning in terms:
            lines += _term_lines(term, meaning, (width, column), terminal)
        parts.append("\n".join(lines))
    parts += ["\n".join(break_lines(text, width)) for text in (command.epilog or "").split("\n\n") if text]
    return "\n\n".join(parts) + "\n"


def _spaced(text: str) -> list[str]:
    return [f"{word} " for word in text.split(" ")]


def _sections(command: "click.Command", context: "click.Context") -> dict[str, list[tuple[str, str]]]:
    """Return what a command takes, by the heading under which it stands."""
    sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
    for parameter in command.get_params(context):
        is_argument = parameter.param_type_name == "argument"
        heading = "Arguments" if is_argument else getattr(parameter, "rich_help_panel", None) or "Options"
        if not getattr(parameter, "hidden", False):
            sections.setdefault(heading, []).append((_term(parameter, context), _meaning(parameter, context)))
    if isinstance(command, TyperGroup):
        names = ((name, command.get_command(context, name)) for name in command.list_commands(context))
        commands = [(name, inspect.cleandoc(one.help or "").split("\n\n")[0]) for name, one in names if one]
        sections = {"Commands": commands, **sections}
    return {heading: terms for heading, terms in sections.items() if terms}


def _term(parameter: "click.Parameter", context: "click.Context") -> str:
    """Return how an option is written, its short name first: ``-o, --output FILE``."""
    if parameter.param_type_name == "argument":
        return parameter.make_metavar(context)
    names = sorted(parameter.opts, key=len)
    takes = "" if getattr(parameter, "is_flag", False) else f" {parameter.metavar}"
    return f"{', '.join(names)}{takes}"


def _meaning(parameter: "click.Parameter", context: "click.Context") -> str:
    """Return what an option is for, what holds where it is left out, and what else sets it."""
    said = _WORDS.get(max(parameter.opts, key=len)) or getattr(parameter, "help", None) or ""
    default = parameter.get_default(context)
    is_flag = getattr(parameter, "is_flag", False)
    if parameter.required and parameter.param_type_name == "option":
        said += " It must be there."
    elif default not in (None, "") and not is_flag and "eft out:" not in said:
        said += f" Left out: {default}."
    if parameter.envvar:
        said += f" {parameter.envvar} in the environment sets it too."
    return said


def _term_lines(term: str, meaning: str, size: tuple[int, int], terminal: Terminal) -> Iterator[str]:
    """Yield an option and, beside or below it, what it is for.

    Args:
        term: The option as it is written.
        meaning: What it is for.
        size: How wide lines are, and the column in which that begins where they are wide enough.
        terminal: What it is shown on.
    """
    width, column = size
    beside = width >= NARROW
    indent = column if beside else BELOW
    said = break_lines(meaning, width - indent)
    if beside and text_cells(term) + 4 <= column:
        shown = f"{term}{' ' * (column - 2 - text_cells(term))}"
        yield f"  {shown.replace(term, terminal.paint(term, 'bold'), 1)}{said[0]}"
        said = said[1:]
    else:
        pieces = fit_pieces(_choices(term), width - BELOW)
        yield from (f"{' ' * (2 if n == 0 else BELOW)}{terminal.paint(one, 'bold')}" for n, one in enumerate(pieces))
    yield from (f"{' ' * indent}{line}" for line in said)


def _choices(term: str) -> Iterable[str]:
    """Return the pieces of an option between which it may be broken: behind a bar between words that it takes."""
    *before, last = term.split("|")
    return [*(f"{word}|" for word in before), last]
