"""``cxjourney rules`` and ``cxjourney explain``: the rule catalogue, and one rule's page."""

from typing import Annotated

import typer

from cxjourney.cli import completion, options

EPILOG = "Example: cxjourney rules --format markdown"
EXPLAIN_EPILOG = "Example: cxjourney explain CX301"


def run(
    format_: options.RulesFormat = "text",
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """List every rule: its code, its name, how severe it is and what it reports."""
    from cxjourney.cli.output import detect_terminal, write_text
    from cxjourney.formats import RULES
    from cxjourney.rules.registry import all_rules

    write_text(RULES[format_](list(all_rules().values()), detect_terminal(color), False))
    return 0


def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="A rule's code or name.", autocompletion=completion.rules)
    ],
    format_: options.RulesFormat = "text",
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Show a rule's page: why it matters, a bad and a good example, how to fix it."""
    from cxjourney.cli.output import detect_terminal, write_text
    from cxjourney.errors import CannotRun
    from cxjourney.formats import RULES
    from cxjourney.rules.registry import all_rules, suggest_rule
    from cxjourney.text.escape import escape_unseen

    wanted = [rule for rule in all_rules().values() if code.lower() in (rule.code.lower(), rule.slug)]
    if not wanted:
        raise CannotRun(f"There is no rule {escape_unseen(code)}. {suggest_rule(code)}")
    write_text(RULES[format_](wanted, detect_terminal(color), True))
    return 0
