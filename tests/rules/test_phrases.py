"""How rules put what a step asks for that a persona lacks.

If it fails, a finding says that somebody lacks what they have, or what no step asks for.
"""

import pytest

from cxjourney.analysis.touchpoint_access import Lack
from cxjourney.languages import language
from cxjourney.model import Persona, Touchpoint
from cxjourney.rules.phrases import unmet_demands

INTERNET, SKILLS = Lack("internet", ("good",)), Lack("skills", ("confident",))
TRIP, DEVICES = Lack("travel", ("local",)), Lack("devices", ("basic-phone", "landline", "tablet"))
ASSISTIVE = Lack("assistive", ("screen-reader", "captions"))


@pytest.mark.parametrize(
    ("lacks", "required", "says"),
    [
        ((INTERNET,), False, "form asks for a better connection than poor"),
        ((SKILLS,), True, "form, which is required, asks for digital skills (confident)"),
        ((TRIP, Lack("travel", ("any",))), False, "form asks for a trip nearby, and for a long trip"),
        (
            (INTERNET, DEVICES, TRIP),
            False,
            "form asks for a better connection than poor, for a basic phone, landline or tablet, and for a trip nearby",
        ),
        ((ASSISTIVE,), False, "form does not serve screen-reader and captions"),
        ((ASSISTIVE,), True, "form, which is required, does not serve screen-reader and captions"),
        (
            (SKILLS, ASSISTIVE),
            True,
            "form, which is required, asks for digital skills (confident), "
            "and does not serve screen-reader and captions",
        ),
    ],
)
def test_what_a_step_asks_for(lacks: tuple[Lack, ...], required: bool, says: str) -> None:
    step = Touchpoint.model_validate({"id": "form", "title": "A form", "channel": "web", "required": required})
    persona = Persona.model_validate({"title": "A", "access": {"internet": "poor", "skills": "none"}})
    assert unmet_demands(step, lacks, persona, language("en")) == says
