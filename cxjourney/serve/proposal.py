"""An answer of the room -> the files as they would be with it, and what isn't written; nothing is written here."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cxjourney.answers.answer import Answer
from cxjourney.answers.merge import MergedAnswers
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.languages.message import message
from cxjourney.pipeline.answered_workspace import answer_workspace
from cxjourney.pipeline.changed_workspace import ReadWorkspace, says_something
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.text.escape_unseen import escape_unseen

Prints = Mapping[str, tuple[str, str]]
"""By the names of files, what tells whether their texts are others: as they were read, and as they are to be."""


class Proposal(NamedTuple):
    """What an answer would change.

    Attributes:
        files: The files that it changes, catalogues first.
        merged: What becomes of each of its values.
        lit: The titles of the stages that become covered by it.
        undated: The titles of new sources that count although nobody said how new their data is.
    """

    files: tuple[ChangedFile, ...]
    merged: MergedAnswers
    lit: tuple[str, ...]
    undated: tuple[str, ...]

    @property
    def prints(self) -> Prints:
        """What tells whether it is the same as one that was shown."""
        return {file.before.name: (_print(file.before), _print(file.after)) for file in self.files}


def propose(answer: Answer, file: str, paths: Sequence[str] | None, config: Path | None, day: date) -> Proposal:
    """Return what an answer would change in the files as they are now.

    Args:
        answer: The answer.
        file: The name of the file of the journey that it is about.
        paths: The workspaces, as they were named.
        config: The configuration that was named.
        day: The as-of day.

    Raises:
        CannotRun: The journey isn't there any more, or can't be read, or the files would have a fault that they don't
            have now.
    """
    for group in find_workspace_groups(paths, Configurations(config)):
        for found in group.found:
            if any(one.name == file for one in found.files):
                return _propose(answer, file, found, group.settings.limits, day)
    raise CannotRun(message("serve.answer.gone", file=escape_unseen(file)))


def _propose(answer: Answer, file: str, found: DiscoveredWorkspace, bounds: Bounds, day: date) -> Proposal:
    workspace = ReadWorkspace(found, bounds)
    if not any(read.name == file and says_something(read) for read in workspace.reads):
        raise CannotRun(message("edit.faulty", file=escape_unseen(file)))
    answered = answer_workspace(workspace, [answer], day)
    new = next((one.path for one in answered.changed if not one.before.text and _is_there(one.path)), None)
    if new:
        raise CannotRun(message("new.file-there", file=escape_unseen(str(new))))
    catalogues = {one.name for one in found.files if one.is_catalogue}
    ordered = sorted(answered.changed, key=lambda one: bool(one.before.text) and one.before.name not in catalogues)
    lit = tuple(one.stage for one in answered.lit)
    return Proposal(tuple(ordered), answered.merged, lit, tuple(answered.undated))


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _print(file: TextFile) -> str:
    return sha256(file.text.encode()).hexdigest()
