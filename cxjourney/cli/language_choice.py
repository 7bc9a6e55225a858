"""The language of what a command says before, or without, reading journeys: that of journeys is known in `pipeline`."""

import os
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from cxjourney.cli.options import LANGUAGE_VARIABLE, language_tag
from cxjourney.cli.output import say
from cxjourney.errors import CannotRun
from cxjourney.languages import FALLBACK, Language, language


def spoken_language(arguments: Sequence[str]) -> Language:
    """Return the language that was asked for: by option, by environment, or by the configuration; else English.

    A command that can't run has often not read its configuration, or can't use it: what that says of the language
    counts all the same.

    Args:
        arguments: What stands behind ``cxjourney`` on the command line.
    """
    for tag in (_value_of("--language", arguments), os.environ.get(LANGUAGE_VARIABLE)):
        if tag:
            return _language_or_english(tag)
    named = _value_of("--config", arguments)
    paths = [text for text in arguments[1:] if not text.startswith("-") and os.path.lexists(text)]
    return asked_language(None, Path(named) if named is not None else None, paths)


def asked_language(tag: str | None, config: Path | None, paths: Sequence[str]) -> Language:
    """Return the language of a tag, else that of the configuration that was named, or of the paths; else English.

    Args:
        tag: The tag that was asked for; None where nobody said.
        config: The configuration that was named.
        paths: The files and folders that were named; what stands on standard input is left out.
    """
    files = [config] if config is not None else _configurations(paths)
    spoken = filter(None, map(_language_in, files)) if tag is None else iter([_language_or_english(tag)])
    return next(spoken, language(FALLBACK))


def choose_words(asked: str | None, config: Path | None = None) -> Language:
    """Return the language that was asked for, else that of the configuration of this folder, else English.

    What is wrong with it is said on standard error.

    Raises:
        CannotRun: The configuration can't be used.
    """
    from cxjourney.config.read_settings import settings_in_force
    from cxjourney.files.config_file import config_above
    from cxjourney.pipeline.command_languages import language_remarks, read_team_words, told_language

    file = config or config_above(Path.cwd())
    settings = settings_in_force(file).settings
    words, tag = read_team_words(file, settings), told_language(asked, [settings])
    spoken = words.speak(tag or FALLBACK)
    say(*language_remarks(tag, words), words=spoken)
    return spoken


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """Return what stands behind an option; of several, the last one counts."""
    values = [text.partition("=")[2] for text in arguments if text.startswith(f"{option}=")]
    values += [after for text, after in pairwise(arguments) if text == option]
    return values[-1] if values else None


def _language_or_english(tag: str) -> Language:
    import typer

    try:
        return language(language_tag(tag) or FALLBACK)
    except typer.BadParameter:
        return language(FALLBACK)


def _configurations(paths: Sequence[str]) -> Iterator[Path]:
    """Yield the configurations of the paths, of what is read where none is named, and that of the folder."""
    from cxjourney.files.config_file import config_above
    from cxjourney.files.workspace_roots import default_paths

    places = [Path(path) for path in paths if path != "-"] or default_paths(Path())
    yield from filter(None, (config_above(place.absolute()) for place in (*places, Path())))


def _language_in(config: Path) -> Language | None:
    """Return the language that a configuration names; None where it names none, or is no TOML."""
    from cxjourney.config.read_settings import settings_in_force
    from cxjourney.files.config_file import SHARED_CONFIG
    from cxjourney.files.filesystem import read_bytes
    from cxjourney.files.text_file import MAX_BYTES
    from cxjourney.files.toml import NotToml, read_toml
    from cxjourney.pipeline.command_languages import read_team_words

    try:
        settings = settings_in_force(config).settings
    except CannotRun:
        try:
            data = read_toml((read_bytes(config, MAX_BYTES) or b"").decode())
        except (OSError, ValueError, NotToml):
            return None
        for name in ("tool", "cxjourney") if config.name == SHARED_CONFIG else ():
            inner = data.get(name)
            data = inner if isinstance(inner, dict) else {}
        tag = data.get("language")
        return _language_or_english(tag) if isinstance(tag, str) and tag else None
    return read_team_words(config, settings).speak(settings.language) if settings.language else None
