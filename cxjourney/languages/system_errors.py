"""Why the system refused something, as part of a sentence in any language."""

import errno

from cxjourney.languages.message import message

KEYS = {
    errno.ENOENT: "missing", errno.EACCES: "denied", errno.EPERM: "denied", errno.EISDIR: "folder",
    errno.ENOTDIR: "not-folder", errno.ENOSPC: "full", errno.EROFS: "read-only", errno.EEXIST: "there",
    errno.ENAMETOOLONG: "too-long", errno.ELOOP: "loop",
}  # fmt: skip
"""The usual reasons; a rare one stands in the system's own words."""


def reason(error: Exception) -> str:
    """Return why the system refused something, as part of a sentence.

    Args:
        error: What it answered; any other error than an ``OSError`` is of a path that nothing could stand at.
    """
    if not isinstance(error, OSError):
        return message("file.no-way")
    key = KEYS.get(error.errno or 0)
    if key:
        return message(f"reason.{key}")
    return error.strerror.lower() if error.strerror else message("file.no-way")
