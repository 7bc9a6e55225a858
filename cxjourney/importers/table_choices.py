"""What a user chooses of the import of tables: what headings mean, whose emotions they are, on which scale."""

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

from cxjourney.deserialize.translated_attributes import folded
from cxjourney.errors import CannotRun
from cxjourney.importers.table_emotions import Scale
from cxjourney.importers.table_headings import LANES, NO_LANE, OWN_LANE, Heading, read_heading
from cxjourney.importers.table_shape import Direction
from cxjourney.languages.message import message, or_message
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.nearest_word import nearest_word

CHOICES = (*LANES, OWN_LANE, NO_LANE)
"""What a heading can be mapped to."""
_SCALE = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*\.\.\s*([+-]?\d+(?:\.\d+)?)\s*")
_KEYS = ("map", "persona", "scale", "stages")


class TableChoices(NamedTuple):
    """Choices.

    Attributes:
        lanes: By heading, as written, the lane that it stands for.
        persona: Whose emotions are meant where no heading says it.
        scale: The scale of emotions.
        stages: How stages run.
    """

    lanes: Mapping[str, str] = {}
    persona: str | None = None
    scale: Scale | None = None
    stages: Direction | None = None

    def meant(self) -> Callable[[str], Heading]:
        """Return what says what a heading stands for."""
        if not self.lanes:
            return read_heading
        chosen = {folded(heading): lane for heading, lane in self.lanes.items()}

        def meaning(heading: str) -> Heading:
            lane = chosen.get(folded(heading)) if folded(heading) else None
            read = read_heading(heading)
            return read if lane is None else Heading(lane, read.persona)

        return meaning


def parse_map(text: str) -> tuple[str, str]:
    """Return a heading and its lane, of ``HEADING=lane``.

    Raises:
        CannotRun: It is written otherwise, or the lane is none.
    """
    heading, _, lane = text.rpartition("=")
    if not heading.strip():
        raise CannotRun(
            message("import.table.map", text=escape_unseen(text), example="--map 'Backstage systems=notes'")
        )
    return heading.strip(), _known_lane(lane.strip())


def _known_lane(lane: str) -> str:
    if lane in CHOICES:
        return lane
    near = nearest_word(lane, CHOICES)
    choices = or_message(CHOICES)
    if near:
        raise CannotRun(message("import.table.lane.near", lane=escape_unseen(lane), near=near, choices=choices))
    raise CannotRun(message("import.table.lane", lane=escape_unseen(lane), choices=choices))


def parse_scale(text: str) -> Scale:
    """Return a scale of ``1..5``: the worst and the best.

    Raises:
        CannotRun: It is none.
    """
    found = _SCALE.fullmatch(text)
    if not found or float(found[1]) == float(found[2]):
        raise CannotRun(message("import.table.no-scale", text=escape_unseen(text), example="1..5"))
    return Scale(float(found[1]), float(found[2]))


def read_choices(text: str, name: str) -> TableChoices:
    """Return the choices of a file (``import.toml``).

    Raises:
        CannotRun: It can't be read, or says something that can't be chosen.
    """
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CannotRun(message("import.table.toml", file=escape_unseen(name), why=str(error))) from error
    unknown = next((key for key in said if key not in _KEYS), None)
    lanes = said.get("map", {})
    wrong = unknown or next(
        (
            key
            for key, kind in (("map", dict), ("persona", str), ("scale", str), ("stages", str))
            if key in said and not isinstance(said[key], kind)
        ),
        None,
    )
    if wrong or any(not isinstance(lane, str) for lane in lanes.values()):
        raise CannotRun(
            message(
                "import.table.choice",
                file=escape_unseen(name),
                key=escape_unseen(wrong or "map"),
                keys=or_message(_KEYS),
            )
        )
    stages = said.get("stages")
    if stages not in (None, "across", "down"):
        raise CannotRun(message("import.table.choice", file=escape_unseen(name), key="stages", keys=or_message(_KEYS)))
    scale = parse_scale(said["scale"]) if "scale" in said else None
    mapped = {heading: _known_lane(lane) for heading, lane in lanes.items()}
    return TableChoices(mapped, said.get("persona"), scale, cast("Direction | None", stages))


def choices_text(choices: TableChoices) -> str:
    """Return choices as the text of a file that ``read_choices`` reads."""
    lines = [f"persona = {_quoted(choices.persona)}"] if choices.persona else []
    if choices.scale:
        lines.append(f'scale = "{choices.scale.worst:g}..{choices.scale.best:g}"')
    if choices.stages:
        lines.append(f'stages = "{choices.stages}"')
    if choices.lanes:
        lines += ["", "[map]", *(f"{_quoted(heading)} = {_quoted(lane)}" for heading, lane in choices.lanes.items())]
    return "".join(f"{line}\n" for line in lines).lstrip("\n")


def _quoted(text: str) -> str:
    """Return a text as a basic string of TOML."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(c):04X}" if ord(c) < 32 or ord(c) == 127 else c for c in plain) + '"'
