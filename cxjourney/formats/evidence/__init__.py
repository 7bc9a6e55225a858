"""What `evidence` tells: the options of its writers."""

from dataclasses import dataclass

from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language


@dataclass(frozen=True, slots=True)
class EvidenceOptions:
    """How evidence is to be written.

    Attributes:
        terminal: What it is written for.
        words: The language to write in.
    """

    terminal: Terminal
    words: Language
