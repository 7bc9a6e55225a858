"""Which form a language takes for a number of things, held against the samples that CLDR publishes.

If it fails, a page in Arabic or Polish counts things in the wrong form.
"""

import json
from collections.abc import Iterator

import pytest

from cxjourney.languages.plural_forms import plural_categories, plural_category
from tests.paths import DATA

SAMPLES: dict[str, dict[str, str]] = json.loads((DATA / "cldr-plurals.json").read_text("utf-8"))["samples"]


def numbers(samples: str) -> Iterator[int]:
    """Return the numbers of a sample such as ``0, 2~16, 100, 1000000, …``, without those in compact form."""
    for part in samples.replace("…", "").split(","):
        first, _, last = part.strip().partition("~")
        if first.isdecimal():
            yield from range(int(first), int(last or first) + 1)


@pytest.mark.parametrize("tag", SAMPLES)
def test_the_numbers_of_cldr_are_in_their_category(tag: str) -> None:
    wrong = [
        (n, category, plural_category(tag, n))
        for category, samples in SAMPLES[tag].items()
        for n in numbers(samples)
        if plural_category(tag, n) != category
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("tag", "categories"),
    [
        ("ar", ("zero", "one", "two", "few", "many", "other")),
        ("de", ("one", "other")),
        ("fr", ("one", "other")),
        ("id", ("other",)),
        ("ja", ("other",)),
        ("pl", ("one", "few", "many")),
        ("tlh", ("other",)),
    ],
)
def test_a_language_has_the_categories_of_its_whole_numbers(tag: str, categories: tuple[str, ...]) -> None:
    assert plural_categories(tag) == categories
