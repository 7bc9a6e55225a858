"""Maps that an earlier run wrote and that need not be drawn again; else the journeys to draw, as `render` asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.cache.folder import Cache, cache_folder, open_cache
from cxjourney.cache.key import version_fingerprint
from cxjourney.files.discover import fingerprint
from cxjourney.pipeline.named_pictures import are_unchanged, states
from cxjourney.pipeline.workspace_groups import Configurations, WorkspaceGroup, find_workspace_groups

if TYPE_CHECKING:
    from cxjourney.pipeline.study_journeys import ReadObserver, StudiedJourneys

DRAWS_WITH = ("graphviz_pure", "graphviz", "uharfbuzz", "manimgx_fonts", "typst", "PIL", "pyphen")
"""The packages that a map's bytes depend on beside our own."""


class RenderRequest(NamedTuple):
    """Which maps are asked for, how they are to look, and where they go; empty where an option was left out.

    Attributes:
        paths: Files and folders, as the command line names them; None for the default ones.
        config: The configuration that was named.
        journey: The id of the only journey that is wanted; None for all.
        views: What the maps show.
        formats: How they are written.
        output: The file or folder that they go to; ``-`` is standard output.
        lanes: The only lanes that are wanted, several with commas between.
        persona: The id of the persona to follow.
        stages: The first and the last stage that are wanted, with two dots between.
        language: The tag of the language of the tool's words; None for the journeys' own.
        engine: The engine that draws.
        theme: The name of their colours; None for the team's own where it has some.
        dpi: The pixels per inch of a PNG.
        width: How many pixels wide a PNG is, in place of `dpi`; 0 where that says it.
        page: The page that maps are laid out for; empty for one of each map's own size.
        tile: The paper of the sheets that maps are cut into; empty where they stay whole.
        evidence: How they tell where nobody knows; None for quietly where they are drafts, and else in full.
        use_cache: Whether maps that an earlier run wrote may stay as they are.
        stdin_filename: Where the file on standard input would stand; None where nobody said.
    """

    paths: Sequence[str] | None
    config: Path | None
    journey: str | None
    views: tuple[str, ...]
    formats: tuple[str, ...]
    output: str
    lanes: tuple[str, ...]
    persona: str | None
    stages: str | None
    language: str | None
    engine: str
    theme: str | None
    dpi: int
    page: str
    evidence: str | None
    use_cache: bool
    stdin_filename: Path | None = None
    width: int = 0
    tile: str = ""


@dataclass(frozen=True, slots=True)
class EarlierMaps:
    """Maps that the same run wrote before, and that would be the same today.

    Attributes:
        paths: Their paths.
        warnings: What it warned of.
        notes: What it said is left out.
    """

    paths: list[str]
    warnings: list[str]
    notes: list[str]


@dataclass(frozen=True, slots=True)
class MapsToDraw:
    """The journeys of which maps are to be drawn, and where to keep what was drawn.

    Attributes:
        journeys: The journeys, studied.
        cache: Where to keep it; None for nowhere.
        key: The key under which it is kept: the same for the same command in the same folder.
        terms: A fingerprint of all that the maps depend on; None where nobody can tell.
    """

    journeys: "StudiedJourneys"
    cache: Cache | None
    key: str
    terms: str | None

    def keep(self, paths: Sequence[str], warnings: Sequence[str], notes: Sequence[str]) -> None:
        """Keep for the next run which maps this one wrote, what it warned of, and what it said is left out."""
        if self.cache and self.terms:
            maps = [WrittenMap.of(path) for path in paths]
            pictures = states(self.journeys.pictures)
            said = {"warnings": list(warnings), "notes": list(notes)}
            content = {"terms": self.terms, "maps": maps, "pictures": pictures, **said}
            self.cache.put(self.key, content)


def maps_to_draw(request: RenderRequest, day: date, on_read: "ReadObserver | None" = None) -> EarlierMaps | MapsToDraw:
    """Return the maps that an earlier run wrote, where they would be the same; else the journeys to draw.

    Raises:
        CannotRun: Nothing is there, or no journey of the id that is asked for.
        FaultyFiles: The journey that is asked for can't be read.
    """
    found = find_workspace_groups(request.paths, Configurations(request.config), request.stdin_filename)
    cache = open_cache(cache_folder()) if request.use_cache else None
    key = "maps-" + fingerprint(str(Path.cwd()), *map(str, request))
    terms = _terms(request, day, found) if cache else None
    earlier = _recall(cache.get(key), terms) if cache and terms else None
    if earlier:
        return earlier
    from cxjourney.pipeline.study_journeys import StudyRequest, study_groups

    journeys = StudyRequest(
        request.paths, request.config, request.journey, request.stdin_filename, request.language, past_faults=True
    )
    return MapsToDraw(study_groups(found, journeys, day, on_read), cache, key, terms)


def _terms(request: RenderRequest, day: date, found: Sequence[WorkspaceGroup]) -> str | None:
    """Return a fingerprint of all that maps depend on; None where nobody can tell."""
    version = version_fingerprint(DRAWS_WITH)
    if version is None or "-" in (request.paths or ()):
        return None
    settings = (print_ for group in found for print_ in (group.print_, group.words.print_))
    files = (
        print_
        for group in found
        for one in group.found
        for print_ in (
            *(str(one.whole), str(one.linked), str(one.misnamed)),
            *(file.fingerprint() for file in one.files),
            *(record.fingerprint() for record in one.records),
        )
    )
    return fingerprint(version, day.isoformat(), *settings, *files)


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


def _recall(kept: object, terms: str) -> EarlierMaps | None:
    """Return the maps that are kept, if they depend on the same and nobody has touched them since."""
    if not isinstance(kept, dict) or kept.get("terms") != terms or not are_unchanged(kept["pictures"]):
        return None
    maps = [WrittenMap(*one) for one in kept["maps"]]
    try:
        untouched = all(WrittenMap.of(one.path) == one for one in maps)
    except OSError:
        return None
    return EarlierMaps([one.path for one in maps], kept["warnings"], kept["notes"]) if maps and untouched else None
