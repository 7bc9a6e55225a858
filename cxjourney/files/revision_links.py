"""Where the links of a revision lead, followed inside the repository as the disk follows them."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

MAX_LINKS = 40
"""How many links are followed for one path, as by Linux (path_resolution(7)); more lead round in a circle."""


def resolve_link(path: Path, targets: Mapping[Path, str]) -> Path | None:
    """Return where a path leads, without links on the way; None where that is outside or nowhere.

    Args:
        path: The path from the repository's top.
        targets: What each link of the revision says, by its path from the top.
    """
    left = list(reversed(path.parts))
    here = Path()
    followed = 0
    while left:
        part = left.pop()
        if part == "..":
            if here == Path():
                return None
            here = here.parent
            continue
        target = targets.get(here / part)
        if target is None:
            here /= part
            continue
        followed += 1
        if followed > MAX_LINKS or target.startswith("/"):
            return None
        left += reversed(PurePosixPath(target).parts)
    return here
