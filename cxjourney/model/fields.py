"""The kinds of value that attributes take: text, ids, dates, durations, numbers, and references to what is defined."""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function

from cxjourney.model.address import Address as Address
from cxjourney.text.plausible_years import EARLIEST_YEAR, LATEST_YEAR

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 64
DURATION = r"^[1-9][0-9]{0,4}[dwmy]$"
TIME_SPAN = r"^[1-9][0-9]{0,4}(?:min|[hdwmy])$"
DAYS_OF_UNIT = {"d": 1, "w": 7, "m": 30, "y": 365}
"""A month counts as 30 days and a year as 365: the format's own convention."""
MINUTES_OF_UNIT, MINUTES_OF_DAY = {"min": 1, "h": 60}, 24 * 60

SLUG_SCHEMA = {
    "type": "string",
    "pattern": r"^(?!x-)(?!(?:null|true|false)$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$",
    "maxLength": SLUG_LENGTH,
}
_DATE_SCHEMA = {
    "type": "string",
    "format": "date",
    "pattern": r"^(?:199\d|20\d\d|2100)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$",
    "examples": ["2026-06-12"],
}
_DURATION_SCHEMA = {"type": "string", "pattern": DURATION, "examples": ["90d", "6m"]}
_TIME_SPAN_SCHEMA = {"type": "string", "pattern": TIME_SPAN, "examples": ["20min", "3h", "2w"]}
REFERENCE = "x-reference"
"""By this key a part of a schema says, until it is written, of which kind the reference is that stands there."""


class ReferenceMark(NamedTuple):
    """Marks a text as a reference to something of that kind, defined elsewhere."""

    kind: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of the text, marked for `cxjourney.model.json_schema`, which writes no such mark."""
        return {**handler(schema), REFERENCE: self.kind}


@lru_cache(maxsize=10_000)
def is_slug(text: str) -> bool:
    """Return whether the text can be an id; those of personas and channels recur in every journey of a workspace."""
    return (
        SLUG.fullmatch(text) is not None
        and len(text) <= SLUG_LENGTH
        and not text.replace("-", "").isdigit()
        and not text.startswith("x-")
        and text not in {"null", "true", "false"}
    )


def _slug(text: str) -> str:
    if not is_slug(text):
        raise PydanticCustomError("slug", "not an id")
    return text


def _date(value: object) -> date:
    if type(value) is not str or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date", "not a date")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date", "no such day") from None
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise PydanticCustomError("date", "outside the years that are read")
    return day


class Days(int):
    """A length of time in days that knows how it is written.

    Attributes:
        written: As it is written: ``6m``.
    """

    written: str

    def __new__(cls, written: str) -> "Days":
        """Return the days of a length of time, by what is written."""
        days = super().__new__(cls, int(written[:-1]) * DAYS_OF_UNIT[written[-1]])
        days.written = written
        return days

    def __reduce__(self) -> "tuple[type[Days], tuple[str]]":
        """Return what it is made of again."""
        return Days, (self.written,)


def days(value: object) -> Days:
    """Return the days of a length of time, such as ``90d``.

    Raises:
        PydanticCustomError: It is none: pydantic makes a fault of that.
    """
    if type(value) is not str or not re.fullmatch(DURATION, value):
        raise PydanticCustomError("duration", "not a duration")
    return Days(value)


def _time_span(value: object) -> str:
    if type(value) is not str or not re.fullmatch(TIME_SPAN, value):
        raise PydanticCustomError("time_span", "not a length of time")
    return value


def split_time_span(span: str) -> tuple[int, str]:
    """Return the number and the unit of a length of time as it is written: 20 and ``min`` of ``20min``."""
    number = span.rstrip("dhimnwy")
    return int(number), span[len(number) :]


def minutes(span: str) -> int:
    """Return the minutes of a length of time as it is written; a day has 24 hours, a month 30 days, a year 365."""
    number, unit = split_time_span(span)
    return number * (MINUTES_OF_UNIT[unit] if unit in MINUTES_OF_UNIT else DAYS_OF_UNIT[unit] * MINUTES_OF_DAY)


def _whole_number(value: object) -> int:
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        return int(value)
    raise PydanticCustomError("whole_number", "not a whole number")


class ShortForm:
    """Lets a bare value stand for a mapping with that one attribute: ``applies`` for ``{to: applies}``.

    ``types`` are those of the bare value, and ``schema`` is its JSON Schema.
    """

    __slots__ = ("attribute", "schema", "types")

    def __init__(self, attribute: str, types: tuple[type, ...], schema: tuple[tuple[str, object], ...]) -> None:
        self.attribute = attribute
        self.types = types
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap the entity's own reading."""
        return no_info_before_validator_function(self._lengthen, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        """Offer both forms to editors."""
        return {"anyOf": [dict(self.schema), handler(schema)]}

    def _lengthen(self, value: object) -> object:
        return {self.attribute: value} if isinstance(value, self.types) and not isinstance(value, bool) else value


class TextForm(ShortForm):
    """Lets a text stand for a mapping with that ``text``; a mapping that is none of these is a text without quotes.

    Attributes:
        others: The keys by which a mapping without ``text`` is known to be meant as one.
    """

    __slots__ = ("others",)

    def __init__(self, others: tuple[str, ...] = ()) -> None:
        super().__init__("text", (str,), (("type", "string"), ("pattern", r"\S")))
        self.others = others

    def _lengthen(self, value: object) -> object:
        if isinstance(value, dict) and "text" not in value and not any(key in value for key in self.others):
            raise PydanticCustomError("string_type", "not a text")  # an unquoted text with a colon in it, mostly
        return super()._lengthen(value)


class WordForm(NamedTuple):
    """Lets a word stand for one well-known entity: ``percent`` for the scale of per cents.

    Attributes:
        word: The word.
        stands_for: The entity that is meant, built without arguments.
        example: What else can be written, for messages.
    """

    word: str
    stands_for: "type[Entity]"
    example: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap the entity's own reading."""
        return no_info_before_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        """Offer both forms to editors."""
        return {"anyOf": [{"const": self.word}, handler(schema)]}

    def _read(self, value: object) -> object:
        return self.stands_for() if value == self.word else value


Text = Annotated[str, StringConstraints(pattern=r"\S")]
Texts = tuple[Text, ...]
Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema(SLUG_SCHEMA)]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema(_DATE_SCHEMA)]
Duration = Annotated[int, PlainValidator(days), WithJsonSchema(_DURATION_SCHEMA)]
"""A length of time, written ``90d``, ``6w``, ``3m`` or ``1y``; held in days (1, 7, 30 and 365)."""
TimeSpan = Annotated[str, BeforeValidator(_time_span), WithJsonSchema(_TIME_SPAN_SCHEMA)]
"""A length of time as it is written: as a duration, or ``20min`` or ``3h``."""
Whole = Annotated[int, BeforeValidator(_whole_number)]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Flag = Annotated[bool, Strict()]
Proportion = Annotated[Number, Field(ge=0, le=1)]
"""A share of all, from 0 to 1."""
PerCent = Annotated[Number, Field(ge=0, le=100)]

JourneyId = Annotated[str, ReferenceMark("journey")]
StageId = Annotated[str, ReferenceMark("stage")]
TouchpointId = Annotated[str, ReferenceMark("touchpoint")]
PainPointId = Annotated[str, ReferenceMark("pain_point")]
PersonaId = Annotated[str, ReferenceMark("persona")]
SourceId = Annotated[str, ReferenceMark("source")]
ChannelId = Annotated[str, ReferenceMark("channel")]
TeamId = Annotated[str, ReferenceMark("team")]
TeamOrText = Annotated[Text, ReferenceMark("team_or_text")]
"""A team, by its id, or anybody else in words: no fault where no team has that id."""
LaneId = Annotated[str, ReferenceMark("lane")]
PhaseId = Annotated[
    str,
    ReferenceMark("phase"),
    WithJsonSchema({"anyOf": [{"enum": ["before", "during", "after"]}, {"type": "string"}]}),
]
QuestionText = Annotated[str, ReferenceMark("question")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
"""A language tag: the shape of one in BCP 47 (RFC 5646), whatever its parts.

Longer codes of languages, which BCP 47 allows for, have never been registered: they are names.
"""
RuleCode = Annotated[str, StringConstraints(pattern=r"^CX[0-9]{1,3}$"), ReferenceMark("rule")]
"""The code of a rule, or how those of a group begin.

Those that can't be waived are reported as references are, when all codes are known.
"""


class Entity(BaseModel):
    """A mapping with known attributes. It is frozen, knows no line numbers, and refuses what it does not know.

    None stands for an attribute that was left out, and for nothing else: one without a value is refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take the None, which is a default only, off what may stand in a file."""
        schema = handler(source)
        inside: Any = schema
        while inside["type"] != "model-fields":
            inside = inside["schema"]
        for attribute in inside["fields"].values():
            given = attribute["schema"]
            if given["type"] == "default" and given["schema"]["type"] == "nullable":
                given["schema"] = given["schema"]["schema"]
        return schema
