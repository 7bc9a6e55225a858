"""Reports and analyses as text: a folder for each thing that is written, a file in it for each format."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def formats_of(what: str) -> tuple[str, ...]:
    """Give the names of the formats in which ``findings``, ``gaps`` or ``rules`` can be written."""
    folder = import_module(f"{__name__}.{what}")
    names = sorted(module.name for module in iter_modules(folder.__path__))
    return tuple(sorted(names, key=lambda name: name != "text"))


def writer(what: str, name: str) -> Any:  # noqa: ANN401  each folder has writers of one type
    """Give the function that writes in a format."""
    return import_module(f"{__name__}.{what}.{name}").write
