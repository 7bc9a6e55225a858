"""The workspaces that ``init`` writes: a folder for each language, with a full and a blank one."""

from pathlib import Path

_FOLDER = Path(__file__).parent
SCHEMAS = ".schemas"
"""Where a workspace keeps the schemas for editors: names that begin with a dot are passed over."""


def starter_languages() -> tuple[str, ...]:
    """Return the tags of the languages in which ``init`` can write a first workspace, full and blank."""
    return tuple(sorted(full.parent.name for full in _FOLDER.glob("*/full") if full.with_name("blank").is_dir()))


def starter(language: str, blank: bool) -> dict[str, str]:
    """Return the files of a first workspace, by their names in it: journeys, a catalogue, and schemas for editors.

    Args:
        language: One of `starter_languages`.
        blank: Whether only the outline is wanted, to be filled in.

    Raises:
        FileNotFoundError: There is no first workspace in that language.
    """
    from cxjourney.model.json_schema import KINDS, schema_text

    folder = _FOLDER / language / ("blank" if blank else "full")
    texts = {file.name: file.read_text("utf-8") for file in sorted(folder.iterdir())}
    return {**texts, **{f"{SCHEMAS}/{kind}.schema.json": schema_text(kind) for kind in KINDS}}
