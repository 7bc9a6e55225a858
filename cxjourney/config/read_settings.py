"""The settings that a configuration puts in force, and where each of them comes from."""

from pathlib import Path
from typing import NamedTuple

from cxjourney.config.settings import DEFAULTS, Settings
from cxjourney.errors import CannotRun
from cxjourney.files.config_file import SHARED_CONFIG
from cxjourney.files.filesystem import LOCAL, Filesystem
from cxjourney.files.text_file import MAX_BYTES, TextFile
from cxjourney.files.workspace_roots import posix_name
from cxjourney.languages.message import join_lines, join_sentences, join_words, message
from cxjourney.text.escape_unseen import escape_unseen

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


def settings_in_force(file: Path | None, filesystem: Filesystem = LOCAL) -> SettingsInForce:
    """Return the settings of a configuration; the defaults where there is none.

    Raises:
        CannotRun: The configuration can't be used.
    """
    return SettingsInForce(DEFAULTS, None, {}) if file is None else _read(file, filesystem)


def read_config(file: Path, filesystem: Filesystem = LOCAL) -> TextFile:
    """Return the text of a configuration.

    Raises:
        CannotRun: It can't be read.
    """
    name = _shown_name(file)
    source = filesystem.read(file.absolute(), name, file.absolute().parent, MAX_BYTES)
    if not isinstance(source, TextFile):
        fault = join_sentences(source.message, source.help)
        raise CannotRun(message("figures.colon", head=escape_unseen(name), rest=fault))
    return source


def _read(file: Path, filesystem: Filesystem) -> SettingsInForce:
    from cxjourney.config.parse_config import MAX_FAULTS, Config, parse_config

    source = read_config(file, filesystem)
    name = source.name
    config = parse_config(source.text, file.name == SHARED_CONFIG)
    if isinstance(config, Config):
        return SettingsInForce(config.settings, name, config.lines)
    lines: list[str] = [message("run.config")]
    for one in config:
        lines += (
            join_words(f"{escape_unseen(name)}:{one.line}:{one.column}", one.message),
            join_words("   ", one.help),
        )
    if len(config) >= MAX_FAULTS:
        lines.append(message("run.config.more"))
    raise CannotRun(join_lines(*lines))


def _shown_name(file: Path) -> str:
    try:
        return posix_name(str(file.absolute().relative_to(Path().absolute())))
    except ValueError:
        return posix_name(str(file))
