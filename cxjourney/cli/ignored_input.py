"""What is passed over, said on standard error: what was piped in, and options that have no effect."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxjourney.cli.output import say
from cxjourney.files.workspace_roots import posix_name


def say_if_excluded(stdin_filename: Path | None, config: Path | None) -> None:
    """Say that a file on standard input is passed over, where the configuration excludes the place it would stand in.

    Args:
        stdin_filename: Where it would stand; None where nobody said.
        config: The configuration that was named.
    """
    if stdin_filename is None:
        return
    from cxjourney.pipeline.workspace_groups import excluded_by

    by = excluded_by(stdin_filename, config)
    if by:
        file = posix_name(os.path.relpath(by))
        say(f"{stdin_filename} was passed over: exclude in {file} names it, or a folder around it.")


MACHINES = ("json", "sarif", "gitlab", "junit")
"""Formats of ``validate`` that hold every finding, whatever is only for information."""


def unused_in_validate(form: str, show_info: bool) -> Iterator[str]:
    """Yield a sentence for each option of ``validate`` that has no effect beside its format."""
    if show_info and form in MACHINES:
        yield f"--show-info has no effect: {form} holds every finding without it."


def unused_in_gaps(form: str, section: str | None, top: int | None, explain: bool) -> Iterator[str]:
    """Yield a sentence for each option of ``gaps`` that has no effect beside its format, or beside another option."""
    if explain and form in ("json", "csv"):
        yield f"--explain has no effect: {form} does not say how a priority came about; text and markdown do."
    if form == "json":
        if section not in (None, "all"):
            yield f"--section {section} has no effect: json holds all of it."
    elif section not in (None, "all", "gaps"):
        for option in ("--top",) * (top is not None) + ("--explain",) * explain:
            yield f"{option} has no effect: it is for the gaps, and --section {section} leaves them out."


def unused_in_render(forms: Sequence[str], dpi: int | None, engine: str) -> Iterator[str]:
    """Yield a sentence for each option of ``render`` that has no effect beside the formats of the maps."""
    if dpi is not None and "png" not in forms:
        yield f"--dpi {dpi} has no effect: it is the pixels of a PNG. Add --format png for one."
    if engine != "auto" and set(forms) == {"dot"}:
        yield f"--engine {engine} has no effect: a DOT file is what an engine would draw, and none draws here."
