"""How the data differs from its record, as Markdown for an issue or a comment."""

from cxjourney.formats.evidence import EvidenceOptions
from cxjourney.formats.evidence.markdown import write_blocks
from cxjourney.formats.evidence_check.sentences import blocks
from cxjourney.pipeline.check_evidence import EvidenceCheck


def write(check: EvidenceCheck, options: EvidenceOptions) -> str:
    """Return the differences as Markdown."""
    return write_blocks(blocks(check, options.words), options)
