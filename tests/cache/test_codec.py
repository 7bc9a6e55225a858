"""Findings as plain data and back.

If it fails, a run that is served from the cache says something else than the run before it.
"""

import json

from cxjourney.cache.codec import findings_table, read_findings
from cxjourney.diagnostics import About, Diagnostic, Severity
from cxjourney.files.text_file import Span


def test_findings_come_back_as_they_were() -> None:
    span, about = Span(1, 2, 1, 4), About("a", "s")
    one = Diagnostic("CX610", "unproven-access", Severity.INFO, "Said.", "Fix it.", "a.yaml", span, about)
    both = one._replace(several=(("persona", "lt"), ("persona", "sr")))
    other = one._replace(about=About("a", "s", persona="lt"), several=())
    written = json.loads(json.dumps(findings_table([one, both, other, one])))
    assert list(read_findings(written)) == [one, both, other, one]
