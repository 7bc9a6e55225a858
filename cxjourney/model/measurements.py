"""What was measured: the figures of `evidence.json`, and of what is told right after measuring.

Figures that would tell of fewer customers than the smallest group that is shown are withheld, and say so.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from cxjourney.model.fields import Entity, Flag, Number, Proportion, Text, Whole

Moment = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}|\.\d{6})?Z$")]
"""A moment in UTC, as ISO 8601 writes it, with milliseconds or microseconds where there are any."""


class Withheld(Entity):
    """A figure that is not told, since few customers stand behind it or it would give others away."""

    fewer_than: Annotated[Whole, Field(ge=1)] | None = Field(None, description="It is above 0 and below this.")
    all_but_fewer_than: Annotated[Whole, Field(ge=1)] | None = Field(
        None, description="Fewer than this many are missing to all, and not none."
    )
    hidden: Literal[True] | None = Field(None, description="It may be any figure.")


NaturalNumber = Annotated[Whole, Field(ge=0)]
Count = NaturalNumber | Withheld


class PartOfCustomers(Entity):
    """How many customers something is true of, and which share of all."""

    customers: Count = Field(description="How many.")
    share: Proportion | None = Field(description="Their share of all, from 0 to 1; none where the figure is withheld.")


class MeasuredStage(Entity):
    """How customers came to a stage, and where they went."""

    stage: Text = Field(description="The stage, by id.")
    measured: Flag = Field(description="Whether any value in the data stands for it.")
    events: Count = Field(description="Events that stand for it.")
    repeats: Count = Field(description="Events beyond the first of a visit.")
    visits: Count = Field(description="Events of a customer in a row, taken as one.")
    customers: Count = Field(description="Customers who came to it.")
    customers_again: Count = Field(description="Those of them who came to it more than once.")
    entering: Count = Field(description="Customers whose first visit it was.")
    last: Count = Field(description="Customers whose last visit it was.")
    ended: Count = Field(description="Those of them for whom the journey ended there, as it may.")
    out_of_sight: Count = Field(description="Those who may have gone on to a stage that nothing measures.")
    open: Count = Field(description="Those who were still under way.")
    left: Count = Field(description="Those who came no further.")


class Transition(Entity):
    """How customers went from one stage to the next."""

    model_config = ConfigDict(populate_by_name=True)

    from_: Text = Field(alias="from", description="The stage that they left, by id.")
    to: Text = Field(description="The stage that they came to, by id.")
    count: NaturalNumber = Field(description="How often.")
    customers: NaturalNumber = Field(description="How many customers.")
    returns: NaturalNumber = Field(description="How often to a stage where the customer had been before.")
    median_seconds: Number | None = Field(
        description="The median of the time from the last event there to the first here, in seconds."
    )
    declared: Flag = Field(description="Whether the journey says so.")


class UndeclaredPath(Entity):
    """The whole way of customers who left the declared ones."""

    path: tuple[Text, ...] = Field(description="The stages, by id.")
    cut: Flag = Field(False, description="True if it is longer than is told.")
    customers: NaturalNumber = Field(description="How many took it.")


class UndeclaredPaths(Entity):
    """The ways of customers who left the declared ones."""

    distinct: Count = Field(description="How many different ones there are.")
    customers: Count = Field(description="How many customers took one of them.")
    top: tuple[UndeclaredPath, ...] = Field(description="Those that most customers took.")


class Ties(Entity):
    """Events of a customer of which the data doesn't say which came first."""

    pairs: Count = Field(description="Pairs of events in a row.")
    customers: Count = Field(description="Customers who have such a pair.")


class Reached(Entity):
    """How many customers came to an end of the journey; none where nothing measures one of its kind."""

    success: PartOfCustomers | None
    other: PartOfCustomers | None
    any: PartOfCustomers | None


class UnmappedValue(Entity):
    """A value in the data that stands for nothing yet."""

    value: tuple[str | None, ...] = Field(description="The values of the columns.")
    rows: NaturalNumber = Field(description="In how many rows it stands.")


class JourneyPaths(Entity):
    """How customers really went through a journey."""

    rows: NaturalNumber = Field(description="Rows that pass the filters.")
    missing_customer: NaturalNumber = Field(description="Those that name no customer.")
    missing_time: NaturalNumber = Field(description="Those without a time that can be read.")
    future: NaturalNumber = Field(description="Those of a time still to come.")
    ignored: NaturalNumber = Field(description="Those that are known to stand for nothing in this journey.")
    unmapped: NaturalNumber = Field(description="Those of which nobody has said what they stand for.")
    unmapped_values: tuple[UnmappedValue, ...] = Field(description="The most frequent values of these.")
    events: Count = Field(description="Rows that stand for a stage and have customer and time.")
    customers: Count = Field(description="Customers who have an event.")
    first: Moment | None = Field(description="The first event.")
    newest: Moment | None = Field(description="The newest event.")
    ties: Ties
    stages: tuple[MeasuredStage, ...]
    transitions: tuple[Transition, ...]
    hidden_transitions: NaturalNumber = Field(0, description="Transitions that are not told, since few went that way.")
    conforming: PartOfCustomers = Field(description="Those who began at an entry and took declared steps alone.")
    complete: PartOfCustomers = Field(description="Those of them whose last visit was an end of the journey.")
    loops: PartOfCustomers = Field(description="Those who came to a stage more than once.")
    reached: Reached
    undeclared_paths: UndeclaredPaths
    never_happened: tuple[tuple[Text, Text], ...] = Field(description="Declared steps that nobody took.")
    unreached: tuple[Text, ...] = Field(description="Measured stages to which nobody came.")
    unmeasured: tuple[Text, ...] = Field(description="Stages that nothing measures.")
