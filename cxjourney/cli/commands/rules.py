"""``cxjourney rules``: the rule catalogue."""

from cxjourney.cli import options

EPILOG = "Example: cxjourney rules --format markdown"


def run(
    format_: options.RulesFormat = "text",
    language: options.SpokenLanguage = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """List every rule: its code, its name, how severe it is and what it reports."""
    from cxjourney.cli.language_choice import choose_words
    from cxjourney.cli.output import write_page
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.formats import RULES
    from cxjourney.rules.rule_index import all_rules

    words = choose_words(language, config)
    write_page(RULES[format_](list(all_rules().values()), detect_terminal(color), False, words), words, format_, None)
    return 0
