"""A file that is still there, and that is not read any more."""

from typing import Literal, NamedTuple


class PassedOverFile(NamedTuple):
    """A file that holds a journey and is not read, by the name it is shown by, and why not.

    The configuration excludes it, its name or that of a folder around it hides it, its name is no YAML file's, or it
    stands behind a link to a folder.
    """

    name: str
    reason: Literal["excluded", "hidden", "misnamed", "linked"]
