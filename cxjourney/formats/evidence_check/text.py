"""How the data differs from its record, as text for a terminal."""

from cxjourney.formats.evidence import EvidenceOptions
from cxjourney.formats.evidence.text import write_blocks
from cxjourney.formats.evidence_check.sentences import blocks
from cxjourney.pipeline.check_evidence import EvidenceCheck


def write(check: EvidenceCheck, options: EvidenceOptions) -> str:
    """Return the differences as text."""
    return write_blocks(blocks(check, options.words), options)
