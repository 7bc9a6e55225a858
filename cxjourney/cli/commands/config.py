"""``cxjourney config``: what is in force, and where each value comes from, as it could stand in the file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.cli import options

if TYPE_CHECKING:
    from cxjourney.config.read_settings import SettingsInForce
    from cxjourney.config.settings import EvidenceSettings


EPILOG = "Example: cxjourney config journeys"


def run(
    paths: options.Paths = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",  # noqa: ARG001  nothing that it writes is coloured
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Show the settings in force, as they could stand in cxjourney.toml, and where each of them comes from.

    Where the paths lead to several configurations, one follows the other.
    """
    from cxjourney.cli.as_of_option import as_of_date
    from cxjourney.cli.ignored_input import say_notices
    from cxjourney.cli.output import read_observer, write_text
    from cxjourney.config import read_settings
    from cxjourney.languages.message import message
    from cxjourney.pipeline.workspace_groups import configurations_of
    from cxjourney.text.escape_commands import escape_commands
    from cxjourney.text.escape_unseen import escape_unseen

    day = as_of_date(as_of).isoformat() if as_of is not None else None
    if config is not None and paths and not quiet:
        say_notices([message("note.paths")], None, config, paths)
    observe = read_observer(verbose, None, config, paths)
    lines = [f"# as of: {f'{day} (--as-of or CXJOURNEY_AS_OF)' if day else 'today, in UTC'}"]
    for number, file in enumerate(configurations_of(paths, config)):
        if observe and file:
            observe(str(file))
        lines += ["", ""] if number else []
        lines += _lines(read_settings.settings_in_force(file))
    write_text("".join(f"{escape_commands(escape_unseen(line))}\n" for line in lines))
    return 0


def _lines(force: "SettingsInForce") -> Iterator[str]:
    from cxjourney.config.parse_config import TABLE
    from cxjourney.config.settings import settings_to_plain
    from cxjourney.files.config_file import SHARED_CONFIG

    values = settings_to_plain(force.settings)
    values["thresholds"] = _figures(force.settings.thresholds)
    values["evidence"] = _evidence(force.settings.evidence)
    values["connections"] = {name: _without_secrets(parts) for name, parts in force.settings.connections.items()}
    above = TABLE if force.file and Path(force.file).name == SHARED_CONFIG else ()
    yield f"# configuration: {force.file or 'none, so everything is at its default'}"
    yield from _table((), values, above, force)


def _table(
    path: tuple[str, ...], values: Mapping[str, object], above: tuple[str, ...], force: "SettingsInForce"
) -> Iterator[str]:
    """Write a table, and the tables in it below; one that holds nothing else has no head."""
    if not path or any(not isinstance(value, dict) for value in values.values()):
        yield ""
        if above or path:
            yield f"[{'.'.join((*above, *path))}]"
    for name, value in values.items():
        if value is _SECRET:
            yield f"# {name} holds a secret in plain text, so it is not shown (cxjourney explain CX915)"
        elif value is None:
            yield f"# {name} is not set"
        elif not isinstance(value, dict):
            yield f"{name} = {_as_toml(value)}  # {force.origin('.'.join((*path, name)))}"
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _table((*path, name), value, above, force)


def _as_toml(value: object) -> str:
    import json

    if isinstance(value, _Figure):
        return value
    if isinstance(value, float):
        return f"{value:.15g}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


class _Secret:
    """Stands for what is not shown."""


_SECRET = _Secret()


def _without_secrets(parts: Mapping[str, str]) -> dict[str, object]:
    from cxjourney.config.evidence_settings import ConnectionModel
    from cxjourney.evidence.connections import plain_secrets

    hidden = plain_secrets(parts)
    shown: dict[str, object] = {name: _SECRET if name in hidden else value for name, value in parts.items()}
    own = {name: shown.pop(name) for name in ConnectionModel.model_fields if name in shown}
    return {**own, "options": shown} if shown else own


def _evidence(settings: "EvidenceSettings") -> dict[str, object]:
    from cxjourney.config.evidence_settings import written_seconds

    return {
        "min_group": settings.min_group,
        "timeout": written_seconds(settings.timeout),
        "quiet": f"{settings.quiet}d",
        "source_timeout": written_seconds(settings.source_timeout),
        "dbt": settings.dbt,
    }


class _Figure(str):
    """A figure as the configuration writes it."""

    __slots__ = ()


def _figures(given: Mapping[str, int]) -> dict[str, _Figure]:
    from cxjourney.config.threshold_checks import threshold_figures

    return {code: _Figure(one.as_set(given.get(code, one.default))) for code, one in threshold_figures().items()}
