"""What an import comes to goes into its folder: at once where it is new and certain, else once somebody agrees."""

from collections.abc import Sequence
from pathlib import Path

from cxjourney.cli.output import write_text
from cxjourney.cli.terminal_detection import detect_terminal
from cxjourney.cli.write_changes import agrees, can_ask, write_if_wanted
from cxjourney.exit_status import FOUND, NOTHING_FOUND
from cxjourney.files.changed_files import ChangedFile, write_changed
from cxjourney.files.new_files import write_new
from cxjourney.formats.text_changes import text_changes
from cxjourney.importers.draft import Draft
from cxjourney.languages import Language
from cxjourney.pipeline.import_into_workspace import ImportPlan


def show_import(plan: ImportPlan, everything: bool, color: str) -> None:
    """Write to standard output what becomes of files that are there; of new ones too where everything is asked for."""
    files = [*plan.changed, *(plan.new if everything else ())]
    write_text(text_changes([(file.before, file.after) for file in files], detect_terminal(color)))


def asks_first(plan: ImportPlan, draft: Draft, yes: bool) -> bool:
    """Return whether somebody is asked before new files are written: what headings of tables mean was worked out.

    Args:
        plan: What is to be written.
        draft: What was read.
        yes: Whether somebody has agreed already.
    """
    return bool(draft.understood and plan.new and not plan.changed) and not yes and can_ask()


def write_import(plan: ImportPlan, yes: bool, words: Language, asks: bool = False) -> int:
    """Write what is new, and what changes if that is wanted; return the exit status: 1 where nothing was written.

    Args:
        plan: What is to be written.
        yes: Whether somebody has agreed already.
        words: The language to ask in.
        asks: Whether somebody is asked before new files are written too.

    Raises:
        CannotRun: A file has changed since, or can't be written; then nothing was written.
    """
    record = [plan.record] if plan.record.before != plan.record.after else []
    if plan.changed:
        files = [*plan.changed, *plan.new, *record]
        made = _make(files)
        status = FOUND
        try:
            status = write_if_wanted(files, yes, words)
        finally:
            for folder in made if status == FOUND else ():
                folder.rmdir()
        return status
    if asks and not agrees(len(plan.new), words):
        return FOUND
    if plan.new and not plan.record.before.text:
        write_new({file.path: file.after.text.encode() for file in [*plan.new, *record]})
    else:
        write_changed([*plan.new, *record])
    return NOTHING_FOUND


def _make(files: Sequence[ChangedFile]) -> list[Path]:
    """Make the folders that files go to; return the new ones, the innermost first."""
    folders = dict.fromkeys(file.path.parent for file in files)
    new = [one for folder in folders for one in (folder, *folder.parents) if not one.exists()]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    return new
