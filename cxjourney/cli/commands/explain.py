"""``cxjourney explain``: one rule's page, or what the format says of an entity or an attribute."""

import re
from typing import Annotated

import typer

from cxjourney.cli import completion, options

EPILOG = "Example: cxjourney explain CX301; cxjourney explain stage.importance"


def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A rule's code or name, the beginning of several codes, such as CX3, an entity of the format, such as "
            "stage, or an attribute, such as stage.importance.",
            autocompletion=completion.explainable,
        ),
    ],
    format_: options.RulesFormat = "text",
    language: options.SpokenLanguage = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Show a rule's page, a list of the rules of a group, or what an entity or an attribute of the format says."""
    from cxjourney.cli.language_choice import choose_words
    from cxjourney.cli.output import write_text
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.errors import CannotRun
    from cxjourney.formats import ENTITIES, RULES
    from cxjourney.formats.entity_reference import explainable_names, find_explanations
    from cxjourney.languages.message import join_sentences, message
    from cxjourney.languages.suggestion import suggestion
    from cxjourney.rules.rule_index import all_rules, suggest_rule
    from cxjourney.text.escape_unseen import escape_unseen
    from cxjourney.text.nearest_word import nearest_word

    terminal = detect_terminal(color)
    if wanted := [rule for rule in all_rules().values() if name.lower() in (rule.code.lower(), rule.slug)]:
        write_text(RULES[format_](wanted, terminal, True, choose_words(language, config)))
    elif group := [rule for rule in all_rules().values() if _begins_with(rule.code, name)]:
        write_text(RULES[format_](group, terminal, False, choose_words(language, config)))
    elif found := find_explanations(name):
        write_text(ENTITIES[format_](found, terminal, choose_words(language, config)))
    else:
        near = nearest_word(name, explainable_names())
        hint = suggestion(near) if near else suggest_rule(name)
        raise CannotRun(join_sentences(message("run.explain", name=escape_unseen(name)), hint))
    return 0


def _begins_with(code: str, start: str) -> bool:
    return re.fullmatch(r"cx\d{1,2}", start, re.IGNORECASE) is not None and code.startswith(start.upper())
