"""Languages that are asked for and that the tool's own words are not in: what is said of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxjourney.languages import available_languages
from cxjourney.text.english import join_and
from cxjourney.text.escape import shorten

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study


def untranslated_sentences(asked: str | None, studies: "Sequence[Study]") -> list[str]:
    """Return a sentence for each language in which the tool's own words would be written, and can't.

    Args:
        asked: The tag of the language that was asked for; None for that of each journey.
        studies: The journeys that are written of.
    """
    if asked is not None:
        return [] if is_translated(asked) else [f"--language {shorten(asked)}: {_instead()}"]
    by_tag: dict[str, list[str]] = {}
    for study in studies:
        if not is_translated(tag := study.journey.language):
            by_tag.setdefault(tag, []).append(study.journey.journey)
    return [
        f"language: {shorten(tag)} of {join_and(map(shorten, journeys), most=3)}: {_instead()}"
        for tag, journeys in by_tag.items()
    ]


def is_translated(tag: str) -> bool:
    """Return whether the tool's own words are in the language of a tag, whatever its script and region."""
    return tag.lower().partition("-")[0] in available_languages()


def _instead() -> str:
    there = join_and(available_languages())
    return f"the tool's own words are in {there} alone, and so are written in English."
