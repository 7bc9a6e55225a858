"""Where to begin when there is much: the rules whose findings are the gravest and touch the most stages."""

from collections.abc import Iterator, Sequence

from cxjourney.diagnostics import READING, Diagnostic
from cxjourney.formats.findings.text.entry import STYLES, place_of, wrapped
from cxjourney.formats.terminal import Terminal
from cxjourney.text.english import number_of

MUCH = 10
"""With fewer findings, whoever reads them sees where to begin."""
MOST_NAMED = 3


def beginning(findings: Sequence[Diagnostic], terminal: Terminal) -> Iterator[str]:
    """Name the few rules that matter most, how much of each there is, and where it stands first."""
    rules: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        rules.setdefault(finding.code, []).append(finding)
    if len(findings) < MUCH or len(rules) < 2:
        return
    first = sorted(rules.values(), key=_weight)[:MOST_NAMED]
    codes = [found[0].code for found in first]
    narrows = any(code not in codes and not code.startswith(READING) for code in rules)
    alone = f": --select {','.join(codes)} shows them alone." if narrows else ":"
    yield ""
    yield from wrapped(f"Begin with these{alone}", terminal, 0)
    for found in first:
        gravest = max(found, key=lambda one: one.severity)
        number = number_of(len(found), gravest.severity.word if _alike(found) else "finding")
        stages = len(_stages(found))
        where = f" at {number_of(stages, 'stage')}" if stages else ""
        code = terminal.paint(gravest.code, STYLES[gravest.severity])
        named, *rest = wrapped(f"{gravest.code} {gravest.slug}: {number}{where}", terminal, 2)
        yield f"  {named.replace(gravest.code, code, 1)}"
        yield from (f"  {line}" for line in rest)
        yield f"    {place_of(gravest)}"


def _weight(found: Sequence[Diagnostic]) -> tuple[int, int, int, str]:
    return -max(one.severity for one in found), -len(_stages(found)), -len(found), found[0].code


def _stages(found: Sequence[Diagnostic]) -> set[tuple[str | None, str]]:
    return {(one.about.journey, one.about.stage) for one in found if one.about.stage}


def _alike(found: Sequence[Diagnostic]) -> bool:
    return len({one.severity for one in found}) == 1
