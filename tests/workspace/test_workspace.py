"""Who travels a journey.

If it fails, access is worked out for people who never come this way, or not for those who do.
"""

from cxjourney.workspace.workspace import travellers

from .notices import Assembled, journey


def test_travellers_are_those_named_or_all_in_sight(assembled: Assembled) -> None:
    files = {"catalogue.yaml": "personas: {a: {title: A}, b: {title: B}}\n"}
    for text, expected in (("", ["a", "b"]), ("travelled_by: [b]\n", ["b"]), ("travelled_by: []\n", [])):
        (seen,) = assembled(files | {"j.yaml": journey("j", text)}).journeys
        assert list(travellers(seen.build())) == expected
