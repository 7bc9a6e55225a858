"""The workspaces that ``init`` writes: a folder for each language, with a full and a blank one."""

from importlib.resources import files

SCHEMAS = ".schemas"
"""Where a workspace keeps the schemas for editors: names that begin with a dot are passed over."""


def starter(language: str, blank: bool) -> dict[str, str]:
    """Return the files of a first workspace, by their names in it: journeys, a catalogue, and schemas for editors."""
    from cxjourney.model.json_schema import KINDS, schema_text

    folder = files(__name__).joinpath(language, "blank" if blank else "full")
    texts = {file.name: file.read_text("utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)}
    return {**texts, **{f"{SCHEMAS}/{kind}.schema.json": schema_text(kind) for kind in KINDS}}
