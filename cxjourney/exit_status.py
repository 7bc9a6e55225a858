"""The exit statuses: what each command returns, and `cli/app.py` where it can't run."""

NOTHING_FOUND = 0
FOUND = 1
CANNOT_RUN = 2
FAULT_OF_OURS = 3
STOPPED = 128
"""A signal ends it with this and the signal's number: 130 for an interrupt, 143 for a request to end."""


class Stopped(SystemExit):
    """A signal has come that ends the program; its code is the exit status."""

    code: int
