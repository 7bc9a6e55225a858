"""What is passed over, said on standard error: what was piped in, and options that have no effect."""

import os
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
