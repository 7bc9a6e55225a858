"""How customers really went, as a record of evidence tells it: figures at ways and stations, and undeclared ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.journey_paths import reachable
from cxjourney.analysis.measured_steps import MeasuredStep, measured_steps, usable_paths
from cxjourney.maps.content.joined_text import join_list
from cxjourney.maps.content.ways import way_kinds
from cxjourney.maps.model.map import Way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage
    from cxjourney.model.evidence_record import Count, MeasuredStage


class MeasuredWays:
    """What was measured of the ways through a journey.

    Args:
        study: The journey.
        language: The language of the map's own words.
    """

    def __init__(self, study: Study, language: Language) -> None:
        self.study, self.language = study, language
        paths = usable_paths(study)
        self.is_measured = paths is not None
        self.stages: Mapping[str, MeasuredStage] = {one.stage: one for one in paths.stages} if paths else {}
        self.steps = {(one.from_, one.to): one for one in measured_steps(study)}
        self.never = frozenset(paths.never_happened) if paths else frozenset()

    def is_unmeasured(self, stage: str) -> bool:
        """Return whether nothing measures a stage, though others are measured."""
        return self.is_measured and (stage not in self.stages or not self.stages[stage].measured)

    def station_words(self, stage: Stage) -> tuple[str, ...]:
        """Return how many customers came to a stage, and how many came no further; or that nothing measures it."""
        text = self.language.text
        if not self.is_measured:
            return ()
        if self.is_unmeasured(stage.id):
            return (text("map.flow.unmeasured"),)
        found = self.stages[stage.id]
        came = text("evidence.customers", n=self._count(found.customers))
        return (came, text("map.flow.left", n=self._count(found.left))) if found.left != 0 else (came,)

    def on_way(self, way: Way, start: str, end: str) -> Way:
        """Return a declared way with what was measured of it; as it is where nothing was."""
        step = self.steps.get((start, end))
        if step is not None:
            return way._replace(share=self._share(step), figure=self._figure(step))
        if (start, end) in self.never:
            return way._replace(share=0.0, figure=self.language.number(0))
        return way

    def undeclared(self) -> Iterator[Way]:
        """Yield the ways that the journey doesn't show, and that enough customers take to be told of (CX317)."""
        kinds = way_kinds(self.study)
        ways: dict[str, list[str]] = {
            stage: [link.to for link, kind in zip(links, kinds[stage], strict=True) if kind != "back"]
            for stage, links in self.study.links.items()
        }
        for step in self.undeclared_steps():
            kind = "back"
            if step.from_ not in reachable((step.to,), ways):
                ways[step.from_].append(step.to)
                kind = "on" if self.study.ends.get(step.to, True) else "out"
            start, end = self.study.position_of(step.from_), self.study.position_of(step.to)
            yield Way(start, end, kind, self._share(step), self._figure(step), undeclared=True)

    def undeclared_steps(self) -> Sequence[MeasuredStep]:
        """Return the steps that the journey doesn't show, most frequent first, and that are told of (CX317)."""
        if not self.is_measured:
            return ()
        least = self.study.thresholds["CX317"]
        return [
            one for one in self.steps.values()
            if not one.is_declared and one.visits and 100 * one.times >= least * one.visits
        ]  # fmt: skip

    def undeclared_words(self, stage: Stage) -> Iterator[str]:
        """Yield the undeclared ways from a stage, as a screen reader says them."""
        for step in self.undeclared_steps():
            if step.from_ == stage.id:
                title = self.study.journey.stages[self.study.position_of(step.to)].title
                yield self.language.text("map.flow.undeclared", stage=title, figure=self._figure(step))

    def note(self) -> tuple[str, ...]:
        """Return on which day it was measured, and what is dashed and hatched; nothing where nothing was."""
        evidence = self.study.in_scope.evidence
        if evidence is None or not self.is_measured:
            return ()
        return (self.language.text("map.note.measured", date=evidence.measured.measured),)

    def _share(self, step: MeasuredStep) -> float | None:
        there = self.stages[step.from_].customers
        return step.customers / there if isinstance(there, int) and there else None

    def _figure(self, step: MeasuredStep) -> str:
        share = self._share(step)
        percent = "" if share is None else self.language.percent(100 * share)
        return join_list(self.language, self.language.number(step.customers), percent)

    def _count(self, count: Count) -> str:
        if isinstance(count, int):
            return self.language.number(count)
        if count.fewer_than is not None:
            return self.language.text("evidence.fewer-than", n=self.language.number(count.fewer_than))
        if count.all_but_fewer_than is not None:
            return self.language.text("evidence.all-but", n=self.language.number(count.all_but_fewer_than))
        return self.language.text("evidence.hidden")
