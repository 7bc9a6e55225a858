"""Pain points, and the opportunities that would relieve them."""

from typing import Literal

from pydantic import Field

from cxjourney.model.disambiguate_titles import Titled
from cxjourney.model.fields import Address, Date, Entity, PersonaId, Slug, SourceId, TeamId, Text
from cxjourney.model.vocabulary import (
    SEVERITY_WEIGHT,
    UNSAID_SEVERITY,
    Cause,
    Estimate,
    OpportunityStatus,
    PainPointStatus,
    PainSeverity,
)


class Opportunity(Entity):
    """Something that would relieve a pain point, or make a stage better."""

    title: Text = Field(description="What could be done.", examples=["Say why a photo was refused"])
    impact: Estimate | None = Field(None, description="How much it would help customers.")
    effort: Estimate | None = Field(None, description="How much work it is.")
    status: OpportunityStatus | None = Field(None, description="How far it has come. Left out: not said.")
    owner: TeamId | None = Field(None, description="The team that takes care of it, by id.")
    due: Date | None = Field(None, description="The day by which it is to be done.")


class PainPoint(Titled):
    """Something that hurts customers at a stage."""

    title: Text = Field(
        description="What goes wrong, in the customer's words.", examples=["The photo is refused without a reason"]
    )
    id: Slug | None = Field(None, description="A short name in a–z, 0–9 and hyphens. Without one the title serves.")
    link: Address | None = Field(None, description="Where more is found, such as its ticket: an https address.")
    severity: PainSeverity | None = Field(
        None, description="How much it hurts. Left out: not said; gaps are then ranked as if it were medium."
    )
    personas: tuple[PersonaId, ...] = Field((), description="The personas whom it hits, by id.")
    cause: Cause | None = Field(None, description="Where the fault lies: with people, the process or technology.")
    evidence: tuple[SourceId, ...] = Field((), description="The data sources that show it, by id.")
    owner: TeamId | None = Field(None, description="The team that is to fix it, by id.")
    status: PainPointStatus = Field(
        "open", description="Open, in progress, solved, or accepted as it is. Left out: not said; counts as open."
    )
    updated: Date | None = Field(None, description="The day somebody last looked at it.")
    opportunities: tuple[Opportunity, ...] = Field((), description="What would relieve it.")

    @property
    def label(self) -> str:
        """Its id, or its title where it has none."""
        return self.id or self.title

    @property
    def severity_weight(self) -> int:
        """What its severity counts for, from 1 (low) to 4 (critical); 2 where nobody said it."""
        return UNSAID_SEVERITY if self.severity is None else SEVERITY_WEIGHT[self.severity]

    @property
    def said_status(self) -> PainPointStatus | Literal["unsaid"]:
        """The status as it was written; ``unsaid`` where nobody wrote it, though it counts as ``open``."""
        return self.status if "status" in self.model_fields_set else "unsaid"

    @property
    def is_open(self) -> bool:
        """Whether it still hurts: open or in progress."""
        return self.status in ("open", "in-progress")

    @property
    def is_severe(self) -> bool:
        """Whether it hurts badly: of high or critical severity."""
        return self.severity in ("high", "critical")
