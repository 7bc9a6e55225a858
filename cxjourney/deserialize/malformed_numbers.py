"""Figures that are none: ranges, lists, units, stars and faces, each as the nearest number that can stand there."""

import math
import re
from collections.abc import Sequence

from cxjourney.deserialize.feeling_faces import VARIANT, score_of_face
from cxjourney.deserialize.scale_synonyms import count_of, degree_of
from cxjourney.languages.message import message
from cxjourney.model.introspection import Attribute, attributes, bounds

_FIGURE = r"-?[0-9]+(?:[.,][0-9]+)?"
_RANGE = re.compile(rf"({_FIGURE}) ?(?:-|–|—|…|\.\.\.?|to|until) ?({_FIGURE})", re.IGNORECASE)
_UNIT = re.compile(r" ?([^\W\d_][^,;:#\[\]{}]{0,30}|[°%‰€$£¥٪])")
_WITH_UNIT = re.compile(rf"({_FIGURE}){_UNIT.pattern}")
_PER_CENT = re.compile(
    rf"({_FIGURE}) ?(?:[%٪]|per ?cent|persen|por ciento|prozent|pour cent|por cento|درصد|بالمئة|パーセント)",
    re.IGNORECASE,
)
_THOUSANDS_OF = re.compile(rf"({_FIGURE}) ?k", re.IGNORECASE)
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:(?:\.[0-9]{3})+,|(?:,[0-9]{3})+\.|(?:[ '’\u00a0\u202f][0-9]{3})+[.,])[0-9]+")
_RATIO = re.compile("([0-9]{1,3}) ?(?:/|in|of|out of|dari|von|de|sur|از|من) ?([0-9]{1,3})(?: [^\\W\\d]+)?")
_CURRENCY = re.compile(r"(?P<unit>Rp|IDR|USD|EUR|[$€£¥]|ریال|تومان)\.? ?(?P<figure>[0-9.,' ]*[0-9])")
_ABOUT = re.compile(
    r"(?:~|≈|ca\.?|circa|c\.|about|around|approx\.?|approximately|roughly|nearly|almost|over|under|more than|less than|"
    r"at least|at most|up to|>|<|n ?=) ?(?=[\w.~-])",
    re.IGNORECASE,
)
_PARTS = {"half": 0.5, "third": 0.33, "quarter": 0.25, "tenth": 0.1, "all": 1, "everybody": 1, "nobody": 0}
_STARS = "⭐★🌟"
_MORE_FACES = {**dict.fromkeys("😱🤮💔", -2), **dict.fromkeys("🤔🙄", 0), **dict.fromkeys("😎❤", 2)}
"""Faces of which one can only guess what they mean: good enough for a proposal."""


def figure_hint(text: str, attribute: Attribute | None, whole: bool) -> str:
    """Return which figure to write in place of a text; empty where it comes near to none.

    Args:
        text: What stands there: ``3-5``, ``3 weeks``, stars or a face.
        attribute: The attribute that it stands for.
        whole: Whether decimals are refused.
    """
    if about := _ABOUT.match(text):
        rest = text[about.end() :]
        alone = rest if re.fullmatch(_FIGURE, rest) else ""
        if alone:
            return message("advise.number-alone", text=alone.replace(",", "."))
        return figure_hint(rest, attribute, whole)
    if hint := _proportion_hint(text, attribute, whole) or _word_hint(text, attribute, whole):
        return hint
    if found := _THOUSANDS_OF.fullmatch(text):
        return message("advise.in-full", text=f"{1000 * float(found[1].replace(',', '.')):g}")
    if (grouped := _GROUPED.match(text)) and (not text[grouped.end() :] or _UNIT.fullmatch(text[grouped.end() :])):
        whole_part, decimals = re.split(r"[.,](?=[0-9]+$)", grouped[0])
        number, unit = f"{re.sub('[^0-9-]', '', whole_part)}.{decimals}", text[grouped.end() :].strip(" %٪")
        if unit and attribute and not whole and "unit" in attributes(attribute.entity):
            return message("advise.unit", text=f"{attribute.name}: {number}", unit=f"unit: {unit}")
        return "" if whole else message("advise.number-alone", text=number)
    if found := _RANGE.fullmatch(text):
        low, high = (float(end.replace(",", ".")) for end in found.groups())
        return message("advise.not-a-range", text=clamp((low + high) / 2, attribute, whole))
    if (paid := _CURRENCY.fullmatch(text)) and (plain := plain_amount(paid["figure"])):
        if attribute and not whole and "unit" in attributes(attribute.entity):
            return message("advise.unit", text=f"{attribute.name}: {plain}", unit=f"unit: {paid['unit']}")
        return message("advise.number-alone", text=plain)
    if found := _WITH_UNIT.fullmatch(text):
        figure, unit = found[1].replace(",", "."), found[2].strip()
        if whole and not float(figure).is_integer():
            return ""
        if attribute and not whole and "unit" in attributes(attribute.entity):
            return message("advise.unit", text=f"{attribute.name}: {figure}", unit=f"unit: {unit}")
        return message("advise.number-alone", text=figure)
    return _sign_hint(text.replace(VARIANT, "").replace("☆", "").strip(), attribute, whole)


def plain_amount(figure: str) -> str:
    """Return an amount of money without marks between its thousands, and with a point; empty where it is none.

    Three digits behind a single mark are thousands: money has two decimals.
    """
    found = re.fullmatch(r"([0-9]{1,3}(?:[., '][0-9]{3})+|[0-9]+)(?:[.,]([0-9]{1,2}))?", figure.strip())
    whole = re.sub("[^0-9]", "", found[1]) if found else ""
    return f"{whole}.{found[2]}" if found and found[2] else whole


def _proportion_hint(text: str, attribute: Attribute | None, whole: bool) -> str:
    """Return which figure a part of all comes to: per cents, fractions such as 1/3 or “half”, and ranges of them."""
    low, high = bounds(attribute)
    word = re.sub("^(?:a|an|one|the) ", "", text.casefold()).removesuffix(" of them")
    if (low, high) in ((0, 1), (0, 100)) and word in _PARTS:
        return message("advise.as-figure", text=f"{_PARTS[word] * (high or 1):g}")
    ends = _RANGE.fullmatch(text.rstrip("%٪ ")) if text.endswith(("%", "٪")) else None
    figures = ends.groups() if ends else (per_cent[1],) if (per_cent := _PER_CENT.fullmatch(text)) else ()
    if figures and low is not None and high is not None:
        share = sum(float(figure.replace(",", ".")) for figure in figures) / len(figures) / 100
        if (low, high) == (0, 1):
            return message("advise.share-no-percent", text=clamp(share, attribute, whole=False))
        if (low, high) != (0, 100):
            return message("advise.on-scale", text=_on_scale(share, attribute, whole))
    ratio = _RATIO.fullmatch(text)
    if ratio and (low, high) == (0, 1) and 0 < int(ratio[2]) >= int(ratio[1]):
        return message("advise.share", text=f"{int(ratio[1]) / int(ratio[2]):.2g}")
    return ""


def _word_hint(text: str, attribute: Attribute | None, whole: bool) -> str:
    """Return which number a word comes to: a count, or a place on a scale of at most ten steps."""
    low, high = bounds(attribute)
    first, _, rest = text.partition(" ")
    count = count_of(text if count_of(text) is not None else first if rest.isalpha() else "")
    if count is not None and clamp(count, attribute, whole) == f"{count}" and (low, high) != (0, 1):
        return message("advise.in-digits", text=f"{count}")
    degree = degree_of(text) if low is not None and high is not None and 1 < high - low <= 10 else None
    if degree is None:
        return ""
    return message("advise.number-for-word", text=_on_scale(degree, attribute, whole))


def _on_scale(degree: float, attribute: Attribute | None, whole: bool) -> str:
    """Return the number that stands that high on an attribute's scale, from 0 (its lower end) to 1."""
    low, high = bounds(attribute)
    return clamp((low or 0) + ((high or 0) - (low or 0)) * degree, attribute, whole)


def _sign_hint(signs: str, attribute: Attribute | None, whole: bool) -> str:
    if signs and all(sign in _STARS for sign in signs):
        return message("advise.stars", text=clamp(len(signs), attribute, whole))
    score = face_score(signs, attribute, whole)
    return message("advise.number-for-face", text=score) if score else ""


def face_score(signs: str, attribute: Attribute | None, whole: bool) -> str:
    """Return the number on an attribute's scale that a face stands for, repeated or not; empty where it is none."""
    low, high = bounds(attribute)
    score = score_of_face(signs, _MORE_FACES)
    if score is None or low is None or high is None:
        return ""
    return clamp(low + (high - low) * (score + 2) / 4, attribute, whole)


def list_figure_hint(items: Sequence[object], attribute: Attribute | None, whole: bool) -> str:
    """Return which figure of a list to write; empty where it holds none that can stand there."""
    figures = [item for item in items if isinstance(item, int | float) and not isinstance(item, bool)]
    possible = [item for item in figures if math.isfinite(item) and f"{item:g}" == clamp(item, attribute, whole)]
    if not possible:
        return ""
    return message("advise.one-number", text=f"{possible[0]:g}")


def clamp(number: float, attribute: Attribute | None, whole: bool) -> str:
    """Return the number nearest to one that the attribute takes, as it is written."""
    low, high = bounds(attribute)
    number = float(math.floor(number + 0.5)) if whole else number
    number = number if low is None else max(number, low)
    return f"{number if high is None else min(number, high):g}"
