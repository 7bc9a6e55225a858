"""What a team can set for its workspace, each default once."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from cxjourney.diagnostics import Profile
from cxjourney.files.text_file import BOUNDS, Bounds

SeverityWord: TypeAlias = Literal["error", "warning", "info"]
PlainSettings: TypeAlias = dict[str, object]
"""Settings as plain data, by name."""


_NOTHING_SET: Mapping[str, Any] = {}


class ThemeSettings(NamedTuple):
    """How a team's maps look."""

    base: Literal["light", "dark"] = "light"
    colours: Mapping[str, str] = _NOTHING_SET
    font: str | None = None
    logo: str | None = None


class EvidenceSettings(NamedTuple):
    """How data is measured.

    Attributes:
        min_group: The smallest group of customers that a figure may tell of.
        timeout: After how many seconds a statement is given up.
        quiet: For how many days a customer may be silent and is still under way.
        source_timeout: After how many seconds a source, or the ways through a journey, are given up.
        dbt: The file of dbt's that tells how new sources are, relative to the folder of the configuration.
    """

    min_group: int = 10
    timeout: int = 60
    quiet: int = 30
    source_timeout: int = 300
    dbt: str | None = None


class Settings(NamedTuple):
    """What a team sets for its workspace. What the command line says goes before it.

    Attributes:
        profile: Which rules speak.
        select: Only these rules: codes or their beginnings; every rule where it is empty.
        ignore: Not these rules.
        fail_on: The mildest finding that makes the exit status 1.
        min_covered: The least per cent (0 to 100) of stages that must be covered.
        min_known: The least per cent (0 to 100) of cells that must be known.
        exclude: Files and folders to pass over, relative to the folder of the configuration.
        severity: By code or its beginning, how severe a rule is.
        thresholds: By code, the figures that rules compare with; lengths of time in days.
        theme: How maps look that are drawn for this team.
        limits: How much of a file is read.
        language: The tag of the language of the tool's words; None where nobody said.
        languages: By the tag of a language, the file of the team's own words, relative to the configuration.
        evidence: How data is measured.
        connections: By name, the parts of which connections to databases are made, variables not filled in.
    """

    profile: Profile = "standard"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    min_covered: float | None = None
    min_known: float | None = None
    exclude: tuple[str, ...] = ()
    severity: Mapping[str, SeverityWord] = _NOTHING_SET
    thresholds: Mapping[str, int] = _NOTHING_SET
    theme: ThemeSettings | None = None
    limits: Bounds = BOUNDS
    language: str | None = None
    languages: Mapping[str, str] = _NOTHING_SET
    evidence: EvidenceSettings = EvidenceSettings()
    connections: Mapping[str, Mapping[str, str]] = _NOTHING_SET

    @property
    def passed_over(self) -> tuple[str, ...]:
        """Patterns of files that hold no journey: those under ``exclude``, and the team's own words."""
        return (*self.exclude, *(f"/{file.removeprefix('./')}" for file in self.languages.values()))


DEFAULTS = Settings()


def settings_to_plain(settings: Settings) -> PlainSettings:
    """Return settings as plain data that JSON can hold, in their order."""
    theme = settings.theme and settings.theme._asdict()
    evidence, limits = settings.evidence._asdict(), settings.limits._asdict()
    return settings._asdict() | {"theme": theme, "evidence": evidence, "limits": limits}


def settings_from_plain(data: PlainSettings) -> Settings:
    """Return the settings that `settings_to_plain` wrote.

    Raises:
        TypeError: It is something else.
    """
    given = dict(data)
    for name in ("select", "ignore", "exclude"):
        given[name] = tuple(cast("list[str]", given[name]))
    theme = given["theme"]
    given["theme"] = ThemeSettings(**cast("dict[str, str]", theme)) if theme else None  # type: ignore[arg-type]
    given["evidence"] = EvidenceSettings(**cast("dict[str, Any]", given["evidence"]))
    given["limits"] = Bounds(**cast("dict[str, int]", given["limits"]))
    return Settings(**given)  # type: ignore[arg-type]
