"""The head of a stage on a map: number, owner, importance, how far it is known, and who begins or ends there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.model.card import Card, Dots, Label, Meter
from cxjourney.model.vocabulary import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.coverage import StageCoverage
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage, Touchpoint
from cxjourney.maps.content.joined_text import join_list, list_names
from cxjourney.maps.content.persona_marks import symbols_and_names


def stage_head(study: Study, stage: Stage, language: Language) -> Card:
    """Return a card of a stage with its number, owner, importance and coverage; what nobody said has no filled dot."""
    coverage = study.covers(stage.id)
    number = language.number(study.position(stage) + 1)
    owner = language.text("map.owner", owner=study.scope.teams[stage.owner].title) if stage.owner else ""
    importance = (
        language.text("map.importance.unsaid")
        if stage.importance is None
        else language.text("map.importance", importance=language.number(stage.importance))
    )
    return Card(
        title=stage.title,
        look=coverage.level,
        heading=join_list(language, number, entry_and_end_words(study, stage, language)),
        about=stage.summary or "",
        link=stage.link or "",
        whose=stage_travellers(stage),
        details=(owner or language.text("map.no-owner"),),
        ornaments=(
            *moment_label(stage, language),
            *_travellers_label(study, stage, language),
            *_told_label(stage, language),
            Dots(stage.importance or 0, 5, importance),
            Meter(
                tuple(family not in coverage.missing for family in FAMILIES),
                language.text(f"map.coverage.{coverage.level}"),
                coverage.level,
                tuple(_lack_words(coverage, language)),
            ),
        ),
    )


def moment_label(thing: Stage | Touchpoint, language: Language) -> tuple[Label, ...]:
    """Return the mark of a moment of truth; nothing where nobody called the stage or the touchpoint one."""
    return (Label(("moment-of-truth",), language.text("map.moment-of-truth")),) if thing.moment_of_truth else ()


def stage_travellers(stage: Stage) -> frozenset[str] | None:
    """Return the personas that take part in a stage, by id; None where all do who travel the journey."""
    return None if stage.travelled_by is None else frozenset(stage.travelled_by)


def _travellers_label(study: Study, stage: Stage, language: Language) -> tuple[Label, ...]:
    """Return who takes part in a stage, where not all do who travel the journey; nothing where all do."""
    if all(stage.is_travelled_by(id_) for id_ in study.travellers):
        return ()
    if not stage.travelled_by:
        return (Label((), language.text("map.travelled-by.nobody")),)
    symbols, names = symbols_and_names(study, stage.travelled_by, language)
    return (Label(symbols, language.text("map.travelled-by", personas=names)),)


def _told_label(stage: Stage, language: Language) -> tuple[Label, ...]:
    """Return which journey tells a stage in full, by its id; nothing where none does."""
    return (Label(("told",), language.text("map.told-by", journey=stage.journey)),) if stage.journey else ()


def _lack_words(coverage: StageCoverage, language: Language) -> Iterator[str]:
    """Yield what keeps a stage from being fully known that is so in part: families without data, touchpoints unseen."""
    if coverage.level != "partial":
        return
    if coverage.missing:
        families = (language.text(f"change.family.{family}") for family in coverage.missing)
        yield language.text("map.lacks.families", families=list_names(language, families))
    unseen, touchpoints = len(coverage.unseen), len(coverage.stage.touchpoints)
    if unseen and touchpoints == 1:
        yield language.text("map.lacks.only-touchpoint")
    elif unseen:
        yield language.text("map.lacks.touchpoints", unseen=language.number(unseen), all=language.number(touchpoints))


def entry_and_end_words(study: Study, stage: Stage, language: Language) -> str:
    """Return in words whether customers begin or end here; nothing where they do neither."""
    words = [language.text("map.start")] if stage.id in study.entries else []
    end = kind_of_end(study, stage)
    if end:
        words.append(language.text(f"map.{end}"))
    return join_list(language, *words)


def kind_of_end(study: Study, stage: Stage) -> str:
    """Return how the journey ends at a stage: `success`, `other`, `end` where nobody wrote it; empty where it goes on.

    An end without an ``outcome`` may count as a success for want of a better one; that is no reason to call it one.
    """
    if stage.id not in study.ends:
        return ""
    return stage.outcome or "end"
