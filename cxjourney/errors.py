"""What keeps a command from running."""


class CannotRun(Exception):  # noqa: N818  it says what the command cannot do
    """A command can't run: its message says why, and how to go on. Ends with exit status 2.

    The message is one that other languages can say too (`languages.message.Message`): a test holds that.
    """
