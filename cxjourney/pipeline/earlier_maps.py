"""Maps that an earlier run wrote: while nothing that they depend on has changed, they need not be drawn again."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.cache.folder import Cache
from cxjourney.cache.key import version_fingerprint
from cxjourney.config import resolve
from cxjourney.files.discover import DiscoveredWorkspace, fingerprint

DRAWS_WITH = ("graphviz_pure", "graphviz", "uharfbuzz", "manimgx_fonts", "typst")
"""The packages that a map's bytes depend on beside our own."""


class MapRun(NamedTuple):
    """A run that draws maps.

    Attributes:
        paths: What is drawn, as the command line names it.
        config: The configuration that was named.
        options: Everything else that says what is drawn, how, and where to.
        day: The as-of date.
    """

    paths: Sequence[str] | None
    config: Path | None
    options: tuple[str, ...]
    day: date

    @property
    def key(self) -> str:
        """The key under which it is kept: the same for the same command in the same folder."""
        return "maps-" + fingerprint(str(Path.cwd()), str(self.paths), str(self.config), *self.options)

    def terms(self, found: Sequence[DiscoveredWorkspace]) -> str | None:
        """Return a fingerprint of all that its maps depend on; None where nobody can tell."""
        version = version_fingerprint(DRAWS_WITH)
        if version is None or "-" in (self.paths or ()):
            return None
        file = resolve.config_file(self.paths, self.config)
        settings = resolve.read_config(file).text if file else ""
        files = (print_ for one in found for print_ in (str(one.whole), *(file.fingerprint() for file in one.files)))
        return fingerprint(version, self.day.isoformat(), settings, *files)


class WrittenMap(NamedTuple):
    """A file that a run wrote, and what it looked like then: so it is known to be untouched."""

    path: str
    size: int
    changed: int

    @classmethod
    def of(cls, path: str) -> "WrittenMap":
        """Return a file as it is now.

        Raises:
            OSError: It is not there.
        """
        status = Path(path).lstat()
        return cls(path, status.st_size, status.st_mtime_ns)


def recall_maps(cache: Cache | None, run: MapRun, found: Sequence[DiscoveredWorkspace]) -> tuple[list[str], list[str]]:
    """Return the paths of the maps that the same run wrote before, and its warnings; nothing where one would differ."""
    kept = cache.get(run.key) if cache else None
    if not isinstance(kept, dict) or kept.get("terms") != run.terms(found):
        return [], []
    maps = [WrittenMap(*one) for one in kept["maps"]]
    try:
        untouched = all(WrittenMap.of(one.path) == one for one in maps)
    except OSError:
        return [], []
    return ([one.path for one in maps], kept["warnings"]) if untouched else ([], [])


def keep_maps(
    cache: Cache | None,
    run: MapRun,
    found: Sequence[DiscoveredWorkspace],
    paths: Sequence[str],
    warnings: Sequence[str],
) -> None:
    """Keep for the next run which maps this one wrote, and what it warned of."""
    terms = run.terms(found) if cache else None
    if cache and terms:
        maps = [WrittenMap.of(path) for path in paths]
        cache.put(run.key, {"terms": terms, "maps": maps, "warnings": list(warnings)})
