"""A document where it stands in its workspace."""

from typing import NamedTuple

from cxjourney.parse.document import Document
from cxjourney.workspace.workspace import Folder


class FiledDocument(NamedTuple):
    """A document of a workspace: what it says, the folder that it stands in, and whether it is a catalogue."""

    document: Document
    folder: Folder
    is_catalogue: bool
