"""What can stand in a configuration, as a model: it checks what is written, and is the schema for editors."""

from typing import Annotated, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from cxjourney.config.evidence_settings import ConnectionModel, ConnectionName, EvidenceModel
from cxjourney.config.settings import DEFAULTS, Settings, ThemeSettings
from cxjourney.config.threshold_checks import Thresholds
from cxjourney.files.text_file import Bounds
from cxjourney.model.fields import Entity, LanguageTag, PerCent, Text, Whole
from cxjourney.palette import PARTS
from cxjourney.palette.team_theme_checks import COLOUR, FONT, LOGO

CODE_PATTERN = r"^CX[0-9]{1,3}$"
Code = Annotated[str, Field(pattern=CODE_PATTERN)]
_THEME = ThemeSettings()


class _ColoursByPart:
    """Offers editors the parts that colours play; `team_theme_checks.wrong_colours` says what is wrong with one."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read it as the mapping that it is."""
        return handler(source)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        """Name the parts, and say what each is."""
        colour = {"type": "string", "pattern": COLOUR}
        properties = {part: {**colour, "description": f"{says.capitalize()}."} for part, says in PARTS.items()}
        return {"type": "object", "properties": properties, "additionalProperties": False}


class Theme(Entity):
    """How a team's maps look."""

    base: Literal["light", "dark"] = Field(_THEME.base, description="The tool's own theme that this one begins with.")
    colours: Annotated[dict[str, str], _ColoursByPart()] = Field(
        dict(_THEME.colours),
        description="Colours of the team's own, by the part that they play: docs/maps.md names the parts.",
        examples=[{"known": "#7db8df", "persona-1": "#0b5f9e"}],
    )
    font: Annotated[str, Field(pattern=FONT)] | None = Field(
        None, description="A family of letters that is used where it is installed.", examples=["Source Sans 3"]
    )
    logo: Annotated[str, Field(pattern=LOGO)] | None = Field(
        None,
        description="The team's name, at the foot of every map: one line.",
        examples=["Service design, Example Bank"],
    )


class Limits(Entity):
    """How much of a file is read before it is refused."""

    max_bytes: Annotated[Whole, Field(ge=1, le=100_000_000)] = Field(
        DEFAULTS.limits.max_bytes, description="The largest file that is read, in bytes."
    )
    max_depth: Annotated[Whole, Field(ge=1, le=200)] = Field(
        DEFAULTS.limits.max_depth, description="How many levels deep a file may be nested."
    )
    max_nodes: Annotated[Whole, Field(ge=1)] = Field(
        DEFAULTS.limits.max_nodes, description="How many values a file may have, counting what its aliases stand for."
    )


class SettingsModel(Entity):
    """What a team sets for its workspace. What the command line says goes before it."""

    profile: Literal["starter", "standard", "strict"] = Field(
        DEFAULTS.profile,
        description="starter: what keeps a journey from being drawn, and the worst gaps. standard: every rule. "
        "strict: warnings are errors.",
    )
    select: tuple[Code, ...] = Field(
        (), description="Only these rules: codes or their beginnings.", examples=[["CX3", "CX601"]]
    )
    ignore: tuple[Code, ...] = Field((), description="Not these rules.", examples=[["CX705"]])
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        DEFAULTS.fail_on, description="The mildest finding that makes the exit status 1."
    )
    min_covered: PerCent | None = Field(None, description="The least per cent of stages that must be covered.")
    min_known: PerCent | None = Field(None, description="The least per cent of cells that must be known.")
    exclude: tuple[Text, ...] = Field(
        (),
        description="Files and folders to pass over: names, wherever they stand (drafts, *-old.yaml), or paths from "
        "the folder of this file (archive/*); * stands for anything, **/ for any folders.",
        examples=[["archive/*"]],
    )
    severity: dict[Code, Literal["error", "warning", "info"]] = Field(
        {}, description="How severe a rule, or a group of rules, is.", examples=[{"CX5": "info", "CX401": "error"}]
    )
    thresholds: Thresholds = Field(
        {}, description="The figures that rules compare with, by code.", examples=[{"CX306": 4, "CX507": "90d"}]
    )
    theme: Theme | None = Field(None, description="How maps look that are drawn for this team.")
    limits: Limits = Field(Limits(), description="How much of a file is read.")
    language: LanguageTag | None = Field(
        None, description="The language of the tool's own words, by its tag.", examples=["fa"]
    )
    languages: dict[str, Text] = Field(
        {},
        description="Files of the team's own words, by the tag of their language, relative to this file.",
        examples=[{"sv": "words/sv.yaml"}],
    )
    evidence: EvidenceModel = Field(EvidenceModel(), description="How data is measured.")
    connections: dict[ConnectionName, ConnectionModel] = Field(
        {},
        description="Databases, by a name that bindings use.",
        examples=[{"bench": {"url": "duckdb:data/log.duckdb"}}],
    )

    @property
    def settings(self) -> Settings:
        """The settings that stand in the file."""
        given = {name: getattr(self, name) for name in type(self).model_fields}
        theme = ThemeSettings(**self.theme.model_dump()) if self.theme else None
        tables = {"theme": theme, "limits": Bounds(**self.limits.model_dump()), "evidence": self.evidence.settings}
        connections = {name: one.parts for name, one in self.connections.items()}
        return Settings(**given | tables | {"connections": connections})
