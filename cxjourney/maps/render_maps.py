"""Paths -> maps in files, as `render` asks for them: the one call that draws and writes what has changed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from cxjourney.errors import CannotRun
from cxjourney.languages import FALLBACK
from cxjourney.languages.message import join_lines, message, message_text
from cxjourney.maps.file_names import file_suffix, files_of, page_files
from cxjourney.pipeline.command_languages import language_remarks
from cxjourney.pipeline.unchanged_maps import EarlierMaps, MapsToDraw, RenderRequest, maps_to_draw

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.config.settings import Settings
    from cxjourney.diagnostics import Diagnostic
    from cxjourney.maps.batch import MapOrder, MissingMap, RenderOptions
    from cxjourney.maps.canvas.map_theme import MapTheme
    from cxjourney.maps.draw_map import Format
    from cxjourney.maps.gap_emphasis import Evidence
    from cxjourney.maps.output.graphviz import Engine
    from cxjourney.pipeline.study_journeys import ReadObserver, StudiedJourneys

Piece = TypeVar("Piece")


class RenderOutlet(Protocol):
    """Where maps go, and what is said on the way."""

    def write(self, path: Path | None, data: bytes) -> bool:
        """Write a map to its file, or to standard output; return whether that changed anything."""

    def note(self, sentence: str) -> None:
        """Say what is left out."""

    def remove_pages(self, path: Path, pages: int) -> None:
        """Delete the files of pages that an earlier run wrote of a map that has fewer now."""

    def progress(self, done: Iterable[Piece], pieces: int) -> Iterable[Piece]:
        """Pass on pieces of work as they are done, of as many as ``pieces``."""


@dataclass(frozen=True, slots=True)
class RenderedMaps:
    """What became of the maps that were asked for.

    Attributes:
        written: The files of maps, one or one for each page, and whether each has changed.
        warnings: What is to be said of them.
        failures: Why others of them are not there.
        faults: What keeps files from being read.
    """

    written: list[tuple[str, bool]]
    warnings: list[str]
    failures: "list[MissingMap]"
    faults: "list[Diagnostic]"


def render(
    request: RenderRequest, day: date, outlet: RenderOutlet, jobs: int | None, on_read: "ReadObserver | None" = None
) -> RenderedMaps:
    """Draw the maps that are asked for and hand them to their outlet; those that would be the same are left alone.

    Args:
        request: What is asked for.
        day: The as-of date.
        outlet: Takes maps, in several processes.
        jobs: The number of processes; None for as many as pay.
        on_read: Is called with the name of each file that was read.

    Raises:
        CannotRun: What is asked for isn't there, or can't be drawn so.
        FaultyFiles: The journey that is asked for can't be read.
    """
    found = maps_to_draw(request, day, on_read)
    if isinstance(found, EarlierMaps):
        for note in found.notes:
            outlet.note(note)
        return RenderedMaps([(path, False) for path in found.paths], found.warnings, [], [])
    return _draw(request, found, outlet, jobs)


PICTURE_SIDE = 900
"""How many pixels wide and high pictures are drawn at most: four for each point of a column of the poster."""


def _draw(request: RenderRequest, found: MapsToDraw, outlet: RenderOutlet, jobs: int | None) -> RenderedMaps:
    """Draw the maps that are to be drawn, hand them to their outlet, and keep what became of them."""
    from cxjourney.maps.batch import DrawnMap, MissingMap, draw_each

    journeys, notes = found.journeys, list(found.journeys.notes)
    orders, studies = _map_orders(request, journeys, notes.append)
    for note in notes:
        outlet.note(note)
    options, targets = _render_options(request, journeys), files_of(orders, request.output)

    def write(number: int, pages: "Sequence[bytes]") -> list[tuple[str, bool]]:
        paths = page_files(targets[number], len(pages))
        changed = [outlet.write(path, data) for path, data in zip(paths, pages, strict=True)]
        return [(str(path), is_changed) for path, is_changed in zip(paths, changed, strict=True) if path]

    # Standard output takes one map, and belongs to this process.
    done = draw_each(orders, options, write, 1 if None in targets else jobs)
    outcomes = dict(sorted(outlet.progress(done, len(orders))))
    drawn = {number: outcome for number, outcome in outcomes.items() if isinstance(outcome, DrawnMap)}
    if (request.page or request.tile) and not options.is_single:
        for number, one in drawn.items():
            outlet.remove_pages(cast("Path", targets[number]), len(one.files))
    written = [file for one in drawn.values() for file in one.files]
    warnings = _joined_warnings([(one.name, text) for one in drawn.values() for text in one.warnings])
    warnings[:0] = language_remarks(options.language, journeys.words, studies)
    if request.theme == "auto" and any(one.format != "svg" for one in orders):
        warnings.insert(0, message("engine.light-alone"))
    words = journeys.words.speak(options.language or FALLBACK)
    warnings, notes = ([message_text(text, words) for text in texts] for texts in (warnings, notes))
    failures = [outcome for outcome in outcomes.values() if isinstance(outcome, MissingMap)]
    if not (failures or journeys.faults):
        found.keep([path for path, _ in written], warnings, notes)
    return RenderedMaps(written, warnings, failures, journeys.faults)


def _joined_warnings(found: list[tuple[str, str]]) -> list[str]:
    """Return what is to be said of maps, by their names; nothing is loaded for it where nothing is said."""
    if not found:
        return []
    from cxjourney.maps.join_warnings import join_warnings

    return join_warnings(found)


def _map_orders(
    request: RenderRequest, journeys: "StudiedJourneys", note: Callable[[str], object]
) -> "tuple[list[MapOrder], list[Study]]":
    """Return the maps that are asked for, and the journeys that they show; note what is left out."""
    from cxjourney.maps.batch import MapOrder
    from cxjourney.maps.content.illustrations import picture_keys
    from cxjourney.maps.parse_selection import own_lanes_of, parse_selection, select_studies, subjects, views_of
    from cxjourney.maps.views import VIEWS
    from cxjourney.pipeline.named_pictures import read_pictures

    files = {study.file for study in journeys.studies}
    themes = {file: theme_of(request.theme, journeys.settings[file]) for file in files}
    evidence = cast("Evidence | None", request.evidence)
    is_part = journeys.is_part or bool(request.journey or request.lanes or request.persona or request.stages)
    views = views_of(request.views or ("journey",), is_part, evidence, note)
    own_lanes = own_lanes_of(journeys.studies)
    selection = parse_selection(request.lanes, request.persona, request.stages, views, own_lanes, evidence)
    studies = select_studies(journeys.studies, selection, note)
    beside = tuple(journeys.every if request.journey else studies)
    formats = cast("Sequence[Format]", request.formats)
    reads = journeys.pictures and any(VIEWS[view].has_pictures for view in views)
    wanted = {key for study in studies for key in picture_keys(study)} if reads else set()
    pictures = read_pictures(journeys.pictures, wanted, PICTURE_SIDE)
    orders = [
        MapOrder(one, view, form, selection, beside, themes[_first(one).file], pictures)
        for one, view in subjects(studies, views)
        for form in formats
    ]
    return orders, studies


def _render_options(request: RenderRequest, journeys: "StudiedJourneys") -> "RenderOptions":
    from cxjourney.maps.batch import RenderOptions

    return RenderOptions(
        language=request.language or journeys.language,
        engine=cast("Engine", request.engine),
        dpi=request.dpi,
        page=request.page,
        speak=journeys.words.speak,
        evidence=cast("Evidence | None", request.evidence),
        is_single=request.output == "-" or file_suffix(request.output) is not None,
        width=request.width,
        tile=request.tile,
    )


def _first(subject: "Study | tuple[Study, ...]") -> "Study":
    """Return the journey whose team's colours a map has: the first of several."""
    return subject[0] if isinstance(subject, tuple) else subject


_THEME_LINES = ("    [theme]", '    base = "light"', '    colours = { known = "#7db8df" }', '    logo = "Our team"')


def theme_of(name: str | None, settings: "Settings") -> "MapTheme":
    """Return the theme of that name, else the team's own where it has one.

    Light and dark are the tool's own colours; the team's font and name stand on every map. In `auto` the team's own
    colours are the light or the dark ones, as their base is.

    Raises:
        CannotRun: The team's own is asked for, and it has none.
    """
    from cxjourney.maps.canvas.map_theme import DARK, LIGHT, auto_theme, team_theme

    own = settings.theme
    if own is None:
        if name == "team":
            raise CannotRun(join_lines(message("run.no-theme"), *_THEME_LINES))
        return {"dark": DARK, "auto": auto_theme(LIGHT, DARK)}.get(name or "", LIGHT)
    theirs = team_theme(own.base, own.colours, own.font or "", own.logo or "")
    if name in (None, "team"):
        return theirs
    light, dark = (one._replace(font=theirs.font, logo=theirs.logo) for one in (LIGHT, DARK))
    if name == "auto":
        return auto_theme(theirs, dark) if own.base == "light" else auto_theme(light, theirs)
    return dark if name == "dark" else light
