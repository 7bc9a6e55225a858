"""The names that options take, read off the folders that hold what they name, without importing any of it."""

from pathlib import Path
from pkgutil import iter_modules

_PACKAGE = Path(__file__).parent.parent


def names_in(*folders: str) -> tuple[str, ...]:
    """Give the names of the modules in a folder of the package, ``text`` first."""
    names = (module.name for module in iter_modules([str(_PACKAGE.joinpath(*folders))]))
    return tuple(sorted(names, key=lambda name: (name != "text", name)))


VIEWS = names_in("maps", "views")
MAP_FORMATS = names_in("maps", "formats")
