"""The gallery: each view of the example journeys, drawn, with alternative text that the map itself gives.

``generate.py`` writes what this gives.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from cxjourney.analysis.study import Study
from cxjourney.maps.canvas.map_theme import DARK, LIGHT, MapTheme
from cxjourney.maps.content.illustrations import picture_keys
from cxjourney.maps.draw_map import draw_pages
from cxjourney.maps.render_maps import PICTURE_SIDE
from cxjourney.maps.selection import ALL, MapSelection
from cxjourney.pipeline.load import load
from cxjourney.pipeline.named_pictures import read_pictures
from cxjourney.pipeline.study_journeys import studies

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 11, 21)
_SVG = "{http://www.w3.org/2000/svg}"


class Picture(NamedTuple):
    """A map of the gallery: its file's name, what is drawn, and what it is there to show."""

    name: str
    folder: str
    journey: str
    view: str
    caption: str
    options: str = ""
    theme: MapTheme = LIGHT
    shown: MapSelection = ALL
    page: str = ""
    reader: str = ""

    @property
    def command(self) -> str:
        """The command that draws it."""
        view = "" if self.view == "journey" else f" --view {self.view}"
        one = f" --journey {self.journey}" if self.journey and self.folder == "bank" else ""
        return " ".join(f"cxjourney render journeys/{self.folder}{one}{view} {self.options}".split())


READERS = (
    Picture("wall", "shop", "order-with-return", "journey",
        "A wall: the poster for A1, in one piece for a plotter, or cut into sheets of A3 to glue with `--tile A3`.",
        "--page A1 --format pdf", page="A1", reader="For a wall"),
    Picture("sheet", "hospital", "hospital-visit", "access",
        "A table: one sheet of A3 to draw on. Further pages follow where one has no room for all.",
        "--page A3 --format pdf", page="A3", reader="For a table, A3"),
    Picture("slide", "benefit", "housing-benefit", "personas",
        "A slide of 1920 × 1080 pixels: the people behind the journey, the first of its pages.",
        "--page 16:9 --format png", page="16:9", reader="For a slide"),
    Picture("strip", "shop", "order-with-return", "strip",
        "A phone, a chat, a README: the small picture. Stages, how each persona feels there (a gap where nobody "
        "recorded it, hollow where it is only assumed), and what is known.", reader="For a phone, a chat, a README"),
)  # fmt: skip
"""A first map for each kind of reader."""
PICTURES = (
    Picture("journey", "shop", "order-with-return", "journey",
        "The poster. Columns are stages, rows are lanes that line up across all of them. What no data sees is hatched "
        "from top to bottom; each persona has a curve of its own, dashed where it is only assumed."),
    Picture("persian", "hospital", "hospital-visit", "journey",
        "A hospital visit in Persian: the whole map runs from right to left."),
    Picture("followed", "benefit", "housing-benefit", "journey",
        "One persona followed: what concerns Agnes keeps its colour, the rest stands back.",
        "--persona agnes", shown=MapSelection(persona="agnes")),
    Picture("dark", "telephone", "phone-contract", "journey",
        "A telephone contract in Indonesian, in the dark theme: for screens and slides.", "--theme dark", DARK),
    Picture("coverage", "shop", "order-with-return", "coverage",
        "The matrix of the first workshop: stages by families of data, and below it which source sees which "
        "touchpoint."),
    Picture("access", "shop", "order-with-return", "access",
        "Who gets through: personas by stages, what those lack who are stranded, and whose voice which data hears."),
    Picture("personas", "benefit", "housing-benefit", "personas",
        "The people behind a journey, side by side: what they need, what they have and can, and on how many "
        "conversations that rests."),
    Picture("flow", "bank", "loan-application", "flow",
        "The journey as a network of lines: where customers begin, end and part, and how many go which way."),
    Picture("blueprint", "shop", "order-with-return", "blueprint",
        "The service blueprint: what customers do, what they meet, and what happens behind the line of visibility."),
    Picture("scorecard", "shop", "order-with-return", "scorecard",
        "How the experience is measured: the metric to act on, the others against target and benchmark, the delivery "
        "gap, and ratings of touchpoints with the weakest named. What nobody measures or rates is hatched."),
    Picture("portfolio", "bank", "", "portfolio",
        "All journeys of a workspace: how much of each is seen, and what goes dark if one source dies."),
)  # fmt: skip


def pictures() -> Iterator[tuple[Path, bytes, Picture]]:
    """Draw the gallery."""
    for picture in (*READERS, *PICTURES):
        yield ROOT / f"docs/pictures/{picture.name}.svg", _drawn(picture), picture


def page(drawn: list[tuple[Path, bytes, Picture]]) -> str:
    """Write the gallery's page."""
    text = "# Gallery\n\nEach view of the example journeys in [`journeys/`](../journeys), as `make docs` draws them. "
    text += "Open one for its full size: every word is text, and a screen reader walks it part by part.\n"
    for path, data, picture in drawn:
        if picture is PICTURES[0]:
            text += "\n# Every view\n"
        text += f"\n## {_heading(picture)}\n\n{picture.caption}\n\n```\n{picture.command}\n```\n\n"
        text += f"[![{alternative(data)}](pictures/{path.name})](pictures/{path.name})\n"
    return text


def alternative(data: bytes) -> str:
    """Return what stands for a picture where nobody can see it: the title and the description of the map."""
    root = ElementTree.fromstring(data)  # noqa: S314  drawn a moment ago
    said = ". ".join(root.findtext(f"{_SVG}{part}") or "" for part in ("title", "desc"))
    return " ".join(said.split()).replace("[", "(").replace("]", ")")


def _heading(picture: Picture) -> str:
    if picture.reader:
        return picture.reader
    return picture.view if picture.name == picture.view else f"{picture.view}, {picture.name}"


def _drawn(picture: Picture) -> bytes:
    loaded = load([ROOT / "journeys" / picture.folder])
    found: list[Study] = studies(loaded, AS_OF)
    chosen = next((study for study in found if study.journey.journey == picture.journey), found)
    named = [one for workspace in loaded for one in workspace.pictures]
    keys = {key for study in found for key in picture_keys(study)}
    embedded = read_pictures(named, keys, PICTURE_SIDE)
    return draw_pages(
        chosen, picture.view, theme=picture.theme, shown=picture.shown, page=picture.page, pictures=embedded
    )[0]
