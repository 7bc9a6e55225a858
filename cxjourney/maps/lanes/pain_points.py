"""What hurts customers, worst first, and what would relieve it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.blocks import listed, personas_shown, short_names
from cxjourney.maps.lanes.lane import lane_of_cards
from cxjourney.maps.sheet import Card, Dots
from cxjourney.model.vocabulary import SEVERITY_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Lane
    from cxjourney.model import PainPoint, Stage

WORST = max(SEVERITY_WEIGHT.values())


def pain_points(study: Study, language: Language) -> Iterator[Lane]:
    """Pain points with severity, cause, status and evidence; those that nothing shows look assumed."""
    names = short_names({**personas_shown(study), **study.sight.personas})

    def cards(stage: Stage) -> Iterator[Card]:
        for index, pain in enumerate(_worst_first(stage), start=1):
            titles = language.listed(study.sight.sources[source].title for source in pain.evidence)
            hit = language.listed(names[persona] for persona in pain.personas)
            words = listed(
                language,
                language.text(f"severity.{pain.severity}"),
                language.text(f"map.cause.{pain.cause}") if pain.cause else "",
                language.text(f"map.pain-point.{pain.status}") if pain.status != "open" else "",
            )
            yield Card(
                pain.title,
                "pain" if pain.evidence else "claimed-pain",
                details=(
                    *((language.text("map.hits", personas=hit),) if hit else ()),
                    language.text("map.evidence", sources=titles) if titles else language.text("map.no-evidence"),
                ),
                ornaments=(Dots(SEVERITY_WEIGHT[pain.severity], WORST, f"{words[:1].upper()}{words[1:]}", "box"),),
                name=f"stage-{stage.id}-pain-point-{pain.id or index}",
                whose=_whom_it_hits(pain),
            )

    yield lane_of_cards("pain-points", study, language, cards)


def opportunities(study: Study, language: Language) -> Iterator[Lane]:
    """What would relieve the pain points, with impact, effort, how far it has come, and who takes care of it."""
    teams = study.sight.teams

    def cards(stage: Stage) -> Iterator[Card]:
        for pain in _worst_first(stage):
            for chance in pain.opportunities:
                weighed = listed(
                    language,
                    language.text("map.impact", level=language.text(f"severity.{chance.impact}"))
                    if chance.impact
                    else "",
                    language.text("map.effort", level=language.text(f"severity.{chance.effort}"))
                    if chance.effort
                    else "",
                )
                state = listed(
                    language,
                    language.text(f"map.opportunity.{chance.status}"),
                    teams[chance.owner].title if chance.owner else "",
                    language.text("map.due", date=language.day(chance.due)) if chance.due else "",
                )
                details = tuple(filter(None, (weighed, state)))
                yield Card(chance.title, "idea", details=details, whose=_whom_it_hits(pain))

    yield lane_of_cards("opportunities", study, language, cards)


def _whom_it_hits(pain: PainPoint) -> frozenset[str] | None:
    """The personas that a pain point names; without any it hits everybody."""
    return frozenset(pain.personas) or None


def _worst_first(stage: Stage) -> list[PainPoint]:
    return sorted(stage.pain_points, key=lambda pain: (not pain.is_open, -SEVERITY_WEIGHT[pain.severity]))
