"""The files that a draft comes to in an empty folder."""

from pathlib import Path

from cxjourney.importers.draft import Draft, arrival
from cxjourney.pipeline.import_into_workspace import plan_import


def draft_texts(draft: Draft) -> dict[str, str]:
    """Return the texts of the files by their names: the catalogue, if there is one to write, and the journeys."""
    plan = plan_import(arrival(draft), Path("/nowhere/that/anything/is"))
    return {file.path.name: file.after.text for file in plan.new}
