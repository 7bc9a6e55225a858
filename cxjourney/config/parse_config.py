"""cxjourney.toml, or ``[tool.cxjourney]`` in pyproject.toml -> Settings."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxjourney.config.evidence_settings import EvidenceModel
from cxjourney.config.settings import Settings
from cxjourney.config.settings_model import CODE_PATTERN, Limits, SettingsModel, Theme
from cxjourney.config.threshold_checks import wrong_figures
from cxjourney.deserialize.field_errors import field_error
from cxjourney.deserialize.path_in_data import path_in_data
from cxjourney.files.exclusion import pattern_fault
from cxjourney.files.toml import NotToml, read_toml
from cxjourney.languages.message import list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model.fields import Entity
from cxjourney.palette import BASES
from cxjourney.palette.team_theme_checks import HELP, wrong_colours
from cxjourney.rules.rule_index import is_code_prefix, rule_codes, suggest_rule
from cxjourney.text.shorten import shorten

TABLE = ("tool", "cxjourney")
MAX_FAULTS = 20
"""How many faults are reported of one file: placing each takes a look through all of it."""
_EXAMPLE = 'fail_on = "warning"'
_SEVERITIES = ("error", "warning", "info")
_OFF = ("off", "none", "never", "no", "ignore", "ignored", "disable", "disabled", "silent", "hidden", "false", "0")
"""What is written for a severity where a rule is not to speak; other linters take some of these words."""

_TABLES: dict[str, type[Entity]] = {"limits": Limits, "theme": Theme, "evidence": EvidenceModel}
"""Settings that are tables with settings of their own."""


@dataclass(frozen=True, slots=True)
class ConfigFault:
    """A fault in a configuration: where, counted from 1, what is wrong, and how to fix it."""

    line: int
    column: int
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Config:
    """Settings, and the lines of the file that they were read from, by name: ``thresholds``, ``thresholds.CX507``."""

    settings: Settings
    lines: dict[str, int]


def config_schema_text() -> str:
    """Return the JSON Schema of a configuration as it stands in ``schemas/``."""
    from cxjourney.model.json_schema import closed_schema_text

    return closed_schema_text(SettingsModel, "config")


def parse_config(text: str, shared: bool) -> Config | list[ConfigFault]:
    """Return a configuration, or its faults; ``shared`` means that it is a table in a pyproject.toml."""
    try:
        data = read_toml(text)
    except NotToml as why:
        return [ConfigFault(why.line, why.column, why.args[0], why.help or message("config.as-toml", example=_EXAMPLE))]
    above: tuple[str, ...] = TABLE if shared else ()
    for depth, part in enumerate(above, start=1):
        table = data.get(part, {})
        if not isinstance(table, dict):
            place = _place(text, above[:depth])
            none = message("config.no-table", name=".".join(above[:depth]))
            return [ConfigFault(*place, none, message("config.ours", table="[tool.cxjourney]", example=_EXAMPLE))]
        data = table
    wrong = [
        ConfigFault(*_place(text, (*above, "thresholds", one.code)), one.message, one.help)
        for one in islice(wrong_figures(data.get("thresholds")), MAX_FAULTS)
    ]
    sound = {key: value for key, value in data.items() if not (wrong and key == "thresholds")}
    codes = islice(chain(_wrong_codes(data), _wrong_patterns(data)), MAX_FAULTS)
    wrong += [ConfigFault(*_place(text, (*above, *path)), said, help_) for path, said, help_ in codes]
    theme = data.get("theme")
    if isinstance(theme, dict):
        wishes = list(islice(_wrong_theme(text, above, theme), MAX_FAULTS))
        sound["theme"] = {key: value for key, value in theme.items() if not (wishes and key == "colours")}
        wrong += wishes
    try:
        checked = SettingsModel.model_validate(sound)
    except ValidationError as error:
        found = [_fault(text, above, sound, fault) for fault in error.errors(include_url=False)[:MAX_FAULTS]]
        return sorted([*found, *wrong], key=lambda fault: (fault.line, fault.column))
    if wrong:
        return sorted(wrong, key=lambda fault: (fault.line, fault.column))
    return Config(checked.settings, {".".join(path): _place(text, (*above, *path))[0] for path in _paths(data)})


def _paths(data: dict[str, object]) -> Iterator[tuple[str, ...]]:
    for key, value in data.items():
        yield (key,)
        if isinstance(value, dict):
            yield from ((key, *path) for path in _paths(value))


def _wrong_theme(text: str, above: tuple[str, ...], theme: dict[str, object]) -> Iterator[ConfigFault]:
    colours, base = theme.get("colours"), theme.get("base", "light")
    if isinstance(colours, dict) and isinstance(base, str) and base in BASES:
        for wish in wrong_colours(colours, base):
            yield ConfigFault(*_place(text, (*above, "theme", "colours", wish.part)), wish.message, wish.help)


def _wrong_codes(data: dict[str, object]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield path, message and help for codes that no rule has, of those that are written as codes are."""
    for name in ("select", "ignore", "severity"):
        given = data.get(name)
        for code in given if isinstance(given, list | dict) else ():
            if isinstance(code, str) and re.fullmatch(CODE_PATTERN, code) and not is_code_prefix(code):
                path = (name, code) if isinstance(given, dict) else (name,)
                if code in rule_codes().of_data:
                    yield path, message("rules.of-data", code=code), message("reading.delete")
                else:
                    yield path, message("config.no-rule", setting=name, code=code), suggest_rule(code)


def _wrong_patterns(data: dict[str, object]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield path, message and help for patterns of ``exclude`` by which nothing can be passed over."""
    given = data.get("exclude")
    for pattern in filter(None, given) if isinstance(given, list) else ():
        if isinstance(pattern, str) and (fault := pattern_fault(pattern)):
            instead = pattern.replace("\\", "/") if fault == "backslash" else "archive/*"
            help_ = message(f"config.exclude.{fault}", text=shorten(_as_toml(instead), 60))
            yield ("exclude",), message("config.exclude", text=shorten(_as_toml(pattern), 60)), help_


def _as_toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _fault(text: str, above: tuple[str, ...], data: object, fault: ErrorDetails) -> ConfigFault:
    wrong = field_error(SettingsModel, data, fault)
    path = path_in_data(tuple(part for part in fault["loc"] if part != "[key]"), data)
    line, column = _place(text, (*above, *(str(part) for part in path if isinstance(part, str))))
    name = str(fault["loc"][-1])
    if fault["type"] == "extra_forbidden":
        known = (_TABLES[str(path[0])] if len(path) > 1 else SettingsModel).model_fields
        help_ = did_you_mean(name, known, message("reference.there", names=list_message(known, 40)))
        return ConfigFault(line, column, message("config.unknown", name=shorten(name, 40)), help_)
    if path[:1] == ("severity",) and len(path) > 1 and fault["type"] == "literal_error":
        expected = message("config.one-of", words=list_message(_SEVERITIES))
        said = message("config.expected", name=name, value=shorten(_as_toml(fault["input"]), 40), expected=expected)
        return ConfigFault(line, column, said, _ignore_help(data) if _is_off(fault["input"]) else wrong.help)
    if "[key]" in fault["loc"]:
        code = shorten(str(fault["loc"][-2]), 40)
        help_ = message("config.no-code.help", code="CX301", beginning="CX3")
        return ConfigFault(line, column, message("config.no-code", code=code), help_)
    if fault["type"] == "string_pattern_mismatch" and name in HELP:
        return ConfigFault(
            line, column, message("config.value", name=name, value=shorten(_as_toml(fault["input"]), 60)), HELP[name]
        )
    if fault["type"] in ("dict_type", "model_type"):
        return ConfigFault(
            line, column, wrong.message, message("config.below", table=f"[{'.'.join((*above, *map(str, path)))}]")
        )
    if fault["type"] in ("tuple_type", "list_type"):
        return ConfigFault(line, column, wrong.message, message("config.brackets", text=f'{name} = ["…"]'))
    return ConfigFault(line, column, wrong.message, wrong.help)


def _is_off(severity: object) -> bool:
    """Return whether what stands for a severity means that a rule is not to speak at all."""
    return severity is False or severity == 0 or (isinstance(severity, str) and severity.strip().lower() in _OFF)


def _ignore_help(data: object) -> str:
    """Return how rules are left out, all of those that are switched off as severities among them."""
    given = data if isinstance(data, dict) else {}
    ignored, severities = given.get("ignore"), given.get("severity")
    switched = [code for code, word in severities.items() if _is_off(word)] if isinstance(severities, dict) else []
    codes = [*(ignored if isinstance(ignored, list) else ()), *switched]
    return message("config.ignore", text=f"ignore = {_as_toml(codes)}")


def _place(text: str, path: tuple[str, ...]) -> tuple[int, int]:
    """Return the line and column of the last key of a path that can be found, from 1."""
    found, depth = (1, 1), 0
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        inside = line.lstrip(" \t[")
        header = inside.partition("]")[0] if line.lstrip().startswith("[") and "]" in inside else ""
        key = re.match(r"\s*([\w.\"'-]+)\s*=", line)
        if header:
            table = tuple(part.strip("\"' \t") for part in header.split("."))
            here, start = table, len(line) - len(inside)
        elif key:
            here, start = (*table, *(part.strip("\"'") for part in key[1].split("."))), key.start(1)
        else:
            continue
        if here == path[: len(here)] and len(here) > depth:
            inner = re.search(rf"[{{,]\s*([\"']?){re.escape(path[len(here)])}\1\s*=", line) if here != path else None
            found, depth = (number, inner.end() - len(inner[0].lstrip("{, \t")) + 1 if inner else start + 1), len(here)
    return found
