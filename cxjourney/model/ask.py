"""Asks: questions that somebody was asked, and what came of them."""

from pydantic import Field

from cxjourney.model.fields import Date, Entity, Slug, SourceId, TeamId, TeamOrText, Text
from cxjourney.model.vocabulary import AskStatus


class Ask(Entity):
    """A question that somebody is asked, by when, and what came of it."""

    question: Text = Field(description="What is asked.", examples=["How many letters come back?"])
    id: Slug | None = Field(None, description="A short name in a–z, 0–9 and hyphens. Without one the question serves.")
    to: TeamOrText | None = Field(None, description="Who is asked: a team, by id, or anybody, in words.")
    owner: TeamId | None = Field(
        None, description="The team that sees to it that an answer comes, by id. Left out: the team that is asked."
    )
    asked: Date | None = Field(None, description="The day on which it was asked.")
    due: Date | None = Field(None, description="The day by which an answer is to be there.")
    answer: Text | None = Field(None, description="What the answer is.")
    answered: Date | None = Field(None, description="The day on which the answer came.")
    source: SourceId | None = Field(None, description="The data source that the answer comes from, by id.")
    status: AskStatus = Field(
        "open", description="Open, answered, or dropped: nobody waits for an answer any more. Left out: counts as open."
    )

    @property
    def label(self) -> str:
        """Its id, or the question where it has none."""
        return self.id or self.question

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self.status == "open"
