"""What keeps a command from running, and the exit statuses."""

NOTHING_FOUND = 0
FOUND = 1
CANNOT_RUN = 2
FAULT_OF_OURS = 3
STOPPED = 128
"""A signal ends it with this and the signal's number: 130 for an interrupt, 143 for a request to end."""


class CannotRun(Exception):  # noqa: N818  it says what the command cannot do
    """A command can't run: its message says why, and how to go on. Ends with exit status 2."""


def reason(error: OSError) -> str:
    """Return why the system refused something, as part of a sentence."""
    return (error.strerror or str(error) or type(error).__name__).lower()
