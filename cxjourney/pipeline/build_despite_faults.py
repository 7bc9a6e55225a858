"""A loaded workspace -> the same, with journeys that are sound but for faults that concern nothing else."""

from collections.abc import Iterable, Mapping

from cxjourney.languages.message import and_message, message
from cxjourney.pipeline.load import LoadedWorkspace
from cxjourney.rules.rule_index import rule_codes
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.assembly import assemble
from cxjourney.workspace.sound_parts import sound_parts

MOST_PLACES = 6


def build_despite_faults(loaded: LoadedWorkspace) -> tuple[LoadedWorkspace, list[str]]:
    """Return a workspace in which a journey counts that is sound without some faulty parts, and a note for each file.

    What keeps the files from being judged is told as before.
    """
    before = loaded.workspace
    if not before.unbuilt:
        return loaded, []
    files, left_out = sound_parts(loaded.assembled)
    if not left_out:
        return loaded, []
    workspace = assemble(files, loaded.whole, rule_codes, loaded.records)
    if len(workspace.journeys) == len(before.journeys):
        return loaded, []
    used = {one.file for one in workspace.journeys} | {one.document.source.name for one in workspace.catalogues}
    notices = tuple(dict.fromkeys((*before.notices, *workspace.notices)))
    return loaded._replace(workspace=workspace._replace(notices=notices)), list(_notes(left_out, used))


def _notes(left_out: Mapping[str, list[int]], used: Iterable[str]) -> Iterable[str]:
    for file in sorted(left_out.keys() & set(used)):
        places = [f"{escape_unseen(file)}:{line}" for line in left_out[file]]
        yield message("run.drawn-past-faults", places=and_message(places, MOST_PLACES))
