"""What an answer depends on: the version, the files, the settings, the options."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from cxjourney import __version__
from cxjourney.files.discover import DiscoveredWorkspace, fingerprint

_RESTS_ON = (("pydantic", "version.py"), ("yaml", "__init__.py"))
"""The packages that findings depend on, each with the file that names its version."""


def version_fingerprint(packages: Iterable[str] = ()) -> str | None:
    """Return a fingerprint of the version, of every file of the package, and of what it rests on.

    None where the package is no folder of files, as in an archive: then nobody knows. ``packages`` are others that
    an answer depends on, where they are installed.
    """
    package = Path(__file__).parents[1]
    if not package.is_dir():
        return None
    return fingerprint(
        __version__,
        sys.version,
        str(package),
        *sorted(_files(str(package))),
        *_versions(),
        *_installed_versions(packages),
    )


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                status = entry.stat()
                yield f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}"


def _versions() -> Iterator[str]:
    for package, file in _RESTS_ON:
        spec = find_spec(package)
        if spec and spec.origin:
            yield Path(spec.origin).with_name(file).read_text("utf-8", "replace")


def _installed_versions(packages: Iterable[str]) -> Iterator[str]:
    for package in packages:
        spec = find_spec(package)
        status = Path(spec.origin).stat() if spec and spec.origin else None
        yield f"{package}\0{status.st_size}\0{status.st_mtime_ns}" if status else package


def fingerprints_by_path(found: DiscoveredWorkspace) -> dict[str, str]:
    """Return, by the paths of journeys, a fingerprint of all that what is found in one depends on in the workspace."""
    catalogues = [(file.folder, file.fingerprint()) for file in found.files if file.is_catalogue]
    catalogues += ((record.folder, record.fingerprint()) for record in found.records)
    sights: dict[tuple[str, ...], str] = {}
    for folder in {file.folder for file in found.files}:
        sights[folder] = fingerprint(*(print_ for home, print_ in catalogues if folder[: len(home)] == home))
    return {
        file.path: fingerprint(file.fingerprint(), sights[file.folder]) for file in found.files if not file.is_catalogue
    }


class CheckRequest(NamedTuple):
    """What is to be judged, and what the command line says about the rules; ``jobs`` changes nothing that is found."""

    paths: Sequence[str] | None
    config: Path | None
    profile: str | None
    select: list[str] | None
    ignore: list[str] | None
    jobs: int | None = None
    stdin_filename: Path | None = None
    language: str | None = None

    def fingerprint(self) -> str:
        """Return a fingerprint of it, seen from this folder."""
        where = [str(Path.cwd()), str(self.config), str(self.paths)]
        return fingerprint(*where, str(self.profile), str(self.select), str(self.ignore), str(self.language))
