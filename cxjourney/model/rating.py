"""How good a touchpoint is, in the six dimensions of a digital experience."""

from typing import Annotated

from pydantic import Field

from cxjourney.model.entity import Entity
from cxjourney.model.fields import Whole

Score = Annotated[Whole, Field(ge=1, le=5)]


class Rating(Entity):
    """A touchpoint's rating: 1 (poor) to 5 (excellent) in each dimension that was judged."""

    information: Score | None = Field(
        None, description="Does it tell what customers need to know? From 1 (poor) to 5 (excellent)."
    )
    ease: Score | None = Field(None, description="Is it easy to use? From 1 (poor) to 5 (excellent).")
    self_service: Score | None = Field(
        None,
        alias="self-service",
        description="Can customers do it without asking anybody? From 1 (poor) to 5 (excellent).",
    )
    personalisation: Score | None = Field(
        None, description="Does it fit the customer who uses it? From 1 (poor) to 5 (excellent)."
    )
    communication: Score | None = Field(
        None, description="Is the tone right, and the news in time? From 1 (poor) to 5 (excellent)."
    )
    helpfulness: Score | None = Field(
        None, description="Does it help when something goes wrong? From 1 (poor) to 5 (excellent)."
    )

    def by_dimension(self) -> dict[str, int]:
        """Give the scores that were recorded, by dimension."""
        scores = (
            ("information", self.information),
            ("ease", self.ease),
            ("self-service", self.self_service),
            ("personalisation", self.personalisation),
            ("communication", self.communication),
            ("helpfulness", self.helpfulness),
        )
        return {dimension: score for dimension, score in scores if score is not None}
