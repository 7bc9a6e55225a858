"""The names that options take, read off the folders that hold what they name."""

from importlib.util import find_spec
from pkgutil import iter_modules


def names_in(package: str) -> tuple[str, ...]:
    """Give the names of the modules in a package, ``text`` first, without importing any of them."""
    spec = find_spec(package)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    return tuple(sorted((module.name for module in iter_modules(folders)), key=lambda name: (name != "text", name)))


FINDINGS_FORMATS = names_in("cxjourney.formats.findings")
GAPS_FORMATS = names_in("cxjourney.formats.gaps")
RULES_FORMATS = names_in("cxjourney.formats.rules")
VIEWS = names_in("cxjourney.maps.views")
