"""What keeps a command from running, and the exit statuses."""

NOTHING_FOUND = 0
FOUND = 1
CANNOT_RUN = 2
FAULT_OF_OURS = 3
STOPPED = 128
"""A signal ends it with this and the signal's number: 130 for an interrupt, 143 for a request to end."""


class CannotRun(Exception):  # noqa: N818  it says what the command cannot do
    """A command can't run: its message says why, and how to go on. Ends with exit status 2.

    The message is one that other languages can say too (`languages.message.Message`): a test holds that.
    """
