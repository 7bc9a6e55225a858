"""How build services know findings and files again from one run to the next: fingerprints, and relative addresses."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from cxjourney.diagnostics import Diagnostic, Report, WaivedFinding, sort_key


@dataclass(frozen=True, slots=True)
class FingerprintedFinding:
    """A finding, what it is known again by, and what waives it."""

    finding: Diagnostic
    fingerprint: str
    waiver: WaivedFinding | None


def fingerprint_findings(report: Report) -> list[FingerprintedFinding]:
    """Return every finding of a report, waived ones among them, in the order of output.

    A fingerprint is the same as long as rule, file and what the finding is about are. It depends on no line and, since
    messages count days and name lines, on no figure; findings that are alike in all of that are told apart by number.
    """
    found: list[tuple[Diagnostic, WaivedFinding | None]] = [(finding, None) for finding in report.findings]
    found += [(waived.finding, waived) for waived in report.waived]
    seen: Counter[tuple[str, ...]] = Counter()
    result = []
    for finding, waiver in sorted(found, key=lambda one: sort_key(one[0])):
        *about, metric = (id_ or "" for id_ in finding.about)
        key = (finding.code, report.path(finding.file), *about, finding.words, *([metric] if metric else ()))
        seen[key] += 1
        digest = sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "backslashreplace"))
        result.append(FingerprintedFinding(finding, digest.hexdigest()[:32], waiver))
    return result


def uri(path: str) -> str:
    """Return a path from the root of the repository as a relative URI: every other character is percent-encoded."""
    from urllib.parse import quote

    return quote(path, safe="/")
