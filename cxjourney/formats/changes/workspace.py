"""What a change means for a whole workspace, in sentences: the verdict, what journeys share, and what is found."""

from collections.abc import Iterator, Mapping, Sequence

from cxjourney.analysis.diff.matching import Thing
from cxjourney.analysis.diff.workspace import Difference, Shared
from cxjourney.analysis.names import person
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic, Severity
from cxjourney.formats.changes.clause import named
from cxjourney.formats.changes.structure import renamed
from cxjourney.model import Persona
from cxjourney.text.english import counted


def verdict(difference: Difference) -> str:
    """Say in a few words whether anything got worse, and where."""
    worse = [one.pairing.study.journey.journey for one in difference.journeys if one.is_worse]
    broken = [study.journey.journey for study in difference.broken]
    errors = sum(finding.severity is Severity.ERROR for finding in difference.new)
    parts = []
    if worse:
        parts.append(f"worse: {named(worse)}")
    if broken:
        parts.append(f"no longer to be judged: {named(broken)}")
    if errors:
        parts.append(counted(errors, "new error"))
    if parts:
        return "; ".join(parts)
    return "nothing got worse" if difference.is_changed else "nothing changed"


def counts(difference: Difference) -> str:
    """Say how many journeys changed."""
    changed = sum(one.is_changed for one in difference.journeys)
    same = len(difference.journeys) - changed
    return f"{counted(changed, 'journey')} changed, {same:,} did not."


def sharing(difference: Difference) -> Iterator[str]:
    """Say what came, went and was renamed of what journeys share, and which journeys can't be compared."""
    yield from _shared(difference.personas, "persona")
    yield from _shared(difference.sources, "data source")
    yield from _not_compared(difference.broken, "can't be judged any more: mend its errors first")
    yield from _not_compared(difference.restored, "could not be judged before, and is not compared")


def _shared(shared: Shared[Thing], noun: str) -> Iterator[str]:
    if shared.came:
        yield f"{counted(len(shared.came), f'new {noun}')}: {named(_things(shared.came))}"
    if shared.went:
        yield f"{counted(len(shared.went), noun)} gone: {named(_things(shared.went))}"
    for kept in shared.renamed:
        yield f"the {noun} {renamed(kept)}"


def _things(things: Mapping[str, Thing]) -> list[str]:
    return [person(id_, thing) if isinstance(thing, Persona) else id_ for id_, thing in things.items()]


def _not_compared(studies: Sequence[Study], what: str) -> Iterator[str]:
    yield from (f"the journey {study.journey.journey} {what}" for study in studies)


def spoken_of(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Give the findings that people are told of: all but what is for information only."""
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def tally(findings: Sequence[Diagnostic]) -> str:
    """Count findings by severity, in words."""
    times = ((severity, sum(finding.severity is severity for finding in findings)) for severity in reversed(Severity))
    words = [
        f"{n:,} for information" if severity is Severity.INFO else counted(n, severity.word)
        for severity, n in times
        if n
    ]
    return named(words) or "none"
