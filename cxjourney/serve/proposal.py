"""An answer of the room -> the files as they would be with it, and what isn't written; nothing is written here."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cxjourney.answers.answer import Answer
from cxjourney.answers.answered_texts import AnsweredTexts, answered_texts
from cxjourney.answers.merge import MergedAnswers
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.files.discover import DiscoveredFile, DiscoveredWorkspace
from cxjourney.files.text_file import Bounds, TextFile
from cxjourney.files.workspace_roots import CATALOGUE_NAMES
from cxjourney.languages.message import message
from cxjourney.pipeline.changed_workspace import changed_files, filed_documents, says_something
from cxjourney.pipeline.load import load_workspace
from cxjourney.pipeline.workspace_groups import Configurations, find_workspace_groups
from cxjourney.text.escape_unseen import escape_unseen

Prints = Mapping[str, tuple[str, str]]
"""By the names of files, what tells whether their texts are others: as they were read, and as they are to be."""


class Proposal(NamedTuple):
    """What an answer would change.

    Attributes:
        files: The files that it changes, catalogues first.
        merged: What becomes of each of its values.
    """

    files: tuple[ChangedFile, ...]
    merged: MergedAnswers

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
    loaded = load_workspace(found, bounds)
    if not any(read.name == file and says_something(read) for read in loaded.reads):
        raise CannotRun(message("edit.faulty", file=escape_unseen(file)))
    answered = answered_texts([answer], filed_documents(loaded), day, bounds)
    with_new, texts = _with_new_catalogue(found, answered)
    catalogues = {one.name for one in with_new.files if one.is_catalogue}
    files = changed_files(with_new, loaded, texts, bounds) if texts else []
    ordered = sorted(files, key=lambda one: one.before.name not in catalogues)
    return Proposal(tuple(ordered), answered.merged)


def _with_new_catalogue(
    found: DiscoveredWorkspace, answered: AnsweredTexts
) -> tuple[DiscoveredWorkspace, dict[str, TextFile]]:
    """Return a workspace with the catalogue that it gets, empty so far, and all texts that are new.

    Raises:
        CannotRun: There is a file in its place.
    """
    texts = {name: document.source for name, document in answered.documents.items()}
    if not answered.new_catalogue:
        return found, texts
    folder = found.root or Path(found.files[0].path).parent
    path = folder / CATALOGUE_NAMES[0]
    if path.exists() or path.is_symlink():
        raise CannotRun(message("new.file-there", file=escape_unseen(str(path))))
    beside = next((one for one in found.files if Path(one.path).parent == folder), None)
    name = f"{beside.name.rpartition('/')[0]}/{path.name}".lstrip("/") if beside else str(path)
    texts[name] = TextFile(name, answered.new_catalogue)
    new = DiscoveredFile(str(path), name, (), True, False, TextFile(name, ""))
    return found._replace(files=(*found.files, new)), texts


def _print(file: TextFile) -> str:
    return sha256(file.text.encode()).hexdigest()
