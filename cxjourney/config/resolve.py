"""The settings in force for some paths, and where each of them comes from."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cxjourney.config.settings import DEFAULTS, Settings
from cxjourney.errors import CannotRun
from cxjourney.files.discover import SHARED_CONFIG, config_above, default_paths, posix_name
from cxjourney.files.filesystem import read_text_file
from cxjourney.files.text_file import TextFile
from cxjourney.text.escape import escape_unseen

DEFAULT = "default"


class SettingsInForce(NamedTuple):
    """Settings, the file that they were read from if there is one, and the line of each that it sets.

    What stands in a table goes by both names: ``thresholds.CX507``.
    """

    settings: Settings
    file: str | None
    lines: dict[str, int]

    def origin(self, name: str) -> str:
        """Return where a setting comes from: ``cxjourney.toml:3``, or ``default``."""
        return f"{self.file}:{self.lines[name]}" if name in self.lines else DEFAULT


def settings_in_force(paths: Sequence[str] | None, named: Path | None) -> SettingsInForce:
    """Return the settings of the configuration that was named, or of the one that speaks for the paths, or defaults.

    Raises:
        CannotRun: The configuration can't be used, or the paths have different ones.
    """
    file = config_file(paths, named)
    return SettingsInForce(DEFAULTS, None, {}) if file is None else _read(file)


def config_file(paths: Sequence[str] | None, named: Path | None) -> Path | None:
    """Return the configuration that was named, else the one that speaks for the paths; None where there is none.

    Raises:
        CannotRun: The paths have different ones.
    """
    return named or _nearest_config([Path(path) for path in paths or () if path != "-"] or default_paths(Path()))


def read_config(file: Path) -> TextFile:
    """Return the text of a configuration.

    Raises:
        CannotRun: It can't be read.
    """
    name = _shown_name(file)
    source = read_text_file(file.absolute(), name, file.absolute().parent)
    if not isinstance(source, TextFile):
        raise CannotRun(f"{escape_unseen(name)}: {source.message} {source.help}")
    return source


def _nearest_config(paths: Sequence[Path]) -> Path | None:
    files = list(dict.fromkeys(config_above(Path(path).absolute()) for path in paths))
    if len(files) > 1:
        names = " and ".join(escape_unseen(str(file)) if file else "no file at all" for file in files)
        raise CannotRun(f"The paths have different configurations: {names}. Check them apart, or name one by --config.")
    return files[0]


def _read(file: Path) -> SettingsInForce:
    from cxjourney.config.parse import MAX_FAULTS, Config, parse_config

    source = read_config(file)
    name = source.name
    config = parse_config(source.text, file.name == SHARED_CONFIG)
    if isinstance(config, Config):
        return SettingsInForce(config.settings, name, config.lines)
    faults = "\n".join(f"{escape_unseen(name)}:{one.line}:{one.column} {one.message}\n    {one.help}" for one in config)
    more = "\nThere may be more: fix these first." if len(config) >= MAX_FAULTS else ""
    raise CannotRun(f"The configuration can't be used.\n{faults}{more}")


def _shown_name(file: Path) -> str:
    try:
        return posix_name(str(file.absolute().relative_to(Path().absolute())))
    except ValueError:
        return posix_name(str(file))
