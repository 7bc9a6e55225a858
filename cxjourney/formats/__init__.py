"""Reports and analyses as text: a folder for each thing that is written, a file in it for each format."""

from importlib import import_module
from typing import Any


def writer(what: str, name: str) -> Any:  # noqa: ANN401  each folder has writers of one type
    """Give the function that writes in a format."""
    return import_module(f"{__name__}.{what}.{name}").write
