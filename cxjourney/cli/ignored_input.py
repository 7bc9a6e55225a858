"""What is passed over, said on standard error: what was piped in, and options that have no effect."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cxjourney.cli.language_choice import asked_language
from cxjourney.cli.output import say
from cxjourney.errors import CannotRun
from cxjourney.files.workspace_roots import posix_name
from cxjourney.languages.message import message


def say_if_excluded(stdin_filename: Path | None, config: Path | None, language: str | None) -> None:
    """Say that a file on standard input is passed over, where the configuration excludes the place it would stand in.

    Args:
        stdin_filename: Where it would stand; None where nobody said.
        config: The configuration that was named.
        language: The tag of the language that was asked for.
    """
    if stdin_filename is None:
        return
    from cxjourney.pipeline.workspace_groups import excluded_by

    by = excluded_by(stdin_filename, config)
    if by:
        file = posix_name(os.path.relpath(by))
        passed = message("note.excluded", file=str(stdin_filename), config=file)
        say(passed, words=asked_language(language, config, [str(stdin_filename)]))


def say_notices(notices: Iterable[str], language: str | None, config: Path | None, paths: Sequence[str] | None) -> None:
    """Say sentences in the language that a command was asked to speak.

    Args:
        notices: The sentences.
        language: The tag of the language that was asked for.
        config: The configuration that was named.
        paths: The paths that were named.
    """
    some = list(notices)
    if some:
        say(*some, words=asked_language(language, config, paths or ()))


MACHINES = ("json", "sarif", "gitlab", "junit")
"""Formats of ``validate`` that hold every finding, whatever is only for information."""


def unused_in_validate(form: str, show_info: bool) -> Iterator[str]:
    """Yield a sentence for each option of ``validate`` that has no effect beside its format."""
    if show_info and form in MACHINES:
        yield message("note.show-info", format=form)


SHEETS = ("csv", "xlsx", "html")
"""Formats of ``gaps`` that are sheets to be filled in: what is asked of gaps, and nothing else."""


def check_sheet_options(form: str, section: str | None, assumptions: bool) -> None:
    """Say what a sheet of questions has no room for.

    Raises:
        CannotRun: Something that was asked for.
    """
    if form not in SHEETS:
        return
    if section not in (None, "gaps", "all"):
        raise CannotRun(message("run.sheet.section", format=form.upper(), section=section))
    if assumptions and form != "csv":
        raise CannotRun(message("run.sheet.claims", format=form.upper()))
    if assumptions and section:
        raise CannotRun(message("run.csv.claims"))


def unused_in_gaps(form: str, section: str | None, top: int | None, explain: bool) -> Iterator[str]:
    """Yield a sentence for each option of ``gaps`` that has no effect beside its format, or beside another option."""
    if explain and form in ("json", *SHEETS):
        yield message("note.explain", format=form)
    if form == "json":
        if section not in (None, "all"):
            yield message("note.section", section=section, format=form)
    elif section not in (None, "all", "gaps"):
        for option in ("--top",) * (top is not None) + ("--explain",) * (explain and section != "access"):
            yield message("note.of-gaps", option=option, section=section)


def unused_in_render(forms: Sequence[str], dpi: int | None, engine: str) -> Iterator[str]:
    """Yield a sentence for each option of ``render`` that has no effect beside the formats of the maps."""
    if dpi is not None and "png" not in forms:
        yield message("note.dpi", dpi=str(dpi))
    if engine != "auto" and set(forms) == {"dot"}:
        yield message("note.engine", engine=engine)
