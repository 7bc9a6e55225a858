"""Which form of a message a language takes for a number of things: the plural categories of Unicode CLDR.

The conditions are those of CLDR 48.2 (`supplemental/plurals.json` of the npm package `cldr-core`, Unicode License v3),
cut down to whole numbers; how they are read: UTS #35, part 3, Language Plural Rules.
"""

from functools import cache
from typing import Literal

PluralCategory = Literal["zero", "one", "two", "few", "many", "other"]
PLURAL_CATEGORIES: tuple[PluralCategory, ...] = ("zero", "one", "two", "few", "many", "other")
LARGEST_COUNT = 999_999
"""No workspace has more things than this: forms for whole millions, such as French has, are not asked for."""

_CONDITIONS: dict[str, dict[PluralCategory, str]] = {
    (
        "af an asa ast az bal bem bez bg brx ce cgg chr ckb da de dv ee el en eo et eu fi fo fur fy gl gsw ha "
        "haw hu ia ie io jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg lij mas mgo ml mn mr nah nb nd ne nl "
        "nn nnh no nr ny nyn om or os pap ps rm rof rwk saq sc sd sdh seh sn so sq ss ssy st sv sw syr ta te "
        "teo tig tk tn tr ts ug ur uz ve vo vun wae xh xog yi"
    ): {"one": "n = 1"},
    "ak am as bho bn csw doi fa ff gu guw hi hy kab kn kok ln mg nso pa pcm si ti wa zu": {"one": "n = 0..1"},
    "he iu naq sat se sma smi smj smn sms": {"one": "n = 1", "two": "n = 2"},
    "ca es it lld scn vec": {"one": "n = 1", "many": "n != 0 and n % 1000000 = 0"},
    "bs hr sh sr": {"one": "n % 10 = 1 and n % 100 != 11", "few": "n % 10 = 2..4 and n % 100 != 12..14"},
    "be ru uk": {
        "one": "n % 10 = 1 and n % 100 != 11",
        "few": "n % 10 = 2..4 and n % 100 != 12..14",
        "many": "n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14",
    },
    "blo cv ksh": {"zero": "n = 0", "one": "n = 1"},
    "ceb fil tl": {"one": "n = 1,2,3 or n % 10 != 4,6,9"},
    "dsb hsb sl": {"one": "n % 100 = 1", "two": "n % 100 = 2", "few": "n % 100 = 3..4"},
    "ar ars": {"zero": "n = 0", "one": "n = 1", "two": "n = 2", "few": "n % 100 = 3..10", "many": "n % 100 = 11..99"},
    "cs sk": {"one": "n = 1", "few": "n = 2..4"},
    "is mk": {"one": "n % 10 = 1 and n % 100 != 11"},
    "lv prg": {"zero": "n % 10 = 0 or n % 100 = 11..19", "one": "n % 10 = 1 and n % 100 != 11"},
    "mo ro": {"one": "n = 1", "few": "n = 0 or n != 1 and n % 100 = 1..19"},
    "br": {
        "one": "n % 10 = 1 and n % 100 != 11,71,91",
        "two": "n % 10 = 2 and n % 100 != 12,72,92",
        "few": "n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99",
        "many": "n != 0 and n % 1000000 = 0",
    },
    "cy": {"zero": "n = 0", "one": "n = 1", "two": "n = 2", "few": "n = 3", "many": "n = 6"},
    "fr pt": {"one": "n = 0..1", "many": "n != 0 and n % 1000000 = 0"},
    "ga": {"one": "n = 1", "two": "n = 2", "few": "n = 3..6", "many": "n = 7..10"},
    "gd": {"one": "n = 1,11", "two": "n = 2,12", "few": "n = 3..10,13..19"},
    "gv": {"one": "n % 10 = 1", "two": "n % 10 = 2", "few": "n % 100 = 0,20,40,60,80"},
    "kw": {
        "zero": "n = 0",
        "one": "n = 1",
        "two": "n % 100 = 2,22,42,62,82 or n % 1000 = 0 and n % 100000 = 1000..20000,40000,60000,80000"
        " or n != 0 and n % 1000000 = 100000",
        "few": "n % 100 = 3,23,43,63,83",
        "many": "n != 1 and n % 100 = 1,21,41,61,81",
    },
    "lag": {"zero": "n = 0", "one": "n = 0,1 and n != 0"},
    "lt": {"one": "n % 10 = 1 and n % 100 != 11..19", "few": "n % 10 = 2..9 and n % 100 != 11..19"},
    "mt": {"one": "n = 1", "two": "n = 2", "few": "n = 0 or n % 100 = 3..10", "many": "n % 100 = 11..19"},
    "pl": {
        "one": "n = 1",
        "few": "n % 10 = 2..4 and n % 100 != 12..14",
        "many": "n != 1 and n % 10 = 0..1 or n % 10 = 5..9 or n % 100 = 12..14",
    },
    "sgs": {
        "one": "n % 10 = 1 and n % 100 != 11",
        "two": "n = 2",
        "few": "n != 2 and n % 10 = 2..9 and n % 100 != 11..19",
    },
    "shi": {"one": "n = 0..1", "few": "n = 2..10"},
    "tzm": {"one": "n = 0..1 or n = 11..99"},
}
"""By the tags of languages: the numbers that are of a category. The rest, and all of other languages, is ``other``."""
_BY_LANGUAGE = {tag: conditions for tags, conditions in _CONDITIONS.items() for tag in tags.split()}


@cache
def plural_category(language: str, n: int) -> PluralCategory:
    """Return the category of a number of things.

    Args:
        language: The language's part of a tag (BCP 47), such as ``fa``.
        n: A whole number, 0 or more.
    """
    conditions = _BY_LANGUAGE.get(language, {})
    return next((category for category, condition in conditions.items() if _holds(condition, n)), "other")


@cache
def plural_categories(language: str) -> tuple[PluralCategory, ...]:
    """Return the categories that a language has for up to `LARGEST_COUNT` things, in the order of CLDR."""
    probes = (*range(201), 1000, 10_000, 100_000, LARGEST_COUNT)
    found = {plural_category(language, n) for n in probes}
    return tuple(category for category in PLURAL_CATEGORIES if category in found)


def _holds(condition: str, n: int) -> bool:
    return any(all(_is_met(relation, n) for relation in one.split(" and ")) for one in condition.split(" or "))


def _is_met(relation: str, n: int) -> bool:
    operand, sign, ranges = relation.rpartition(" != ") if "!=" in relation else relation.rpartition(" = ")
    number = n % int(operand.rpartition("% ")[2]) if "%" in operand else n
    ends = (part.partition("..") for part in ranges.split(","))
    inside = any(int(low) <= number <= int(high or low) for low, _, high in ends)
    return inside is (sign == " = ")
