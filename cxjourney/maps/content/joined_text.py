"""Lists and joined parts of text on a map, also in languages that run from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxjourney.languages import Language


def join_list(language: Language, *parts: str) -> str:
    """Return parts joined in one line, those that are empty left out."""
    return _fence(language, language.messages["figures.joint"]).join(part for part in parts if part)


def list_names(language: Language, names: Iterable[str]) -> str:
    """Return names as a list with the language's commas, however many there are."""
    return _fence(language, language.messages["figures.comma"]).join(names)


def _fence(language: Language, joint: str) -> str:
    """Return what joins parts; from right to left between marks of that direction.

    Without them Latin words before and after it would change places.
    """
    return joint.replace(joint.strip(), f"\u200f{joint.strip()}\u200f") if language.direction == "rtl" else joint


def keep_sign_first(language: Language, figure: str) -> str:
    """Return a figure that has a sign so that the sign stays before it in text that runs right to left."""
    return f"\u200e{figure}\u200e" if language.direction == "rtl" else figure
