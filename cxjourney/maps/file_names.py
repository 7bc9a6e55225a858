"""Which files maps and their pages go to, by what `--output` names."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.errors import CannotRun
from cxjourney.languages.message import message
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from cxjourney.maps.batch import MapOrder

_SUFFIX = re.compile(r"\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{2,}")
"""What may be the suffix of a file; that of ``maps.d`` or ``v1.0`` may not, which are folders."""


def file_suffix(output: str) -> str | None:
    """Return the suffix of the file that maps are to go to, in small letters and without its dot.

    It is one of `OUTPUTS`, or one that no map can be written with; empty for a file that is there and has none. None
    for a folder, which is one that is there, or ends with a slash, or has no suffix; and for standard output, ``-``.
    """
    path = Path(output)
    if output == "-" or output.endswith(("/", "\\")) or path.is_dir():
        return None
    suffix = path.suffix if _SUFFIX.fullmatch(path.suffix) else ""
    return suffix[1:].lower() if suffix or path.is_file() else None


def files_of(orders: "Sequence[MapOrder]", output: str) -> list[Path | None]:
    """Return the file that each map goes to; None is standard output.

    Raises:
        CannotRun: Several maps would go to one file.
    """
    path = Path(output)
    if output == "-" or file_suffix(output) is not None:
        if len(orders) > 1:
            target = message("run.stdout") if output == "-" else escape_unseen(output)
            raise CannotRun(message("run.one-file", maps=len(orders), target=target))
        return [None if output == "-" else path for _ in orders]
    if len({order.name for order in orders}) < len(orders):
        twice = next(name for name, n in Counter(order.name for order in orders).items() if n > 1)
        raise CannotRun(message("run.same-file", file=escape_unseen(str(path / twice))))
    return [path / order.name for order in orders]


def page_files(path: Path | None, pages: int) -> list[Path | None]:
    """Return the file of each page of a map: `path` for one page, else a file beside it with its number, from 1."""
    if path is None or pages == 1:
        return [path] * pages
    return [path.with_name(f"{path.stem}.{number}{path.suffix}") for number in range(1, pages + 1)]
