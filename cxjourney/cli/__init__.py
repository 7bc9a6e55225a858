"""The command line: the only package that knows typer. One file per command."""

import gc
import sys


def main() -> None:
    """Run the command that the arguments name, and end with its exit status."""
    gc.disable()  # a short run that builds much and drops nothing: collecting costs a third of the reading
    from cxjourney.cli.app import run

    sys.exit(run(sys.argv[1:]))
