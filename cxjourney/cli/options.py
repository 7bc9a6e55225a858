"""The options that several commands take, each written once, and the checks of what they take."""

import re
from collections.abc import Callable, Iterable
from math import isnan
from pathlib import Path
from typing import Annotated

import typer
from typer.models import OptionInfo

from cxjourney.cli import completion
from cxjourney.cli.output_path_checks import check_output
from cxjourney.formats import DIFF, EVIDENCE, FINDINGS, GAPS, GAPS_IN_FILES, RULES, TREND, WHATIF
from cxjourney.languages import available_languages
from cxjourney.languages.message import join_sentences, list_message, message, or_message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.text.digits import ascii_digits
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.language_names import tag_of_language

COMMON = "Common options"
LANGUAGE_VARIABLE = "CXJOURNEY_LANGUAGE"
"""What says in which language the tool speaks, where no option does."""


def language_tag(tag: str | None) -> str | None:
    """Return the tag of a language that was written as a tag, a name or a locale: ``persian`` is ``fa``.

    Raises:
        typer.BadParameter: It is none of these.
    """
    if tag is None:
        return None
    plain = re.sub(r"\.[\w-]+$", "", tag.strip()).replace("_", "-")
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", plain):
        return plain
    known = tag_of_language(tag)
    if known is None:
        raise typer.BadParameter(message("usage.language", tags=or_message(available_languages())))
    return known


def _show_version(wanted: bool) -> None:
    if wanted:
        from cxjourney import __version__

        typer.echo(f"cxjourney {__version__}")
        raise typer.Exit


def one_of(words: Iterable[str]) -> Callable[[object], object]:
    """Return a check that an option's value, or each of its values, is one of the words, its digits in any script.

    The check returns the words in ASCII, and raises typer.BadParameter where it is another word.
    """
    known = tuple(words)

    def known_word(word: object) -> object:
        if not isinstance(word, str) or word in known:
            return word
        if (plain := ascii_digits(word)) in known:
            return plain
        hint = did_you_mean(word, known, "")
        none = message("usage.one-of", word=escape_unseen(word), words=list_message(known, len(known)))
        raise typer.BadParameter(join_sentences(none, hint))

    def check(value: object) -> object:
        return [known_word(word) for word in value] if isinstance(value, list | tuple) else known_word(value)

    return check


def check_number(value: float | None) -> float | None:
    """Return a number as it is.

    Raises:
        typer.BadParameter: It is ``nan``, which is neither more nor less than anything.
    """
    if value is not None and isnan(value):
        raise typer.BadParameter(message("usage.number", text="nan"))
    return value


def some_of(words: Iterable[str]) -> Callable[[object], object]:
    """Return a check that each of an option's values is one of the words, or several with commas between.

    The check returns the words one by one, and raises typer.BadParameter where one is another word, or none is left.
    """
    check_word = one_of(words)

    def check(value: object) -> object:
        if not isinstance(value, list | tuple):
            return value
        split = [word.strip() for text in value for word in str(text).split(",")]
        return check_word([word for word in split if word] or split)

    return check


def choice(
    *names: str, words: Iterable[str], help_: str, panel: str | None = None, takes_several: bool = False
) -> OptionInfo:
    """Return an option that takes one of several words.

    Args:
        names: What it is called, such as ``--format`` and ``-f``.
        words: The words, in the order of the help.
        help_: What it is for.
        panel: The group of options in which the help shows it; None for the command's own.
        takes_several: Whether it takes more than one of them, with commas between or given again.
    """
    known = tuple(words)
    option: OptionInfo = typer.Option(
        *names,
        metavar="|".join(known),
        help=help_,
        callback=some_of(known) if takes_several else one_of(known),
        autocompletion=lambda: list(known),
        rich_help_panel=panel,
    )
    return option


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Workspaces, folders or journey files; - reads one journey from standard input. "
        "Left out: journeys/ if there is one, else the current folder.",
        show_default=False,
    ),
]
StdinFilename = Annotated[
    Path | None,
    typer.Option(
        "--stdin-filename",
        metavar="PATH",
        help="Where the journey on standard input (-) would stand, such as journeys/shop/order.yaml: it is judged as "
        "it would be there.",
        show_default=False,
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        envvar="CXJOURNEY_AS_OF",
        help="The day by which freshness is judged, such as 2026-11-21. Left out: today, in UTC.",
        rich_help_panel=COMMON,
    ),
]
Color = Annotated[
    str,
    choice("--color", words=("auto", "always", "never"), help_="Whether to write in colour.", panel=COMMON),
]
OnlyShow = Annotated[bool, typer.Option("--diff", help="Only show what would change.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Write it without asking.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Leave remarks out: only results and errors.", rich_help_panel=COMMON)
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Also say which files were read.", rich_help_panel=COMMON)
]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show where in its code cxjourney itself fails.", rich_help_panel=COMMON)
]
VersionOption = Annotated[
    bool,
    typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.", rich_help_panel=COMMON),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration. Left out: the nearest cxjourney.toml, or pyproject.toml with [tool.cxjourney].",
        rich_help_panel=COMMON,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=check_output,
        help="Write to a file, such as report.md, instead of standard output.",
    ),
]
BY_SUFFIX = ". Left out: as --output's suffix says, else text."
FindingsFormat = Annotated[
    str | None, choice("--format", "-f", words=FINDINGS.names, help_=f"How findings are written{BY_SUFFIX}")
]
GapsFormat = Annotated[
    str | None,
    choice("--format", "-f", words=(*GAPS.names, *GAPS_IN_FILES.names), help_=f"How gaps are written{BY_SUFFIX}"),
]
DiffFormat = Annotated[
    str | None, choice("--format", "-f", words=DIFF.names, help_=f"How changes are written{BY_SUFFIX}")
]
WhatifFormat = Annotated[
    str | None, choice("--format", "-f", words=WHATIF.names, help_=f"How what would happen is written{BY_SUFFIX}")
]
TrendFormat = Annotated[
    str | None, choice("--format", "-f", words=TREND.names, help_=f"How the trend is written{BY_SUFFIX}")
]
ReportTheme = Annotated[
    str,
    choice("--theme", words=("auto", "light", "dark"), help_="Its colours; auto is as the reader's screen is."),
]
EvidenceFormat = Annotated[
    str | None, choice("--format", "-f", words=EVIDENCE.names, help_=f"How evidence is written{BY_SUFFIX}")
]
RulesFormat = Annotated[str, choice("--format", "-f", words=RULES.names, help_="How rules are written.")]
JourneyOption = Annotated[
    str | None,
    typer.Option("--journey", metavar="ID", help="Only the journey of this id.", autocompletion=completion.journeys),
]


def _language(default: str) -> OptionInfo:
    option: OptionInfo = typer.Option(
        "--language",
        metavar="TAG",
        envvar=LANGUAGE_VARIABLE,
        callback=language_tag,
        help=f"The language of the tool's own words: {or_message(available_languages())}, or one of the team's "
        f"own. Left out: that of the configuration, else {default}.",
        autocompletion=lambda: list(available_languages()),
    )
    return option


LanguageOption = Annotated[str | None, _language("the journey's own")]
SpokenLanguage = Annotated[str | None, _language("English")]
Lanes = Annotated[
    list[str] | None,
    typer.Option(
        "--lanes",
        metavar="NAME,...",
        help="Only these lanes, in this order, such as emotions,touchpoints; your own by their ids.",
        autocompletion=completion.lanes,
    ),
]
PersonaOption = Annotated[
    str | None,
    typer.Option(
        "--persona",
        metavar="ID",
        help="Follow a persona, by its id, such as edwin: what does not concern it is drawn pale.",
        autocompletion=completion.personas,
    ),
]
Stages = Annotated[
    str | None,
    typer.Option(
        "--stages",
        metavar="FIRST..LAST",
        help="Only these stages, by their ids, such as applies..receives-card; the first or the last may be left out.",
        autocompletion=completion.stages,
    ),
]
Top = Annotated[int | None, typer.Option("--top", metavar="N", min=1, help="Only the first N gaps of each journey.")]
GapsSection = Annotated[
    str | None,
    choice(
        "--section",
        words=("known", "gaps", "access", "voices", "all"),
        help_="Only this part: what is known, the gaps, who gets through, whose voice is heard; or all of it. Left "
        "out: all, and on a screen what fits there.",
    ),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Show how each priority came about, which touchpoints answer which questions, and which steps serve whom.",
    ),
]
Assumptions = Annotated[
    bool,
    typer.Option(
        "--assumptions",
        help="Show how many claims are evidenced, outdated and assumed, and what would show the latter two.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        max=64,
        help="Use at most this many processes, 1 to 64. Left out: as many as pay.",
        show_default=False,
    ),
]
