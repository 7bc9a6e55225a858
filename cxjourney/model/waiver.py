"""Waivers: findings that a team has decided to live with until a day."""

from pydantic import Field

from cxjourney.model.entity import Entity
from cxjourney.model.fields import Date, PainPointId, PersonaId, RuleCode, SourceId, StageId, Text, TouchpointId


class Waiver(Entity):
    """Silences a rule, at a place, until a day."""

    rule: RuleCode = Field(description="The code of the rule to silence.", examples=["CX301"])
    reason: Text = Field(description="Why the finding is accepted for now.")
    until: Date = Field(description="The last day on which the waiver holds.")
    stage: StageId | None = Field(None, description="Only at this stage, by id.")
    touchpoint: TouchpointId | None = Field(None, description="Only at this touchpoint, by id or title.")
    pain_point: PainPointId | None = Field(None, description="Only for this pain point, by id or title.")
    persona: PersonaId | None = Field(None, description="Only for this persona, by id.")
    source: SourceId | None = Field(None, description="Only for this data source, by id.")
