"""Which findings are new after a change, and which are mended."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxjourney.diagnostics import NOTHING, About, Diagnostic, in_order

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Renames:
    """By the id that something had, the id that it has; stages by journey too, under the journey's old id."""

    journeys: Mapping[str, str]
    stages: Mapping[tuple[str, str], str]
    personas: Mapping[str, str]
    sources: Mapping[str, str]

    def now(self, about: About) -> About:
        """Give what a finding would be about now."""
        journey, stage = about.journey, about.stage
        return about._replace(
            journey=self.journeys.get(journey, journey) if journey else None,
            stage=self.stages.get((journey, stage), stage) if journey and stage else stage,
            persona=self.personas.get(about.persona, about.persona) if about.persona else None,
            source=self.sources.get(about.source, about.source) if about.source else None,
        )


def turned(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], renames: Renames, place: Callable[[str], str]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Give the findings that are new, and those that are no longer reported, each in the order of output.

    A finding is known by its rule and by what it is about, not by its line and not by its wording: one that only says
    something else now is neither new nor mended. What is about nothing that has an id is known by its file and its
    words; ``place`` gives the file's place within the workspace.
    """
    had = _by_key(before, lambda finding: _key(finding, renames.now(finding.about), place))
    has = _by_key(after, lambda finding: _key(finding, finding.about, place))
    new, gone = [], []
    for key in dict.fromkeys((*had, *has)):
        was, now = _unequal(had.get(key, []), has.get(key, []))
        same = min(len(was), len(now))
        new += now[same:]
        gone += was[same:]
    return sorted(new, key=in_order), sorted(gone, key=in_order)


def _key(finding: Diagnostic, about: About, place: Callable[[str], str]) -> Hashable:
    if about != NOTHING:
        return finding.code, about
    return finding.code, place(finding.file), _NUMBER.sub("#", finding.message)


def _by_key(findings: Iterable[Diagnostic], key: Callable[[Diagnostic], Hashable]) -> dict[Hashable, list[Diagnostic]]:
    found: dict[Hashable, list[Diagnostic]] = {}
    for finding in findings:
        found.setdefault(key(finding), []).append(finding)
    return found


def _unequal(was: list[Diagnostic], now: list[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Leave out what says the same on both sides."""
    said = [finding.message for finding in was]
    rest = []
    for finding in now:
        if finding.message in said:
            said.remove(finding.message)
        else:
            rest.append(finding)
    left = [finding for finding in was if finding.message in said]
    return left, rest
