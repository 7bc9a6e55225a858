"""Figures that are none: ranges, lists, units, stars and faces, each as the nearest number that can stand there."""

import math
import re
from collections.abc import Sequence

from cxjourney.model.introspection import Attribute, attributes, bounds

_FIGURE = r"-?[0-9]+(?:[.,][0-9]+)?"
_RANGE = re.compile(rf"({_FIGURE}) ?(?:-|–|—|…|\.\.\.?|to|until) ?({_FIGURE})", re.IGNORECASE)
_WITH_UNIT = re.compile(rf"({_FIGURE}) ?([^\W\d_][^,;:#\[\]{{}}]{{0,30}}|[°%‰€$£])")
_STARS = "⭐★🌟"
_FACES = ("😡🤬😠😭😱🤮💔", "🙁☹😞😟😢😕😒😔😖😩😫👎", "😐😑😶🤔😬🙄", "🙂😊😌👍😉", "😀😃😄😁😍🤩😆🥳🥰😎❤🎉")
"""Faces from the worst to the best, in equal steps of a scale: our own order."""
_VARIANT = "\ufe0f"
_SKIN_TONES = "🏻🏼🏽🏾🏿"


def figure_hint(text: str, attribute: Attribute | None, whole: bool) -> str:
    """Return which figure to write in place of a text; empty where it comes near to none.

    Args:
        text: What stands there: ``3-5``, ``3 weeks``, stars or a face.
        attribute: The attribute that it stands for.
        whole: Whether decimals are refused.
    """
    if found := _RANGE.fullmatch(text):
        low, high = (float(end.replace(",", ".")) for end in found.groups())
        return f"Write one number, not a range: {clamp((low + high) / 2, attribute, whole)}."
    if found := _WITH_UNIT.fullmatch(text):
        figure, unit = found[1].replace(",", "."), found[2].strip()
        if whole and not float(figure).is_integer():
            return ""
        if attribute and not whole and "unit" in attributes(attribute.entity):
            return f"Write {attribute.name}: {figure} and, on the line below, unit: {unit}"
        return f"Write the number alone: {figure}."
    return _sign_hint(text.replace(_VARIANT, "").replace("☆", "").strip(), attribute, whole)


def _sign_hint(signs: str, attribute: Attribute | None, whole: bool) -> str:
    if signs and all(sign in _STARS for sign in signs):
        return f"Write how many there are: {clamp(len(signs), attribute, whole)}."
    score = face_score(signs, attribute, whole)
    return f"Write a number in place of the face: {score}." if score else ""


def face_score(signs: str, attribute: Attribute | None, whole: bool) -> str:
    """Return the number on an attribute's scale that a face stands for, repeated or not; empty where it is none."""
    first = signs.replace(_VARIANT, "").strip()[:1]
    rest = signs.replace(_VARIANT, "").replace(" ", "").rstrip(_SKIN_TONES)
    low, high = bounds(attribute)
    step = next((step for step, faces in enumerate(_FACES) if first and first in faces), None)
    if step is None or low is None or high is None or rest.strip(first):
        return ""
    return clamp(low + (high - low) * step / 4, attribute, whole)


def list_figure_hint(items: Sequence[object], attribute: Attribute | None, whole: bool) -> str:
    """Return which figure of a list to write; empty where it holds none that can stand there."""
    figures = [item for item in items if isinstance(item, int | float) and not isinstance(item, bool)]
    possible = [item for item in figures if math.isfinite(item) and f"{item:g}" == clamp(item, attribute, whole)]
    if not possible:
        return ""
    return f"Write one number, without brackets and hyphens: {possible[0]:g}."


def clamp(number: float, attribute: Attribute | None, whole: bool) -> str:
    """Return the number nearest to one that the attribute takes, as it is written."""
    low, high = bounds(attribute)
    number = float(math.floor(number + 0.5)) if whole else number
    number = number if low is None else max(number, low)
    return f"{number if high is None else min(number, high):g}"
