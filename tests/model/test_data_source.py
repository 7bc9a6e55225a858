"""When a data source is stale, when it no longer counts, and which kinds of data it brings.

If it fails, coverage is worked out from data that should not count, or without data that should.
"""

import pytest

from cxjourney.model import (
    DataSource,
)
from cxjourney.model.vocabulary import FAMILIES_OF_TYPE


@pytest.mark.parametrize(
    ("given", "limits"),
    [
        ({}, (180, 365)),
        ({"cadence": "continuous"}, (90, 180)),
        ({"cadence": "daily"}, (90, 180)),
        ({"cadence": "weekly"}, (60, 120)),
        ({"cadence": "monthly"}, (90, 180)),
        ({"cadence": "quarterly"}, (180, 365)),
        ({"cadence": "yearly"}, (400, 800)),
        ({"cadence": "one-off"}, (365, 730)),
        ({"warn_after": "10d"}, (10, 365)),
        ({"warn_after": "2y"}, (730, 730)),
        ({"error_after": "2y"}, (180, 730)),
        ({"error_after": "10d"}, (10, 10)),
        ({"warn_after": "20d", "error_after": "10d"}, (20, 10)),
        ({"cadence": "yearly", "error_after": "1y"}, (365, 365)),
    ],
)
def test_ages_at_which_a_source_is_stale_and_expired(given: dict[str, str], limits: tuple[int, int]) -> None:
    assert DataSource.model_validate({"title": "D", "type": "survey", **given}).limits == limits


def test_families_come_from_the_type_unless_they_are_named() -> None:
    def brings(**given: object) -> tuple[str, ...]:
        return DataSource.model_validate({"title": "D", **given}).brings

    assert brings(type="call-log") == ("behavioural",)
    assert brings(type="complaints") == ("attitudinal",)
    assert brings(type="partner-data") == ("contextual",)
    assert brings(type="demographics") == brings(type="segmentation") == ()
    assert brings(type="crm", families=["contextual", "attitudinal"]) == ("contextual", "attitudinal")
    assert brings(type="crm", families=[]) == ()
    assert len(FAMILIES_OF_TYPE) == 33
