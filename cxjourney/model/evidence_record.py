"""What was measured: the figures of `evidence.json`, and of what is told right after measuring.

Figures that would tell of fewer customers than the smallest group that is shown are withheld, and say so.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, SerializerFunctionWrapHandler, Tag, model_serializer

from cxjourney.model.fields import Flag, Number, Proportion, Text, Whole

Moment = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}|\.\d{6})?Z$")]
"""A moment in UTC, as ISO 8601 writes it, with milliseconds or microseconds where there are any."""


class RecordPart(BaseModel):
    """Figures that belong together. None stands for what there isn't, or what nobody can say."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=True)


class Withheld(RecordPart):
    """A figure that is not told, since few customers stand behind it or it would give others away."""

    fewer_than: Annotated[Whole, Field(ge=1)] | None = Field(None, description="It is above 0 and below this.")
    all_but_fewer_than: Annotated[Whole, Field(ge=1)] | None = Field(
        None, description="Fewer than this many are missing to all, and not none."
    )
    hidden: Literal[True] | None = Field(None, description="It may be any figure.")

    @model_serializer(mode="wrap")
    def _as_said(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {name: value for name, value in handler(self).items() if value is not None}


NaturalNumber = Annotated[Whole, Field(ge=0)]
Count = NaturalNumber | Withheld


class PartOfCustomers(RecordPart):
    """How many customers something is true of, and which share of all."""

    customers: Count = Field(description="How many.")
    share: Proportion | None = Field(
        None, description="Their share of all, from 0 to 1; none where the figure is withheld."
    )


class MeasuredStage(RecordPart):
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


class Transition(RecordPart):
    """How customers went from one stage to the next."""

    from_: Text = Field(alias="from", description="The stage that they left, by id.")
    to: Text = Field(description="The stage that they came to, by id.")
    count: NaturalNumber = Field(description="How often.")
    customers: NaturalNumber = Field(description="How many customers.")
    returns: NaturalNumber = Field(description="How often to a stage where the customer had been before.")
    median_seconds: Number | None = Field(
        None, description="The median of the time from the last event there to the first here, in seconds."
    )
    declared: Flag = Field(description="Whether the journey says so.")


class UndeclaredPath(RecordPart):
    """The whole way of customers who left the declared ones."""

    path: tuple[Text, ...] = Field(description="The stages, by id.")
    cut: Flag = Field(False, description="True if it is longer than is told.")
    customers: NaturalNumber = Field(description="How many took it.")


class UndeclaredPaths(RecordPart):
    """The ways of customers who left the declared ones."""

    distinct: Count = Field(description="How many different ones there are.")
    customers: Count = Field(description="How many customers took one of them.")
    top: tuple[UndeclaredPath, ...] = Field(description="Those that most customers took.")


class Ties(RecordPart):
    """Events of a customer of which the data doesn't say which came first."""

    pairs: Count = Field(description="Pairs of events in a row.")
    customers: Count = Field(description="Customers who have such a pair.")


class Reached(RecordPart):
    """How many customers came to an end of the journey; none where nothing measures one of its kind."""

    success: PartOfCustomers | None = None
    other: PartOfCustomers | None = None
    any: PartOfCustomers | None = None


class UnmappedValue(RecordPart):
    """A value in the data that stands for nothing yet."""

    value: tuple[str | None, ...] = Field(description="The values of the columns.")
    rows: NaturalNumber = Field(description="In how many rows it stands.")


class JourneyPaths(RecordPart):
    """How customers really went through a journey."""

    rows: Count = Field(description="Rows that pass the filters.")
    missing_customer: NaturalNumber = Field(description="Those that name no customer.")
    missing_time: NaturalNumber = Field(description="Those without a time that can be read.")
    future: NaturalNumber = Field(description="Those of a time still to come.")
    ignored: NaturalNumber = Field(description="Those that are known to stand for nothing in this journey.")
    unmapped: NaturalNumber = Field(description="Those of which nobody has said what they stand for.")
    unmapped_values: tuple[UnmappedValue, ...] = Field(description="The most frequent values of these.")
    events: Count = Field(description="Rows that stand for a stage and have customer and time.")
    customers: Count = Field(description="Customers who have an event.")
    first: Moment | None = Field(None, description="The first event.")
    newest: Moment | None = Field(None, description="The newest event.")
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


class UnknownValues(RecordPart):
    """Rows of which nobody has said what they stand for."""

    rows: NaturalNumber = Field(description="How many there are.")
    values: tuple[UnmappedValue, ...] = Field((), description="The most frequent values.")
    others: NaturalNumber = Field(0, description="How many more values there are, those of few customers among them.")


class MissingParts(RecordPart):
    """Rows that lack what it takes to be an event."""

    customer: NaturalNumber = Field(description="Rows that name no customer.")
    time: NaturalNumber = Field(description="Rows without a time that can be read.")
    unreadable: NaturalNumber = Field(0, description="Those of them in which a time is written that can't be read.")


class MixedZones(RecordPart):
    """That some times name their zone and others don't."""

    named: Count = Field(description="Rows whose time names its zone.")
    unnamed: Count = Field(description="Rows whose time doesn't.")
    read_as: Text = Field(description="The zone of which these are taken to be.")


class MeasuredPlace(RecordPart):
    """What a source shows of a stage or a touchpoint."""

    rows: Count = Field(description="Rows that stand for it.")
    customers: Count | None = Field(
        None, description="Customers whom these rows name; none where no column names them."
    )
    newest: Moment | None = Field(None, description="The newest of them; none where few customers stand behind it.")


class MeasuredScore(RecordPart):
    """The answers to a question with a scale."""

    scale: Literal["nps", "csat", "ces"]
    max: NaturalNumber = Field(description="The best mark of the scale.")
    answers: Count = Field(description="Answers that are on the scale.")
    off_scale: NaturalNumber = Field(description="Numbers that the scale doesn't have.")
    no_number: NaturalNumber = Field(description="Answers that are no number, empty ones left out.")
    value: Number | None = Field(
        None,
        description="The score: from -100 to 100 for nps, per cent for csat, the mean for ces; none where few people "
        "answered, or make a class of it.",
    )
    low: Number | None = Field(None, description="Where its interval of 95% begins.")
    high: Number | None = Field(None, description="Where its interval of 95% ends.")
    mean: Number | None = Field(None, description="The mean of the answers.")
    agreeing: Proportion | None = Field(None, description="Of ces, the share of those who agree, from 0 to 1.")
    counts: dict[str, NaturalNumber] | None = Field(
        None, description="How often each answer was given; none where one was given by few."
    )


class FailedMeasurement(RecordPart):
    """That a data source could not be measured when it was tried last."""

    on: Text = Field(description="The day.")
    code: Text = Field(description="The code of the rule that said why.")


class MeasuredSource(RecordPart):
    """What a data source holds."""

    status: Literal["ok"] = "ok"
    measured: Text = Field(description="The day on which it was measured.")
    engine: Text = Field(description="What answered.")
    binding: Text = Field(description="A fingerprint of the binding by which it was asked.")
    rows: Count = Field(description="Rows that pass the filter.")
    customers: Count | None = Field(None, description="Customers whom they name; none where no column names them.")
    first: Moment | None = None
    newest: Moment | None = None
    missing: MissingParts
    future: NaturalNumber = Field(description="Rows of a time still to come.")
    ignored: NaturalNumber = Field(description="Rows that are known to stand for nothing.")
    unknown: UnknownValues
    zones: MixedZones | None = Field(None, description="That times name their zone in some rows alone.")
    stages: dict[str, MeasuredPlace] = Field({}, description="By journey and stage (``journey/stage``), what it shows.")
    touchpoints: dict[str, MeasuredPlace] = Field({}, description="The same by touchpoint (``journey/touchpoint``).")
    score: MeasuredScore | None = None
    failed: FailedMeasurement | None = Field(None, description="That a later try failed; the figures are older.")


class SourceFreshness(RecordPart):
    """How new the data of a source is, as dbt found it. Rows and customers are not known."""

    status: Literal["freshness"] = "freshness"
    measured: Text = Field(description="The day on which dbt looked.")
    engine: Text = Field(description="The dbt that looked.")
    binding: Text = Field(description="A fingerprint of the binding by which it was asked.")
    newest: Moment = Field(description="When the newest row was loaded.")
    snapshotted: Moment = Field(description="When dbt looked.")
    dbt_status: Literal["pass", "warn", "error"] = Field(description="What dbt says of it, by the limits set there.")
    failed: FailedMeasurement | None = Field(None, description="That a later try failed; what is said is older.")


class FailedSource(RecordPart):
    """A data source that could never be measured."""

    status: Literal["failed"] = "failed"
    failed: FailedMeasurement


def _status(source: object) -> str:
    """Return what says which shape a source has, so that a fault is told of that shape alone."""
    return f"{source.get('status', 'ok')}" if isinstance(source, dict) else f"{getattr(source, 'status', '')}"


RecordedSource = Annotated[
    Annotated[MeasuredSource, Tag("ok")]
    | Annotated[SourceFreshness, Tag("freshness")]
    | Annotated[FailedSource, Tag("failed")],
    Discriminator(_status),
]
"""What a record holds of a source."""


class MeasuredJourney(RecordPart):
    """How customers went through a journey, as it was measured."""

    measured: Text = Field(description="The day on which it was measured.")
    connection: Text = Field(description="The connection that was asked.")
    sources: tuple[Text, ...] = Field(description="The data sources that were joined, by id.")
    left_out: tuple[Text, ...] = Field((), description="Sources that measure stages too and are on another connection.")
    paths: JourneyPaths


class BrokenOffMeasurement(RecordPart):
    """That measuring was ended before it was done: what is named has figures of an earlier day, or none."""

    on: Text = Field(description="The day.")
    sources: tuple[Text, ...] = Field((), description="Sources that were not measured, by id.")
    journeys: tuple[Text, ...] = Field((), description="Journeys whose ways were not measured, by id.")


class EvidenceRecord(RecordPart):
    """``evidence.json``: what was measured of the data sources, and of the journeys, that a folder defines."""

    format: Literal[1] = 1
    tool: Text = Field(description="The version of cxjourney that measured.")
    min_group: Annotated[Whole, Field(ge=1)] = Field(description="The smallest group that was shown.")
    sources: dict[str, RecordedSource] = Field({}, description="What was measured of sources, by id.")
    journeys: dict[str, MeasuredJourney] = Field({}, description="What was measured of journeys, by id.")
    broken_off: BrokenOffMeasurement | None = Field(None, description="What was not measured, since somebody ended it.")
